"""How alike two names are, in three scripts: one client written in two ways, and two people."""

import pytest

from tickler.store.likeness import alike, firm_of, initials_of, slips_of, words_of
from tickler.store.namesakes import NO_FIRM, SAME_FIRM
from tickler.store.particulars import who


def likeness(one: str, other: str) -> int:
    there, back = words_of(who(one, None)), words_of(who(other, None))
    assert alike(there, back) == alike(back, there)
    return alike(there, back)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Иван Петров", "Ivan Petrov"),
        ("Иван Петров", "Петров Иван"),
        ("Ivan Petrov", "Petrov, Ivan"),
        ("Юлия Щербакова", "Julija Ščerbakova"),
        ("Анатолий Соловьёв", "Anatoly Soloviev"),
        ("Татьяна Цветкова", "Tatjana Cvetkova"),
        ("Ђорђе Шарић", "Đorđe Šarić"),
        ("Željko Šarić", "ZELJKO SARIC"),
        ("წერეთელი ნინო", "Nino Tsereteli"),
        ("ხატუნა ხვიჩია", "Хатуна Хвичия"),
        ("Hans Müller", "Hans Mueller"),
        ("Thomas Smith", "Tomas Smyth"),
        ("Ana-Maria Kos", "Ana Maria Kos"),
    ],
)
def test_one_name_written_in_two_ways(one: str, other: str) -> None:
    assert likeness(one, other) == 100


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Ivan Petrov", "Ivan Pertov", id="two letters exchanged"),
        pytest.param("Иван Петров", "Ivna Petrov", id="exchanged in a short name"),
        pytest.param("Ivan Petrov", "Ivan Petrof", id="another letter"),
        pytest.param("ნინო კაპანაძე", "Nino Kapandze", id="a letter too few"),
        pytest.param("Lucija Horvatić", "Lucija Horvvatcić", id="a letter too many"),
        pytest.param("Alexander Ivanov", "Александр Иванов", id="another form"),
        pytest.param("Konstantin Konstantinopolski", "Konstantn Konstantnopolski", id="a slip in each"),
        pytest.param("Иван Сергеевич Петров", "Ivan Petrov", id="without the patronymic"),
        pytest.param("Anna Maria Schmidt", "Anna Schmidt", id="without the second name"),
    ],
)
def test_one_client_even_where_no_firm_is_known(one: str, other: str) -> None:
    assert NO_FIRM <= likeness(one, other) < 100


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Иван Петров", "I. Petrov", id="an initial"),
        pytest.param("გიორგი ბერიძე", "G. Beridze", id="a Georgian's"),
        pytest.param("Иван Сергеевич Петров", "Петров И. С.", id="two initials"),
        pytest.param("Marko Babić", "Mario Babić", id="a slip in a short name"),
    ],
)
def test_one_client_only_in_the_same_firm(one: str, other: str) -> None:
    assert SAME_FIRM <= likeness(one, other) < NO_FIRM


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Ivan Petrov", "Oleg Petrov", id="another given name"),
        pytest.param("Ivan Petrov", "Ivan Sidorov", id="another family"),
        pytest.param("Ana Horvat", "Una Horvat", id="another first letter"),
        pytest.param("Ivan Horvat", "Ivana Horvat", id="Ivana"),
        pytest.param("Александр Иванов", "Александра Иванова", id="husband and wife"),
        pytest.param("Марко Достоевский", "Марко Достоевская", id="an adjective's ending"),
        pytest.param("Ivan", "Ivan Petrov", id="a given name says nobody"),
        pytest.param("Nikola Kovač", "Nikola Kovačić", id="two families"),
        pytest.param("Jan Novak", "Jo Novak", id="too short for a slip"),
    ],
)
def test_two_people(one: str, other: str) -> None:
    assert likeness(one, other) == 0


@pytest.mark.parametrize(
    ("name", "company", "words"),
    [
        pytest.param("Ромашка", "Ромашка", "& romaska", id="a firm"),
        pytest.param("ООО Ромашка", "ООО Ромашка", "& romaska", id="without the legal form"),
        pytest.param("Petrov", "Ромашка", "petrov", id="a person"),
        pytest.param("ivan@petrov.example", None, "", id="an address in the name's place"),
        pytest.param("d.o.o.", "d.o.o.", "", id="nothing but a legal form"),
    ],
)
def test_what_a_card_is_called(name: str, company: str | None, words: str) -> None:
    assert words_of(who(name, company)) == words


def test_a_firm_is_nobody_in_it() -> None:
    assert alike("& petrov", "petrov") == 0


@pytest.mark.parametrize(
    ("one", "other"), [("ООО «Ромашка»", "Romashka Ltd."), ("Čvorak d.o.o.", "Cvorak doo"), ("", "GmbH")]
)
def test_one_firm_whatever_its_legal_form(one: str, other: str) -> None:
    assert firm_of(who("Ivan", one)) == firm_of(who("Ivan", other))


@pytest.mark.parametrize(
    ("one", "other"), [("petrov", "pertov"), ("petrov", "petro"), ("petrov", "petrof"), ("petrov", "petrrov")]
)
def test_words_a_slip_apart_meet_and_keep_their_initial(one: str, other: str) -> None:
    assert slips_of(one) & slips_of(other)
    assert initials_of(f"ivan {one}") == initials_of(f"ivan {other}")
