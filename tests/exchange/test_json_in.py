"""Objects of other programs, as each of them writes a contact, and the faults that they have."""

import io
import json

import pytest

from tests.exchange.conftest import filled
from tickler.core.errors import FileRefused, ValueRefused
from tickler.core.import_reports import Problem
from tickler.exchange.json import reader as json_in
from tickler.exchange.json.reader import open_json
from tickler.exchange.lines import ByteSource


def reading_of(content, **options):
    data = content if isinstance(content, bytes) else content.encode()
    return open_json(ByteSource(io.BytesIO(data)), **options)


def rows_of(*records, **options):
    return list(reading_of(json.dumps(records), **options))


def read_one(record, **options):
    (row,) = rows_of(record, **options)
    assert row.problems == ()
    return filled(row.contact)


PLAIN = {"name": "Ana Horvat", "phones": ["+385910000001"], "emails": ["ana@cvorak.example"]}


@pytest.mark.parametrize(
    "record",
    [
        {"name": "Ana Horvat", "phone": "+385 91 000 0001", "email": "ana@cvorak.example"},
        {"fullName": "Ana Horvat", "mobile_phone": "+385 91 000 0001", "E-Mail": "ana@cvorak.example"},
        {"ime": "Ana", "prezime": "Horvat", "mobitel": "+385910000001", "e-pošta": "ana@cvorak.example"},
        {
            "name": {"first": "Ana", "last": "Horvat"},
            "phones": ["+385910000001"],
            "emails": ["ana@cvorak.example"],
        },
        {
            "name": "Ana Horvat",
            "phone": [{"label": "work", "value": "+385910000001", "primary": True}],
            "email": [{"label": "work", "value": "ana@cvorak.example", "primary": True}],
        },
        {
            "displayName": "Ana Horvat",
            "businessPhones": ["+385910000001"],
            "emailAddresses": [{"name": "Ana", "address": "ana@cvorak.example"}],
        },
        {
            "names": [{"displayName": "Ana Horvat", "givenName": "Ana", "familyName": "Horvat"}],
            "phoneNumbers": [{"value": "+385910000001", "canonicalForm": "+385910000001", "type": "mobile"}],
            "emailAddresses": [{"value": "ana@cvorak.example"}],
        },
        {
            "properties": {
                "firstname": "Ana",
                "lastname": "Horvat",
                "phone": "+385910000001",
                "email": "ana@cvorak.example",
            }
        },
        {
            "person": {
                "first_name": "Ana",
                "last_name": "Horvat",
                "phone": "+385910000001",
                "email": "ana@cvorak.example",
            }
        },
        {
            "name": "Ana Horvat",
            "phones": {"mobile": "+385910000001"},
            "emails": {"email": "ana@cvorak.example"},
        },
    ],
    ids=[
        "plain words",
        "programmer's words",
        "Croatian",
        "name in parts",
        "labelled values",
        "address for value",
        "all in lists",
        "in properties",
        "in a person",
        "by kind",
    ],
)
def test_names_phones_and_addresses_wherever_they_are(record):
    assert read_one(record) == PLAIN


