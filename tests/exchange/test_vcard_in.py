"""What each property of a vCard is taken for, and how its text is read."""

import io

import pytest

from tests.exchange.conftest import filled
from tickler.core.errors import ValueRefused
from tickler.core.import_reports import Problem
from tickler.exchange.formats import open_contacts


def card(*lines, version="3.0"):
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def read(text, **options):
    data = text if isinstance(text, bytes) else text.encode()
    return list(open_contacts(io.BytesIO(data), "vcf", **options))


def read_one(*lines, version="3.0", **options):
    """Read one card without problems and return its contact's fields that are filled, but for FN:Ana."""
    (row,) = read(card("FN:Ana", *lines, version=version), **options)
    assert row.problems == ()
    fields = filled(row.contact)
    assert fields.pop("name") == "Ana"
    return fields


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["FN: Petrov Ivan\\, Dr. ", "N:X;Y;;;"], "Petrov Ivan, Dr."),
        (["FN:Z\u030celjko"], "Željko"),
        (["N:Petrov;Ivan;Sergeevich;Dr.,Prof.;ml."], "Dr. Prof. Ivan Sergeevich Petrov ml."),
        (["FN:", "N:Petrov;Ivan"], "Ivan Petrov"),
        (["FN:Petrov\\, Ivan", "N:Petrov;Ivan;;Dr.;"], "Dr. Ivan Petrov"),
        (["FN:\u200bIvan\u00a0Petrov\u200e"], "Ivan Petrov"),
        (["FN:", "N:;;;;", "NICKNAME:Anči\\, Ana,Ančica"], "Anči, Ana, Ančica"),
        (["N:;;;;", "ORG:Čvorak\\; sinovi;Prodaja", "EMAIL:a@x.hr"], "Čvorak; sinovi"),
        (["EMAIL:ana@x.hr", "TEL:+385 91 000 0001"], "ana@x.hr"),
        (["TEL:+385 91 000 0001"], "+385 91 000 0001"),
    ],
    ids=[
        "FN",
        "composed",
        "parts of N",
        "empty FN",
        "family name first",
        "what nobody sees",
        "nickname",
        "firm only",
        "e-mail only",
        "phone only",
    ],
)
def test_every_card_has_a_name(lines, name):
    (row,) = read(card(*lines))
    assert (row.contact.name, row.problems) == (name, ())


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        (["NICKNAME:Anči"], {"custom": {"nickname": "Anči"}}),
        (["FN;LANGUAGE=ka:ანა"], {"custom": {"other name": "ანა"}}),
        (["ORG:Čvorak;Prodaja;Jug"], {"company": "Čvorak", "custom": {"department": "Prodaja, Jug"}}),
        (["ORG:;Prodaja"], {"custom": {"department": "Prodaja"}}),
        (["TITLE:direktorica"], {"position": "direktorica"}),
        (["ROLE:kupac"], {"position": "kupac"}),
        (["ROLE:kupac", "TITLE:direktorica"], {"position": "direktorica", "custom": {"role": "kupac"}}),
        (["ORG:A", "ORG:B;C", "TITLE:x", "TITLE:y", "ROLE:z", "ROLE:w"],
         {"company": "A", "position": "x",
          "custom": {"company": "B", "department": "C", "title": "y", "role": "w ::: z"}}),
        (["NOTE:first\\nline", "NOTE:a\\,b\\;c\\\\n"], {"notes": ["first\nline", "a,b;c\\n"]}),
        (["NOTE:C:\\temp, mail; me"], {"notes": ["C:\\temp, mail; me"]}),
        (["CATEGORIES:VIP,sajam\\, jesen,myContacts"], {"tags": ["VIP", "sajam, jesen"]}),
        (["CATEGORIES:VIP;sajam"], {"tags": ["VIP", "sajam"]}),
        (["X-PHONETIC-FIRST-NAME:A-na", "X-PHONETIC-LAST-NAME:HOR-vat"], {"say": "A-na HOR-vat"}),
        (["LANG;PREF=1:hr", "LANG:ka"], {"language": "hr", "custom": {"language": "ka"}}),
        (["TZ:Europe/Zagreb"], {"timezone": "Europe/Zagreb"}),
        (["TZ:-05:00"], {"custom": {"time zone": "-05:00"}}),
        (["UID:urn:uuid:4F-7"], {"external_id": "urn:uuid:4F-7"}),
        (["X-RANK:high", "X-RANK:higher", "X-MS-MANAGER:Iva"],
         {"custom": {"rank": "high ::: higher", "ms manager": "Iva"}}),
        (["GENDER:F;", "ANNIVERSARY:20100509", "GEO:geo:45.8,15.9"],
         {"custom": {"gender": "F", "anniversary": "20100509", "geo": "geo:45.8,15.9"}}),
        (["CLASS:PUBLIC", "REV:2026", "PRODID:x", "X-ABShowAs:COMPANY", "KIND:individual"], {}),
        (["CLASS:PRIVATE", "KIND:location"], {"custom": {"class": "PRIVATE", "kind": "location"}}),
        (["TITLE:", "NOTE: ", "TEL:", "ADR:;;;;;;", "ORG:;", "N:;;;;", "NOTE:\\n"], {}),
    ],
    ids=[
        "nickname", "second FN", "departments", "department only", "title", "role", "title and role",
        "second ones", "notes",
        "backslashes that escape nothing", "tags", "tags of 2.1", "pronunciation", "languages", "time zone",
        "offset", "id", "unknown", "custom fields", "nothing said", "kinds", "empty",
    ],
)  # fmt: skip
def test_properties(lines, fields):
    assert read_one(*lines) == fields


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        (["TEL:091 000 0001"], {"phones": ["+385910000001"]}),
        (
            ["TEL:+385 1 2345 001", "TEL;TYPE=CELL,pref:+385 91 000 0001"],
            {"phones": ["+385910000001", "+38512345001"]},
        ),
        (
            ["TEL;PREF=2:+385 1 2345 001", "TEL;PREF=1:+385 91 000 0001"],
            {"phones": ["+385910000001", "+38512345001"]},
        ),
        (["TEL;VALUE=uri:tel:+385-1-2345-001;ext=12"], {"phones": ["+38512345001;ext=12"]}),
        (["TEL;VALUE=uri:tel:091-000-0001;phone-context=+385"], {"phones": ["+385910000001"]}),
        (
            ["TEL;WORK;FAX:01 2345 001", "TEL;TYPE=fax:01 2345 002"],
            {"custom": {"fax": "01 2345 001 ::: 01 2345 002"}},
        ),
        (["EMAIL:b@x.hr", "EMAIL;TYPE=INTERNET,PREF:Ana@x.hr"], {"emails": ["ana@x.hr", "b@x.hr"]}),
        (
            ["URL:b.hr", "URL;PREF=1:https\\://a.hr"],
            {"website": "https://a.hr", "custom": {"website": "b.hr"}},
        ),
        (
            ["IMPP:skype:ana.h", "IMPP;X-SERVICE-TYPE=Jabber:xmpp:ana@x.hr"],
            {"custom": {"skype": "ana.h", "jabber": "ana@x.hr"}},
        ),
        (
            ["X-SKYPE:ana.h", "X-SOCIALPROFILE;type=mastodon:https://x.hr/@ana"],
            {"custom": {"skype": "ana.h", "mastodon": "https://x.hr/@ana"}},
        ),
        (["RELATED;TYPE=spouse;VALUE=text:Ivo"], {"custom": {"spouse": "Ivo"}}),
        (["X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Anči;1;;;"], {"custom": {"nickname": "Anči"}}),
        (
            ["X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2010-05-09;1;;"],
            {"custom": {"contact event": "2010-05-09"}},
        ),
    ],
    ids=[
        "phone",
        "preferred by type",
        "by number",
        "URI with extension",
        "URI with context",
        "faxes",
        "e-mails",
        "websites",
        "messengers",
        "profiles",
        "related",
        "Android nickname",
        "Android event",
    ],
)
def test_points(lines, fields):
    assert read_one(*lines, country="HR") == fields


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        (
            ["ADR:PP 5;2. kat;Ilica 1;Zagreb;;10000;Hrvatska"],
            {"address": "Ilica 1, 2. kat, PP 5, 10000 Zagreb, Hrvatska"},
        ),
        (["ADR:;;Ilica 1\\, dvorište;Zagreb"], {"address": "Ilica 1, dvorište, Zagreb"}),
        (["ADR:Ilica 1, Zagreb"], {"address": "Ilica 1, Zagreb"}),
        (
            ['ADR;LABEL="Ilica 1: kat 2^n10000 Zagreb":;;Ilica 1;Zagreb;;;'],
            {"address": "Ilica 1: kat 2\n10000 Zagreb"},
        ),
        (
            ["ADR;TYPE=HOME:;;Ilica 1;;;;", "LABEL;TYPE=HOME:Ilica 1\\n10000 Zagreb"],
            {"address": "Ilica 1\n10000 Zagreb"},
        ),
        (["LABEL:Ilica 1"], {"address": "Ilica 1"}),
        (
            ["ADR:;;Ilica 1;Zagreb;;10000;HR;Ilica 1\\nZagreb 10000\\nHR"],
            {"address": "Ilica 1\nZagreb 10000\nHR"},
        ),
        (
            ["ADR:;;Ilica 1;Zagreb;;10000;HR;;;2. kat;1;Ilica;;;;;;;"],
            {"address": "Ilica 1, 10000 Zagreb, HR, 2. kat"},
        ),
        (
            ["ADR;TYPE=HOME:;;Ilica 1;;;;", "ADR;TYPE=WORK,PREF:;;Ilica 2;;;;"],
            {"address": "Ilica 2", "custom": {"address home": "Ilica 1"}},
        ),
    ],
    ids=[
        "all parts",
        "comma",
        "one text",
        "formatted",
        "label of the same type",
        "label alone",
        "Google",
        "RFC 9554",
        "two",
    ],
)
def test_addresses(lines, fields):
    assert read_one(*lines) == fields


