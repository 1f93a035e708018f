"""Templates of the user's own: they take the place of ours, and are refused with their line."""

import pytest

from tests.paper.reading import pages
from tests.show.samples import DOSSIER, moment
from tickler.core.errors import FileRefused
from tickler.paper.documents import as_html, as_pdf, papers_of
from tickler.paper.templates import SHIPPED, names

PAPERS = papers_of([DOSSIER], moment(20, 8, 30))


@pytest.fixture
def own(press):
    press.templates.own_directory.mkdir()
    return press.templates.own_directory


def test_the_templates_of_the_program_are_files_to_copy():
    assert {"style.typ", "dossier.typ", "dossier.html"} <= set(names())


def test_an_own_template_takes_the_place_of_ours(press, own):
    (own / "dossier.typ").write_text('#import "style.typ": *\n#let data = json(bytes(sys.inputs.data))\n'
                                     "#for one in data.clients [Dear #one.name]\n")  # fmt: skip

    assert pages(as_pdf(press, PAPERS).pdf) == ["Dear Иван Петров"]


def test_an_own_style_is_used_by_our_template(press, own):
    style = (SHIPPED / "style.typ").read_text(encoding="utf-8")
    (own / "style.typ").write_text(style.replace("upper(title)", '"§ " + title'), encoding="utf-8")

    assert "§ History" in pages(as_pdf(press, PAPERS).pdf)[0]


def test_an_own_template_may_use_a_picture_beside_it(press, own):
    (own / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    (own / "dossier.typ").write_text('#image("logo.svg")\nHello')

    assert pages(as_pdf(press, PAPERS).pdf) == ["Hello"]


@pytest.mark.parametrize(
    ("name", "content", "where"),
    [
        pytest.param(
            "dossier.typ", "\n#let x = ", "The template dossier.typ cannot be printed, line 2: ", id="syntax"
        ),
        pytest.param(
            "dossier.typ", "#lost", "dossier.typ cannot be printed, line 1: unknown variable", id="name"
        ),
        pytest.param("style.typ", "\n\n#panic()", "style.typ cannot be printed, line 3: ", id="imported"),
    ],
)
def test_a_broken_template_is_refused_with_its_line(press, own, name, content, where):
    (own / name).write_text(content)
    with pytest.raises(FileRefused) as refused:
        as_pdf(press, PAPERS)

    assert where in refused.value.message
    assert str(own) in str(refused.value.hint)


def test_an_own_template_reaches_no_file_outside_its_directory(press, own):
    (own.parent / "secret.txt").write_text("secret")
    (own / "dossier.typ").write_text('#read("../secret.txt")')
    with pytest.raises(FileRefused):
        as_pdf(press, PAPERS)


@pytest.mark.parametrize(
    ("content", "where"),
    [
        pytest.param("<p>\n{% for %}", "dossier.html cannot be used, line 2: ", id="syntax"),
        pytest.param("{{ lost }}", "dossier.html cannot be used: 'lost' is undefined", id="name"),
    ],
)
def test_a_broken_page_is_refused(press, own, content, where):
    (own / "dossier.html").write_text(content)
    with pytest.raises(FileRefused) as refused:
        as_html(press, PAPERS)

    assert where in refused.value.message
