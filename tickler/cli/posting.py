"""What becomes of a letter: files, the mail, and its place in the dossier."""

from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tickler.cli.desk import Desk
from tickler.cli.destination import STANDARD_OUTPUT, binary_destination, refuse_destination
from tickler.cli.dispatch import dispatch, way_to_reader
from tickler.cli.printing import press_of
from tickler.core.cards import Card
from tickler.core.errors import UsageError
from tickler.core.reports import Receipt
from tickler.show.letters import LetterView
from tickler.show.printed import say_missing
from tickler.show.receipt import ReceiptView
from tickler.store import letters
from tickler.store.folder import Folder

if TYPE_CHECKING:
    from tickler.wording.letters import Letter


@dataclass(frozen=True, slots=True)
class Post:
    """What was asked for: a PDF and a mail by the names of their files, the text, a draft, sending, again."""

    pdf: str | None
    eml: str | None
    markdown: bool
    draft: bool
    send: bool
    again: bool
    force: bool

    @property
    def files(self) -> tuple[str, ...]:
        return tuple(file for file in (self.pdf, self.eml) if file is not None)

    def check(self, desk: Desk) -> None:
        """Raise UsageError for options that contradict each other, FileRefused for a file that exists."""
        if self.draft and self.send:
            raise UsageError("A draft is not sent.", "Leave --draft or --send out.")
        if self.again and not self.send:
            raise UsageError("--again belongs to --send.", "Say --send --again.")
        if self.files.count(STANDARD_OUTPUT) + self.markdown > 1:
            raise UsageError("Standard output takes one thing.", "Name a file for the others.")
        if self.pdf is not None and self.pdf == self.eml:
            raise UsageError(f"{self.pdf} takes one thing: a PDF, or a mail.", "Name two files.")
        if self.force and not self.files:
            raise UsageError("--force belongs to a file that is replaced.", "Say --pdf FILE.")
        for file, what in ((self.pdf, "PDF"), (self.eml, "mail")):
            if file is not None:
                refuse_destination(desk, file, what, force=self.force)

    def deliver(self, desk: Desk, folder: Folder, letter: "Letter", about: Card) -> None:
        """Make what was asked for, file it with a note, and send it if that was wanted.

        `about` is the client whom the letter is about. Raises NotSent after it was filed as unsent.
        """
        from tickler.wording.letters import printed
        from tickler.wording.mail import message_of

        sheet = printed(press_of(desk), letter)
        if sheet.missing:
            desk.surface.say(say_missing(sheet.missing))
        way = way_to_reader(desk, folder, letter, again=self.again) if self.send else None
        if self.send and way is None:
            desk.surface.show(ReceiptView(Receipt("Nothing was sent, and nothing filed."), desk.today))
            return
        message = message_of(letter, way.server.sender if way else None, sheet.pdf)
        self._write(desk, sheet.pdf, bytes(message))
        view = LetterView(letter.template, letter.subject, letter.to, "written", sheet.pages, letter.language)
        if not self.draft:
            name = f"{letter.file_name}.pdf"
            filing = letters.Sheet(letter.to, about, letter.subject, letter.kind, name, sheet.pdf)
            if way:
                filed = dispatch(desk, folder, way, message, filing)
            else:
                filed = letters.put_in(folder, filing, "written", desk.now)
            view = view.filed(filed.document, filed.journal, "sent" if way else "written")
        self._say(desk, letter, view)

    def _write(self, desk: Desk, pdf: bytes, mail: bytes) -> None:
        with ExitStack() as files:
            for file, content in ((self.pdf, pdf), (self.eml, mail)):
                if file is not None:
                    out = files.enter_context(binary_destination(desk.world.stdout, file, force=self.force))
                    out.write(content)

    def _say(self, desk: Desk, letter: "Letter", view: LetterView) -> None:
        """Show what was made; where standard output is the letter itself, say where it was filed."""
        if desk.options.json or not (self.markdown or STANDARD_OUTPUT in self.files):
            desk.surface.show(view.with_text(letter.text, letter.plain, self.files))
            return
        if self.markdown:
            desk.surface.write(letter.text)
        if view.document:
            desk.surface.say(f"{view.to.name}: letter {view.state}, document {view.document.id}")
