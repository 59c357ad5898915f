"""`python -m benchmarks NAME [--json] [--seeds N] [--seconds S] [--counties N]`: a table, or JSON.

Exits 1 when competitors that proved their answers disagree or a figure misses what it must be,
2 for an unknown name.
"""

from __future__ import annotations

import argparse
import json
import sys
from typing import TypeAlias

from benchmarks import assign, batch, explore, inquiry, ledger, plan, province, score
from benchmarks.kinds import KINDS
from benchmarks.peers import PEERS
from benchmarks.question import Stop
from tests.batch.county import write_county

Found: TypeAlias = (
    plan.Found
    | ledger.Found
    | score.Found
    | assign.Found
    | province.Found
    | batch.Found
    | inquiry.Found
    | explore.Found
)
NAMES = ("plan", "ledger", "score", "assign", "province", "batch", "inquiry", "explore")
PLAN_SECONDS, PROVINCE_SECONDS = 60.0, 300.0


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("--json", action="store_true", help="one JSON document on stdout")
    parser.add_argument(
        "--seeds",
        type=int,
        default=2,
        help="how many counties or instances of a size are drawn, or rounds are run",
    )
    parser.add_argument(
        "--seconds",
        type=float,
        help=f"limit of one solve: {PLAN_SECONDS:g}, of a province {PROVINCE_SECONDS:g}",
    )
    parser.add_argument("--counties", type=int, default=136, help="how many make the province")
    parser.add_argument(
        "--projects", type=int, help="of each county of the province, drawn from nothing then"
    )
    parser.add_argument("--notebooks", type=int, default=60, help="runs whose notebook is executed")
    parser.add_argument("--plans", type=int, default=1000, help="scenarios planned on dask")
    parser.add_argument("--no-demo", action="store_true", help="leave the demonstration county out")
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=list(KINDS), help="of county")
    parser.add_argument("--peers", nargs="+", choices=PEERS, default=list(PEERS), help="beside us")
    asked = parser.parse_args(words)
    _complete(parser, asked)
    found = _run(asked)
    said = json.dumps(found.told(), ensure_ascii=False, indent=2) if asked.json else found.text()
    sys.stdout.write(f"{said}\n")
    for fault in found.faults:
        _to_stderr(f"FAILED: {fault}")
    return 1 if found.faults else 0


def _complete(parser: argparse.ArgumentParser, asked: argparse.Namespace) -> None:
    """The limit that was left out; exits 2 on a size that makes no sense."""
    if asked.seconds is None:
        asked.seconds = PROVINCE_SECONDS if asked.name == "province" else PLAN_SECONDS
    projects = 1 if asked.projects is None else asked.projects
    sizes = (asked.seeds, asked.counties, projects, asked.plans)
    if min(sizes) < 1 or asked.notebooks < 4 or asked.seconds <= 0:
        parser.error("the sizes must be positive, and there are four notebooks at least")


def _run(asked: argparse.Namespace) -> Found:
    if asked.name == "ledger":
        return ledger.run(asked.seeds, watch=_to_stderr)
    if asked.name == "score":
        return score.run(asked.seeds, watch=_to_stderr)
    if asked.name == "assign":
        return assign.run(range(asked.seeds), asked.seconds, watch=_to_stderr)
    if asked.name == "inquiry":
        return inquiry.run(asked.seeds, watch=_to_stderr)
    if asked.name == "province":
        return province.run(asked.counties, asked.projects, asked.seconds, watch=_to_stderr)
    if asked.name == "batch":
        county = write_county if asked.no_demo else batch.demo_county
        return batch.run(county, asked.notebooks, asked.plans, _to_stderr)
    if asked.name == "explore":
        county = write_county if asked.no_demo else batch.demo_county
        return explore.run(county, explore.CHANGES, asked.seconds, _to_stderr)
    stop = Stop(seconds=asked.seconds)
    return plan.run(
        range(asked.seeds), stop, demo=not asked.no_demo, watch=_to_stderr,
        kinds=asked.kinds, peers=asked.peers,
    )  # fmt: skip


def _to_stderr(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
