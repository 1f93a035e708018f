"""The documents say what the program does: commands, options, output, exit codes, links, pictures."""

import difflib
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest

from docs.pictures import PICTURES, draw, picture_file
from docs.tool import trust
from docs.tool.pages import PAGES, ROOT, commands, refreshed
from docs.tool.trust import Proof, proofs
from tickler.cli.app import MODULES, program
from tickler.core.errors import ExitCode

TEXTS = (*PAGES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md")
"""All documents, also those without commands to run."""

REFRESH = "python -m docs.refresh"
COMMANDS_PAGE = ROOT / "docs" / "commands.md"

CODE = re.compile(r"^```.*?^```$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
CALL = re.compile(r"(?<![\w./~-])tickler((?: +[^\s`|;]+)+)")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
WITH_A_VALUE = ("--folder", "--today", "--color")


def by_name(path: Path) -> str:
    return path.name


@pytest.fixture(params=TEXTS, ids=by_name)
def text(request: pytest.FixtureRequest) -> str:
    return request.param.read_text(encoding="utf-8")


def section(page: str, title: str) -> str:
    """Return what is below a heading of the second level, to the next one."""
    found = re.search(rf"^## {re.escape(title)}$(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert found, f"no section {title}"
    return found[1]


def called(text: str) -> Iterator[str]:
    """Yield the command of each call of tickler that stands in code."""
    for code in CODE.findall(text):
        for call in CALL.findall(code):
            words = iter(call.split())
            for word in words:
                if word in WITH_A_VALUE:
                    next(words, None)
                elif not word.startswith("-"):
                    yield word
                    break


def rows(svg: str) -> list[list[str]]:
    """Return the texts of a picture row by row, whatever their looks."""
    lines: dict[float, list[str]] = {}
    for element in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"):
        lines.setdefault(float(element.attrib["y"]), []).append(element.text or "")
    return list(lines.values())


@pytest.mark.parametrize("path", PAGES, ids=by_name)
def test_a_page_shows_what_the_program_prints(path: Path) -> None:
    written = path.read_text(encoding="utf-8")
    printed = refreshed(written)
    difference = difflib.unified_diff(written.splitlines(), printed.splitlines(), "page", "program", n=1)
    assert printed == written, "\n".join([f"{REFRESH} brings it up to date", *difference])


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_shows_what_the_program_prints(name: str) -> None:
    kept = picture_file(name).read_text(encoding="utf-8")
    assert rows(kept) == rows(draw(name)), f"{REFRESH} brings it up to date"


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_needs_nothing_from_the_network(name: str) -> None:
    drawing = picture_file(name).read_text(encoding="utf-8")
    assert "url(" not in drawing.replace("url(#", "")
    attributes = {key for element in ElementTree.fromstring(drawing).iter() for key in element.attrib}
    assert not [key for key in attributes if key.endswith("href")]
    assert "@import" not in drawing


def test_the_same_output_gives_the_same_picture() -> None:
    assert draw("folder") == draw("folder")


@pytest.mark.parametrize("name", MODULES)
def test_a_command_has_a_section_with_its_help_and_an_example(name: str) -> None:
    below = section(COMMANDS_PAGE.read_text(encoding="utf-8"), name)
    shown = list(commands(below))
    assert f"tickler {name} --help" in shown
    assert any(re.search(rf"tickler( --json)? {name}\b(?! --help)", command) for command in shown)


@pytest.mark.parametrize("name", MODULES)
def test_every_option_of_a_command_is_documented(name: str) -> None:
    below = section(COMMANDS_PAGE.read_text(encoding="utf-8"), name)
    command = program(completion=True).commands[name]
    parts = [command, *getattr(command, "commands", {}).values()]
    options = [flag for part in parts for param in part.params for flag in param.opts]
    assert [flag for flag in options if flag.startswith("-") and flag not in below] == []


@pytest.mark.parametrize("path", [ROOT / "README.md", ROOT / "docs" / "scripts.md"], ids=by_name)
def test_every_exit_code_is_documented(path: Path) -> None:
    documented = re.findall(r"^\| (\d+) \| \w", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert [int(code) for code in documented] == sorted(ExitCode)


def test_documents_name_no_command_that_does_not_exist(text: str) -> None:
    assert {name for name in called(text) if re.fullmatch("[a-z-]+", name)} <= MODULES.keys()


def test_calls_are_found_in_code_alone() -> None:
    text = "tickler flies; `tickler --today 2026-11-20 walk`\n```console\n$ echo | tickler --json dive\n```\n"
    assert list(called(text)) == ["walk", "dive"]


def test_what_a_page_shows_is_replaced_by_what_is_printed() -> None:
    page = """\
<!-- Runs in an empty folder. -->
```console
$ tickler when 25
a lie
$ tickler when 25 | tr a-z A-Z
```

| said | answer | why |
|---|---|---|
| `25` | another lie | it is so |
"""
    assert refreshed(page).splitlines()[2:] == [
        "$ tickler when 25",
        "Wed 25 Nov 2026, tab 25",
        "$ tickler when 25 | tr a-z A-Z",
        "WED 25 NOV 2026, TAB 25",
        "```",
        "",
        "| said | answer | why |",
        "|---|---|---|",
        "| `25` | Wed 25 Nov 2026, tab 25 | it is so |",
    ]


def test_a_session_is_played_again_with_the_answers_in_the_page() -> None:
    page = """\
<!-- Runs in a sample folder. -->
```terminal
$ tickler call petrov
outcome: n
note (e editor, b back): engaged
next: mon
[Enter] agrees, or another date:
```
```console
$ tickler dossier petrov | grep engaged
```
"""
    lines = refreshed(page).splitlines()
    assert lines[2:4] == ["$ tickler call petrov", ""]
    assert lines[4].startswith("1  Иван Петров, ООО Ромашка, Закупки  ")
    assert lines[-7:] == [
        "Иван Петров: no answer → Mon 23 Nov 2026, tab 23",
        "1 called, 0 skipped, 0 left",
        "```",
        "```console",
        "$ tickler dossier petrov | grep engaged",
        "20 Nov 2026 08:30  no answer  engaged",
        "```",
    ]


def test_a_session_that_asks_less_than_the_page_says_is_an_error() -> None:
    page = "<!-- Runs in a sample folder. -->\n```terminal\n$ tickler call\noutcome: q\noutcome: q\n```\n"
    with pytest.raises(AssertionError, match="'outcome: ' was not written"):
        refreshed(page)


TRUST = ROOT / "docs" / "trust.md"


@pytest.mark.parametrize("proof", dict.fromkeys(proofs(TRUST.read_text(encoding="utf-8"))), ids=str)
def test_what_proves_a_promise_is_there(proof: Proof) -> None:
    tests = (ROOT / proof.file).read_text(encoding="utf-8")
    assert proof.name is None or re.search(rf"^(def|class) {proof.name}\b", tests, re.MULTILINE)


def test_every_promise_has_a_proof() -> None:
    rows = re.findall(r"^\| [A-Z].*\|$", TRUST.read_text(encoding="utf-8"), re.MULTILINE)
    assert rows
    assert [row for row in rows if not list(proofs(row))] == []


def test_the_figures_of_a_proof_stand_behind_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "figures.json").write_text('{"tests/a.py": "7 kills", "tests/b.py::test_x": "lost 0"}')
    monkeypatch.setattr(trust, "FIGURES", tmp_path / "figures.json")
    page = """\
| promise | proof | figure |
|---|---|---|
| One | `tests/a.py` | old |
| Two | `tests/a.py`, `tests/b.py::test_x` |  |
| Three | `tests/b.py` | old |

| Other | `tests/a.py` | table |
"""
    assert refreshed(page).splitlines()[2:] == [
        "| One | `tests/a.py` | 7 kills |",
        "| Two | `tests/a.py`, `tests/b.py::test_x` | 7 kills; lost 0 |",
        "| Three | `tests/b.py` |  |",
        "",
        "| Other | `tests/a.py` | table |",
    ]


@pytest.mark.parametrize("path", TEXTS, ids=by_name)
def test_links_lead_somewhere(path: Path) -> None:
    lost = []
    for target in LINK.findall(path.read_text(encoding="utf-8")):
        file, _, anchor = target.partition("#")
        other = path.parent / file if file else path
        if not other.exists() or (anchor and anchor not in _anchors(other)):
            lost.append(target)
    assert lost == []


def test_documents_show_no_path_of_the_machine_they_were_made_on(text: str) -> None:
    assert not re.search(r"/tmp/|/home/|/Users/|/root/|/private/", text)


def _anchors(path: Path) -> set[str]:
    """Return the anchors of a page's headings, as they are made from the words."""
    headings = HEADING.findall(path.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
