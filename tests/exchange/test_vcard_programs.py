"""Cards as the programs write them, one contact each; and the groups of address books."""

import pytest

from tests.exchange.conftest import filled
from tests.exchange.test_vcard_in import card, read
from tickler.core.import_reports import Problem
from tickler.exchange.formats import open_contacts
from tickler.exchange.lines import SAMPLE_BYTES


def contact_of(text, codec="utf-8", **options):
    (row,) = read(text.replace("\n", "\r\n").encode(codec), **options)
    assert row.problems == ()
    return filled(row.contact)


def test_apple():
    assert contact_of("""\
BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//iOS 17.0//EN
N:Horvat;Ana;Marija;Dr.;
FN:Dr. Ana Marija Horvat
NICKNAME:Anči
X-PHONETIC-FIRST-NAME:A-na
ORG:Čvorak d.o.o.;Prodaja
TITLE:direktorica
EMAIL;type=INTERNET;type=HOME:ana@x.hr
EMAIL;type=INTERNET;type=WORK;type=pref:ana@cvorak.hr
TEL;type=CELL;type=VOICE;type=pref:+385 91 000 0001
item1.ADR;type=WORK;type=pref:;;Ilica 1\\nkat 2;Zagreb;;10000;Hrvatska
item1.X-ABADR:hr
item2.URL;type=pref:https://cvorak.hr
item2.X-ABLabel:_$!<HomePage>!$_
BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-09
item3.X-ABDATE;type=pref:2010-05-09
item3.X-ABLabel:_$!<Anniversary>!$_
IMPP;X-SERVICE-TYPE=Skype;type=HOME;type=pref:skype:ana.h
NOTE:met at the fair\\nwants a quote
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAASABIAAD/4QBMRXhpZgAATU0AKgAAAAgAAgES
 AAMAAAABAAEAAIdpAAQAAAABAAAAJgAAAAAAAqACAAQAAAABAAAAZKADAAQAAAABAAAAZAAAAAD/
REV:2026-11-01T10:00:00Z
UID:4F7A-11
END:VCARD
""") == {
        "name": "Dr. Ana Marija Horvat",
        "say": "A-na",
        "company": "Čvorak d.o.o.",
        "position": "direktorica",
        "emails": ["ana@cvorak.hr", "ana@x.hr"],
        "phones": ["+385910000001"],
        "address": "Ilica 1\nkat 2, 10000 Zagreb, Hrvatska",
        "website": "https://cvorak.hr",
        "birthday": "--05-09",
        "notes": ["met at the fair\nwants a quote"],
        "external_id": "4F7A-11",
        "custom": {
            "department": "Prodaja",
            "nickname": "Anči",
            "skype": "ana.h",
            "Anniversary": "2010-05-09",
        },
    }


def test_google():
    assert contact_of("""\
BEGIN:VCARD
VERSION:3.0
FN:ნანა კვალიაშვილი
N:კვალიაშვილი;ნანა;;;
item1.EMAIL;TYPE=INTERNET:nana@vardi.ge
item1.X-ABLabel:
TEL;TYPE=CELL:+995 555 00 00 02
item2.ORG:ვარდი
item2.X-ABLabel:
item3.TITLE:მენეჯერი
BDAY:19840509
item4.URL:https\\://vardi.ge
item4.X-ABLabel:_$!<HomePage>!$_
X-FILE-AS:Nana
CATEGORIES:VIP,myContacts
END:VCARD
""") == {
        "name": "ნანა კვალიაშვილი",
        "emails": ["nana@vardi.ge"],
        "phones": ["+995555000002"],
        "company": "ვარდი",
        "position": "მენეჯერი",
        "birthday": "1984-05-09",
        "website": "https://vardi.ge",
        "tags": ["VIP"],
        "custom": {"file as": "Nana"},
    }


def test_outlook():
    assert contact_of(
        """\
BEGIN:VCARD
VERSION:2.1
X-MS-OL-DESIGN;CHARSET=utf-8:<card xmlns="http://x/"><fld name="name"/></card>
N;LANGUAGE=de;CHARSET=Windows-1252:Groß;Jürgen;;Herr
FN;CHARSET=Windows-1252:Herr Jürgen Groß
ORG;CHARSET=Windows-1252:Müller KG;Einkauf
TITLE;CHARSET=Windows-1252:Einkäufer
TEL;WORK;VOICE:+49 221 2000001
TEL;WORK;FAX:+49 221 2000002
ADR;WORK;PREF;CHARSET=Windows-1252:;;Hauptstraße 1;Köln;;50667;Deutschland
LABEL;WORK;PREF;ENCODING=QUOTED-PRINTABLE:Hauptstra=DFe 1=0D=0A=
50667 K=F6ln
X-MS-OL-DEFAULT-POSTAL-ADDRESS:2
URL;WORK:http://mueller.example
BDAY:19840509
EMAIL;PREF;INTERNET:j@mueller.example
NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=Windows-1252:Gr=FC=DFe=0D=0A=
bis bald
REV:20261101T100000Z
END:VCARD
""",
        codec="cp1252",
    ) == {
        "name": "Herr Jürgen Groß",
        "company": "Müller KG",
        "position": "Einkäufer",
        "phones": ["+492212000001"],
        "address": "Hauptstraße 1\n50667 Köln",
        "website": "http://mueller.example",
        "birthday": "1984-05-09",
        "emails": ["j@mueller.example"],
        "notes": ["Grüße\nbis bald"],
        "custom": {"department": "Einkauf", "fax": "+49 221 2000002"},
    }


