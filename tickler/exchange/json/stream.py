"""The objects in a JSON text, one after another: memory holds one of them, however long the text is.

They may be in a list, in a list that an object wraps (`{"results": [...]}`), or one after another, one
a line or not (JSON lines). What follows a fault cannot be told within a list; outside of one, reading
goes on with the next line that begins an object.
"""

import json
from collections.abc import Generator, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from tickler.exchange.json.text import JsonText
from tickler.exchange.json.wrappers import DEEPEST_WRAPPER, Wrappers

LONGEST_VALUE = 8 * 1024 * 1024
"""In characters; what is longer is no contact, and would fill the memory."""

_TAKEN_WHOLE = 1024 * 1024
"""An object of this length is looked at member by member, so that a long list in it need not be held."""
_MAY_BE_CUT = 16
"""An error so near to the end of what was read may be no error but half a word."""
_PASSED_OVER_NAMED = 20

NO_END = "the list does not end: the file may be cut off"
CUT_OFF = "the file ends in the middle of it"
NO_OBJECT = "not an object; left out"
REST_NOT_READ = "what follows was not read"


class Found(NamedTuple):
    """One object of the text, or with a `fault` what stands in the place of one.

    `line` is where it begins; `twice` are the keys that it has more than once, of which the later values
    are under the key with a number (`phone 2`).
    """

    line: int
    value: Any
    twice: tuple[str, ...] = ()
    fault: str | None = None
    broken: bool = False


class _Broken(Exception):
    """What stands at `position` of the window is not JSON."""

    def __init__(self, position: int, reason: str | None = None) -> None:
        super().__init__(reason)
        self.position = position
        self.reason = reason


