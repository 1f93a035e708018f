"""Saved mails: whoever wrote them, with whatever program, and however broken they are."""

import base64
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.exchange.mail.mime import DEEPEST
from tickler.exchange.mail.reader import LONGEST_TEXT, Address, Letter, as_note, filed_at, is_mail, letter

NOW = dt.datetime(2026, 11, 20, 8, 30, tzinfo=dt.UTC)

PLAIN = b"""\
From: Ivan Petrov <Ivan@Romashka.example>
To: sales@us.example, "Olga, the boss" <olga@us.example>
Subject: The offer
Date: Mon, 16 Nov 2026 10:30:00 +0300

Please send it in red.
"""


def mixed(*parts: bytes, kind: bytes = b"mixed") -> bytes:
    """A mail of several parts."""
    body = b"".join(b"--x\n" + part + b"\n" for part in parts)
    return (
        b"Subject: parts\nContent-Type: multipart/"
        + kind
        + b'; boundary="x"\n\npreamble\n'
        + body
        + b"--x--\nend\n"
    )


def part(kind: bytes, body: bytes, *headers: bytes) -> bytes:
    return b"\n".join((b"Content-Type: " + kind, *headers, b"", body))


UTF_8 = b"text/plain; charset=utf-8"
TEXT = part(b"text/plain", b"in plain words")
HTML = part(b"text/html", b"<p>in <b>bold</b> words</p>")
FILE = part(b"text/plain", b"a file", b"Content-Disposition: attachment; filename=x.txt")


def test_a_plain_mail() -> None:
    read = letter(PLAIN)
    assert read == Letter(
        subject="The offer",
        senders=(Address("Ivan Petrov", "ivan@romashka.example"),),
        recipients=(Address("", "sales@us.example"), Address("Olga, the boss", "olga@us.example")),
        at=dt.datetime(2026, 11, 16, 7, 30, tzinfo=dt.UTC),
        text="Please send it in red.",
    )
    assert read.file_name == "The offer.eml"


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        pytest.param("=?utf-8?B?0J/RgNC40LLQtdGC?=", "Привет", id="base64"),
        pytest.param("=?windows-1251?Q?=CF=F0=E8=E2=E5=F2?= Ivan", "Привет Ivan", id="quoted, then plain"),
        pytest.param("=?utf-8?B?0J/R?= =?utf-8?B?gNC4?=", "При", id="a letter cut in two"),
        pytest.param("a\n long one", "a long one", id="folded"),
        pytest.param("Привет", "Привет", id="UTF-8 as it is"),
        pytest.param("=?nonsense?Q?Gr=FC=DFe?=", "Grüße", id="an unknown encoding is guessed"),
        pytest.param("=?utf-8?B?abcde?=", "=?utf-8?B?abcde?=", id="broken base64"),
        pytest.param("=?punycode?Q?abc-def?=", "abc-def", id="no encoding of mails"),
        pytest.param("=?utf-7?Q?+2AA-?=", "", id="half a surrogate pair"),
        pytest.param("two\t tabs\x1b[2J", "two tabs[2J", id="control characters"),
        pytest.param("", "", id="none"),
    ],
)
def test_subjects(sent: str, read: str) -> None:
    assert letter(f"Subject: {sent}\n\nx".encode()).subject == read


