"""The Markdown of a letter as a tree, HTML and plain text; what is on a card stays text."""

from hypothesis import given
from hypothesis import strategies as st

from tickler.show.markdown import escape
from tickler.wording.markdown import blocks_of, html_of, plain_of

TEXT = """\
# Heading

Some **bold** and *slanted* words, a [link](https://x.example),
and a second line\\
and a third.

- one
- two

1. first

> quoted

| a | b |
|---|--:|
| ж | 10 |

---
"""


def test_plain_text():
    assert plain_of(blocks_of(TEXT)) == (
        "Heading\n\nSome bold and slanted words, a link (https://x.example), and a second line\nand a "
        "third.\n\n"
        "- one\n- two\n\n1. first\n\n> quoted\n\na   b\nж  10\n\n" + "-" * 40 + "\n"
    )


def test_the_tree_has_what_the_template_of_a_letter_draws():
    assert [block["type"] for block in blocks_of(TEXT)] == [
        "heading", "paragraph", "list", "list", "quote", "table", "rule",
    ]  # fmt: skip
    assert blocks_of("**a**") == [
        {"type": "paragraph", "parts": [{"text": "a", "bold": True, "italic": False, "link": None}]}
    ]


def test_html_and_pictures_are_shown_as_they_were_written():
    page = html_of("<script>x</script> ![p](http://x.example/a.png)")
    assert "<script>" not in page and "<img" not in page


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\n\t\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")))
def test_a_value_in_the_middle_of_a_sentence_is_that_text_and_nothing_else(value):
    (block,) = blocks_of(f"Dear {escape(value)}, hello")
    assert {(part["bold"], part["italic"], part["link"]) for part in block["parts"]} == {(False, False, None)}
    assert plain_of([block]).startswith("Dear ")
    assert html_of(f"Dear {escape(value)}, hello").count("<") == 2
