"""`tickler export`: cards for other programs, to a file, into a directory or down a pipe."""

import csv
import io
import json
import stat

import pytest
import vobject
from icalendar import Calendar

from tests.cli.conftest import SAMPLE_DATA
from tests.conftest import Tickler
from tickler.cli.commands import exporting


def worked(tickler):
    tickler("import", str(SAMPLE_DATA / "contacts.csv"), "--spread", "4")
    tickler("add", '=cmd "x"', "--company", "+1-@", "--on", "25 14:30", "--set", "Größe=a\nb", "--why", "'q'")
    tickler("defer", "1", "jul")
    tickler("note", "3", "„so“, then;\nნახვამდის \x07 \\n", "--outcome", "reached")
    tickler("edit", "2", "--tag", "a ::: b", "--phone", "", "--birthday", "--05-09", "--on", "loose")


@pytest.mark.parametrize("name", ["csv", "json", "vcf", "vcf3"])
def test_what_was_exported_imports_and_exports_to_the_same_bytes(tickler, tmp_path, name):
    worked(tickler)
    exported = tickler("export", "--format", name)
    other = Tickler(tmp_path / "other")
    report = other.json("import", "-", stdin=exported)

    assert (report["created"], report["problems"]) == (62, [])
    assert other("export", "--format", name) == exported


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"], ids=["comma", "semicolon", "tab", "bar"])
def test_csv_starts_no_formula_whatever_a_spreadsheet_splits_at(tickler, delimiter):
    worked(tickler)
    tickler("edit", "3", "--company", 'x;=1|@2\t-3\n+4;"=5', "--set", "a;=b=;=c")

    rows = list(csv.reader(io.StringIO(tickler("export"), newline=""), delimiter=delimiter))
    assert len(rows) >= 63
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "@", "-"))] == []


def test_columns_of_custom_fields_are_those_of_the_cards_exported(clients):
    clients("edit", "1", "--set", "size=XL")
    clients("edit", "2", "--set", "discount=5%")
    header, *_ = csv.reader(io.StringIO(clients("export", "--loose")))
    assert [name for name in header if name.startswith("custom:")] == []
    header, *_ = csv.reader(io.StringIO(clients("export")))
    assert header[-2:] == ["custom:discount", "custom:size"]


def test_json_is_whole(tickler):
    worked(tickler)
    data = json.loads(tickler("export", "--format", "json"))

    assert data["schema"] == 1
    assert len(data["cards"]) == 62
    by_id = {card["id"]: card for card in data["cards"]}
    for card_id in (1, 2, 62):
        shown = tickler.json("dossier", str(card_id))["card"]
        del shown["local_time"]  # of the moment, not of the card
        assert by_id[card_id].items() >= shown.items()


def test_json_asked_for_in_the_usual_way(clients):
    assert clients.json("export") == json.loads(clients("export", "--format", "json"))


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        pytest.param(("--tag", "vip"), ["Иван Петров"], id="tag"),
        pytest.param(("--tab", "25"), ["Ivana Marić"], id="tab"),
        pytest.param(("--tab", "31"), [], id="tab without a date"),
        pytest.param(("--loose",), ["გიორგი ბერიძე"], id="loose"),
        pytest.param(("--kind", "first-call"), ["Željko Šarić"], id="kind"),
        pytest.param(("--limit", "1"), ["Željko Šarić"], id="limit"),
        pytest.param(("--dropped",), [], id="dropped"),
    ],
)
def test_filters(clients, filters, names):
    assert [card["name"] for card in clients.json("export", *filters)["cards"]] == names


@pytest.mark.parametrize(
    ("name", "option", "start"),
    [
        ("cards.csv", (), '"name","company"'),
        ("cards.JSON", (), '{"schema": 1'),
        ("cards.txt", (), '"name","company"'),
        ("cards.vcf", (), "BEGIN:VCARD\nVERSION:4.0\n"),
        ("cards.vcf", ("--format", "vcf3"), "BEGIN:VCARD\nVERSION:3.0\n"),
        ("cards.md", (), "# Иван Петров\n"),
        ("cards.csv", ("--format", "json"), '{"schema": 1'),
    ],
)
def test_a_file_is_private_and_of_the_format_of_its_name(clients, tmp_path, monkeypatch, name, option, start):
    monkeypatch.chdir(tmp_path)
    file = tmp_path / name
    assert clients("export", "-o", name, *option) == f"4 cards written to {name}\n"

    assert file.read_text(encoding="utf-8").startswith(start)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [name]


def test_a_file_that_exists_is_replaced_by_force_alone(clients, tmp_path):
    file = tmp_path / "cards.csv"
    file.write_text("precious")
    assert clients.fails(5, "export", "-o", str(file)) == (
        f"tickler: {file} exists already.\n  Add --force to replace it, or name another file.\n"
    )
    assert file.read_text() == "precious"

    clients("export", "-o", str(file), "--force")
    assert file.read_text(encoding="utf-8").startswith('"name",')


