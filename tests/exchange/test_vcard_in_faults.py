"""The faults that vCards have, and what is said about each."""

import base64
import io
import tracemalloc

import pytest

from tests.exchange.test_vcard_in import card, read, read_one
from tickler.core.errors import FileRefused
from tickler.core.import_reports import Problem
from tickler.exchange.formats import open_contacts
from tickler.exchange.lines import ByteSource
from tickler.exchange.vcard.reader import open_vcards

NOT_ENDED = "the card does not end; what was there of it was taken"


def problems(rows):
    return [problem for row in rows for problem in row.problems]


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\r\r\n"], ids=["CR LF", "LF", "CR", "CR CR LF"])
@pytest.mark.parametrize("begin", ["", "\ufeff", "\r\n  "], ids=["plain", "BOM", "blanks"])
def test_line_ends_and_beginnings(end, begin):
    text = begin + card("FN:Ana", "NOTE:long ", "  text") + "\ufeff" + card("FN:Iva")
    rows = read(text.replace("\r\n", end))
    assert [row.contact.name for row in rows] == ["Ana", "Iva"]
    assert (rows[0].contact.notes, problems(rows)) == (["long  text"], [])


def test_cards_that_are_indented():
    lines = card("FN:Ana", "NOTE:a", " b").splitlines()
    (row,) = read("\n".join(f"    {line}" for line in lines))
    assert (row.contact.name, row.contact.notes, row.problems) == ("Ana", ["ab"], ())


@pytest.mark.parametrize(
    ("version", "note"), [("3.0", "aboutthe offer"), ("4.0", "aboutthe offer"), ("2.1", "about the offer")]
)
def test_folds(version, note):
    assert read_one("NOTE:about", " the offer", version=version) == {"notes": [note]}


def test_a_fold_in_the_middle_of_a_character():
    head, tail = card("FN:Željko", version="2.1").encode().split(b"\xc5\xbd")
    (row,) = read(head + b"\xc5\r\n \xbd" + tail)
    assert (row.contact.name, row.problems) == ("Željko", ())


@pytest.mark.parametrize(
    "lines",
    [
        ["NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=96=D0=B4=", "=D1=83=20do=0D=0Asutra"],
        ["NOTE;QUOTED-PRINTABLE:=D0=96=D0=B4=D1=", "=83 do=0D=0Asutra"],
        ["NOTE;ENCODING=QUOTED-PRINTABLE:=D0=96=D0=B4=D1= ", " =83 do=0D=0Asutra"],
        ["NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=windows-1251:=C6=E4=F3=20do=0D=0Asutra"],
        ["NOTE;ENCODING=BASE64:", " 0JbQtNGD", " IGRvDQpzdXRyYQ==", ""],
        ["NOTE;ENCODING=B:0JbQtNGD", "IGRvDQpzdXRyYQ==", ""],
    ],
    ids=[
        "soft break",
        "within a character",
        "blank before the rest",
        "code page",
        "base64",
        "base64 unindented",
    ],
)
def test_encoded_values(lines):
    (row,) = read(card("FN:Ana", *lines, "TEL:+385 91 000 0001", version="2.1"))
    assert (row.contact.notes, len(row.contact.phones), row.problems) == (["Жду do\nsutra"], 1, ())


def test_a_soft_break_before_the_end_of_the_card():
    rows = read(card("FN:Ana", "NOTE;ENCODING=QUOTED-PRINTABLE:a=") + card("FN:Iva"))
    assert [row.contact.name for row in rows] == ["Ana", "Iva"]
    assert rows[0].contact.notes == ["a"]


def test_a_path_in_quoted_printable_has_no_line_break():
    assert read_one("NOTE;QUOTED-PRINTABLE:C:\\new\\;x", version="2.1") == {"notes": ["C:\\new;x"]}


@pytest.mark.parametrize(
    ("line", "codec"),
    [
        ("NOTE;CHARSET=SHIFT_JIS:東京ソフト", "shift_jis"),
        ("NOTE;CHARSET=windows-1251:Иван", "cp1251"),
        ("NOTE;CHARSET=ISO-2022-JP:東京", "iso2022_jp"),
        ("NOTE;CHARSET=UTF-8:Иван", "utf-8"),
        ("NOTE;CHARSET=NO-SUCH:Иван", "utf-8"),
        ("NOTE;CHARSET=UTF-7:Иван", "utf-8"),
        ("NOTE;CHARSET=rot13:Иван", "utf-8"),
        ("NOTE;CHARSET=US-ASCII:Иван", "utf-8"),
    ],
    ids=["SHIFT_JIS", "code page", "ISO-2022-JP", "UTF-8", "bogus", "UTF-7", "no text encoding", "wrong"],
)
def test_charsets(line, codec):
    (row,) = read(card("FN:Ana", line).encode(codec))
    assert (row.contact.notes, row.problems) == ([line.partition(":")[2]], ())


