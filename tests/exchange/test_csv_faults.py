"""The faults that files have, and what is said about each."""

import io

import pytest

from tests.exchange.conftest import filled
from tickler.core.errors import FileRefused
from tickler.core.import_reports import Problem
from tickler.exchange.csv.reader import open_csv


def problems(rows):
    return [problem for row in rows for problem in row.problems]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("name,phone\nAna,1\n", ","),
        ("name;phone\nAna;1,5\n", ";"),
        ("name\tphone\nAna, Ivan\t1\n", "\t"),
        ("name|phone\nAna|1\n", "|"),
        ("sep=;\nname;phone\nAna;1\n", ";"),
        ("sep=#\nname#phone\nAna#1\n", "#"),
        ("name;phone;\nAna;1;\n", ";"),
        ("\ufeffname;phone\nAna;1\n", ";"),
        ("name;phone\rAna;1\r", ";"),
    ],
    ids=["comma", "semicolon", "tab", "bar", "sep line", "odd sep", "trailing separator", "BOM", "old Mac"],
)
def test_the_separator_is_found(read, text, delimiter):
    (row,) = read(text)
    assert read.reading.delimiter == delimiter
    assert row.contact.name.startswith("Ana")
    assert row.contact.phones
    assert row.problems == ()
    assert len(read.reading.remarks) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("name,company\n,Čvorak\n", "Čvorak"),
        ("name,email\n,ana@x.hr\n", "ana@x.hr"),
        ("name,phone\n,+385 91 000 0001\n", "+385 91 000 0001"),
        ("nickname,phone\nAnči,+385 91 000 0001\n", "Anči"),
        ("Фамилия,Имя,Отчество\nПетров,Иван,Сергеевич\n", "Петров Иван Сергеевич"),
    ],
    ids=["firm only", "e-mail only", "phone only", "nickname only", "the file's order"],
)
def test_every_row_has_a_name(read, text, name):
    (row,) = read(text)
    assert row.contact.name == name


def test_excel_has_damaged_the_numbers(read):
    rows = read('name,phone\nAna,"7,95123E+10"\nIva,="0911234567"\n', country="HR")
    assert filled(rows[0].contact) == {"name": "Ana", "custom": {"phone": "7,95123E+10"}}
    assert filled(rows[1].contact) == {"name": "Iva", "phones": ["+385911234567"]}
    reason = "a spreadsheet has rounded this number; kept as a custom field"
    assert problems(rows) == [Problem(2, "phone", "7,95123E+10", reason)]


def test_excel_has_dropped_the_leading_zero(read_one):
    assert read_one("name,phone\nAna,911234567\n", country="HR")["phones"] == ["+385911234567"]


def test_what_cannot_be_a_number_is_kept_as_written_and_reported(read):
    (row,) = read("name,phone,mobile,tel\nAna,0911,+385 91 1,+999 12 345 678\n", country="HR")
    assert [point.value for point in row.contact.phones] == ["0911", "+385 91 1", "+999 12 345 678"]
    assert row.problems == (
        Problem(2, "phone", "0911", "not a telephone number of HR; kept as written"),
        Problem(2, "mobile", "+385 91 1", "too long or too short for its country code; kept as written"),
        Problem(2, "tel", "+999 12 345 678", "no country has this code; kept as written"),
    )


def test_three_ways_to_write_a_number_are_one(read):
    text = "name,phone\nAna,+385 91 000 0001\nAna,00385 91 000 0001\nAna,091 000 0001\n"
    assert {row.contact.phones[0].key for row in read(text, country="HR")} == {"+385910000001"}


def test_what_is_no_phone_and_no_address_is_kept_and_reported(read):
    (row,) = read("name,phone,email\nAna,ask her,ana at x\n")
    assert row.contact.custom == {"phone": "ask her", "email": "ana at x"}
    assert row.problems == (
        Problem(2, "phone", "ask her", "a phone number without digits; kept as a custom field"),
        Problem(2, "email", "ana at x", "not an e-mail address; kept as a custom field"),
    )


def test_several_values_in_one_cell(read):
    (row,) = read(
        'name,phone,email\nAna,"+385 91 000 0001; +385 91 000 0002","a@x.hr, b@x.hr"\n',
    )
    assert [point.key for point in row.contact.phones] == ["+385910000001", "+385910000002"]
    assert [point.key for point in row.contact.emails] == ["a@x.hr", "b@x.hr"]


