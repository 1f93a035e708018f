"""Scripts for calls: wording for typical situations, and which of them is for a card."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tickler.core.cards import Card
from tickler.core.errors import FileRefused
from tickler.wording.filling import client_values, fill
from tickler.wording.languages import Languages
from tickler.wording.templates import Shelf, Template

SHIPPED = Path(__file__).parent / "scripts"
CHOSEN_BY = ("kind", "tag")
KEYS = ("title", *CHOSEN_BY, "language")


class Wording(NamedTuple):
    """A script with the words for one client."""

    name: str
    title: str
    text: str


def shelf(config: Path) -> Shelf:
    """Return the scripts of the program and those in a configuration directory."""
    return Shelf("script", SHIPPED, config / "scripts", KEYS)


def wording(script: Template, card: Card, me: str | None) -> Wording:
    """Fill in a script; `me` is the name of the salesperson. Raises FileRefused with the line."""
    values = {"client": client_values(card), "me": me}
    return Wording(script.name, script.title, fill(script, values))


def best(scripts: Iterable[Template], card: Card, languages: Languages) -> Template | None:
    """Return the script that is shown when a card is worked on, None where there is none for it.

    A tag says more than the kind of contact, and that more than the language; of two that fit equally, the
    user's own comes first.
    """
    fitting = [(rank, script.name, script) for script in scripts if (rank := _rank(script, card, languages))]
    return max(fitting, default=(None, "", None), key=lambda one: (one[0], _backwards(one[1])))[2]


def for_call(
    config: Path, card: Card, me: str | None, languages: Languages
) -> tuple[Wording | None, list[FileRefused]]:
    """Return the words for a call with a client, and what is wrong with scripts that are broken.

    Nothing is raised: a call is worth more than its script.
    """
    try:
        scripts, broken = shelf(config).all()
    except FileRefused as refusal:
        return None, [refusal]
    while (script := best(scripts, card, languages)) is not None:
        try:
            return wording(script, card, me), broken
        except FileRefused as refusal:
            broken.append(refusal)
            scripts.remove(script)
    return None, broken


def _rank(script: Template, card: Card, languages: Languages) -> tuple[int, ...] | None:
    """Tell how well a script fits, None where it does not: all that its head says must hold."""
    tags, kinds = script.words("tag"), script.words("kind")
    tag, kind, language = bool({*tags} & {*card.tags}), card.kind in kinds, languages.rank(script.language)
    if not (tags or kinds) or (tags and not tag) or (kinds and not kind) or language is None:
        return None
    return tag, kind, -language, script.own, bool(script.language)


def _backwards(name: str) -> tuple[int, ...]:
    return tuple(-ord(letter) for letter in name)
