"""Which script is shown with a card, and that a broken one never takes a call down."""

import subprocess
import sys
from pathlib import Path

import pytest

from tickler.core.cards import Card
from tickler.wording.languages import languages_for
from tickler.wording.scripts import best, for_call, shelf
from tickler.wording.templates import ENGLISH, Template

ANA = Card(1, "Ana", kind="first-call", tags=("vip", "lost"), language="hr-HR")
HERS = languages_for(ANA.language, "de")


def script(name: str, own: bool = False, **head: str) -> Template:
    return Template(name, head, "Hello", 1, Path(f"{name}.md"), own)


@pytest.mark.parametrize(
    ("scripts", "chosen"),
    [
        ([script("a", kind="call")], None),
        ([script("a")], None),
        ([script("a", kind="call, first-call")], "a"),
        ([script("a", kind="first-call"), script("b", tag="lost")], "b"),
        ([script("a", tag="lost"), script("b", tag="lost", kind="first-call")], "b"),
        ([script("a", tag="lost", kind="visit")], None),
        ([script("a", tag="lost"), script("b", tag="lost", language="hr")], "b"),
        ([script("a", tag="lost"), script("b.hr", tag="lost"), script("b.ru", tag="lost")], "b.hr"),
        ([script("a", tag="lost", language="ru")], None),
        ([script("a", tag="lost"), script("b", tag="lost", own=True)], "b"),
        ([script("b", tag="lost"), script("a", tag="vip")], "a"),
        ([script("a.en", tag="lost"), script("b.de", tag="lost"), script("c.ru", tag="lost")], "b.de"),
        ([script("a.hr", tag="lost"), script("b", tag="lost", own=True)], "b"),
        ([script("a.hr", tag="lost"), script("b.en", tag="lost", own=True)], "a.hr"),
    ],
)
def test_the_best_script_for_a_card(scripts, chosen):
    found = best(scripts, ANA, HERS)
    assert (found and found.name) == chosen
    assert best(reversed(scripts), ANA, HERS) == found


def test_the_words_for_a_call(tmp_path):
    words, broken = for_call(tmp_path, Card(1, "Ana", kind="first-call"), "Ivan", ENGLISH)
    assert words and words.title == "The first call"
    assert "Good morning, Ana. My name is Ivan." in words.text
    assert broken == []
    assert for_call(tmp_path, Card(1, "Ana"), None, ENGLISH) == (None, [])


def test_a_broken_script_is_told_and_the_next_one_is_taken(tmp_path):
    directory = tmp_path / "scripts"
    directory.mkdir()
    (directory / "a.md").write_text("---\nkind: first-call\n---\n{{ client.nmae }}")
    (directory / "b.md").write_text("---\nrubbish\n")
    words, broken = for_call(tmp_path, Card(1, "Ana", kind="first-call"), None, ENGLISH)
    assert words and words.name == "first-call"
    assert [refusal.message for refusal in broken] == [
        'b.md cannot be used, line 2: "rubbish" is no KEY: VALUE.',
        "a.md cannot be used, line 4: a client has no 'nmae'.",
    ]


def test_a_directory_that_is_none_is_told_too(tmp_path):
    (tmp_path / "scripts").write_text("a file in its place")
    assert for_call(tmp_path, Card(1, "Ana"), None, ENGLISH) == (None, [])
    assert "thanks" in shelf(tmp_path).names()


def test_choosing_among_scripts_loads_nothing_slow():
    code = (
        "import sys; from pathlib import Path; from tickler.core.cards import Card;"
        "from tickler.wording.scripts import for_call; from tickler.wording.languages import languages_for;"
        "for_call(Path('none'), Card(1, 'Ana'), None, languages_for('ru', None));"
        "print({'jinja2', 'markdown_it', 'typst', 'rich', 'sqlmodel', 'typer'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
