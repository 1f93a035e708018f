"""`tickler import`: contacts from files of several programs into the folder, and out again by one undo."""

from collections import Counter

import pytest

from tests.cli.conftest import SAMPLE_DATA

GOOGLE, OUTLOOK, PLAIN = (str(SAMPLE_DATA / f"{name}.csv") for name in ("contacts", "outlook", "plain"))
FAULTY = "Name,Phone,Birthday\nAna,by letter,31.2.1980\n,,\n,x,\nBo,+385 91 000 0009,\n"


def numbers(report):
    names = ("read", "created", "updated", "unchanged", "skipped", "duplicates")
    return tuple(report[name] for name in names)


@pytest.mark.parametrize(
    ("file", "first", "again"),
    [
        # One person is twice in the Google file: known by the e-mail, with another spelling of the name.
        pytest.param(GOOGLE, (62, 61, 0, 0, 0, 1), (62, 0, 0, 61, 0, 1), id="Google"),
        pytest.param(OUTLOOK, (8, 8, 0, 0, 0, 0), (8, 0, 0, 8, 0, 0), id="Outlook"),
        pytest.param(PLAIN, (8, 8, 0, 0, 0, 0), (8, 0, 0, 8, 0, 0), id="home-made"),
    ],
)
def test_a_second_time_nothing_is_new_and_nothing_written(tickler, file, first, again):
    report = tickler.json("import", file)
    assert (numbers(report), report["batch"]) == (first, 1)
    before = tickler.dump()

    report = tickler.json("import", file)
    assert (numbers(report), report["batch"]) == (again, None)
    assert tickler.dump() == before
    assert len(tickler.json("log")["entries"]) == 1


def test_what_is_said(tickler):
    assert tickler("import", PLAIN) == (
        "read as UTF-8, cells separated by semicolons\n"
        "8  read\n"
        "8  created\n"
        "\n"
        "Journal entry 1; tickler undo takes the whole import back.\n"
    )
    assert tickler.json("log")["entries"][0]["summary"] == "8 new and 0 changed from plain.csv"


def test_contacts_of_three_scripts_arrive_whole(tickler):
    tickler("import", GOOGLE)

    card = tickler.json("dossier", "beridze")["card"]
    assert (card["name"], card["company"], card["position"]) == (
        "გიორგი ბერიძე",
        "შპს თეთრი ხიდი",
        "დირექტორი",
    )
    assert (card["phones"], card["emails"]) == (["+995 555 00 00 02"], ["g.beridze@tetrikhidi.example"])
    assert card["tags"] == ["construction", "prospect"]
    assert card["place"] == "loose"
    assert "behind the gate" in tickler.json("dossier", "beridze")["notes"][0]["text"]


def test_undo_takes_the_whole_import_back(clients):
    before = clients.dump()
    clients("import", GOOGLE, "--on", "mon")
    assert clients("undo") == "taken back: import, 58 new and 0 changed from contacts.csv\n"

    assert clients.dump() == before
    assert clients.json("find", "ჭ")["cards"] == []


def test_on_files_the_new_cards_and_says_where(tickler):
    said = tickler("import", PLAIN, "--on", "sun", "--tag", "fair", "--kind", "visit")

    assert "new cards → Sun 22 Nov 2026, tab 22\nthat is a Sunday\n" in said
    cards = tickler.json("list", "--tag", "fair")["cards"]
    assert {(card["place"], card["kind"]) for card in cards} == {("2026-11-22", "visit")}
    assert len(cards) == 8


def test_what_is_filed_for_a_day_is_a_first_call(tickler):
    tickler("import", PLAIN, "--on", "mon")
    assert len(tickler.json("list", "--kind", "first-call")["cards"]) == 8


def test_a_tag_that_was_put_on_is_found(tickler):
    tickler("import", PLAIN, "--tag", "ярмарка 2026")

    assert len(tickler.json("find", "rmarka 2026")["cards"]) == 8
    assert len(tickler.json("list", "--tag", "ярмарка 2026")["cards"]) == 8


@pytest.fixture
def exported(clients):
    """An empty folder, and the four clients in a file of our own, each with its place in it."""
    sheet = clients("export")
    clients("undo", "4")
    return clients, sheet


