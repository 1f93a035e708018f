"""`tickler segments`: who buys how often and how lately, who was lost, and who may be."""

import pytest

HEAD = "card,date,amount,currency\n"
MONTHS = {1: "02", 2: "05", 3: "08", 4: "11"}
"""In which month of a quarter the last purchase of the hundred is."""

HUNDRED = {1: (9, 8, 7, 11), 2: (4, 5, 6, 10), 3: (2, 3, 5, 8), 4: (1, 2, 7, 12)}


@pytest.fixture
def buyers(tickler):
    """A folder with so many clients as are asked for, called `Client 1` and so on."""

    def make(count):
        names = "".join(f"Client {number}\n" for number in range(1, count + 1))
        tickler.today = "2025-12-31T08:30"
        tickler("import", "-", "--format", "csv", stdin=f"name\n{names}")
        tickler.today = "2026-11-20T08:30"
        return tickler

    return make


def sold(tickler, *rows):
    """Write down sales of a client on a day, of an amount in a currency."""
    lines = (",".join((str(card), day, *(rest or ("10", "EUR")))) for card, day, *rest in rows)
    report = tickler.json("import", "-", "--sales", stdin=HEAD + "\n".join(lines))
    assert report["problems"] == []


@pytest.fixture
def hundred(buyers):
    """A hundred clients who bought in the year 2026, and one who did not."""
    tickler = buyers(101)
    tickler.today = "2026-12-31T08:30"
    rows, card = [], 0
    for purchases, counts in HUNDRED.items():
        for quarter, clients in enumerate(counts, start=1):
            for _ in range(clients):
                card += 1
                rows += [(card, f"2026-{MONTHS[quarter]}-{10 + number}") for number in range(purchases)]
    sold(tickler, *rows)
    return tickler


def test_the_matrix_of_a_hundred_on_a_terminal(hundred):
    assert hundred("segments").splitlines()[:14] == [
        "100 buyers, Thu 1 Jan 2026 to Thu 31 Dec 2026",
        "",
        "how many bought so often, and when they last did",
        "purchases  Q1 26  Q2 26  Q3 26  Q4 26  all",
        "4 or more      1      2      7     12   22",
        "3              2      3      5      8   18",
        "2              4      5      6     10   25",
        "1              9      8      7     11   35",
        "all           16     18     25     41  100",
        "",
        "beginners  18  18 %  bought once, since 1 Jul 2026",
        "one-off    17  17 %  bought once, before 1 Jul 2026",
        "growing    29  29 %  2 or 3 purchases, the last since 1 Jul 2026",
        "lost       17  17 %  2 purchases or more, the last before 1 Jul 2026",
    ]


def test_the_groups_in_json(hundred):
    answer = hundred.json("segments")
    assert {group: found["count"] for group, found in answer["groups"].items()} == {
        "beginners": 18,
        "one-off": 17,
        "growing": 29,
        "lost": 17,
        "best": 19,
    }
    assert answer["groups"]["beginners"]["ids"] == list(range(18, 36))
    assert (answer["from"], answer["to"]) == ("2026-01-01", "2026-12-31")
    assert answer["quarters"] == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
    assert (answer["recent_from"], answer["best_from"], answer["buyers"]) == ("2026-07-01", 4, 100)
    assert sum(cell["count"] for cell in answer["matrix"]) == 100
    assert {"purchases": 1, "quarter": "2026-Q1", "count": 9, "ids": list(range(1, 10))} in answer["matrix"]


def test_who_they_are(hundred):
    assert hundred("segments", "--group", "best", "--ids").split() == [
        *map(str, range(82, 101)),
    ]
    lines = hundred("segments", "--group", "lost", "--limit", "2").splitlines()
    assert lines[0] == "lost: 2 purchases or more, the last before 1 Jul 2026"
    assert "Client 36" in lines[2]
    assert lines[-1].startswith("2 of 17 shown")
    assert len(hundred.json("segments", "--group", "growing")["cards"]) == 29


def test_older_quarters_share_a_column_in_a_narrow_window(hundred):
    hundred.environ["COLUMNS"] = "60"
    lines = hundred("segments", "--quarters", "12").splitlines()
    assert lines[3] == "purchases   earlier  Q4 25  Q1 26  Q2 26  Q3 26  Q4 26  all"
    assert lines[13:17] == [
        "3                 ·      ·      2      3      5      8   18",
        "2                 ·      ·      4      5      6     10   25",
        "1                 ·      ·      9      8      7     11   35",
        "all               ·      ·     16     18     25     41  100",
    ]


