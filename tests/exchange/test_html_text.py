"""What a person reads of an HTML mail."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.exchange.mail.html_text import html_as_text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param(
            "<p>Good <b>day</b>,</p><p>two\n pieces.</p>", "Good day,\n\ntwo pieces.", id="paragraphs"
        ),
        pytest.param("one<br>two<BR/>three", "one\ntwo\nthree", id="line breaks"),
        pytest.param("<td>a</td>  <td>b</td>", "a b", id="cells"),
        pytest.param("caf&eacute;&nbsp;&amp; &#4325;", "café & ქ", id="entities"),
        pytest.param("&lt;b&gt;", "<b>", id="an entity never becomes markup"),
        pytest.param("x<script>if (a<b) bad('<p>')</script>y", "xy", id="scripts"),
        pytest.param("<STYLE>p { }</style >z", "z", id="styles"),
        pytest.param("<script>never closed <p>x</p>", "", id="a script without end"),
        pytest.param("a<!-- <p>x</p> -->b<!---->c", "abc", id="comments"),
        pytest.param("a<!-- never closed <p>x</p>", "a", id="a comment without end"),
        pytest.param("<!DOCTYPE html><html><body>q</body>", "q", id="a whole page"),
        pytest.param("5 < 6 and 7 > 6", "5 < 6 and 7 > 6", id="signs of mathematics"),
        pytest.param('<img src="http://elsewhere.example/pixel.gif">seen', "seen", id="a picture elsewhere"),
        pytest.param("end<a href='", "end", id="cut short"),
    ],
)
def test_text(source: str, text: str) -> None:
    assert html_as_text(source) == text


@given(st.text(st.sampled_from("<>!-/ab \n&;'\"") | st.characters()))
def test_any_text_is_read(source: str) -> None:
    assert "\n\n\n" not in html_as_text(source)


@pytest.mark.parametrize("unit", ["<!--", "<a ", "<a b='", "<", "&#", "<script>", "<![x["])
def test_hostile_text_is_read_in_one_pass(unit: str) -> None:
    assert len(html_as_text(unit * 200_000)) <= len(unit) * 200_000
