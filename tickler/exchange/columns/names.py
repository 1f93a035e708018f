"""How the parts of a name, and of an address, become one text."""

import re
from collections.abc import Mapping, Sequence

NAME_PARTS = ("prefix", "first-name", "middle-name", "last-name", "suffix")
ADDRESS_PARTS = (
    "formatted-address", "address", "street", "house-number", "po-box", "postal-code", "city", "region",
    "country",
)  # fmt: skip

_WORD = re.compile(r"\w+")


def name_order(parts: Sequence[str]) -> list[int]:
    """Return the order in which the columns of a name are joined, as their positions.

    Given, middle and family name stay in the file's order, which is the order of its language; a
    title goes before them and a suffix after them, wherever the file has them.
    """
    rank = {"prefix": 0, "suffix": 2}
    return sorted(range(len(parts)), key=lambda position: rank.get(parts[position], 1))


def one_address(parts: Mapping[str, str]) -> str | None:
    """Join the parts of an address in postal order, or take the formatted one where there is one."""
    if formatted := parts.get("formatted-address"):
        return formatted
    if len(parts) == 1:
        return next(iter(parts.values()))
    street = " ".join(filter(None, (parts.get("street"), parts.get("house-number"))))
    town = " ".join(filter(None, (parts.get("postal-code"), parts.get("city"))))
    lines: list[str] = []
    for text in (
        parts.get("address"),
        street,
        parts.get("po-box"),
        town,
        parts.get("region"),
        parts.get("country"),
    ):
        # Many sheets repeat the town in the address column.
        if text and not any(is_part_of(text, line) for line in lines):
            lines.append(text)
    return ", ".join(lines) or None


def is_part_of(text: str, line: str) -> bool:
    """Tell whether the words of a text stand in a line, one behind the other; `IN` does not in `BERLIN`."""
    small, large = text.casefold(), line.casefold()
    return small in large and f" {_spaced(small)} " in f" {_spaced(large)} "


def one_name(parts: Sequence[str]) -> str:
    """Join the parts of a name; one that another part has already, as in `Ana Kos, Kos`, is left out."""
    if " " not in "".join(parts):
        return " ".join(parts)
    return " ".join(
        part
        for n, part in enumerate(parts)
        if not any(
            len(other) > len(part) and is_part_of(part, other) for other in (*parts[:n], *parts[n + 1 :])
        )
    )


def _spaced(text: str) -> str:
    return " ".join(_WORD.findall(text))
