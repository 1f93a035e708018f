"""What can be tapped, and what must not be."""

import pytest

from tickler.paper.links import link_of


@pytest.mark.parametrize(
    ("label", "text", "link"),
    [
        pytest.param("phone", "+7 916 000-00-01", "tel:+79160000001", id="number"),
        pytest.param("phone", "(091) 000 0001", "tel:0910000001", id="number without a country"),
        pytest.param("phone", "+44 (0)20 7946 0000", "tel:+442079460000", id="a zero for those there"),
        pytest.param("phone", "(0)20 7946 0000", "tel:02079460000", id="the zero of a national number"),
        pytest.param("phone", "+995 555 00 00 02 ext. 12345", "tel:+995555000002", id="extension"),
        pytest.param("phone", "+49/911-1234.5 доб 7, Olga 2", "tel:+4991112345", id="a name behind it"),
        pytest.param("phone", "mobile: +385 91 000 0001", "tel:+385910000001", id="a word before it"),
        pytest.param("phone", "112", "tel:112", id="short number"),
        pytest.param("phone", "room 12, ask Olga", None, id="no number"),
        pytest.param("phone", "ask Olga", None, id="no digit"),
        pytest.param("e-mail", "ivan@example.com", "mailto:ivan@example.com", id="address"),
        pytest.param("e-mail", "a?cc=b@a.example", "mailto:a%3Fcc%3Db@a.example", id="no further headers"),
        pytest.param("e-mail", "ivan at example", None, id="no address"),
        pytest.param("website", "https://пример.example/a b", "https://%D0%BF%D1%80%D0%B8%D0%BC%D0%B5%D1%80.example/a%20b",
                     id="website"),
        pytest.param("website", "javascript:alert(1)", None, id="script"),
        pytest.param("website", "romashka.example", None, id="no scheme"),
        pytest.param("website", "https://" + "a" * 5000, None, id="longer than anybody's"),
        pytest.param("birthday", "+7 916 000-00-01", None, id="another field"),
    ],
)  # fmt: skip
def test_links(label, text, link):
    assert link_of(label, text) == link
