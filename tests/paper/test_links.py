"""What can be tapped, and what must not be."""

import pytest

from tickler.paper.links import link_of


@pytest.mark.parametrize(
    ("label", "text", "link"),
    [
        pytest.param("phone", "+7 916 000-00-01", "tel:+79160000001", id="number"),
        pytest.param("phone", "(091) 000 0001", "tel:0910000001", id="number without a country"),
        pytest.param("phone", "ask Olga", None, id="no number"),
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
