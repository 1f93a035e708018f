"""`tickler folder` and `tickler tab`: the binder with its dividers, and what is behind one."""

import pytest

FOLDER = """
Friday 20 November 2026                                                   tab 20
3 cards behind the tabs · 1 loose · 1 slip                     capacity 30 a day

  1               12                  23              Nov
  2               13                  24              Dec
  3               14                  25 1  ████      Jan
  4               15                  26              Feb
  5               16                  27              Mar
  6               17                  28              Apr
  7               18                  29              May
  8               19                  30              Jun
  9              >20 2  ████████ +1   31 –            Jul
 10               21                                  Aug
 11               22                                  Sep
                                                      Oct

> today   + slips   – no such date in reach
"""


def test_all_tabs_as_bars(clients):
    clients.environ["COLUMNS"] = "80"
    clients("remind", "send the offer", "--on", "today")

    assert "\n" + clients("folder") == FOLDER


def test_in_the_order_of_the_dates(clients):
    lines = clients("folder", "--dates").splitlines()

    assert lines[3].startswith(">Fri 20 Nov 2")
    assert any("Thu 31 Dec" in line for line in lines)
    assert not any("Sat" in line or "Jan 1" in line for line in lines)


def test_dated_tabs_of_the_working_days_of_the_months_asked_for(clients):
    clients("config", "holidays", "HR")
    clients("defer", "4", "sun", "at", "10")
    data = clients.json("folder", "--dates", "--months", "3")
    dates = [tab["date"] for tab in data["dates"]]

    assert (dates[:3], dates[-1]) == (["2026-11-20", "2026-11-22", "2026-11-23"], "2027-02-26")
    assert "2027-01-01" not in dates
    assert (len(data["tabs"]), clients.json("folder")["dates"]) == (31, None)
    assert "--months belongs to --dates." in clients.fails(2, "folder", "--months", "2")
    assert "4 is not in the range" in clients.fails(2, "folder", "--dates", "--months", "4")


def test_every_card_is_behind_one_divider(clients):
    data = clients.json("folder")

    counted = [tab["cards"] for tab in (*data["tabs"], *data["months"])]
    assert (len(data["tabs"]), sum(counted) + data["loose"]) == (31, 4)
    assert {tab["tab"]: tab["date"] for tab in data["tabs"]}["31"] is None


def test_one_tab(clients):
    clients.environ["COLUMNS"] = "60"
    assert (
        "\n" + clients("tab", "25")
        == """
tab 25                            Wednesday 25 November 2026
1 card

#  where       client       phone  why
3  Wed 25 Nov  Ivana Marić         call
               Hotel Bura
"""
    )


@pytest.mark.parametrize(
    ("said", "tab", "cards"),
    [
        pytest.param(("20",), "20", [2, 1], id="today's number, with what is late"),
        pytest.param(("today",), "20", [2, 1], id="today"),
        pytest.param(("wed",), "25", [3], id="a weekday"),
        pytest.param(("25", "nov"), "25", [3], id="a date"),
        pytest.param(("loose",), "loose", [4], id="loose"),
        pytest.param(("nov",), "Nov", [], id="this month"),
        pytest.param(("nov", "2027"), "Nov 2027", [], id="a month of another year"),
        pytest.param(("jul",), "Jul", [], id="a month"),
        pytest.param(("31",), "31", [], id="no date in reach"),
    ],
)
def test_which_tab_is_meant(clients, said, tab, cards):
    data = clients.json("tab", *said)
    assert (data["tab"], [card["id"] for card in data["cards"]]) == (tab, cards)


def test_a_later_day_lies_behind_its_month(clients):
    clients("defer", "4", "20 dec")
    clients("remind", "call the bank", "--on", "dec")

    tab = clients.json("tab", "dec")
    assert [card["place"] for card in tab["cards"]] == ["2026-12-20"]
    assert [slip["text"] for slip in tab["reminders"]] == ["call the bank"]


@pytest.mark.parametrize("said", ["0", "32", "99", "foo", "yesterday", "12/8", "demain"])
def test_no_such_tab(refused, said):
    assert refused(3, "tab", said).startswith("tickler: There is no tab ")
