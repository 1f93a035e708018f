"""`tickler script`: wording for a call, filled in; the user's own; broken ones."""

from pathlib import Path

import pytest

from tests.conftest import Tickler


def own(tickler: Tickler, name: str, text: str) -> Path:
    file = tickler.home / "config" / "tickler" / "scripts" / f"{name}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_the_scripts_that_ship(clients):
    listed = clients("script", "list")
    assert (
        listed
        == clients("script")
        == (
            "name             shown with       languages           from     what it is for\n"
            "first-call       kind first-call  de, en, hr, ka, ru  program  The first call\n"
            "overdue-payment  tag overdue      de, en, hr, ka, ru  program  An overdue payment\n"
            "thanks           tag bought       de, en, hr, ka, ru  program  Thanks after a sale\n"
            "think-it-over    tag thinking     de, en, hr, ka, ru  program  I have to think about it\n"
            "winning-back     tag lost         de, en, hr, ka, ru  program  Winning a client back\n"
            "\n"
            f"Your own scripts go into {clients.home}/config/tickler/scripts\n"
        )
    )


def test_a_script_with_the_fields_of_a_card(clients):
    clients("config", "owner", "Ana Kralj")
    clients(
        "edit", "petrov", "--address-as", "Mr Petrov, formal", "--service", "respectful", "--hours", "9-12"
    )
    said = clients("script", "show", "first-call", "petrov")
    assert said.splitlines()[0].split("  ")[0] == "The first call"
    assert said.splitlines()[1:7] == [
        "address as: Mr Petrov, formal · service: respectful · hours: 9-12",
        "",
        "Who you are, and why you ring",
        "Good morning, Mr Petrov. My name is Ana Kralj. Have I caught you at a good moment? I need two",
        "minutes. I am ringing because of this: asks for a discount.",
        "",
    ]
    assert "- How do you do it today at ООО Ромашка?" in said


def test_the_name_of_the_letterhead_where_the_folder_has_no_owner(clients):
    assert "My name is ___." in clients("script", "show", "first-call", "petrov")
    clients("config", "sender", "Ana Kralj / Kava d.o.o.")
    assert "My name is Ana Kralj." in clients("script", "show", "first-call", "petrov")


def test_the_language_of_the_card_or_the_usual_one_or_the_one_that_is_said(clients):
    def heading(*words):
        return clients("script", "show", "thanks", *words).split("  ")[0].splitlines()[0]

    clients("edit", "petrov", "--language", "ru")
    assert heading("petrov") == "Спасибо после покупки"
    assert heading("petrov", "--language", "ka") == "მადლობა შესყიდვის შემდეგ"
    assert heading("bura") == "Thanks after a sale"
    clients("config", "language", "hr")
    assert (heading("bura"), heading()) == ("Zahvala nakon kupnje", "Zahvala nakon kupnje")
    assert heading("petrov") == "Спасибо после покупки"
    clients("edit", "petrov", "--tag", "bought")
    assert clients.json("call", "petrov")["script"].startswith("# Спасибо после покупки\n")


def test_one_is_copied_in_the_usual_language_or_another_one(clients):
    clients("config", "language", "hr")
    assert "scripts/thanks.hr.md is yours now" in clients("script", "copy", "thanks")
    assert "scripts/thanks.md is yours now" in clients("script", "copy", "thanks", "--language", "en")
    assert "there in xx" in clients.fails(3, "script", "copy", "thanks", "--language", "xx")


def test_without_a_client_the_places_are_seen(clients):
    assert "Good morning, {{ client.addressed }}." in clients("script", "show", "thanks")


def test_every_script_and_letter_that_ships_can_be_filled_in_for_a_card_with_nothing_on_it(tickler):
    tickler("add", "Ana")
    for script in tickler.json("script", "list")["scripts"]:
        answer = tickler.json("script", "show", script["name"], "ana")
        assert (answer["client_id"], "{" in answer["text"], "None" in answer["text"]) == (1, False, False)


def test_ones_own_wins_and_the_clients_language_before_it(clients):
    own(clients, "thanks", "Thank you, {{ client.name }}.")
    own(clients, "thanks.ru", "Спасибо, {{ client.name }}.")
    assert clients.json("script", "show", "thanks", "petrov")["text"] == "Thank you, Иван Петров."
    clients("edit", "petrov", "--language", "ru")
    assert clients.json("script", "show", "thanks", "petrov")["text"] == "Спасибо, Иван Петров."


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["sing"], 5, '"sing" is no thing to do with scripts.'),
        (["show"], 2, "Which script?"),
        (["list", "thanks"], 2, "list takes nothing more."),
        (["list", "--language", "ru"], 2, "list takes nothing more."),
        (["show", "thanks", "--language", "fr"], 3, 'The script "thanks" is not there in fr.'),
        (["show", "poem"], 3, 'There is no script "poem".'),
        (["show", "thanks", "nobody"], 3, 'No client answers to "nobody".'),
    ],
)
def test_what_is_refused(clients, words, code, said):
    assert clients.fails(code, "script", *words).startswith(f"tickler: {said}")


def test_a_broken_script_is_refused_with_its_line_and_hides_no_other(clients):
    file = own(clients, "mine", "---\ntag: vip\n---\nHello\n{{ client.nmae }}")
    assert clients.fails(5, "script", "show", "mine", "petrov") == (
        "tickler: mine.md cannot be used, line 5: a client has no 'nmae'.\n"
        f"  Mend it in {file}, or take it away.\n"
    )
    file.write_bytes(b"one\n\xff")
    assert "mine.md cannot be used, line 2: it is not UTF-8." in clients("script", "list")


def test_what_a_card_says_is_neither_code_nor_sent_raw(clients):
    clients("add", "Ana {{ 7 * 7 }} \x1b[31m", "--on", "today")
    said = clients("script", "show", "thanks", "5")
    assert "Good morning, Ana {{ 7 * 7 }} ␛[31m." in said


def test_a_script_is_laid_out_for_the_window(clients):
    own(
        clients,
        "mine",
        "# Begin\nOne sentence\nin two lines.\n- an item\n  that goes on\n- another\n\n#tag\n> quoted",
    )
    assert clients("script", "show", "mine", "petrov").splitlines()[2:] == [
        "Begin",
        "One sentence in two lines.",
        "- an item that goes on",
        "- another",
        "",
        "#tag",
        "> quoted",
    ]


def test_a_shipped_one_is_copied_to_be_changed(clients):
    file = clients.home / "config" / "tickler" / "scripts" / "thanks.md"
    assert clients("script", "copy", "thanks") == f"{file} is yours now: change it as you like\n"
    assert file.read_text().startswith("---\ntitle: ")
    assert clients.fails(5, "script", "copy", "thanks").startswith(f"tickler: {file} is your own already.")
    assert "There is no" in clients.fails(3, "script", "copy", "poem")
