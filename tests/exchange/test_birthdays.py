import pytest

from tickler.exchange.birthdays import BirthdayRefused, from_columns, order_of, read_birthday


@pytest.mark.parametrize(
    ("text", "birthday"),
    [
        ("1984-05-06", "1984-05-06"),
        ("19840506", "1984-05-06"),
        ("1984/05/06", "1984-05-06"),
        ("1984-05-06T00:00:00Z", "1984-05-06"),
        ("1984-05-06 00:00:00", "1984-05-06"),
        ("--05-06", "--05-06"),
        ("--0506", "--05-06"),
        ("1604-05-06", "--05-06"),
        ("1604-02-29", "--02-29"),
        ("6.5.1984", "1984-05-06"),
        ("06.05.1984.", "1984-05-06"),
        ("6. 5. 1984.", "1984-05-06"),
        ("6.5.", "--05-06"),
        ("5/5/1984", "1984-05-05"),
        ("May 6, 1984", "1984-05-06"),
        ("6 May 1984", "1984-05-06"),
        ("6 May", "--05-06"),
        ("6. Mai 1984", "1984-05-06"),
        ("6. svibnja 1984.", "1984-05-06"),
        ("6 мая 1984 г.", "1984-05-06"),
        ("6 მაისი", "--05-06"),
        ("6.5", "--05-06"),
        ("29.02", "--02-29"),
        ("6.5.84", "1984-05-06"),
        ("6.5.40", "1940-05-06"),
        ("15/5/1984", "1984-05-15"),
        ("5/15/84", "1984-05-15"),
        ("5/15/1984 12:00:00 AM", "1984-05-15"),
        ("06.05.1984 0:00:00", "1984-05-06"),
        ("1984-5-6", "1984-05-06"),
        ("1984/5/6", "1984-05-06"),
        ("1984-05-06T00:00:00.000+02:00", "1984-05-06"),
        ("6-May-1984", "1984-05-06"),
        ("6-May-84", "1984-05-06"),
        ("0000-05-06", "--05-06"),
        ("0/0/00", None),
        ("0001-01-01T00:00:00Z", None),
        ("1899-12-30", None),
        ("0000-00-00", None),
    ],
)
def test_birthday(text, birthday):
    assert read_birthday(text, None) == birthday


@pytest.mark.parametrize(
    ("order", "birthday"), [("dmy", "1984-05-06"), ("mdy", "1984-06-05")], ids=["day first", "month first"]
)
def test_slashes_need_an_order(order, birthday):
    assert read_birthday("6/5/1984", order) == birthday


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("6/5/1984", "day and month cannot be told apart; say which is first: tickler config date_order dmy"),
        ("31.2.1980", "there is no such day"),
        ("1981-02-29", "there is no such day"),
        ("6.5.14", "a year of two digits: which century is not certain"),
        ("6/15/39", "a year of two digits: which century is not certain"),
        ("6-May-20", "a year of two digits: which century is not certain"),
        ("45448", "a number, perhaps a spreadsheet's day count, is not a date"),
        ("in spring", "not understood as a date; write it as YYYY-MM-DD"),
        ("May", "not understood as a date; write it as YYYY-MM-DD"),
        ("6 Mai 6", "not understood as a date; write it as YYYY-MM-DD"),
        ("31 июня", "there is no such day"),
    ],
)
def test_what_is_not_certain_is_refused(text, reason):
    with pytest.raises(BirthdayRefused) as refusal:
        read_birthday(text, None)
    assert str(refusal.value) == reason


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["6/5/1984", "13/5/1984"], "dmy"),
        (["6/5/1984", "5/13/1984"], "mdy"),
        (["6/5/1984", "1984-05-13"], None),
        (["13/5/1984", "5/13/1984"], None),
    ],
    ids=["day first", "month first", "nothing proves it", "contradiction"],
)
def test_the_whole_column_decides(column, order):
    assert order_of(column) == order


@pytest.mark.parametrize(
    ("columns", "birthday"),
    [
        (("1984", "5", "6"), "1984-05-06"),
        (("", "5", "6"), "--05-06"),
        (("1984", "May", "6"), "1984-05-06"),
        (("1984", "мая", "6"), "1984-05-06"),
        (("0", "0", "0"), None),
    ],
)
def test_three_columns(columns, birthday):
    assert from_columns(*columns) == birthday


def test_three_columns_without_such_a_day():
    with pytest.raises(BirthdayRefused, match="there is no such day"):
        from_columns("1984", "", "6")
