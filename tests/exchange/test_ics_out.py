"""The calendar: where each card and slip stands in it, as a calendar program reads it."""

import datetime as dt
import io

import pytest
from icalendar import Calendar

from tickler.core.cards import Card, Dossier, Note, Reminder
from tickler.core.places import LOOSE, Day, Month
from tickler.exchange.ics_out import write_calendar
from tickler.exchange.occasion import Occasion

FOLDER = "0123456789abcdef0123456789abcdef"
ZAGREB = dt.timezone(dt.timedelta(hours=1))
NOW = dt.datetime(2026, 11, 20, 8, 30, tzinfo=ZAGREB)
AT = dt.datetime(2026, 11, 16, 10, 12, tzinfo=ZAGREB)
HEAD = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//tickler//tickler-file//EN
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:tickler
REFRESH-INTERVAL;VALUE=DURATION:PT1H
X-PUBLISHED-TTL:PT1H
"""


def day(number, month=11, at=None):
    return Day(dt.date(2026, month, number), dt.time.fromisoformat(at) if at else None)


def written(*dossiers, now=NOW, slips=()):
    out = io.StringIO(newline="")
    write_calendar(dossiers, out, Occasion(now, FOLDER, slips=slips))
    return out.getvalue()


def events(*dossiers, **options):
    """The entries, as the icalendar library understands them."""
    found = Calendar.from_ical(written(*dossiers, **options)).walk("VEVENT")
    assert [event.errors for event in found] == [[] for _ in found]
    return found


def test_a_meeting_line_by_line():
    card = Card(
        17, "Иван Петров", day(25, at="09:30"), "visit", "5 %, or less", company="Ромашка",
        address="Ленина 1, Москва", website="https://romashka.example/a,b", tags=("vip", "a,b"),
        phones=("+7 916 000-00-01", "+7 495 000-00-02"), emails=("ivan@romashka.example",),
    )  # fmt: skip
    note = Note(2, AT, "call", "left-message", "wants\nthree quotes")
    assert written(Dossier(card, (note,))).replace("\r\n ", "").replace("\r\n", "\n") == HEAD + (
        f"""\