@pytest.mark.parametrize(
    ("record", "fields"),
    [
        pytest.param(
            {"organization": {"name": "Čvorak", "title": "buyer", "size": 7}},
            {"company": "Čvorak", "position": "buyer", "custom": {"organization size": "7"}},
            id="a firm",
        ),
        pytest.param({"account": {"name": "Čvorak"}}, {"company": "Čvorak"}, id="a firm of another word"),
        pytest.param(
            {"address": {"street": "Ilica 1", "postalCode": "10000", "city": "Zagreb", "country": "HR"}},
            {"address": "Ilica 1, 10000 Zagreb, HR"},
            id="an address",
        ),
        pytest.param(
            {
                "addresses": [
                    {"type": "work", "streetAddress": "Ilica 1", "city": "Zagreb"},
                    {"type": "home", "streetAddress": "Riva 2", "city": "Split"},
                ]
            },
            {"address": "Ilica 1, Zagreb", "custom": {"address 2": "Riva 2, Split"}},
            id="two addresses",
        ),
        pytest.param(
            {"birthday": {"year": 1984, "month": 6, "day": 5}}, {"birthday": "1984-06-05"}, id="a date"
        ),
        pytest.param(
            {"birthdays": [{"date": {"month": 6, "day": 5}, "text": "5 June"}]},
            {"birthday": "--06-05"},
            id="a date without year",
        ),
        pytest.param({"birthday": {"year": 0, "month": 0, "day": 0}}, {}, id="no date"),
        pytest.param(
            {"tags": [{"id": 3, "name": "VIP"}, {"id": 4, "name": "fair"}]},
            {"tags": ["VIP", "fair"]},
            id="tags",
        ),
        pytest.param({"notes": ["a; b", "c ::: d"]}, {"notes": ["a; b", "c ::: d"]}, id="notes"),
        pytest.param(
            {"notes": [{"id": 1, "text": "a"}, {"id": 2, "text": "b"}]},
            {"notes": ["a", "b"]},
            id="note objects",
        ),
        pytest.param(
            {"vip": True, "paid": False, "sum": 1.5, "no": None, "none": [], "empty": {}, "": "x"},
            {"custom": {"vip": "true", "paid": "false", "sum": "1.5", "column 8": "x"}},
            id="values",
        ),
        pytest.param(
            {"children": [{"name": "Iva", "age": 3}, {"name": "Ivo"}]},
            {"custom": {"children name": "Iva", "children age": "3", "children 2 name": "Ivo"}},
            id="a list of objects",
        ),
        pytest.param(
            {"matrix": [[1, 2], [3]]}, {"custom": {"matrix": "1 ::: 2", "matrix 2": "3"}}, id="lists"
        ),
        pytest.param(
            {"a": {"b": {"c": {"d": {"e": {"f": {"g": {"h": "x"}}}}}}}},
            {"custom": {"a b c d e f g": '{"h": "x"}'}},
            id="deep",
        ),
        pytest.param(
            {
                "phone": [
                    {"number": "+385910000001", "carrier": "A1"},
                    "+385910000002",
                    {"mobile": "+385910000003"},
                ]
            },
            {
                "phones": ["+385910000001", "+385910000003", "+385910000002"],
                "custom": {"phone carrier": "A1"},
            },
            id="phones of several forms",
        ),
        pytest.param(
            {
                "custom_fields_values": [
                    {
                        "field_id": 1,
                        "field_name": "Телефон",
                        "values": [{"value": "+385910000001", "enum_id": 7}],
                    },
                    {
                        "field_id": 2,
                        "field_name": "Email",
                        "values": [{"value": "a@x.hr"}, {"value": "b@x.hr"}],
                    },
                    {"field_id": 3, "field_name": "Чай", "values": [{"value": "улун"}]},
                ]
            },
            {"phones": ["+385910000001"], "emails": ["a@x.hr", "b@x.hr"], "custom": {"Чай": "улун"}},
            id="fields of the users' own",
        ),
        pytest.param(
            {"customFields": [{"key": "Size", "value": "XL"}, {"key": "Paid", "value": True}]},
            {"custom": {"Size": "XL", "Paid": "true"}},
            id="keys and values",
        ),
        pytest.param(
            {"_embedded": {"tags": [{"id": 1, "name": "VIP"}], "companies": [{"id": 4}]}},
            {"tags": ["VIP"], "custom": {"companies id": "4"}},
            id="embedded",
        ),
        pytest.param(
            {"PHONE": [{"ID": "1", "VALUE_TYPE": "WORK", "VALUE": "+385910000001", "TYPE_ID": "PHONE"}]},
            {"phones": ["+385910000001"]},
            id="Bitrix24",
        ),
        pytest.param(
            {"attributes": {"url": "/services/contact/1"}, "Website": "lipa.example"},
            {"website": "lipa.example", "custom": {"url": "/services/contact/1"}},
            id="the path of an API",
        ),
        pytest.param({"birthday": "0001-01-01T00:00:00Z"}, {}, id="the first day of .NET"),
        pytest.param({"Z\u030celja": "Z\u030c"}, {"custom": {"Želja": "Ž"}}, id="composed"),
    ],
)
def test_what_else_an_object_may_hold(record, fields):
    assert read_one({"name": "Ana", **record}) == {"name": "Ana", **fields}


