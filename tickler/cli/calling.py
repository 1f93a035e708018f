"""The loop through a pile: a card, the questions, one entry of the journal, the next card."""

from collections.abc import Callable

from tickler.cli import pager
from tickler.cli.call_dates import outlook, say_back
from tickler.cli.desk import Desk
from tickler.cli.keyboard import Keyboard
from tickler.cli.own_wording import script_for
from tickler.core.call_card import CallCard
from tickler.core.calling import Act, Ask, Talk
from tickler.core.errors import FolderUnusable, NotFound, TicklerError
from tickler.core.round import Round
from tickler.core.tabs import say_place
from tickler.show import call_questions as questions
from tickler.show.blocks import BLANK, paragraph
from tickler.show.call import CallView
from tickler.show.dossier import DossierView
from tickler.store import calls, cards, log
from tickler.store.folder import Folder
from tickler.store.journal import Entry


class Quit(Exception):
    """The person has had enough for now."""


class Calls:
    """One pass through a pile; `way` is how far it has come.

    A card that others have moved out of today's pile meanwhile is passed over, unless the client was
    `named`.
    """

    def __init__(
        self, desk: Desk, folder: Folder, keyboard: Keyboard, way: Round, *, named: bool = False
    ) -> None:
        self.desk = desk
        self.folder = folder
        self.keyboard = keyboard
        self.way = way
        self.named = named
        self._told: set[str] = set()

    def run(self) -> None:
        """Go through the pile until it is done or the person quits, and say what was done.

        What is agreed is written at once; what is not is forgotten, however the loop is left.
        """
        try:
            while self.way.card_id is not None:
                self._stop(self.way.card_id)
        except Quit:
            pass
        except EOFError:
            self.desk.surface.tell(BLANK)
        except KeyboardInterrupt:
            self.desk.surface.tell(BLANK, paragraph(questions.sum_up(self.way)))
            raise
        self._tell(questions.sum_up(self.way))

    def _stop(self, card_id: int) -> None:
        """Show a card and talk about it, until it is filed, skipped or left."""
        self.desk.look_up()
        call = self._card(card_id)
        if call is None:
            self.way = self.way.without()
            return
        self._show(call)
        talk, here = Talk(), self.way
        while self.way is here:
            talk = self._ask(talk, call) if isinstance(talk.next, Ask) else self._act(talk, call)

    def _card(self, card_id: int) -> CallCard | None:
        """Return what is known of a client now; None, said why, where the card is no longer in the pile."""
        try:
            call = calls.call_card(self.folder, card_id, self.desk.now)
        except NotFound as gone:
            self._refuse(gone)
            return None
        place, done = call.card.place, self.way.last_with(card_id)
        ours = self.named or (done is not None and not done.skipped)
        if ours or place is None or place.key <= self.desk.today.isoformat():
            return call
        self._tell(f"{call.card.name} was moved meanwhile → {say_place(place, self.desk.today)}")
        return None

    def _show(self, call: CallCard) -> None:
        self.desk.surface.tell(BLANK)
        script, broken = script_for(self.desk, self.folder, call.card)
        self.desk.surface.show(CallView(call, questions.say_progress(self.way), script=script))
        for refusal in broken:
            if refusal.message not in self._told:  # once is enough
                self._told.add(refusal.message)
                self.desk.surface.tell(*questions.refused(refusal))
        done = self.way.last_with(call.card.id)
        if done and not done.skipped:
            self._tell("called already in this round; undo takes back what was done last")
        self.desk.surface.tell(BLANK, *questions.choices())

    def _ask(self, talk: Talk, call: CallCard) -> Talk:
        """Ask the present question; a date is said back before it is agreed to."""
        assert isinstance(talk.next, Ask)
        prompt = questions.PROMPTS[talk.next]
        match talk.next:
            case Ask.OUTCOME:
                return talk.answered(self.keyboard.key(prompt))
            case Ask.NOTE:
                return talk.answered(self.keyboard.line(prompt, talk.text or ""))
            case Ask.DATE if not talk.proposals:
                proposals = call.proposals(talk.outcome or "", outlook(self.desk, self.folder))
                self.desk.surface.tell(*questions.proposed(proposals, self.desk.today))
                talk = talk._replace(proposals=proposals)
        answered = talk.answered(self.keyboard.line(prompt))
        return say_back(self.desk, self.folder, answered, call) if answered.next is Ask.DATE else answered

    def _act(self, talk: Talk, call: CallCard) -> Talk:
        """Do what was chosen; the conversation goes on with the outcome where the card stays."""
        match talk.next:
            case Act.WRITE:
                self._write(talk, call)
            case Act.SKIP:
                self._skip(talk, call)
            case Act.BACK:
                self._back()
            case Act.UNDO:
                self._undo()
            case Act.QUIT:
                raise Quit
            case Act.DOSSIER:
                pager.read_at_leisure(self.desk, DossierView(call.dossier, self.desk.today))
            case Act.EDITOR:
                return self._edit(talk)
        return talk._replace(next=Ask.OUTCOME)

    def _write(self, talk: Talk, call: CallCard) -> None:
        """Write down the call, and file the card."""
        assert talk.outcome is not None and talk.appointment is not None
        made = calls.Call(talk.outcome, talk.text or "", talk.appointment)
        summary = questions.say_call(call.card, made.outcome, made.appointment, self.desk.today)
        entry_id = self._enter(summary, lambda entry: calls.put_down(entry, call.card, made, self.desk.today))
        if entry_id is not None:
            if not self.desk.options.quiet:
                self._tell(summary)
            self.way = self.way.after_call(entry_id)

    def _skip(self, talk: Talk, call: CallCard) -> None:
        """Pass the card over; only a reason is worth an entry."""
        if not talk.said:
            self.way = self.way.after_skip(None)
            return
        entry_id = self._enter(
            f"{call.card.name}: skipped, {talk.said}", lambda entry: cards.skip(entry, call.card, talk.said)
        )
        if entry_id is not None:
            self.way = self.way.after_skip(entry_id)

    def _enter(self, summary: str, write: Callable[[Entry], None]) -> int | None:
        """Write in one entry and return its id; None where that cannot be.

        A card that others have just taken away is passed over. Where the folder cannot be written now, the
        conversation goes on with what was said.
        """
        self.desk.look_up()
        try:
            with self.folder.explaining(), Entry(self.folder, "call", self.desk.now) as entry:
                write(entry)
                entry.summary = summary
        except FolderUnusable as fault:
            self._refuse(fault)
            return None
        except NotFound as gone:
            self._refuse(gone)
            self.way = self.way.without()
            return None
        return entry.id

    def _back(self) -> None:
        before = self.way.back()
        if before is self.way:
            self._tell("This is the first card.")
        self.way = before

    def _undo(self) -> None:
        """Take back what was done last in this round, and return to its card."""
        if not self.way.worked:
            self._tell("Nothing was done in this round yet.")
            return
        entry_id = self.way.worked[-1].entry
        if entry_id is not None:
            self.desk.look_up()
            try:
                with self.folder.explaining():
                    undone = log.undo(self.folder, 1, self.desk.now, newest=entry_id)
            except TicklerError as refusal:
                self._refuse(refusal)
                return
            self._tell(f"taken back: {undone.entries[0].summary}")
        self.way = self.way.undone()

    def _edit(self, talk: Talk) -> Talk:
        """Let the note be written in the person's editor."""
        from tickler.cli import editor

        try:
            text = editor.edit(self.desk, talk.text or "", ".txt")
        except TicklerError as refusal:
            self._refuse(refusal)
            return talk._replace(next=Ask.NOTE if talk.outcome else Ask.OUTCOME)
        self._tell(f"note: {text.strip()}")
        return talk.written(text)

    def _refuse(self, error: TicklerError) -> None:
        self.desk.surface.tell(*questions.refused(error))

    def _tell(self, sentence: str) -> None:
        self.desk.surface.tell(paragraph(sentence))
