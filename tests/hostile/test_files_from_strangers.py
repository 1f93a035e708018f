"""Files that are made to exhaust whoever reads them: read or refused within bounds of time and memory."""

import resource
import subprocess
from collections.abc import Callable, Iterator

import pytest

from tests.cli.processes import PROGRAM, environ_of
from tests.conftest import Outcome, Tickler

MEMORY = 512 * 1024**2
"""Address space of the program, in bytes; it takes 60 MB of it to start."""

PROCESSOR_SECONDS = 30
"""So that what never ends is ended; what is here takes a second or two."""


def nested_mail(depth: int) -> bytes:
    mail = b"hello"
    for number in range(depth):
        boundary = b"b%d" % number
        mail = b"Content-Type: multipart/mixed; boundary=%s\n\n--%s\n%s\n--%s--\n" % (
            boundary,
            boundary,
            mail,
            boundary,
        )
    return b"From: a@b.example\n" + mail


def entities(levels: int) -> bytes:
    return b"".join(b'<!ENTITY a%d "&a%d;&a%d;">' % (level + 1, level, level) for level in range(levels))


CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana\r\n%s\r\nEND:VCARD\r\n"
HTML = b"From: a@b.example\nContent-Type: text/html\n\n"

IMPORTED: dict[str, tuple[str, Callable[[], bytes], int]] = {
    "brackets without end": ("json", lambda: b"[" * 100_000, 5),
    "objects without end": ("json", lambda: b'[{"name":' + b'{"a":' * 100_000, 5),
    "deep below a key": ("json", lambda: b'[{"name":"Ana","x":' + b"[" * 100_000 + b"]" * 100_000 + b"}]", 5),
    "huge numbers": (
        "json",
        lambda: b'[{"name":"Ana","age":%s,"x":1e999999,"birthday":%s}]' % (b"9" * 200_000, b"1" * 5_000),
        0,
    ),
    "duplicate keys": ("json", lambda: b'[{"name":"Ana","name":"Eve","id":1,"id":2}]', 0),
    "50,000 keys": (
        "json",
        lambda: b'[{"name":"Ana",%s}]' % b",".join(b'"k%d":1' % n for n in range(50_000)),
        0,
    ),
    "a million parameters": ("vcf", lambda: CARD % (b"TEL" + b";TYPE=x" * 1_000_000 + b":1"), 0),
    "a line of 20 MB": ("vcf", lambda: CARD % (b"NOTE:" + b"x" * 20_000_000), 0),
    "a line folded without end": ("vcf", lambda: CARD % (b"NOTE:" + b"\r\n x" * 400_000), 0),
    "cards within cards": ("vcf", lambda: b"BEGIN:VCARD\r\n" * 50_000, 0),
    "a cell of 20 MB": ("csv", lambda: b'name,phone\n"%s",1\n' % (b"x" * 20_000_000), 0),
    "40,000 columns": (
        "csv",
        lambda: b"name," + b",".join(b"h%d" % n for n in range(40_000)) + b"\nAna\n",
        0,
    ),
    "a line of separators": ("csv", lambda: b"name" + b";" * 300_000, 0),
    "quotation marks alone": ("csv", lambda: b'"' * 10_000_000, 5),
    "a cell that is never closed": ("csv", lambda: b'name,phone\n"' + b"x,\n" * 20_000, 0),
    "NULs alone": ("csv", lambda: b"\0" * 10_000_000, 5),
}

MAILS: dict[str, Callable[[], bytes]] = {
    "parts within parts": lambda: nested_mail(2_000),
    "half a million parts": lambda: (
        b"From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 500_000
    ),
    "comments within comments": lambda: (
        b"From: %s\nSubject: %s\n\nx" % (b"(" * 100_000, b"=?utf-8?q?a?= " * 100_000)
    ),
    "tags without end": lambda: (
        HTML + b"<a" * 300_000 + b"<!--" * 100_000 + b"<script>" * 100_000 + b"&amp;" * 300_000
    ),
    "entities of HTML": lambda: HTML + b'<!DOCTYPE x [<!ENTITY a0 "ha">' + entities(60) + b"]>&a60;",
    "entities of a picture": lambda: (
        b'From: a@b.example\nContent-Type: image/svg+xml\n\n<!DOCTYPE svg [<!ENTITY a0 "ha">'
        + entities(60)
        + b"]><svg>&a60;</svg>"
    ),
}

