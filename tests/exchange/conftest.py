import io

import pytest

from tickler.exchange.csv.reader import open_csv


@pytest.fixture
def read():
    """Read a CSV text and return its rows; what was understood is `read.reading`."""

    def read_text(text, codec="utf-8", **options):
        data = text if isinstance(text, bytes) else text.encode(codec)
        read_text.reading = open_csv(io.BytesIO(data), **options)
        return list(read_text.reading)

    return read_text


@pytest.fixture
def read_one(read):
    """Read a CSV text of one row without problems and return its contact's fields that are filled."""

    def read_contact(text, **options):
        (row,) = read(text, **options)
        assert row.problems == ()
        return filled(row.contact)

    return read_contact


def sheet(headers, row):
    """Write a CSV text of one row; `row` is by header, and what is not in it is an empty cell."""
    delimiter = ";" if ";" in headers else ","
    names = headers.split(delimiter)
    assert set(row) <= set(names)
    return f"{headers}\n{delimiter.join(row.get(name, '') for name in names)}\n"


def filled(contact):
    fields = {name: getattr(contact, name) for name in contact.__slots__}
    fields["phones"] = [point.key for point in contact.phones]
    fields["emails"] = [point.key for point in contact.emails]
    return {name: value for name, value in fields.items() if value}