def test_a_period_of_days(buyers):
    tickler = buyers(2)
    sold(tickler, (1, "2026-03-31"), (1, "2026-04-01"), (2, "2026-05-01"))
    answer = tickler.json("segments", "--from", "2026-04-01", "--to", "30 apr")
    assert (answer["buyers"], answer["quarters"]) == (1, ["2026-Q2"])
    assert answer["groups"]["beginners"]["ids"] == [1]


def test_dropped_clients_are_not_among_the_buyers(buyers):
    tickler = buyers(2)
    sold(tickler, (1, "2026-11-01"), (2, "2026-11-01"))
    tickler("drop", "1", "--why", "moved abroad")
    assert tickler.json("segments")["groups"]["beginners"]["ids"] == [2]


def test_what_was_only_taken_back_is_no_purchase(buyers):
    tickler = buyers(1)
    sold(tickler, (1, "2026-11-01", "-5", "EUR"))
    assert tickler.json("segments")["buyers"] == 0


def test_an_empty_folder(tickler):
    assert tickler("segments").splitlines() == [
        "0 buyers, Thu 1 Jan 2026 to Fri 20 Nov 2026",
        'Nothing was bought: tickler sale CLIENT 1200.50 EUR --what "tiles"',
        "",
        "too few clients have bought a second time to say when that usually is",
        "lost in October 2026: nobody was in the folder when it began",
        "lost in November 2026, so far: nobody was in the folder when it began",
    ]
    assert not tickler.folder.exists()


# Lost in a month -----------------------------------------------------------------------------------


def test_the_clients_lost_in_a_month_against_the_limit(buyers):
    tickler = buyers(100)
    tickler.today = "2026-10-12T08:30"
    for client in ("1", "2", "3"):
        tickler("drop", client, "--why", "went to a competitor")
    tickler("drop", "4")  # written twice
    tickler.today = "2026-11-20T08:30"
    tickler("drop", "5", "--why", "closed down")
    assert tickler("segments").splitlines()[-2:] == [
        "lost in October 2026: 3 of 100 clients, 3.0 %, above the limit of 2.5 %",
        "lost in November 2026, so far: 1 of 96 clients, 1.0 %, within the limit of 2.5 %",
    ]
    assert tickler.json("segments")["churn"]["months"][-2:] == [
        {"month": "2026-10", "clients": 100, "lost": 3, "share": 3.0, "above_limit": True},
        {"month": "2026-11", "clients": 96, "lost": 1, "share": 1.0, "above_limit": False},
    ]
    tickler("config", "churn_limit", "3")
    assert "3.0 %, within the limit of 3 %" in tickler("segments")


# The second purchase -------------------------------------------------------------------------------


@pytest.fixture
def coming_back(buyers):
    """Five clients who came back after 10, 20, 30, 60 and 100 days, and four who have not yet."""
    tickler = buyers(9)
    first = {1: "01-11", 2: "01-21", 3: "01-31", 4: "03-02", 5: "04-11"}
    sold(
        tickler,
        *((card, "2026-01-01") for card in first),
        *((card, f"2026-{day}") for card, day in first.items()),
        (6, "2026-11-05"),  # 15 days ago: too early
        (7, "2026-10-31"),  # 20
        (8, "2026-10-01"),  # 50
        (9, "2026-08-01"),  # 111: too late
    )
    return tickler


def test_the_usual_time_to_a_second_purchase(coming_back):
    answer = coming_back.json("segments")["second_purchase"]
    assert answer == {
        "clients": 5,
        "lower": 20,
        "median": 30,
        "upper": 60,
        "nearing": {"count": 2, "ids": [8, 7]},
    }
    lines = coming_back("segments").splitlines()
    assert "second purchase: usually after 30 days; for half of 5 clients 20 to 60" in lines
    assert "2 clients bought once, 20 to 60 days ago: tickler segments --remind lays slips" in lines


def test_slips_for_who_nears_a_second_purchase_are_laid_once(coming_back):
    assert coming_back("segments", "--remind").splitlines() == [
        "2 slips laid for a second purchase",
        "s1 second purchase: the first was on 1 Oct 2026, Client 8 → Fri 20 Nov 2026, tab 20",
        "s2 second purchase: the first was on 31 Oct 2026, Client 7 → Mon 30 Nov 2026, tab 30",
    ]
    again = coming_back.json("segments", "--remind")
    assert (again["reminders"], again["journal"]) == ([], None)
    assert again["remarks"] == ["all who near it have their slip already"]


def test_a_slip_that_is_done_is_not_laid_again(coming_back):
    coming_back("segments", "--remind")
    coming_back("done", "s1")
    assert coming_back.json("segments", "--remind")["reminders"] == []


