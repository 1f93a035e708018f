"""Writes the figures as Markdown tables, and holds them against the limits."""

import datetime as dt
import math
import os
import platform
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks import measure
from benchmarks.calibration import BARE, Calibration
from benchmarks.encrypted import ENCRYPTED, PLAIN, Pair
from benchmarks.imports import ImportFigures
from benchmarks.measure import STUB, STUB_AGAIN, Figures
from benchmarks.timing import LIMIT, Run, median

RATIO_TO_STUB = {
    measure.TERMINAL: 1.3,
    measure.PIPE: 1.3,
    measure.JSON: 1.3,
    measure.NOTE: 1.3,
    measure.NOTE_BY_NAME: 1.3,
    measure.DEFER: 1.3,
}
"""How much longer than the stub a command may take in the smallest folder."""

RATIO_OF_SIZES = {
    measure.TERMINAL: 1.15,
    measure.FIND: 1.5,
    measure.FIND_COMMON: 1.5,
    measure.COMPLETE: 1.5,
}
"""How much longer a command may take in the largest folder than in the smallest."""

CONTACTS_A_SECOND = 20_000
UNDO_SECONDS = 10.0
"""An undo of 100,000 contacts "takes seconds"."""
MEMORY_RATIO = 1.25
"""Peak memory that is "flat in the file's length" grows by no more than this from 100,000 contacts on."""
MANY = 100_000


@dataclass(frozen=True, slots=True)
class Check:
    """A measured value against its limit; `at_least` where more is better."""

    what: str
    value: float
    limit: float
    unit: str = ""
    at_least: bool = False

    @property
    def verdict(self) -> str:
        beyond = (self.value - self.limit) / self.limit
        short = -beyond if self.at_least else beyond
        if math.isinf(short):
            return "not met: too slow to be measured"
        return "met" if short <= 0 else f"not met, by {short:.0%}"

    def row(self) -> tuple[str, ...]:
        sign, digits = ("≥", ",.0f") if self.at_least else ("≤", ".2f")
        return (
            self.what,
            f"{self.value:{digits}}{self.unit}",
            f"{sign} {self.limit:{digits}}{self.unit}",
            self.verdict,
        )


def write(
    figures: Figures,
    imports: Sequence[ImportFigures],
    rivals: Mapping[str, Figures],
    sizes: Sequence[int],
    calibration: Calibration,
    today: dt.date,
    command: str,
    encrypted: Sequence[Pair] = (),
) -> str:
    """Return the whole report; `rivals` holds the figures of the others by question, then by size.

    Without `figures` it is about the imports alone.
    """
    parts = [
        f"# Measured on {today}",
        f"{machine()}. Whole processes, wall clock, medians in milliseconds.",
        f"Command: `{command}`",
        "## Against the limits",
        table(
            ("what", "measured", "limit", "verdict"),
            [check.row() for check in (*loop_checks(figures, sizes), *import_checks(imports, calibration))],
        ),
    ]
    if figures:
        columns = ("command", STUB, STUB_AGAIN, *(f"{size:,} cards" for size in sizes))
        parts += ["## The daily loop", table(columns, loop_rows(figures, sizes))]
    rows = [import_row(done, calibration) for done in imports]
    parts += ["## Import into an empty folder", table(IMPORT_COLUMNS, rows)]
    parts += ["## This machine and that of the limits", *calibration_parts(calibration)]
    if encrypted:
        columns = ("what", PLAIN, ENCRYPTED, "ratio")
        parts += ["## An encrypted folder", table(columns, map(pair_row, encrypted))]
    for question, asked in rivals.items():
        parts += [
            f"## Others on the same data: {question}",
            table(("program", *(f"{size:,}" for size in sizes)), rival_rows(asked, sizes)),
        ]
    return "\n\n".join(parts) + "\n"


