"""Who has a cadence, and who was not heard from for longer: lists, the look back, the dossier."""

import pytest


@pytest.fixture
def regulars(tickler):
    """Ana every 2 weeks, Bo every Monday, Cvita every month, Dino without; all since 2 November."""
    tickler.today = "2026-11-02T08:30"
    for name in ("Ana", "Bo", "Cvita", "Dino"):
        tickler("add", name)
    tickler("cadence", "1", "every", "2", "weeks")
    tickler("cadence", "2", "every", "monday")
    tickler("cadence", "3", "monthly")
    tickler.today = "2026-11-20T08:30"
    return tickler


def overdue(tickler, *options):
    return [(c["name"], c["overdue_since"]) for c in tickler.json("list", "--overdue", *options)["cards"]]


def test_those_who_have_one(regulars):
    assert regulars("list", "--cadence").splitlines() == [
        "#  where       client  how often",
        "2  Mon 9 Nov   Bo      every monday",
        "                       call",
        "1  Mon 16 Nov  Ana     every 2 weeks after a contact",
        "                       counted from Mon 2 Nov 2026",
        "                       call",
        "3  Wed 2 Dec   Cvita   every month after a contact",
        "                       counted from Mon 2 Nov 2026",
        "                       call",
    ]
    answer = regulars.json("list", "--cadence")
    assert answer["cards"][0]["cadence"] == {"every": "every monday", "anchor": "2026-11-02", "fixed": True}
    assert answer["total"] == 3


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (("--tab", "20"), "2\n1\n"),
        (("--kind", "visit"), ""),
        (("--tag", "vip"), "3\n"),
        (("--limit", "1"), "2\n"),
        (("--dropped",), "1\n"),
    ],
)
def test_other_filters_count_too(regulars, options, ids):
    regulars("edit", "3", "--tag", "vip")
    if options == ("--dropped",):
        regulars("drop", "1")
    assert regulars("list", "--cadence", *options, "--ids") == ids


def test_those_who_are_overdue_the_longest_first(regulars):
    assert overdue(regulars) == [("Bo", "2026-11-09"), ("Ana", "2026-11-16")]
    assert overdue(regulars, "--limit", "1") == [("Bo", "2026-11-09")]
    assert regulars("list", "--overdue", "--ids") == "2\n1\n"
    assert regulars("list", "--overdue").splitlines() == [
        "#  where       client  how often",
        "2  Mon 9 Nov   Bo      every monday",
        "                       due on Mon 9 Nov 2026, 11 days ago",
        "                       call",
        "1  Mon 16 Nov  Ana     every 2 weeks after a contact",
        "                       due on Mon 16 Nov 2026, 4 days ago",
        "                       call",
    ]


def test_a_contact_settles_it_and_an_attempt_does_not(regulars):
    regulars("note", "1", "talked", "--outcome", "reached")
    regulars("note", "2", "nobody", "--outcome", "no-answer")
    assert overdue(regulars) == [("Bo", "2026-11-09")]
    regulars("note", "2", "talked")
    assert overdue(regulars) == []
    assert regulars("list", "--overdue") == "No cards.\n"


def test_putting_off_does_not_settle_it(regulars):
    regulars("defer", "1,2", "dec")
    assert len(overdue(regulars)) == 2


def test_on_its_day_nobody_is_overdue(regulars):
    regulars.today = "2026-11-09T08:30"
    assert overdue(regulars) == []
    regulars.today = "2026-11-10T08:30"
    assert overdue(regulars) == [("Bo", "2026-11-09")]


def test_a_day_that_is_not_worked_gives_way(tickler):
    tickler("add", "Ana")
    tickler("cadence", "1", "every", "8", "days")  # Saturday 28 November
    tickler.today = "2026-11-30T08:30"
    assert overdue(tickler) == []
    tickler.today = "2026-12-01T08:30"
    assert overdue(tickler) == [("Ana", "2026-11-30")]


def test_a_dropped_client_is_not_overdue(regulars):
    regulars("drop", "2")
    assert overdue(regulars) == [("Ana", "2026-11-16")]


def test_the_review_names_the_longest(regulars):
    assert regulars("review").splitlines()[-3:] == [
        "overdue longest: 2 Bo",
        "  every monday, due on Mon 9 Nov 2026",
        "2 cards are overdue by their cadence: tickler list --overdue",
    ]
    found = regulars.json("review")["overdue"]
    assert (found["cards"], found["longest"]["name"], found["since"]) == (2, "Bo", "2026-11-09")
    assert "overdue" not in regulars("review", "--day", "16 nov")


def test_a_review_where_nobody_is(tickler):
    tickler("add", "Ana")
    assert tickler.json("review")["overdue"] == {"cards": 0, "longest": None, "since": None}
    assert "overdue" not in tickler("review")


@pytest.mark.parametrize("other", [("--slipping",), ("--batch", "1")])
def test_what_does_not_go_together(regulars, other):
    for option in ("--cadence", "--overdue"):
        assert "--cadence and --overdue look at all cards" in regulars.fails(2, "list", option, *other)


def test_the_dossier_says_it(regulars, tmp_path):
    said = "every 2 weeks after a contact, counted from Mon 2 Nov 2026"
    assert f"cadence  {said}\n" in regulars("dossier", "1")
    assert f"- **cadence:** {said}\n" in regulars("dossier", "1", "--md")
    assert "cadence  every monday\n" in regulars("dossier", "2")
    assert "cadence" not in regulars("dossier", "4")
    page = tmp_path / "ana.html"
    regulars("dossier", "1", "--html", str(page))
    assert said in page.read_text(encoding="utf-8")
