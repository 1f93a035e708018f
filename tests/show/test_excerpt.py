"""The place in a note where the words stand that were looked for."""

import pytest

from tickler.show.excerpt import excerpt

LETTER = (
    "from ana@example.com: ponuda\nAna Horvat <ana@example.com> → me <me@example.org>\n\n"
    "Dobar dan, zahvaljujem na razgovoru. Скидку обсудим в пятницу, the delivery is within two weeks."
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(["weeks"], "… в пятницу, the delivery is within two weeks.", id="the end of a letter"),
        pytest.param(
            ["skidku"],
            "… Dobar dan, zahvaljujem na razgovoru. "
            "Скидку обсудим в пятницу, the delivery is within two weeks.",
            id="another script",
        ),
        pytest.param(
            ["is", "delivery"],
            "… Скидку обсудим в пятницу, the delivery is within two weeks.",
            id="the longest word",
        ),
        pytest.param(["ponuda"], " / ".join(filter(None, LETTER.split("\n"))), id="the beginning"),
        pytest.param(["nowhere"], " / ".join(filter(None, LETTER.split("\n"))), id="not there"),
        pytest.param([], " / ".join(filter(None, LETTER.split("\n"))), id="no words"),
    ],
)
def test_excerpt(words, expected):
    assert excerpt(LETTER, words) == expected


def test_a_long_word_before_it_is_left_out_whole():
    assert excerpt("https://example.com/" + "x" * 60 + " says so", ["says"]) == "… says so"


def test_nothing_of_a_note_is_obeyed():
    assert excerpt("x " * 40 + "\x1b[2J here", ["here"]).endswith("x ␛[2J here")