@pytest.mark.parametrize(
    ("codec", "name", "said"),
    [
        ("cp1251", "Пётр Ильич Дёмин, Ижевск", "Windows-1251"),
        ("utf-16", "Пётр Ильич Дёмин, Ижевск", "UTF-16"),
        ("utf-16-le", "Дёмин Пётр", "UTF-16-LE"),
        ("utf-32", "Дёмин Пётр", "UTF-32"),
    ],
)
def test_encodings(codec, name, said):
    reading = open_contacts(io.BytesIO(card(f"FN:{name}").encode(codec)), "vcf")
    assert [(row.contact.name, row.problems) for row in reading] == [(name, ())]
    assert reading.remarks[0] == f"read as vCards in {said}"


def test_an_encoding_that_is_said():
    (row,) = read(card("FN:東京").encode("shift_jis"), encoding="shift_jis")
    assert row.contact.name == "東京"


def test_a_code_page_behind_quoted_printable_is_found():
    hidden = "".join(f"={octet:02X}" for octet in "Аркадий Белозёров".encode("cp1251"))
    (row,) = read(card(f"FN;ENCODING=QUOTED-PRINTABLE:{hidden}", version="2.1"))
    assert (row.contact.name, row.problems) == ("Аркадий Белозёров", ())


def test_bytes_that_are_no_text_are_replaced_and_reported():
    text = card("FN:Željko Šarić", "ORG:Čvorak") * 3 + card("FN:Iva?", "ORG:B")
    rows = read(text.encode().replace(b"?", b"\xff"))
    reason = "bytes that are no text were replaced"
    assert rows[3].contact.name == "Iva\ufffd"
    assert problems(rows) == [Problem(16, "FN", "Iva\ufffd", reason)]


def test_nul_is_removed_and_reported():
    (row,) = read(card("FN:A\0na", "NOTE;QUOTED-PRINTABLE:a=00b"))
    assert (row.contact.name, row.contact.notes) == ("Ana", ["ab"])
    assert row.problems == (
        Problem(1, "FN", "Ana", "NUL characters were removed"),
        Problem(1, "NOTE", "ab", "NUL characters were removed"),
    )


def test_cards_without_end_are_taken_and_reported():
    rows = read("BEGIN:VCARD\nFN:Ana\nBEGIN:VCARD\nFN:Iva\nEND:VCARD\nBEGIN:VCARD\nFN:Eva\n")
    assert [(row.number, row.contact.name) for row in rows] == [(1, "Ana"), (3, "Iva"), (6, "Eva")]
    assert problems(rows) == [Problem(1, None, "Ana", NOT_ENDED), Problem(6, None, "Eva", NOT_ENDED)]


def test_what_stands_outside_of_cards_is_reported_once_a_run():
    rows = read("Pozdrav,\nevo kontakata\n\n" + card("FN:Ana") + "\n-- \n\x1a\nFN:Iva\nEND:VCARD\n")
    assert [(row.number, row.contact and row.contact.name) for row in rows] == [
        (1, None),
        (4, "Ana"),
        (9, None),
    ]
    assert problems(rows) == [
        Problem(1, None, "Pozdrav,", "not in a card; 2 lines were left out"),
        Problem(9, None, "--", "not in a card; 3 lines were left out"),
    ]


@pytest.mark.parametrize(
    ("lines", "value"),
    [([], ""), (["PHOTO;ENCODING=b:AAAA", "REV:2026"], ""), (["NOTE:who?", "X-RANK:1"], "1, who?")],
    ids=["nothing", "a photo", "a note"],
)
def test_a_card_with_nothing_usable(lines, value):
    (row,) = read(card(*lines))
    reason = "no name, company, e-mail or phone: the row was left out"
    assert (row.contact, row.problems) == (None, (Problem(1, None, value, reason),))


def test_line_breaks_that_are_not_escaped():
    (row,) = read(
        card("FN:Ana", "NOTE:first", "second line", "at 10:30", "TEL:+385 91 000 0001", "stray", "two")
    )
    assert row.contact.notes == ["first\nsecond line\nat 10:30"]
    assert row.problems == (
        Problem(1, "NOTE", "second line\nat 10:30",
                "line breaks within NOTE are not written as \\n; the lines were taken as part of it"),
        Problem(1, None, "stray\ntwo", "not a line of a vCard; left out"),
    )  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        ["AGENT:", "BEGIN:VCARD", "VERSION:2.1", "N;ENCODING=QUOTED-PRINTABLE:=C5=A0ari=C4=87;Iva",
         "TEL:1", "END:VCARD"],
        ["AGENT:BEGIN:VCARD\\nVERSION:3.0\\nFN:Šarić Iva\\nEND:VCARD"],
    ],
    ids=["2.1", "3.0"],
)  # fmt: skip
def test_a_card_within_a_card(lines):
    (row,) = read(card("FN:Ana", *lines, "TEL:+385 91 000 0001"))
    assert (row.contact.name, row.contact.custom, len(row.contact.phones)) == (
        "Ana",
        {"agent": "Šarić Iva"},
        1,
    )
    reason = "a card within the card; only its name was kept, as a custom field"
    assert row.problems == (Problem(1, "AGENT", "Šarić Iva", reason),)


