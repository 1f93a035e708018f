"""Whatever bytes `import` is given end in an import, or in exit 5 with a reason: never in a fault of ours."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.conftest import Tickler

ODDITIES = (
    b"\0", b"\xff", b"\xfe", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xe6", b"\xc4\x87",
    b"\xf0\x9f\x98\x80",
    b"\xed\xa0\x80", b"\x1b[31m", b"\xe2\x80\xae", b"z\xcc\x8c", b"\r", b"\n", b"\r\n", b" ", b"\t",
    b"\x1e",
)  # fmt: skip
VALUES = (
    b"Ana", b"\xd0\x98\xd0\xb2\xd0\xb0\xd0\xbd", b"+385 91 000 0001", b"091", b"7,9E+10", b"ana@x.example",
    b"31/2/80", b"6/5/1984", b"2026-11-20", b"loose", b"=1+1", b"'=", b"x" * 300,
)  # fmt: skip
CSV = (
    b"name,phone,email,birthday,tags,note\n", b"First Name;Last Name;Telefon\n", b"sep=;\n", b",",
    b";", b"|",
    b'"', b'""', b" ::: ", b'="1"', b"name,phones,emails,place,kind,address_as,notes\n",
    b"2026-11-16T10:12:00+01:00 call/reached: hello",
)  # fmt: skip
VCF = (
    b"BEGIN:VCARD\r\n", b"END:VCARD\r\n", b"VERSION:2.1\r\n", b"VERSION:3.0\r\n", b"VERSION:4.0\r\n",
    b"FN:", b"N:;;",
    b"TEL;TYPE=cell:", b"EMAIL:", b"BDAY:1604-05-09\r\n", b"item1.X-ABLABEL:_$!<HomePage>!$_\r\n",
    b"ADR:;;;;",
    b";ENCODING=QUOTED-PRINTABLE", b";CHARSET=KOI8-R:", b"=D0=98=\r\n", b"PHOTO;ENCODING=b:", b"AAAA",
    b":", b";",
    b"\\,", b"\\n", b"\r\n ", b"PRODID:-//tickler//tickler-file//EN\r\n", b"X-TICKLER-PLACE:",
    b"X-TICKLER-EXACT:{",
    b"NOTE:", b"CATEGORIES:a,b\r\n", b"KIND:group\r\n", b"MEMBER:urn:uuid:1\r\n",
)  # fmt: skip
JSON = (
    b'{"name": "Ana"}', b'{"schema": 1, "cards": [', b'"name":', b'"phones":', b'"address": {"city":',
    b'"birthday":',
    b'"notes":', b'"data":', b'"id":', b'"place":', b'"kind": "call"', b'"address_as": null',
    b'"emails": []',
    b"{", b"}", b"[", b"]", b",", b":", b'"', b"\\", b"\\u0000", b"\\ud800", b"null", b"true", b"NaN",
    b"-1e999",
    b"[[[[[[[[" * 40,
)  # fmt: skip
STARTS = {
    "csv": b"name,phone,email,birthday\n",
    "vcf": b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana\r\n",
    "json": b'[{"name": "Ana"},\n',
    "jsonl": b'{"name": "Ana"}\n',
}
SYNTAX = {"csv": CSV, "vcf": VCF, "json": JSON, "jsonl": JSON}


def bytes_like(syntax, start):
    scraps = st.lists(st.sampled_from((*syntax, *VALUES, *ODDITIES)) | st.binary(max_size=4), max_size=25)
    noise = scraps.map(b"".join)
    return st.one_of(noise, noise.map(lambda rest: start + rest))


def try_to_import(content, *options):
    with tempfile.TemporaryDirectory() as home:
        return Tickler(Path(home)).run("--json", "import", "-", *options, stdin=content)


def check(content, *options):
    outcome = try_to_import(content, *options)
    assert outcome.code in (0, 5), (outcome, content)
    assert "Traceback" not in outcome.err
    if outcome.code == 0:
        report = outcome.json
        taken = ("created", "updated", "unchanged", "skipped", "duplicates")
        assert report["read"] == sum(report[what] for what in taken)
        assert len(report["problems"]) >= report["skipped"]
        return report
    assert outcome.out == ""
    assert '"code": 5' in outcome.err
    return None


@pytest.mark.parametrize("format_name", STARTS)
@given(data=st.data())
def test_of_a_format(format_name, data):
    content = data.draw(bytes_like(SYNTAX[format_name], STARTS[format_name]), label="content")
    options = data.draw(st.sampled_from([(), ("--format", format_name)]), label="options")
    real = check(content, *options)
    rehearsed = check(content, *options, "--dry-run")
    if real is None:
        assert rehearsed is None
    else:
        real |= {"batch": None, "dry_run": True}
        assert rehearsed == real


@given(content=st.binary(max_size=300))
@example(b"BEGIN:VCARD")
@example(b"{")
@example(b"[" * 100_000)
@example(b'{"name": "' + b"x" * 100_000)
@example(b'{"a":' * 50_000)
@example(b'"' * 100_000)
@example(b"BEGIN:VCARD\n" * 10_000)
def test_of_none(content):
    check(content)
