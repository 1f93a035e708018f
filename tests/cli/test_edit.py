"""`tickler edit`: by options, and in the person's own editor."""

import pytest


def field(tickler, name):
    return tickler.json("dossier", "1")["card"][name]


def test_what_is_said_replaces_and_the_rest_stays(clients):
    assert clients("edit", "петров", "--company", "Ромашка плюс") == (
        "Иван Петров: changed\nИван Петров → Fri 20 Nov 2026 09:30, tab 20\n"
    )
    assert field(clients, "company") == "Ромашка плюс"
    assert field(clients, "phones") == ["+7 916 000-00-01"]


def test_a_new_name_is_found_and_the_old_one_not(clients):
    clients("edit", "1", "--name", "Иван Сидоров")

    assert clients.json("find", "sidorov")["cards"][0]["id"] == 1
    assert clients.json("find", "petrov")["cards"] == []


@pytest.mark.parametrize(
    ("said", "tags"),
    [
        pytest.param(("+hotel",), ["hotel", "vip"], id="add"),
        pytest.param(("-vip",), [], id="remove"),
        pytest.param(("+hotel", "-vip"), ["hotel"], id="both"),
        pytest.param(("hotel", "fair"), ["fair", "hotel"], id="replace"),
        pytest.param(("",), [], id="empty"),
    ],
)
def test_tags(clients, said, tags):
    clients("edit", "1", *(word for tag in said for word in ("--tag", tag)))

    assert field(clients, "tags") == tags


@pytest.mark.parametrize(
    ("option", "name", "left"),
    [
        ("--company", "company", None),
        ("--phone", "phones", []),
        ("--why", "why", None),
    ],
)
def test_an_empty_text_removes(clients, option, name, left):
    assert field(clients, name) != left
    clients("edit", "1", option, "")
    assert field(clients, name) == left


def test_fields_of_ones_own(clients):
    clients("edit", "1", "--set", "discount=5%", "--set", "terms=a=b")
    assert field(clients, "custom") == {"discount": "5%", "terms": "a=b"}
    clients("edit", "1", "--set", "discount=")
    assert field(clients, "custom") == {"terms": "a=b"}


def test_it_can_move_the_card_as_well(clients):
    clients("edit", "1", "--on", "27 14:00", "--kind", "visit", "--why", "signing")

    assert [field(clients, name) for name in ("place", "time", "kind", "why")] == [
        "2026-11-27", "14:00", "visit", "signing",
    ]  # fmt: skip
    assert len(clients.json("dossier", "1")["moves"]) == 1


def test_saying_what_is_there_already_leaves_no_entry(clients):
    entries = len(clients.json("log")["entries"])

    assert clients.json("edit", "1", "--company", "ООО Ромашка")["journal"] is None
    assert clients("edit", "1", "--company", "ООО Ромашка").startswith("Иван Петров: nothing to change\n")
    assert len(clients.json("log")["entries"]) == entries


def test_undo_gives_back_every_field(clients):
    before = clients.json("dossier", "1")
    clients("edit", "1", "--name", "X", "--phone", "", "--tag", "y", "--set", "a=b", "--company", "")
    clients("undo")

    assert clients.json("dossier", "1") == before


def test_the_editor_gets_the_card_and_what_it_saves_counts(clients, editor):
    editor("""text = file.read_text(encoding="utf-8")
assert 'name = "Иван Петров"' in text and 'phones = ["+7 916 000-00-01"]' in text, text
text = text.replace('company = "ООО Ромашка"', 'company = ""').replace('tags = ["vip"]', 'tags = ["b", "a"]')
file.write_text(text + 'discount = "5%"\\n', encoding="utf-8")
""")
    clients("edit", "1", terminal=True)

    assert (field(clients, "company"), field(clients, "tags")) == (None, ["a", "b"])
    assert field(clients, "custom") == {"discount": "5%"}
    assert field(clients, "phones") == ["+7 916 000-00-01"]


