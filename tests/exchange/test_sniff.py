"""Of which format a file is, by its first bytes; and what is refused before anything is read of it."""

import io
import zipfile

import pytest

from tickler.core.errors import FileRefused
from tickler.exchange.formats import open_contacts
from tickler.exchange.sniff import format_of, refuse_foreign

CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nEND:VCARD\n"


@pytest.mark.parametrize(
    ("text", "format_name"),
    [
        ("name,phone\nAna,1\n", "csv"),
        ("", "csv"),
        ("[2026] Kunden;Telefon\n", "csv"),
        ("{Name};{Phone}\n", "csv"),
        ("Notes:\nBEGIN:VCARD is what a card begins with\n", "csv"),
        (CARD, "vcf"),
        ("\r\n\r\nbegin : vcard\r\n", "vcf"),
        ("exported by a telephone\n" + CARD, "vcf"),
        ('[{"name": "Ana"}]', "json"),
        ('\n {\n  "name": "Ana"}', "json"),
        ("{}", "json"),
        ("[]", "json"),
        ('\x1e{"name": "Ana"}', "json"),
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_the_format_is_that_of_the_beginning(text, format_name, codec):
    assert format_of(text.encode(codec)) == format_name


@pytest.mark.parametrize(
    ("sample", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel or Outlook file"),
        (b"\x1f\x8b\x08", "a compressed file"),
        (b"7z\xbc\xaf\x27\x1c", "an archive"),
        (b"!BDN\0", "an Outlook data file"),
        (b"SQLite format 3\0", "a SQLite database"),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"{\\rtf1\\ansi", "a word processor's document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"GIF89a", "a picture"),
        (b"\n<!DOCTYPE html>\n<html>", "a web page"),
        (b"\xef\xbb\xbf<table><tr>", "a web page"),
        ("<html>".encode("utf-16"), "a web page"),
        (b"<?xml version='1.0'?>", "XML"),
        (b"BEGIN:VCALENDAR\r\n", "a calendar, not an address book"),
        (b"version: 1\ndn: cn=Ana,mail=ana@x.example\n", "an LDIF address book"),
        (b"dn:: Y249QW5h\n", "an LDIF address book"),
    ],
)
@pytest.mark.parametrize("said", [None, "csv", "json", "vcf"])
def test_what_is_no_file_of_contacts_is_refused_with_what_to_do(sample, what, said):
    with pytest.raises(FileRefused) as refusal:
        open_contacts(io.BytesIO(sample), said)
    assert refusal.value.message == f"the input is {what}"
    assert refusal.value.hint


@pytest.mark.parametrize(
    ("names", "what"),
    [
        (["[Content_Types].xml", "xl/workbook.xml"], "an Excel workbook"),
        (["[Content_Types].xml", "word/document.xml"], "a Word document"),
        (["Takeout/Contacts/All.vcf"], "an archive"),
        ([], "an empty archive"),
    ],
    ids=["xlsx", "docx", "zip", "empty"],
)
def test_archives_are_told_apart_by_what_is_in_them(names, what):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    with pytest.raises(FileRefused, match=f"book is {what}$"):
        refuse_foreign(packed.getvalue(), "book")


@pytest.mark.parametrize("sample", [b"", b"name,phone\n", b"dn,cn\n", b"<name>,<phone>\n", b"{"])
def test_what_only_looks_like_another_format(sample):
    refuse_foreign(sample, "book")
