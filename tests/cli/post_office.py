"""A mail server on this machine that keeps what it is given, and one that hangs up."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "ana", "s3cret of Ana"
UNKNOWN = "nobody@hotel.example"


class PostOffice:
    """Takes mail for everybody but `UNKNOWN`, and remembers who logged in and whether the line was safe.

    `meanwhile` happens when a letter has come whole, and is not answered yet.
    """

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.readers: list[list[str]] = []
        self.logins: list[tuple[str, str]] = []
        self.safe: list[bool] = []
        self.answer = "250 OK"
        self.meanwhile: Callable[[], object] = lambda: None

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address, options):  # noqa: N802
        if address == UNKNOWN:
            return "550 no such mailbox \x1b[31mhere"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope):  # noqa: N802
        self.meanwhile()
        if self.answer.startswith("250"):
            self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
            self.readers.append(envelope.rcpt_tos)
            self.safe.append(server.transport.get_extra_info("sslcontext") is not None)
        return self.answer

    def authenticate(self, server, session, envelope, mechanism, data) -> AuthResult:
        assert isinstance(data, LoginPassword)
        self.logins.append((data.login.decode(), data.password.decode()))
        return AuthResult(success=self.logins[-1] == (USER, PASSWORD), handled=False)


@contextlib.contextmanager
def post_office(authority: trustme.CA, security: str) -> Iterator[tuple[PostOffice, int]]:
    """Open a server on a free port of this machine; with tls or starttls a login is required."""
    office, context = PostOffice(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    login = {"authenticator": office.authenticate, "auth_required": True}
    match security:
        case "tls":
            options = {"ssl_context": context, "auth_require_tls": False, **login}
        case "starttls":
            options = {"tls_context": context, "require_starttls": True, **login}
        case _:
            options = {}
    controller = Controller(office, hostname="localhost", port=_free_port(), ready_timeout=30, **options)
    controller.start()
    try:
        yield office, controller.port
    finally:
        controller.stop()


@contextlib.contextmanager
def that_hangs_up(at: str) -> Iterator[int]:
    """Open a server that is gone `at` a word: `RCPT`, `DATA`, or `.`, with which the letter ends."""
    listening = socket.create_server(("localhost", 0))

    def serve() -> None:
        line, _ = listening.accept()
        with line, line.makefile("rb") as said:
            line.sendall(b"220 ready\r\n")
            in_letter = False
            for word in said:
                if word.upper().startswith(at.encode()) and (at != "." or word == b".\r\n"):
                    return
                if not in_letter:
                    in_letter = word.upper().startswith(b"DATA")
                    line.sendall(b"354 go on\r\n" if in_letter else b"250 OK\r\n")

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        thread.join()
        listening.close()


def config(directory: Path, port: int, security: str, authority: Path, **more: str) -> None:
    """Write the configuration of a server on this machine."""
    lines = {"host": "localhost", "security": security, "from": "Ana Kralj <ana@kava.example>",
             "authorities": str(authority), **more}  # fmt: skip
    text = "[smtp]\n" + f"port = {port}\n" + "".join(f"{key} = '{value}'\n" for key, value in lines.items())
    directory.mkdir(parents=True, exist_ok=True)
    (directory / "config.toml").write_text(f"sender = 'Ana Kralj / Kava d.o.o.'\n{text}", encoding="utf-8")


def _free_port() -> int:
    with socket.create_server(("localhost", 0)) as listening:
        return int(listening.getsockname()[1])