def test_map_says_what_a_key_means():
    reading = reading_of(
        '{"Wer": "Ana", "Wo": {"Stadt": "Split"}}\n{"wer": "Bo"}\n',
        mapping={
            "Wer": "name",
            "Wo Stadt": "custom:town",
        },
    )
    assert [filled(row.contact) for row in reading] == [
        {"name": "Ana", "custom": {"town": "Split"}},
        {"name": "Bo"},
    ]


def test_a_file_may_be_mapped_that_would_be_refused():
    reading = reading_of('{"batch": 7, "wen": [{"Wer": "Ana"}, {"Wer": "Bo"}]}', mapping={"Wer": "name"})
    assert [row.contact.name for row in reading] == ["Ana", "Bo"]


@pytest.mark.parametrize(
    ("content", "remarks"),
    [
        ('[{"name": "Ana"}]', ("read as UTF-8, JSON: a list of objects",)),
        ('{"name": "Ana"}', ("read as UTF-8, JSON: objects one after the other",)),
        (
            '{"name": "Ana", "Colour": "red", "photo": "x"}',
            (
                "read as UTF-8, JSON: objects one after the other",
                "kept as custom fields: Colour",
                "left out: photo",
            ),
        ),
        (
            '{"total": 1, "leads": [{"name": "Ana"}]}',
            (
                "read as UTF-8, JSON: objects under leads",
                "passed over, beside the objects: total",
            ),
        ),
        (
            '[{"name": "Ana", "dob": "6/5/1984"}, {"name": "Bo", "dob": "13/5/1984"}]',
            (
                "read as UTF-8, JSON: a list of objects",
                "birthdays with slashes read as day/month/year",
            ),
        ),
        ('[{"name": "Иван"}]'.encode("utf-16"), ("read as UTF-16, JSON: a list of objects",)),
    ],
    ids=["list", "lines", "keys", "wrapped", "dates", "UTF-16"],
)
def test_how_it_was_understood(content, remarks):
    reading = reading_of(content)
    list(reading)
    assert reading.remarks == remarks


def test_keys_that_come_up_late_are_told_at_the_end(monkeypatch):
    monkeypatch.setattr(json_in, "HEAD_OBJECTS", 2)
    reading = reading_of('{"name": "A", "x": 1}\n' * 5 + '{"name": "B", "y": 1}\n')
    assert reading.remarks[1:] == ("kept as custom fields: x",)
    assert len(list(reading)) == 6
    assert reading.remarks[1:] == ("kept as custom fields: x, y",)


