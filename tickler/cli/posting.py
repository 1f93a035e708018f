"""What becomes of a letter: files, the mail, and its place in the dossier."""

from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from tickler.cli.desk import Desk
from tickler.cli.destination import STANDARD_OUTPUT, binary_destination, refuse_destination
from tickler.cli.printing import press_of
from tickler.core.cards import Card
from tickler.core.errors import TicklerError, UsageError, ValueRefused
from tickler.core.reports import Receipt
from tickler.show.letters import LetterView
from tickler.show.printed import say_missing
from tickler.show.receipt import ReceiptView
from tickler.store import cards, documents
from tickler.store.folder import Folder
from tickler.store.journal import Entry

if TYPE_CHECKING:
    from email.headerregistry import Address
    from email.message import EmailMessage

    from tickler.wording.letters import Letter
    from tickler.wording.sending import NotSent, Server

NOT_ASKED = "A letter is sent only when somebody says yes."


class Way(NamedTuple):
    """How a letter reaches its reader: the server, the password where it wants one, the address."""

    server: "Server"
    password: str | None
    to: "Address"


@dataclass(frozen=True, slots=True)
class Post:
    """What was asked for: a PDF and a mail by the names of their files, the text, a draft, sending."""

    pdf: str | None
    eml: str | None
    markdown: bool
    draft: bool
    send: bool
    force: bool

    @property
    def files(self) -> tuple[str, ...]:
        return tuple(file for file in (self.pdf, self.eml) if file is not None)

    def check(self, desk: Desk) -> None:
        """Raise UsageError for options that contradict each other, FileRefused for a file that exists."""
        if self.draft and self.send:
            raise UsageError("A draft is not sent.", "Leave --draft or --send out.")
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
        """Make what was asked for, send it if that was wanted, and file it with a note.

        `about` is the client whom the letter is about. Raises NotSent after it was filed as not sent.
        """
        from tickler.wording.letters import printed
        from tickler.wording.mail import message_of

        sheet = printed(press_of(desk), letter)
        if sheet.missing:
            desk.surface.say(say_missing(sheet.missing))
        way = _way(desk, letter) if self.send else None
        if self.send and way is None:
            desk.surface.show(ReceiptView(Receipt("Nothing was sent, and nothing filed."), desk.today))
            return
        message = message_of(letter, way.server.sender if way else None, sheet.pdf)
        self._write(desk, sheet.pdf, bytes(message))
        failure = _send(way, message) if way else None
        state = ("not sent" if failure else "sent") if way else "written"
        view = LetterView(letter.template, letter.subject, letter.to, state, sheet.pages)
        if not self.draft:
            view = _file(desk, folder, letter, about, sheet.pdf, view)
        if failure:
            kept = (
                f"It is filed as not sent, document {view.document.id}"
                if view.document
                else "It is not filed"
            )
            raise type(failure)(failure.message, f"{kept}; tickler undo takes it out again.")
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
            desk.surface.say(f"{view.to.name}: {view.what}, document {view.document.id}")


def _way(desk: Desk, letter: "Letter") -> Way | None:
    """Find the way to the reader, and ask; None where the answer is no.

    What can be wrong without sending is wrong before the question.
    """
    from tickler.cli.mail_server import mail_server, password
    from tickler.wording.mail import address_of

    server = mail_server(desk)
    if not letter.to.emails:
        raise ValueRefused(
            f"{letter.to.name} has no e-mail address.",
            f"tickler edit {letter.to.id} --email name@example.com",
        )
    reader = address_of(letter.to.emails[0], letter.to.name)
    question = f'Send "{letter.subject}" to {letter.to.name} <{reader.addr_spec}>?'
    if not desk.confirm(question, NOT_ASKED):
        return None
    return Way(server, password(desk, server), reader)


def _send(way: Way, message: "EmailMessage") -> "NotSent | None":
    """Send a letter; return why it was not sent."""
    from tickler.wording.sending import NotSent, send

    try:
        send(way.server, way.password, message, way.to)
    except NotSent as failure:
        return failure
    return None


def _file(
    desk: Desk, folder: Folder, letter: "Letter", about: Card, pdf: bytes, view: LetterView
) -> LetterView:
    """Put a letter into the dossier of its reader, with a note; the one it is about gets a note, too."""
    name, kind = f"{letter.file_name}.pdf", "email" if view.state == "sent" else "other"
    try:
        with Entry(folder, "letter", desk.now) as entry:
            cards.standing(entry, letter.to)
            content = documents.take_in_stream(folder, BytesIO(pdf), name)
            document_id = documents.add(entry, letter.to.id, content, letter.kind, name)
            cards.note(entry, letter.to.id, f"{view.what}: {letter.subject}", kind, None)
            if about.id != letter.to.id:
                cards.standing(entry, about)
                # By number: a reader who is purged leaves no name behind.
                cards.note(entry, about.id, f"{view.what} about them, to card {letter.to.id}", "other", None)
            entry.summary = f"{letter.to.name}: {view.what}, {letter.subject}"
    except TicklerError as fault:
        if view.state != "sent":
            raise
        raise type(fault)(f"The letter was sent, but not filed: {fault.message}", fault.hint) from fault
    return view.filed(documents.document(folder, document_id)[0], entry.id)
