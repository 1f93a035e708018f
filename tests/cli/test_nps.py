"""`tickler nps`: how likely clients are to recommend us, and whom to call."""

import pytest

from tests.conftest import Tickler
from tests.core.test_loyalty import FORTY


@pytest.fixture
def asked(clients: Tickler) -> Tickler:
    """Answers of four clients in three quarters."""
    for day, client, *said in (
        ("2026-03-02", "1", "score=10"),
        ("2026-03-31", "2", "score=2", "why=nobody called back", "contact=yes", "phone=+385 1 555"),
        ("2026-08-14", "3", "score=7"),
        ("2026-11-02", "1", "score=5", "why=late\ntwice", "contact=yes"),
        ("2026-11-03", "4", "score=0", "contact=no"),
        ("2026-11-04", "3", "score=9"),
    ):
        clients("--today", day, "form", "fill", client, "nps", *said)
    return clients


def test_what_scripts_get(asked: Tickler) -> None:
    data = asked.json("nps")
    assert [data[key] for key in ("nps", "promoters", "neutrals", "detractors", "answers", "clients")] == [
        -17, 2, 1, 3, 6, 4,
    ]  # fmt: skip
    assert (data["from"], data["to"]) == (None, None)
    assert [(quarter["quarter"], quarter["nps"], quarter["answers"]) for quarter in data["quarters"]] == [
        ("2026-Q1", 0, 2), ("2026-Q2", None, 0), ("2026-Q3", 0, 1), ("2026-Q4", -33, 3),
    ]  # fmt: skip
    assert data["to_call"] == [
        {
            "id": 1, "name": "Иван Петров", "company": "ООО Ромашка", "date": "2026-11-02", "score": 5,
            "why": "late\ntwice", "phone": "+7 916 000-00-01",
        },
        {
            "id": 2, "name": "Željko Šarić", "company": "Čvorak d.o.o.", "date": "2026-03-31", "score": 2,
            "why": "nobody called back", "phone": "+385 1 555",
        },
    ]  # fmt: skip


def test_what_people_read(asked: Tickler) -> None:
    assert (
        asked("nps")
        == """\
NPS -17
6 answers of 4 clients

promoters   9 and 10  2  33 %  ██████████████████████████▊
neutrals    7 and 8   1  17 %  █████████████▍
detractors  0 to 6    3  50 %  ████████████████████████████████████████

quarter  nps  answers  promoters  detractors
2026-Q1    0        2          1           1
2026-Q2    –        0
2026-Q3    0        1          0           0
2026-Q4  -33        3          1           2

not satisfied, and may be called
1  Иван Петров    +7 916 000-00-01  2 Nov 2026, gave 5: late twice
   ООО Ромашка
2  Željko Šarić   +385 1 555        31 Mar 2026, gave 2: nobody called back
   Čvorak d.o.o.
"""
    )


@pytest.mark.parametrize(
    ("args", "nps", "answers"),
    [
        (["--period", "quarter"], -33, 3), (["--period", "Q1"], 0, 2), (["--period", "last quarter"], 0, 1),
        (["--period", "2026-Q2"], None, 0), (["--period", "2026-03"], 0, 2), (["--period", "2026"], -17, 6),
        (["--period", "2025"], None, 0), (["--from", "2026-03-31", "--to", "2026-08-14"], -50, 2),
        (["--from", "1 nov"], -33, 3),
    ],
)  # fmt: skip
def test_a_period(asked: Tickler, args: list[str], nps: int | None, answers: int) -> None:
    data = asked.json("nps", *args)
    assert (data["nps"], data["answers"]) == (nps, answers)


def test_the_first_and_the_last_day_count(asked: Tickler) -> None:
    assert asked("nps", "--period", "q2").startswith("No answers, Wed 1 Apr 2026 to Tue 30 Jun 2026: ")
    assert asked("nps", "--from", "2026-11-02", "--to", "2026-11-03").startswith(
        "NPS -100, Mon 2 Nov 2026 to Tue 3 Nov 2026\n2 answers of 2 clients\n"
    )


@pytest.mark.parametrize(
    ("code", "args", "said"),
    [
        (5, ["--period", "someday"], '"someday" is no period.'),
        (5, ["--period", "2027"], '"2027" has not begun yet.'),
        (5, ["--from", "tomorrow"], '"tomorrow" is still to come: Sat 21 Nov 2026.'),
        (5, ["--from", "wed", "--to", "tue"], "Wed 18 Nov 2026 comes after Tue 17 Nov 2026."),
        (2, ["--to", "mon"], "--to needs the first day too."),
        (2, ["--period", "year", "--from", "mon"], "--from and --to are a period of their own."),
    ],
)
def test_what_is_no_period_is_refused(clients: Tickler, code: int, args: list[str], said: str) -> None:
    assert clients.fails(code, "nps", *args).startswith(f"tickler: {said}")


def test_without_an_answer_there_is_no_index(tickler: Tickler) -> None:
    data = tickler.json("nps")
    assert (data["nps"], data["answers"], data["quarters"]) == (None, 0, [])
    assert tickler("nps") == "No answers: tickler form fill CLIENT nps asks for one.\n"


def test_forty_answers_over_four_quarters_counted_by_hand(tickler: Tickler) -> None:
    tickler("import", "-", stdin="Name\n" + "\n".join(f"Client {number}" for number in range(1, 41)))
    for number, score in enumerate(FORTY):
        month = 2 + number // 10 * 3  # ten answers in February, May, August and November
        day = f"2026-{month:02}-{1 + number % 10:02}"
        tickler("form", "fill", str(number + 1), "nps", f"score={score}", "--on", day)
    data = tickler.json("nps", "--period", "2026")
    keys = ("nps", "promoters", "neutrals", "detractors", "answers")
    assert [data[key] for key in keys] == [28, 21, 9, 10, 40]  # 52.5 % less 25 % is 27.5 %
    assert [(quarter["quarter"], *(quarter[key] for key in keys)) for quarter in data["quarters"]] == [
        ("2026-Q1", 20, 5, 2, 3, 10),  # 50 % less 30 %
        ("2026-Q2", 30, 5, 3, 2, 10),  # 50 % less 20 %
        ("2026-Q3", 20, 5, 2, 3, 10),
        ("2026-Q4", 40, 6, 2, 2, 10),  # 60 % less 20 %
    ]
    assert tickler.json("nps", "--period", "2026-Q4")["nps"] == 40


def test_what_was_undone_or_purged_does_not_count(asked: Tickler) -> None:
    asked("undo")
    asked("--yes", "purge", "2")
    assert asked.json("nps")["answers"] == 4


def test_a_dropped_client_is_counted_and_not_called(asked: Tickler) -> None:
    asked("drop", "1")
    data = asked.json("nps")
    assert data["answers"] == 6
    assert [one["id"] for one in data["to_call"]] == [2]


def test_a_form_of_the_users_without_a_score_is_passed_over(clients: Tickler) -> None:
    directory = clients.home / "config" / "tickler" / "forms"
    directory.mkdir(parents=True)
    (directory / "nps.toml").write_text('[[question]]\nkey = "mood"\nwording = "Mood?"\n')
    clients("form", "fill", "1", "nps", "mood=9")
    assert clients.json("nps")["answers"] == 0
