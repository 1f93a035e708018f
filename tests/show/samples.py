"""A morning, a binder and a dossier for the tests of this floor: Friday 20 November 2026."""

import datetime as dt

from tickler.core.agenda import Agenda, LastNote, PileCard, in_order
from tickler.core.binder import bind, bind_dated
from tickler.core.cards import Card, Document, Dossier, Move, Note, Reminder
from tickler.core.places import Day, Month
from tickler.core.settings import Capacity
from tickler.core.workdays import WorkingDays

TODAY = dt.date(2026, 11, 20)
ZONE = dt.timezone(dt.timedelta(hours=1))


def moment(day: int, hour: int = 11, minute: int = 42, month: int = 11) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, minute, tzinfo=ZONE)


def on(day: int, time: str | None = None, month: int = 11) -> Day:
    return Day(dt.date(2026, month, day), dt.time.fromisoformat(time) if time else None)


IVAN = PileCard(
    id=17,
    name="Иван Петров",
    company="ООО Ромашка",
    place=on(20, "09:30"),
    kind="call",
    why="asks for a discount on the offer",
    phone="+7 916 000-00-01",
    moves=1,
    reached=2,
    attempts=3,
    last_note=LastNote(moment(16), "call", "reached", "wants three quotes"),
)
GIORGI = PileCard(41, "გიორგი ბერიძე", None, on(20, "14:00"), "meeting", "their office", "+995 555 00 00 02")
ZELJKO = PileCard(8, "Željko Šarić", "Čvorak d.o.o.", on(17), "first-call", None, "+385 91 000 0001", 4, 0, 3)
WANG = PileCard(77, "王小明", "上海建材有限公司", on(20), "call", "samples arrived?", "+86 21 0000 0000")
NINO = PileCard(100, "ნინო წერეთელი", None, Month(2026, 11), "call", "presents", "+995 555 00 00 07")

SLIPS = (
    Reminder(5, "send the offer to Ромашка", on(20), 17, "Иван Петров"),
    Reminder(6, "order business cards", on(18), every="every 3 months"),
)


def agenda(*cards: PileCard, **changes: object) -> Agenda:
    whole: dict[str, object] = {
        "date": TODAY,
        "cards": in_order(cards, TODAY),
        "reminders": (),
        "loose": 0,
        "done_today": 0,
        "capacity": None,
    }
    return Agenda(**{**whole, **changes})


MORNING = agenda(IVAN, GIORGI, ZELJKO, WANG, NINO, reminders=SLIPS, loose=214, done_today=3, capacity=4)

IN_THE_BINDER = (
    {"2026-11-18": 2, "2026-11-20": 9, "2026-11-26": 3, "2026-11": 5, "2027-01": 40, "loose": 1214},
    {"2026-11-20": 1, "2026-12-02": 2},
    TODAY,
    Capacity.every_day(10),
)
BINDER = bind(*IN_THE_BINDER)
DATED = bind_dated(*IN_THE_BINDER, WorkingDays(), months=1)

DOSSIER = Dossier(
    card=Card(
        id=17,
        name="Иван Петров",
        place=on(20, "09:30"),
        kind="call",
        why="asks for a discount",
        company="ООО Ромашка",
        position="purchasing",
        address="Ленинский проспект 1\n119991 Москва",
        birthday="--05-14",
        phones=("+7 916 000-00-01", "+7 495 000-00-02"),
        emails=("ivan@example.com",),
        tags=("customer", "moscow"),
        custom=(("Discount", "5 %"),),
    ),
    notes=(
        Note(9, moment(16), "call", "reached", "wants three quotes\nask for *Olga* next time"),
        Note(4, moment(2, 9, 10), "email", None, "offer 118, 2 400 €"),
    ),
    moves=(
        Move(moment(16, 11, 43), on(16), on(20, "09:30"), "asked to call again"),
        Move(moment(2, month=10), None, Month(2026, 11), None),
    ),
    documents=(Document(3, moment(2, 9, 0), "offer", "offer-118.pdf", "application/pdf", 34120, "ab" * 32),),
    reminders=(
        SLIPS[0],
        Reminder(9, "birthday card", on(14, month=5), 17, "Иван Петров", "every year", moment(14, 8, 0, 5)),
    ),
)