def test_the_same_number_twice_is_one(read):
    (row,) = read("name,phone,mobile\nAna,+385 91 000 0001,00385910000001\n")
    assert [point.value for point in row.contact.phones] == ["+385 91 000 0001"]


@pytest.mark.parametrize(
    ("cells", "date_order", "birthdays"),
    [
        (["6/5/1984", "13/5/1984"], None, ["1984-05-06", "1984-05-13"]),
        (["6/5/1984", "5/13/1984"], None, ["1984-06-05", "1984-05-13"]),
        (["6/5/1984"], "dmy", ["1984-05-06"]),
        (["6/5/1984", "5/13/1984"], "dmy", ["1984-06-05", "1984-05-13"]),
        (["6/5/1984"], None, [None]),
        (["31.2.1980"], None, [None]),
        ([""], None, [None]),
    ],
    ids=[
        "column proves day first", "column proves month first", "folder says", "column overrules the folder",
        "not certain", "31 February", "empty",
    ],
)  # fmt: skip
def test_birthdays(read, cells, date_order, birthdays):
    rows = read("name,birthday\n" + "".join(f"Ana,{cell}\n" for cell in cells), date_order=date_order)
    assert [row.contact.birthday for row in rows] == birthdays


def test_an_uncertain_birthday_is_a_problem(read):
    reason = "day and month cannot be told apart; say which is first: tickler config date_order dmy"
    reason += "; kept as a custom field"
    assert problems(read("name,Birthday\nAna,6/5/1984\n")) == [Problem(2, "Birthday", "6/5/1984", reason)]


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("31.2.1980", "there is no such day"),
        ("45448", "a number, perhaps a spreadsheet's day count, is not a date"),
        ("6.5.14", "a year of two digits: which century is not certain"),
        ("in spring", "not understood as a date; write it as YYYY-MM-DD"),
    ],
    ids=["no such day", "spreadsheet serial", "two digits", "words"],
)
def test_what_is_no_birthday_is_reported_and_kept_aside_and_not_shifted(read, cell, reason):
    (row,) = read(f"name,Birthday\nAna,{cell}\n")
    assert (row.contact.birthday, row.contact.custom) == (None, {"Birthday": cell})
    assert row.problems == (Problem(2, "Birthday", cell, f"{reason}; kept as a custom field"),)


def test_an_unclosed_quote_costs_one_row_at_most(read):
    rows = read('name,phone\nAna,"+385 91 000 0001\nIva,+385 91 000 0002\n')
    assert [(row.number, row.contact.name, row.contact.phones[0].key) for row in rows] == [
        (2, "Ana", "+385910000001"),
        (3, "Iva", "+385910000002"),
    ]
    reason = "a quotation mark is opened and not closed; the line was read by itself"
    assert problems(rows) == [Problem(2, None, "Ana,+385 91 000 0001", reason)]


def test_a_field_over_the_limit_of_the_standard_library(read_one):
    assert read_one(f"name,notes\nAna,{'x' * 200_000}\n")["notes"] == ["x" * 200_000]


def test_nul_is_removed_and_reported(read):
    (row,) = read("name,company\nA\0na,B\n")
    assert row.contact.name == "Ana"
    assert row.problems == (Problem(2, "name", "Ana", "NUL characters were removed"),)


def test_bytes_that_are_no_text_are_replaced_and_reported(read):
    header = "name,company\n" + "Željko Šarić,Čvorak\n" * 3
    rows = read(header.encode() + b"Iva\xff,B\nAna,C\n")
    assert [row.contact.name for row in rows[3:]] == ["Iva\ufffd", "Ana"]
    reason = "bytes that are not UTF-8 were replaced"
    assert problems(rows) == [Problem(5, "name", "Iva\ufffd", reason)]


def test_the_encoding_that_was_found_is_said_with_the_doubt_there_is(read):
    (row,) = read("ime;telefon\nAnić;\n".encode("cp1250"))
    assert row.contact.name == "Anić"
    assert read.reading.remarks == (
        "read as Windows-1250, cells separated by semicolons",
        '"Anić" could also be "Aniæ": if so, say --encoding cp1252',
    )


