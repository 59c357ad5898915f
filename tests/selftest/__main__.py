"""`python -m tests.selftest [--reduced] [PART …]`: each part prints its failures and one closing line.

Results are kept as JSON in .selftest/. A full run takes over the parts that passed on the very
same sources, and writes docs/selftest.md. Exits 1 when anything failed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from tests.selftest import store
from tests.selftest.agreement import check_agreement
from tests.selftest.determinism import check_determinism
from tests.selftest.fuzz import check_fuzz
from tests.selftest.inputs import check_bad_inputs
from tests.selftest.judging import check_judge
from tests.selftest.killing import check_kills
from tests.selftest.lasting import check_lasting
from tests.selftest.limits import check_limits
from tests.selftest.metamorphic import check_relations
from tests.selftest.page import write_page
from tests.selftest.pressure import check_pressure
from tests.selftest.privacy import check_privacy
from tests.selftest.security import check_security
from tests.selftest.sets import check_sets
from tests.selftest.statuses import check_endings
from tests.selftest.supply import check_supply
from tests.selftest.tampering import check_tampering
from tests.selftest.told import Size, Told
from tests.selftest.turns import check_turns
from tests.selftest.years import check_years

PARTS = {
    "A1": check_judge,
    "A2": check_agreement,
    "A3": check_endings,
    "A4": check_relations,
    "A5": check_determinism,
    "A6": check_bad_inputs,
    "A7": check_fuzz,
    "A8": check_kills,
    "A9": check_pressure,
    "A10": check_limits,
    "A11": check_security,
    "A12": check_privacy,
    "A13": check_tampering,
    "A14": check_supply,
    "A15": check_lasting,
    "Q1": check_turns,
    "Q2": check_sets,
    "Y1": check_years,
}
LONG = ("A8", "A9", "A7")
"""Parts that take longest; begun first, so that no core waits for them in the end."""
SHOWN = 20


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.selftest", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"one of {', '.join(PARTS)}")
    parser.add_argument("--workers", type=int, default=os.cpu_count(), help="reduced parts at once")
    parser.add_argument("--reduced", action="store_true", help="a few minutes instead of an hour")
    asked = parser.parse_args(words)
    unknown = [name for name in asked.parts if name not in PARTS]
    if unknown:
        parser.error(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}")
    size = Size(asked.reduced)
    if size.reduced and len(asked.parts) != 1:
        return side_by_side(asked.parts or tuple(PARTS), asked.workers)
    told = [run(name, size) for name in asked.parts or PARTS]
    if not size.reduced:
        write_page(tuple(PARTS))
    return 1 if any(one.failures for one in told) else 0


def side_by_side(parts: Sequence[str], workers: int | None = None) -> int:
    """Reduced parts, each in a process of its own, `workers` at once.

    Full ones measure the machine as well, and are not run beside each other.
    """

    def tell(name: str) -> str:
        words = [sys.executable, "-m", "tests.selftest", "--reduced", name]
        done = subprocess.run(words, stdout=subprocess.PIPE, encoding="utf-8", check=False)
        sys.stdout.write(done.stdout)
        sys.stdout.flush()
        return done.stdout if done.returncode else ""

    long_first = sorted(parts, key=lambda name: (name not in LONG, name))
    with ThreadPoolExecutor(workers) as pool:
        failed = [said for said in pool.map(tell, long_first) if said]
    # Once more at the end, where a log that is cut still shows them.
    sys.stdout.write(
        "".join(f"FAILED {line}\n" for said in failed for line in said.splitlines() if line)
    )
    return 1 if failed else 0


def run(name: str, size: Size) -> Told:
    """One part, or what it said before on the same sources (full size only)."""
    before = None if size.reduced else store.finished(name, size)
    told = before or _timed(name, size)
    for failure in told.failures[:SHOWN]:
        sys.stdout.write(f"  {failure}\n")
    kept = "; taken over from before" if before else ""
    sys.stdout.write(f"{told.closing} ({size.name}, {told.seconds:.0f} s{kept})\n")
    sys.stdout.flush()
    return told


def _timed(name: str, size: Size) -> Told:
    began = time.monotonic()
    try:
        told = PARTS[name](size)
    except Exception as error:  # a part that breaks off is a failure, and the others still run
        told = Told(name, failures=[f"broke off: {type(error).__name__}: {error}"])
    told.seconds = time.monotonic() - began
    store.keep(told, size)
    return told


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
