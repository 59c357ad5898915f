"""A14: what is installed is what is locked; known holes; HiGHS 1.14 is refused twice."""

from __future__ import annotations

import json
import re
import tomllib
from importlib.metadata import distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.selftest.audit import AUDITED, NOT_AUDITED, audit, read_answer
from tests.selftest.told import Size, Told
from zsyz_model.findings import RunError
from zsyz_model.solver import check_version

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "requirements-test.lock"
SETUP_LOCK = ROOT / "requirements-setup.lock"
OWN = {"zsyz", "pip", "setuptools"}
"""What a fresh environment or this project brings by itself."""


def check_supply(_size: Size) -> Told:
    """Lock, environment, audit and solver version, the same at either size."""
    told = Told("A14")
    locked, setup, installed = locked_in(LOCK), locked_in(SETUP_LOCK), installed_here()
    for name, version in locked.items():
        told.check(
            installed.get(name) == version,
            f"{name}: locked {version}, installed {installed.get(name)}",
        )
    strays = sorted(set(installed) - set(locked) - set(setup) - OWN)
    told.check(not strays, f"installed and not locked: {', '.join(strays)}")
    bare = [name for lock in (LOCK, SETUP_LOCK) for name in without_hash(lock)]
    told.check(not bare, f"locked without a hash: {', '.join(bare)}")
    told.figures["packages locked for this machine"] = len(locked)
    _check_advisories(told, locked)
    _check_planted_answers(told)
    _check_solver(told, locked["highspy"])
    return told


def _check_advisories(told: Told, locked: dict[str, str]) -> None:
    """Counts as passed only when every locked package was looked up and none has a known hole."""
    found = audit(LOCK, (f"{name}=={version}" for name, version in locked.items()))
    told.figures |= {"advisories asked on": found.asked_on, "packages audited": found.packages}
    told.failures += [f"known hole: {one}" for one in found.vulnerable]
    if found.state == AUDITED:
        told.check(found.packages >= len(locked), "fewer packages audited than locked")
        told.remark = f"advisories of {found.asked_on}"
    else:
        told.remark = f"advisories: {NOT_AUDITED} (未审计), asked on {found.asked_on}: {found.why}"


def _check_planted_answers(told: Told) -> None:
    """An old package is caught; no data, skipped packages and a short list read "not audited"."""
    old = {"name": "jinja2", "version": "2.4.1", "vulns": [{"id": "PYSEC-2019-217"}]}
    skipped = {"name": "jinja2", "skip_reason": "not found"}
    wanted = ["jinja2==2.4.1", "pulp==3.3.2"]

    def said(*dependencies: object, complaint: str = "") -> tuple[str, tuple[str, ...]]:
        text = json.dumps({"dependencies": dependencies})
        found = read_answer(text, complaint, wanted, "2026-01-01")
        return found.state, found.vulnerable

    good = {"name": "PuLP", "version": "3.3.2", "vulns": []}
    hole = ("jinja2==2.4.1: PYSEC-2019-217",)
    told.check(said(old, good) == (AUDITED, hole), "planted: an old package is not caught")
    told.check(
        said(skipped, good) == (NOT_AUDITED, ()), "planted: a skipped package counts as audited"
    )
    told.check(said(good) == (NOT_AUDITED, ()), "planted: a package left out counts as audited")
    told.check(said() == (NOT_AUDITED, ()), "planted: an empty answer counts as audited")
    for text in ("", "No known vulnerabilities found", "[]", '{"dependencies": null}'):
        found = read_answer(text, "ConnectionError", wanted, "2026-01-01")
        told.check(found.state == NOT_AUDITED, f"planted: {text!r} counts as audited")


def _check_solver(told: Told, locked: str) -> None:
    """The defective series is kept out by the project's range and by the solver room."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    ranges = [Requirement(one) for one in project["dependencies"]]
    highs = next(one.specifier for one in ranges if one.name == "highspy")
    for bad in ("1.14.0", "1.14.1"):
        told.check(bad not in highs, f"planted: highspy {bad} is within {highs}")
        told.check(refused(bad), f"planted: the solver room takes HiGHS {bad}")
    told.check(locked in highs and not refused(locked), f"highspy {locked} is refused")


def refused(version: str) -> bool:
    """Whether the solver room refuses this HiGHS."""
    try:
        check_version(version)
    except RunError as error:
        return error.findings[0].code == "S-HIGHS"
    return False


def locked_in(lock: Path) -> dict[str, str]:
    """Name → version of every line of a lock that holds on this machine."""
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [re.split(r"\s+--hash", line)[0] for line in text.splitlines() if "==" in line]
    wanted = [Requirement(line) for line in lines]
    return {
        canonicalize_name(one.name): next(iter(one.specifier)).version
        for one in wanted
        if one.marker is None or one.marker.evaluate()
    }


def without_hash(lock: Path) -> list[str]:
    """Locked lines that have no hash."""
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    return [
        line.split()[0]
        for line in text.splitlines()
        if "==" in line and "--hash=sha256:" not in line
    ]


def installed_here() -> dict[str, str]:
    """Name → version of every distribution in this environment."""
    return {canonicalize_name(one.metadata["Name"]): one.version for one in distributions()}
