"""The bar of a long import."""

import io

import pytest

from tests.show.test_surface import Terminal
from tickler.show.progress import progress
from tickler.show.surface import Surface


def shown(err: io.StringIO, total: int | None = 200, **options: bool) -> str:
    with progress(Surface(io.StringIO(), err, **options), "reading [b]contacts\x1b.csv", total) as report:
        report(100)
        report(200)
    return err.getvalue()


def test_a_terminal_sees_how_far_it_has_come():
    text = shown(Terminal())
    assert "reading [b]contacts␛.csv" in text
    assert "100%" in text
    assert "rows/s" in text


def test_bytes_are_counted_in_large_units():
    err = Terminal()
    with progress(Surface(io.StringIO(), err), "importing", 4 * 10**9, "bytes") as report:
        for done in range(4):
            report(done * 10**9)
    assert "B/s" in err.getvalue()
    assert "bytes/s" not in err.getvalue()


def test_a_size_that_is_not_known_shows_no_percentage():
    assert "100%" not in shown(Terminal(), total=None)


@pytest.mark.parametrize(
    ("err", "options"),
    [(io.StringIO(), {}), (Terminal(), {"quiet": True}), (Terminal(), {"json": True})],
    ids=["pipe", "quiet", "json"],
)
def test_nobody_else_sees_anything(err, options):
    assert shown(err, **options) == ""
