"""`tickler list --duplicates`: pairs of cards that are likely one client, and how to join them."""

import pytest

from tests.cli.processes import environ_of, imported_by
from tests.cli.test_json_contract import FOUND


@pytest.fixture
def twice(clients):
    """Card 5 is card 1 again, card 6 is likely card 3, card 7 shares a number with 1 and 5."""
    clients("add", "Ivan Petrov", "--company", "Romashka Ltd", "--phone", "+7 (916) 000 00 01")
    clients("add", "Ivana Mraić", "--company", "Hotel Bura", "--tag", "vip")
    clients("add", "Ольга Сидорова", "--phone", "+79160000001", "--tag", "new")
    return clients


def pairs(tickler, *args):
    data = tickler.json("list", "--duplicates", *args)
    return [(pair["keep"], pair["other"]) for pair in data["pairs"]]


def test_what_they_share_and_what_to_type(tickler):
    tickler("add", "Иван Петров", "--company", "ООО Ромашка", "--phone", "+7 916 000-00-01", "--on", "25")
    tickler("add", "Ivan Petrov", "--phone", "+7 (916) 000 00 01")
    tickler("add", "Olga Sidorova", "--phone", "+79160000001")
    tickler("add", "Ivan Pertov", "--company", "Romashka Ltd")
    assert (
        tickler("list", "--duplicates")
        == """\
5 pairs of cards that are likely one client

same phone +79160000001, same name: tickler merge 1 2
1  Иван Петров    ООО Ромашка   Wed 25 Nov  +7 916 000-00-01
2  Ivan Petrov                  loose       +7 (916) 000 00 01
names alike 90 %: tickler merge 1 4
1  Иван Петров    ООО Ромашка   Wed 25 Nov  +7 916 000-00-01
4  Ivan Pertov    Romashka Ltd  loose
names alike 90 %: tickler merge 2 4
2  Ivan Petrov                  loose       +7 (916) 000 00 01
4  Ivan Pertov    Romashka Ltd  loose
same phone +79160000001, names that differ: tickler merge 1 3
1  Иван Петров    ООО Ромашка   Wed 25 Nov  +7 916 000-00-01
3  Olga Sidorova                loose       +79160000001
same phone +79160000001, names that differ: tickler merge 2 3
2  Ivan Petrov                  loose       +7 (916) 000 00 01
3  Olga Sidorova                loose       +79160000001
"""
    )


def test_the_answer_to_scripts(twice):
    data = twice.json("list", "--duplicates", "--limit", "1")
    assert data.keys() == {"schema", "cards", "pairs", "total", "more"}
    assert data["pairs"] == [
        {"keep": 1, "other": 5, "by": "phone", "value": "+79160000001", "score": 100, "alike": 100}
    ]
    assert [card["id"] for card in data["cards"]] == [1, 5]
    assert all(card.keys() == FOUND for card in data["cards"])
    assert (data["total"], data["more"]) == (4, True)


def test_the_ids_of_the_cards_concerned(twice):
    assert twice("list", "--duplicates", "--limit", "2", "--ids") == "1\n5\n3\n6\n"


def test_no_pairs(clients):
    assert clients("list", "--duplicates") == "No two cards look like one client.\n"
    data = clients.json("list", "--duplicates")
    assert (data["cards"], data["pairs"], data["total"], data["more"]) == ([], [], 0, False)


def test_an_empty_folder_is_not_made(tickler):
    assert tickler("list", "--duplicates") == "No two cards look like one client.\n"
    assert not tickler.folder.exists()


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        pytest.param((), [(1, 5), (3, 6), (1, 7), (5, 7)], id="everyone"),
        pytest.param(("--tag", "new"), [(1, 7), (5, 7)], id="tag"),
        pytest.param(("--tab", "25"), [(3, 6)], id="tab"),
        pytest.param(("--tab", "31"), [], id="a tab without a date"),
        pytest.param(("--loose",), [(1, 5), (3, 6), (1, 7), (5, 7)], id="loose"),
        pytest.param(("--kind", "first-call"), [], id="kind"),
        pytest.param(("--batch", "6"), [(3, 6)], id="batch"),
        pytest.param(("--dropped",), [], id="dropped"),
        pytest.param(("--limit", "1"), [(1, 5)], id="limit"),
    ],
)
def test_of_a_pair_one_card_is_among_those_chosen(twice, filters, found):
    assert pairs(twice, *filters) == found


def test_a_dropped_card_is_half_of_a_pair_too(twice):
    twice("drop", "1")
    assert pairs(twice, "--dropped") == [(5, 1), (7, 1)]
    assert "dropped" in twice("list", "--duplicates")


def test_merging_them_all_leaves_no_pair(twice):
    while found := pairs(twice):
        twice("merge", *map(str, found[0]))
    assert len(twice.json("list")["cards"]) == 4


def test_the_limit_is_said(twice):
    assert twice("list", "--duplicates", "--limit", "1").endswith(
        "\n\n1 of 4 pairs shown; --limit shows more\n"
    )


def test_a_hostile_name_reaches_no_terminal(tickler):
    tickler("add", "Eve\x1b[2J Adams")
    tickler("add", "Eve\x1b[2J Adams")
    shown = tickler("list", "--duplicates", terminal=True)
    assert "tickler merge 1 2" in shown
    assert "\x1b[2J" not in shown


def test_only_this_option_loads_what_compares_names(twice):
    heavy = {"rapidfuzz", "sqlmodel"}
    assert heavy <= imported_by(["list", "--duplicates"], environ_of(twice))
    assert not heavy & imported_by(["list"], environ_of(twice))