def test_undo_takes_the_slips_away(coming_back):
    coming_back("segments", "--remind")
    coming_back("undo")
    assert coming_back.json("today")["reminders"] == []
    assert len(coming_back.json("segments", "--remind")["reminders"]) == 2


def test_too_few_have_come_back(buyers):
    tickler = buyers(1)
    sold(tickler, (1, "2026-10-01"))
    assert tickler("segments", "--remind") == (
        "0 slips laid for a second purchase\n"
        "  too few clients have bought a second time to say when that usually is\n"
    )


# ABC -----------------------------------------------------------------------------------------------


@pytest.fixture
def turnover(buyers):
    tickler = buyers(4)
    day = "2026-11-01"
    sold(
        tickler,
        (1, day, "80.00", "EUR"), (2, day, "15.00", "EUR"), (3, day, "5.00", "EUR"),
        (4, day, "900", "RSD"), (1, day, "-10.00", "RSD"), (4, "2025-11-01", "5", "EUR"),
    )  # fmt: skip
    return tickler


def test_abc_one_currency_below_the_other(turnover):
    assert turnover("segments", "--abc").splitlines()[:11] == [
        "turnover, Thu 1 Jan 2026 to Fri 20 Nov 2026",
        "",
        "100.00 EUR",
        "  A  1 client  80.00 EUR  80.0 %  ████████████████",
        "  B  1 client  15.00 EUR  15.0 %  ███",
        "  C  1 client   5.00 EUR   5.0 %  █",
        "",
        "900.00 RSD",
        "  A   1 client  900.00 RSD  100.0 %  ████████████████████",
        "  B  0 clients    0.00 RSD    0.0 %",
        "  C   1 client  -10.00 RSD   -1.1 %",
    ]


def test_abc_in_json(turnover):
    answer = turnover.json("segments", "--abc")["abc"]
    assert list(answer) == ["EUR", "RSD"]
    assert answer["EUR"]["turnover"] == "100.00"
    assert answer["EUR"]["classes"]["B"] == {
        "count": 1,
        "ids": [2],
        "turnover": "15.00",
        "share": 15.0,
    }


def test_what_the_clients_of_a_class_bought(turnover):
    turnover("sale", "3", "-5", "EUR")
    turnover("sale", "3", "-1", "RSD", "--on", "2025-12-01")
    assert turnover("segments", "--abc", "--group", "a").splitlines() == [
        "class A, who brought most first",
        "#  where  client    phone  what they bought",
        "1  loose  Client 1         once, on 1 Nov",
        "                           80.00 EUR · -10.00 RSD",
        "4  loose  Client 4         once, on 1 Nov",
        "                           900.00 RSD",
    ]
    cards = turnover.json("segments", "--abc", "--group", "C")["cards"]
    assert [(card["id"], card["purchases"], card["last_purchase"], card["turnover"]) for card in cards] == [
        (3, 1, "2026-11-01", {"EUR": "0.00"}),
        (1, 1, "2026-11-01", {"EUR": "80.00", "RSD": "-10.00"}),
    ]


def test_a_group_says_how_often_and_when_for_the_last_time(hundred):
    assert hundred("segments", "--group", "best", "--limit", "1").splitlines()[2:4] == [
        "82  loose  Client 82         4 times, last on 13 Aug",
        "                             40.00 EUR",
    ]
    assert hundred.json("segments", "--group", "best", "--limit", "1")["more"] is True


def test_the_clients_of_a_class(turnover):
    assert turnover("segments", "--abc", "--group", "a", "--ids") == "1\n4\n"


# Early warning -------------------------------------------------------------------------------------


def on(tickler, day, *args):
    """Run a command on a day of the year 2026, then go on in November."""
    tickler.today = f"2026-{day}T09:00"
    tickler(*args)
    tickler.today = "2026-11-20T08:30"


@pytest.fixture
def slipping(buyers):
    """A client for each sign, all of them told of by commands; client 1 has two signs, client 5 none."""
    tickler = buyers(5)
    on(tickler, "10-01", "cadence", "1", "every", "2", "weeks")  # due on the 15th and the 29th of October
    on(tickler, "11-01", "cadence", "5", "every", "2", "weeks")  # due on the 15th, and on the 29th to come
    for card in ("1", "2"):
        for day in ("07-01", "07-11", "07-21"):  # every 10 days, and then nothing for 122
            tickler("sale", card, "10", "EUR", "--on", f"2026-{day}")
    tickler("sale", "5", "10", "EUR", "--on", "2026-11-01")
    for day, score in (("09-01", 10), ("10-01", 9), ("11-01", 6)):
        on(tickler, day, "form", "fill", "3", "nps", f"score={score}")
    return tickler


