"""The table of dependencies is true: names, bounds, licences, and where each is imported."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError
from typing import Any

import pytest

from tests.supply import __main__ as supply
from tests.supply.cost import module_of
from tests.supply.declared import ROOT, explained, for_developers, needed
from tests.supply.licences import FOR_DEVELOPERS, FOR_USERS, licences_of, with_all_that_they_need

AS_FILES = {"pymupdf-fonts", "tzdata"}
"""What is not imported, but read."""

PACKAGE = ROOT / "tickler"


def test_the_table_has_what_is_declared_and_nothing_else() -> None:
    assert {name: row.bounds for name, row in explained().items()} == needed()


@pytest.mark.parametrize("name", needed())
def test_a_row_says_everything(name: str) -> None:
    row = explained()[name]
    assert all(row)
    assert re.fullmatch(r"\d+ ms", row.cost)


@pytest.mark.parametrize("name", needed())
def test_the_licence_is_that_of_the_package(name: str) -> None:
    try:
        found = licences_of(name)
    except PackageNotFoundError:
        pytest.skip("not installed here")
    said = {licence.strip() for licence in explained()[name].licence.split(",")}
    assert said == found
    assert said & FOR_USERS


def test_all_that_is_installed_may_be_used() -> None:
    for names, allowed in ((list(needed()), FOR_USERS), (for_developers(), FOR_DEVELOPERS)):
        for name, asked_by in with_all_that_they_need(names).items():
            try:
                assert licences_of(name) & allowed, f"{name}, which {asked_by} needs"
            except PackageNotFoundError:
                continue


@pytest.mark.parametrize("name", sorted(needed().keys() - AS_FILES))
def test_where_it_is_imported(name: str) -> None:
    places = re.findall(r"`([^`]+)`", explained()[name].where)
    files = [file for file, modules in imports().items() if module_of(name) in modules]
    assert files
    assert [file for file in files if not file.startswith(tuple(places))] == []
    assert [place for place in places if not any(file.startswith(place) for file in files)] == []


@cache
def imports() -> dict[str, set[str]]:
    """Return the top-level names that each file of the program imports, wherever in it."""
    return {
        file.relative_to(PACKAGE).as_posix(): set(_imported(ast.parse(file.read_text(encoding="utf-8"))))
        for file in PACKAGE.rglob("*.py")
    }


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0]


@pytest.mark.parametrize(
    ("told", "code", "said"),
    [
        ([{"name": "rich", "version": "15", "vulns": []}], 0, "audit: 1 packages, 0 known"),
        ([{"name": "rich", "version": "15", "vulns": [{"id": "CVE-1"}]}], 1, "\n  rich 15: CVE-1\n"),
        ([{"name": "rich", "skip_reason": "not found"}], 3, "audit: not made, nothing is known"),
        ([{"name": "rich", "version": "15", "vulns": []}, {"name": "typer", "skip_reason": "not found"}], 3,
         "not audited: typer\n"),
        ([{"name": "rich", "version": "15", "vulns": []}, {"name": "tickler-file", "skip_reason": "ours"}], 0,
         "0 known vulnerabilities\n"),
    ],
    ids=["sound", "known", "nobody asked", "passed over", "our own"],
)  # fmt: skip
def test_an_audit_is_not_taken_for_more_than_it_is(
    told: list[dict[str, Any]], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert supply._judge(told) == code
    assert said in capsys.readouterr().out


def test_the_licences_as_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert supply._check_licences() == 0
    assert re.fullmatch(r"licences: \d+ packages, 0 not on the list\n", capsys.readouterr().out)
