"""`tickler review` and `tickler list --slipping`: the look back at the end of the day."""

import pytest


@pytest.fixture
def worked(clients):
    """Four clients, and a day's work: one reached, one tried in vain and put off, one new."""
    clients.today = "2026-11-19T17:00"
    clients("note", "2", "only wind", "--outcome", "no-answer", "--defer", "fri")
    clients.today = "2026-11-20T17:30"
    clients("note", "1", "wants three quotes", "--outcome", "reached", "--defer", "fri")
    clients("note", "2", "only wind", "--outcome", "no-answer", "--defer", "mon")
    clients("add", "Ana Kralj")
    return clients


def test_today_so_far_beside_the_working_day_before(worked):
    assert worked("review") == (
        "Friday 20 November 2026, so far\n"
        "\n"
        "                  Fri 20 Nov  Thu 19 Nov\n"
        "contacts                   2           1  with 2 clients\n"
        "  calls                    1           0  ████████████████████████████████████████\n"
        "  first calls              1           1  ████████████████████████████████████████\n"
        "got through                1           0  of 2 attempts\n"
        "  reached                  1           0  ████████████████████████████████████████\n"
        "  no answer                1           1  ████████████████████████████████████████\n"
        "first calls made           1           1  different clients; 1 were due\n"
        "new cards                  4           0\n"
        "moved                      2           1  2 cards\n"
        "\n"
        "slipping longest: 2 Željko Šarić\n"
        "  due first on Tue 17 Nov 2026, moved 2 times, reached 0 of 2\n"
    )


def test_the_same_for_scripts(worked):
    data = worked.json("review")
    assert (data["contacts"]["total"], data["previous"]["contacts"]["total"]) == (2, 1)
    assert (data["from"], data["previous"]["from"]) == ("2026-11-20", "2026-11-19")
    assert (data["carried_over"], data["new_cards"]) == (0, {"added": 4, "imported": 0})
    assert data["slipping"]["longest"]["name"] == "Željko Šarić"


@pytest.mark.parametrize(
    ("args", "days", "before"),
    [
        pytest.param((), ("2026-11-20", "2026-11-20"), ("2026-11-19", "2026-11-19"), id="today"),
        pytest.param(
            ("--day", "yesterday"), ("2026-11-19", "2026-11-19"), ("2026-11-18", "2026-11-18"), id="yesterday"
        ),
        pytest.param(("--day", "mon"), ("2026-11-16", "2026-11-16"), ("2026-11-13", "2026-11-13"), id="Mon"),
        pytest.param(("--week",), ("2026-11-16", "2026-11-20"), ("2026-11-09", "2026-11-13"), id="week"),
        pytest.param(
            ("--week", "--day", "1 week ago"), ("2026-11-09", "2026-11-15"), ("2026-11-02", "2026-11-08"),
            id="last week",
        ),
        pytest.param(("--month",), ("2026-11-01", "2026-11-20"), ("2026-10-01", "2026-10-20"), id="month"),
        pytest.param(
            ("--month", "--day", "30.9."), ("2026-09-01", "2026-09-30"), ("2026-08-01", "2026-08-31"),
            id="September",
        ),
        pytest.param(("--from", "mon"), ("2026-11-16", "2026-11-20"), ("2026-11-11", "2026-11-15"), id="up"),
        pytest.param(
            ("--from", "2 nov", "--to", "11 nov"), ("2026-11-02", "2026-11-11"), ("2026-10-23", "2026-11-01"),
            id="from and to",
        ),
    ],
)  # fmt: skip
def test_of_which_days_it_is(worked, args, days, before):
    data = worked.json("review", *args)
    assert (data["from"], data["to"]) == days
    assert (data["previous"]["from"], data["previous"]["to"]) == before
    assert [data["days"][0]["date"], data["days"][-1]["date"]] == list(days)
    assert data["so_far"] is (days[1] == "2026-11-20")


def test_the_day_before_a_feast_is_what_the_day_after_it_is_held_against(worked):
    worked("config", "holidays", "DE-SN")  # where Wednesday 18 November is one
    assert worked.json("review", "--day", "19")["previous"]["from"] == "2026-11-17"


@pytest.mark.parametrize(
    ("code", "args", "error"),
    [
        (2, ("--week", "--month"), "--week and --month exclude each other."),
        (2, ("--from", "mon", "--week"), "--from and --to are days of their own."),
        (2, ("--to", "mon"), "--to needs the first day too."),
        (5, ("--day", "tomorrow"), '"tomorrow" is still to come: Sat 21 Nov 2026.'),
        (5, ("--day", ""), "No date was given."),
        (5, ("--day", "last week"), '"last week" is more than one day.'),
        (5, ("--day", "12/8"), '"12/8" can be read two ways: 8 Dec or 12 Aug.'),
        (5, ("--from", "thu", "--to", "mon"), "Thu 19 Nov 2026 comes after Mon 16 Nov 2026."),
        (5, ("--from", "2000-01-01"), "Sat 1 Jan 2000 is more than ten years before Fri 20 Nov 2026."),
    ],
)
def test_what_is_refused(refused, code, args, error):
    assert refused(code, "review", *args).startswith(f"tickler: {error}\n")


def test_an_order_of_dates_that_is_settled_is_kept_to(worked):
    worked("config", "date_order", "dmy")
    assert worked.json("review", "--day", "12/8")["from"] == "2026-08-12"


def test_a_folder_that_does_not_exist_is_not_made(tickler):
    assert tickler("review").splitlines()[-1].split()[:3] == ["contacts", "0", "0"]
    assert tickler.json("review")["carried_over"] is None
    assert not tickler.folder.exists()


def test_looking_back_changes_nothing(worked):
    before = worked.folder.read_bytes()
    worked("review", "--month", terminal=True)
    assert worked.folder.read_bytes() == before


def test_who_keeps_being_put_off(worked):
    assert worked("list", "--slipping").splitlines() == [
        "#  where       client         how long it has been slipping",
        "2  Mon 23 Nov  Željko Šarić   due first on Tue 17 Nov 2026, moved 2 times, reached 0 of 2",
        "               Čvorak d.o.o.  first call",
    ]
    assert worked("list", "--slipping", "--ids") == "2\n"
    assert worked("list", "--slipping", "--kind", "visit") == "No cards.\n"
    assert worked.json("list", "--slipping")["cards"][0]["due_first"] == "2026-11-17"
    assert "due first on Tue 17 Nov 2026, moved 2 times, reached 0 of 2" in worked("dossier", "2")
    worked.today = "2026-11-24T08:30"
    assert "due first on Tue 17 Nov" in worked("today")
    worked("note", "2", "there he is", "--outcome", "reached")
    assert worked("list", "--slipping") == "No cards.\n"


@pytest.mark.parametrize("other", [("--dropped",), ("--batch", "1")])
def test_what_cannot_be_asked_together(refused, other):
    assert "--slipping looks at all cards in the folder" in refused(2, "list", "--slipping", *other)


def test_of_those_who_slip_duplicates_can_be_asked_for(worked):
    worked("add", "Željko Šarić", "--company", "Čvorak")
    pairs = worked.json("list", "--slipping", "--duplicates")["pairs"]
    assert [{pair["keep"], pair["other"]} for pair in pairs] == [{2, 6}]
