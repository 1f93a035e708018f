"""`tickler export`: cards as CSV and JSON, to a file or down a pipe."""

import csv
import io
import json
import stat

import pytest

from tests.cli.conftest import SAMPLE_DATA
from tests.conftest import Tickler


def worked(tickler):
    tickler("import", str(SAMPLE_DATA / "contacts.csv"), "--spread", "4")
    tickler("add", '=cmd "x"', "--company", "+1-@", "--on", "25 14:30", "--set", "Größe=a\nb", "--why", "'q'")
    tickler("defer", "1", "jul")
    tickler("edit", "2", "--tag", "a ::: b", "--phone", "", "--birthday", "--05-09", "--on", "loose")


def test_what_was_exported_imports_and_exports_to_the_same_bytes(tickler, tmp_path):
    worked(tickler)
    exported = tickler("export")
    other = Tickler(tmp_path / "other")
    report = other.json("import", "-", stdin=exported)

    assert (report["created"], report["problems"]) == (62, [])
    assert other("export") == exported


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
        assert by_id[card_id].items() >= tickler.json("dossier", str(card_id))["card"].items()


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
        ("cards.csv", ("--format", "json"), '{"schema": 1'),
    ],
)
def test_a_file_is_private_and_of_the_format_of_its_name(clients, tmp_path, monkeypatch, name, option, start):
    monkeypatch.chdir(tmp_path)
    file = tmp_path / name
    assert clients("export", "-o", name, *option) == f"4 cards written to {name}\n"

    assert file.read_text(encoding="utf-8").startswith(start)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert not list(tmp_path.glob("*.part"))


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
    ],
)
def test_refused(refused, args, code, error):
    assert error in refused(code, "export", *args)
