"""Who is meant by CLIENT: any part of a name in any script, and never a silent guess."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.store.samples import NOW, add, day, drop
from tickler.core.contacts import Contact
from tickler.core.errors import Ambiguous, ExitCode, NotFound
from tickler.core.folding import fold
from tickler.store.bulk import Batch
from tickler.store.clients import CHOICES_SHOWN, candidates, client
from tickler.store.folder import Folder
from tickler.store.incoming import incoming
from tickler.store.journal import Entry


def add_all(folder: Folder, *names: str) -> None:
    """File clients in one command, the first with the next id."""
    with Entry(folder, "import", NOW) as entry:
        batch = Batch(entry)
        for name in names:
            batch.add(incoming(Contact(name=name)), day(25), "call")
        batch.close()


@pytest.fixture
def filled(folder: Folder) -> Folder:
    for name, company in (
        ("Иван Петров", "ООО Ромашка"),
        ("გიორგი ბერიძე", None),
        ("Željko Šarić", "Čvorak d.o.o."),
        ("Li Wu", None),
        ("Anne-Marie O'Neil", "100% Pure"),
        ("王小明", None),
        ("Peter Šljivović", "Čvorak d.o.o."),
    ):
        add(folder, Contact(name=name, company=company), day(25))
    return folder


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("2", 2),
        ("Иван Петров", 1),
        ("ivan", 1),
        ("ИВАН", 1),
        ("петр", 1),
        ("etro", 1),
        ("petrov ivan", 1),
        ("ромаш", 1),
        ("iv petrov", 1),
        ("petrov iv", 1),
        ("ромашка иван", 1),
        ("გიორგი", 2),
        ("giorgi", 2),
        ("რიძე", 2),
        ("zeljko", 3),
        ("ŽELJKO", 3),
        ("z\u030celjko", 3),
        ("saric cvorak", 3),
        ("li wu", 4),
        ("wu li", 4),
        ("wu", 4),
        ("oneil", 5),
        ("O'Neil", 5),
        ("marie anne", 5),
        ("100%", 5),
        ("0%", 5),
        ("%", 5),
        ("小", 6),
        ("xiao", 6),
        ("slj", 7),
    ],
)
def test_one_client_is_meant(filled: Folder, said: str, expected: int) -> None:
    assert client(filled, said) == expected


@pytest.mark.parametrize(
    "said",
    [
        "Olga", "ivan zeljko", "petrovivan", "_", "iv_n", "I%n", "8", "-1", "", "   ", '"', "*", "ivan*",
        "NOT ivan", "who:ivan", "who : ivan", "(ivan", "ivan)", "ivan OR zeljko", "NEAR(ivan petrov)",
        "'; DROP TABLE card; --", "\0", "9" * 30, "9" * 5000, "٣" * 30,
    ],
)  # fmt: skip
def test_nobody_answers_to_it(filled: Folder, said: str) -> None:
    with pytest.raises(NotFound) as refusal:
        client(filled, said)
    assert refusal.value.message == f'No client answers to "{said}".'
    assert refusal.value.code == ExitCode.NOT_FOUND


def test_several_may_be_meant(filled: Folder) -> None:
    with pytest.raises(Ambiguous) as refusal:
        client(filled, "cvorak")
    assert refusal.value.message == '"cvorak" may mean 2 clients.'
    assert refusal.value.choices == ("3  Željko Šarić, Čvorak d.o.o.", "7  Peter Šljivović, Čvorak d.o.o.")
    assert refusal.value.code == ExitCode.AMBIGUOUS


def test_a_name_said_in_full_is_meant_even_where_it_is_part_of_another(folder: Folder) -> None:
    add_all(folder, "Ivan Petrovski", "Ivan Petrov", "Petrov Ivan Petrov")
    assert client(folder, "иван  петров") == 2


def test_a_name_said_in_full_is_meant_however_many_it_is_part_of(folder: Folder) -> None:
    add_all(folder, *(f"Ivan {number}" for number in range(CHOICES_SHOWN + 10)), "Ivan")
    assert client(folder, "ivan") == CHOICES_SHOWN + 11


def test_two_of_one_name_are_ambiguous_however_far_apart(folder: Folder) -> None:
    add_all(folder, "Ivan", *(f"Ivan {number}" for number in range(CHOICES_SHOWN + 10)), "Ivan")
    with pytest.raises(Ambiguous):
        client(folder, "ivan")


def test_a_name_said_in_full_with_a_company_beside_it(folder: Folder) -> None:
    add(folder, Contact(name="Ivan Petrovski"))
    card_id = add(folder, Contact(name="Ivan Petrov", company="Ромашка"))
    assert client(folder, "Ivan Petrov") == card_id


@pytest.mark.parametrize("names", [("Li Wei", "Wang Li"), ("Wang Li", "Li Wei"), ("Ali", "Li Wei")])
def test_two_letters_are_no_guess_either(folder: Folder, names: tuple[str, str]) -> None:
    add_all(folder, *names)
    with pytest.raises(Ambiguous):
        client(folder, "li")


def test_no_more_choices_are_listed_than_one_can_read(folder: Folder) -> None:
    add_all(folder, *(f"Ivan {number}" for number in range(CHOICES_SHOWN + 1)))
    with pytest.raises(Ambiguous) as refusal:
        client(folder, "ivan")
    assert refusal.value.message == '"ivan" may mean 20 or more clients.'
    assert len(refusal.value.choices) == CHOICES_SHOWN


def test_an_id_means_the_card_even_where_a_name_has_the_number(folder: Folder) -> None:
    add_all(folder, "Hotel 2", "Ivan")
    assert client(folder, "2") == 2
    assert client(folder, "hotel 2") == 1


def test_a_dropped_client_is_named_but_not_taken(folder: Folder) -> None:
    drop(folder, add(folder, "Ivan Petrov"))
    with pytest.raises(NotFound) as refusal:
        client(folder, "ivan")
    assert refusal.value.message == "Ivan Petrov was dropped from the folder."
    assert refusal.value.hint == "tickler restore 1 puts the card back."
    assert client(folder, "ivan", with_dropped=True) == 1
    assert client(folder, "1") == 1
    assert add(folder, "Ivan Ivanov") == client(folder, "ivan") == 2
    with pytest.raises(Ambiguous) as several:
        client(folder, "ivan", with_dropped=True)
    assert several.value.choices == ("1  Ivan Petrov (dropped)", "2  Ivan Ivanov")


def test_dropped_clients_do_not_hide_the_others(folder: Folder) -> None:
    add_all(folder, *(f"Ivan {number}" for number in range(CHOICES_SHOWN + 5)))
    folder.db.execute("UPDATE card SET place = NULL, dropped_at = '2026-11-20'")
    add_all(folder, "Ivan Petrov", "Iv")
    assert client(folder, "ivan") == CHOICES_SHOWN + 6
    assert [one.name for one in candidates(folder, "ivan", 1)] == ["Ivan Petrov"]
    assert [one.name for one in candidates(folder, "iv", 1, scan=False)] == ["Iv"]


def test_candidates_of_a_word_half_typed(filled: Folder) -> None:
    assert [one.id for one in candidates(filled, "p", 9, scan=False)] == [7]
    assert [one.id for one in candidates(filled, "žel", 9, scan=False)] == [3]
    assert [one.id for one in candidates(filled, "cvorak", 1)] == [3]
    assert candidates(filled, "", 9) == []
    assert [one.company for one in candidates(filled, "giorgi", 9)] == [None]


@given(st.text(min_size=1, max_size=12), st.booleans())
@example("ivan\0petrov", True)
@example("\ud800", True)
@example('"ivan" AND', True)
def test_whatever_is_said_gives_an_answer(filled: Folder, said: str, with_dropped: bool) -> None:
    try:
        assert client(filled, said, with_dropped=with_dropped) in range(1, 8)
    except (NotFound, Ambiguous) as refusal:
        assert said in refusal.message


letters = st.text(alphabet="abcdefghčšžабвгдѓეთიმ ", max_size=15)


@given(st.lists(letters.filter(lambda name: fold(name)), min_size=1, max_size=4), st.data())
def test_every_part_of_a_name_finds_its_client(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], data: st.DataObject
) -> None:
    with Folder(tmp_path_factory.mktemp("parts") / "folder.db") as folder:
        add_all(folder, *names)
        name = data.draw(st.sampled_from(names))
        start = data.draw(st.integers(0, len(name) - 1))
        part = name[start : data.draw(st.integers(start + 1, len(name)))]
        found = {one.name for one in candidates(folder, part, 9)}
        words = fold(part).split()
        assert found == {name for name in names if words and all(word in fold(name) for word in words)}