@pytest.mark.parametrize(
    ("line", "birthday"),
    [
        ("BDAY:1984-05-09", "1984-05-09"),
        ("BDAY:19840509", "1984-05-09"),
        ("BDAY;VALUE=date-time:1984-05-09T00:00:00Z", "1984-05-09"),
        ("BDAY:--0509", "--05-09"),
        ("BDAY:--05-09", "--05-09"),
        ("BDAY:1604-05-09", "--05-09"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29", "--02-29"),
        ("BDAY;X-APPLE-OMIT-YEAR=1900:1900-05-09", "--05-09"),
        ("BDAY:0000-05-09", "--05-09"),
        ("BDAY;VALUE=text:9. 5. 1984.", "1984-05-09"),
        ("BDAY:0000-00-00", None),
    ],
)
def test_birthdays(line, birthday):
    assert read_one(line).get("birthday") == birthday


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1984-02-31", "there is no such day"),
        ("1604-02-31", "there is no such day"),
        ("circa 1800", "not understood as a date; write it as YYYY-MM-DD"),
        ("6/5/1984", "day and month cannot be told apart; say which is first: tickler config date_order dmy"),
    ],
)
def test_a_birthday_that_is_none_is_kept_aside(text, reason):
    (row,) = read(card("FN:Ana", f"BDAY:{text}"))
    assert (row.contact.birthday, row.contact.custom) == (None, {"BDAY": text})
    assert row.problems == (Problem(1, "BDAY", text, f"{reason}; kept as a custom field"),)


