"""`tickler import` of JSON, JSON lines and vCards: recognised by content, or as it is said."""

import json

import pytest

ANA = {"name": "Ana Horvat", "phone": "+385 91 000 0001"}
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Horvat\nTEL:+385 91 000 0001\nEND:VCARD\n"
FILES = {
    "csv": "Name,Phone\nAna Horvat,+385 91 000 0001\n",
    "vcf": CARD,
    "json": json.dumps([ANA]),
    "jsonl": json.dumps(ANA) + "\n",
}


def numbers(report):
    names = ("read", "created", "updated", "unchanged", "skipped", "duplicates")
    return tuple(report[name] for name in names)


@pytest.mark.parametrize("said", [True, False], ids=["said", "recognised"])
@pytest.mark.parametrize("name", FILES)
def test_every_format_from_standard_input_and_from_a_file(tickler, tmp_path, name, said):
    option = ("--format", name) if said else ()
    report = tickler.json("import", "-", *option, stdin=FILES[name])
    assert numbers(report) == (1, 1, 0, 0, 0, 0)
    assert report["problems"] == []

    # The name of the file says nothing.
    file = tmp_path / "contacts.txt"
    file.write_text(FILES[name], encoding="utf-8")
    assert numbers(tickler.json("import", str(file), *option)) == (1, 0, 0, 1, 0, 0)
    card = tickler.json("dossier", "1")["card"]
    assert (card["name"], card["phones"]) == ("Ana Horvat", ["+385 91 000 0001"])


@pytest.mark.parametrize("name", FILES)
def test_a_rehearsal_leaves_the_bytes_of_the_folder(clients, name):
    before = clients.folder.read_bytes()
    assert numbers(clients.json("import", "-", "--dry-run", stdin=FILES[name])) == (1, 1, 0, 0, 0, 0)
    assert clients.folder.read_bytes() == before


def test_what_is_said_of_json_lines(tickler):
    lines = '{"name": "Ana", "Colour": "red"}\n{"name": Bo}\n{"name": "Ivo", "phone": "x"}\n'
    assert tickler("import", "-", stdin=lines).splitlines() == [
        "read as UTF-8, JSON: objects one after the other",
        "kept as custom fields: Colour",
        "3  read",
        "2  created",
        "1  skipped",
        "",
        "2 problems",
        "row  column  value         what is wrong",
        '  2          {"name": Bo}  not JSON at line 2, column 10; left out',
        "  3  phone   x             a phone number without digits; kept as a custom field",
        "",
        "Journal entry 1; tickler undo takes the whole import back.",
    ]


def test_objects_are_placed_mapped_and_recognised_like_rows(tickler):
    lines = '{"Wer": "Ana", "phone": "+385 91 000 0001"}\n{"Wer": "Bo"}\n'
    options = ("--map", "Wer=name", "--on", "mon", "--tag", "fair")
    tickler("import", "-", *options, stdin=lines)
    cards = tickler.json("list", "--tag", "fair")["cards"]
    assert [(card["name"], card["place"]) for card in cards] == [("Ana", "2026-11-23"), ("Bo", "2026-11-23")]
    changed = lines.replace('"Bo"', '"Bo", "company": "Acme"')
    assert numbers(tickler.json("import", "-", *options, "--update", stdin=changed))[:4] == (2, 1, 0, 1)


@pytest.mark.parametrize(
    ("options", "content", "error"),
    [
        pytest.param((), b"PK\x03\x04xl/workbook.xml", "the input is an Excel workbook.", id="xlsx"),
        pytest.param(("--format", "json"), FILES["csv"], "not JSON at line 1, column 1.", id="CSV as JSON"),
        pytest.param(
            ("--format", "csv"), FILES["json"], "the input is JSON, not a CSV file.", id="JSON as CSV"
        ),
        pytest.param(("--format", "csv"), CARD, "the input is a vCard, not a CSV file.", id="vCard as CSV"),
        pytest.param(
            ("--format", "jsonl"), '{"foo": 1}\n', "none of its headers is understood: foo.", id="keys"
        ),
        pytest.param(("--map", "Wr=name"), '{"Wer": "Ana"}', 'has no column "Wr".', id="no such key"),
        pytest.param(("--encoding", "utf-8"), b'{"name": "An\xe9"}', "0xE9", id="wrong encoding"),
    ],
)
def test_refused(refused, options, content, error):
    assert error in refused(5, "import", "-", *options, stdin=content)


@pytest.mark.parametrize("content", [FILES["csv"], "Name,Phone\n", "[]"], ids=["known", "headers", "list"])
def test_a_rehearsal_of_nothing_new(tickler, content):
    tickler("import", "-", stdin=FILES["csv"])
    report = tickler.json("import", "-", "--dry-run", stdin=content)
    assert (report["batch"], report["created"], report["dry_run"]) == (None, 0, True)


