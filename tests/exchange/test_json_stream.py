"""The objects of a JSON text: where they begin, what is said of a broken one, and what still follows."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.exchange.json import stream as json_stream
from tickler.exchange.json.stream import Found, Objects
from tickler.exchange.json.text import JsonText
from tickler.exchange.json.wrappers import Wrappers
from tickler.exchange.lines import ByteSource

ANA, BO = {"name": "Ana"}, {"name": "Bo"}


def objects_of(text, mapping=None):
    data = text if isinstance(text, bytes) else text.encode()
    return Objects(JsonText(ByteSource(io.BytesIO(data)), "utf-8"), Wrappers(mapping or {}))


def found_in(text):
    return [(found.line, found.fault or found.value) for found in objects_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        '[{"name": "Ana"}, {"name": "Bo"}]',
        '{"name": "Ana"}\n{"name": "Bo"}\n',
        '\ufeff\r\n{"name": "Ana"}\r\n\r\n\r\n{"name": "Bo"}',
        '{\n  "name": "Ana"\n}\n{\n  "name": "Bo"\n}\n',
        '{"name": "Ana"}{"name": "Bo"}',
        '\x1e{"name": "Ana"}\n\x1e{"name": "Bo"}\n',
        '[{"name": "Ana"}]\n[{"name": "Bo"}]\n',
        '[{"name": "Ana"},\n{"name": "Bo"},\n]',
        '{"name": "Ana"},\n{"name": "Bo"}\n',
        '{"schema": 1, "cards": [{"name": "Ana"}, {"name": "Bo"}]}',
        '{"Results": [{"name": "Ana"}, {"name": "Bo"}], "total": 2, "next": null}',
        '{"data": {"paging": {}, "contacts": [{"name": "Ana"}, {"name": "Bo"}]}}',
        '{"my people": [{"name": "Ana"}, {"name": "Bo"}]}',
        '{"contacts": [{"name": "Ana"}], "leads": [{"name": "Bo"}]}',
        '{"name": "my list", "contacts": [{"name": "Ana"}, {"name": "Bo"}]}',
        '{"items": [{"name": "Ana"}]}\n{"items": [{"name": "Bo"}]}\n',
    ],
    ids=[
        "list",
        "lines",
        "BOM, CR LF and blank lines",
        "pretty-printed",
        "without space",
        "record separators",
        "lists",
        "comma at the end of a list",
        "commas between lines",
        "our own",
        "named in capitals",
        "wrapped twice",
        "a name nobody listed",
        "two lists",
        "a wrapper with a name",
        "pages",
    ],
)
def test_wherever_the_objects_are(text):
    assert [found.value for found in objects_of(text)] == [ANA, BO]


@pytest.mark.parametrize(
    "record",
    [
        {"name": "Ana", "phones": [{"type": "work", "value": "1"}]},
        {"name": "Ana", "children": [{"name": "Iva"}]},
        {"name": "Ana", "orders": [{"number": "7"}], "data": {"a": "b"}},
        {"phones": [{"value": "1"}], "addresses": [{"city": "Zagreb"}]},
        {"name": "Ana", "items": []},
    ],
    ids=["phones", "children", "orders", "no name", "an empty list"],
)
def test_lists_that_belong_to_a_contact(record):
    assert [found.value for found in objects_of(json.dumps(record))] == [record]


def test_what_stands_around_the_objects_is_remembered():
    objects = objects_of('{"total": 2, "data": {"page": 1, "leads": [{"name": "Ana"}]}}')
    assert [found.value for found in objects] == [ANA]
    assert list(objects.wrappers) == ["leads"]
    assert list(objects.passed_over) == ["page", "total"]


def test_numbers_are_text_and_nan_is_absent():
    text = (
        '[{"id": 12345678901234567890, "sum": 1.50, "big": 1e999, "no": NaN, "inf": -Infinity, "yes": true}]'
    )
    (found,) = objects_of(text)
    assert found.value == {
        "id": "12345678901234567890",
        "sum": "1.50",
        "big": "1e999",
        "no": None,
        "inf": "-Infinity",
        "yes": True,
    }


def test_a_number_of_a_million_digits():
    (found,) = objects_of('[{"n": ' + "7" * 1_000_000 + "}]")
    assert len(found.value["n"]) == 1_000_000


def test_a_key_that_comes_twice_loses_no_value():
    (found,) = objects_of('{"phone": "1", "phone": "2", "phone 2": "x", "phone": "3"}')
    assert found == Found(1, {"phone": "1", "phone 3": "2", "phone 2": "x", "phone 4": "3"}, ("phone",))


LEFT = "not JSON at line 2, column 10; left out"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"name": "Ana"}\n{"name": Bo}\n{"name": "Bo"}\n', [(1, ANA), (2, LEFT), (3, BO)]),
        (
            '{"name": "Ana"}\n{"name": "x}\n{"name": "Bo"}\n',
            [
                (1, ANA),
                (2, "not JSON at line 3, column 3; left out"),
                (3, BO),
            ],
        ),
        (
            '{"name": "Ana"}\n{"name": "x"\n\n{"name": "Bo"}\n',
            [
                (1, ANA),
                (2, "not JSON at line 4, column 1; left out up to line 3"),
                (4, BO),
            ],
        ),
        (
            '{\n "name": "Ana"\n}\n{\n "name": [{\n ]\n}\n{\n "name": "Bo"\n}\n',
            [
                (1, ANA),
                (4, "not JSON at line 6, column 2; left out up to line 7"),
                (8, BO),
            ],
        ),
        (
            '{"name": "Ana"}\noops\n12\n{"name": "Bo"}',
            [
                (1, ANA),
                (2, "not JSON at line 2, column 1; the line was left out"),
                (3, "not JSON at line 3, column 1; the line was left out"),
                (4, BO),
            ],
        ),
        (
            '{"name": "Ana"}\n{"name": "Bo"}\n{"name": "cut of',
            [
                (1, ANA),
                (2, BO),
                (3, "not JSON at line 3, column 10; left out"),
            ],
        ),
        (
            '{"name": "Ana"}\n{"name": "Bo"}\n{"name":',
            [
                (1, ANA),
                (2, BO),
                (3, "the file ends in the middle of it; left out"),
            ],
        ),
    ],
    ids=[
        "a word",
        "not closed",
        "no brace",
        "pretty-printed",
        "no objects",
        "cut in a text",
        "cut after a key",
    ],
)
def test_a_broken_object_outside_of_a_list_costs_no_other(text, found):
    assert found_in(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            '[{"name": "Ana"},\n{"name": Bo},\n{"name": "x"}]',
            [
                (1, ANA),
                (2, "not JSON at line 2, column 10; what follows was not read"),
            ],
        ),
        (
            '{"cards": [\n{"name": "Ana"},\n{"name": "Bo"}\n',
            [
                (2, ANA),
                (3, BO),
                (4, "the list does not end: the file may be cut off"),
            ],
        ),
        (
            '{"cards": [\n{"name": "Ana"}\n], "next" 2}\n{"name": "Bo"}',
            [
                (2, ANA),
                (3, "not JSON at line 3, column 11; what follows was not read"),
            ],
        ),
        (
            '{"data": {"cards": [\n{"name": "Ana"}, }',
            [
                (2, ANA),
                (2, "not JSON at line 2, column 18; what follows was not read"),
            ],
        ),
        (
            '[{"name": "Ana"}, 7, "x", [1], null,\n{"name": "Bo"}]',
            [
                (1, ANA),
                *[(1, "not an object; left out")] * 4,
                (2, BO),
            ],
        ),
    ],
    ids=["a word", "cut off", "after the list", "in a list in an object", "no objects"],
)
def test_a_fault_in_a_list_ends_the_reading(text, found):
    assert found_in(text) == found


def test_what_is_nested_too_deeply():
    deep = '{"name": "x", "a": ' + "[" * 100_000
    assert found_in(f'{{"name": "Ana"}}\n{deep}\n{{"name": "Bo"}}') == [
        (1, ANA),
        (2, "nested too deeply; left out"),
        (3, BO),
    ]


def test_an_object_too_long_to_be_held(monkeypatch):
    monkeypatch.setattr(json_stream, "LONGEST_VALUE", 1024 * 1024)
    text = '{"name": "Ana"}\n{"name": "' + "x" * 3_000_000 + '"}\n{"name": "Bo"}\n'
    assert found_in(text) == [(1, ANA), (2, "longer than 1 MiB; left out"), (3, BO)]


def test_a_long_list_is_not_held():
    count = 80_000
    text = '{"total": 80000,\n"my people": [' + ",\n".join(['{"name": "' + "x" * 60 + '"}'] * count) + "]}"
    objects = objects_of(text)
    held, lines = [], []
    for found in objects:
        held.append(len(objects._text.text))
        lines.append(found.line)
    assert lines == list(range(2, count + 2))
    assert max(held) < len(text) / 2
    assert max(held[count // 2 :]) < 200_000


def test_suspect_marks_are_seen_across_blocks():
    for text in ('[{"a": "\\ud83d"}]', '[{"a": "\\u0000"}]', '[{"a": "\0"}]'):
        source = ByteSource(io.BytesIO(b" " * (256 * 1024 - 11) + text.encode()))
        window = JsonText(source, "utf-8")
        assert len(list(Objects(window, Wrappers({})))) == 1
        assert window.suspect


values = st.recursive(
    st.none() | st.booleans() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)
records = st.dictionaries(st.sampled_from(["name", "a", "б", "data", "list"]), values, max_size=3)


@given(records=st.lists(records, max_size=5), indent=st.sampled_from([None, 1]), ascii_only=st.booleans())
def test_any_objects_in_a_list_arrive_in_order(records, indent, ascii_only):
    text = json.dumps(records, indent=indent, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass")
    assert [found.value for found in objects_of(text)] == records


scraps = st.lists(
    st.sampled_from(
        [
            '{"name": "Ana"}',
            '{"cards": [',
            '"data":',
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            '"',
            "\\",
            "\n",
            "\r\n",
            '"a"',
            "1",
            "-",
            "nul",
            "true",
            "\\u00",
            "\\ud800",
            "\0",
            "\udcff",
            " ",
            "é",
        ]
    ),
    max_size=30,
).map("".join)


@given(scraps)
def test_any_text_ends_in_objects_or_faults(text):
    found = list(objects_of(text.encode("utf-8", "surrogatepass")))
    assert all(one.fault or isinstance(one.value, dict) for one in found)
    assert [one.line for one in found] == sorted(one.line for one in found)
    assert len(found) <= len(text)
