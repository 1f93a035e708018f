"""The cards of other programs: properties by their meaning, and a name from whatever there is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from unicodedata import normalize

from tickler.core.contacts import Contact
from tickler.core.import_reports import Problem
from tickler.exchange.columns.headers import CUSTOM, LEFT_OUT, Column, columns_of
from tickler.exchange.columns.layout import NOTHING_USABLE
from tickler.exchange.columns.names import one_address
from tickler.exchange.columns.nothing import one_line_end, without_unseen
from tickler.exchange.fields import Draft, Taker, taker
from tickler.exchange.reading import Row, problem
from tickler.exchange.vcard.cards import Card, PlainCard
from tickler.exchange.vcard.gathering import Gathering, Handler, Said
from tickler.exchange.vcard.heads import LEFT_ASIDE, Head, head_and_value, is_left_aside
from tickler.exchange.vcard.properties import Properties
from tickler.exchange.vcard.text import Texts, member_key

NO_TEXT = "bytes that are no text were replaced"
NULS = "NUL characters were removed"
LINE_BREAKS = "line breaks within NOTE are not written as \\n; the lines were taken as part of it"
NO_PROPERTY = "not a line of a vCard; left out"
GROUP_FROM_FILE = "its name became a tag of its members"
GROUP_FROM_STREAM = "read from a file instead of a stream, its name becomes a tag of its members"

_NAME_PARTS = ("last-name", "first-name", "middle-name")


class ForeignCards:
    """Turns the cards of other programs into rows.

    `country` is the default for phone numbers; `mapping` overrules by property, as `--map` does; `tags`
    are those of the members of groups by UID, None where groups could not be looked for. Raises
    ValueRefused for a field that a contact has not. `left_out` counts what is passed over.
    """

    def __init__(
        self,
        texts: Texts,
        country: str | None,
        mapping: Mapping[str, str],
        tags: Mapping[str, Sequence[str]] | None,
    ) -> None:
        self.left_out: Counter[str] = Counter()
        self._unmet = dict.fromkeys(mapping)
        self._texts = texts
        self._tags = tags
        self._take_phone = taker("phone", country, None)
        self._take_email = taker("email", country, None)
        chosen = {
            column.header.upper(): self._mapped_to(column, country)
            for column in columns_of(list(mapping), mapping)
        }
        self._properties = Properties(chosen)

    def never_met(self) -> list[str]:
        """Return the properties of `mapping` that no card has had so far."""
        return list(self._unmet)

    def row(self, raw: Card) -> Row:
        """Return the row of a card; nothing of it is lost without being said."""
        draft = Draft(raw.number, Contact())
        card = Gathering(draft, self._texts, raw)
        lines = self._texts.lines_of(raw.body) if isinstance(raw, PlainCard) else None
        values = None if lines is None else self._properties.plain_values(lines)
        if values is None:
            self._take_line_by_line(card, raw.lines)
        else:
            for take, head, text in values:
                take(card, head, text)
        self._take_several(card)
        self._take_name(card)
        if values is None:
            self._report_faults(card, raw)
        contact = draft.contact
        if card.kind == "group":
            return Row(raw.number, None, (*draft.problems, self._group(card)))
        if contact.name is None:
            said = ", ".join((*contact.custom.values(), *contact.notes))
            return Row(raw.number, None, (*draft.problems, problem(raw.number, None, said, NOTHING_USABLE)))
        if self._tags and contact.external_id:
            groups = self._tags.get(member_key(contact.external_id), ())
            contact.tags += [tag for tag in groups if tag not in contact.tags]
        return Row(raw.number, contact, tuple(draft.problems))

    def _take_line_by_line(self, card: Gathering, lines: Sequence[str]) -> None:
        strays: list[str] = []
        previous = ""
        for line in lines:
            head, value = head_and_value(line)
            if not head.name:
                strays.append(value)
                continue
            if strays:
                self._take_strays(card, strays, previous)
            previous = head.name
            if is_left_aside(head, value):
                self.left_out[LEFT_ASIDE.get(previous, previous)] += 1
            elif text := self._text(card.draft, head, value):
                self._properties.take(card, head, text)
        self._take_strays(card, strays, previous)

    def _text(self, draft: Draft, head: Head, value: str) -> str:
        if head.is_plain and value.isascii():
            text = value
        else:
            text, replaced = self._texts.decoded(head, value)
            text = normalize("NFC", text)
            if replaced:
                draft.problems.append(problem(draft.number, head.name, text, NO_TEXT))
        if "\0" in text:
            text = text.replace("\0", "")
            draft.problems.append(problem(draft.number, head.name, text, NULS))
        return without_unseen(one_line_end(text) if "\r" in text else text)

    def _take_strays(self, card: Gathering, lines: list[str], previous: str) -> None:
        """Take lines that are none of a vCard: the rest of a note, or nothing that could be kept."""
        texts = [self._texts.plain(line) for line in lines]
        lines.clear()
        notes = card.draft.contact.notes
        if previous == "NOTE" and notes and texts:
            notes[-1] = "\n".join((notes[-1], *texts))
            card.note_lines += texts
        else:
            card.strays += texts

    def _take_several(self, card: Gathering) -> None:
        """Take phones, e-mails, websites and addresses, the preferred ones first."""
        contact = card.draft.contact
        for phone in [phone for phone in card.phones if phone[0].group]:
            if "fax" in card.label_of(phone[0]).lower():
                card.phones.remove(phone)
                card.keep("fax", phone[1])
        for head, text in _in_order(card.phones):
            self._take_point(card, self._take_phone, head, text)
        for head, text in _in_order(card.emails):
            self._take_point(card, self._take_email, head, text)
        for head, text in _in_order(card.websites):
            if contact.website is None:
                contact.website = text
            else:
                card.keep(card.label_of(head) or "website", text)
        if card.addresses:
            self._take_addresses(card)
        if contact.position is None:
            contact.position = card.role or None
        elif card.role:
            card.keep("role", card.role)

    @staticmethod
    def _take_point(card: Gathering, take: Taker, head: Head, text: str) -> None:
        take(card.draft, head.name, text)
        if head.group and (label := card.own_label_of(head)):
            card.keep(label, text)

    @staticmethod
    def _take_addresses(card: Gathering) -> None:
        contact = card.draft.contact
        for address in sorted(card.addresses, key=lambda address: address.rank):
            text = one_address(address.parts) or ""
            if contact.address is None:
                contact.address = text or None
            else:
                card.keep(f"address {address.kind}".strip(), text)

    @staticmethod
    def _take_name(card: Gathering) -> None:
        """Name a contact as the file does, or after what there is."""
        contact = card.draft.contact
        contact.name = contact.name or _called(card.full_name, card.name_parts)
        nickname = ", ".join(card.nicknames)
        if contact.name:
            if nickname:
                card.keep("nickname", nickname)
        else:
            points = contact.emails or contact.phones
            contact.name = nickname or contact.company or (points[0].value if points else None)

    def _report_faults(self, card: Gathering, raw: Card) -> None:
        found, number = card.draft.problems, raw.number
        for value, reason in raw.faults:
            shown = self._texts.plain(value) or card.draft.contact.name or ""
            found.append(problem(number, None, shown, reason))
        if card.note_lines:
            found.append(problem(number, "NOTE", "\n".join(card.note_lines), LINE_BREAKS))
        if card.strays:
            found.append(problem(number, None, "\n".join(card.strays), NO_PROPERTY))

    def _group(self, card: Gathering) -> Problem:
        why = GROUP_FROM_STREAM if self._tags is None else GROUP_FROM_FILE
        reason = f"a group of {card.members}, not a contact: {why}"
        return problem(card.draft.number, None, card.draft.contact.name or "", reason)

    def _mapped_to(self, column: Column, country: str | None) -> Handler:
        """Return what takes a property that `--map` names."""
        take = taker(column.field, country, None)

        def handle(card: Gathering, head: Head, text: str) -> None:
            self._unmet.pop(column.header, None)
            if column.field == LEFT_OUT:
                self.left_out[head.name] += 1
            elif column.field == CUSTOM:
                card.keep(column.key, text)
            elif column.field in _NAME_PARTS:
                card.name_parts += [""] * (len(_NAME_PARTS) - len(card.name_parts))
                card.name_parts[_NAME_PARTS.index(column.field)] = text
            else:
                take(card.draft, column.header, text)

        return handle


def _called(full_name: str, name_parts: Sequence[str]) -> str:
    """Return how somebody is called: `Kos, Ana` is how a list sorts, and the parts say it better."""
    if "," in full_name:
        words = set(" ".join(name_parts[:3]).split())
        if words == set(full_name.replace(",", " ").split()):
            return _in_speaking_order(name_parts)
    return full_name or _in_speaking_order(name_parts)


def _in_speaking_order(name_parts: Sequence[str]) -> str:
    family, given, additional, before, after = [*name_parts, "", "", "", "", ""][:5]
    return " ".join(filter(None, (before, given, additional, family, after)))


def _in_order(values: list[Said]) -> list[Said]:
    """Return the preferred values first; most contacts have no choice."""
    return sorted(values, key=lambda said: said[0].rank) if len(values) > 1 else values