def test_who_may_be_slipping_away(slipping):
    assert slipping("segments", "--warnings").splitlines() == [
        "3 clients may be slipping away",
        "",
        "#  where       client    what warns",
        "1  Thu 15 Oct  Client 1  no contact since 1 Oct, though every 2 weeks is meant",
        "                         last bought on 21 Jul, 122 days ago; usually every 10",
        "2  loose       Client 2  last bought on 21 Jul, 122 days ago; usually every 10",
        "3  loose       Client 3  NPS fell from 9 to 6 on 1 Nov",
    ]


def warned(tickler):
    return [card["id"] for card in tickler.json("segments", "--warnings")["warnings"]]


def test_contact_is_overdue_from_the_day_after_twice_the_cadence(slipping):
    slipping.today = "2026-11-29T08:30"
    assert 5 not in warned(slipping)
    slipping.today = "2026-11-30T08:30"
    assert 5 in warned(slipping)


@pytest.mark.parametrize("outcome", [(), ("--outcome", "reached")], ids=["a note", "reached"])
def test_a_contact_ends_the_warning(slipping, outcome):
    slipping("note", "1", "all is well", *outcome)
    assert [sign["kind"] for sign in slipping.json("segments", "--warnings")["warnings"][0]["signs"]] == [
        "purchases"
    ]


def test_who_was_not_reached_is_warned_of_still(slipping):
    slipping("note", "1", "rang twice", "--outcome", "no-answer")
    assert len(slipping.json("segments", "--warnings")["warnings"][0]["signs"]) == 2


def test_a_purchase_ends_the_warning_and_what_is_brought_back_does_not(slipping):
    slipping("sale", "2", "-10", "EUR")
    assert 2 in warned(slipping)
    slipping("sale", "2", "10", "EUR")
    assert 2 not in warned(slipping)


def test_a_better_answer_ends_the_warning(slipping):
    slipping("form", "fill", "3", "nps", "score=6")
    assert 3 not in warned(slipping)


def test_who_was_dropped_warns_of_nothing(slipping):
    slipping("drop", "1", "--why", "closed down")
    slipping("drop", "3", "--why", "went to a competitor")
    assert warned(slipping) == [2]


def test_the_signs_in_json(slipping):
    answer = slipping.json("segments", "--warnings")
    assert [(card["id"], card["signs"]) for card in answer["warnings"]] == [
        (
            1,
            [
                {"kind": "contact", "every": "every 2 weeks", "since": "2026-10-01"},
                {"kind": "purchases", "last": "2026-07-21", "usual": 10},
            ],
        ),
        (2, [{"kind": "purchases", "last": "2026-07-21", "usual": 10}]),
        (3, [{"kind": "nps", "before": 9, "now": 6, "day": "2026-11-01"}]),
    ]
    assert answer["total"] == 3


def test_the_warned_for_a_script(slipping):
    assert slipping("segments", "--warnings", "--ids") == "1\n2\n3\n"
    assert slipping("segments", "--warnings", "--limit", "1").splitlines()[-1] == (
        "1 of 3 shown; --limit shows more"
    )


@pytest.mark.parametrize("outcome", [(), ("--outcome", "reached")], ids=["a note", "reached"])
def test_a_fixed_cadence_knows_the_last_contact_from_the_notes(slipping, outcome):
    on(slipping, "01-01", "cadence", "4", "every", "1st")
    assert 4 in warned(slipping)
    slipping("note", "4", "fine", *outcome)
    assert 4 not in warned(slipping)


def test_nobody_is_slipping_away(tickler):
    assert tickler("segments", "--warnings") == ("Nobody seems to be slipping away on Fri 20 Nov 2026.\n")


@pytest.mark.parametrize(
    ("options", "code", "error"),
    [
        (("--abc", "--remind"), 2, "--abc and --remind exclude each other."),
        (("--warnings", "--group", "lost"), 2, "--group does not go with --warnings."),
        (("--ids",), 2, "--ids and --limit are for a list of clients."),
        (("--from", "1 jan", "--quarters", "2"), 2, "--from and --quarters exclude each other."),
        (("--group", "worst"), 5, '"worst" is no group.'),
        (("--abc", "--group", "lost"), 5, '"lost" is no class.'),
        (("--from", "1 nov", "--to", "1 oct"), 5, "Sun 1 Nov 2026 comes after Thu 1 Oct 2026"),
        (("--from", "2020-01-01"), 5, "is more than 12 quarters before"),
        (("--to", "tomorrow"), 5, "is still to come"),
        (("--quarters", "13"), 2, "13"),
        (("--remind", "--to", "1 nov"), 2, "--remind is for today, of all that was bought."),
    ],
)
def test_refused(tickler, options, code, error):
    assert error in tickler.fails(code, "segments", *options)
