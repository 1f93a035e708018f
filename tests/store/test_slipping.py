"""Cards that keep being put off, as the folder finds them: the same as the dossier says of each."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.samples import add, add_note, day, defer, drop
from tickler.core.cards import OUTCOMES
from tickler.core.contacts import Contact
from tickler.core.places import LOOSE, Month
from tickler.core.slipping import Slipping, slipping_of
from tickler.core.tabs import Span
from tickler.store import pile
from tickler.store.dossier import dossier
from tickler.store.folder import Folder
from tickler.store.search import lines


def moment(number: int, hour: int = 9) -> dt.datetime:
    return dt.datetime(2026, 11, number, hour, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def put_off(folder: Folder, name: str, *days: int, kind: str = "call") -> int:
    """File a client behind the first of these days, and on each day put the card off to the next one."""
    card_id = add(folder, Contact(name=name, tags=[name.lower()]), day(days[0]), kind, now=moment(1))
    for number, later in pairwise(days):
        defer(folder, card_id, day(later), moment(number))
    return card_id


def slipping(folder: Folder, **wanted: object) -> list[str]:
    cards, total = pile.listing(folder, pile.Wanted(slipping=True, **wanted))  # type: ignore[arg-type]
    assert total == len(cards)
    return [card.name for card in cards]


@pytest.fixture
def office(folder: Folder) -> Folder:
    """Ana was put off thrice from the 4th on, Bo twice from the 3rd, Cy once, Di until she was reached."""
    put_off(folder, "Ana", 4, 5, 6, 23)
    put_off(folder, "Bo", 3, 9, 25, kind="visit")
    put_off(folder, "Cy", 2, 24)
    di = put_off(folder, "Di", 2, 3, 4, 24)
    add_note(folder, di, "yes", "agreed", moment(10))
    return folder


def test_who_was_put_off_more_than_once_since_they_were_reached_the_longest_first(office: Folder) -> None:
    assert slipping(office) == ["Bo", "Ana"]
    cards, _ = pile.listing(office, pile.Wanted(slipping=True))
    assert [card.slipping for card in cards] == [
        Slipping(dt.date(2026, 11, 3), 2, 0),
        Slipping(dt.date(2026, 11, 4), 3, 0),
    ]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        pytest.param({"kind": "visit"}, ["Bo"], id="kind"),
        pytest.param({"tag": "ana"}, ["Ana"], id="tag"),
        pytest.param({"span": Span("2026-11-23", "2026-11-23")}, ["Ana"], id="tab"),
        pytest.param({"span": Span("loose", "loose")}, [], id="loose"),
    ],
)
def test_other_filters_choose_among_them(office: Folder, wanted: dict[str, object], found: list[str]) -> None:
    assert slipping(office, **wanted) == found


def test_a_limit_is_kept_and_all_are_counted(office: Folder) -> None:
    cards, total = pile.listing(office, pile.Wanted(slipping=True), limit=1)
    assert ([card.name for card in cards], total) == (["Bo"], 2)
    assert pile.ids(office, pile.Wanted(slipping=True), limit=1) == [cards[0].id]


def test_a_dropped_card_is_not_listed_and_does_not_slip(office: Folder) -> None:
    gone = next(card.id for card in pile.listing(office, pile.Wanted(slipping=True))[0] if card.name == "Bo")
    drop(office, gone)
    assert slipping(office) == ["Ana"]
    assert lines(office, [gone])[0].slipping is None


places = st.one_of(st.integers(1, 28).map(day), st.just(LOOSE), st.just(Month(2026, 12)))
events = st.lists(
    st.tuples(st.integers(1, 9), st.one_of(places, st.sampled_from((None, *OUTCOMES)))), max_size=8
)


@given(events)
def test_the_pile_says_of_a_card_what_its_dossier_says(
    tmp_path_factory: pytest.TempPathFactory, events: list[tuple[int, object]]
) -> None:
    with Folder(tmp_path_factory.mktemp("slipping") / "folder.db") as folder:
        folder.ensure()
        folder.db.execute("PRAGMA synchronous = OFF")
        card_id = add(folder, "Ivan", day(2), now=moment(1))
        for hour, (number, event) in enumerate(events):
            if event is None or isinstance(event, str):
                add_note(folder, card_id, "said", event, moment(number, hour))
            else:
                defer(folder, card_id, event, moment(number, hour))  # type: ignore[arg-type]
        known = slipping_of(dossier(folder, card_id))
        assert lines(folder, [card_id])[0].slipping == known
        listed = pile.ids(folder, pile.Wanted(slipping=True))
        assert listed == ([card_id] if known and known.often else [])
