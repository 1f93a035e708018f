"""A client's own time: in the day's pile, in the dossier, and where it says nothing."""

import datetime as dt

import pytest

from tests.show.samples import GIORGI, TODAY, WANG, ZELJKO, agenda, moment, on
from tests.show.screens import as_data, printed, screen
from tickler.core.agenda import PileCard
from tickler.core.cards import Card, Dossier
from tickler.show.agenda import AgendaView
from tickler.show.dossier import DossierView

NOW = moment(20, 8, 30)
PILE = (GIORGI._replace(timezone="Asia/Tbilisi"), ZELJKO._replace(timezone="Europe/Zagreb"),
        WANG._replace(timezone="Asia/Shanghai"))  # fmt: skip


def test_beside_the_telephone_is_what_time_it_is_there() -> None:
    assert printed(AgendaView(agenda(*PILE), now=NOW)) == screen("""
Friday 20 November 2026                                                   tab 20
3 cards   1 meeting · 1 first call · 1 call

 #  at      client            why it is due                    phone
41  14:00   გიორგი ბერიძე     meeting: their office            +995 555 00 00 02
                                                               17:00 there
carried over
 8  3 days  Željko Šarić      first call                       +385 91 000 0001
            Čvorak d.o.o.     moved 4 times, reached 0 of 3
any time
77          王小明            samples arrived?                 +86 21 0000 0000
            上海建材有限公司                                   now 15:30 there

0 of 3 done                                                   next: tickler call
""")


def test_where_the_window_is_narrow_it_stands_under_the_telephone() -> None:
    lines = [line.strip() for line in printed(AgendaView(agenda(*PILE), now=NOW), 60).splitlines()]
    assert lines[lines.index("+995 555 00 00 02") + 1] == "17:00 there"


def test_looking_ahead_nobody_asks_what_time_it_is_now() -> None:
    ahead = printed(AgendaView(agenda(*PILE), ahead=True, now=NOW))
    assert "17:00 there" in ahead
    assert "now" not in ahead


def test_without_a_telephone_too() -> None:
    card = PileCard(1, "Ana", None, on(20), "email", None, None, timezone="Pacific/Honolulu")
    assert "now Thu 21:30 there" in printed(AgendaView(agenda(card), now=NOW))


CARD = Card(1, "Ana", on(26, "07:00"), timezone="Asia/Tbilisi")


def test_the_dossier_says_their_time_and_what_was_agreed_in_it() -> None:
    assert printed(DossierView(Dossier(CARD), TODAY, NOW)) == screen("""
Ana                                                                       card 1
Thu 26 Nov 2026 07:00, tab 26 (10:00 there) · call

their time  11:30 when it is 08:30 here (Asia/Tbilisi)
""")


def test_markdown_says_it_too() -> None:
    assert DossierView(Dossier(CARD), TODAY, NOW).as_markdown() == screen("""
# Ana

Thu 26 Nov 2026 07:00, tab 26 (10:00 there) · call

- **their time:** 11:30 when it is 08:30 here (Asia/Tbilisi)
""")


def test_a_file_that_is_read_another_day_names_the_zone_alone() -> None:
    page = DossierView(Dossier(CARD), TODAY).as_markdown()
    assert "- **time zone:** Asia/Tbilisi" in page
    assert "there" not in page


@pytest.mark.parametrize(
    ("zone", "now", "said"),
    [
        ("Asia/Tbilisi", NOW, "2026-11-20T11:30:00+04:00"),
        ("Pacific/Honolulu", NOW, "2026-11-19T21:30:00-10:00"),
        ("Atlantis", NOW, None),
        (None, NOW, None),
        ("Asia/Tbilisi", None, None),
    ],
)
def test_scripts_get_the_moment_with_its_offset(
    zone: str | None, now: dt.datetime | None, said: str | None
) -> None:
    card = CARD._replace(timezone=zone)
    assert as_data(DossierView(Dossier(card), TODAY, now))["card"]["local_time"] == said
