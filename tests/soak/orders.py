"""What is asked of the program: a script in which every command that writes occurs, and what chance asks."""

import csv
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.soak.homes import Home, State
from tests.soak.processes import run

Order = list[str]

FIRST = ("Иван", "Željko", "გიორგი", "Ana", "Ivana", "Мария", "Mate", "ნინო")
LAST = ("Петров", "Šarić", "ბერიძე", "Kralj", "Marić", "Иванова", "Tomić", "ლომიძე")
PLACES = ("today", "tomorrow", "+3d", "25", "mon", "jul", "+2w")

HEADER = ("name", "company", "phone", "email")


@dataclass(frozen=True)
class Inbox:
    """Files that come in: letters to attach, lists to import, a colleague's packet."""

    path: Path

    @property
    def packet(self) -> str:
        return str(self.path / "colleague.tickler")

    def letter(self, number: int, size: int = 30_000) -> str:
        """Return the path of a document that no other has the content of."""
        file = self.path / f"offer-{number}-{size}.txt"
        if not file.exists():
            file.write_bytes(f"offer {number}\n".encode() * (size // 9))
        return str(file)

    def mail(self, number: int) -> str:
        file = self.path / f"mail-{number}.eml"
        if not file.exists():
            head = "From: ana@kralj.example\nTo: me@soak.example\nDate: Mon, 16 Nov 2026 09:00:00 +0000"
            file.write_text(f"{head}\nSubject: order {number}\n\nThree quotes, please.\n", encoding="utf-8")
        return str(file)

    def contacts(self, number: int, size: int) -> str:
        file = self.path / f"contacts-{number}-{size}.csv"
        if not file.exists():
            with file.open("w", encoding="utf-8", newline="") as out:
                writer = csv.writer(out)
                writer.writerow(HEADER)
                for row in range(size):
                    name = f"{FIRST[row % 8]} {LAST[row // 8 % 8]} {number}-{row}"
                    phone, email = f"+38591{number % 1000:03}{row:05}", f"c{number}.{row}@soak.example"
                    writer.writerow((name, f"Firma {row % 97}", phone, email))
        return str(file)

    def fill(self) -> None:
        """Let a colleague hand over three clients with their documents."""
        colleague = Home(self.path / "colleague")
        colleague.path.mkdir(parents=True)
        for order in (
            ["add", "Colleague's Client", "--on", "25", "--phone", "+385 91 111 1111"],
            ["attach", "1", self.letter(900_001), self.mail(900_001)],
            ["note", "1", "wants three quotes", "--outcome", "reached"],
            ["import", self.contacts(900, 2)],
            ["handover", self.packet],
        ):
            done = run(colleague, order)
            assert done.code == 0, (order, done)


def script(inbox: Inbox, home: Home) -> Sequence[Order]:
    """Return commands that build on each other, from an empty home on; all of them succeed."""
    return (
        ["add", "Purged Person", "--company", "Gone d.o.o.", "--phone", "+385 91 222 2222", "--on", "today"],
        ["import", inbox.contacts(1, 40), "--on", "mon", "--spread", "8"],
        ["note", "2", "wants three quotes", "--outcome", "reached", "--defer", "+3d"],
        ["defer", "3", "jul", "--why", "after the fair"],
        ["remind", "send the offer", "--on", "mon", "--for", "2"],
        ["done", "s1", "--note", "sent"],
        ["attach", "1", inbox.letter(1, 90_000)],
        ["attach", "2", inbox.letter(2), inbox.mail(1)],
        ["form", "fill", "2", "nps", "score=9"],
        ["sale", "2", "1200,50", "EUR", "--what", "machine"],
        ["edit", "4", "--email", "new@soak.example", "--tag", "vip"],
        ["cadence", "5", "every", "2", "weeks"],
        ["merge", "2", "6", "--yes"],
        ["undo"],
        ["drop", "7", "--why", "closed"],
        ["restore", "7", "--on", "tomorrow"],
        ["receive", inbox.packet],
        ["undo", "2"],
        ["spread", "--loose", "--per-day", "5", "--yes"],
        ["purge", "1", "--yes"],
        ["config", "country", "HR"],
        ["config", "color", "never"],
        ["handover", str(home.out / "packet.tickler")],
        ["export", "--format", "json", "-o", str(home.out / "cards.json")],
    )


def at_random(rng: random.Random, state: State, inbox: Inbox, number: int) -> Order:
    """Return a command for a folder in this state; `number` makes its content unlike that of any other."""
    cards = [row[0] for row in state.rows.get("card", [])]
    if len(cards) < 4:
        return ["import", inbox.contacts(number, 12)]
    slips = [row[0] for row in state.rows.get("reminder", [])] or [1]
    one, other = map(str, rng.sample(cards, 2))
    when = rng.choice(PLACES)
    name = f"{rng.choice(FIRST)} {rng.choice(LAST)} {number}"
    orders: Mapping[int, tuple[Order, ...]] = {
        6: (
            ["note", one, f"said {number}", "--outcome", "reached", "--defer", when],
            ["note", one, f"nobody there {number}", "--outcome", "no-answer"],
            ["defer", one, when, "--why", f"reason {number}"],
        ),
        4: (
            ["add", name, "--phone", f"+3859{number:08}", "--on", when],
            ["remind", f"slip {number}", "--on", when if when != "jul" else "mon", "--for", one],
            ["attach", one, inbox.letter(number, rng.choice((200, 30_000, 400_000)))],
        ),
        3: (
            ["done", f"s{rng.choice(slips)}"],
            ["undo"],
            ["undo", str(rng.randint(2, 4))],
            ["import", inbox.contacts(number, rng.choice((3, 30)))],
            ["import", inbox.contacts(rng.randint(0, number), 12), "--update", "--on", when],
        ),
        2: (
            ["merge", one, other, "--yes"],
            ["form", "fill", one, "nps", f"score={number % 11}"],
            ["sale", one, f"{number},50", "EUR"],
            ["drop", one],
            ["restore", one],
            ["attach", one, inbox.mail(number)],
            ["edit", one, "--company", f"Firma {number}"],
            ["receive", inbox.packet],
        ),
        1: (["purge", one, "--yes"], ["spread", "--loose", "--per-day", "20", "--yes"]),
    }
    weights = [weight for weight, group in orders.items() for _ in group]
    return rng.choices([order for group in orders.values() for order in group], weights)[0]
