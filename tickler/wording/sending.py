"""Sending a mail through a server, with what is known of it whenever the way ends."""

import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from typing import Literal

from tickler.core.errors import ExitCode, TicklerError

Security = Literal["tls", "starttls", "none"]
PORTS: dict[str, int] = {"tls": 465, "starttls": 587, "none": 25}

PATIENCE = 30
"""In seconds, for each answer of the server."""

TAKEN, FORWARDED = 250, 251
"""What a server answers to what it takes (RFC 5321, 4.2)."""


class NotSent(TicklerError):
    """The server, or the way to it, did not take the letter."""

    code = ExitCode.REFUSED
    kind = "not-sent"


class NotConfirmed(NotSent):
    """The letter was given to the server, which has not said that it has it: it may have arrived."""

    kind = "not-confirmed"


@dataclass(frozen=True, slots=True)
class Server:
    """The server that sends: where it is, how the line is made safe, and who says so.

    `authorities` is a file with certificates that are trusted besides those of the system.
    """

    host: str
    port: int
    security: Security
    sender: Address
    user: str | None = None
    authorities: str | None = None


def send(
    server: Server,
    password: str | None,
    message: EmailMessage,
    to: Address,
    before_it_leaves: Callable[[], object],
) -> None:
    """Send a mail to one reader; `before_it_leaves` is called when the server is ready to take it.

    Raises NotSent with the reason where it was certainly not taken, NotConfirmed where that is not known.
    """
    try:
        line = _connected(server)
        try:
            if server.user is not None and password is not None:
                line.login(server.user, password)
            _address(line, server, to)
            before_it_leaves()
            _hand_over(line, server, message)
        finally:
            # Whatever it answers now: the letter was taken, or it was not.
            with suppress(OSError):
                line.quit()
            line.close()
    except OSError as fault:  # all that smtplib and ssl raise
        raise NotSent(_reason(server, to, fault)) from fault


def _address(line: smtplib.SMTP, server: Server, to: Address) -> None:
    """Say from whom and to whom the mail is."""
    line.ehlo_or_helo_if_needed()
    sender = server.sender.addr_spec
    code, said = line.mail(sender)
    if code != TAKEN:
        raise smtplib.SMTPSenderRefused(code, said, sender)
    code, said = line.rcpt(to.addr_spec)
    if code not in (TAKEN, FORWARDED):
        raise smtplib.SMTPRecipientsRefused({to.addr_spec: (code, said)})


def _hand_over(line: smtplib.SMTP, server: Server, message: EmailMessage) -> None:
    """Give the mail away. Raises NotConfirmed where the line breaks before the server has answered."""
    try:
        code, said = line.data(bytes(message))
    except smtplib.SMTPResponseException:
        raise  # an answer, and a clear one
    except OSError as fault:
        raise NotConfirmed(
            f"The line to {server.host} broke before it said that it has the letter: {fault}"
        ) from fault
    if code != TAKEN:
        raise smtplib.SMTPDataError(code, said)


def _reason(server: Server, to: Address, fault: OSError) -> str:
    host = server.host
    match fault:
        case smtplib.SMTPRecipientsRefused():
            said = "; ".join(_said(code, text) for code, text in fault.recipients.values())
            return f"{host} does not take mail for {to.addr_spec}: {said}"
        case smtplib.SMTPAuthenticationError():
            return f"{host} refuses the login of {server.user}: {_said(fault.smtp_code, fault.smtp_error)}"
        case smtplib.SMTPResponseException():
            return f"{host} refuses the letter: {_said(fault.smtp_code, fault.smtp_error)}"
        case smtplib.SMTPServerDisconnected():
            return f"The line to {host} broke before the letter was taken: {fault}"
        case smtplib.SMTPException():
            return f"{host} cannot be used as configured: {fault}"
        case ssl.SSLError():
            reason = getattr(fault, "verify_message", "") or fault.reason or str(fault)
            return f"The line to {host} is not safe: {reason}"
    return f"{host}, port {server.port}, was not reached: {fault.strerror or fault or type(fault).__name__}"


def _connected(server: Server) -> smtplib.SMTP:
    if server.security == "tls":
        return smtplib.SMTP_SSL(server.host, server.port, timeout=PATIENCE, context=_context(server))
    line = smtplib.SMTP(server.host, server.port, timeout=PATIENCE)
    if server.security == "starttls":
        try:
            line.starttls(context=_context(server))
        except BaseException:
            line.close()
            raise
    return line


def _context(server: Server) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if server.authorities:
        context.load_verify_locations(server.authorities)
    return context


def _said(code: int, text: bytes | str) -> str:
    said = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return f"{code} {said}".strip()
