"""Lists of cards: what was found, and what is behind one tab."""

import pytest

from tests.show.samples import IVAN, NINO, SLIPS, TODAY, WANG, ZELJKO
from tests.show.screens import on_terminal, printed, screen
from tickler.core.agenda import PileCard
from tickler.core.places import LOOSE
from tickler.core.tabs import DayTab, LooseTab, MonthTab
from tickler.show.cards import CardsView
from tickler.show.tab import TabView

FOUND = (IVAN, ZELJKO, WANG, NINO)

LIST_80 = screen("""
tagged customer
  #  where             client            phone              why
 17  Fri 20 Nov 09:30  Иван Петров       +7 916 000-00-01   asks for a discount
                       ООО Ромашка                          on the offer
  8  Tue 17 Nov        Željko Šarić      +385 91 000 0001   first call
                       Čvorak d.o.o.                        noted: moved to
                                                            Zadar
 77  Fri 20 Nov        王小明            +86 21 0000 0000   samples arrived?
                       上海建材有限公司
100  November 2026     ნინო წერეთელი     +995 555 00 00 07  presents

4 of 1,340 shown; --limit 100 shows more
""")

LIST_120 = screen("""
  #  where             client         company           phone              why
 17  Fri 20 Nov 09:30  Иван Петров    ООО Ромашка       +7 916 000-00-01   asks for a discount on the offer
  8  Tue 17 Nov        Željko Šarić   Čvorak d.o.o.     +385 91 000 0001   first call
 77  Fri 20 Nov        王小明         上海建材有限公司  +86 21 0000 0000   samples arrived?
100  November 2026     ნინო წერეთელი                    +995 555 00 00 07  presents
""")

TAB_80 = screen("""
tab 20                                                   Friday 20 November 2026
12 cards · 2 slips

 #  where             client       phone             why
17  Fri 20 Nov 09:30  Иван Петров  +7 916 000-00-01  asks for a discount on the
                      ООО Ромашка                    offer
slips
s5  Fri 20 Nov        Иван Петров                    send the offer to Ромашка
s6  Wed 18 Nov                                       order business cards
                                                     every 3 months

1 of 12 cards shown
""")


@pytest.mark.parametrize("shown", [printed, on_terminal])
def test_a_list_that_was_cut_off_says_so(shown):
    view = CardsView(FOUND, TODAY, 1340, "tagged customer", {8: "moved to Zadar"})
    assert shown(view, 80) == LIST_80


@pytest.mark.parametrize("shown", [printed, on_terminal])
def test_the_company_has_a_column_where_there_is_room(shown):
    assert shown(CardsView(FOUND, TODAY, 4), 120) == LIST_120


def test_what_was_not_counted_is_not_given_a_number():
    text = printed(CardsView(FOUND, TODAY, more=True))
    assert text.splitlines()[-1] == "4 shown, there are more; --limit 100 shows more"


def test_nothing_found():
    assert printed(CardsView((), TODAY)) == "No cards.\n"


def test_loose_and_dropped_cards_say_so_in_place_of_a_date():
    loose = PileCard(1, "Ana", None, LOOSE, "call", None, None)
    dropped = PileCard(2, "Ivo", None, None, "call", None, None)
    lines = printed(CardsView((loose, dropped), TODAY)).splitlines()
    assert [line.split()[1] for line in lines[1:]] == ["loose", "dropped"]


@pytest.mark.parametrize("shown", [printed, on_terminal])
def test_one_tab_with_its_slips(shown):
    assert shown(TabView(DayTab(20, TODAY), (IVAN,), SLIPS, TODAY, 12), 80) == TAB_80


@pytest.mark.parametrize(
    ("tab", "heading"),
    [
        (DayTab(31, None), "tab 31                no such date in reach"),
        (MonthTab(2027, 1, "Jan"), "tab Jan                        January 2027"),
        (LooseTab(), "tab loose                     not filed yet"),
    ],
)
def test_an_empty_tab_says_what_it_stands_for(tab, heading):
    assert printed(TabView(tab, (), (), TODAY), 43) == f"{heading}\nNothing is behind this tab.\n"
