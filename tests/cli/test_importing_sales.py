"""`tickler import --sales`: what clients bought, from a file of any program."""

import pytest

SHOP = """\
Date;Customer;E-mail;Item;Amount;Currency
16.11.2026;Иван Петров;ivan@romashka.example;плитка;1 200,50;EUR
17.11.2026;Ivan Petrov;;клей;49,90;EUR
17.11.2026;Željko Šarić;;pločice;-15,00;RSD
"""


@pytest.fixture
def shop(clients, tmp_path):
    """Four clients, and where the file of the shop is."""
    clients("edit", "1", "--email", "ivan@romashka.example")

    def take(text, *options, code=0):
        file = tmp_path / "sales.csv"
        file.write_text(text, encoding="utf-8")
        if code:
            return clients.fails(code, "import", str(file), "--sales", *options)
        return clients.json("import", str(file), "--sales", *options)

    return take


def sales(tickler, client="1"):
    return [
        (sale["day"], sale["amount"], sale["currency"], sale["what"])
        for sale in tickler.json("dossier", client)["sales"]
    ]


def problems(report):
    return [(problem["row"], problem["value"], problem["reason"]) for problem in report["problems"]]


def test_sales_find_their_clients(clients, shop):
    report = shop(SHOP)
    assert (report["read"], report["created"], problems(report)) == (3, 3, [])
    assert sales(clients) == [
        ("2026-11-17", "49.90", "EUR", "клей"),
        ("2026-11-16", "1200.50", "EUR", "плитка"),
    ]
    assert sales(clients, "Šarić") == [("2026-11-17", "-15.00", "RSD", "pločice")]
    assert "3 new sales to 2 clients: 1,250.40 EUR · -15.00 RSD" in report["remarks"]


def test_the_same_file_twice_changes_nothing(clients, shop):
    shop(SHOP)
    before = clients.dump()
    report = shop(SHOP)
    assert (report["created"], report["unchanged"], report["batch"]) == (0, 3, None)
    assert clients.dump() == before


def test_two_that_are_alike_are_two(clients, shop):
    row = "2026-11-16,1,5.00,EUR\n"
    assert shop("date,card,amount,currency\n" + row + row)["created"] == 2
    assert shop("date,card,amount,currency\n" + row + row + row)["created"] == 1
    assert len(sales(clients)) == 3


def test_undo_takes_all_back(clients, shop):
    shop(SHOP)
    clients("undo")
    assert sales(clients) == []


def test_a_rehearsal_writes_nothing(clients, shop):
    report = shop(SHOP, "--dry-run")
    assert (report["created"], report["batch"], sales(clients)) == (3, None, [])


def test_strangers_are_reported_and_never_made_into_cards(clients, shop):
    report = shop("name,date,amount,currency\nSomebody Else,2026-11-16,5,EUR\n")
    assert (report["created"], report["skipped"]) == (0, 1)
    assert problems(report) == [(2, "Somebody Else", "no client of this folder: the row was left out")]
    assert len(clients.json("list")["cards"]) == 4


def test_a_number_of_somebody_with_another_name_is_not_enough(clients, shop):
    phone = clients.json("dossier", "1")["card"]["phones"][0]
    report = shop(f"name,phone,date,amount,currency\nOlga Sidorova,{phone},2026-11-16,5,EUR\n")
    assert problems(report) == [
        (2, "Olga Sidorova", "card 1 has the same phone under another name: the row was left out")
    ]


def test_of_several_with_one_name_none_is_guessed(clients, shop):
    clients("add", "Иван Петров", "--company", "Другая фирма")
    report = shop("name,date,amount,currency\nIvan Petrov,2026-11-16,5,EUR\n")
    assert problems(report) == [
        (2, "Ivan Petrov", "could be card 1 (same name) or card 5 (same name): the row was left out")
    ]


