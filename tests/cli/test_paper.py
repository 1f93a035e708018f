"""`tickler paper`: the binder itself, printed."""

import json
import re
import stat

import pytest

from tests.paper.reading import packed, pages, sizes


@pytest.fixture
def printed(office, tmp_path):
    """Print something into a file, and return the text of its pages."""

    def run(*args):
        office("paper", *args, "--pdf", "sheets.pdf", "--force")
        return [packed(page) for page in pages((tmp_path / "sheets.pdf").read_bytes())]

    return run


def test_the_dividers_of_the_binder(office, tmp_path):
    said = office("paper", "dividers", "--pdf", "dividers.pdf")
    assert said == "Dividers of the binder, 43 pages, written to dividers.pdf\n"

    file = tmp_path / "dividers.pdf"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    texts = list(map(packed, pages(file.read_bytes())))
    # The tab at the edge, and the large sign in the middle.
    assert texts[:31] == [f"{number}{number}" for number in range(1, 32)]
    assert texts[31:] == [
        "JanJanuary", "FebFebruary", "MarMarch", "AprApril", "MayMay", "JunJune",
        "JulJuly", "AugAugust", "SepSeptember", "OctOctober", "NovNovember", "DecDecember",
    ]  # fmt: skip
    assert sizes(file.read_bytes()) == {(210, 297)}


def test_the_working_days_of_this_month(printed, office):
    texts = printed("dates")
    assert len(texts) == 21
    assert texts[0] == "Mon22Monday2November2026"
    assert texts[-1] == "Mon3030Monday30November2026"


def test_the_working_days_of_another_month_without_its_holidays(printed, office):
    office("config", "holidays", "HR")
    texts = printed("dates", "dec")
    assert len(texts) == 22
    assert not any("25December" in text for text in texts)
    assert printed("dates", "nov")[0].endswith("2November2026")
    assert printed("dates", "nov", "2027")[0].endswith("November2027")
    assert printed("dates", "2026-12-08") == texts


def test_a_day_with_room_to_write(printed):
    (text,) = printed("day")
    assert text.startswith("Friday20November202620")
    assert "09:30ИванПетров" in text
    assert "3dayslateŽeljkoŠarić" in text
    assert text.count("next:") == 2


def test_a_day_to_come_and_its_slips(printed, office):
    office("remind", "send the offer", "--on", "25", "--for", "2")
    (text,) = printed("day", "25")
    assert text.startswith("Wednesday25November202625")
    assert "IvanaMarić" in text
    assert "sendtheoffer(ŽeljkoŠarić)" in text


def test_of_a_reason_that_is_longer_than_a_page_nothing_is_lost(printed, office):
    words = [f"word{number}" for number in range(2000)]
    office("defer", "1", "25", "--why", " ".join(words))
    texts = printed("day", "25")
    assert re.findall(r"word\d+", "".join(texts)) == words
    assert len(texts) > 3  # what is beyond the edge of a page could be extracted too


def test_a_private_note_is_printed_on_a_day_only_where_that_is_asked(printed, office):
    office("note", "1", "wants three quotes")
    office("note", "1", "his daughter is ill", "--private")
    assert "private:hisdaughterisill" in printed("day", "--with-private")[0]
    (text,) = printed("day")
    assert "hisdaughterisill" not in text
    assert "call:wantsthreequotes" in text


def test_a_day_with_nothing_on_it(printed):
    assert "Nothingisbehindthistab." in printed("day", "tomorrow")[0]


