"""`tickler handover` and `tickler receive`: one falls ill, the colleague goes on."""

import json
import stat
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.cli.processes import PROGRAM, environ_of
from tests.conftest import FRIDAY, Tickler
from tests.paper.reading import packed, pages
from tickler.paper import handover as handover_papers
from tickler.store import documents

PETROV, SARIC, MARIC, BERIDZE = "Иван Петров", "Željko Šarić", "Ivana Marić", "გიორგი ბერიძე"
LETTER = (
    "From: Ivana <ivana@bura.example>\nTo: ana@example.hr\nSubject: ponuda\n"
    "Date: Mon, 16 Nov 2026 10:00:00 +0100\n\nMolim tri ponude.\n"
)


@pytest.fixture
def ana(clients, tmp_path):
    """The four clients of Ana, with notes, a move, documents in three scripts and slips."""
    clients("config", "owner", "Ana Horvat")
    clients("config", "country", "HR")
    clients("edit", "3", "--phone", "091 000 0003")
    clients("note", "1", "wants three quotes", "--outcome", "reached")
    clients("note", "1", "his daughter is ill", "--private")
    clients("note", "4", "ნახვამდის", "--defer", "26 14:30")
    clients("remind", "send the offer", "--on", "mon", "--for", "1")
    clients("remind", "birthday", "--on", "8 dec", "--for", "4", "--every", "yearly")
    clients("remind", "car to the garage", "--on", "mon")
    for name in ("понуда 118.pdf", "შეთავაზება.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / "upit.eml").write_text(LETTER, encoding="utf-8")
    clients("attach", "1", str(tmp_path / "понуда 118.pdf"), "--as", "offer")
    clients("attach", "4", str(tmp_path / "შეთავაზება.txt"), str(tmp_path / "понуда 118.pdf"))
    clients("attach", "3", str(tmp_path / "upit.eml"))
    return clients


@pytest.fixture
def marko(tmp_path):
    """The folder of a colleague, which does not exist yet."""
    return Tickler(tmp_path / "marko")


@pytest.fixture
def packet(tmp_path):
    """Where the packet of the test is."""
    return str(tmp_path / "sick.tickler")


def interrupted(*_):
    raise KeyboardInterrupt


def history(tickler, client):
    """All there is of a client apart from ids, the id outside, and where it is from."""
    dossier = tickler.json("dossier", client)
    card = {key: value for key, value in dossier["card"].items() if key not in ("id", "external_id")}
    of_file = ("at", "kind", "name", "media_type", "size", "sha256")
    return {
        "card": card,
        "notes": [(note["at"], note["kind"], note["outcome"], note["text"]) for note in dossier["notes"]],
        "moves": dossier["moves"],
        "documents": [tuple(document[key] for key in of_file) for document in dossier["documents"]],
        "slips": [(slip["text"], slip["due"]) for slip in dossier["reminders"]],
    }


def contents(tickler, client, directory):
    """The bytes of a client's documents."""
    found = []
    for document in tickler.json("attach", client, "--list")["documents"]:
        tickler("attach", "--save", str(document["id"]), str(directory / "copy"), "--force")
        found.append((directory / "copy").read_bytes())
    return found


def test_every_note_document_place_and_slip_arrives(ana, marko, packet, tmp_path):
    ana("handover", packet)
    received = marko.json("receive", packet)["received"]
    counts = ("read", "created", "notes", "moves", "documents", "reminders", "problems")
    assert [received[key] for key in counts] == [4, 4, 3, 1, 4, 2, []]

    for client in (PETROV, SARIC, MARIC, BERIDZE):
        there, here = history(ana, client), history(marko, client)
        private = [note for note in there["notes"] if note[3] == "his daughter is ill"]
        mark = ("2026-11-20T08:30:00+00:00", "other", None, "from the folder of Ana Horvat, 20 Nov 2026")
        assert sorted(here.pop("notes")) == sorted({*there.pop("notes"), mark} - {*private})
        assert here == there
        assert contents(marko, client, tmp_path) == contents(ana, client, tmp_path)
    assert marko.json("today")["counts"]["done_today"] == 0


def test_what_they_bought_arrives_once(ana, marko, packet):
    for words in (("1200,50", "EUR", "--what", "плитка"), ("5", "EUR"), ("5", "EUR"), ("-5", "RSD")):
        ana("sale", PETROV, *words)
    assert "with 3 notes, 4 documents, 2 slips, 4 sales" in ana("handover", packet)

    def sales(tickler):
        return [{**sale, "id": 0} for sale in tickler.json("dossier", PETROV)["sales"]]

    assert "with 3 notes, 4 documents, 2 slips, 4 sales" in marko("receive", packet)
    assert sales(marko) == sales(ana)
    assert marko.json("receive", packet)["received"]["updated"] == 0
    ana("sale", PETROV, "5", "EUR")
    ana("handover", packet, "--force")
    assert marko.json("receive", packet)["received"]["sales"] == 1
    assert sales(marko) == sales(ana)
    marko("undo", "2")
    assert marko.json("list")["cards"] == []


def test_what_is_said(ana, marko, packet):
    said = ana("handover", packet, "--until", "fri", "--to", "Marko Ilić").splitlines()
    assert said == [
        f"4 cards for Marko Ilić written to {packet}",
        "  with 3 notes, 4 documents, 2 slips",
        "  and a PDF of 5 pages",
        "  1 private note stays here",
        "  whoever has the file can read it: it is not encrypted",
    ]
    assert marko("receive", packet) == (
        "from the folder of Ana Horvat for Marko Ilić, made 20 Nov 2026 08:30\n"
        "4  cards in the packet\n"
        "4  new\n"
        "with 3 notes, 4 documents, 2 slips\n"
        "\n"
        "Journal entry 1; tickler undo takes all of it back.\n"
    )
    assert marko.json("log")["entries"][0]["summary"] == (
        "4 new and 0 changed, from the folder of Ana Horvat, 20 Nov 2026"
    )
    assert len(marko.json("list", "--batch", "1")["cards"]) == 4


def test_the_answer_for_scripts(ana, packet):
    answer = ana.json("handover", packet, "--until", "25", "--to", "Marko")["handover"]
    size = answer.pop("size")
    assert answer == {
        "file": packet, "from": "Ana Horvat", "to": "Marko", "until": "2026-11-25", "cards": 3,
        "clients": [2, 1, 3], "notes": 2, "moves": 0, "documents": 2, "reminders": 1, "forms": 0,
        "sales": 0, "private_notes_left": 1, "printed": 3, "pages": 4, "missing": [],
    }  # fmt: skip
    assert Path(packet).stat().st_size == size


def test_the_answer_for_scripts_that_receive(ana, marko, packet):
    ana("handover", packet, "--to", "Marko")
    received = marko.json("receive", packet)["received"]
    assert received == {
        "from": "Ana Horvat", "to": "Marko", "made_at": "2026-11-20T08:30:00+00:00", "batch": 1,
        "dry_run": False, "read": 4, "created": 4, "updated": 0, "unchanged": 0, "skipped": 0,
        "duplicates": 0, "problems": [], "matches": [], "changes": [], "remarks": [], "notes": 3,
        "moves": 1, "documents": 4, "reminders": 2, "forms": 0, "sales": 0, "places": [],
    }  # fmt: skip


def test_the_folder_is_sound_afterwards(ana, marko, packet):
    marko("add", MARIC, "--phone", "+385 91 000 0003")
    ana("handover", packet)
    marko("receive", packet)
    marko("doctor")
    marko("undo")
    marko("doctor")


def test_an_interrupted_receive_leaves_no_files(ana, marko, packet, monkeypatch):
    ana("handover", packet)
    marko("add", "Ada")
    before = marko.dump()
    with monkeypatch.context() as patch:
        patch.setattr(documents, "add", interrupted)
        assert marko.run("receive", packet).code == 130
    assert marko.dump() == before

    assert list((marko.folder.parent / "folder-documents").iterdir()) == []
    assert "The folder is sound." in marko("doctor")
    assert marko.json("receive", packet)["received"]["documents"] == 4


def test_nothing_changes_where_it_comes_from(ana, packet):
    before = ana.folder.read_bytes()
    ana("handover", packet)
    assert ana.folder.read_bytes() == before


def test_a_second_time_nothing_is_new_and_nothing_written(ana, marko, packet):
    ana("handover", packet)
    marko("receive", packet)
    before = marko.dump()

    received = marko.json("receive", packet)["received"]
    assert [received[key] for key in ("batch", "read", "unchanged", "created", "updated")] == [
        None,
        4,
        4,
        0,
        0,
    ]
    assert marko("receive", packet).endswith("\nNothing was new; nothing was written.\n")
    assert marko.dump() == before
    assert len(marko.json("log")["entries"]) == 1


def test_one_undo_takes_all_of_it_back(ana, marko, packet):
    marko("add", MARIC, "--phone", "+385 91 000 0003", "--on", "30")
    before = marko.dump()
    ana("handover", packet)
    marko("receive", packet)
    after = marko.dump()
    assert after != before

    marko("undo")
    assert marko.dump() == before
    marko("redo")
    assert marko.dump() == after


def test_a_rehearsal_changes_nothing(ana, marko, packet):
    ana("handover", packet)
    received = marko.json("receive", packet, "--dry-run")["received"]
    assert (received["dry_run"], received["batch"], received["created"]) == (True, None, 4)
    assert not marko.folder.exists()


def test_a_client_who_is_known_gets_what_is_new(ana, marko, packet):
    marko("add", MARIC, "--phone", "+385 91 000 0003", "--company", "Bura", "--on", "30", "--tag", "hotel")
    ana("edit", "3", "--why", "price list", "--position", "direktorica")
    ana("handover", packet)

    received = marko.json("receive", packet)["received"]
    assert [received[key] for key in ("created", "updated")] == [3, 1]
    assert received["places"] == [
        {"card_id": 1, "name": MARIC, "ours": "2026-11-30", "theirs": "2026-11-25", "taken": False}
    ]
    assert [(change["field"], change["before"], change["after"]) for change in received["changes"]] == [
        ("position", None, "direktorica"),
        ("external-id", None, marko.json("dossier", "1")["card"]["external_id"]),
        ("email", None, "ivana@bura.example"),
    ]
    dossier = marko.json("dossier", "1")
    card = dossier["card"]
    assert (card["place"], card["company"], card["tags"]) == ("2026-11-30", "Bura", ["hotel"])
    assert [document["name"] for document in dossier["documents"]] == ["ponuda.eml"]
    assert dossier["notes"][0]["text"] == (
        "from the folder of Ana Horvat, 20 Nov 2026, where its card says: company Hotel Bura; "
        "planned Wed 25 Nov 2026, call, price list"
    )


def test_a_loose_card_goes_where_the_colleague_had_it(ana, marko, packet):
    marko("add", PETROV, "--phone", "+7 916 000-00-01")
    ana("handover", packet, "--tag", "vip")
    (met,) = marko.json("receive", packet)["received"]["places"]
    assert met == {
        "card_id": 1, "name": PETROV, "ours": "loose", "theirs": "2026-11-20", "taken": True,
    }  # fmt: skip
    card = marko.json("dossier", "1")["card"]
    assert (card["place"], card["time"], card["why"]) == ("2026-11-20", "09:30", "asks for a discount")


def test_a_slip_that_was_done_meanwhile_does_not_come_back(ana, marko, packet):
    ana("handover", packet)
    marko("receive", packet)
    slips = [slip for client in (PETROV, BERIDZE) for slip in marko.json("dossier", client)["reminders"]]
    marko("done", *(str(slip["id"]) for slip in slips))
    assert marko.json("receive", packet)["received"]["reminders"] == 0


def test_numbers_are_read_as_in_the_folder_they_come_from(ana, marko, packet):
    marko("config", "country", "GE")
    marko("add", MARIC, "--phone", "+385 91 000 0003")
    ana("handover", packet)
    assert marko.json("receive", packet)["received"]["updated"] == 1


def test_one_who_may_be_two_is_left_out_and_named(ana, marko, packet):
    marko("add", "Ivana", "--phone", "+385 91 000 0003")
    marko("add", "Marić", "--email", "ivana@bura.example")
    ana("handover", packet)
    received = marko.json("receive", packet)["received"]
    assert (received["created"], received["skipped"]) == (3, 1)
    (problem,) = received["problems"]
    assert problem["reason"] == "could be card 1 (same phone) or card 2 (same e-mail): the row was left out"


def test_cards_come_home_and_go_on_where_the_colleague_put_them(ana, marko, packet, tmp_path):
    ana("handover", packet)
    marko("receive", packet)
    marko("config", "owner", "Marko Ilić")
    marko("note", PETROV, "agreed to the price", "--outcome", "agreed", "--defer", "10 dec 11:00")
    back = str(tmp_path / "back.tickler")
    marko("handover", back)

    received = ana.json("receive", back)["received"]
    assert [received[key] for key in ("created", "updated", "unchanged", "notes")] == [0, 1, 3, 1]
    assert received["places"] == [
        {"card_id": 1, "name": PETROV, "ours": "2026-11-20", "theirs": "2026-12-10", "taken": True}
    ]
    dossier = ana.json("dossier", "1")
    assert (dossier["card"]["place"], dossier["card"]["time"]) == ("2026-12-10", "11:00")
    assert dossier["card"]["external_id"] is None
    assert [note["text"] for note in dossier["notes"]] == [
        "from the folder of Marko Ilić, 20 Nov 2026",
        "agreed to the price",
        "his daughter is ill",
        "wants three quotes",
    ]
    assert len(dossier["moves"]) == 1
    assert ana.json("receive", back)["received"]["batch"] is None


def test_at_home_a_card_that_was_moved_meanwhile_stays_where_it_was_put(ana, marko, packet, tmp_path):
    ana("handover", packet)
    marko("receive", packet)
    marko("defer", PETROV, "10 dec")
    marko("handover", str(tmp_path / "back.tickler"))
    ana("defer", "1", "jan")
    received = ana.json("receive", str(tmp_path / "back.tickler"))["received"]
    assert [(met["ours"], met["theirs"], met["taken"]) for met in received["places"]] == [
        ("2027-01", "2026-12-10", False)
    ]
    assert ana.json("dossier", "1")["card"]["place"] == "2027-01"
    assert "planned Thu 10 Dec 2026, call" in ana.json("dossier", "1")["notes"][0]["text"]


@pytest.mark.parametrize(
    ("options", "clients_meant"),
    [
        pytest.param((), [2, 1, 3, 4], id="all"),
        pytest.param(("--until", "today"), [2, 1], id="today with what was carried over"),
        pytest.param(("--until", "25"), [2, 1, 3], id="a date"),
        pytest.param(("--until", "dec"), [2, 1, 3, 4, 6], id="a month"),
        pytest.param(("--until", "fri", "--loose"), [2, 1, 3, 4, 5], id="a date and the loose ones"),
        pytest.param(("--loose",), [5], id="the loose ones"),
        pytest.param(("--tab", "25"), [3], id="tab"),
        pytest.param(("--tab", "dec", "--until", "25"), [], id="a tab after the date"),
        pytest.param(("--tag", "vip"), [1], id="tag"),
        pytest.param(("--kind", "first-call", "--until", "fri"), [2], id="kind"),
        pytest.param(("--limit", "2"), [2, 1], id="limit"),
        pytest.param(("--dropped",), [7], id="dropped"),
    ],
)
def test_which_cards_are_meant(ana, packet, options, clients_meant):
    if options:
        ana("add", "Loose")
        ana("add", "December", "--on", "dec")
        ana("add", "Gone")
        ana("drop", "7")
    outcome = ana.run("--json", "handover", packet, *options)
    if clients_meant:
        assert outcome.json["handover"]["clients"] == clients_meant
    else:
        assert (outcome.code, "No cards are meant by that." in outcome.err) == (3, True)


def test_dropped_cards_stay_dropped(ana, marko, packet):
    ana("drop", "1", "--why", "moved away")
    ana("handover", packet, "--dropped")
    marko("receive", packet)
    card = marko.json("dossier", "1")["card"]
    assert (card["name"], card["place"], card["dropped_why"]) == (PETROV, None, "moved away")


def test_the_packet_is_an_archive_that_can_be_read_without_the_program(ana, packet):
    ana("handover", packet, "--to", "Marko")
    with zipfile.ZipFile(packet) as archive:
        names = archive.namelist()
        head, listed, cards = (
            json.loads(archive.read(name)) for name in ("packet.json", "contents.json", "cards.json")
        )
        assert listed["members"].keys() == {*names} - {"contents.json"}
        assert archive.testzip() is None
    del head["folder_id"]
    assert head == {
        "schema": 1, "kind": "tickler packet", "made_at": "2026-11-20T08:30:00+00:00",
        "from": "Ana Horvat", "to": "Marko", "until": None, "country": "HR",
    }  # fmt: skip
    assert [card["name"] for card in cards["cards"]] == [PETROV, SARIC, MARIC, BERIDZE]
    documents = [document for card in cards["cards"] for document in card["documents"]]
    assert {f"documents/{document['sha256']}" for document in documents} == {
        name for name in names if name.startswith("documents/")
    }
    assert len(documents) == 4
    assert len({document["sha256"] for document in documents}) == 3  # the same file once


def test_its_cards_can_be_imported_by_themselves(ana, marko, packet):
    ana("handover", packet)
    with zipfile.ZipFile(packet) as archive:
        report = marko.json("import", "-", stdin=archive.read("cards.json"))
    assert (report["created"], report["problems"]) == (4, [])


def test_its_pdf_begins_with_the_list_in_the_order_of_the_days(ana, packet):
    ana("handover", packet, "--until", "fri", "--to", "Marko Ilić")
    with zipfile.ZipFile(packet) as archive:
        cover, *sheets = map(packed, pages(archive.read("dossiers.pdf")))
    expected = [
        "Handover to Marko Ilić", "from Ana Horvat", "4 cards due until Fri 27 Nov 2026",
        "carried over", SARIC, "Fri 20 Nov 2026", "09:30", PETROV, "Wed 25 Nov 2026", MARIC,
        "Thu 26 Nov 2026", "14:30", BERIDZE,
    ]  # fmt: skip
    places = [cover.upper().index(packed(text).upper()) for text in expected]  # headings are in capitals
    assert places == sorted(places)
    for name, sheet in zip((SARIC, PETROV, MARIC, BERIDZE), sheets, strict=True):
        assert packed(name) in sheet
    assert "daughter" not in "".join(sheets)


def test_in_its_pdf_a_month_that_has_begun_stands_behind_today(ana, packet):
    ana.today = "2026-10-19T08:30"
    ana("add", "Nino November", "--on", "nov")
    ana("add", "Dado December", "--on", "dec")
    ana.today = FRIDAY
    ana("handover", packet)

    with zipfile.ZipFile(packet) as archive:
        cover = packed(pages(archive.read("dossiers.pdf"))[0]).upper()
    expected = [
        "carried over", SARIC, "Fri 20 Nov 2026", PETROV, "behind November 2026, to deal out",
        "Nino November", "Wed 25 Nov 2026", MARIC, "December 2026", "Dado December",
    ]  # fmt: skip
    places = [cover.index(packed(text).upper()) for text in expected]
    assert places == sorted(places)


def test_of_very_many_the_first_are_on_paper(ana, packet, monkeypatch):
    monkeypatch.setattr(handover_papers, "MOST_ON_PAPER", 2)
    assert "and a PDF of 3 pages of the first 2 cards" in ana("handover", packet)
    with zipfile.ZipFile(packet) as archive:
        cover, *sheets = map(packed, pages(archive.read("dossiers.pdf")))
        assert len(json.loads(archive.read("cards.json"))["cards"]) == 4
    assert packed("4 cards · the first 2 are here") in cover
    assert len(sheets) == 2


def test_private_notes_are_nowhere_in_it(ana, packet):
    ana("handover", packet)
    with zipfile.ZipFile(packet) as archive:
        assert "daughter" not in archive.read("cards.json").decode()


def test_the_same_day_gives_the_same_bytes(ana, packet, tmp_path):
    ana("handover", packet)
    ana("handover", str(tmp_path / "again"))
    assert (tmp_path / "again").read_bytes() == Path(packet).read_bytes()


def test_a_pipe(ana, marko):
    done = subprocess.run(
        [*PROGRAM, "handover", "-"],
        env=environ_of(ana),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    assert "1 private note stays here" in done.stderr.decode()
    assert marko.json("receive", "-", stdin=done.stdout)["received"]["created"] == 4


def test_the_file_is_private_and_one_that_exists_is_replaced_by_force_alone(ana, tmp_path):
    file = tmp_path / "for marko"
    file.write_text("precious")
    assert ana.fails(5, "handover", str(file)) == (
        f"tickler: {file} exists already.\n  Add --force to replace it, or name another file.\n"
    )
    assert file.read_text() == "precious"
    ana("handover", str(file), "--force")
    assert zipfile.is_zipfile(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("args", "code", "error"),
    [
        pytest.param(("x.tickler", "--until", "yesterday"), 5, "yesterday", id="the past"),
        pytest.param(("x.tickler", "--until", "loose"), 5, "Until when?", id="no date"),
        pytest.param(
            ("x.tickler", "--until", "fri", "--dropped"), 2, "exclude each other", id="contradiction"
        ),
        pytest.param(("x.tickler", "--tag", "nobody has it"), 3, "No cards are meant", id="nobody"),
        pytest.param(("no/such/directory.tickler",), 5, "cannot be written: No such file", id="directory"),
        pytest.param(("--json", "-"), 2, "Standard output takes one thing", id="two answers"),
    ],
)
def test_refused(refused, monkeypatch, tmp_path, args, code, error):
    monkeypatch.chdir(tmp_path)
    assert error in refused(code, "handover", *args)
    assert list(tmp_path.glob("*.tickler")) == []


def test_a_packet_is_nothing_for_a_terminal(ana):
    outcome = ana.run("handover", "-", terminal=True)
    assert (outcome.code, outcome.out) == (5, "")
    assert "nothing for a terminal" in outcome.err


def test_a_document_that_is_damaged_is_named_and_no_packet_written(ana, packet, tmp_path):
    files = sorted((tmp_path / "data" / "tickler" / "folder-documents").iterdir())
    files[0].write_bytes(b"damaged")
    assert "is damaged" in ana.fails(6, "handover", packet)
    assert not (tmp_path / "sick.tickler").exists()


def test_whose_folder_it_is_unless_that_is_configured(clients, marko, packet):
    clients("handover", packet)
    assert marko("receive", packet).startswith("from another folder, made")
    clients.environ["USER"] = "ana"
    assert clients.json("handover", packet, "--force")["handover"]["from"] == "ana"