def machine() -> str:
    """Say what was measured on, without naming the machine."""
    return (
        f"{os.cpu_count()} cores ({platform.machine()}), {platform.system()}, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )


def loop_checks(figures: Figures, sizes: Sequence[int]) -> list[Check]:
    """Return every limit that the daily loop can be held against."""
    if not figures:
        return []
    first, last = str(sizes[0]), str(sizes[-1])
    found = [
        Check(f"{row}: {sizes[0]:,} cards / stub", _ratio(figures[row][first], figures[row][STUB]), limit)
        for row, limit in RATIO_TO_STUB.items()
    ]
    if len(sizes) > 1:
        found += [
            Check(
                f"{row}: {sizes[-1]:,} cards / {sizes[0]:,}",
                _ratio(figures[row][last], figures[row][first]),
                limit,
            )
            for row, limit in RATIO_OF_SIZES.items()
        ]
    return found


def import_checks(imports: Sequence[ImportFigures], calibration: Calibration) -> Iterator[Check]:
    """Yield every limit that the large imports can be held against.

    The limit of the rate is stated for another machine: both the measured rate and the one that is scaled to
    that machine are held against it.
    """
    many = [done for done in imports if done.size >= MANY]
    for done in many:
        what = f"import of {done.what}"
        scaled = f"{what}: scaled to the machine of the limits, × {calibration.ratio:.2f}"
        for name, rate in ((what, done.a_second), (scaled, done.a_second * calibration.ratio)):
            yield Check(name, rate, CONTACTS_A_SECOND, " a second", at_least=True)
    for done in many:
        yield Check(f"undo of {done.what}", done.undo_seconds, UNDO_SECONDS * done.size / MANY, " s")
    for done in many[1:]:
        if done.format_name == many[0].format_name:
            growth = done.peak / many[0].peak
            yield Check(f"peak memory of import: {done.size:,} / {many[0].size:,}", growth, MEMORY_RATIO)


def loop_rows(figures: Figures, sizes: Sequence[int]) -> list[tuple[str, ...]]:
    """Return a row for each command: the stub twice, then each size."""
    columns = (STUB, STUB_AGAIN, *map(str, sizes))
    return [
        (row, *(_say(runs[column]) if column in runs else "" for column in columns))
        for row, runs in figures.items()
    ]


def calibration_parts(calibration: Calibration) -> Iterator[str]:
    """Yield how long the same start-ups take on both machines, and the one number that comes of it."""
    yield (
        f"This machine takes {calibration.ratio:.2f} times as long as the one for which the limits are "
        "stated: the median of the ratios below. Milliseconds, above bare Python."
    )
    rows = [
        (
            one.what,
            *(f"{'' if one.what == BARE else '+'}{ms:.0f}" for ms in (one.here, one.there)),
            f"{one.ratio:.2f}",
        )
        for one in calibration.start_ups
    ]
    yield table(("start-up", "here", "there", "ratio"), rows)


IMPORT_COLUMNS = (
    "contacts", "seconds", "a second", "a second, scaled", "peak memory, writer", "reader", "undo, seconds",
)  # fmt: skip


def import_row(done: ImportFigures, calibration: Calibration) -> tuple[str, ...]:
    """Return a row of the table of imports."""
    return (
        done.what,
        f"{done.seconds:.1f}",
        f"{done.a_second:,.0f}",
        f"{done.a_second * calibration.ratio:,.0f}",
        f"{done.writer_peak / 2**20:.0f} MiB",
        f"{done.reader_peak / 2**20:.0f} MiB" if done.reader_peak else "",
        f"{done.undo_seconds:.1f}",
    )


def pair_row(pair: Pair) -> tuple[str, ...]:
    """Return a row of the table of encrypted folders."""
    plain, encrypted = (f"{seconds * 1000:,.0f}" for seconds in (pair.plain, pair.encrypted))
    return pair.what, plain, encrypted, f"{pair.encrypted / pair.plain:.2f} ×"


def rival_rows(asked: Figures, sizes: Sequence[int]) -> list[tuple[str, ...]]:
    """Return a row for each program, with the ratio to the first, which is tickler."""
    ours, *_ = asked.values()
    rows = []
    for name, runs in asked.items():
        cells = [_say(runs[size]) if size in runs else "" for size in map(str, sizes)]
        if runs is not ours:
            ratios = [_ratio(runs.get(size), ours.get(size)) for size in map(str, sizes)]
            cells = [
                f"{cell} ({ratio:.1f} ×)" if math.isfinite(ratio) else cell
                for cell, ratio in zip(cells, ratios, strict=True)
            ]
        rows.append((name, *cells))
    return rows


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table, all columns but the first to the right."""
    lines = [headers, ["---", *["---:"] * (len(headers) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _ratio(over: list[Run] | None, under: list[Run] | None) -> float:
    """Return the ratio of the medians; infinite where one of the two was too slow to be measured."""
    return median(over) / median(under) if over and under else math.inf


def _say(runs: list[Run] | None) -> str:
    return f"{median(runs) * 1000:,.0f}" if runs else f"> {LIMIT:.0f} s"
