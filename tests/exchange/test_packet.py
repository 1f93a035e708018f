"""A packet gives back what was put in, whatever it was; and no bytes bring its reader down."""

import datetime as dt
import io
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.test_json_in_round_trip import any_text, dossiers, moments
from tickler.core.cards import DOCUMENT_KINDS, TEXT_FIELDS, Card, Document, Dossier
from tickler.core.errors import FileRefused
from tickler.core.rhythm import rhythm_of
from tickler.exchange.packet import reader as packet_in
from tickler.exchange.packet import writer as packet_out
from tickler.exchange.packet.layout import Head
from tickler.exchange.packet.reader import Packet
from tickler.exchange.packet.writer import write_packet
from tickler.store import documents
from tickler.store.folder import Folder

NOW = dt.datetime(2026, 11, 20, 8, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
HEAD = Head(NOW, "0123456789abcdef" * 2, "Ana Horvat", "Marko Ilić", "2026-11-27", "HR")
PDF = b"%PDF"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder whose store takes the documents of all examples."""
    with Folder(tmp_path_factory.mktemp("data") / "folder.db") as folder:
        folder.ensure()
        yield folder


def written(folder, known, head=HEAD):
    out = io.BytesIO()
    write_packet(out, head, known, PDF, folder)
    return out.getvalue()


def kept(folder, content, name="offer.pdf", kind="offer", at=NOW):
    """A document whose content is in the folder's store."""
    sha256, size = documents.take_in_stream(folder, io.BytesIO(content), name)
    return Document(0, at, kind, name, "", size, sha256)


files = st.tuples(st.binary(max_size=20), any_text, st.sampled_from(DOCUMENT_KINDS), moments)


@given(known=st.lists(st.tuples(dossiers, st.lists(files, max_size=2)), min_size=1, max_size=3))
def test_any_dossier_survives(folder, known):
    given_away = [
        dossier._replace(documents=tuple(kept(folder, *file) for file in some)) for dossier, some in known
    ]
    with Packet(io.BytesIO(written(folder, given_away)), "packet") as packet:
        assert packet.head == HEAD
        arrived = list(packet.cards())
        contents = {}
        for _, documents_of_card in arrived:
            for document in documents_of_card:
                with packet.document(document.sha256) as source:
                    contents[document.sha256] = source.read()
    for card, dossier, (_, some) in zip(arrived, given_away, known, strict=True):
        assert card.row.problems == ()
        for field in TEXT_FIELDS:
            assert getattr(card.row.contact, field) == getattr(dossier.card, field)
        restored = card.row.restored
        assert (restored.place, restored.kind, restored.why) == dossier.card[2:5]
        assert restored.rhythm == rhythm_of(dossier.card)
        assert (restored.notes, restored.moves, restored.reminders, restored.fillings) == (
            dossier.notes, dossier.moves, dossier.reminders, dossier.fillings,
        )  # fmt: skip
        assert card.documents == dossier.documents
        assert [contents[document.sha256] for document in card.documents] == [content for content, *_ in some]


@pytest.fixture(scope="module")
def packet(folder):
    """The bytes of a packet with one card and a document."""
    return written(folder, [Dossier(Card(7, "გიორგი"), documents=(kept(folder, b"offer 118"),))])


def read(content):
    with Packet(io.BytesIO(content), "packet") as packet:
        return packet.head, list(packet.cards())


@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_flipped_bit_is_refused_or_says_nothing(packet, place, bit):
    content = bytearray(packet)
    content[int(place * len(content))] ^= 1 << bit
    try:
        found = read(bytes(content))
    except FileRefused as refusal:
        assert "packet" in refusal.message
    else:  # a date or a mark of the archive that means nothing here
        assert found == read(packet)


@given(length=st.floats(0, 1, exclude_max=True))
def test_a_packet_that_was_cut_off_is_refused(packet, length):
    with pytest.raises(FileRefused):
        read(packet[: int(length * len(packet))])


@given(content=st.binary(max_size=200))
def test_any_bytes_are_refused(content):
    with pytest.raises(FileRefused):
        read(content)
    with pytest.raises(FileRefused):
        read(b"PK\x03\x04" + content + b"PK\x05\x06" + bytes(18))


def test_a_list_of_members_is_not_read_whatever_its_size(packet, monkeypatch):
    monkeypatch.setattr(packet_in, "LARGEST_READ", 200)
    with pytest.raises(FileRefused, match="is no packet"):
        read(packet)


def test_what_a_packet_cannot_hold_is_said_before_it_is_written(folder, monkeypatch):
    one = kept(folder, b"offer 118")
    huge = one._replace(size=5_000_000_000)
    with pytest.raises(FileRefused, match=r"1 with 5\.0 GB, are more than a packet holds"):
        written(folder, [Dossier(Card(7, "Ana"), documents=(huge,))])
    monkeypatch.setattr(packet_out, "LONGEST_VALUE", 100)
    with pytest.raises(FileRefused, match="The dossier of Ana is too long to be handed over"):
        written(folder, [Dossier(Card(7, "Ana"))])


@pytest.mark.parametrize("name", ["Željko", normalize("NFD", "Željko"), "a\0b", "\u202eevil", "x" * 300])
def test_a_name_of_the_sender_comes_back(folder, name):
    head = Head(NOW, HEAD.folder_id, name)
    found, _ = read(written(folder, [Dossier(Card(7, "Ana"))], head))
    assert found.sender == name.replace("\0", "")
