"""Completion of client names, asked for as the scripts of the shells ask."""

import shlex
import subprocess

import pytest

from tests.cli.processes import PROGRAM, environ_of
from tests.conftest import Tickler


def offered(tickler: Tickler, shell: str, line: str, **more: str) -> list[str]:
    """Return the lines that the program answers when the tab key is pressed at the end of a line."""
    words = line.split(" ") if "\\" not in line else shlex.split(line)
    environ = environ_of(
        tickler,
        _TICKLER_COMPLETE=f"complete_{shell}",
        COMP_WORDS=line,
        COMP_CWORD=str(len(words) - 1),
        _TYPER_COMPLETE_ARGS=line,
        _TYPER_COMPLETE_FISH_ACTION="get-args",
        _TYPER_COMPLETE_WORD_TO_COMPLETE=words[-1],
        **more,
    )
    done = subprocess.run(PROGRAM, env=environ, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return [line for line in done.stdout.splitlines() if line]


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        pytest.param("Ив", r"Иван\ Петров", id="as it is written"),
        pytest.param("пет", r"петров\ Иван", id="another word of it, in small letters"),
        pytest.param("petr", r"petrov\ ivan", id="from another keyboard"),
        pytest.param("zel", r"zeljko\ saric", id="without marks"),
        pytest.param("ბერ", r"ბერიძე\ გიორგი", id="Georgian"),
        pytest.param("Hot", r"Hotel\ Bura", id="firm"),
        pytest.param(r"Ivana\ M", r"Ivana\ Marić", id="after a space"),
    ],
)
def test_bash_is_offered_one_word(clients, typed, word):
    assert offered(clients, "bash", f"tickler note {typed}") == [word]


@pytest.mark.parametrize(
    ("shell", "line"),
    [
        pytest.param("zsh", '_arguments \'*: :(("Иван Петров":"ООО Ромашка"))\'', id="zsh"),
        pytest.param("fish", "Иван Петров\tООО Ромашка", id="fish"),
        pytest.param("pwsh", "'Иван Петров':::ООО Ромашка", id="PowerShell"),
    ],
)
def test_other_shells_are_told_the_firm_too(clients, shell, line):
    assert offered(clients, shell, "tickler note Ив") == [line]


def test_bash_reads_what_is_offered_back_as_that_client(tickler):
    name = 'Eve $(touch pwned) `id` "O\'Hara" & Söhne; *'
    tickler("add", name)
    (word,) = offered(tickler, "bash", "tickler dossier Ev")
    done = subprocess.run(
        ["bash", "-c", f"printf '%s|' {word}"], cwd=tickler.home, capture_output=True, text=True, check=True
    )

    assert done.stdout == f"{name}|"
    assert tickler.json("dossier", done.stdout[:-1])["card"]["id"] == 1
    assert not (tickler.home / "pwned").exists()


@pytest.mark.parametrize(
    ("name", "company", "line"),
    [
        pytest.param("Eve $(id)", None, "_files", id="a name that zsh would run"),
        pytest.param("Eve", "`id`'\\$(id)", '_arguments \'*: :(("Eve":" id    (id)"))\'', id="a firm"),
    ],
)
def test_zsh_is_given_nothing_to_evaluate(tickler, name, company, line):
    tickler("add", name, "--company", company or "")
    assert offered(tickler, "zsh", "tickler note Ev") == [line]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param("Eve\nrm -r", [r"Eve\ rm\ -r"], id="two lines become one"),
        pytest.param("Eve\x1b[2J", [], id="an escape sequence is not offered"),
    ],
)
def test_names_with_control_characters(tickler, name, words):
    tickler("add", name)
    assert offered(tickler, "bash", "tickler note Ev") == words


def test_commands_and_options_are_completed(clients):
    assert offered(clients, "bash", "tickler re") == [
        "remind", "restore", "review", "receive", "redo",
    ]  # fmt: skip
    assert offered(clients, "bash", "tickler note 1 --out") == ["--outcome"]


def test_no_folder_and_a_broken_one_offer_nothing_and_keep_quiet(tickler):
    assert offered(tickler, "bash", "tickler note Ив") == []
    assert not tickler.folder.exists()

    tickler.folder.parent.mkdir(parents=True)
    tickler.folder.write_text("Dear diary")
    assert offered(tickler, "bash", "tickler note Ив") == []


def test_the_folder_named_on_the_line_is_asked(tickler, tmp_path):
    other = tmp_path / "other.db"
    tickler("--folder", str(other), "add", "Zoe Zed")
    assert offered(tickler, "bash", f"tickler --folder {other} note Zo") == [r"Zoe\ Zed"]


def test_a_dropped_client_is_not_offered(clients):
    clients("drop", "1")
    assert offered(clients, "bash", "tickler note petr") == []


def test_the_script_for_bash_completes_in_bash(clients, tmp_path):
    script = subprocess.run(
        [*PROGRAM, "--show-completion", "bash"],
        env=environ_of(clients),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "complete -o default -F _tickler_completion tickler" in script

    command = tmp_path / "tickler"
    command.write_text(f'#!/bin/sh\nexec {shlex.join(PROGRAM)} "$@"\n')
    command.chmod(0o755)
    (tmp_path / "completion.bash").write_text(script)
    done = subprocess.run(
        ["bash", "-c",
         'source completion.bash; COMP_WORDS=(tickler note "Ivana\\ M"); COMP_CWORD=2; '
         '_tickler_completion ./tickler; printf "%s\\n" "${COMPREPLY[@]}"'],
        cwd=tmp_path, env=environ_of(clients), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == "Ivana\\ Marić\n"
