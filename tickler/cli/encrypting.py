"""`tickler config encrypt` and `tickler config decrypt`."""

from collections.abc import Iterator

from tickler.cli import folder_key, paths
from tickler.cli.desk import Desk
from tickler.cli.opener import remove_copies
from tickler.core.errors import ValueRefused
from tickler.core.reports import Receipt
from tickler.show.receipt import ReceiptView
from tickler.show.words import counted
from tickler.store import changing_key, encryption
from tickler.store.encryption import FolderKey
from tickler.store.folder import Folder

NAMED = 5
"""So many backups that are not encrypted are named."""


def encrypt(desk: Desk, *, rekey: bool) -> None:
    """Encrypt the folder and its documents; with `rekey`, with another key than now."""
    with desk.folder() as folder:
        present = folder.key
        if present is not None and not rekey:
            _finish(desk, folder, present)
            return
        if present is None and rekey:
            raise ValueRefused("The folder is not encrypted.", "tickler config encrypt does it.")
        encryption.require()
        if not desk.confirm(
            f"Who loses the key loses the folder {folder.path}. Encrypt it?",
            "Who loses the key loses the folder, and nobody can be asked.",
        ):
            desk.surface.show(ReceiptView(Receipt("Nothing was encrypted."), desk.today))
            return
        key = folder_key.new_key(desk)
        if present is not None and present.id == key.id:
            raise ValueRefused(
                f"The folder has the key {key.id} already, which {folder_key.COMMAND} gives.",
                f"Let it give a new one; keyring set {folder_key.kept_as(key.id)} keeps the present one.",
            )
        folder.ensure()
        documents = changing_key.change_key(folder, key)
    remove_copies(paths.directory("cache", desk.world.environ))
    what = f"The folder is encrypted{_with_documents(documents)}, with the key {key.id}."
    remarks = (*_where_the_key_is(desk, key), *_before(folder, present))
    desk.surface.show(ReceiptView(Receipt(what, remarks=remarks), desk.today))


def decrypt(desk: Desk) -> None:
    """Take the encryption away, of the folder and of its documents."""
    with desk.folder() as folder:
        key = folder.key
        if key is None:
            raise ValueRefused("The folder is not encrypted.", "tickler config encrypt does it.")
        if not desk.confirm(
            f"Who gets at the file can read {folder.path} then. Decrypt it?",
            "Decrypting lays the folder open, and nobody can be asked.",
        ):
            desk.surface.show(ReceiptView(Receipt("Nothing was decrypted."), desk.today))
            return
        documents = changing_key.change_key(folder, None)
    what = f"The folder is no longer encrypted{_with_documents(documents)}."
    remark = f"keep the key {key.id} as long as backups are encrypted with it"
    desk.surface.show(ReceiptView(Receipt(what, remarks=(remark,)), desk.today))


def _finish(desk: Desk, folder: Folder, key: FolderKey) -> None:
    """Remove what lies open still, where the encryption was cut short at its end."""
    removed = changing_key.remove_leftovers(folder)
    remarks = (f"files that lay open beside it were removed: {removed}",) if removed else ()
    what = f"The folder is encrypted already, with the key {key.id}."
    desk.surface.show(ReceiptView(Receipt(what, remarks=remarks), desk.today))


def _with_documents(count: int) -> str:
    return f", and {counted(count, 'document')}" if count else ""


def _where_the_key_is(desk: Desk, key: FolderKey) -> tuple[str, ...]:
    if desk.config.get(folder_key.COMMAND):
        return (f"the key is the one that {folder_key.COMMAND} gives: without it the folder is lost",)
    return (
        f"the key is in the system's keyring: keyring get {folder_key.kept_as(key.id)} shows it",
        "write it down and keep it elsewhere: without it the folder is lost",
    )


def _before(folder: Folder, present: FolderKey | None) -> Iterator[str]:
    """Say which backups are not encrypted, and that others want the key that the folder had."""
    from tickler.store.backups.listing import files_of, not_encrypted

    files = files_of(folder.backups)
    plain = not_encrypted(files)
    if plain:
        names = ", ".join(file.name for file in plain[-NAMED:])
        which = names if len(plain) <= NAMED else f"{names} and {len(plain) - NAMED} more"
        are = "backup made before is" if len(plain) == 1 else "backups made before are"
        yield f"{len(plain)} {are} not encrypted, in {folder.backups}: {which}"
        yield "tickler backup makes one that is; then remove those that you can spare"
    if present is not None and len(plain) < len(files):
        yield f"older backups have other keys, such as {present.id}: keep those too"
