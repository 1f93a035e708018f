"""`tickler today`: what is due, in which order, and the ids that go into the next command."""

import pytest


def screen(tickler, *args):
    tickler.environ["COLUMNS"] = "80"
    return "\n" + "\n".join(line.rstrip() for line in tickler(*args).splitlines()) + "\n"


def test_an_empty_folder_says_so_and_is_not_made(tickler):
    assert (
        screen(tickler, "today")
        == """
Friday 20 November 2026                                                   tab 20

Nothing is due today.
A new client: tickler add NAME --on WHEN
"""
    )
    assert not tickler.folder.parent.exists()


def test_the_pile_in_a_pipe(clients):
    clients("note", "1", "wants three quotes", "--outcome", "reached")
    clients("remind", "send", "the", "offer", "--on", "today", "--for", "петров")

    assert (
        screen(clients, "today")
        == """
Friday 20 November 2026                                                   tab 20
2 cards   1 call · 1 first call                         capacity 30, room for 28

 #  at      client         why it is due                        phone
 1  09:30   Иван Петров    asks for a discount                  +7 916 000-00-01
            ООО Ромашка    20 Nov, reached: wants three quotes
carried over
 2  3 days  Željko Šarić   first call
            Čvorak d.o.o.
slips
s1          Иван Петров    send the offer

0 of 2 done · 1 loose                                         next: tickler call
"""
    )


def test_bare_tickler_is_today(clients):
    assert clients() == clients("today")


def test_timed_cards_come_first_then_the_most_late(clients):
    clients("add", "Ana Kralj", "--on", "today")

    assert clients("today", "--ids") == "1\n2\n5\n"


def test_a_day_to_come_is_looked_at_without_what_is_late(clients):
    assert clients("today", "--date", "25", "--ids") == "3\n"
    assert clients("today", "--date", "25").startswith("Wednesday 25 November 2026")


def test_looking_ahead_by_the_clock_carries_over(clients):
    assert [card["days_late"] for card in clients.json("--today", "2026-11-26", "today")["cards"]] == [
        9,
        6,
        1,
    ]


def test_one_kind_only(clients):
    assert clients("today", "--kind", "first-call", "--ids") == "2\n"


def test_ids_piped_into_defer(clients):
    ids = clients("today", "--ids")

    assert clients("defer", "-", "mon", stdin=ids) == (
        "2 cards → Mon 23 Nov 2026, tab 23\n"
        "Иван Петров → Mon 23 Nov 2026, tab 23\n"
        "Željko Šarić → Mon 23 Nov 2026, tab 23\n"
    )
    assert clients("today", "--ids") == ""


def test_what_was_worked_today_is_counted(clients):
    clients("note", "1", "decides Thursday", "--defer", "thu")

    assert clients("today").splitlines()[-1].startswith("1 of 2 done · 1 loose")


def test_a_month_that_has_begun_is_to_be_dealt_out(clients):
    clients("defer", "3", "dec")
    clients.today = "2026-12-01"

    assert clients.json("today")["counts"]["to_deal_out"] == 1
    assert "behind December, to deal out: tickler spread" in clients("today")


def test_skipped_months_and_years_lose_nothing_and_each_is_named(clients):
    for card, month in (("1", "dec"), ("2", "jan"), ("3", "jan 2028"), ("4", "mar 2028")):
        clients("defer", card, *month.split())
    clients.today = "2028-03-04"  # a Saturday
    lines = clients("today").splitlines()
    assert [line for line in lines if "to deal out:" in line] == [
        "behind December 2026, to deal out: tickler spread",
        "behind January 2027, to deal out: tickler spread",
        "behind January, to deal out: tickler spread",
        "behind March, to deal out: tickler spread",
    ]
    assert lines[-1].startswith("0 of 4 done · 4 cards behind 4 months to deal out")

    clients("spread", "--yes")
    clients.today = "2028-03-31"
    today = clients.json("today")
    assert (today["counts"]["cards"], today["counts"]["to_deal_out"]) == (4, 0)


@pytest.mark.parametrize("day", ["2027-01-01", "2027-01-02", "2027-01-04", "2027-01-29"])
def test_a_month_is_shown_every_day_until_it_is_dealt_out(clients, day):
    clients("defer", "3", "jan")
    clients.today = day
    assert "behind January, to deal out: tickler spread" in clients("today")


def test_a_month_to_come_cannot_be_dealt_out_yet(clients):
    clients("defer", "3", "dec")
    assert "behind December, to deal out\n" in clients("today", "--date", "1 dec")


@pytest.mark.parametrize(
    ("args", "code", "error"),
    [
        pytest.param(("--kind", "lunch"), 5, '"lunch" is no kind of contact', id="unknown kind"),
        pytest.param(("--date", "jul"), 5, '"jul" is not a day', id="a month"),
        pytest.param(("--date", "2020-01-01"), 5, "was Wed 1 Jan 2020", id="past"),
        pytest.param(("--nonsense",), 2, "No such option: --nonsense", id="unknown option"),
    ],
)
def test_refused(refused, args, code, error):
    assert error in refused(code, "today", *args)