def test_a_file_written_is_said_in_json_too(clients, tmp_path):
    file = tmp_path / "cards.csv"
    assert clients.json("export", "-o", str(file))["message"] == f"4 cards written to {file}"


def test_a_pipe_gets_utf_8_whatever_the_terminal_speaks(clients, tmp_path):
    clients("export", "-o", str(tmp_path / "cards.csv"))

    assert clients("export", "-o", "-").encode() == (tmp_path / "cards.csv").read_bytes()


@pytest.mark.parametrize(
    ("args", "code", "error"),
    [
        pytest.param(("-o", "no/such/directory.csv"), 5, "cannot be written: No such file", id="directory"),
        pytest.param(("--format", "xls"), 5, '"xls" is no format.', id="format"),
        pytest.param(("--loose", "--dropped"), 2, "exclude each other", id="contradiction"),
        pytest.param(("--tab", "32"), 3, "There is no tab 32.", id="tab"),
        pytest.param(("--format", "vcf", "--excel"), 2, "--excel marks CSV, not vcf.", id="excel"),
        pytest.param(("--format", "md", "-o", "no/such"), 5, "no/such cannot be written", id="md directory"),
        pytest.param(("-o", "x" * 300), 5, "cannot be written: File name too long", id="name too long"),
    ],
)
def test_refused(refused, args, code, error):
    assert error in refused(code, "export", *args)


@pytest.mark.parametrize(("name", "version"), [("vcf", "4.0"), ("vcf3", "3.0")])
def test_vcards(clients, name, version):
    text = clients("export", "--format", name)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75

    cards = list(vobject.readComponents(text))
    assert [card.version.value for card in cards] == [version] * 4
    assert [card.fn.value for card in cards] == [
        "Иван Петров",
        "Željko Šarić",
        "Ivana Marić",
        "გიორგი ბერიძე",
    ]
    assert [card.n.value.family for card in cards] == ["Петров", "Šarić", "Marić", "ბერიძე"]
    assert len({card.uid.value for card in cards}) == 4


def calendar_of(tickler, *filters):
    """Each entry of the calendar: its day, or moment, and what is written there."""
    calendar = Calendar.from_ical(tickler("export", "--format", "ics", *filters))
    return {event["UID"].partition("@")[0]: (event["DTSTART"].dt.isoformat(), event["SUMMARY"])
            for event in calendar.walk("VEVENT")}  # fmt: skip


def with_slips(clients):
    clients("remind", "send the offer", "--on", "25", "--for", "1")
    clients("remind", "car to the garage", "--on", "mon 10:00")
    clients("remind", "send the bill", "--on", "jul", "--for", "2")
    clients("remind", "birthday", "--on", "25", "--for", "2")
    clients("drop", "2")
    clients("done", "s4")


def test_the_calendar_has_every_card_with_a_date_and_every_open_slip(clients):
    with_slips(clients)
    assert calendar_of(clients) == {
        "card-1": ("2026-11-20T09:30:00", "Иван Петров, ООО Ромашка"),
        "slip-1": ("2026-11-25", "send the offer, Иван Петров"),
        "card-3": ("2026-11-25", "Ivana Marić, Hotel Bura"),
        "slip-2": ("2026-11-23T10:00:00", "car to the garage"),
        "slip-3": ("2027-07-01", "send the bill, Željko Šarić (July 2027, day not yet known)"),
    }


@pytest.mark.parametrize(
    ("filters", "entries"),
    [
        pytest.param(("--tag", "vip"), {"card-1", "slip-1"}, id="tag"),
        pytest.param(("--limit", "2"), {"card-1", "slip-1", "card-3"}, id="limit"),
        pytest.param(("--dropped",), {"slip-3"}, id="dropped"),
        pytest.param(("--loose",), set(), id="loose"),
    ],
)
def test_with_filters_the_calendar_has_those_cards_and_their_slips_alone(clients, filters, entries):
    with_slips(clients)
    assert calendar_of(clients, *filters).keys() == entries


def test_on_another_day_the_calendar_has_the_same_ids(clients):
    with_slips(clients)
    before = Calendar.from_ical(clients("export", "--format", "ics"))
    clients.today = "2026-12-08"
    after = Calendar.from_ical(clients("export", "--format", "ics"))
    ids = [[event["UID"] for event in calendar.walk("VEVENT")] for calendar in (before, after)]
    assert len(ids[0]) == 5
    assert ids[0] == ids[1]


