"""Sending a mail through a server, whole or not at all."""

import smtplib
import ssl
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


class NotSent(TicklerError):
    """The server, or the way to it, did not take the letter."""

    code = ExitCode.REFUSED
    kind = "not-sent"


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


def send(server: Server, password: str | None, message: EmailMessage, to: Address) -> None:
    """Send a mail to one reader. Raises NotSent with the reason; the server has not said that it has it."""
    try:
        line = _connected(server)
        try:
            if server.user is not None and password is not None:
                line.login(server.user, password)
            line.send_message(message, server.sender.addr_spec, [to.addr_spec])
        finally:
            # Whatever it answers now: the letter was taken, or it was not.
            with suppress(OSError):
                line.quit()
            line.close()
    except OSError as fault:  # all that smtplib and ssl raise
        raise NotSent(_reason(server, to, fault)) from fault


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
