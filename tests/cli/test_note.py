"""`tickler note`: what was said, and where the card goes next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st


@pytest.fixture
def tickler_with_ana(tickler):
    tickler("add", "Ana")
    return tickler


def newest(tickler, client="1"):
    return tickler.json("dossier", client)["notes"][0]


def test_what_was_said_is_written_down_with_the_moment(clients):
    assert clients("note", "петров", "wants", "three quotes", "--outcome", "reached") == (
        "Иван Петров: reached\nИван Петров → Fri 20 Nov 2026 09:30, tab 20\n"
    )
    note = newest(clients)
    assert note["at"].startswith("2026-11-20T08:30:00")
    assert (note["kind"], note["outcome"], note["text"]) == ("call", "reached", "wants three quotes")


def test_note_and_defer_are_one_command_and_one_undo(clients):
    before = clients.dump()
    assert clients("note", "1", "decides Thursday", "--kind", "email", "--defer", "fri 10:00") == (
        "Иван Петров: noted → Fri 27 Nov 2026 10:00, tab 27\n  today is a Friday: this is the next one\n"
    )
    assert newest(clients)["kind"] == "email"

    clients("undo")
    assert clients.dump() == before


def test_why_the_card_will_be_due_is_said_with_the_date(clients):
    clients("note", "1", "likes it", "--defer", "mon", "--why", "send the contract")
    dossier = clients.json("dossier", "1")
    assert (dossier["card"]["why"], dossier["moves"][0]["why"]) == ("send the contract", "send the contract")

    clients("note", "1", "thinks it over", "--defer", "tue")
    assert clients.json("dossier", "1")["card"]["why"] == "send the contract"


@pytest.mark.parametrize(
    ("outcome", "said"), [("no-answer", "no answer"), ("left-message", "left message"), ("sold", "sold")]
)
def test_an_outcome_is_said_in_words(clients, outcome, said):
    assert clients("note", "2", "x", "--outcome", outcome, "--defer", "mon") == (
        f"Željko Šarić: {said} → Mon 23 Nov 2026, tab 23\n"
    )
    assert newest(clients, "2")["outcome"] == outcome


def test_a_private_note_is_marked(clients):
    clients("note", "1", "drinks", "--private", "--outcome", "reached")
    clients("note", "1", "pays on time")

    assert "reached, private  drinks" in clients("dossier", "1")
    assert clients("dossier", "1", "--md", "--with-private").count("private") == 1


def test_the_kind_is_that_of_the_card_unless_said(clients):
    clients("note", "2", "hello")

    assert newest(clients, "2")["kind"] == "first-call"


def test_a_dash_reads_the_text_with_its_lines(clients):
    clients("note", "1", "-", stdin="პირველი\n\nвторая\n")

    assert newest(clients)["text"] == "პირველი\n\nвторая"


@given(st.text(st.characters(exclude_categories=["Cs"])).filter(str.strip))
def test_any_text_comes_back_to_the_letter(tickler_with_ana, text):
    tickler_with_ana("note", "1", "-", stdin=text)

    assert newest(tickler_with_ana)["text"] == text.strip("\n")


def test_without_a_text_the_editor_opens(clients, editor):
    editor("assert file.read_text() == ''\nfile.write_text('long\\nand wide')")
    clients("note", "1", terminal=True)

    assert newest(clients)["text"] == "long\nand wide"


def test_a_note_is_found(clients):
    clients("note", "1", "скидка пять процентов")

    assert clients.json("find", "skidka")["cards"][0]["match"] == "скидка пять процентов"


@pytest.mark.parametrize(
    ("args", "stdin", "code", "error"),
    [
        pytest.param(("1",), "", 2, "A note needs a text.", id="no text"),
        pytest.param(("1", "-"), "\n \n", 5, "The note is empty", id="an empty text"),
        pytest.param(("1", "-"), b"caf\xe9", 5, "byte 0xE9 at position 3", id="not UTF-8"),
        pytest.param(("1", "\udcff"), "", 5, "is not text in the encoding", id="bytes as a word"),
        pytest.param(("1", "x", "--kind", "lunch"), "", 5, '"lunch" is no kind of contact.', id="kind"),
        pytest.param(("1", "x", "--outcome", "ok"), "", 5, '"ok" is no outcome.', id="outcome"),
        pytest.param(("1", "x", "--defer", "yesterday"), "", 5, "The past is no place", id="past"),
        pytest.param(("1", "x", "--defer", ""), "", 5, "No date was given", id="no date"),
        pytest.param(("1", "x", "--why", "y"), "", 2, "--why belongs to --defer.", id="why without a date"),
        pytest.param(("42", "x"), "", 3, 'No client answers to "42".', id="no such id"),
    ],
)
def test_refused(refused, args, stdin, code, error):
    assert error in refused(code, "note", *args, stdin=stdin)


def test_an_outcome_is_refused_with_the_choices(refused):
    assert refused(5, "note", "1", "x", "--outcome", "ok") == (
        'tickler: "ok" is no outcome.\n'
        "    reached\n    no-answer\n    left-message\n    agreed\n    refused\n    sold\n"
        "  Say one of these.\n"
    )