@pytest.mark.parametrize(
    ("row", "value", "reason"),
    [
        pytest.param('1,2026-11-16,"1,200",EUR', "1,200", '"1,200" can be 1200 or 1.20', id="two readings"),
        pytest.param("1,2026-11-16,much,EUR", "much", '"much" is no amount', id="no amount"),
        pytest.param("1,2026-11-16,5,euro", "euro", '"euro" is no currency', id="no currency"),
        pytest.param("1,2026-11-16,5,", "", "no currency; say once", id="currency not said"),
        pytest.param("1,2026-11-16,5 EUR,RSD", "RSD", "the amount is in EUR", id="two currencies"),
        pytest.param("1,11/12/2026,5,EUR", "11/12/2026", "day and month cannot", id="two days"),
        pytest.param("1,2026-11-21,5,EUR", "2026-11-21", "still to come", id="tomorrow"),
        pytest.param("1,,5,EUR", "", "no day", id="no day"),
        pytest.param("1,16.11.,5,EUR", "16.11.", "the year is missing", id="no year"),
        pytest.param("x,2026-11-16,5,EUR", "x", "no number of a card", id="no card"),
        pytest.param("99,2026-11-16,5,EUR", "99", "there is no card 99", id="unknown card"),
        pytest.param(",2026-11-16,5,EUR", "2026-11-16, 5, EUR", "no client is named", id="nobody"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named(clients, shop, row, value, reason):
    report = shop(f"card,date,amount,currency\n{row}\n1,2026-11-16,7,EUR\n")
    ((number, said, why),) = problems(report)
    assert (number, said) == (2, value)
    assert why.startswith(reason)
    assert why.endswith("the row was left out")
    assert [amount for _, amount, _, _ in sales(clients)] == ["7"]


@pytest.mark.parametrize("cell", ["1.200,50 €", "EUR 1200.50", '"1,200.50 eur"'])
def test_the_amount_may_bring_its_currency(clients, shop, cell):
    shop(f"card;date;total\n1;2026-11-16;{cell}\n")
    assert [sale[1:3] for sale in sales(clients)] == [("1200.50", "EUR")]


def test_the_folder_says_the_currency_where_the_file_does_not(clients, shop):
    clients("config", "currency", "GEL")
    shop("card,date,amount\n1,2026-11-16T10:30:00,5\n")
    assert sales(clients) == [("2026-11-16", "5", "GEL", None)]


def test_a_date_that_proves_the_order_is_enough(clients, shop):
    report = shop("card,date,amount,currency\n1,16/11/2026,5,EUR\n1,03/11/2026,6,EUR\n")
    assert "dates read as day/month/year" in report["remarks"]
    assert [day for day, *_ in sales(clients)] == ["2026-11-16", "2026-11-03"]


def test_an_id_is_the_card_where_nothing_else_says_the_client(clients, shop):
    shop("id,date,amount,currency\n2,2026-11-16,5,EUR\n")
    assert len(sales(clients, "2")) == 1


def test_else_an_id_may_be_that_of_the_order(clients, shop):
    report = shop("id,name,date,amount,currency\n2,Иван Петров,2026-11-16,5,EUR\n")
    assert len(sales(clients, "1")) == 1
    assert "not used: id" in report["remarks"]


def test_the_id_of_another_program(clients, shop, tmp_path):
    (tmp_path / "crm.csv").write_text("external id,name\nC-0042,Olga\n")
    clients("import", str(tmp_path / "crm.csv"))
    shop("external id,date,amount,currency\nC-0042,2026-11-16,5,EUR\n")
    assert len(sales(clients, "Olga")) == 1


def test_columns_are_named_by_hand(clients, shop):
    text = "wer;wann;wieviel;in\nИван Петров;16.11.2026;5;EUR\n"
    names = ("wer=name", "wann=date", "wieviel=amount", "in=currency")
    shop(text, *(word for name in names for word in ("--map", name)))
    assert len(sales(clients)) == 1


def test_the_words_of_other_languages(clients, shop):
    shop("Клиент;Дата;Сумма;Валюта;Товар\nИван Петров;16.11.2026;5,00;RUB;плитка\n")
    assert sales(clients) == [("2026-11-16", "5.00", "RUB", "плитка")]


@pytest.mark.parametrize(
    ("header", "error"),
    [
        pytest.param("name,date,price of it", "no column is the amount of a sale: name, date", id="amount"),
        pytest.param("name,when,amount", "no column is the day of a sale", id="day"),
        pytest.param("date,amount,colour", "no column says the client: date, amount, colour", id="client"),
    ],
)
def test_a_file_without_what_is_needed_is_refused(shop, header, error):
    assert error in shop(f"{header}\na,b,c\n", code=5)


@pytest.mark.parametrize(
    ("options", "error"),
    [
        (("--update",), "--update does not go with --sales."),
        (("--tag", "x", "--on", "mon"), "--on and --tag does not go with --sales."),
        (("--format", "vcf"), "Sales are read from CSV, not from vcf."),
    ],
)
def test_what_does_not_go_with_sales(shop, options, error):
    assert error in shop(SHOP, *options, code=2)


def test_from_standard_input_in_an_old_encoding(clients):
    text = "Клиент;Дата;Сумма;Валюта\nИван Петров;16.11.2026;5,00;RUB\n".encode("cp1251")
    clients("import", "-", "--sales", "--encoding", "cp1251", stdin=text)
    assert len(sales(clients)) == 1


@pytest.mark.parametrize("undone", [False, True], ids=["as it stands", "undone before"])
def test_a_purge_leaves_nothing_of_an_import(clients, shop, undone):
    shop(SHOP)
    if undone:
        clients("undo")
    clients("purge", "1", "--yes")
    assert "плитка".encode() not in clients.folder.read_bytes()