def test_labels_of_apple():
    assert read_one(
        "item1.URL:https://cvorak.hr",
        "item1.X-ABLabel:_$!<HomePage>!$_",
        "item2.URL:https://ana.hr",
        "item2.X-ABLabel:_$!<HomePage>!$_",
        "item3.X-ABDATE:2010-05-09",
        "item3.X-ABLabel:_$!<Anniversary>!$_",
        "item4.X-ABRELATEDNAMES:Ivo",
        "item4.X-ABLabel:_$!<Spouse>!$_",
        "item5.TEL:+385 1 2345 001",
        "item5.X-ABLabel:Tajnica",
        "item6.TEL:+385 91 000 0001",
        "item6.X-ABLabel:_$!<Mobile>!$_",
        "item7.ADR:;;Ilica 1;;;;",
        "item7.X-ABADR:hr",
        "item8.X-GATE:4711",
        "item8.X-ABLabel:Ulaz\\, dvorište",
    ) == {
        "website": "https://cvorak.hr",
        "phones": ["+38512345001", "+385910000001"],
        "address": "Ilica 1",
        "custom": {
            "HomePage": "https://ana.hr",
            "Anniversary": "2010-05-09",
            "Spouse": "Ivo",
            "Tajnica": "+385 1 2345 001",
            "Ulaz, dvorište": "4711",
        },
    }


def test_what_is_no_phone_and_no_address_is_kept_and_reported():
    (row,) = read(card("FN:Ana", "TEL:ask her", "EMAIL:ana at x", "LANG:my mother's"))
    assert row.contact.custom == {"TEL": "ask her", "EMAIL": "ana at x", "LANG": "my mother's"}
    assert [(problem.column, problem.reason) for problem in row.problems] == [
        ("LANG", "not a language tag such as hr or pt-BR; kept as a custom field"),
        ("TEL", "a phone number without digits; kept as a custom field"),
        ("EMAIL", "not an e-mail address; kept as a custom field"),
    ]


def test_mapping():
    text = card("FN:Ana", "X-Rank:VIP", "ROLE:kupac", "X-FAMILY:Horvat", "X-GIVEN:Iva", "note:x", "X-B:y")
    mapping = {"x-rank": "tag", "ROLE": "source", "X-FAMILY": "last-name", "X-GIVEN": "first-name",
               "FN": "custom:FileAs", "NOTE": "skip", "X-RNAK": "tag"}  # fmt: skip
    reading = open_contacts(io.BytesIO(text.encode()), "vcf", mapping=mapping)
    assert [filled(row.contact) for row in reading] == [
        {"name": "Iva Horvat", "tags": ["VIP"], "source": "kupac", "custom": {"FileAs": "Ana", "b": "y"}}
    ]
    assert reading.remarks == (
        "read as vCards in UTF-8",
        "left out: 1 NOTE",
        "no card has the property X-RNAK of --map",
    )


def test_a_mapping_to_no_field():
    with pytest.raises(ValueRefused, match=r'A contact has no field "rank"\.'):
        read(card("FN:Ana"), mapping={"X-RANK": "rank"})
