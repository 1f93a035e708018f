"""A letter on its way: asked about, filed, handed to the mail server, and marked as what became of it."""

from typing import TYPE_CHECKING, NamedTuple

from tickler.cli.desk import Desk
from tickler.core.errors import TicklerError, ValueRefused
from tickler.core.letters import LetterState
from tickler.show.words import say_moment
from tickler.store import letters
from tickler.store.folder import Folder
from tickler.store.letters import Filed, Sheet

if TYPE_CHECKING:
    from email.headerregistry import Address
    from email.message import EmailMessage

    from tickler.wording.letters import Letter
    from tickler.wording.sending import Server

NOT_ASKED = "A letter is sent only when somebody says yes."


class Way(NamedTuple):
    """How a letter reaches its reader: the server, the password where it wants one, the address."""

    server: "Server"
    password: str | None
    to: "Address"


def way_to_reader(desk: Desk, folder: Folder, letter: "Letter", *, again: bool) -> Way | None:
    """Find the way to the reader, and ask; None where the answer is no.

    What can be wrong without sending is wrong before the question. Raises ValueRefused for a letter that went
    out lately, unless it is to go `again` or there is a person who is told so with the question.
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
    if not again and (before := letters.sent_lately(folder, letter.to, letter.subject, desk.now)):
        said = f'"{letter.subject}" went to {letter.to.name} on {say_moment(before)} already.'
        if desk.options.yes or not desk.may_ask:
            raise ValueRefused(said, "To send it once more, say --again.")
        question = f"{said} Send it again to <{reader.addr_spec}>?"
    if not desk.confirm(question, NOT_ASKED):
        return None
    return Way(server, password(desk, server), reader)


def dispatch(desk: Desk, folder: Folder, way: Way, message: "EmailMessage", sheet: Sheet) -> Filed:
    """File a letter as unsent, send it, and mark it as sent; return where it is in the folder.

    Raises NotSent after it was marked as what is true, and any error of the folder with what is known of the
    letter.
    """
    from tickler.wording.sending import NotConfirmed, NotSent, send

    filed, state = letters.put_in(folder, sheet, "unsent", desk.now), "unsent"

    def mark(now: LetterState) -> None:
        nonlocal filed, state
        filed, state = letters.mark(folder, sheet, filed, now, desk.now), now

    try:
        send(way.server, way.password, message, way.to, lambda: mark("perhaps unsent"))
    except NotConfirmed as failure:
        raise NotConfirmed(
            failure.message,
            f"It is filed as {state}, document {filed.document.id}: "
            f"ask {sheet.reader.name} before you send it again.",
        ) from failure
    except NotSent as failure:
        mark("unsent")
        raise NotSent(
            failure.message,
            f"It is filed as {state}, document {filed.document.id}; tickler undo takes it out again.",
        ) from failure
    except KeyboardInterrupt:
        desk.surface.say(f"The letter is filed as {state}, document {filed.document.id}.")
        raise
    try:
        with folder.explaining():
            mark("sent")
    except TicklerError as fault:
        raise type(fault)(
            f"The letter was sent, but that could not be written down: {fault.message}", fault.hint
        ) from fault
    return filed
