"""Who is meant by CLIENT: an id, or part of a name or company in any script.

Names and queries are folded to ASCII, so that any script is found from any keyboard. The full-text
index holds every three letters of a text; shorter words are looked for at the start of names,
then anywhere.
"""

import json
from typing import NamedTuple

from tickler.core.errors import Ambiguous, NotFound
from tickler.core.folding import fold
from tickler.store import statements as sql
from tickler.store.folder import Folder

CHOICES_SHOWN = 20
SHORTEST_INDEXED = 3


class Candidate(NamedTuple):
    """A client who may be meant."""

    id: int
    name: str
    company: str | None
    dropped: bool

    def __str__(self) -> str:
        firm = f", {self.company}" if self.company and self.company != self.name else ""
        return f"{self.id}  {self.name}{firm}{' (dropped)' if self.dropped else ''}"


def client(folder: Folder, said: str, *, with_dropped: bool = False) -> int:
    """Return the id of the client who is meant by an id, or by part of a name or company.

    A name said in full means that client even where it is part of a longer one. Dropped clients
    are found by their id, or `with_dropped`.

    Raises NotFound if nobody answers to it and Ambiguous, with the choices, if several do.
    """
    if said.isdecimal() and folder.db.execute(sql.CARD_EXISTS, {"id": int(said)}).fetchone():
        return int(said)
    found = candidates(folder, said, CHOICES_SHOWN + 1, with_dropped=with_dropped)
    whole = [one for one in found if fold(said) == fold(one.name)]
    match whole if len(whole) == 1 else found:
        case []:
            if not with_dropped and (gone := candidates(folder, said, 1, with_dropped=True)):
                raise NotFound(
                    f"{gone[0].name} was dropped from the folder.",
                    f"tickler restore {gone[0].id} puts the card back.",
                )
            raise NotFound(
                f'No client answers to "{said}".',
                "tickler find searches notes too, tickler list shows everyone.",
            )
        case [one]:
            return one.id
        case _:
            more = " or more" if len(found) > CHOICES_SHOWN else ""
            count = min(len(found), CHOICES_SHOWN)
            raise Ambiguous(
                f'"{said}" may mean {count}{more} clients.',
                "Say the id, or more of the name.",
                [str(one) for one in found[:CHOICES_SHOWN]],
            )


def candidates(folder: Folder, said: str, limit: int, *, with_dropped: bool = False) -> list[Candidate]:
    """Return the clients whose name or company has all the words said, in the order of their ids."""
    ids = cards_with(folder, fold(said).split(), "who", limit)
    found = folder.db.execute(sql.NAMES, {"ids": json.dumps(ids)}).fetchall()
    people = [
        Candidate(row["id"], row["name"], row["company"], row["dropped_at"] is not None) for row in found
    ]
    return sorted((one for one in people if with_dropped or not one.dropped), key=lambda one: one.id)


def cards_with(folder: Folder, words: list[str], columns: str, limit: int) -> list[int]:
    if not words:
        return []
    if any(len(word) < SHORTEST_INDEXED for word in words):
        return _cards_with_short(folder, words, columns, limit)
    query = {"query": f"{{{columns}}} : ({all_of(words)})", "limit": limit}
    return [row["id"] for row in folder.db.execute(sql.BY_NAME_PART, query)]


def _cards_with_short(folder: Folder, words: list[str], columns: str, limit: int) -> list[int]:
    start = " ".join(words)
    by_start = {"start": start, "end": start + "\x7f", "limit": limit}
    ids = [row["id"] for row in folder.db.execute(sql.BY_NAME_START, by_start)]
    if ids and columns == "who":
        return ids
    anywhere = sql.BY_SHORT_PART if columns == "who" else sql.BY_SHORT_PART_ANYWHERE
    found = folder.db.execute(anywhere, {"pattern": pattern(words), "limit": limit})
    return ids + [row["id"] for row in found if row["id"] not in ids]


def all_of(words: list[str]) -> str:
    """Write words as an FTS5 query: each quoted, with quotes doubled, so that nothing is syntax."""
    return " AND ".join('"' + word.replace('"', '""') + '"' for word in words)


def pattern(words: list[str]) -> str:
    literal = (word.replace("!", "!!").replace("%", "!%").replace("_", "!_") for word in words)
    return "%" + "%".join(literal) + "%"
