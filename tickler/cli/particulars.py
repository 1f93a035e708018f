"""The options of `add` and `edit`, and what they make of a contact."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import typer

from tickler.core.cards import TEXT_FIELDS
from tickler.core.contacts import Contact, Point
from tickler.core.errors import ValueRefused
from tickler.core.service import CHANNELS, SERVICES
from tickler.exchange.points import email_point, phone_point
from tickler.exchange.reading import FieldRefused
from tickler.exchange.values import normal_field

Text = str | None
Texts = list[str] | None

Company = Annotated[Text, typer.Option(metavar="TEXT", help="The firm.")]
Position = Annotated[Text, typer.Option(metavar="TEXT", help="What they do there.")]
Phone = Annotated[Texts, typer.Option(metavar="TEXT", help="A telephone number; may be repeated.")]
Email = Annotated[Texts, typer.Option(metavar="TEXT", help="An e-mail address; may be repeated.")]
Address = Annotated[Text, typer.Option(metavar="TEXT", help="The postal address.")]
Website = Annotated[Text, typer.Option(metavar="TEXT", help="The website.")]
Birthday = Annotated[
    Text, typer.Option(metavar="DATE", help="1980-05-09, 9.5.1980, or --05-09 without the year.")
]
Tag = Annotated[
    Texts, typer.Option(metavar="TAG", help="A tag; may be repeated. For edit, +TAG adds and -TAG removes.")
]
Source = Annotated[Text, typer.Option(metavar="TEXT", help="Where the contact comes from.")]
AddressAs = Annotated[Text, typer.Option(metavar="TEXT", help="How they are addressed: Mr Petrov, formal.")]
Say = Annotated[Text, typer.Option(metavar="TEXT", help="How the name is said: ee-VAHN pe-TROV.")]
Language = Annotated[Text, typer.Option(metavar="TEXT", help="Their language: ru, ka, hr, en.")]
Timezone = Annotated[Text, typer.Option(metavar="TEXT", help="Their time zone: Asia/Tbilisi.")]
Service = Annotated[Text, typer.Option(metavar="|".join(SERVICES), help="How the client wants to be served.")]
Channel = Annotated[
    Text, typer.Option(metavar="TEXT", help=f"How they like to be reached: {', '.join(CHANNELS)}, ...")
]
Hours = Annotated[Text, typer.Option(metavar="TEXT", help="When: 9-12, after 16:00.")]
Custom = Annotated[
    Texts, typer.Option("--set", metavar="KEY=VALUE", help="A field of your own; may be repeated.")
]
Why = Annotated[Text, typer.Option(metavar="TEXT", help="Why the card is due.")]


@dataclass(frozen=True, slots=True)
class Particulars:
    """What was said of a client; None was not said."""

    texts: dict[str, str | None]
    phones: Sequence[str] | None = None
    emails: Sequence[str] | None = None
    tags: Sequence[str] | None = None
    custom: Mapping[str, str] | None = None

    @property
    def empty(self) -> bool:
        lists = (self.phones, self.emails, self.tags, self.custom)
        return all(value is None for value in (*self.texts.values(), *lists))

    def write_on(self, contact: Contact, country: str | None) -> None:
        """Put what was said on a contact; what was not said stays.

        A text or list that was said replaces what was there, an empty text removes it. Tags with a
        sign change the list instead: `+vip` adds, `-vip` removes.

        Raises ValueRefused for a value that a field does not take.
        """
        for name, value in self.texts.items():
            if value is not None:
                setattr(contact, name, _checked(name, value) or None)
        if self.phones is not None:
            contact.phones = _points(self.phones, country)
        if self.emails is not None:
            contact.emails = [_email(text) for text in self.emails if text.strip()]
        if self.tags is not None:
            contact.tags = _tags(contact.tags, self.tags)
        for key, value in (self.custom or {}).items():
            if value:
                contact.custom[key] = value
            else:
                contact.custom.pop(key, None)


def told(params: Mapping[str, Any]) -> Particulars:
    """Gather what the options of this module were given, from the parameters of a command.

    `name` counts only where it is an option (`edit`), not the words of an argument (`add`).
    """
    texts = {field: params.get(field) for field in TEXT_FIELDS}
    if not isinstance(texts["name"], str):
        del texts["name"]
    return Particulars(
        texts,
        params["phone"] or None,
        params["email"] or None,
        params["tag"] or None,
        custom_fields(params["custom"]),
    )


def custom_fields(settings: Texts) -> dict[str, str] | None:
    """Take `--set KEY=VALUE` apart; None where nothing was set.

    Raises ValueRefused for what has no key or no `=`.
    """
    fields = {}
    for setting in settings or ():
        key, separator, value = setting.partition("=")
        if not separator or not key.strip():
            raise ValueRefused(f'--set takes KEY=VALUE, not "{setting}".', "Say --set discount=5%.")
        fields[key.strip()] = value
    return fields or None


WELL_SAID = {
    "birthday": "Say 1980-05-09, or --05-09 without the year.",
    "language": "Say a tag such as ru, ka or pt-BR.",
    "service": "It says how the client wants to be served.",
    "timezone": "Say a name of the IANA list, such as Asia/Tbilisi.",
}


def _checked(name: str, value: str) -> str:
    if name == "name" and not value.strip():
        raise ValueRefused("A card needs a name.", "Say the name, or the firm's.")
    try:
        return normal_field(name, value) if value else ""
    except FieldRefused as refusal:
        raise ValueRefused(f'"{value}" is no {name}: {refusal}.', WELL_SAID.get(name)) from refusal


def _points(texts: Iterable[str], country: str | None) -> list[Point]:
    points: list[Point] = []
    for text in texts:
        if not text.strip():
            continue
        point = phone_point(text, country)
        if point is None:
            raise ValueRefused(f'"{text}" is no telephone number.', "Write its digits, as +385 91 000 0001.")
        points.append(point)
    return points


def _email(text: str) -> Point:
    point = email_point(text)
    if point is None:
        raise ValueRefused(f'"{text}" is no e-mail address.', "Write it as name@example.com.")
    return point


def _tags(present: list[str], said: Sequence[str]) -> list[str]:
    if not said or not all(tag[:1] in ("+", "-") for tag in said):
        present = []
    tags = dict.fromkeys(present)
    for tag in said:
        if tag.startswith("-"):
            tags.pop(tag[1:], None)
        elif tag.removeprefix("+").strip():
            tags[tag.removeprefix("+").strip()] = None
    return list(tags)
