"""What stands on a sheet, in words."""

import datetime as dt
from decimal import Decimal

import pytest

from tests.show.samples import DOSSIER, IVAN, MORNING, TODAY, ZELJKO, agenda, moment, on
from tickler.core.cards import Card, Dossier, Move, Note, Reminder, Sale
from tickler.core.places import LOOSE
from tickler.paper.binder_sheets import day_sheet, pocket_cards
from tickler.paper.cover import cover_of
from tickler.paper.documents import papers_of
from tickler.paper.sheets import LAST_NOTE_SHOWN, Entry, sheet_of

NOW = moment(20, 8, 30)


def said(facts):
    return {fact.label: [value.text for value in fact.values] for fact in facts}


def test_the_sheet_says_where_the_matter_stands():
    standing = sheet_of(DOSSIER, NOW).standing

    assert (standing.place, standing.effort) == (
        "Fri 20 Nov 2026 09:30, tab 20",
        "moved once · reached 1 of 1",
    )
    assert said(standing.facts) == {
        "why": ["asks for a discount"],
        "last note": ["16 Nov 2026 11:42, reached: wants three quotes / ask for *Olga* next time"],
        "next step": ["send the offer to Ромашка (Fri 20 Nov)"],
    }


@pytest.mark.parametrize(
    ("card", "place", "why"),
    [
        pytest.param(
            Card(1, "Ana", on(17)), "Tue 17 Nov 2026, tab 20, carried over 3 days", "call", id="late"
        ),
        pytest.param(Card(1, "Ana", LOOSE), "loose", "call", id="loose"),
        pytest.param(
            Card(1, "Ana", None, dropped_at=moment(3), dropped_why="closed"),
            "dropped on 3 Nov 2026 11:42", "closed", id="dropped",
        ),
    ],
)  # fmt: skip
def test_where_a_card_is(card, place, why):
    standing = sheet_of(Dossier(card), NOW).standing

    assert (standing.place, said(standing.facts)) == (place, {"why": [why]})


def test_how_they_are_addressed_and_said_stands_under_the_name():
    card = Card(1, "Иван", company="ООО", position="buyer", address_as="Mr Petrov, formal", say="ee-VAHN")
    sheet = sheet_of(Dossier(card), NOW)

    assert (sheet.name, sheet.role) == ("Иван", "buyer, ООО")
    assert said(sheet.speak) == {"address as": ["Mr Petrov, formal"], "say": ["ee-VAHN"]}


def test_a_firm_that_is_its_own_name_is_not_said_twice():
    assert sheet_of(Dossier(Card(1, "Hotel Bura", company="Hotel Bura")), NOW).role == ""


@pytest.mark.parametrize(
    ("external_id", "printed"), [("crm-118", ["crm-118"]), (f"17@{'0a' * 16}.tickler", None)]
)
def test_an_id_that_a_folder_made_up_is_not_printed(external_id, printed):
    facts = sheet_of(Dossier(Card(3, "Ana", external_id=external_id)), NOW).facts
    assert said(facts).get("their id") == printed


def test_values_of_one_name_stand_together():
    facts = said(sheet_of(DOSSIER, NOW).facts)

    assert facts["phone"] == ["+7 916 000-00-01", "+7 495 000-00-02"]
    assert (facts["birthday"], facts["Discount"]) == (["14 May"], ["5 %"])


def test_sections_without_entries_are_left_out():
    titles = [section.title for section in sheet_of(DOSSIER, NOW).sections]

    assert titles == ["History", "Documents", "Slips", "Moved"]
    assert sheet_of(Dossier(Card(1, "Ana")), NOW).sections == ()


def test_a_note_keeps_its_lines_and_loses_what_could_turn_them_around():
    note = Note(1, moment(2), "call", "no-answer", "one\r\n\ttwo\u202e\n\n", private=True)
    (history,) = sheet_of(Dossier(Card(1, "Ana"), (note,)), NOW).sections

    assert history.entries == (Entry("2 Nov 2026 11:42", "no answer, private", "one\n two\\u202e"),)


def test_a_long_last_note_is_shortened_where_it_is_repeated_and_whole_in_the_history():
    text = "word " * 100
    sheet = sheet_of(Dossier(Card(1, "Ana"), (Note(1, moment(2), "call", None, text),)), NOW)
    (repeated,) = said(sheet.standing.facts)["last note"]

    assert repeated.endswith("word…") and len(repeated) <= LAST_NOTE_SHOWN
    assert sheet.sections[0].entries[0].text == text.strip()


def test_a_slip_that_is_done_is_no_next_step():
    slip = Reminder(1, "send it", on(10), done_at=moment(11))
    sheet = sheet_of(Dossier(Card(1, "Ana"), reminders=(slip,)), NOW)

    assert "next step" not in said(sheet.standing.facts)
    assert sheet.sections[0].entries == (Entry("11 Nov 2026 11:42", "done", "send it"),)