def test_a_calendar_written_says_so(clients, tmp_path):
    file = tmp_path / "tickler.ics"
    assert clients("export", "-o", str(file)) == f"calendar written to {file}\n"
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_markdown_is_a_file_for_each_dossier(clients, tmp_path):
    clients("add", "../../etc/passwd\x1b " + "long " * 40)
    clients("add", "😀")
    directory = tmp_path / "dossiers"
    assert clients("export", "--format", "md", "-o", str(directory)) == f"6 cards written to {directory}\n"

    files = sorted(directory.iterdir())
    assert [file.name for file in files] == [
        "1-ivan-petrov.md",
        "2-zeljko-saric.md",
        "3-ivana-maric.md",
        "4-giorgi-beridze.md",
        "5-etc-passwd-long-long-long-long-long-long-long-long-long-lo.md",
        "6-grinning.md",
    ]
    assert files[0].read_text(encoding="utf-8") == clients("dossier", "1", "--md")
    assert stat.S_IMODE(directory.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_no_dossier_is_written_where_one_exists(clients, tmp_path):
    existing = tmp_path / "3-ivana-maric.md"
    existing.write_text("precious")
    args = ("export", "--format", "md", "-o", str(tmp_path))
    assert f"{existing} exists already." in clients.fails(5, *args)
    assert [file.name for file in tmp_path.glob("*.md")] == [existing.name]
    assert existing.read_text() == "precious"

    clients(*args, "--force")
    assert existing.read_text(encoding="utf-8") == clients("dossier", "3", "--md")
    assert len(list(tmp_path.glob("*.md"))) == 4


def test_a_file_where_the_directory_should_be(clients, tmp_path):
    (tmp_path / "taken").write_text("precious")
    error = clients.fails(5, "export", "--format", "md", "-o", str(tmp_path / "taken"))
    assert "taken" in error
    assert "cannot be written" in error


def test_all_dossiers_on_one_page(clients, tmp_path):
    pages = [clients("dossier", card_id, "--md") for card_id in ("1", "2", "3", "4")]
    page = "\n---\n\n".join(pages)
    assert clients("export", "--format", "md") == page

    clients("export", "-o", str(tmp_path / "all.md"))
    assert (tmp_path / "all.md").read_text(encoding="utf-8") == page


def test_a_terminal_gets_nothing_that_it_could_obey(clients):
    clients("add", "Eve\x1b[2J", "--company", "a\rb\nc\u202e", "--tag", "evil")
    shown = clients("export", "--tag", "evil", terminal=True)
    assert '"Eve␛[2J","a␍b\nc\\u202e",' in shown
    assert len(shown.split("\n")) == 4

    shown = clients("export", "--tag", "evil", "--format", "vcf", terminal=True)
    assert "\nORG:a b\\nc\\u202e\n" in shown
    assert "\r" not in shown


@pytest.mark.parametrize("file_format", ["csv", "json", "vcf", "vcf3"])
def test_a_file_for_programs_is_whole_unless_private_notes_are_left_out(clients, file_format):
    clients("note", "1", "his daughter is ill", "--private")
    clients("note", "1", "wants three quotes")
    usual = clients.run("export", "--format", file_format)
    assert "his daughter is ill" in usual.out
    assert usual.err == ""
    assert clients("export", "--format", file_format, "--with-private") == usual.out

    shared = clients.run("export", "--format", file_format, "--private")
    assert "his daughter is ill" not in shared.out
    assert "wants three quotes" in shared.out
    assert shared.err == ""


def test_a_page_to_read_has_a_private_note_only_where_that_is_asked(clients):
    clients("note", "1", "his daughter is ill", "--private")
    clients("note", "1", "wants three quotes")
    usual = clients.run("export", "--format", "md")
    assert "his daughter is ill" not in usual.out
    assert "wants three quotes" in usual.out
    assert usual.err == "1 private note stays here; --with-private takes them along.\n"

    said = clients.run("export", "--format", "md", "--private")
    assert (said.out, said.err) == (usual.out, "")
    assert "his daughter is ill" in clients("export", "--format", "md", "--with-private")


def test_a_calendar_never_has_private_notes(clients):
    clients("note", "1", "his daughter is ill", "--private")
    assert "daughter" not in clients("export", "--format", "ics")
    assert clients.fails(2, "export", "--format", "ics", "--with-private") == (
        "tickler: A calendar never has private notes.\n  Leave --with-private out.\n"
    )


def test_one_import_goes_out_again(clients):
    report = clients.json("import", "-", stdin="name,phone\nAna,+385 91 000 0901\nBen,+385 91 000 0902\n")
    lines = clients("export", "--batch", str(report["batch"])).splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == ['"Ana"', '"Ben"']


def test_what_is_written_meanwhile_is_not_in_the_export(clients, monkeypatch):
    seen = []
    read = exporting.dossier.dossier

    def somebody_writes_in_between(folder, card_id):
        if not seen:
            seen.append(card_id)
            clients("edit", "4", "--company", "შპს ახალი")
        return read(folder, card_id)

    monkeypatch.setattr(exporting.dossier, "dossier", somebody_writes_in_between)
    assert "შპს ახალი" not in clients("export")
    assert "შპს ახალი" in clients("export")