def test_the_encoding_that_is_said_overrules(read):
    (row,) = read("ime;telefon\nAnić;\n".encode("cp1250"), encoding="cp1252")
    assert row.contact.name == "Aniæ"
    assert read.reading.remarks == ("read as Windows-1252, cells separated by semicolons",)


def test_composed_and_decomposed_names_are_the_same(read):
    first, second = read("name\nŽeljko\nZ\u030celjko\n")
    assert first.contact.name == second.contact.name


def test_more_cells_than_headers(read):
    (row,) = read("name,phone\nAna,+385 91 000 0001,extra\n")
    assert row.contact.custom == {"column 3": "extra"}
    reason = "3 cells under 2 headers; kept as custom fields"
    assert row.problems == (Problem(2, None, "extra", reason),)


def test_fewer_cells_than_headers(read_one):
    assert read_one("name,phone,company\nAna\n") == {"name": "Ana"}


def test_a_row_with_nothing_usable_is_reported_and_an_empty_one_is_none(read):
    rows = read("name,city\n,Zagreb\n,\n\nAna,\n")
    assert [(row.number, row.contact and row.contact.name) for row in rows] == [(2, None), (5, "Ana")]
    reason = "no name, company, e-mail or phone: the row was left out"
    assert problems(rows) == [Problem(2, None, "Zagreb", reason)]


def test_the_guard_of_another_export_is_taken_off(read_one):
    assert read_one("name,phone,company\nAna,'+385 91 000 0001,'t Zand\n") == {
        "name": "Ana",
        "phones": ["+385910000001"],
        "company": "'t Zand",
    }


def test_language_and_time_zone_that_are_words_are_kept_aside(read):
    (row,) = read("name,language,time zone\nAna,my mother's,Europe/Zagreb\n")
    assert (row.contact.language, row.contact.timezone) == (None, "Europe/Zagreb")
    reason = "not a language tag such as hr or pt-BR; kept as a custom field"
    assert row.problems == (Problem(2, "language", "my mother's", reason),)


def test_mapping(read):
    (row,) = read(
        "Wer,Wo,Was\nAna,Zagreb,+385 91 000 0001\n",
        mapping={"Wer": "name", "Wo": "custom:Ort", "Was": "skip"},
    )
    assert filled(row.contact) == {"name": "Ana", "custom": {"Ort": "Zagreb"}}
    assert read.reading.remarks[1:] == ("kept as custom fields: Ort", "left out: Was")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the input is empty"),
        (b"\n\n", "the input is empty"),
        (b"Foo;Bar\n1;2\n", "the input: none of its headers is understood: Foo, Bar"),
        (b"Ivan,ivan@x.ru\n", "the input: the first line looks like a contact, not like headers"),
        (b"city,notes\nZagreb,x\n", "the input: no column is a name, company, e-mail or phone: city, notes"),
        (b"BEGIN:VCARD\nFN:Ana\n", "the input is a vCard, not a CSV file"),
        (b'[{"name": "Ana"}]', "the input is JSON, not a CSV file"),
    ],
    ids=["empty", "blank lines", "unknown headers", "no headers", "nothing to call it by", "vCard", "JSON"],
)
def test_refused(data, message):
    with pytest.raises(FileRefused) as refusal:
        open_csv(io.BytesIO(data))
    assert refusal.value.message == message
    assert refusal.value.hint


def test_unknown_headers_are_listed_with_an_example():
    with pytest.raises(FileRefused) as refusal:
        open_csv(io.BytesIO(b"Foo;Bar\n1;2\n"))
    assert refusal.value.choices == ("Foo", "Bar")
    assert refusal.value.hint == 'Say which is which, for example: --map "Foo=name"'


def test_a_path_that_cannot_be_read(tmp_path):
    with pytest.raises(FileRefused, match=r"none\.csv cannot be read: No such file or directory"):
        open_csv(tmp_path / "none.csv")
    with pytest.raises(FileRefused, match="cannot be read: Is a directory"):
        open_csv(tmp_path)