@pytest.mark.parametrize(
    ("options", "places"),
    [
        pytest.param((), ["2026-11-20", "2026-11-17", "2026-11-25", "loose"], id="where they were"),
        pytest.param(("--on", "1 dec"), ["2026-12-01"] * 4, id="on a day"),
        pytest.param(("--on", "jan"), ["2027-01"] * 4, id="behind a month"),
        pytest.param(("--spread", "3"), ["2026-11-23"] * 3 + ["2026-11-24"], id="spread"),
    ],
)
def test_what_is_said_wins_over_the_places_in_our_own_file(exported, options, places):
    tickler, sheet = exported
    tickler("import", "-", *options, stdin=sheet)

    cards = {card["name"]: card for card in tickler.json("list")["cards"]}
    names = ("Иван Петров", "Željko Šarić", "Ivana Marić", "გიორგი ბერიძე")
    assert [cards[name]["place"] for name in names] == places
    assert cards["Иван Петров"]["why"] == "asks for a discount"


def test_spread_fills_working_days_alone(tickler):
    tickler("config", "holidays", "HR")
    assert "new cards → 3 a working day from Thu 24 Dec 2026, tab Dec on" in tickler(
        "import", PLAIN, "--on", "24 dec", "--spread", "3"
    )
    # 25 December is a holiday, 26 and 27 are a weekend.
    places = Counter(card["place"] for card in tickler.json("list")["cards"])
    assert places == {"2026-12-24": 3, "2026-12-28": 3, "2026-12-29": 2}


def test_spread_begins_tomorrow_unless_told(tickler):
    tickler("import", PLAIN, "--spread", "5")
    assert Counter(card["place"] for card in tickler.json("list")["cards"]) == {
        "2026-11-23": 5, "2026-11-24": 3,
    }  # fmt: skip


def test_update_adds_and_replaces_but_never_moves(clients):
    sheet = "Name,E-mail,Phone,Position\nIvana Marić,IVANA@bura.example,+385 1 0000 003,Director\n"
    report = clients.json("import", "-", stdin=sheet)
    assert numbers(report) == (1, 0, 0, 0, 0, 1)
    assert report["matches"] == [
        {"row": 2, "card_id": 3, "by": "e-mail", "name": "Ivana Marić", "kind": "left"}
    ]

    assert clients("import", "-", stdin=sheet).splitlines()[1:] == [
        "1  read",
        "1  known already, left as they are",
        "",
        "known already, with other particulars: --update writes them down",
        "row  name         is",
        "  2  Ivana Marić  card 3, same e-mail",
    ]

    assert numbers(clients.json("import", "-", "--update", stdin=sheet)) == (1, 0, 1, 0, 0, 0)
    card = clients.json("dossier", "3")["card"]
    assert (card["position"], card["phones"]) == ("Director", ["+385 1 0000 003"])
    assert (card["place"], card["company"]) == ("2026-11-25", "Hotel Bura")
    assert clients("undo").startswith("taken back: import, 0 new and 1 changed from standard input")
    assert clients.json("dossier", "3")["card"]["position"] is None


COLLEAGUES = "Name,Company,Phone\nAna Prva,Acme,+385 1 000 0001\nBoris Drugi,Acme,+385 1 000 0001\n"


@pytest.mark.parametrize("option", [(), ("--update",)], ids=["import", "update"])
def test_colleagues_on_one_switchboard_stay_two_people(tickler, option):
    said = tickler("import", "-", *option, stdin=COLLEAGUES)
    assert said.splitlines()[1:7] == [
        "2  read",
        "2  created",
        "",
        "new cards that are likely duplicates: have a look at both",
        "row  name         is",
        "  3  Boris Drugi  card 1, same phone",
    ]
    assert [card["name"] for card in tickler.json("list")["cards"]] == ["Ana Prva", "Boris Drugi"]

    assert numbers(tickler.json("import", "-", *option, stdin=COLLEAGUES)) == (2, 0, 0, 2, 0, 0)