NATIONAL = "Name,Phone\nAna,091 000 0001\nBo,01/000 002\nIvo,+385 91 000 0003\n"


def test_numbers_without_a_country_are_counted_and_what_to_do_is_said(tickler):
    said = tickler.json("import", "-", "--dry-run", stdin=NATIONAL)["remarks"]
    assert said[-1] == (
        "2 telephone numbers are without a country, and kept as written; where all such numbers are of one "
        "country, say which before importing: tickler config country HR"
    )
    one = tickler.json("import", "-", stdin="Name,Phone\nAna,091 000 0001\n")["remarks"]
    assert one[-1].startswith("1 telephone number is without a country")
    # Of those who are there already nothing is said again.
    assert len(tickler.json("import", "-", stdin="Name,Phone\nAna,091 000 0001\n")["remarks"]) == 1


def test_where_a_country_is_set_no_number_is_without(tickler):
    tickler("config", "country", "HR")
    assert len(tickler.json("import", "-", stdin=NATIONAL)["remarks"]) == 1


@pytest.mark.parametrize("name", ["csv", "json", "vcf", "vcf3"])
def test_an_export_back_into_its_own_folder_changes_nothing(clients, name):
    exported = clients("export", "--format", name)
    before = clients.dump()
    for options in ((), ("--update",)):
        assert numbers(clients.json("import", "-", *options, stdin=exported)) == (4, 0, 0, 4, 0, 0)
    assert clients.dump() == before


def test_forms_and_sales_of_a_known_client_are_added_once(clients):
    clients("sale", "1", "5", "EUR")
    clients("form", "fill", "1", "nps", "score=8")
    before = clients.dump()
    clients("sale", "1", "5", "EUR")  # the like of the first
    clients("sale", "1", "-1,20", "EUR", "--what", "a cup", "--on", "mon")
    clients("form", "fill", "1", "relationship", "term=long", "distance=close")
    told = clients("export", "--format", "json")
    clients("undo", "3")
    assert clients.dump() == before
    assert numbers(clients.json("import", "-", stdin=told)) == (4, 0, 0, 3, 0, 1)
    assert clients.dump() == before

    report = clients.json("import", "-", "--update", stdin=told)
    assert numbers(report) == (4, 0, 1, 3, 0, 0)
    assert [(change["card_id"], change["field"], change["after"]) for change in report["changes"]] == [
        (1, "form", "Relationship, seeks a relationship, Fri 20 Nov 2026"),
        (1, "sale", "-1.20 EUR, a cup, Mon 16 Nov 2026"),
        (1, "sale", "5.00 EUR, Fri 20 Nov 2026"),
    ]
    dossier = clients.json("dossier", "1")
    assert [sale["amount"] for sale in dossier["sales"]] == ["5", "5", "-1.20"]
    assert [filling["form"] for filling in dossier["forms"]] == ["relationship", "nps"]
    for options in ((), ("--update",)):
        assert numbers(clients.json("import", "-", *options, stdin=told)) == (4, 0, 0, 4, 0, 0)
    clients("undo")
    assert clients.dump() == before


def test_a_card_that_was_changed_on_a_telephone_comes_back_to_itself(clients):
    clients("edit", "4", "--set", "size=XL", "--source", "fair", "--say", "gee-OR-gee", "--language", "ka")
    exported = clients("export", "--format", "vcf3", "--loose")
    # Another program writes its own PRODID and keeps the UID.
    changed = exported.replace("-//tickler//tickler-file//EN", "-//A Telephone//EN")
    changed = changed.replace("END:VCARD", "TEL:+995 555 00 00 02\r\nEND:VCARD")
    changed = changed.replace("FN:გიორგი ბერიძე", "FN:Gogi")

    report = clients.json("import", "-", "--update", stdin=changed)
    assert numbers(report) == (1, 0, 1, 0, 0, 0)
    assert [(change["card_id"], change["field"], change["after"]) for change in report["changes"]] == [
        (4, "phone", "+995 555 00 00 02")
    ]
    assert [(match["card_id"], match["by"], match["kind"]) for match in report["matches"]] == [
        (4, "id", "other-name")
    ]
    assert clients.json("dossier", "4")["card"]["external_id"] is None


def test_the_id_of_a_card_that_is_no_more_is_one_of_another_program(clients):
    exported = clients("export", "--format", "vcf", "--loose")
    clients("purge", "4", "--yes")
    assert numbers(clients.json("import", "-", stdin=exported)) == (1, 1, 0, 0, 0, 0)
    assert clients("export", "--format", "vcf", "--loose").count("UID;VALUE=text:4@") == 1