def test_an_editor_that_only_looks_changes_nothing(clients, editor):
    clients("edit", "1", "--set", "a=b=c", "--address", "one\ntwo", "--birthday", "--05-09")
    before = clients.folder.read_bytes()
    editor("")
    clients("edit", "1", terminal=True)

    assert clients.folder.read_bytes() == before


def test_the_editor_of_the_configuration_comes_first(clients, editor):
    editor("file.write_text('name = \"From EDITOR\"')")
    clients("config", "editor", clients.environ["EDITOR"])
    clients.environ["EDITOR"] = "no-such-editor"
    clients("edit", "1", terminal=True)

    assert field(clients, "name") == "From EDITOR"


@pytest.mark.parametrize(
    ("statement", "error"),
    [
        pytest.param("file.write_text('name')", "is not valid TOML", id="no TOML"),
        pytest.param("file.write_text('name = \"\"')", "A card needs a name.", id="no name"),
        pytest.param("file.write_text('name = \"A\"\\nfirm = 1')", "A card has no field firm.", id="unknown"),
        pytest.param(
            'file.write_text(\'name="A"\\nphones="1"\')', "phones of a card is a list", id="no list"
        ),
        pytest.param(
            "file.write_text('name=\"A\"\\ncustom=1')", "custom of a card is a table", id="no table"
        ),
        pytest.param(
            'file.write_text(\'name="A"\\nphones=["x"]\')', '"x" is no telephone number.', id="bad phone"
        ),
        pytest.param("file.write_bytes(b'name = \"\\xff\"')", "cannot be read", id="not UTF-8"),
        pytest.param("file.unlink()", "cannot be read", id="gone"),
        pytest.param("sys.exit(1)", "gave up; nothing was changed", id="gave up"),
    ],
)
def test_what_the_editor_left_is_refused(refused, editor, statement, error):
    editor(statement)
    assert error in refused(5, "edit", "1", terminal=True)


@pytest.mark.parametrize(
    ("args", "code", "error"),
    [
        pytest.param((), 2, "Nothing to change was said.", id="nothing, and nobody to open an editor"),
        pytest.param(("--name", ""), 5, "A card needs a name.", id="empty name"),
        pytest.param(("--name", "  "), 5, "A card needs a name.", id="blank name"),
        pytest.param(("--email", "x"), 5, '"x" is no e-mail address.', id="e-mail"),
        pytest.param(("--on", "2020-01-01"), 5, "was Wed 1 Jan 2020", id="past"),
        pytest.param(("--on", ""), 5, "No date was given", id="an empty variable of a script"),
        pytest.param(("--kind", "lunch"), 5, '"lunch" is no kind of contact.', id="kind"),
    ],
)
def test_refused(refused, args, code, error):
    assert error in refused(code, "edit", "1", *args)


def test_a_dropped_card_is_changed_but_not_filed(clients):
    clients("drop", "1")

    assert clients("edit", "1", "--company", "Y").endswith("Иван Петров: dropped\n")
    assert "tickler restore 1 --on 25" in clients.fails(5, "edit", "1", "--on", "25")


def test_what_another_program_wrote_while_the_editor_was_open_stays(clients, editor):
    editor(
        "import subprocess\n"
        "subprocess.run([sys.executable, '-m', 'tickler', '--folder', "
        f"{str(clients.folder)!r}, 'edit', '1', '--phone', '+385 91 000 0009', "
        "'--why', 'new reason'], check=True)\n"
        "text = file.read_text(encoding='utf-8')\n"
        "file.write_text(text.replace('ООО Ромашка', 'ООО Лютик'), encoding='utf-8')"
    )
    clients("edit", "1", terminal=True)
    card = clients.json("dossier", "1")["card"]
    assert (card["company"], card["phones"], card["why"]) == (
        "ООО Лютик",
        ["+385 91 000 0009"],
        "new reason",
    )


def test_a_language_is_checked_as_an_import_checks_it(clients, refused):
    clients("edit", "1", "--language", "pt-BR")
    assert refused(5, "edit", "1", "--language", "Klingonisch") == (
        'tickler: "Klingonisch" is no language: not a language tag such as hr or pt-BR.\n'
        "  Say a tag such as ru, ka or pt-BR.\n"
    )