def test_what_points_at_two_cards_is_left_out_and_named(clients):
    clients("add", "Ana Prva", "--email", "ana@x.example")
    clients("add", "Ana Prva", "--company", "Acme", "--phone", "+385 1 000 0001")
    before = clients.dump()
    sheet = "Name,E-mail,Phone\nAna Prva,ana@x.example,+385 1 000 0001\n"
    report = clients.json("import", "-", "--update", stdin=sheet)

    assert numbers(report) == (1, 0, 0, 0, 1, 0)
    assert report["problems"] == [
        {
            "row": 2,
            "column": None,
            "value": "Ana Prva",
            "reason": "could be card 5 (same e-mail) or card 6 (same phone): the row was left out",
        }
    ]
    assert clients.dump() == before


def test_update_never_gives_a_card_another_name(tickler):
    tickler("add", "Ana", "--email", "ana@x.example")
    sheet = "Name,E-mail,Position\nAna Prva,ana@x.example,{}\n"
    report = tickler.json("import", "-", "--update", stdin=sheet.format("Director"))
    assert numbers(report) == (1, 0, 1, 0, 0, 0)
    assert report["matches"] == [
        {"row": 2, "card_id": 1, "by": "e-mail", "name": "Ana Prva", "kind": "other-name"}
    ]
    card = tickler.json("dossier", "1")["card"]
    assert (card["name"], card["position"]) == ("Ana", "Director")

    report = tickler.json("import", "-", "--update", stdin=sheet.format("Director"))
    assert (numbers(report), report["matches"][0]["kind"]) == ((1, 0, 0, 0, 0, 1), "other-name")
    assert numbers(tickler.json("import", "-", stdin="Name,E-mail\nANA,ana@x.example\n"))[5] == 1


def test_a_new_note_of_a_known_client_is_not_lost(tickler):
    sheet = "Name,E-mail,Note\nAna,ana@x.example,{}\n"
    tickler("import", "-", stdin=sheet.format("likes tea"))
    assert numbers(tickler.json("import", "-", stdin=sheet.format("likes tea"))) == (1, 0, 0, 1, 0, 0)
    assert numbers(tickler.json("import", "-", stdin=sheet.format("wants an offer"))) == (1, 0, 0, 0, 0, 1)
    before = tickler.dump()

    for expected in ((1, 0, 1, 0, 0, 0), (1, 0, 0, 1, 0, 0)):
        report = tickler.json("import", "-", "--update", stdin=sheet.format("wants an offer"))
        assert numbers(report) == expected
    notes = tickler.json("dossier", "ana")["notes"]
    assert {note["text"] for note in notes} == {"likes tea", "wants an offer"}
    # An imported note is no contact made today.
    assert tickler.json("today")["counts"]["done_today"] == 0
    tickler("undo")
    assert tickler.dump() == before


@pytest.mark.parametrize(
    ("options", "kinds"),
    [
        pytest.param((), {"call", "first-call"}, id="the file's"),
        pytest.param(("--on", "mon"), {"call", "first-call"}, id="the file's, on a day"),
        pytest.param(("--kind", "visit"), {"visit"}, id="said"),
        pytest.param(("--kind", "visit", "--spread", "2"), {"visit"}, id="said, spread"),
    ],
)
def test_the_kind_said_wins_over_that_of_our_own_file(exported, options, kinds):
    tickler, sheet = exported
    tickler("import", "-", *options, stdin=sheet)
    assert {card["kind"] for card in tickler.json("list")["cards"]} == kinds


def test_map_says_what_a_column_means(tickler):
    sheet = "Wer;Ruf;Größe\nAna;+385 91 000 0009;XL\n"
    tickler(
        "import", "-", "--map", "Wer=name", "--map", "Ruf=phone", "--map", "Größe=custom:size", stdin=sheet
    )

    card = tickler.json("dossier", "ana")["card"]
    assert (card["phones"], card["custom"]) == (["+385 91 000 0009"], {"size": "XL"})


def test_an_encoding_that_is_not_utf_8(tickler):
    tickler("import", "-", "--encoding", "cp1251", stdin="Имя;Фирма\nЁжик;Туман\n".encode("cp1251"))

    assert [card["name"] for card in tickler.json("list")["cards"]] == ["Ёжик"]


