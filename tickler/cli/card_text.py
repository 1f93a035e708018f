"""A card as TOML text for the editor, and back."""

import tomllib

from tickler.cli.particulars import Particulars
from tickler.core.cards import TEXT_FIELDS, Card
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
    """Read what was changed on a card in the editor; what was not is left out.

    So nothing is overwritten that another program has changed on the card in the meantime.

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
    texts = {field: str(said[field]) for field in TEXT_FIELDS if field in said}
    lists = {field: [str(one) for one in said.get(field, ())] for field in LISTS}
    custom = dict.fromkeys(dict(card.custom), "")
    custom |= {key: str(value) for key, value in said.get("custom", {}).items()}
    return Particulars(
        {field: text for field, text in texts.items() if text != (getattr(card, field) or "")},
        **{field: new for field, new in lists.items() if new != list(getattr(card, field))},
        custom={key: value for key, value in custom.items() if value != dict(card.custom).get(key, "")},
    )