class Objects:
    """The objects of a text: iterate over them once.

    `rule` tells which lists are of contacts. `wrappers` are the keys of the lists from which objects
    were taken, `passed_over` what else was in the objects around them; `in_a_list` tells whether there was
    a list.
    """

    def __init__(self, text: JsonText, rule: Wrappers) -> None:
        self.wrappers: dict[str, None] = {}
        self.passed_over: dict[str, None] = {}
        self.in_a_list = False
        self._text = text
        self._rule = rule
        self._twice: list[str] = []
        self._wrapping = self._stopped = False
        self._decode = json.JSONDecoder(
            object_pairs_hook=self._object,
            parse_int=str,
            parse_float=str,
            parse_constant=_constant,
            strict=False,
        ).raw_decode

    def __iter__(self) -> Iterator[Found]:
        text = self._text
        while first := text.next_value():
            line = text.mark()
            if first == "{":
                yield from self._at_top(line)
            elif first == "[":
                yield from self._list()
            else:
                fault = f"{_said(_Broken(text.at), text.where(text.at))}; the line was left out"
                shown = self._shown()
                text.skip_line()
                yield Found(line, shown, fault=fault, broken=True)

    def _at_top(self, line: int) -> Iterator[Found]:
        text = self._text
        try:
            value = self._value(_TAKEN_WHOLE)
        except _Broken:
            whole = False
        else:
            whole = not self._rule.wraps(value)
        if whole:
            yield Found(line, value, self._doubled())
            return
        text.at = text.begin
        self._twice.clear()
        self._wrapping = False
        try:
            record = yield from self._members(0)
        except _Broken as broken:
            yield self._given_up(broken, line)
        else:
            if record is not None:
                yield Found(line, record, self._doubled())

    def _given_up(self, broken: _Broken, line: int) -> Found:
        """Report an object outside of lists, and go to where reading can go on."""
        text = self._text
        at, shown = text.where(broken.position), self._shown()
        if self._wrapping:
            text.abandon()
            return Found(at[0], shown, fault=f"{_said(broken, at)}; {REST_NOT_READ}", broken=True)
        last = text.skip_to_next_object()
        left_out = f"left out up to line {last:,}" if last > line else "left out"
        return Found(line, shown, fault=f"{_said(broken, at)}; {left_out}", broken=True)

    def _members(self, depth: int) -> Generator[Found, None, dict[str, Any] | None]:
        """Read an object member by member; yield what is in the lists that it wraps.

        Returns the object, or None where it is a wrapper. Raises _Broken.
        """
        text = self._text
        record: dict[str, Any] = {}
        pairs: list[tuple[str, Any]] = []
        wraps = False
        text.at += 1
        last = ","
        while (first := self._next()) != "}" or (last == "," and pairs):
            if last != "," or first != '"':
                raise _Broken(text.at)
            key = self._value(LONGEST_VALUE)
            if self._next() != ":":
                raise _Broken(text.at)
            text.at += 1
            first, value = self._next(), None
            if first == "[" and self._begins_contacts(key, record):
                wraps = self._wrapping = True
                self.wrappers[key] = None
                yield from self._list()
            else:
                if first == "{" and self._rule.may_hold(key) and depth < DEEPEST_WRAPPER:
                    value = yield from self._members(depth + 1)
                    wraps = wraps or value is None
                else:
                    value = self._value(LONGEST_VALUE)
                if value is not None or not wraps:
                    pairs.append((key, value))
                    record[key] = value
            if self._stopped:
                return None
            last = self._next()
            if last == ",":
                text.at += 1
        text.at += 1
        if wraps:
            self.passed_over |= dict.fromkeys(islice(record, _PASSED_OVER_NAMED))
            return None
        return self._object(pairs)

    def _list(self) -> Iterator[Found]:
        """Yield the objects of a list; where it is broken, nothing more can be read."""
        self.in_a_list = True
        text = self._text
        text.at += 1
        while (first := text.next_value()) != "]":
            line = text.mark()
            if not first:
                self._stopped = True
                yield Found(line, "", fault=NO_END, broken=True)
                return
            try:
                value = self._value(LONGEST_VALUE)
            except _Broken as broken:
                self._stopped = True
                fault = f"{_said(broken, text.where(broken.position))}; {REST_NOT_READ}"
                yield Found(line, self._shown(), fault=fault, broken=True)
                text.abandon()
                return
            twice = self._doubled()
            if isinstance(value, dict):
                yield Found(line, value, twice)
            else:
                yield Found(line, self._shown(text.at), fault=NO_OBJECT)
        text.at += 1

    def _value(self, longest: int) -> Any:  # noqa: ANN401 - any value of JSON
        """Read the value at this place and go behind it. Raises _Broken."""
        text = self._text
        while True:
            try:
                value, text.at = self._decode(text.text, text.at)
            except json.JSONDecodeError as error:
                # A text that is not closed is reported where it begins.
                cut = error.msg.startswith("Unterminated") or len(text.text) - error.pos < _MAY_BE_CUT
                offset = error.pos - text.begin  # reading on moves the window
                if not (cut and self._more(longest)):
                    raise _Broken(text.begin + offset) from error
                self._twice.clear()
            except RecursionError as error:
                raise _Broken(text.at, "nested too deeply") from error
            else:
                if text.at - text.begin > longest:
                    raise _too_long(text.begin, longest)
                return value

    def _next(self) -> str:
        """Return the next character within a value that is not space. Raises _Broken at the end."""
        text = self._text
        while not (char := text.space()):
            if not self._more(LONGEST_VALUE):
                raise _Broken(text.at, CUT_OFF)
        return char

    def _more(self, longest: int) -> bool:
        if self._text.held > longest:
            raise _too_long(self._text.begin, longest)
        return self._text.more()

    def _begins_contacts(self, key: str, record: Mapping[str, Any]) -> bool:
        """Tell whether the list at this place is one of contacts, by its first object; stay here."""
        text = self._text
        offset = text.at - text.begin
        text.at += 1
        try:
            first = None if self._next() == "]" else self._value(LONGEST_VALUE)
        except _Broken:
            return self._rule.may_hold(key)
        finally:
            text.at = text.begin + offset
            self._twice.clear()
        return self._rule.is_list_of_contacts(key, first, record)

    def _object(self, pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
        record = dict(pairs)
        return record if len(record) == len(pairs) else self._numbered(pairs)

    def _numbered(self, pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
        """Keep all values of a key that comes more than once."""
        record: dict[str, Any] = {}
        count: dict[str, int] = {}
        taken = {key for key, _ in pairs}
        for key, value in pairs:
            name = key
            while name in record or (name is not key and name in taken):
                count[key] = count.get(key, 1) + 1
                name = f"{key} {count[key]}"
            record[name] = value
        self._twice += count
        return record

    def _doubled(self) -> tuple[str, ...]:
        if not self._twice:
            return ()
        twice = tuple(dict.fromkeys(self._twice))
        self._twice.clear()
        return twice

    def _shown(self, end: int | None = None) -> str:
        """Return the beginning of the value's text, for a person to recognise it."""
        text = self._text.text[self._text.begin : end]
        return text[:200].partition("\n")[0].rstrip()


def _constant(name: str) -> str | None:
    """Read what JSON has not, but Python and JavaScript write: NaN is a value that is not there."""
    return None if name == "NaN" else name


def _too_long(position: int, longest: int) -> _Broken:
    return _Broken(position, f"longer than {longest // 1024 // 1024} MiB")


def _said(broken: _Broken, at: tuple[int, int]) -> str:
    return broken.reason or f"not JSON at line {at[0]:,}, column {at[1]:,}"