def test_the_order_of_day_and_month_is_that_of_the_whole_file():
    birthdays = ["6/5/1984", "13/5/1984"]
    rows = rows_of(*({"name": "Ana", "Geburtstag": day} for day in birthdays))
    assert [row.contact.birthday for row in rows] == ["1984-05-06", "1984-05-13"]
    (row,) = rows_of({"name": "Ana", "birthday": "6/5/1984"}, date_order="mdy")
    assert row.contact.birthday == "1984-06-05"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('{"name": "An\\u0000a"}', Problem(2, "name", "Ana", "NUL characters were removed")),
        ('{"name": "Ana\\ud83d"}', Problem(2, "name", "Ana\ufffd", "what is no character was replaced")),
        (b'{"name": "Ana\xff"}', Problem(2, "name", "Ana\ufffd", "what is no character was replaced")),
        (
            '{"name": "Ana", "x": {"y": ["\\ud83d"]}}',
            Problem(2, "x", '{"y": ["\ufffd"]}', "what is no character was replaced"),
        ),
        (
            '{"name": "Ana", "phone": "ask her"}',
            Problem(2, "phone", "ask her", "a phone number without digits; kept as a custom field"),
        ),
        (
            '{"name": "Ana", "name": "Ane"}',
            Problem(
                2,
                "name",
                "",
                "the key comes more than once; the first value is taken, further ones as name 2 and so on",
            ),
        ),
        (
            '{"city": "Split"}',
            Problem(2, None, "Split", "no name, company, e-mail or phone: the row was left out"),
        ),
        ("{}", Problem(2, None, "", "no name, company, e-mail or phone: the row was left out")),
        ('{"name": null}', Problem(2, None, "", "no name, company, e-mail or phone: the row was left out")),
    ],
    ids=["NUL", "half a character", "no UTF-8", "nested", "phone", "twice", "no name", "empty", "null"],
)
def test_a_fault_in_an_object_is_reported(line, problem):
    line = line.encode() if isinstance(line, str) else line
    first, row, last = reading_of(
        '{"name": "Željko", "city": "Đurđevac, čeka žurno"}\n'.encode() + line + b'\n{"name": "Bo"}'
    )
    assert row.problems == (problem,)
    assert (first.problems, last.problems, last.number) == ((), (), 3)


def test_a_pair_of_escapes_is_one_character():
    assert read_one({"name": "Ana 😀"}) == {"name": "Ana 😀"}


def test_more_values_than_a_card_holds():
    (row,) = rows_of({"name": "Ana"} | {f"key {n}": "x" for n in range(600)})
    assert len(row.contact.custom) == 499
    assert row.problems == (
        Problem(1, "key 499", "", "more than 500 values; those after them were left out"),
    )


def test_a_key_of_a_thousand_letters():
    assert read_one({"name": "Ana", "k" * 1000: "x"}) == {"name": "Ana", "custom": {"k" * 199 + "…": "x"}}


def test_a_list_without_contacts_is_no_fault():
    """A script that fetches the new ones every night gets none on most nights."""
    assert [list(reading_of(text)) for text in ("[]", '{"schema": 1, "cards": []}', '{"results": []}')] == [
        []
    ] * 3


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "the input is empty"),
        ("\n \n", "the input is empty"),
        ("name,phone\nAna,1\n", "the input: not JSON at line 1, column 1"),
        ('\n[{"name": "Ana", }]', "the input: not JSON at line 2, column 18"),
        ("{'name': 'Ana'}", "the input: not JSON at line 1, column 2"),
        ("[1, 2]", "the input: no object is in it"),
        ("{}", "the input: its objects are empty"),
        ('{"foo": 1, "bar": 2}', "the input: none of its headers is understood: foo, bar"),
        ('{"city": "Split"}', "the input: no column is a name, company, e-mail or phone: city"),
    ],
    ids=["empty", "blank", "CSV", "comma", "Python", "numbers", "nothing", "unknown keys", "nobody"],
)
def test_refused(content, message):
    with pytest.raises(FileRefused) as refusal:
        reading_of(content)
    assert refusal.value.message == message
    assert refusal.value.hint


def test_a_key_that_is_mapped_must_be_there():
    with pytest.raises(ValueRefused) as refusal:
        reading_of('{"name": "Ana"}', mapping={"nmae": "name"})
    assert refusal.value.choices == ("name",)


def test_progress_and_size_of_a_file_longer_than_the_sample(tmp_path):
    path = tmp_path / "long.jsonl"
    path.write_text('{"name": "Ana", "phone": "+385 91 000 0001"}\n' * 20_000, encoding="utf-8")
    reading = open_json(ByteSource(path))
    rows = iter(reading)
    assert next(rows).number == 1
    assert 0 < reading.bytes_read < reading.size == path.stat().st_size
    assert sum(1 for _ in rows) == 19_999
    assert reading.bytes_read == reading.size
    reading.close()