def test_a_long_subject_is_cut() -> None:
    subject = letter(b"Subject: " + b"long " * 100).subject
    assert (len(subject), subject[-6:]) == (120, " long…")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        pytest.param(mixed(HTML, TEXT, kind=b"alternative"), "in plain words", id="plain before HTML"),
        pytest.param(
            mixed(HTML, kind=b"alternative"), "in bold words", id="HTML where there is no plain text"
        ),
        pytest.param(
            mixed(part(b"text/plain", b" "), HTML, kind=b"alternative"),
            "in bold words",
            id="an empty plain text",
        ),
        pytest.param(mixed(TEXT, FILE), "in plain words", id="attached files are no text"),
        pytest.param(mixed(TEXT, HTML), "in plain words\n\nin bold words", id="two parts of one text"),
        pytest.param(mixed(part(b"image/png", b"\x89PNG")), "", id="a picture alone"),
        pytest.param(
            mixed(TEXT, part(b"message/rfc822", PLAIN)),
            "in plain words\n\nPlease send it in red.",
            id="forwarded",
        ),
        pytest.param(
            mixed(mixed(HTML, TEXT, kind=b"alternative").replace(b"x", b"y"), FILE).replace(b"teyt", b"text"),
            "in plain words",
            id="parts within parts",
        ),
        pytest.param(mixed(TEXT).removesuffix(b"--x--\nend\n"), "in plain words", id="cut short"),
        pytest.param(mixed(TEXT).replace(b"\n", b"\r\n"), "in plain words", id="lines of the network"),
        pytest.param(mixed(TEXT).replace(b'; boundary="x"', b""), "", id="no boundary is said"),
        pytest.param(
            part(b"text/plain; charset=koi8-r", "привет".encode("koi8-r")),
            "привет",
            id="an encoding that is said",
        ),
        pytest.param(
            part(b"text/plain; charset=utf-8", "Добрый день, Иван".encode("cp1251")),
            "Добрый день, Иван",
            id="an encoding that is not true",
        ),
        pytest.param(
            part(UTF_8, base64.b64encode("გამარჯობა".encode()), b"Content-Transfer-Encoding: BASE64"),
            "გამარჯობა",
            id="base64",
        ),
        pytest.param(
            part(b"text/plain", b"SGVsbG8gSXZhbiwgaG93", b"Content-Transfer-Encoding: base64")[:-3],
            "Hello Ivan,",
            id="base64 cut short",
        ),
        pytest.param(
            part(UTF_8, b"caf=C3=A9 =\nau lait", b"Content-Transfer-Encoding: quoted-printable"),
            "café au lait",
            id="quoted-printable",
        ),
        pytest.param(b"no headers, just words", "no headers, just words", id="no mail at all"),
        pytest.param(b"\n\njust a body", "just a body", id="no headers"),
        pytest.param(b"\xef\xbb\xbfSubject: x\n\nbody", "body", id="a byte order mark"),
        pytest.param(b"", "", id="empty"),
    ],
)
def test_the_text_of_a_mail(raw: bytes, text: str) -> None:
    assert letter(raw).text == text


@pytest.mark.parametrize(
    ("sent", "at"),
    [
        pytest.param(b"Mon, 16 Nov 2026 10:30:00 +0300", "2026-11-16T07:30:00+00:00", id="with a zone"),
        pytest.param(b"16 Nov 2026 10:30 -0000", "2026-11-16T10:30:00+00:00", id="no weekday, no zone"),
        pytest.param(b"Mon, 16 Nov 26 10:30:00 GMT (noon)", "2026-11-16T10:30:00+00:00", id="old style"),
        pytest.param(b"the day before yesterday", None, id="words"),
        pytest.param(b"Mon, 99 Nov 2026 10:30:00 +0300", None, id="no such day"),
        pytest.param(b"Mon, 16 Nov 2026 10:30:00 +99999999999999999", None, id="no such zone"),
        pytest.param(b"", None, id="none"),
    ],
)
def test_dates(sent: bytes, at: str | None) -> None:
    read = letter(b"Date: " + sent + b"\n\nx").at
    assert (read and read.astimezone(dt.UTC).isoformat()) == at


@pytest.mark.parametrize(
    ("at", "remark"),
    [
        pytest.param(dt.datetime(2026, 11, 16, tzinfo=dt.UTC), None, id="last week"),
        pytest.param(dt.datetime(1985, 5, 1, tzinfo=dt.UTC), None, id="long ago"),
        pytest.param(dt.datetime(2026, 11, 20, 20, tzinfo=dt.UTC), None, id="a clock that is fast"),
        pytest.param(None, "it has no date that can be read, and is filed under today", id="none"),
        pytest.param(
            dt.datetime(1970, 1, 1, tzinfo=dt.UTC),
            "its date, 1970-01-01, cannot be, and it is filed under today",
            id="before there were mails",
        ),
        pytest.param(
            dt.datetime(9999, 12, 31, 23, tzinfo=dt.timezone(-dt.timedelta(hours=12))),
            "its date, 9999-12-31, cannot be, and it is filed under today",
            id="yet to come",
        ),
    ],
)
def test_when_a_letter_is_filed(at: dt.datetime | None, remark: str | None) -> None:
    filed, said = filed_at(Letter("", (), (), at, ""), NOW)
    assert (filed, said) == (NOW if remark else at, remark)


