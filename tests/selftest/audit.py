"""pip-audit over the lock, read so that silence is never taken for health.

pip-audit was seen to say "No known vulnerabilities found" with exit 0 after it had skipped
every package for want of advisory data. Only an answer that names every locked package as
looked up counts as audited.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

AUDITED, NOT_AUDITED = "audited", "not audited"
SERVICES = ("pypi", "osv")
SECONDS = 180


@dataclass(frozen=True, slots=True)
class Audit:
    """How an audit ended: `state` says whether there was one at all."""

    state: str
    asked_on: str
    packages: int = 0
    vulnerable: tuple[str, ...] = ()
    why: str = ""


def read_answer(text: str, complaint: str, locked: Iterable[str], asked_on: str) -> Audit:
    """What pip-audit's JSON says of the locked packages ("name==version")."""
    try:
        told = json.loads(text)["dependencies"]
        looked_up = {
            f"{one['name'].lower()}=={one['version']}": one
            for one in told
            if "skip_reason" not in one
        }
        vulnerable = tuple(
            f"{name}: {', '.join(v['id'] for v in one['vulns'])}"
            for name, one in sorted(looked_up.items())
            if one["vulns"]
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        lines = [line for line in complaint.splitlines() if line.strip()]
        unread = "the advisory service gave no answer that can be read"
        return Audit(NOT_AUDITED, asked_on, why=_short(lines[-1]) if lines else unread)
    missing = sorted(set(locked) - set(looked_up))
    if missing:
        why = f"{len(missing)} locked packages were not looked up, {missing[0]} among them"
        return Audit(NOT_AUDITED, asked_on, len(looked_up), vulnerable, why)
    return Audit(AUDITED, asked_on, len(looked_up), vulnerable)  # fmt: skip


def _short(line: str) -> str:
    """The complaint without addresses and without its inner causes."""
    return line.split("(Caused")[0].split("HTTPSConnection")[0].strip(" :(")[:100]


def audit(lock: Path, locked: Iterable[str]) -> Audit:
    """Ask each advisory service in turn until one answers for every package."""
    asked_on, wanted, told = date.today().isoformat(), list(locked), Audit(NOT_AUDITED, "")
    for service in SERVICES:
        told = read_answer(*_ask(lock, service), wanted, asked_on)
        if told.state == AUDITED or told.vulnerable:
            return told
    return told


def _ask(lock: Path, service: str) -> tuple[str, str]:
    """Standard output and error of one run."""
    words = [
        sys.executable, "-m", "pip_audit", "--strict", "--require-hashes", "--disable-pip",
        "--requirement", str(lock), "--format", "json", "--progress-spinner", "off",
        "--vulnerability-service", service, "--timeout", "15",
    ]  # fmt: skip
    try:
        done = subprocess.run(
            words, capture_output=True, text=True, encoding="utf-8", timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return "", "the advisory service did not answer in time"
    return done.stdout, done.stderr