def test_problems_name_row_column_value_and_reason(tickler):
    report = tickler.json("import", "-", stdin=FAULTY)

    assert numbers(report) == (3, 2, 0, 0, 1, 0)
    assert report["problems"] == [
        {
            "row": 2,
            "column": "Phone",
            "value": "by letter",
            "reason": "a phone number without digits; kept as a custom field",
        },
        {
            "row": 2,
            "column": "Birthday",
            "value": "31.2.1980",
            "reason": "there is no such day; kept as a custom field",
        },
        {
            "row": 4,
            "column": "Phone",
            "value": "x",
            "reason": "a phone number without digits; kept as a custom field",
        },
        {
            "row": 4,
            "column": None,
            "value": "x",
            "reason": "no name, company, e-mail or phone: the row was left out",
        },
    ]
    assert tickler("--quiet", "import", "-", stdin="Name,Phone\nAna,x\n").count("without digits") == 1


def test_a_rehearsal_reports_the_same_and_writes_nothing(clients):
    before = clients.folder.read_bytes()
    rehearsed = clients.json("import", GOOGLE, "--spread", "4", "--dry-run")
    assert clients.folder.read_bytes() == before
    assert "Nothing was written" in clients("import", GOOGLE, "--dry-run").splitlines()[0]

    real = clients.json("import", GOOGLE, "--spread", "4")
    assert (rehearsed.pop("batch"), rehearsed.pop("dry_run")) == (None, True)
    assert (real.pop("batch"), real.pop("dry_run")) == (5, False)
    assert rehearsed == real


def test_a_rehearsal_makes_no_folder(tickler):
    assert numbers(tickler.json("import", PLAIN, "--dry-run")) == (8, 8, 0, 0, 0, 0)
    assert not tickler.folder.parent.exists()


def test_a_bar_on_a_terminal_stays_out_of_the_answer(tickler):
    outcome = tickler.run("--color", "never", "import", PLAIN, terminal=True)

    assert "importing" in outcome.err
    assert "importing" not in outcome.out


@pytest.mark.parametrize(
    ("args", "stdin", "code", "error"),
    [
        pytest.param(("no/such.csv",), "", 5, "no/such.csv cannot be read: No such file", id="no file"),
        pytest.param((str(SAMPLE_DATA),), "", 5, "cannot be read: Is a directory", id="a directory"),
        pytest.param(("-",), "", 5, "the input is empty", id="empty"),
        pytest.param(("-",), b"\x89PNG\r\n\x1a\n\0\0", 5, "tickler: ", id="a picture"),
        pytest.param(("-",), "a,b\n1,2\n", 5, "tickler: ", id="no header understood"),
        pytest.param(("-", "--encoding", "utf-8"), b"Name\nAn\xe9\n", 5, "0xE9", id="wrong encoding"),
        pytest.param(("-", "--encoding", "klingon"), "Name\nA\n", 5, 'encoding "klingon".', id="encoding"),
        pytest.param(("-", "--map", "X=name"), "Name\nA\n", 5, 'has no column "X".', id="map of no column"),
        pytest.param(("-", "--map", "Name=x"), "Name\nA\n", 5, 'has no field "x".', id="map to no field"),
        pytest.param(("-", "--map", "Name"), "Name\nA\n", 2, "--map takes HEADER=FIELD", id="half a map"),
        pytest.param(("-", "--format", "xls"), "Name\nA\n", 5, '"xls" is no format.', id="format"),
        pytest.param(("-", "--kind", "lunch"), "Name\nA\n", 5, "is no kind of contact", id="kind"),
        pytest.param(("-", "--on", "yesterday"), "Name\nA\n", 5, "The past is no place", id="past"),
        pytest.param(("-", "--on", ""), "Name\nA\n", 5, "No date was given", id="no date"),
        pytest.param(("-", "--on", "jul", "--spread", "2"), "Name\nA\n", 5, "begins on a day", id="month"),
        pytest.param(("-", "--spread", "0"), "Name\nA\n", 2, "0 is not in the range", id="spread of none"),
    ],
)  # fmt: skip
def test_refused(refused, args, stdin, code, error):
    assert error in refused(code, "import", *args, stdin=stdin)


def test_a_day_that_gets_too_full_is_said(clients, tmp_path):
    file = tmp_path / "two.csv"
    file.write_text("name\nAna Prva\nBoris Drugi\n", encoding="utf-8")
    clients("config", "capacity", "2")
    assert "3 cards that day, 1 more than it can hold" in clients("import", str(file), "--on", "25")
    assert clients.json("list", "--tab", "25")["total"] == 3
