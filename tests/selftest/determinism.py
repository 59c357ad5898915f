"""A5: one plan, whatever the hash seed, the threads, the BLAS and the order of the ledger's rows."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import product
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.counties import County, make_county, write_county
from tests.selftest.one_plan import hash_of
from tests.selftest.told import Size, Told
from zsyz_model.pipeline import read_case, run

ROOT = Path(__file__).parents[2]
COUNTY = 5
SECONDS = 300
AT_ONCE = 2


def check_determinism(size: Size) -> Told:
    """A small generated county in fresh processes; planted: records in another order."""
    told = Told("A5")
    orders, seeds = size.pick(3, 12), size.pick(2, 5)
    county = make_county(COUNTY)
    with TemporaryDirectory() as folder:
        paths = [
            _written(Path(folder) / str(order), shuffled(county, order)) for order in range(orders)
        ]
        jobs = list(product(paths, range(seeds), (1, 2)))
        with ThreadPoolExecutor(AT_ONCE) as pool:
            found = list(pool.map(lambda job: _in_a_fresh_process(*job), jobs))
        here = run(read_case(paths[0])).plan
    wanted = hash_of(here)
    for (path, seed, threads), got in zip(jobs, found, strict=True):
        told.check(
            got == wanted, f"order {path.parent.name}, hash seed {seed}, {threads} threads: {got}"
        )
    turned = replace(here, leads=here.leads[::-1])
    told.check(len(here.leads) > 1, "the county has too few leads to put in another order")
    told.check(hash_of(turned) != wanted, "planted: records in another order have the same hash")
    told.figures |= {"fresh processes": len(jobs), "row orders": orders, "hash seeds": seeds}
    return told


def shuffled(county: County, order: int) -> County:
    """The county with the rows of every sheet in another order; order 0 is its own."""
    draw = Random(order)
    tables = {
        name: draw.sample(rows, len(rows)) if order else rows
        for name, rows in county.tables.items()
    }
    return replace(county, tables=tables)


def _written(folder: Path, county: County) -> Path:
    folder.mkdir()
    return write_county(folder, county)


def _blas(threads: int) -> dict[str, str]:
    """Thread settings of every library, and with one thread the kernels of an old processor."""
    names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
    return dict.fromkeys(names, str(threads)) | (
        {"OPENBLAS_CORETYPE": "Nehalem"} if threads == 1 else {}
    )


def _in_a_fresh_process(path: Path, seed: int, threads: int) -> str:
    """The hash that another process prints, or what it said instead."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.selftest.one_plan", str(path)],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=SECONDS, check=False,
        env=os.environ | {"PYTHONHASHSEED": str(seed)} | _blas(threads),
    )  # fmt: skip
    hashes = [line[5:] for line in done.stdout.splitlines() if line.startswith("plan ")]
    return hashes[-1] if hashes else f"exit {done.returncode}: {done.stderr[-200:]}"
