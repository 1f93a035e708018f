"""Encrypted documents: what comes out is what went in, or nothing."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("cryptography")

from tickler.store import encrypted_files
from tickler.store.encrypted_files import BLOCK, MARK, DecryptingReader, EncryptingWriter
from tickler.store.encryption import FolderKey
from tickler.store.shelf import Tampered

KEY, OTHER = FolderKey(bytes(range(32))), FolderKey(bytes(range(1, 33)))
HEAD, CODE = len(MARK) + 16, 16

sizes = st.sampled_from([0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 2 * BLOCK + 7])


def encrypted(content: bytes, piece: int = 1000) -> bytes:
    out = BytesIO()
    with EncryptingWriter(out, KEY) as writer:
        for start in range(0, len(content), piece):
            writer.write(content[start : start + piece])
    return out.getvalue()


def decrypted(content: bytes, key: FolderKey = KEY) -> bytes:
    return DecryptingReader(BytesIO(content), key).read()


@given(size=sizes, piece=st.integers(min_value=900, max_value=3 * BLOCK))
def test_what_comes_out_is_what_went_in(size: int, piece: int) -> None:
    content = bytes(range(256)) * (size // 256) + bytes(size % 256)
    assert decrypted(encrypted(content, piece)) == content


@given(data=st.data(), size=sizes)
def test_no_byte_can_be_changed_and_no_end_cut_off(data: st.DataObject, size: int) -> None:
    content = bytearray(encrypted(bytes(size)))
    at = data.draw(st.integers(min_value=0, max_value=len(content) - 1))
    cut = bytes(content[:at])
    content[at] ^= data.draw(st.integers(min_value=1, max_value=255))
    for changed in bytes(content), cut, bytes(content) + b"\0":
        with pytest.raises(Tampered):
            decrypted(changed)


def test_blocks_cannot_change_places_or_go() -> None:
    whole = encrypted(b"a" * BLOCK + b"b" * BLOCK + b"c" * BLOCK)
    blocks = [whole[start : start + BLOCK + CODE] for start in range(HEAD, len(whole), BLOCK + CODE)]
    assert len(blocks) == 3
    for order in (1, 0, 2), (0, 2), (1, 2), (0, 1), (0, 0, 1, 2):
        with pytest.raises(Tampered):
            decrypted(whole[:HEAD] + b"".join(blocks[number] for number in order))


def test_another_key_opens_nothing() -> None:
    with pytest.raises(Tampered):
        decrypted(encrypted(b"2 400"), OTHER)


def test_the_same_content_looks_different_each_time() -> None:
    one, other = encrypted(b"2 400"), encrypted(b"2 400")
    assert one[HEAD:] != other[HEAD:]
    assert one.startswith(MARK)


def test_a_large_file_is_never_whole_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = []
    really = encrypted_files._Blocks.decrypted

    def counting(self: object, block: bytes, *, last: bool) -> bytes:
        taken.append(len(block))
        return really(self, block, last=last)

    monkeypatch.setattr(encrypted_files._Blocks, "decrypted", counting)
    reader = DecryptingReader(BytesIO(encrypted(bytes(5 * BLOCK), BLOCK)), KEY)
    assert reader.readinto(bytearray(100)) == 100
    assert taken == [BLOCK + CODE]


def test_a_key_is_told_by_its_id_and_never_shown() -> None:
    assert FolderKey.from_text(KEY.text).id == KEY.id != OTHER.id
    assert KEY.text not in repr(KEY)
    assert FolderKey.new().secret != FolderKey.new().secret
    for text in "", "0f" * 31, "0f" * 33, "g" * 64:
        with pytest.raises(ValueError, match=r"bytes|hex"):
            FolderKey.from_text(text)