BEGIN:VEVENT
UID:card-17@{FOLDER}.tickler
DTSTAMP:20261120T073000Z
DTSTART:20261125T093000
DURATION:PT30M
SUMMARY:Иван Петров\\, Ромашка
DESCRIPTION:visit: 5 %\\, or less\\n+7 916 000-00-01\\, +7 495 000-00-02\\nMon 16 Nov 2026\\, left message: wants\\nthree quotes
CATEGORIES:visit,vip,a\\,b
LOCATION:Ленина 1\\, Москва
CONTACT:Иван Петров\\, +7 916 000-00-01\\, ivan@romashka.example
URL:https://romashka.example/a,b
END:VEVENT
END:VCALENDAR
"""  # noqa: E501 - a line of the calendar
    )


@pytest.mark.parametrize(
    ("place", "start", "summary"),
    [
        pytest.param(day(25), dt.date(2026, 11, 25), "Ana", id="a day"),
        pytest.param(day(20), dt.date(2026, 11, 20), "Ana", id="today"),
        pytest.param(day(20, at="07:00"), dt.datetime(2026, 11, 20, 7), "Ana", id="earlier today"),
        pytest.param(day(17), dt.date(2026, 11, 20), "Ana", id="carried over"),
        pytest.param(day(17, at="09:30"), dt.date(2026, 11, 20), "Ana", id="carried over, its time is past"),
        pytest.param(
            Month(2027, 7), dt.date(2027, 7, 1), "Ana (July 2027, day not yet known)", id="a month to come"
        ),
        pytest.param(
            Month(2026, 11), dt.date(2026, 11, 20), "Ana (November 2026, day not yet known)", id="this month"
        ),
        pytest.param(
            Month(2026, 9), dt.date(2026, 11, 20), "Ana (September 2026, day not yet known)", id="month gone"
        ),
    ],
)  # fmt: skip
def test_where_a_place_stands(place, start, summary):
    of_card, of_slip = events(Dossier(Card(1, "Ana", place)), slips=[Reminder(5, "Ana", place)])
    for event in (of_card, of_slip):
        assert (event["DTSTART"].dt, event["SUMMARY"]) == (start, summary)
        if isinstance(start, dt.datetime):
            assert event["DURATION"].dt == dt.timedelta(minutes=30)
            assert "TRANSP" not in event
        else:
            assert event["DTEND"].dt == start + dt.timedelta(days=1)
            assert event["TRANSP"] == "TRANSPARENT"


def test_what_is_carried_over_says_from_when():
    (event,) = events(Dossier(Card(1, "Ana", day(17, at="09:30"))))
    assert event["DESCRIPTION"] == "call\ncarried over from Tue 17 Nov 2026 09:30"


def test_the_last_of_all_days_has_no_day_after_it():
    (event,) = events(Dossier(Card(1, "Ana", Day(dt.date.max))))
    assert event["DTSTART"].dt == dt.date.max
    assert "DTEND" not in event


def test_what_is_loose_or_dropped_is_not_there_but_its_slips_are():
    slip = Reminder(5, "send the bill", day(25), 1, "Ana", "every month")
    loose, dropped = Dossier(Card(1, "Ana", LOOSE), reminders=(slip,)), Dossier(Card(2, "Ivo", None))
    (event,) = events(loose, dropped, slips=[Reminder(6, "some day", LOOSE)])
    assert event["UID"] == f"slip-5@{FOLDER}.tickler"
    assert event["SUMMARY"] == "send the bill, Ana"
    assert event["DESCRIPTION"] == "every month"
    assert event["CATEGORIES"].to_ical() == b"slip"


def test_private_notes_stay_in_the_folder():
    notes = (Note(2, AT, "call", "reached", "he drinks", private=True), Note(1, AT, "other", None, "tiles"))
    (event,) = events(Dossier(Card(1, "Ana", day(25)), notes))
    assert event["DESCRIPTION"] == "call\nMon 16 Nov 2026, other: tiles"


def test_a_firm_is_named_once():
    (event,) = events(Dossier(Card(1, "Hotel Bura", day(25), company="Hotel Bura")))
    assert event["SUMMARY"] == "Hotel Bura"


@pytest.mark.parametrize(
    "website", ["romashka.example", "https://a.example\nX-EVIL:1", "javascript:alert(1)", ""]
)
def test_what_is_no_web_address_is_no_url(website):
    (event,) = events(Dossier(Card(1, "Ana", day(25), website=website)))
    assert "URL" not in event
    assert "X-EVIL" not in event


def test_text_from_strangers_stays_text():
    name = "Ana\r\nEND:VEVENT\r\nX-EVIL:1\x1b[2J" + "ბ" * 100
    text = written(Dossier(Card(1, name, day(25))))
    assert max(len(line) for line in text.encode().split(b"\r\n")) <= 75
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert event["SUMMARY"] == "Ana \nEND:VEVENT \nX-EVIL:1 [2J" + "ბ" * 100


def test_on_another_day_the_same_entries_have_the_same_ids():
    known = Dossier(Card(1, "Ana", day(21)), reminders=(Reminder(5, "x", day(25)),))
    ids = [event["UID"] for event in events(known)]
    later = events(known, now=NOW + dt.timedelta(days=9))
    assert [event["UID"] for event in later] == ids
    assert [event["DTSTART"].dt for event in later] == [dt.date(2026, 11, 29)] * 2


def test_an_empty_folder_is_an_empty_calendar():
    assert written().replace("\r\n", "\n") == f"{HEAD}END:VCALENDAR\n"


def test_what_was_promised_says_for_when():
    slip = Reminder(5, "send it", day(25), anchor=dt.date(2026, 11, 23), promise=True)
    (event,) = events(slips=[slip])
    assert event["DESCRIPTION"] == "promised for Mon 23 Nov 2026"
