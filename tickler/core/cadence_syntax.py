"""The grammar of rhythms: how often, and on which day."""

from itertools import pairwise

from tickler.core import cadence_refusals as refused
from tickler.core import cadence_words as rhythm
from tickler.core import words
from tickler.core.cadence_form import LAST, Cadence, Period
from tickler.core.when_syntax import quantity
from tickler.core.when_tokens import LONGEST_PHRASE, Token, tokenise

_LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_HUNDRED_YEARS = 36525
_DAYS_IN: dict[Period, int] = {"day": 1, "weekday": 1, "week": 7, "month": 30, "year": 365}

Often = tuple[int, Period]


def parse_cadence(text: str) -> Cadence:
    """Understand how a rhythm is said.

    Understood are `every 2 weeks`, `every other friday`, `weekly`, `every weekday`, `every 31st`,
    `first monday of the month`, `yearly on 5 may`, with the words of all languages in `words`. Raises
    ValueRefused for anything else.
    """
    if len(text) > LONGEST_PHRASE:
        raise refused.not_understood(text[:30])
    tokens = [token for token in tokenise(text) if token not in words.BEFORE and token != "des"]
    _refuse_what_is_several(tokens, text)
    every = False
    while tokens and (tokens[0] in words.EVERY or tokens[0] in rhythm.ONCE):
        tokens, every = tokens[1:], True
    if tokens and tokens[-1] in rhythm.ONCE:  # `tveshi ertkhel`: in a month once
        tokens, every = tokens[:-1], True
    if every:
        _refuse_week_or_sunday(tokens, text)
    cadence = _of_the_month(tokens, text) or _so_often(tokens, text, every=every)
    if cadence is None and every:
        cadence = _on_a_day(tokens)
    if cadence is None:
        raise refused.not_understood(text)
    if cadence.number < 1 or cadence.number * _DAYS_IN[cadence.period] > _HUNDRED_YEARS:
        raise refused.kept_by_nobody(text)
    return cadence


def _refuse_what_is_several(tokens: list[Token], text: str) -> None:
    """Refuse what is more than one rhythm, or no rhythm without a folder, with what to say instead."""
    if any(token in rhythm.TWO_WAYS for token in tokens):
        raise refused.two_ways(text)
    if any(token in rhythm.TIMES for token in tokens):
        raise refused.so_many_times(text)
    if sum(token in words.WEEKDAYS and token not in words.WEEK_OR_SUNDAY for token in tokens) > 1:
        raise refused.several_weekdays(text)
    for token, following in pairwise([*tokens, ""]):
        if _unit(token) == "working day" or (token in words.WORKING and _unit(following) == "day"):
            raise refused.working_days(text)


def _refuse_week_or_sunday(tokens: list[Token], text: str) -> None:
    """Refuse `qovel kviras`, `qovel meore kviras`, where the word can be either."""
    match tokens:
        case [*before, str(word)] if word in words.WEEK_OR_SUNDAY and len(before) < 2:
            if not any(isinstance(token, int) or token in words.NUMBERS for token in before):
                raise refused.week_or_sunday(text)


def _of_the_month(tokens: list[Token], text: str) -> Cadence | None:
    """`first monday of the month`, `last day of every month`, `tvis pirveli orshabati`."""
    of_month = True
    if tokens and _unit(tokens[0]) == "month":
        tokens = tokens[1:]
    elif tokens and _unit(tokens[-1]) == "month":
        tokens = tokens[:-1]
        if tokens and tokens[-1] in words.EVERY:
            tokens = tokens[:-1]
    else:
        of_month = False
    match _ordinal(tokens):
        case (int(nth), [str(word)]) if word in words.WEEKDAYS:
            if not of_month and nth not in (1, LAST):
                raise refused.other_or_of_month(text, nth, words.WEEKDAYS[word])
            return Cadence(1, "month", weekday=words.WEEKDAYS[word], nth=nth)
        case (int(nth), [str(word)]) if _unit(word) == "day" and of_month:
            return Cadence(1, "month", day=31 if nth == LAST else nth)
    return None


def _so_often(tokens: list[Token], text: str, *, every: bool) -> Cadence | None:
    """`2 weeks`, `monthly on the 5th`; after `every` also `week`, `other friday`, `weekday`."""
    match tokens:
        case [str(other), str(word)] if every and other in rhythm.OTHER and word in words.WEEKDAYS:
            return Cadence(2, "week", weekday=words.WEEKDAYS[word])
        case [str(word)] | [str(word), _] if word in rhythm.WEEKDAY:
            return Cadence(1, "weekday") if len(tokens) == 1 or _unit(tokens[1]) == "day" else None
    for end in range(len(tokens), 0, -1):
        if often := _often(tokens[:end], every=every):
            return _on_a_day(tokens[end:], often)
    return None


def _often(tokens: list[Token], *, every: bool) -> Often | None:
    """`weekly`, `2 weeks`; after `every` also `week`, `other week`, `second week`, `quarter`."""
    match tokens:
        case [str(word)] if word in rhythm.OFTEN:
            return _in_periods(*rhythm.OFTEN[word])
        case [other, *rest] if every and other in rhythm.OTHER:
            tokens = [2, *rest]
        case _ if every and (found := _ordinal(tokens)) and found[0] > 1:
            tokens = [found[0], *found[1]]
    counted = quantity(tokens, number_needed=not every)
    return _in_periods(*counted) if counted else None


def _in_periods(number: int, unit: words.Unit) -> Often | None:
    match unit:
        case "day" | "week" | "month" | "year":
            return number, unit
        case "quarter":
            return 3 * number, "month"
    return None


def _on_a_day(tokens: list[Token], often: Often | None = None) -> Cadence | None:
    """`monday`, `31st`, `5 may`, `first monday`; after `so often` only what belongs to that period."""
    if not tokens:
        return Cadence(*often) if often else None
    match _ordinal(tokens):
        case (int(nth), [str(word)]) if word in words.WEEKDAYS and often == (1, "month"):
            return Cadence(1, "month", weekday=words.WEEKDAYS[word], nth=nth)
    number, period = often or (1, None)
    match [token for token in tokens if token not in words.ORDINAL_ENDINGS]:
        case [str(word)] if word in words.WEEKDAYS and period in (None, "week"):
            return Cadence(number, "week", weekday=words.WEEKDAYS[word])
        case [int(day)] if 1 <= day <= 31 and often in (None, (1, "month")):
            return Cadence(1, "month", day=day)
        case [int(day), str(word)] | [str(word), int(day)] if word in words.MONTHS:
            month = words.MONTHS[word]
            if 1 <= day <= _LONGEST_MONTH[month - 1] and often in (None, (1, "year")):
                return Cadence(1, "year", day=day, month=month)
    return None


def _ordinal(tokens: list[Token]) -> tuple[int, list[Token]] | None:
    """Read the ordinal with which the tokens begin, `first` or `1st`, up to the fourth; and the rest."""
    match tokens:
        case [str(word), *rest] if word in rhythm.ORDINALS:
            return rhythm.ORDINALS[word], rest
        case [int(nth), ending, *rest] if 1 <= nth <= 4 and ending in words.ORDINAL_ENDINGS:
            return nth, rest
    return None


def _unit(token: Token) -> words.Unit | None:
    return words.UNITS.get(token) if isinstance(token, str) else None