def test_the_time_that_was_agreed_is_said_on_their_clock_too():
    card = Card(1, "Ana", on(26, "07:00"), timezone="Asia/Tbilisi")

    sheet = sheet_of(Dossier(card), NOW)

    assert sheet.standing.place == "Thu 26 Nov 2026 07:00, tab 26 (10:00 there)"
    assert said(sheet.facts)["their time"] == ["11:30 when it is 08:30 here (Asia/Tbilisi)"]


def test_the_cover_has_the_order_of_today():
    cover = cover_of(MORNING, {})

    assert cover.title == "Friday 20 November 2026"
    assert cover.summary == "5 cards · 3 calls · 1 meeting · 1 first call · over capacity by 1"
    assert [(group.title, [line.name for line in group.lines]) for group in cover.groups] == [
        ("", ["Иван Петров", "გიორგი ბერიძე"]),
        ("carried over", ["Željko Šarić"]),
        ("any time", ["王小明"]),
        ("behind November, to deal out", ["ნინო წერეთელი"]),
        ("slips", ["Иван Петров", ""]),
    ]
    assert cover.groups[0].lines[0].link == "tel:+79160000001"
    assert [line.at for group in cover.groups for line in group.lines][:3] == ["09:30", "14:00", "3 days"]


def test_on_the_cover_a_firm_that_is_its_own_name_is_not_said_twice():
    firm = IVAN._replace(name="Hotel Bura", company="Hotel Bura")
    (group,) = cover_of(agenda(firm), {}).groups
    assert (group.lines[0].name, group.lines[0].company) == ("Hotel Bura", "")


def test_the_cover_shows_no_note_that_its_dossier_leaves_out():
    notes = (
        Note(2, moment(3), "call", None, "drinks", private=True),
        Note(1, moment(2), "call", None, "pays"),
    )
    whole = Dossier(Card(IVAN.id, "Иван"), notes)

    def last(dossier):
        papers = papers_of([dossier], NOW, agenda(IVAN, ZELJKO))
        return [line.last for group in papers.cover.groups for line in group.lines]

    assert last(whole) == ["3 Nov, call, private: drinks", ""]
    assert last(whole.without_private()) == ["2 Nov, call: pays", ""]


def test_what_the_document_is_called():
    assert papers_of([DOSSIER], NOW).title == "Иван Петров"
    assert papers_of([DOSSIER, DOSSIER], NOW).title == "2 dossiers"
    assert papers_of([DOSSIER], NOW, MORNING).title == "Friday 20 November 2026"


LATE = Reminder(7, "send prices", on(23), 17, "Иван", anchor=dt.date(2026, 11, 19), promise=True)


def test_a_promise_is_marked_as_one_on_every_sheet():
    sheet = sheet_of(DOSSIER._replace(reminders=(LATE,)), NOW)
    (slips,) = (section for section in sheet.sections if section.title == "Slips")
    assert slips.entries == (Entry("Mon 23 Nov", "promised for Thu 19 Nov, 1 day late", "send prices"),)
    assert said(sheet.standing.facts)["next step"] == [
        "send prices (Mon 23 Nov, promised for Thu 19 Nov, 1 day late)"
    ]

    morning = agenda(reminders=(LATE._replace(due=on(19)),))
    assert day_sheet(morning, "20", {})["slips"] == [
        "send prices (Иван), promised for Thu 19 Nov, 1 day late"
    ]
    (line,) = cover_of(morning, {}).groups[0].lines
    assert (line.at, line.why, line.last) == ("1 day", "send prices", "promised for Thu 19 Nov, 1 day late")


def test_a_sheet_says_how_long_a_client_has_been_put_off():
    moves = (Move(moment(13), on(13), on(20), None), Move(moment(9), on(9), on(13), None))
    dossier = DOSSIER._replace(notes=(), moves=moves)
    said_of_it = "due first on Mon 9 Nov 2026, moved 2 times"
    assert sheet_of(dossier, NOW).standing.effort == said_of_it
    assert pocket_cards([dossier], NOW.date())["cards"][0]["effort"] == said_of_it


def test_what_they_bought_is_a_section_with_a_sum_for_each_currency():
    sales = (
        Sale(2, TODAY, Decimal("-20"), "EUR", "cups"),
        Sale(1, TODAY, Decimal("1200.50"), "EUR", "two\nmachines"),
    )
    (section,) = sheet_of(Dossier(Card(1, "Ana"), sales=sales), NOW).sections
    assert section.title == "What they bought"
    assert [(entry.when, entry.what, entry.text) for entry in section.entries] == [
        ("20 Nov 2026", "-20.00 EUR", "taken back: cups"),
        ("20 Nov 2026", "1,200.50 EUR", "two\nmachines"),
        ("", "", "2 sales since 20 Nov 2026: 1,180.50 EUR"),
    ]
