"""The key of an encrypted folder: from `key_command` of config.toml, else from the system's keyring.

It is never in a file of ours, in the words of a process or in its environment.
"""

from tickler.cli.desk import Desk
from tickler.cli.secret_sources import SecretSources
from tickler.core.errors import FolderUnusable
from tickler.store.encryption import FolderKey

SERVICE = "tickler-folder"
COMMAND = "key_command"

_SOURCES = SecretSources("key", COMMAND, "encryption", FolderUnusable)
_MADE_BY = 'python3 -c "import secrets; print(secrets.token_hex(32))"'


def key_of(desk: Desk, key_id: str) -> FolderKey:
    """Get the key with this id. Raises FolderUnusable if it is not to be had."""
    other = of_command(desk)
    if other is not None and other.id == key_id:
        return other
    # The command may give the next key already, or that of another folder.
    if (kept := _of_keyring(key_id, needed=other is None)) is not None:
        return kept
    folder = f"The folder {desk.folder_path} is encrypted with the key {key_id}"
    if other is not None:
        raise FolderUnusable(
            f"{folder}; {COMMAND} gives another one, {other.id}.",
            f"Let it give that one; the keyring was asked too ({kept_as(key_id)}).",
        )
    raise FolderUnusable(
        f"{folder}, which the system's keyring does not have.",
        f"keyring set {kept_as(key_id)} puts it there; or say {COMMAND} in config.toml.",
    )


def of_command(desk: Desk) -> FolderKey | None:
    """Return the key that `key_command` gives, None where none is set."""
    command = desk.config.get(COMMAND)
    if not command:
        return None
    said = _SOURCES.from_command(command, desk.world.environ)
    # What it printed is not shown: it may be a password.
    return _read(said, f"What {COMMAND} printed", f"For a new folder {_MADE_BY} makes one.")


def new_key(desk: Desk) -> FolderKey:
    """Take the key that `key_command` gives, or make one and put it into the system's keyring."""
    given = of_command(desk)
    if given is not None:
        return given
    key = FolderKey.new()
    _SOURCES.into_keyring(SERVICE, key.id, key.text)
    return key


def kept_as(key_id: str) -> str:
    """Return the service and the user under which the keyring has a key, as its own command takes them."""
    return f"{SERVICE} {key_id}"


def _of_keyring(key_id: str, *, needed: bool) -> FolderKey | None:
    try:
        said = _SOURCES.from_keyring(SERVICE, key_id)
    except FolderUnusable as silent:
        if needed:
            raise FolderUnusable(
                silent.message, f"{silent.hint} The folder is encrypted with the key {key_id}."
            ) from silent
        return None
    if said is None:
        return None
    name = f"What the system's keyring has as {kept_as(key_id)}"
    key = _read(said, name, f"keyring set {kept_as(key_id)} puts the right one there.")
    if key.id != key_id:
        raise FolderUnusable(
            f"{name} is another key, {key.id}.", f"keyring set {kept_as(key_id)} puts the right one there."
        )
    return key


def _read(said: str, name: str, hint: str) -> FolderKey:
    try:
        return FolderKey.from_text(said)
    except ValueError as fault:
        raise FolderUnusable(f"{name} is no key: a key is 64 hexadecimal digits.", hint) from fault
