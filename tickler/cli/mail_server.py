"""The mail server of config.toml, and the password that is never in it."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tickler.cli.desk import Desk
from tickler.cli.secret_sources import SecretSources
from tickler.core.errors import FileRefused, ValueRefused

if TYPE_CHECKING:
    from tickler.wording.sending import Server

KEYS = ("host", "port", "security", "user", "from", "password_command", "authorities")
KEYRING_SERVICE = "tickler"
EXAMPLE = '[smtp] with host = "mail.example.com", user = "ana" and from = "Ana Horvat <ana@example.com>"'
AT_HOME = ("localhost", "127.0.0.1", "::1")
HIGHEST_PORT = 65_535

_SOURCES = SecretSources("password", "password_command", "keyring", FileRefused)


def mail_server(desk: Desk) -> "Server":
    """Read the mail server of config.toml. Raises FileRefused where it is not there or not whole."""
    from tickler.wording.mail import address_of
    from tickler.wording.sending import PORTS, Server

    said = _table(desk.config_path)
    security = said.get("security", "starttls")
    if security not in PORTS:
        raise _refused(desk, f'security is tls, starttls or none, not "{security}"')
    port = said.get("port", PORTS[security])
    if not isinstance(port, int) or not 0 < port <= HIGHEST_PORT:
        raise _refused(desk, f'port is a number, not "{port}"')
    for key in ("host", "from"):
        if not isinstance(said.get(key), str) or not said[key].strip():
            raise _refused(desk, f"{key} is missing")
    user = said.get("user")
    if user and security == "none" and said["host"] not in AT_HOME:
        raise _refused(desk, "with security none the password would go over the network for all to read")
    try:
        sender = address_of(said["from"])
    except ValueRefused as refusal:
        raise _refused(desk, f"from is an address: {refusal.message}") from refusal
    authorities = said.get("authorities")
    return Server(
        said["host"], port, security, sender, str(user) if user else None,
        str(Path(authorities).expanduser()) if authorities else None,
    )  # fmt: skip


def password(desk: Desk, server: "Server") -> str | None:
    """Get the password of the server's user: from `password_command`, else from the system's keyring.

    None where the server wants no login. Raises FileRefused if there is none.
    """
    if server.user is None:
        return None
    if command := _table(desk.config_path).get("password_command"):
        return _SOURCES.from_command(command, desk.world.environ)
    kept = _SOURCES.from_keyring(KEYRING_SERVICE, server.user)
    if kept is None:
        raise FileRefused(
            f"The system's keyring has no password of {server.user}.",
            f"keyring set {KEYRING_SERVICE} {server.user} puts it there.",
        )
    return kept


def _table(path: Path) -> Mapping[str, Any]:
    """Return the table [smtp]; the file has been read once already, and is TOML."""
    said = tomllib.loads(path.read_text(encoding="utf-8")).get("smtp") if path.exists() else None
    if not isinstance(said, dict):
        raise FileRefused("No mail server is configured.", f"Write into {path} {EXAMPLE}.")
    if "password" in said:
        raise FileRefused(
            f"There is a password in {path}; it does not belong into a file.",
            "Take it out, and change it. The system's keyring has it, or password_command gets it.",
        )
    if unknown := sorted(said.keys() - {*KEYS}):
        raise FileRefused(f"[smtp] in {path} has no {', '.join(unknown)}.", f"It has {', '.join(KEYS)}.")
    return said


def _refused(desk: Desk, what: str) -> FileRefused:
    return FileRefused(f"The mail server in {desk.config_path} cannot be used: {what}.", f"Write {EXAMPLE}.")
