"""`tickler config`: all settings with where each comes from; one; set one."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from tickler.cli.desk import Desk
from tickler.cli.editor import default_editor
from tickler.cli.printing import SIZES
from tickler.cli.templates import TEMPLATES, show_templates
from tickler.core.errors import FileRefused, UsageError, ValueRefused
from tickler.core.reports import Receipt
from tickler.core.settings import DEFAULTS, EXPLAINED, Settings, normal_value
from tickler.show.receipt import ReceiptView
from tickler.show.settings import SettingRow, SettingsView
from tickler.store import settings as store
from tickler.store.journal import Entry
from tickler.store.private import make_private_directory, write_private

app = typer.Typer()

ENCRYPT, DECRYPT = "encrypt", "decrypt"

LOOKS = {
    "color": "colour on a terminal: auto, always or never",
    "editor": "the editor for cards and long notes; else $VISUAL, $EDITOR",
    "folder": "where the folder is; else the platform's data directory",
    "paper": "the size of printed sheets: a4 or letter",
    "sender": "who writes letters, with the lines of the letterhead: NAME / FIRM / STREET, TOWN",
    "key_command": "what prints the key of an encrypted folder; else the system's keyring is asked",
}
"""What is set in config.toml: looks and paths, which do not change the meaning of a folder."""


@app.command("config")
def config(
    context: typer.Context,
    key: Annotated[str | None, typer.Argument(metavar="[KEY]", help="A setting.")] = None,
    value: Annotated[
        str | None, typer.Argument(metavar="[VALUE]", help='Its new value; "" removes it.')
    ] = None,
    copy: Annotated[
        bool, typer.Option("--copy", help="With templates: copy them, or one VALUE, to be changed.")
    ] = False,
    rekey: Annotated[bool, typer.Option("--rekey", help="With encrypt: change the key.")] = False,
) -> None:
    """Show the settings and where each comes from, or set one.

    config templates shows the templates of what is printed, and where your own go. config encrypt encrypts
    the folder and its documents, config decrypt takes that away.
    """
    desk: Desk = context.obj
    if rekey and key != ENCRYPT:
        raise UsageError("--rekey belongs to encrypt.", "Say tickler config encrypt --rekey.")
    if key in (ENCRYPT, DECRYPT):
        _change_key(desk, key, value, rekey=rekey)
        return
    if key == TEMPLATES:
        show_templates(desk, value, copy=copy)
        return
    if copy:
        raise UsageError("--copy belongs to templates.", "Say tickler config templates --copy.")
    if key is not None and key not in {*DEFAULTS, *LOOKS}:
        known = (*DEFAULTS, *LOOKS)
        raise ValueRefused(f'There is no setting "{key}".', "tickler config shows all of them.", known)
    if key is None or value is None:
        _show(desk, key)
    elif key in LOOKS:
        _set_look(desk, key, value)
    else:
        _set_in_folder(desk, key, value)


def _change_key(desk: Desk, key: str, value: str | None, *, rekey: bool) -> None:
    from tickler.cli.encrypting import decrypt, encrypt

    if value is not None:
        raise UsageError(f"config {key} takes no value: a key is never said.", f"tickler config {key}")
    if key == DECRYPT:
        decrypt(desk)
    else:
        encrypt(desk, rekey=rekey)


def _show(desk: Desk, key: str | None) -> None:
    with desk.folder() as folder:
        kept = store.load(folder)
    rows = [
        SettingRow(name, kept[name], "folder" if name in kept.values else "default", EXPLAINED[name])
        for name in DEFAULTS
    ]
    rows += [_look(desk, name) for name in LOOKS]
    desk.surface.show(SettingsView(tuple(row for row in rows if key in (None, row.key))))


def _look(desk: Desk, name: str) -> SettingRow:
    """Find where a look comes from, in the order in which the program asks."""
    environ = desk.world.environ
    configured = (desk.config.get(name, ""), str(desk.config_path))
    match name:
        case "color":
            said = desk.options.color if desk.options.color != "auto" else ""
            plain = "never" if environ.get("NO_COLOR") else ""
            sources = [(said, "command line"), configured, (plain, "NO_COLOR"), ("auto", "default")]
        case "editor":
            variables = [(environ.get(variable, ""), variable) for variable in ("VISUAL", "EDITOR")]
            sources = [configured, *variables, (default_editor(), "default")]
        case "paper":
            sources = [configured, (SIZES[0], "default")]
        case "sender" | "key_command":
            sources = [configured, ("", "default")]
        case _:
            said = desk.options.folder or ""
            variable = environ.get("TICKLER_FOLDER", "")
            default = (str(desk.folder_path), "default")
            sources = [(said, "command line"), (variable, "TICKLER_FOLDER"), configured, default]
    value, source = next(((value, source) for value, source in sources if value), ("", "default"))
    return SettingRow(name, value, source, LOOKS[name])


def _set_in_folder(desk: Desk, key: str, value: str) -> None:
    normal = normal_value(key, value)
    holidays = _holidays(desk, normal) if key == "holidays" else None
    with desk.folder() as folder, Entry(folder, "config", desk.now) as entry:
        store.store(entry, key, None if normal == DEFAULTS[key] else normal)
        if holidays is not None:
            store.keep_holidays(entry, holidays)
        entry.summary = f"{key} = {Settings({key: normal})[key]}"
    desk.tell_where(folder)
    remarks = (f"{len(holidays)} holidays of this and the next two years are kept",) if holidays else ()
    desk.surface.show(ReceiptView(Receipt(entry.summary, remarks=remarks, journal=entry.id), desk.today))


def _set_look(desk: Desk, key: str, value: str) -> None:
    if key == "color" and value not in ("", "auto", "always", "never"):
        raise ValueRefused(f'color is auto, always or never, not "{value}".', "tickler config color never")
    if key == "paper" and (value := value.lower()) not in ("", *SIZES):
        raise ValueRefused(f'paper is a4 or letter, not "{value}".', "tickler config paper letter")
    if key == "folder" and value:
        # The same folder from wherever tickler is called.
        value = str(Path(value).expanduser().absolute())
    import tomlkit

    path = desk.config_path
    try:
        document = tomlkit.parse(path.read_text(encoding="utf-8")) if path.exists() else tomlkit.document()
        if value:
            document[key] = value
        else:
            document.pop(key, None)
        make_private_directory(path.parent)
        with write_private(path) as out:
            out.write(tomlkit.dumps(document))
    except (OSError, ValueError) as fault:
        raise FileRefused(f"{path} cannot be changed: {fault}.", "Check the file and its rights.") from fault
    desk.surface.show(ReceiptView(Receipt(f"{key} = {value}", remarks=(f"written to {path}",)), desk.today))


def _holidays(desk: Desk, where: str) -> dict[dt.date, str]:
    from tickler.cli.holidays import holidays_of

    return holidays_of(where, desk.today)
