"""Letters: a template with the fields of a card becomes a text, and that a sheet of paper or a mail."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tickler.core.cards import DOCUMENT_KINDS, Card
from tickler.core.errors import ValueRefused
from tickler.core.offers import Offer
from tickler.core.places import MONTHS_LONG
from tickler.paper.typeset import Press, Printed, draw, typeset
from tickler.show.clean import one_line
from tickler.show.markdown import escape
from tickler.wording.filling import Said, client_values, fill, fill_text, keys_of
from tickler.wording.languages import BY_DEFAULT, is_code
from tickler.wording.markdown import Block, blocks_of, html_of, plain_of
from tickler.wording.offer_words import WORDS, OfferWords
from tickler.wording.templates import Shelf, Template

TEMPLATE = "letter"
"""That of paper, for all letters."""

SHIPPED = Path(__file__).parent / "letters"
KEYS = ("title", "subject", "kind", "needs", "language", "date", "currency", *WORDS)


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes: the name under the letter, and the lines of the letterhead."""

    name: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """A finished letter: `text` is Markdown, `to` is the card of the reader, `kind` that of a document."""

    template: str
    kind: str
    subject: str
    text: str
    to: Card
    sender: Sender
    at: dt.datetime
    date: str
    language: str

    @property
    def blocks(self) -> list[Block]:
        return blocks_of(self.text)

    @property
    def plain(self) -> str:
        return plain_of(self.blocks)

    @property
    def html(self) -> str:
        return html_of(self.text)

    @property
    def file_name(self) -> str:
        return f"{self.template}-{self.at:%Y-%m-%d}"


def shelf(config: Path) -> Shelf:
    """Return the letters of the program and those in a configuration directory."""
    return Shelf("letter", SHIPPED, config / "letters", KEYS)


@dataclass(frozen=True, slots=True)
class Matter:
    """What a letter is about: the client, who reads it, an offer where there is one, what was `--set`."""

    client: Card
    to: Card
    offer: Offer | None
    said: Mapping[str, str]


def write(template: Template, matter: Matter, sender: Sender, now: dt.datetime) -> Letter:
    """Fill in a letter. Nothing that stands on a card becomes markup.

    Raises FileRefused with the line of a broken template, ValueRefused where it needs what was not said.
    """
    _refuse_what_is_missing(template, matter)
    date = _date(template, now.date())
    values = {
        "client": client_values(matter.client),
        "to": client_values(matter.to),
        "me": sender.name,
        "today": date,
        "offer": OfferWords(matter.offer, template.head) if matter.offer else None,
        "set": Said(matter.said),
    }
    subject = fill_text(
        template, template.head.get("subject", template.title), template.where.get("subject", 1), values
    )
    kind = template.head.get("kind", "letter")
    if kind not in DOCUMENT_KINDS:
        raise template.refusal(
            template.where["kind"], f'"{kind}" is no kind of document; they are {", ".join(DOCUMENT_KINDS)}.'
        )
    text = fill(template, values, write=escape) + "\n"
    _refuse_what_has_no_place(template, matter.said)
    return Letter(
        template.base, kind, one_line(subject), text, matter.to, sender, now, date, template.language
    )


def printed(press: Press, letter: Letter) -> Printed:
    """Print a letter as PDF. Raises FileRefused for a template of paper that is broken."""
    return typeset(press, TEMPLATE, _data(letter), letter.at)


def pictures(press: Press, letter: Letter, ppi: int) -> list[bytes]:
    """Draw each page as PNG, with `ppi` dots an inch."""
    return draw(press, TEMPLATE, _data(letter), ppi)


def _data(letter: Letter) -> dict[str, object]:
    return {
        "title": letter.subject,
        "sender": [one_line(line) for line in letter.sender.lines or (letter.sender.name,)],
        "reader": [one_line(line) for line in _address(letter.to)],
        "date": letter.date,
        "subject": letter.subject,
        "blocks": letter.blocks,
        "language": letter.language if is_code(letter.language) else BY_DEFAULT,
    }


def _address(card: Card) -> list[str]:
    firm = card.company if card.company != card.name else None
    lines = [card.name, firm or "", *(card.address or "").splitlines()]
    return [line for line in lines if line.strip()]


def _date(template: Template, today: dt.date) -> str:
    if pattern := template.head.get("date"):
        return today.strftime(pattern)
    return f"{today.day} {MONTHS_LONG[today.month - 1]} {today.year}"


def _refuse_what_is_missing(template: Template, matter: Matter) -> None:
    """Refuse a letter without what its head says that it needs: `items`, or `to`, another reader."""
    needs = template.words("needs")
    if "items" in needs and matter.offer is None:
        raise ValueRefused(
            f"The letter {template.name} has items, and none were said.",
            'Say --item "Coffee machine; 2; 450; 20%", once for each, or --items FILE.csv.',
        )
    if "to" in needs and matter.to.id == matter.client.id:
        raise ValueRefused(
            f"Who reads about {matter.client.name}?", "Say --to CLIENT: the letter goes to them."
        )


def _refuse_what_has_no_place(template: Template, said: Mapping[str, str]) -> None:
    """Refuse a value that the letter does not take: `untill` would be missed by nobody but the reader."""
    if not said:
        return
    places = keys_of("set", f"{template.head.get('subject', '')}\n{template.text}")
    if places is None:
        return
    for key in said:
        if key not in places:
            raise ValueRefused(
                f'The letter {template.base} has no place for "{key}".',
                f"It takes: {', '.join(sorted(places))}." if places else "It takes nothing by --set.",
            )
