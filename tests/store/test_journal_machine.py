"""Any commands in any order, undone and done again: the folder stays sound and the past comes back."""

import datetime as dt
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, rule

from tests.store.samples import NOW, TODAY, assert_sound, card, dump
from tickler.core.contacts import Contact, Point
from tickler.core.errors import NotFound
from tickler.core.places import LOOSE, Day, Month, Place
from tickler.store import cards, dossier, particulars, reminders
from tickler.store.bulk import Batch
from tickler.store.folder import Folder
from tickler.store.incoming import incoming
from tickler.store.journal import Entry
from tickler.store.log import redo, undo

places = st.one_of(
    st.integers(0, 60).map(lambda days: Day(TODAY + dt.timedelta(days=days))),
    st.integers(0, 60).map(lambda days: Day(TODAY + dt.timedelta(days=days), dt.time(9, 30))),
    st.integers(1, 12).map(lambda month: Month(2027, month)),
    st.just(LOOSE),
)
words = st.text(alphabet="abвгდ \"'%", max_size=8)
contacts = st.builds(
    Contact,
    name=st.sampled_from(["Ivan", "Željko", "გიორგი"]),
    company=st.none() | words,
    phones=st.lists(st.sampled_from([Point("1", "1"), Point("2", "2")]), max_size=2),
    tags=st.lists(st.sampled_from("xyz"), max_size=2),
    custom=st.dictionaries(st.sampled_from("kl"), words, max_size=2),
)

State = tuple[dict[int, Place | None], dict[str, list[tuple[Any, ...]]]]


class Binder(RuleBasedStateMachine):
    """A folder beside a model of it: where each card is, and the states that undo must give back."""

    ids = Bundle("ids")

    @initialize()
    def open_folder(self) -> None:
        self.directory = tempfile.TemporaryDirectory()
        self.folder = Folder(Path(self.directory.name) / "folder.db")
        self.folder.ensure()
        self.folder.db.execute("PRAGMA synchronous = OFF")
        self.slips: list[int] = []
        self.places: dict[int, Place | None] = {}  # None: dropped
        self.past: list[State] = []
        self.future: list[State] = []

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            while self.past:
                self.take_back()
            assert not any(dump(self.folder).values())
            self.folder.db.close()
            self.directory.cleanup()

    def state(self) -> State:
        return dict(self.places), dump(self.folder)

    def command(self, name: str) -> Entry:
        """Begin a command; what was undone before it cannot be done again."""
        self.past.append(self.state())
        self.future.clear()
        return Entry(self.folder, name, NOW)

    def active(self, card_id: int) -> bool:
        return self.places.get(card_id) is not None

    @rule(target=ids, contact=contacts, place=places)
    def add(self, contact: Contact, place: Place) -> int:
        with self.command("add") as entry:
            card_id = particulars.add(entry, contact, place, "call", None)
        self.places[card_id] = place
        return card_id

    @rule(target=ids, coming=st.lists(st.tuples(contacts, places), min_size=1, max_size=4))
    def take_in(self, coming: list[tuple[Contact, Place]]) -> Any:
        with self.command("import") as entry:
            batch = Batch(entry)
            made = [batch.add(incoming(contact), place, "call") for contact, place in coming]
            batch.close()
        self.places.update((card_id, place) for card_id, (_, place) in zip(made, coming, strict=True))
        return multiple(*made)

    @rule(card_id=ids, contact=contacts)
    def change(self, card_id: int, contact: Contact) -> None:
        if card_id in self.places:
            with self.command("edit") as entry:
                particulars.change(entry, card(self.folder, card_id), contact, "visit", None)
            if entry.id is None:
                self.past.pop()

    @rule(card_id=ids, place=places)
    def move(self, card_id: int, place: Place) -> None:
        if self.active(card_id):
            with self.command("defer") as entry:
                cards.move(entry, card(self.folder, card_id), place)
            self.places[card_id] = place

    @rule(card_id=ids, text=words, place=places)
    def note_and_defer(self, card_id: int, text: str, place: Place) -> None:
        if self.active(card_id):
            with self.command("note") as entry:
                cards.note(entry, card_id, text, "call", "reached")
                cards.move(entry, card(self.folder, card_id), place)
            self.places[card_id] = place

    @rule(card_id=ids)
    def drop(self, card_id: int) -> None:
        if self.active(card_id):
            with self.command("drop") as entry:
                cards.drop(entry, card(self.folder, card_id), "why")
            self.places[card_id] = None

    @rule(card_id=ids, place=places)
    def restore(self, card_id: int, place: Place) -> None:
        if card_id in self.places and not self.active(card_id):
            with self.command("restore") as entry:
                cards.restore(entry, card(self.folder, card_id), place)
            self.places[card_id] = place

    @rule(text=words, due=places, every=st.sampled_from([None, "every week"]))
    def remind(self, text: str, due: Place, every: str | None) -> None:
        with self.command("remind") as entry:
            self.slips.append(reminders.add(entry, text, due, None, every))

    @rule(data=st.data())
    def finish(self, data: st.DataObject) -> None:
        try:
            slip = reminders.reminder(self.folder, data.draw(st.sampled_from([0, *self.slips])))
        except NotFound:
            return
        with self.command("done") as entry:
            reminders.finish(entry, slip, TODAY)

    @rule(card_id=ids, place=places)
    def fail(self, card_id: int, place: Place) -> None:
        before = self.state()
        if self.active(card_id):
            try:
                with Entry(self.folder, "defer", NOW) as entry:
                    cards.note(entry, card_id, "lost", "call", None)
                    cards.move(entry, card(self.folder, card_id), place)
                    raise KeyError
            except KeyError:
                assert self.state() == before

    @rule(count=st.integers(1, 3))
    def undo(self, count: int) -> None:
        for _ in range(min(count, len(self.past))):
            self.take_back()

    def take_back(self) -> None:
        self.future.append(self.state())
        undo(self.folder, 1, NOW)
        self.places, before = self.past.pop()
        assert dump(self.folder) == before

    @rule()
    def redo(self) -> None:
        if self.future:
            self.past.append(self.state())
            redo(self.folder, NOW)
            self.places, after = self.future.pop()
            assert dump(self.folder) == after

    @invariant()
    def every_card_is_where_the_model_has_it(self) -> None:
        if hasattr(self, "folder"):
            assert_sound(self.folder)
            found = {row["id"] for row in self.folder.db.execute("SELECT id FROM card")}
            assert found == set(self.places)
            for card_id, place in self.places.items():
                assert dossier.card(self.folder, card_id).place == place


TestBinder = Binder.TestCase
# A run opens a folder of its own and looks at all of it after every step: fewer runs than elsewhere.
TestBinder.settings = settings(max_examples=settings().max_examples // 2, stateful_step_count=20)