def test_android():
    assert contact_of(
        """\
BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=9F=D0=B5=D1=82=D1=80=D0=BE=D0=B2;=D0=98=D0=B2=D0=B0=D0=BD;;;
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=98=D0=B2=D0=B0=D0=BD=20=D0=9F=D0=B5=D1=
=82=D1=80=D0=BE=D0=B2
TEL;CELL;PREF:89160000001
TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=D0=94=D0=B0=D1=87=D0=B0):84950000002
X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Vanya;1;;;;;;;;;;;;;
PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD/4gIoSUNDX1BST0ZJTEUAAQEAAAIYAAAAAAIQ
 AABtbnRyUkdCIFhZWiAAAAAAAAAAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==

END:VCARD
""",
        country="RU",
    ) == {
        "name": "Иван Петров",
        "phones": ["+79160000001", "+74950000002"],
        "custom": {"nickname": "Vanya"},
    }


def test_nextcloud_and_other_writers_of_4_0():
    assert contact_of("""\
BEGIN:VCARD
VERSION:4.0
UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1
FN;PREF=1:Željko Šarić
N:Šarić;Željko;;;
KIND:individual
GENDER:M
LANG;PREF=1:hr
TZ:Europe/Zagreb
TEL;VALUE=uri;PREF=1;TYPE="work,voice":tel:+385-1-2345-001;ext=12
EMAIL;TYPE=work:z@cvorak.hr
ADR;TYPE=work;LABEL="Ilica 1\\nZagreb":;;Ilica 1;Zagreb;;10000;HR
ANNIVERSARY:20100509
PHOTO:data:image/png;base64,iVBORw0KGgo=
RELATED;TYPE=spouse;VALUE=text:Iva
END:VCARD
""") == {
        "name": "Željko Šarić",
        "external_id": "urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1",
        "language": "hr",
        "timezone": "Europe/Zagreb",
        "phones": ["+38512345001;ext=12"],
        "emails": ["z@cvorak.hr"],
        "address": "Ilica 1\nZagreb",
        "custom": {"gender": "M", "anniversary": "20100509", "spouse": "Iva"},
    }


def test_a_japanese_telephone():
    assert contact_of(
        "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=SHIFT_JIS:山田;太郎;;;\n"
        "SOUND;X-IRMC-N;CHARSET=SHIFT_JIS:ﾔﾏﾀﾞ;ﾀﾛｳ;;;\nTEL;CELL:+81 90 0000 0001\nEND:VCARD\n",
        codec="shift_jis",
    ) == {"name": "太郎 山田", "say": "ﾔﾏﾀﾞ ﾀﾛｳ", "phones": ["+819000000001"]}


def test_what_only_the_address_book_itself_wants_to_know_is_left_out():
    (row,) = read(card("FN:Ana", "X-IMAGETYPE:PHOTO", "X-MOZILLA-HTML:FALSE", "GENDER:F", "X-GENDER:F"))
    assert filled(row.contact) == {"name": "Ana", "custom": {"gender": "F"}}


def test_a_fax_is_one_by_its_label_too():
    (row,) = read(
        card("FN:Ana", "item1.TEL:+385 1 000 0001", "item1.X-ABLabel:Fax ured", "TEL:+385 1 000 0002")
    )
    assert filled(row.contact) == {
        "name": "Ana",
        "phones": ["+38510000002"],
        "custom": {"fax": "+385 1 000 0001"},
    }


APPLE_GROUP = card(
    "N:Sajam;;;;", "FN:Sajam", "X-ADDRESSBOOKSERVER-KIND:group",
    "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:AAA-1", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:none",
)  # fmt: skip
GROUP = card(
    "FN:VIP\\, Zagreb", "KIND:group", "MEMBER:urn:uuid:aaa-1", "MEMBER:urn:uuid:bbb-2", version="4.0"
)
MEMBERS = card("FN:Ana", "UID:AAA-1") + card("FN:Iva", "UID:urn:uuid:bbb-2", "CATEGORIES:old")


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_groups_of_a_file_become_tags_of_their_members(tmp_path, codec):
    path = tmp_path / "groups.vcf"
    path.write_bytes((MEMBERS + APPLE_GROUP + GROUP).encode(codec))
    reading = open_contacts(path)
    ana, iva, *groups = reading
    reading.close()
    assert ana.contact.tags == ["Sajam", "VIP, Zagreb"]
    assert iva.contact.tags == ["old", "VIP, Zagreb"]
    assert [(row.number, row.contact, row.problems) for row in groups] == [
        (12, None, (Problem(12, None, "Sajam", f"a group of 2, {FROM_FILE}"),)),
        (20, None, (Problem(20, None, "VIP, Zagreb", f"a group of 2, {FROM_FILE}"),)),
    ]


FROM_FILE = "not a contact: its name became a tag of its members"


def test_groups_of_a_stream_are_reported():
    group, ana, _ = read(GROUP + MEMBERS)
    reason = "read from a file instead of a stream, its name becomes a tag of its members"
    assert group.problems == (Problem(1, None, "VIP, Zagreb", f"a group of 2, not a contact: {reason}"),)
    assert ana.contact.tags == []


@pytest.mark.parametrize("before", [1, 5, 9])
def test_a_group_that_stands_across_two_blocks_is_found(tmp_path, before):
    path = tmp_path / "long.vcf"
    start = MEMBERS + card("FN:Eva", "NOTE:") + GROUP
    missing = SAMPLE_BYTES - before - start.encode().index(b"KIND:group")
    path.write_bytes(start.replace("NOTE:", "NOTE:" + "x" * missing).encode())
    reading = open_contacts(path)
    assert next(iter(reading)).contact.tags == ["VIP, Zagreb"]
    reading.close()
