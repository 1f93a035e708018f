"""Everything in the program that reads what others wrote, each with the words of its format."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.conftest import Outcome, Tickler
from tickler.core.cards import Card
from tickler.core.places import LOOSE
from tickler.exchange.mail.reader import as_note, letter

CORPUS = Path(__file__).parent / "corpus"


class Target(NamedTuple):
    """A parser: `read` gives it some bytes, in a folder with one client, and returns what came of it."""

    name: str
    read: Callable[[Tickler, bytes], Outcome]
    tokens: tuple[bytes, ...]

    @property
    def seeds(self) -> dict[str, bytes]:
        """What is stored for it: honest inputs, and whatever once did harm."""
        return {file.name: file.read_bytes() for file in sorted((CORPUS / self.name).iterdir())}


def _importing(*options: str) -> Callable[[Tickler, bytes], Outcome]:
    return lambda tickler, content: tickler.run("import", "-", "--dry-run", *options, stdin=content)


def _in_a_file(place: str, *command: str) -> Callable[[Tickler, bytes], Outcome]:
    """Put the bytes into a file of the configuration, and run a command that reads it."""

    def read(tickler: Tickler, content: bytes) -> Outcome:
        file = tickler.home / "config" / "tickler" / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        try:
            return tickler.run(*command)
        finally:
            file.unlink()

    return read


def _said(*command: str) -> Callable[[Tickler, bytes], Outcome]:
    """Say the bytes as a word; those that are no text come in as Python hands them over."""

    def read(tickler: Tickler, content: bytes) -> Outcome:
        return tickler.run(*command, content.replace(b"\0", b"").decode(errors="surrogateescape"))

    return read


def _mail(tickler: Tickler, content: bytes) -> Outcome:
    found = letter(content)
    as_note(found, ["a@b.example"]).encode()
    return Outcome(found.subject, "", 0)


def _edited(tickler: Tickler, content: bytes) -> Outcome:
    from tickler.cli.card_text import read_card
    from tickler.core.errors import TicklerError

    try:
        read_card(content.decode(errors="replace"), Card(1, "Ana", place=LOOSE))
    except TicklerError as refusal:
        return Outcome("", f"tickler: {refusal.sentence}", int(refusal.code))
    return Outcome("", "", 0)


CSV = (
    b"name",
    b"phone",
    b"e-mail",
    b"birthday",
    b",",
    b";",
    b"\t",
    b"|",
    b'""',
    b'"',
    b"sep=;\n",
    b" ::: ",
    b"'=",
    b"custom:x",
    b'="1"',
)
VCF = (
    b"BEGIN:VCARD\r\n",
    b"END:VCARD\r\n",
    b"VERSION:2.1\r\n",
    b"VERSION:4.0\r\n",
    b";ENCODING=QUOTED-PRINTABLE",
    b";ENCODING=b",
    b";CHARSET=KOI8-R",
    b"=D0=98=\r\n",
    b"\r\n ",
    b"item1.",
    b';TYPE="a,b"',
    b"BDAY:--0509",
    b"N:;;;;",
    b"^n",
    b"\\n",
    b":",
    b";",
    b"X-TICKLER-EXACT:{",
)
JSON = (
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"null",
    b"true",
    b'"\\ud800"',
    b'"\\u0000"',
    b'"notes":',
    b'"phones":',
    b'"place":',
    b'"id":',
)
TOML = (
    b"[[question]]\n",
    b"[[outcome]]\n",
    b"[[slip]]\n",
    b"when = ",
    b"{",
    b"}",
    b"[",
    b"]",
    b"=",
    b'"""',
    b"'''",
    b"#",
    b"1979-05-27T07:32:00Z",
    b"inf",
)
WORDS = (
    b"next ",
    b"in ",
    b"every ",
    b"+",
    b"w",
    b"wd",
    b"days",
    b"monday",
    b"jul",
    b"loose",
    b"theirs",
    b"at ",
    b"14:30",
    b"9am",
    b"25",
    b"/",
    b".",
    "через ".encode(),
    "неделю".encode(),
    "июля".encode(),
    "ხვალ".encode(),
    "კვირაში".encode(),
    b"sutra",
    b"srpanj",
    "über".encode(),
    b"Montag",
    b"last ",
    b"first ",
    b"of the month",
    b"31st",
)
JINJA = (
    b"{{",
    b"}}",
    b"{%",
    b"%}",
    b"{#",
    b"{{ client.",
    b"name }}",
    b"|upper",
    b"|attr('x')",
    b"{% for x in client.tags %}",
    b"{% endfor %}",
    b"{% if ",
    b"{% set x = ",
    b"---\n",
    b"title: x\n",
    b"range(99999)",
    b"*",
    b"**",
    b"~",
    b".__class__",
    b"[0]",
    b"()",
)
MAIL = (
    b"From: ",
    b"Subject: =?utf-8?b?",
    b"?=",
    b"Content-Type: multipart/mixed; boundary=b\n",
    b"--b\n",
    b"--b--\n",
    b"\n\n",
    b"Content-Transfer-Encoding: base64\n",
    b"charset=utf-16",
    b"charset=",
    b"<a",
    b"<!--",
    b"&#x",
    b"&amp;",
    b"<script>",
    b"Date: ",
    b"message/rfc822",
    b"(",
    b",",
    b";",
)

TARGETS = {
    target.name: target
    for target in (
        Target("csv", _importing("--format", "csv"), CSV),
        Target("vcf", _importing("--format", "vcf"), VCF),
        Target("json", _importing("--format", "json"), JSON),
        Target("any", _importing(), (*CSV, *VCF, *JSON)),
        Target("sales", _importing("--sales"), (*CSV, b"amount", b"date", b"1.200,50", b"EUR", b"-5")),
        Target(
            "packet",
            lambda tickler, content: tickler.run("receive", "-", "--dry-run", stdin=content),
            (b"PK\x01\x02", b"PK\x05\x06", b"../", *JSON),
        ),
        Target("mail", _mail, MAIL),
        Target("form", _in_a_file("forms/x.toml", "form", "show", "x"), TOML),
        Target(
            "answers",
            lambda tickler, content: tickler.run("form", "fill", "1", "nps", "-", stdin=content),
            JSON,
        ),
        Target("config", _in_a_file("config.toml", "list"), TOML),
        Target("template", _in_a_file("scripts/x.md", "script", "show", "x", "1"), JINJA),
        Target("card", _edited, TOML),
        Target("when", _said("when"), WORDS),
        Target("cadence", _said("remind", "x", "--on", "fri", "--every"), WORDS),
    )
}