TEMPLATES = {
    "a loop in a loop": "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
    "a long range": "{% for i in range(1000000000) %}{% endfor %}",
    "a long text": "{{ ('x' * 10000000000)|length }}",
    "a long list": "{{ ([0] * 1000000000)|length }}",
    "a wide number": "{{ '%999999999d' % 1 }}",
    "a power": "{{ 10**(10**9) }}",
    "a text that doubles": "{% set n = namespace(x='x') %}{% for i in range(60) %}"
    "{% set n.x = n.x ~ n.x %}{% endfor %}",
    "a macro of itself": "{% macro m(x) %}{{ m(x ~ x) }}{% endmacro %}{{ m('x') }}",
    "words without end": "{{ lipsum(n=10000000) }}",
    "the class of a text": "{{ ''.__class__.__mro__ }}",
    "the module of a client": "{{ client.__init__.__globals__ }}",
    "an attribute by a filter": "{{ client|attr('__class__') }}",
    "another file": "{% include '/etc/passwd' %}",
    "brackets within brackets": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
}

TOML = {
    "lists": "title = " + "[" * 50_000,
    "tables": "a = " + "{b=" * 20_000 + "1" + "}" * 20_000,
    "a key": "[" + ".".join("a" * 10_000) + "]\n",
}


@pytest.fixture
def within_bounds(tickler: Tickler) -> Iterator[Callable[..., Outcome]]:
    """Run a command in a process of its own that gets so much memory and time, and no more."""
    tickler("add", "Ana", "--email", "a@b.example")

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))

    def run(*args: str) -> Outcome:
        done = subprocess.run(
            [*PROGRAM, *args], env=environ_of(tickler), capture_output=True, text=True, preexec_fn=bound
        )
        assert "Traceback" not in done.stderr
        return Outcome(done.stdout, done.stderr, done.returncode)

    yield run


def refused(outcome: Outcome) -> bool:
    """Tell whether it was refused with a reason and what to do."""
    sentence, _, hint = outcome.err.partition("\n")
    return outcome.code == 5 and outcome.out == "" and sentence.startswith("tickler: ") and bool(hint.strip())


@pytest.mark.parametrize("name", IMPORTED)
def test_an_import_is_taken_or_refused(within_bounds, tmp_path, name):
    ending, content, code = IMPORTED[name]
    file = tmp_path / f"strange.{ending}"
    file.write_bytes(content())
    outcome = within_bounds("import", str(file))
    assert outcome.code == code, outcome.err
    assert refused(outcome) == (code == 5)
    assert len(outcome.out + outcome.err) < 50_000


@pytest.mark.parametrize("name", MAILS)
def test_a_mail_is_filed(within_bounds, tmp_path, name):
    file = tmp_path / "strange.eml"
    file.write_bytes(MAILS[name]())
    assert within_bounds("attach", "1", str(file)).code == 0


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_is_refused_with_its_file(tickler, tmp_path, name, monkeypatch):
    monkeypatch.setattr("tickler.wording.bounds.SECONDS", 0.3)
    tickler("add", "Ana")
    scripts = tickler.home / "config" / "tickler" / "scripts"
    scripts.mkdir(parents=True)
    (scripts / "strange.md").write_text(TEMPLATES[name], encoding="utf-8")
    error = tickler.fails(5, "script", "show", "strange", "1")
    assert error.startswith("tickler: strange.md cannot be used")
    assert "Mend it in " in error
    assert resource.getrlimit(resource.RLIMIT_AS)[0] == resource.RLIM_INFINITY


@pytest.mark.parametrize("name", TOML)
def test_nested_toml_is_refused(tickler, name):
    config = tickler.home / "config" / "tickler"
    (config / "forms").mkdir(parents=True)
    for file, command in (
        (config / "forms" / "x.toml", ("form", "show", "x")),
        (config / "config.toml", ("list",)),
    ):
        file.write_text(TOML[name], encoding="utf-8")
        error = tickler.fails(5, *command)
        assert file.name in error
        assert "Mend" in error
        file.unlink()


def test_what_is_attached_is_kept_and_never_looked_into(within_bounds, tickler, tmp_path):
    names = ("bomb.zip", "strange.pdf", "strange.png", "strange.svg")
    for name in names:
        (tmp_path / name).write_bytes(b"%PDF-1.7\n" + b"\x00\xff[[[<<" * 100_000 + name.encode())
    assert within_bounds("attach", "1", *(str(tmp_path / name) for name in names)).code == 0
    assert [one["name"] for one in tickler.json("dossier", "1")["documents"]] == [*names]