def test_progress_and_size_of_a_file_longer_than_the_sample(tmp_path):
    path = tmp_path / "long.csv"
    path.write_text("name,phone\n" + "Ana,+385 91 000 0001\n" * 40_000)
    with open_csv(path) as reading:
        rows = iter(reading)
        assert next(rows).number == 2
        assert reading.size == path.stat().st_size
        assert 0 < reading.bytes_read < reading.size
        assert sum(1 for _ in rows) == 39_999
        assert reading.bytes_read == reading.size


class Pipe(io.RawIOBase):
    """A stream that hands out three bytes at a time and cannot seek."""

    def __init__(self, data):
        self._data = io.BytesIO(data)

    def readable(self):
        return True

    def read(self, size=-1):
        return self._data.read(min(size, 3))


def test_a_pipe_is_read_to_its_end():
    reading = open_csv(Pipe("имя;телефон\nИван;+7 916 000-00-01\nАна;+7 916 000-00-02\n".encode()))
    assert [row.contact.name for row in reading] == ["Иван", "Ана"]
    assert reading.size is None


class Broken(io.RawIOBase):
    """A disk that fails after the first 300,000 bytes."""

    def __init__(self):
        self._left = 300_000

    def read(self, size=-1):
        if self._left <= 0:
            raise OSError(5, "Input/output error")
        line = b"Ana " * 250 + b"\n"
        part = (b"name\n" + line * (size // len(line) + 1))[: min(size, self._left)]
        self._left -= len(part)
        return part


def test_a_disk_that_fails_on_the_way():
    reading = open_csv(Broken())
    with pytest.raises(FileRefused, match="the input cannot be read: Input/output error"):
        list(reading)


def test_the_encoding_of_a_file_whose_first_letters_come_late(tmp_path):
    path = tmp_path / "late.csv"
    path.write_bytes(b"name\n" + b"Ana Horvat\n" * 40_000 + "Željko Šarić\n".encode("cp1250"))
    with open_csv(path) as reading:
        last = list(reading)[-1]
    assert (last.number, last.contact.name, last.problems) == (40_002, "Željko Šarić", ())


@pytest.mark.parametrize("end", ["\n", "\r\n", ""], ids=["LF", "CR LF", "none"])
def test_a_line_without_end_is_left_out_and_reported(read, end):
    rows = read("name,notes\nAna," + "x" * 3_000_000 + end + ("Iva,\n" if end else ""))
    reason = "the line is longer than 1,048,576 characters and was left out"
    assert problems(rows) == [Problem(2, None, "", reason)]
    assert [row.contact and row.contact.name for row in rows] == ([None, "Iva"] if end else [None])


def test_a_long_value_is_cut_in_the_report_only(read):
    (row,) = read(f"name,email\nAna,{'x' * 500}\n")
    assert row.problems[0].value == "x" * 119 + "…"
    assert row.contact.custom == {"email": "x" * 500}


def test_a_second_column_for_a_field_of_one_text_is_kept(read_one):
    text = "name,company,organization\nAna,Čvorak,Ромашка\n"
    assert read_one(text) == {"name": "Ana", "company": "Čvorak", "custom": {"organization": "Ромашка"}}


@pytest.mark.parametrize(
    ("cells", "said"),
    [("1984,2,31", "1984-2-31"), (",2,31", "2-31"), ("1984,,", "1984")],
    ids=["with a year", "without", "a year alone"],
)
def test_three_columns_that_are_no_day(read, cells, said):
    (row,) = read(f"name,Birth Year,Birth Month,Birth Day\nAna,{cells}\n")
    reason = "there is no such day; kept as a custom field"
    assert row.problems == (Problem(2, "Birth Day", said, reason),)
    assert row.contact.custom == {"Birth Day": said}


def test_of_very_many_columns_the_first_are_named(read):
    headers = [f"c{number}" for number in range(1, 1101)]
    (row,) = read(f"name,{','.join(headers)}\nAna{',x' * 1100}\n")
    assert len(row.contact.custom) == 1100
    named = ", ".join(headers[:100])
    assert read.reading.remarks[1:] == (f"kept as custom fields: {named} and 1,000 more",)


def test_a_single_column(read):
    assert [row.contact.name for row in read("E-mail\na@x.hr\nb@x.hr\n")] == ["a@x.hr", "b@x.hr"]
