"""`tickler sale`: what a client bought, or brought back."""

import pytest


@pytest.fixture
def ivan(tickler):
    tickler("add", "Ivan Petrov", "--company", "Romashka")
    return tickler


def sales(tickler):
    return [
        (sale["day"], sale["amount"], sale["currency"], sale["what"])
        for sale in tickler.json("dossier", "1")["sales"]
    ]


def test_a_sale_is_said_back(ivan):
    assert ivan("sale", "ivan", "1200,50", "EUR", "--what", "tiles", "--on", "16") == (
        "Ivan Petrov: 1,200.50 EUR on Mon 16 Nov 2026, tiles\n"
    )
    assert sales(ivan) == [("2026-11-16", "1200.50", "EUR", "tiles")]


def test_in_json(ivan):
    ivan("sale", "1", "0.1", "EUR")
    answer = ivan.json("sale", "1", "0.2", "EUR")
    assert answer["sale"] == {
        "id": 2,
        "day": "2026-11-20",
        "amount": "0.2",
        "currency": "EUR",
        "what": None,
    }
    assert answer["totals"] == {"EUR": "0.3"}
    assert answer["card"]["id"] == 1
    assert answer["message"] == "Ivan Petrov: 0.20 EUR on Fri 20 Nov 2026"
    assert answer["journal"] == 3
    assert answer["removed"] is False


def test_what_was_taken_back_is_taken_off(ivan):
    ivan("sale", "ivan", "1 200.00", "EUR")
    assert ivan("sale", "ivan", "-50", "EUR") == (
        "Ivan Petrov: taken back 50.00 EUR on Fri 20 Nov 2026\n  2 sales since 20 Nov 2026: 1,150.00 EUR\n"
    )


def test_currencies_stand_side_by_side(ivan):
    ivan("sale", "ivan", "100", "USD")
    assert "2 sales since 20 Nov 2026: 90.00 EUR · 100.00 USD" in ivan("sale", "ivan", "90", "EUR")


@pytest.mark.parametrize(
    "words",
    [("1", "200,50", "EUR"), ("1 200,50 EUR",), ("1200.50eur",), ("€1.200,50",), ("EUR", "1200,50")],
    ids=" ".join,
)
def test_the_words_of_an_amount_need_no_quotes(ivan, words):
    assert ivan.json("sale", "ivan", *words)["totals"] == {"EUR": "1200.50"}


def test_the_folder_s_currency_need_not_be_said(ivan):
    ivan("config", "currency", "gel")
    assert "5.00 GEL" in ivan("sale", "ivan", "5")


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        pytest.param(("ivan", "1,200", "EUR"), 5, '"1,200" can be 1200 or 1.20.', id="two readings"),
        pytest.param(("ivan", "much", "EUR"), 5, '"much EUR" is no amount.', id="no amount"),
        pytest.param(("ivan", "0", "EUR"), 5, '"0" is no money', id="nothing"),
        pytest.param(("ivan", "5"), 5, "The amount has no currency.", id="no currency"),
        pytest.param(("ivan", "5", "euro"), 5, '"euro" is no currency.', id="currency"),
        pytest.param(("ivan", "5", "EUR", "--on", "tomorrow"), 5, "is still to come", id="a day to come"),
        pytest.param(("ivan", "5", "EUR", "--what", "x" * 501), 5, "not of 501", id="too long"),
        pytest.param(("nobody", "5", "EUR"), 3, 'No client answers to "nobody".', id="no client"),
        pytest.param(("ivan",), 2, "A sale needs a client and an amount.", id="no amount said"),
        pytest.param(("ivan", "5", "--waht=x"), 2, "No such option: --waht", id="mistyped option"),
        pytest.param(("--remove", "9"), 3, "There is no sale 9.", id="no such sale"),
        pytest.param(("ivan", "--remove", "9"), 2, "--remove takes the sale's id alone.", id="too much"),
    ],
)
def test_refused(ivan, words, code, error):
    assert error in ivan.fails(code, "sale", *words)
    assert sales(ivan) == []


def test_a_dropped_client_buys_nothing(ivan):
    ivan("drop", "ivan")
    assert "tickler restore 1 puts the card back" in ivan.fails(3, "sale", "ivan", "5", "EUR")


def test_undo_takes_a_sale_back(ivan):
    ivan("sale", "ivan", "5", "EUR")
    ivan("undo")
    assert sales(ivan) == []


def test_a_sale_is_struck_out_and_written_down_again(ivan):
    ivan("sale", "ivan", "5", "EUR")
    ivan("sale", "ivan", "7", "EUR")
    assert ivan("sale", "--remove", "1") == (
        "Ivan Petrov, struck out: 5.00 EUR on Fri 20 Nov 2026\n  tickler undo writes it down again\n"
    )
    assert [amount for _, amount, _, _ in sales(ivan)] == ["7"]
    ivan("undo")
    assert [amount for _, amount, _, _ in sales(ivan)] == ["7", "5"]


def test_the_dossier_shows_what_they_bought(ivan):
    ivan("sale", "ivan", "1200.50", "EUR", "--what", "tiles", "--on", "yesterday")
    ivan("sale", "ivan", "-100", "EUR")
    lines = ivan("dossier", "ivan").splitlines()
    assert lines[lines.index("bought") :] == [
        "bought",
        "20 Nov 2026  -100.00 EUR   #2 taken back",
        "19 Nov 2026  1,200.50 EUR  #1 tiles",
        "                           2 sales since 19 Nov 2026: 1,100.50 EUR",
    ]


def test_the_dossier_in_markdown(ivan):
    ivan("sale", "ivan", "1200.50", "EUR", "--what", "*tiles*")
    ivan("sale", "ivan", "100", "RSD")
    assert (
        "## What they bought\n\n"
        "- 20 Nov 2026: 100.00 RSD\n"
        "- 20 Nov 2026: 1,200.50 EUR, \\*tiles\\*\n"
        "- 2 sales since 20 Nov 2026: 1,200.50 EUR · 100.00 RSD\n"
    ) in ivan("dossier", "ivan", "--md")


def test_the_dossier_as_a_page(ivan, tmp_path):
    ivan("sale", "ivan", "1200.50", "EUR", "--what", "<b>tiles</b>")
    ivan("dossier", "ivan", "--html", str(tmp_path / "ivan.html"))
    page = (tmp_path / "ivan.html").read_text()
    assert "What they bought" in page
    assert "1,200.50 EUR" in page
    assert "&lt;b&gt;tiles" in page


def test_what_was_bought_is_no_escape_sequence(ivan):
    ivan("sale", "ivan", "5", "EUR", "--what", "\x1b[31mred")
    assert "\x1b" not in ivan("dossier", "ivan")


def test_the_journal_tells_of_it(ivan):
    ivan("sale", "ivan", "5", "EUR", "--what", "tiles")
    (entry, _) = ivan.json("log", "ivan")["entries"]
    assert (entry["command"], entry["summary"]) == ("sale", "Ivan Petrov: 5.00 EUR on Fri 20 Nov 2026, tiles")
