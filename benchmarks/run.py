"""Builds the folders, measures, and writes the report.

python -m benchmarks.run --sizes 1000,100000,1000000 --runs 20 --out benchmarks/RESULTS.md
"""

import argparse
import datetime as dt
import shutil
import sys
from pathlib import Path

from benchmarks import calibration, contest, encrypted, imports, measure, report
from benchmarks.folders import build
from benchmarks.rivals import FILLERS, Rival
from benchmarks.timing import Failed

DEFAULT_WORK = Path(__file__).parent / ".work"


def main() -> None:
    asked = _arguments()
    # Below the directory that was named: that one may hold other things, and this one is removed.
    work = asked.work / "tickler-benchmarks"
    work.mkdir(parents=True, exist_ok=True)
    try:
        text = _measure(asked, work)
    except Failed as fault:
        sys.exit(str(fault))
    finally:
        if not asked.keep:
            shutil.rmtree(work)
    print(text)
    if asked.out:
        asked.out.write_text(text, encoding="utf-8")


def _measure(asked: argparse.Namespace, work: Path) -> str:
    today, rivals = dt.date.today(), _installed(asked)
    taken_in = []
    for format_name, size in imports.planned(asked.sizes):
        _tell(f"importing {size:,} contacts from {format_name} and undoing it")
        taken_in.append(imports.median_import(format_name, size, work, today))
    _tell("measuring how fast this machine is")
    calibrated = calibration.calibrate(work, asked.runs)
    if asked.imports_only:
        return report.write({}, taken_in, {}, asked.sizes, calibrated, today, _command(asked))
    folders = {}
    for size in asked.sizes:
        _tell(f"building the folder of {size:,} cards")
        folders[size] = build(size, work / str(size), today)
    _tell("measuring the daily loop")
    figures = measure.daily_loop(folders, work, asked.runs)
    _tell("asking " + (", ".join(rival.version for rival in rivals) or "no other program"))
    others = contest.compare(rivals, folders, work, asked.runs) if rivals else {}
    pairs: list[encrypted.Pair] = []
    if asked.encrypted:
        _tell("holding encrypted folders against plain ones")
        pairs += encrypted.compare(folders, work, asked.runs, today)
    return report.write(figures, taken_in, others, asked.sizes, calibrated, today, _command(asked), pairs)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=_sizes, default=[1000, 100_000], help="cards, ascending, with commas")
    parser.add_argument("--runs", type=int, default=20, help="rounds counted for each command (default: 20)")
    parser.add_argument("--out", type=Path, help="a Markdown file for the report")
    parser.add_argument("--work", type=Path, default=DEFAULT_WORK, help="where the folders are built")
    parser.add_argument(
        "--keep", action="store_true", help="keep the folders, for another run on the same day"
    )
    for name in FILLERS:
        parser.add_argument(f"--{name}", type=Path, help=f"the program {name}, if it is not on the PATH")
    parser.add_argument("--encrypted", action="store_true", help="measure encrypted folders too")
    parser.add_argument("--imports-only", action="store_true", help="leave the daily loop out")
    parser.add_argument("--no-rivals", action="store_true", help="leave the other programs out")
    return parser.parse_args()


def _sizes(text: str) -> list[int]:
    return sorted(int(size) for size in text.split(","))


def _installed(asked: argparse.Namespace) -> list[Rival]:
    if asked.no_rivals:
        return []
    found = {name: getattr(asked, name) or shutil.which(name) for name in FILLERS}
    return [Rival(name, Path(where).absolute()) for name, where in found.items() if where]


def _command(asked: argparse.Namespace) -> str:
    """Return the command as somebody else would type it: without the paths of this machine."""
    sizes = ",".join(map(str, asked.sizes))
    rounds = "--imports-only" if asked.imports_only else f"--runs {asked.runs}"
    return f"python -m benchmarks.run --sizes {sizes} {rounds}{' --encrypted' if asked.encrypted else ''}"


def _tell(step: str) -> None:
    print(f"{step} ...", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