@pytest.mark.parametrize(
    ("emails", "first"),
    [
        pytest.param(
            ["IVAN@romashka.example"], "from ivan@romashka.example: The offer", id="the client wrote"
        ),
        pytest.param(["olga@us.example"], "to olga@us.example: The offer", id="the client was written to"),
        pytest.param([], "from ivan@romashka.example to sales@us.example: The offer", id="not known"),
    ],
)
def test_the_note_says_which_way_the_letter_went(emails: list[str], first: str) -> None:
    assert as_note(letter(PLAIN), emails).split("\n") == [
        first,
        "Ivan Petrov <ivan@romashka.example> → sales@us.example, Olga, the boss <olga@us.example>",
        "",
        "Please send it in red.",
    ]


def test_a_note_of_an_empty_letter() -> None:
    assert as_note(letter(b""), []) == "(no subject)"


def test_a_note_has_bounds() -> None:
    to = b", ".join(b"p%d@us.example" % number for number in range(40))
    note = as_note(letter(b"To: " + to + b"\n\n" + b"word " * 100_000), [])
    assert note.split("\n")[1].endswith("p9@us.example and 30 more")
    assert LONGEST_TEXT < len(note) < LONGEST_TEXT + 1000
    assert note.endswith("word…")


@pytest.mark.parametrize(
    ("name", "mail"), [("a.eml", True), ("A.EML", True), ("a.pdf", False), ("eml", False)]
)
def test_a_mail_is_known_by_its_name(name: str, mail: bool, tmp_path) -> None:
    assert is_mail(tmp_path / name) is mail


def nested(depth: int) -> bytes:
    heads = (
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (level, level) for level in range(depth)
    )
    return b"".join(heads) + TEXT


@pytest.mark.parametrize(("depth", "text"), [(DEEPEST, "in plain words"), (DEEPEST + 1, "")])
def test_parts_are_opened_to_a_depth(depth: int, text: str) -> None:
    assert letter(nested(depth)).text == text


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(nested(5000), id="parts within parts"),
        pytest.param(b"Content-Type: message/rfc822\n\n" * 5000, id="mails within mails"),
        pytest.param(
            b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n" * 100_000, id="very many parts"
        ),
        pytest.param(b"To: " + b"(" * 9000 + b"a@b.example", id="comments within comments"),
        pytest.param(b'To: "' * 9000, id="quotes"),
        pytest.param(b"Subject: " + b"=?utf-8?q?a?= " * 9000, id="very many encoded words"),
        pytest.param(
            b"Content-Type: text/plain; charset*=x; charset*0=y\n\nx", id="parameters that contradict"
        ),
        pytest.param(b"Content-Type: text/plain; charset=\x00\n\nx\x00", id="NUL"),
    ],
)
def test_hostile_mails_give_a_letter(raw: bytes) -> None:
    assert len(as_note(letter(raw), [])) <= LONGEST_TEXT


@given(
    st.binary()
    | st.lists(
        st.sampled_from(
            [PLAIN, mixed(HTML, TEXT), FILE, b"--x\n", b"--x--", b"\n", b"Date: ", b"From: <", b"=?utf-8?b?"]
        )
        | st.binary(max_size=20)
    ).map(b"".join)
)
def test_any_bytes_give_a_letter(raw: bytes) -> None:
    read = letter(raw)
    filed_at(read, NOW)
    as_note(read, ["ivan@romashka.example"]).encode()  # can be stored: no halves of surrogate pairs
