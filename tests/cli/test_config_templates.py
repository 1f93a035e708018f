"""`tickler config templates`: where the templates are, which are the user's own, copying them."""

import stat

import pytest

from tickler.paper.templates import SHIPPED, names


@pytest.fixture
def own(tickler):
    return tickler.home / "config" / "tickler" / "paper"


def test_it_says_where_they_go_and_which_there_are(tickler, own):
    shown = tickler("--color", "never", "config", "templates").splitlines()

    assert shown[0] == f"Your own templates go into {own}"
    assert [line.split(maxsplit=1) for line in shown[3:]] == [[name, "the program"] for name in names()]
    assert not own.exists()


def test_one_is_copied_and_then_named_as_the_users_own(tickler, own):
    copied = tickler("config", "templates", "style.typ", "--copy")
    sources = [line.split(maxsplit=1) for line in copied.splitlines()]
    assert ["style.typ", "your directory, copied now"] in sources

    assert [file.name for file in own.iterdir()] == ["style.typ"]
    assert (own / "style.typ").read_bytes() == (SHIPPED / "style.typ").read_bytes()
    assert stat.S_IMODE(own.stat().st_mode) == 0o700
    answer = tickler.json("config", "templates")
    assert answer["directory"] == str(own)
    assert [row["name"] for row in answer["templates"] if row["own"]] == ["style.typ"]


def test_copying_all_leaves_what_was_changed(tickler, own):
    own.mkdir(parents=True)
    (own / "dossier.typ").write_text("mine")
    answer = tickler.json("config", "templates", "--copy")

    assert (own / "dossier.typ").read_text() == "mine"
    assert sorted(file.name for file in own.iterdir()) == names()
    assert [row["name"] for row in answer["templates"] if not row["copied"]] == ["dossier.typ"]


@pytest.mark.parametrize(
    ("args", "code", "error"),
    [
        (("templates", "x.typ", "--copy"), 3, 'There is no template "x.typ".'),
        (("templates", "style.typ"), 2, "Templates are files; they have no value."),
        (("color", "--copy"), 2, "--copy belongs to templates."),
    ],
    ids=["unknown", "a value", "a setting"],
)
def test_refused(tickler, own, args, code, error):
    assert error in tickler.fails(code, "config", *args)
    assert not own.exists()


def test_a_place_that_cannot_be_written_is_named(tickler, own):
    own.parent.mkdir(parents=True)
    own.write_text("a file")

    assert f"The templates cannot be copied to {own}: " in tickler.fails(5, "config", "templates", "--copy")
