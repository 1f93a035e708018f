"""`tickler config templates`: where the templates are, and copying them to be changed."""

import shutil

from tickler.cli.desk import Desk
from tickler.cli.printing import templates_of
from tickler.core.errors import FileRefused, NotFound, UsageError
from tickler.show.templates import TemplateRow, TemplatesView
from tickler.store.private import make_private, make_private_directory

TEMPLATES = "templates"
"""What stands in the place of a setting's name."""


def show_templates(desk: Desk, name: str | None, *, copy: bool) -> None:
    """Show the templates; with `copy` put those, or the one of this name, that are not there yet."""
    from tickler.paper.templates import SHIPPED, names

    if name is not None and not copy:
        raise UsageError("Templates are files; they have no value.", f"Say --copy to get your own {name}.")
    known = names()
    if name is not None and name not in known:
        raise NotFound(f'There is no template "{name}".', "tickler config templates shows them.", known)
    own = templates_of(desk).own_directory
    wanted = (known if name is None else [name]) if copy else []
    copied = [each for each in wanted if not (own / each).exists()]
    try:
        for each in copied:
            make_private_directory(own)
            make_private(own / each)
            shutil.copyfile(SHIPPED / each, own / each)
    except OSError as fault:
        raise FileRefused(
            f"The templates cannot be copied to {own}: {fault.strerror}.", "Check its rights."
        ) from fault
    rows = tuple(TemplateRow(each, own=(own / each).exists(), copied=each in copied) for each in known)
    desk.surface.show(TemplatesView(str(own), rows))
