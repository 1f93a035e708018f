"""`python -m tests.supply` checks the licences of all that is installed, and asks for known vulnerabilities.

The licences are read from the installed metadata, without a network. The audit asks the database of
vulnerabilities through pip-audit, where both are there, and says so where they are not. The exit code is 1 if
a licence is not on the list or a vulnerability is known, and 3 if not everything could be audited.
"""

import argparse
import json
import subprocess
import sys
from typing import Any

from tests.supply.cost import costs
from tests.supply.declared import OWN, for_developers, needed
from tests.supply.licences import FOR_DEVELOPERS, FOR_USERS, licences_of, with_all_that_they_need

UNANSWERED = 3
PATIENCE = 300
"""In seconds, for the audit."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.supply", description=__doc__)
    parser.add_argument("--licences", action="store_true", help="the licences alone")
    parser.add_argument("--audit", action="store_true", help="the audit alone")
    parser.add_argument("--cost", action="store_true", help="measure what importing each dependency costs")
    asked = parser.parse_args()
    if asked.cost:
        for name, seconds in costs().items():
            print(f"{name:20} {seconds * 1000:4.0f} ms")
        return 0
    codes = []
    if not asked.audit:
        codes.append(_check_licences())
    if not asked.licences:
        codes.append(_audit())
    return next((code for code in codes if code), 0)


def _check_licences() -> int:
    wrong = []
    users, developers = with_all_that_they_need([*needed()]), with_all_that_they_need(for_developers())
    checked = 0
    for allowed, packages in (FOR_USERS, users), (FOR_DEVELOPERS, developers):
        for name, asked_by in packages.items():
            try:
                found = licences_of(name)
            except ModuleNotFoundError:
                continue  # for another system than this one
            checked += 1
            if not found & allowed:
                wrong.append(f"{name}, which {asked_by} needs: {', '.join(found) or 'no licence said'}")
    print(f"licences: {checked} packages, {len(wrong)} not on the list", *wrong, sep="\n  ")
    return 1 if wrong else 0


def _audit() -> int:
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off"],
            capture_output=True, text=True, check=False, timeout=PATIENCE,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return _unanswered(f"no answer within {PATIENCE} seconds")
    if "No module named pip_audit" in done.stderr:
        return _unanswered("pip-audit is not installed; pip install pip-audit")
    try:
        told = json.loads(done.stdout)["dependencies"]
    except ValueError:
        return _unanswered((done.stderr.strip().splitlines() or ["pip-audit failed"])[-1][:200])
    return _judge(told)


def _judge(told: list[dict[str, Any]]) -> int:
    """Say what the audit has found; a package that it passed over is not one that is sound."""
    bad = [f"{one['name']} {one['version']}: {found['id']}" for one in told for found in one.get("vulns", ())]
    skipped = [one["name"] for one in told if "skip_reason" in one and one["name"] != OWN]
    audited = sum("vulns" in one for one in told)
    if not audited:
        return _unanswered("the database knows none of the packages here, or cannot be reached")
    print(f"audit: {audited} packages, {len(bad)} known vulnerabilities", *bad, sep="\n  ")
    if skipped:
        print(f"  not audited: {', '.join(skipped)}")
    return 1 if bad else UNANSWERED if skipped else 0


def _unanswered(why: str) -> int:
    print(f"audit: not made, nothing is known of vulnerabilities: {why}")
    return UNANSWERED


if __name__ == "__main__":
    sys.exit(main())
