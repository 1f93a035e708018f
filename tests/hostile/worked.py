"""A folder whose every field was written by a stranger: one client for each hostile value."""

from tests.conftest import Tickler
from tests.hostile.values import VALUES

TEXTS = (
    "company", "position", "address", "website", "source", "address-as", "say", "channel", "hours", "why",
)  # fmt: skip
"""The fields of a card that take every text, as options."""

OWNER = VALUES["title"] + VALUES["HTML end"] + VALUES["bidirectional overrides"]


def fill(tickler: Tickler) -> dict[str, int]:
    """Write each value wherever a user or a file can put one; return the id of its client."""
    tickler("config", "owner", OWNER)
    tickler("config", "sender", f"{OWNER} / {OWNER}")
    for number, value in enumerate(VALUES.values(), start=1):
        _work_on(tickler, str(number), value)
    # A file has a name, too, and its import is called by it.
    file = tickler.home / file_name(VALUES["title"] + VALUES["bidirectional overrides"], ".csv")
    file.write_text("name,phone\nIvan Petrov,+385 91 000 0001\n", encoding="utf-8")
    tickler("import", str(file), "--tag", VALUES["clear the screen"])
    return {name: number for number, name in enumerate(VALUES, start=1)}


def _work_on(tickler: Tickler, client: str, value: str) -> None:
    """Give a client all that a dossier holds: a card, moves, notes, slips, documents, sales, a form."""
    document = tickler.home / file_name(value, ".txt")
    document.write_text(value, encoding="utf-8")
    texts = [f"--{field}={value}" for field in TEXTS]
    for words in (
        ("add", *texts, f"--set={key(value)}={value}", f"--tag=+{value}", "--on", "25", "--", value),
        ("defer", client, "today", f"--why={value}", f"--note={value}"),
        ("note", client, f"--promise={value}", "--by", "26", "--", value),
        ("remind", "--on", "20", "--for", client, "--", value),
        ("attach", client, str(document), "--as", "offer"),
        ("sale", client, "12 EUR", f"--what={value[:200]}"),
        ("form", "fill", client, "nps", "score=3", f"why={value}"),
    ):
        tickler(*words)


def key(value: str) -> str:
    """Return the value as the key of a field of one's own, which ends at the first `=`."""
    return f"key {value}".replace("=", "\uff1d").strip()


def file_name(value: str, ending: str) -> str:
    """Return the value as the name of a file, as far as a file system takes it."""
    return value.replace("\0", "").replace("/", "\u2215").encode()[:200].decode(errors="ignore") + ending
