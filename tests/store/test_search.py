"""Where a word occurs: on cards and in notes, in any script, in the order that helps."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.store.samples import NOW, add, add_note, anna, day, drop
from tickler.core.contacts import Contact, Point
from tickler.core.folding import fold
from tickler.store import cards
from tickler.store.folder import Folder
from tickler.store.journal import Entry
from tickler.store.log import undo
from tickler.store.search import find, lines

ANNA, IVAN, ROSA = 1, 2, 3


@pytest.fixture
def filled(folder: Folder) -> Folder:
    contact = anna()
    contact.notes = []
    contact.phones = [Point("091 222 3334", "0912223334")]
    add(folder, contact, day(25))
    phones = [Point("+7 (916) 000-00-01", "+79160000001")]
    add(folder, Contact(name="Иван Петров", company="ООО Ромашка", phones=phones), day(24))
    add(folder, Contact(name="Rosa Čvorak"), day(26))
    add_note(folder, IVAN, "хочет скидку 10% на плитку", "reached")
    add_note(folder, ROSA, "asks who makes the tiles, _not_ the grout")
    return folder


def ids(folder: Folder, said: str, limit: int = 9) -> list[int]:
    return [card.id for card in find(folder, said, limit).cards]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("beridze", [ANNA], id="a name"),
        pytest.param("Bеридзе", [ANNA], id="a name in two scripts"),
        pytest.param("purchasing", [ANNA], id="a position"),
        pytest.param("zagreb ilica", [ANNA], id="an address, words in any order"),
        pytest.param("ana zagreb", [ANNA], id="a name and an address"),
        pytest.param("cvorak.example", [ANNA], id="an address of e-mail"),
        pytest.param("vip", [ANNA], id="a tag"),
        pytest.param("plitka", [ANNA], id="a tag in another script"),
        pytest.param("скидку", [ANNA, IVAN], id="a field of one's own, then a note"),
        pytest.param("tiles", [ANNA, ROSA], id="again, in Latin"),
        pytest.param("čvorak", [ANNA, ROSA], id="a company and a name"),
        pytest.param("ромашка", [IVAN], id="a company"),
        pytest.param("ана zagreb purch", [ANNA], id="parts of words"),
        pytest.param("c-118", [ANNA], id="the id in another program"),
        pytest.param("grout asks", [ROSA], id="a note, words in any order"),
        pytest.param("asks tiles grout the", [ROSA], id="many words of a note"),
        pytest.param("10%", [IVAN], id="a sign that means something in SQL"),
        pytest.param("%", [IVAN], id="that sign alone"),
        pytest.param("_", [ROSA], id="the other sign alone"),
        pytest.param("_n", [ROSA], id="the other sign and a letter"),
        pytest.param("hochet 10", [IVAN], id="a long and a short word"),
        pytest.param("na 0%", [IVAN], id="short words"),
        pytest.param("0% na", [IVAN], id="short words in another order"),
        pytest.param("grout zagreb", [], id="words on a card and in the note of another"),
        pytest.param("petrov tiles", [], id="a word that is there and one that is not"),
        pytest.param("", [], id="nothing"),
        pytest.param("  ", [], id="blanks"),
        pytest.param('"', [], id="a quote"),
    ],
)
def test_finding(filled: Folder, said: str, expected: list[int]) -> None:
    assert ids(filled, said) == expected


@pytest.mark.parametrize(
    "said",
    ["+7 916 000-00-01", "+79160000001", "7(916)000 00 01", "916.000.00.01", "000-00-01", "0001", "916"],
)
def test_a_telephone_number_however_it_is_punctuated(filled: Folder, said: str) -> None:
    assert ids(filled, said) == [IVAN]


def test_the_text_of_a_note_found_comes_with_the_card(filled: Folder) -> None:
    add_note(filled, ROSA, "the tiles are sold out")
    found = find(filled, "tiles", 9)
    assert [card.id for card in found.cards] == [ANNA, ROSA]
    assert found.notes == {ROSA: "the tiles are sold out"}
    assert not found.more


def test_those_found_by_a_note_come_newest_note_first(filled: Folder) -> None:
    for card_id in (ROSA, ANNA, IVAN, ROSA):
        add_note(filled, card_id, "wants a sample")
    assert ids(filled, "sample") == [ROSA, IVAN, ANNA]


def test_a_name_comes_before_a_field_and_a_field_before_a_note(folder: Folder) -> None:
    noted = add(folder, "Petr")
    add_note(folder, noted, "knows Kovač")
    fielded = add(folder, Contact(name="Ivan", custom={"owner": "Kovač"}))
    named = add(folder, "Ana Kovač")
    assert ids(folder, "kovac") == [named, fielded, noted]


def test_a_limit_and_whether_there_is_more(filled: Folder) -> None:
    assert not find(filled, "čvorak", 2).more
    shortened = find(filled, "čvorak", 1)
    assert [card.id for card in shortened.cards] == [ANNA]
    assert shortened.more


def test_a_long_history_with_one_client_does_not_hide_that_there_is_more(filled: Folder) -> None:
    for _ in range(5):
        add_note(filled, ROSA, "wants a sample")
    add_note(filled, IVAN, "a sample")
    for _ in range(5):
        add_note(filled, ROSA, "wants a sample")
    found = find(filled, "sample", 3)
    assert [card.id for card in found.cards] == [ROSA]
    assert found.more


def test_a_dropped_client_is_found_and_has_no_place(filled: Folder) -> None:
    drop(filled, IVAN)
    assert [card.place for card in find(filled, "ромашка", 9).cards] == [None]


def test_what_is_no_longer_said_is_no_longer_found(filled: Folder) -> None:
    from tickler.store import particulars
    from tickler.store.dossier import card

    with Entry(filled, "edit", NOW) as entry:
        particulars.change(entry, card(filled, ANNA), Contact(name="Ana Kovač"), "call", None)
    assert ids(filled, "beridze") == ids(filled, "zagreb") == []
    assert ids(filled, "kovac") == [ANNA]
    undo(filled, 1, NOW)
    assert ids(filled, "beridze") == ids(filled, "zagreb") == [ANNA]
    assert ids(filled, "kovac") == []


def test_lines_keep_the_order_asked_for_and_leave_out_whom_there_is_not(filled: Folder) -> None:
    assert [card.id for card in lines(filled, [ROSA, 77, ANNA])] == [ROSA, ANNA]


@given(st.text(max_size=20))
@example('"')
@example('"" AND')
@example("who : ivan* OR NEAR(a b)")
@example("a\0bc")
@example("abc\0")
@example("\ud800abc")
@example("%_!")
@example("^-{}[]()")
def test_whatever_is_looked_for_gives_an_answer(filled: Folder, said: str) -> None:
    assert set(ids(filled, said)) <= {ANNA, IVAN, ROSA}


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=15))
def test_a_note_is_found_by_its_own_words(filled: Folder, text: str) -> None:
    with Entry(filled, "note", NOW, rehearsal=True) as entry:
        cards.note(entry, ROSA, text, "call", None)
        assert (ROSA in ids(filled, text)) == bool(fold(text))
