"""Lists of cards: every filter alone and together, the order of the places, the total without the limit."""

import datetime as dt

import pytest

from tests.store.samples import TODAY, add, day, drop
from tickler.core.contacts import Contact
from tickler.core.places import LOOSE, Month
from tickler.core.tabs import DayTab, LooseTab, Span, month_tab, span_of
from tickler.store import pile
from tickler.store.folder import Folder
from tickler.store.pile import Wanted


@pytest.fixture
def filled(folder: Folder) -> Folder:
    for name, place, kind, tags in (
        ("late", day(18), "call", ["vip"]),
        ("today", day(20), "meeting", []),
        ("loose", LOOSE, "call", ["vip"]),
        ("Wednesday at two", day(25, at="14:00"), "call", []),
        ("Wednesday at nine", day(25, at="09:00"), "visit", ["vip", "new"]),
        ("Wednesday", day(25), "call", ["new"]),
        ("in December, in reach", day(8, 12), "call", []),
        ("in December, out of reach", day(24, 12), "call", []),
        ("some day in December", Month(2026, 12), "call", ["vip"]),
        ("some day in November", Month(2026, 11), "visit", []),
    ):
        add(folder, Contact(name=name, tags=list(tags)), place, kind)
    for name, kind, tags in (("gone", "call", ["vip"]), ("gone too", "visit", [])):
        drop(folder, add(folder, Contact(name=name, tags=list(tags)), day(20), kind))
    return folder


def span(tab: object) -> Span:
    found = span_of(tab, TODAY)
    assert found
    return found


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        pytest.param(
            Wanted(),
            ["some day in November", "late", "today", "Wednesday at nine", "Wednesday at two", "Wednesday",
             "some day in December", "in December, in reach", "in December, out of reach", "loose"],
            id="everyone",
        ),
        pytest.param(
            Wanted(kind="visit"), ["some day in November", "Wednesday at nine"], id="of one kind",
        ),
        pytest.param(
            Wanted(tag="vip"), ["late", "Wednesday at nine", "some day in December", "loose"],
            id="with a tag",
        ),
        pytest.param(Wanted(kind="call", tag="vip"), ["late", "some day in December", "loose"], id="both"),
        pytest.param(Wanted(tag="vi"), [], id="a tag is not a part of one"),
        pytest.param(
            Wanted(span(DayTab(25, dt.date(2026, 11, 25)))),
            ["Wednesday at nine", "Wednesday at two", "Wednesday"],
            id="behind a day",
        ),
        pytest.param(
            Wanted(span(DayTab(25, dt.date(2026, 11, 25))), "visit", "new"), ["Wednesday at nine"],
            id="behind a day, of a kind, with a tag",
        ),
        pytest.param(
            Wanted(span(month_tab(2026, 12, TODAY))), ["some day in December", "in December, out of reach"],
            id="behind a month",
        ),
        pytest.param(Wanted(span(LooseTab())), ["loose"], id="loose"),
        pytest.param(Wanted(dropped=True), ["gone", "gone too"], id="dropped"),
        pytest.param(Wanted(dropped=True, kind="visit"), ["gone too"], id="dropped, of a kind"),
        pytest.param(Wanted(dropped=True, tag="vip"), ["gone"], id="dropped, with a tag"),
        pytest.param(Wanted(dropped=True, kind="visit", tag="vip"), [], id="dropped, of a kind, with a tag"),
    ],
)  # fmt: skip
def test_a_list(filled: Folder, wanted: Wanted, expected: list[str]) -> None:
    cards, total = pile.listing(filled, wanted)
    assert [card.name for card in cards] == expected
    assert total == len(expected)
    assert pile.ids(filled, wanted) == [card.id for card in cards]


@pytest.mark.parametrize(
    "wanted", [Wanted(), Wanted(kind="call"), Wanted(tag="vip"), Wanted(dropped=True)], ids=str
)
def test_a_limit_shortens_the_list_and_not_the_total(filled: Folder, wanted: Wanted) -> None:
    everyone, total = pile.listing(filled, wanted)
    assert len(everyone) == total > 1
    assert pile.listing(filled, wanted, 1) == (everyone[:1], total)
    assert pile.ids(filled, wanted, 1) == [everyone[0].id]


def test_behind_today_is_what_is_due_but_a_month_keeps_its_tab(filled: Folder) -> None:
    cards, _ = pile.listing(filled, Wanted(span(DayTab(20, TODAY))))
    assert {card.name for card in cards} == {"late", "today"}
    cards, _ = pile.listing(filled, Wanted(span(month_tab(2026, 11, TODAY))))
    assert {card.name for card in cards} == {"some day in November"}
