"""The long form: looks for faults for some time, keeps what does harm, and prints figures."""

import argparse
import sys

from tests.fuzz.fuzzing import fuzz
from tests.fuzz.targets import TARGETS


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument(
        "targets", nargs="*", metavar="TARGET", help=f"any of {', '.join(TARGETS)}; by default all"
    )
    parser.add_argument("--seconds", type=float, default=600.0, help="for all of them together")
    parser.add_argument("--seed", type=int, default=0, help="another number, other inputs")
    said = parser.parse_args()
    names = said.targets or [*TARGETS]
    faults = 0
    for name in names:
        tried, found = fuzz(TARGETS[name], said.seconds / len(names), said.seed)
        faults += found
        rate = tried / (said.seconds / len(names))
        sys.stdout.write(f"{name:10} {tried:8,} inputs  {rate:8,.0f} a second  {found} faults\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
