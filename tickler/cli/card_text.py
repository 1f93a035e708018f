"""A card as TOML text for the editor, and back."""

import tomllib

from tickler.cli.commands.particulars import Particulars
from tickler.core.cards import Card
from tickler.core.contacts import TEXT_FIELDS
from tickler.core.errors import ValueRefused

LISTS = ("phones", "emails", "tags")


def write_card(card: Card) -> str:
    """Return the card as TOML; every field is there, the empty ones too."""
    import tomlkit

    text = tomlkit.document()
    text.add(tomlkit.comment(f"Card {card.id}. Save and close to change it; an empty text removes a field."))
    for field in TEXT_FIELDS:
        text.add(field, tomlkit.item(getattr(card, field) or ""))
    for field in LISTS:
        text.add(field, tomlkit.item(list(getattr(card, field))))
    text.add("custom", tomlkit.item(dict(card.custom)))
    return tomlkit.dumps(text)


def read_card(text: str, card: Card) -> Particulars:
    """Read what the editor gave back for a card.

    Raises ValueRefused with the line if it is not TOML, or names a field that a card does not have.
    """
    try:
        said = tomllib.loads(text)
    except ValueError as fault:
        raise ValueRefused(f"The edited card is not valid TOML: {fault}.", "Nothing was changed.") from fault
    if unknown := said.keys() - {*TEXT_FIELDS, *LISTS, "custom"}:
        raise ValueRefused(
            f"A card has no field {', '.join(sorted(unknown))}.", "Fields of your own go below [custom]."
        )
    for field in LISTS:
        if not isinstance(said.get(field, []), list):
            raise ValueRefused(f"{field} of a card is a list.", f'Write {field} = ["one", "another"].')
    if not isinstance(said.get("custom", {}), dict):
        raise ValueRefused("custom of a card is a table.", "Write [custom], and below it key = value.")
    if not str(said.get("name", "")).strip():
        raise ValueRefused("A card needs a name.", "Nothing was changed.")
    gone = dict.fromkeys((key for key, _ in card.custom), "")
    return Particulars(
        {field: str(said[field]) for field in TEXT_FIELDS if field in said},
        phones=[str(number) for number in said.get("phones", ())],
        emails=[str(address) for address in said.get("emails", ())],
        tags=[str(tag) for tag in said.get("tags", ())],
        custom=gone | {key: str(value) for key, value in said.get("custom", {}).items()},
    )
