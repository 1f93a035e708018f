import datetime as dt
import io

import pytest

from tickler.core.cards import Card, Dossier
from tickler.core.errors import UsageError
from tickler.exchange.formats import open_contacts, write_dossiers
from tickler.exchange.occasion import Occasion

OCCASION = Occasion(dt.datetime(2026, 11, 20, 8, 30, tzinfo=dt.UTC), "0123456789abcdef" * 2)


@pytest.mark.parametrize(
    ("format_name", "beginning"), [("csv", '"name","company",'), ("json", '{"schema": 1, "cards": [')]
)
def test_cards_are_written_in_the_format_named(format_name, beginning):
    out = io.StringIO(newline="")
    write_dossiers(format_name, [Dossier(Card(1, "Ana"))], out, OCCASION)
    assert out.getvalue().startswith(beginning)


def test_contacts_are_read_in_the_format_named():
    reading = open_contacts(io.BytesIO(b"name,phone\nAna,091 000 0001\n"), country="HR")
    assert [row.contact.phones[0].key for row in reading] == ["+385910000001"]
    reading.close()


def test_a_format_that_there_is_not():
    with pytest.raises(UsageError, match=r'There is no import from "xls"\.'):
        open_contacts(io.BytesIO(b""), "xls")
    with pytest.raises(UsageError, match=r'There is no export to "xls"\.'):
        write_dossiers("xls", [], io.StringIO(), OCCASION)
