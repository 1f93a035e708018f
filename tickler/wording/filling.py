"""Filling in a template: Jinja in its sandbox, with a client's card and nothing else of the program."""

import traceback
from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from tickler.core.cards import TEXT_FIELDS, Card
from tickler.show.clean import one_line
from tickler.wording.templates import Template

if TYPE_CHECKING:
    from jinja2 import Environment

Write = Callable[[str], str]
"""How a value is written into the text: as a line, or with its signs kept from being Markdown."""

MOST = 1_000_000
"""In characters: what a template may become."""


_FAULTS_OF_TEMPLATES = (
    ArithmeticError, AttributeError, LookupError, TypeError, ValueError,
    # Jinja writes 1e999 as a name, and loops deeper than Python can nest them.
    NameError, SyntaxError,
)  # fmt: skip


class Markup(str):
    """Text that is Markdown already, and written as it is."""

    __slots__ = ()


class Said(dict[str, str]):
    """What was said with `--set`, or fields of the user's own; any other is empty."""

    def __missing__(self, key: str) -> str:
        return ""


def client_values(card: Card) -> SimpleNamespace:
    """Return what a template may say of a client: `client.name`, `client.custom["discount"]`."""
    return SimpleNamespace(
        **{field: getattr(card, field) for field in TEXT_FIELDS if field != "external_id"},
        addressed=addressed(card),
        phone=card.phones[0] if card.phones else None,
        email=card.emails[0] if card.emails else None,
        tags=card.tags,
        custom=Said(card.custom),
        kind=card.kind,
        why=card.why,
    )


def addressed(card: Card) -> str:
    """Return how a client is addressed: `Mr Petrov` of `Mr Petrov, formal`, else the name."""
    return (card.address_as or "").partition(",")[0].strip() or card.name


def fill(template: Template, values: Mapping[str, object], write: Write = one_line) -> str:
    """Return the text of a template with the values in their places.

    An absent value is empty; a name that does not exist is refused. Raises FileRefused with the line.
    """
    return fill_text(template, template.text, template.first, values, write)


def fill_text(
    template: Template, text: str, first: int, values: Mapping[str, object], write: Write = one_line
) -> str:
    """Return some text of a template, which begins in its line `first`, with the values in their places."""
    if "{" not in text:
        return text  # Jinja costs more than all the rest
    from jinja2 import TemplateError, TemplateSyntaxError

    from tickler.wording.bounds import bounded

    try:
        with bounded():
            filled = _joined(_environment(write).from_string(text).generate(values))
    except TemplateSyntaxError as fault:
        raise template.refusal(fault.lineno + first - 1, _sentence(fault)) from fault
    except (TemplateError, *_FAULTS_OF_TEMPLATES) as fault:
        raise template.refusal(_line(fault, first), _sentence(fault)) from fault
    except (MemoryError, RecursionError, TimeoutError) as fault:
        raise template.refusal(None, "it never comes to an end.") from fault
    return filled


def keys_of(name: str, text: str) -> frozenset[str] | None:
    """Return which keys of a value a text asks for: `until` by `{{ set.until }}`; None where it may be any.

    The text is one that was filled in already.
    """
    from jinja2 import nodes

    tree = _environment(str).parse(text)

    def is_it(node: nodes.Node) -> bool:
        return isinstance(node, nodes.Name) and node.name == name

    keys = [node.attr for node in tree.find_all(nodes.Getattr) if is_it(node.node)]
    asked = [(node.node, node.arg) for node in tree.find_all(nodes.Getitem)]
    asked += [(node.ops[0].expr, node.expr) for node in tree.find_all(nodes.Compare)]
    keys += [key.value for it, key in asked if is_it(it) and isinstance(key, nodes.Const)]
    return frozenset(keys) if len(keys) == sum(map(is_it, tree.find_all(nodes.Name))) else None


def _joined(pieces: Any) -> str:  # noqa: ANN401 - an iterator of Jinja
    filled, size = [], 0
    for piece in pieces:
        size += len(piece)
        _refuse_more_than_the_most(size)
        filled.append(piece)
    return "".join(filled)


def _refuse_more_than_the_most(size: int) -> None:
    if size > MOST:
        raise ValueError(f"it becomes longer than {MOST:,} characters")


def _environment(write: Write) -> "Environment":
    from jinja2 import DictLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    def written(value: object) -> str:
        if isinstance(value, Markup):
            return value
        text = "" if value is None else str(value)
        _refuse_more_than_the_most(len(text))
        return write(text)

    environment = ImmutableSandboxedEnvironment(
        loader=DictLoader({}),  # no other file is ever read
        undefined=StrictUndefined,
        finalize=written,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # The one operation that no bound of time interrupts.
    environment.intercepted_binops = frozenset(["**"])
    environment.binop_table = {**environment.binop_table, "**": _refuse_power}
    return environment


def _refuse_power(base: object, exponent: object) -> object:
    raise ValueError("** is nothing for a text that is filled in")


def _line(fault: BaseException, first: int) -> int | None:
    """Return the line of the file at which filling stopped."""
    lines = [
        frame.lineno for frame in traceback.extract_tb(fault.__traceback__) if frame.filename == "<template>"
    ]
    return lines[-1] + first - 1 if lines and lines[-1] else None


def _sentence(fault: BaseException) -> str:
    said = (str(fault) or type(fault).__name__).splitlines()[0]
    said = said.replace("'types.SimpleNamespace object' has no attribute", "a client has no")
    return said if said.endswith(".") else f"{said}."