def test_pocket_cards_tell_the_efforts_in_brief(printed, office):
    office("note", "1", "wants three quotes, " * 20, "--outcome", "reached")
    office("note", "1", "his daughter is ill", "--private")
    (text,) = printed("cards", "--with-private")
    for name in ("ИванПетров", "ŽeljkoŠarić", "IvanaMarić", "გიორგიბერიძე"):
        assert name in text
    assert "reached:wantsthreequotes" in text
    assert "…" in text
    assert "call,private:hisdaughterisill" in text
    assert "hisdaughterisill" not in printed("cards")[0]


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        (("--tag", "vip"), ["ИванПетров"]),
        (("--loose",), ["გიორგიბერიძე"]),
        (("--kind", "first-call"), ["ŽeljkoŠarić"]),
        (("--tab", "25"), ["IvanaMarić"]),
        (("--batch", "1"), ["ИванПетров"]),
        (("--limit", "1"), ["ŽeljkoŠarić"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_pocket_cards_of_some_clients(printed, filters, names):
    (text,) = printed("cards", *filters)
    everyone = ("ИванПетров", "ŽeljkoŠarić", "IvanaMarić", "გიორგიბერიძე")
    assert [name for name in everyone if name in text] == names


def test_a_pocket_card_keeps_room_for_the_telephone_and_the_notes(printed, office):
    office("edit", "1", "--name", "Иван " * 40, "--company", "ООО Ромашка " * 40)
    office("note", "1", "wants three quotes", "--defer", "mon")
    office("defer", "1", "mon", "--why", "asks for a discount " * 40)
    (text,) = printed("cards", "--tag", "vip")

    told = ["ИванИван", "…", "ООО", "…", "+7916000-00-01", "Mon23Nov", "asksfor", "…", "wantsthreequotes"]
    at = 0
    for said in told:
        assert said in text[at:], text
        at = text.index(said, at) + len(said)


def test_nine_clients_need_a_second_sheet(printed, office):
    for number in range(5):
        office("add", f"Client {number}")
    assert len(printed("cards")) == 2


def test_nobody_to_print(office, tmp_path):
    assert office.fails(3, "paper", "cards", "--tag", "nobody", "--pdf", "cards.pdf") == (
        "tickler: There is no such card to print.\n  tickler list with the same filters shows them.\n"
    )
    assert not (tmp_path / "cards.pdf").exists()


def test_letter_size_and_the_printer(office, printer):
    assert office("paper", "day", "--print", "--paper", "letter") == (
        "Friday 20 November 2026, 1 page, sent to the printer\n"
    )
    assert sizes((printer / "job.pdf").read_bytes()) == {(216, 279)}


def test_scripts_get_what_was_written(office):
    assert json.loads(office("--json", "paper", "day", "--pdf", "day.pdf")) == {
        "schema": 1,
        "written": [{"file": "day.pdf", "format": "pdf", "pages": 1, "clients": [1, 2]}],
        "missing": [],
    }


@pytest.mark.parametrize(
    ("code", "args", "said"),
    [
        (2, ("dividers",), "Where should it go?\n  tickler paper dividers --pdf FILE, or --print."),
        (5, ("posters", "--pdf", "x.pdf"), '"posters" is no sheet.'),
        (2, ("dividers", "mon", "--pdf", "x.pdf"), 'dividers are of no date: "mon".'),
        (2, ("day", "--tag", "vip", "--pdf", "x.pdf"), "The filters belong to cards."),
        (2, ("dividers", "--with-private", "--pdf", "x.pdf"), "There are no notes on dividers."),
        (5, ("day", "jul", "--pdf", "x.pdf"), '"jul" is not a day.'),
        (5, ("dates", "loose", "--pdf", "x.pdf"), '"loose" is no month.'),
        (5, ("day", "yesterday", "--pdf", "x.pdf"), "yesterday"),
        (2, ("day", "--printer", "office", "--pdf", "x.pdf"), "--printer belongs to --print."),
    ],
)
def test_what_cannot_be_printed_is_refused(office, tmp_path, code, args, said):
    assert said in office.fails(code, "paper", *args)
    assert not (tmp_path / "x.pdf").exists()


def test_a_file_that_exists_is_kept(office, tmp_path):
    (tmp_path / "day.pdf").write_text("precious")
    assert office.fails(5, "paper", "day", "--pdf", "day.pdf") == (
        "tickler: day.pdf exists already.\n  Add --force to replace it, or name another file.\n"
    )
    assert (tmp_path / "day.pdf").read_text() == "precious"


def test_markup_in_a_name_is_text(printed, office):
    office("add", "#set page(width: 1mm) *x* $y$ <z> @ref\x1b[2J", "--tag", "evil")
    (text,) = printed("cards", "--tag", "evil")
    assert "#setpage(width:1mm)*x*$y$<z>@ref␛[2J" in text
