"""A dossier on the screen and as Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.show.samples import DOSSIER, TODAY, moment
from tests.show.screens import on_terminal, printed, screen
from tickler.core.cards import Card, Dossier, Note
from tickler.show.dossier import DossierView, say_birthday, say_next_birthday
from tickler.show.markdown import escape

IN_80 = screen("""
Иван Петров                                                              card 17
ООО Ромашка, purchasing
Fri 20 Nov 2026 09:30, tab 20 · asks for a discount
moved once · reached 1 of 1

phone     +7 916 000-00-01
phone     +7 495 000-00-02
e-mail    ivan@example.com
address   Ленинский проспект 1
          119991 Москва
birthday  14 May, next on Fri 14 May 2027
tags      customer, moscow
Discount  5 %

notes
16 Nov 2026 11:42  reached  wants three quotes
                            ask for *Olga* next time
 2 Nov 2026 09:10  email    offer 118, 2 400 €

moved
16 Nov 2026 11:43  Mon 16 Nov → Fri 20 Nov 09:30  asked to call again
 2 Oct 2026 11:42  filed: November 2026

documents
2 Nov 2026 09:00  offer  #3 offer-118.pdf, 34.1 KB

slips
s5  Fri 20 Nov                          send the offer to Ромашка
s9  done 14 May 2026 08:00, every year  birthday card
""")


def test_everything_on_one_client():
    assert printed(DossierView(DOSSIER, TODAY)) == IN_80
    assert on_terminal(DossierView(DOSSIER, TODAY)) == IN_80


def test_a_new_card_has_no_empty_headings():
    fresh = Dossier(Card(3, "Ana Kovač"))
    assert printed(DossierView(fresh, TODAY), 40) == screen("""
Ana Kovač                         card 3
loose · call
""")


def test_a_dropped_card_says_when_and_why():
    gone = Dossier(Card(3, "Ana Kovač", place=None, dropped_at=moment(18), dropped_why="retired"))
    assert "dropped on 18 Nov 2026 11:42: retired\n" in printed(DossierView(gone, TODAY))


def test_a_note_is_never_cut():
    words = " ".join(f"word{number}" for number in range(2000))
    spoken = Dossier(Card(3, "Ana"), notes=(Note(1, moment(16), "call", "reached", words),))
    assert printed(DossierView(spoken, TODAY)).split()[-2000:] == words.split()


@pytest.mark.parametrize(
    ("external_id", "shown"),
    [
        pytest.param("crm-118", True, id="of another program"),
        pytest.param("118@crm.example", True, id="like an address"),
        pytest.param(f"17@{'0a' * 16}.tickler", False, id="made up by a folder"),
    ],
)
def test_an_id_that_a_folder_made_up_is_for_scripts_alone(external_id, shown):
    view = DossierView(Dossier(Card(3, "Ana", external_id=external_id)), TODAY)
    assert (f"their id  {external_id}" in printed(view)) is shown
    assert ("their id" in view.as_markdown()) is shown
    assert view.as_json()["card"]["external_id"] == external_id


@pytest.mark.parametrize(("stored", "said"), [("--05-14", "14 May"), ("1979-12-01", "1 December 1979")])
def test_birthdays_with_and_without_a_year(stored, said):
    assert say_birthday(stored) == said


@pytest.mark.parametrize(
    ("stored", "said"),
    [
        ("--05-14", "next on Fri 14 May 2027"),
        ("1979-12-01", "47 on Tue 1 Dec 2026"),
        ("1976-11-20", "50 today"),
        ("--11-20", "today"),
        ("1996-02-29", "31 on Sun 28 Feb 2027"),
    ],
)
def test_when_the_next_birthday_is(stored, said):
    assert say_next_birthday(stored, TODAY) == said


def test_the_dossier_as_markdown():
    assert DossierView(DOSSIER, TODAY).as_markdown() == screen(r"""
# Иван Петров

ООО Ромашка, purchasing

Fri 20 Nov 2026 09:30, tab 20 · asks for a discount

moved once · reached 1 of 1

- **phone:** \+7 916 000-00-01
- **phone:** \+7 495 000-00-02
- **e-mail:** ivan\@example.com
- **address:** Ленинский проспект 1 / 119991 Москва
- **birthday:** 14 May, next on Fri 14 May 2027
- **tags:** customer, moscow
- **Discount:** 5 %

## Notes

### 16 Nov 2026 11:42, reached

wants three quotes\
ask for \*Olga\* next time

### 2 Nov 2026 09:10, email

offer 118, 2 400 €

## Moved

- 16 Nov 2026 11:43: Mon 16 Nov → Fri 20 Nov 09:30, asked to call again
- 2 Oct 2026 11:42: filed: November 2026

## Documents

- document 3, offer-118.pdf (offer, 2 Nov 2026 09:00, 34.1 KB)

## Slips

- send the offer to Ромашка (Fri 20 Nov)
- birthday card (done 14 May 2026 08:00, every year)
""")


def shown(markdown: str) -> str:
    """Return the text that a reader of the Markdown sees; fails if any of it became markup."""
    words = []
    for token in MarkdownIt("commonmark").parse(markdown):
        assert token.type in ("paragraph_open", "inline", "paragraph_close"), token.type
        for part in token.children or ():
            assert part.type in ("text", "text_special", "hardbreak"), part.type
            words.append(part.content or " ")
        words.append(" ")
    return " ".join("".join(words).split())


@pytest.mark.parametrize(
    "text",
    [
        "# not a heading",
        "- not a list",
        "1. not a list",
        "2) not a list",
        "*not* **bold** _nor_ `code`",
        "    not code",
        "[not](http://a.link) ![nor](a picture)",
        "<script>alert(1)</script> &amp; <http://example.com>",
        "> not a quotation",
        "text\n===",
        "text\n---",
        "***",
        "```\nnot code\n```",
        "a \\* backslash",
    ],
)
def test_nothing_that_was_written_becomes_markup(text):
    assert shown(escape(text)) == " ".join(text.split())


@given(st.lists(st.text(alphabet=st.sampled_from("#-+*_`[]()<>&|~=\\!.:/1 ab\n"), max_size=30)))
def test_no_combination_of_signs_becomes_markup(lines):
    text = "\n".join(lines)
    assert shown(escape(text)) == " ".join(text.split())


def test_empty_lines_part_paragraphs():
    assert escape("one\ntwo\n\n\n\nthree") == "one\\\ntwo\n\nthree"
