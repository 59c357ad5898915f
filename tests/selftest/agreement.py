"""A2: solvers against enumeration and each other, and the canary that must disagree."""

from __future__ import annotations

from tests.oracles.differential import compare
from tests.selftest import canary
from tests.selftest.told import Size, Told
from tests.solver.differential import disagreement

HIGHS = ("HiGHS", "HiGHS without presolve")


def check_agreement(size: Size) -> Told:
    """Random mixed models, tiny counties, and the same job with a defective HiGHS."""
    told = Told("A2")
    models, by_cbc, counties = size.pick(1000, 4000), size.pick(200, 1200), size.pick(20, 300)
    job = canary.start(models) if canary.install() else None
    for seed in range(models):
        word = disagreement(seed, HIGHS)
        told.check(word is None, f"HiGHS: {word}")
    for seed in range(by_cbc):
        word = disagreement(seed, ("CBC",))
        told.check(word is None, f"CBC: {word}")
    for seed in range(counties):
        word = compare(seed)
        told.check(word is None, f"county: {word}")
    told.figures |= {"models": models, "models with CBC": by_cbc, "tiny counties": counties}
    if job is None:
        told.remark = "canary not run"
        told.failures.append(f"planted: highspy {canary.VERSION} could not be installed")
        return told
    found = canary.finish(job)
    told.check(
        found["version"] == canary.VERSION, f"planted: the canary ran HiGHS {found['version']}"
    )
    told.check(found["seed"] is not None, f"planted: HiGHS {canary.VERSION} found no disagreement")
    told.figures[f"canary: first disagreement of HiGHS {canary.VERSION}, seed"] = found["seed"]
    return told
