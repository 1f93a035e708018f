"""CLIENT: an id, or any part of a name or company in any script; several are listed and picked from."""

import json

import pytest

AMBIGUOUS = (
    'tickler: "iv" may mean 2 clients.\n'
    "    1  Иван Петров, ООО Ромашка\n"
    "    3  Ivana Marić, Hotel Bura\n"
    "  Say the id, or more of the name.\n"
)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        pytest.param("2", "Željko Šarić", id="id"),
        pytest.param("Željko Šarić", "Željko Šarić", id="name"),
        pytest.param("zelj", "Željko Šarić", id="part without marks"),
        pytest.param("sarić zeljko", "Željko Šarić", id="words turned round"),
        pytest.param("cvorak", "Željko Šarić", id="company"),
        pytest.param("petrov", "Иван Петров", id="Cyrillic from Latin"),
        pytest.param("ПЕТРОВ", "Иван Петров", id="capitals"),
        pytest.param("бура", "Ivana Marić", id="Latin from Cyrillic"),
        pytest.param("beridze", "გიორგი ბერიძე", id="Georgian from Latin"),
        pytest.param("ბერი", "გიორგი ბერიძე", id="Georgian"),
        pytest.param("be", "გიორგი ბერიძე", id="two letters"),
    ],
)
def test_one_match_is_taken(clients, said, name):
    assert clients.json("dossier", said)["card"]["name"] == name


def test_a_whole_name_means_that_client(clients):
    clients("add", "Ivana")
    assert clients.json("dossier", "ivana")["card"]["id"] == 5


def test_several_are_listed_with_exit_4(refused):
    assert refused(4, "note", "iv", "hello") == AMBIGUOUS
    assert refused(4, "--no-input", "note", "iv", "hello", terminal=True) == AMBIGUOUS
    assert refused(4, "note", "iv", "hello", "--no-input", terminal=True) == AMBIGUOUS


def test_on_a_terminal_one_is_picked(clients):
    outcome = clients.run("note", "iv", "hello", stdin="3\n", terminal=True)

    assert (outcome.code, outcome.err) == (
        0,
        '"iv" may mean 2 clients.\n  1  Иван Петров, ООО Ромашка\n  3  Ivana Marić, Hotel Bura\n'
        "Which one? Its number: ",
    )
    assert clients.json("dossier", "3")["notes"][0]["text"] == "hello"


@pytest.mark.parametrize("answer", ["2\n", "\n", "ivan\n", "13\n"])
def test_an_answer_that_is_no_choice_picks_nobody(refused, answer):
    assert refused(4, "note", "iv", "hello", stdin=answer, terminal=True).endswith(AMBIGUOUS)


def test_choices_for_scripts(refused):
    error = json.loads(refused(4, "--json", "note", "iv", "hello", terminal=True))["error"]
    assert (error["code"], error["kind"]) == (4, "ambiguous")
    assert error["choices"] == ["1  Иван Петров, ООО Ромашка", "3  Ivana Marić, Hotel Bura"]


def test_many_matches_are_not_all_listed(tickler):
    names = "\n".join(["Name", *(f"Ana {number}" for number in range(30))])
    tickler("import", "-", stdin=names)
    error = tickler.fails(4, "note", "ana", "hello")

    assert error.startswith('tickler: "ana" may mean 20 or more clients.\n')
    assert len(error.splitlines()) == 22


@pytest.mark.parametrize(
    ("said", "why"),
    [("nobody", "unknown"), ("99", "no such id"), ("", "an empty variable"), ("%", "a sign of SQL")],
)
def test_nobody_answers(refused, said, why):
    assert refused(3, "note", said, "hello") == (
        f'tickler: No client answers to "{said}".\n'
        "  tickler find searches notes too, tickler list shows everyone.\n"
    ), why