def test_a_card_within_a_card_where_nothing_ends():
    (row,) = read("BEGIN:VCARD\nFN:Ana\nAGENT:\nBEGIN:VCARD\nFN:Iva\n")
    assert (row.contact.name, row.contact.custom) == ("Ana", {"agent": "Iva"})
    assert [problem.reason for problem in row.problems] == [
        "a card within the card; only its name was kept, as a custom field",
        NOT_ENDED,
    ]


PIXELS = base64.b64encode(bytes(range(256)) * 40).decode()
PIECES = [PIXELS[at : at + 74] for at in range(0, len(PIXELS), 74)]


@pytest.mark.parametrize(
    "photo",
    [
        ["PHOTO;ENCODING=b;TYPE=JPEG:" + PIECES[0], *(f" {piece}" for piece in PIECES[1:])],
        ["PHOTO;ENCODING=BASE64;JPEG:", *(f"  {piece}" for piece in PIECES), ""],
        ["PHOTO;BASE64:", *PIECES, ""],
        ["PHOTO:data:image/jpeg;base64," + PIXELS],
        ["PHOTO;X-ABCROP-RECTANGLE=ABClipRect_1&-9&36&305&305&0000000000000000000000==", " ;ENCODING=b:AA",
         *(f" {piece}" for piece in PIECES)],
        ["PHOTO;VALUE=uri:https://x.hr/ana.jpg"],
    ],
    ids=["folded", "2.1", "not indented", "data", "Apple's long head", "link"],
)  # fmt: skip
def test_photos_are_left_aside_and_counted(photo):
    text = card("FN:Ana", *photo, "NOTE:after it") + card("FN:Iva", *photo, "KEY;ENCODING=B:AAAA")
    reading = open_contacts(io.BytesIO(text.encode()), "vcf")
    rows = list(reading)
    assert [(row.contact.name, row.contact.custom) for row in rows] == [("Ana", {}), ("Iva", {})]
    assert (rows[0].contact.notes, problems(rows)) == (["after it"], [])
    assert reading.remarks == ("read as vCards in UTF-8", "left out: 2 photos, 1 key")


def test_other_pictures_are_counted_by_their_property():
    text = card(
        "FN:Ana",
        "X-MS-CARDPICTURE;TYPE=GIF;ENCODING=BASE64:R0lG",
        " AAAA",
        "",
        "X-BADGE:data:image/png;base64,AAAA",
    )
    reading = open_contacts(io.BytesIO(text.encode()), "vcf")
    assert [row.contact.custom for row in reading] == [{}]
    assert reading.remarks[1] == "left out: 1 X-MS-CARDPICTURE, 1 X-BADGE"


def test_a_large_photo_takes_no_memory(tmp_path):
    path = tmp_path / "photo.vcf"
    line = " " + "A" * 74 + "\r\n"
    path.write_text(card("FN:Ana", "PHOTO;ENCODING=b:AAAA", line * 200_000 + "NOTE:after it"))
    assert path.stat().st_size > 15_000_000
    tracemalloc.start()
    with_photo = open_contacts(path, "vcf")
    rows = list(with_photo)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    with_photo.close()
    assert rows[0].contact.name == "Ana"
    assert peak < 5_000_000


def test_a_line_and_a_card_without_end_are_cut_and_reported():
    long_line = card("FN:Ana", "NOTE:" + "x" * 1_100_000, "TEL:+385 91 000 0001")
    long_card = card("FN:Iva", *["NOTE:" + "x" * 1_000_000] * 4, "TEL:+385 91 000 0001")
    rows = read(long_line + long_card + card("FN:Eva"))
    assert [(row.contact.name, len(row.contact.notes), len(row.contact.phones)) for row in rows] == [
        ("Ana", 0, 1), ("Iva", 2, 0), ("Eva", 0, 0)
    ]  # fmt: skip
    assert [(problem.row, problem.reason) for problem in problems(rows)] == [
        (1, "the line is longer than 1,048,576 bytes and was left out"),
        (7, "the card is longer than any contact's; the rest of it was left out"),
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the input is empty"),
        (b" \r\n", "the input is empty"),
        (b"name,phone\nAna,1\n", "the input holds no vCard: none of its lines is BEGIN:VCARD"),
        (b"FN:Ana\nEND:VCARD\n", "the input holds no vCard: none of its lines is BEGIN:VCARD"),
        (b"\xff\xfeB\0", "the input holds no vCard: none of its lines is BEGIN:VCARD"),
    ],
    ids=["empty", "blank", "CSV", "no BEGIN", "UTF-16"],
)
def test_refused(data, message):
    with pytest.raises(FileRefused) as refusal:
        open_vcards(ByteSource(io.BytesIO(data)))
    assert refusal.value.message == message
    assert refusal.value.hint


def test_progress_and_size_of_a_file_longer_than_the_sample(tmp_path):
    path = tmp_path / "long.vcf"
    path.write_text(card("FN:Ana") * 10_000)
    reading = open_contacts(path)
    rows = iter(reading)
    assert next(rows).number == 1
    assert reading.size == path.stat().st_size
    assert 0 < reading.bytes_read < reading.size
    assert sum(1 for _ in rows) == 9_999
    assert reading.bytes_read == reading.size
    reading.close()
