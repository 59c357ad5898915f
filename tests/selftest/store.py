"""Results between runs: one JSON file a part and size, with the fingerprint of the sources."""

from __future__ import annotations

import json
import os
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests.selftest.told import Size, Told

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".selftest"
LOOKED_AT = (
    "zsyz_model",
    "tests/selftest",
    "tests/solver",
    "tests/oracles",
    "tests/assessment",
    "tests/attraction",
    "tests/explorer",
    "tests/progress",
    "tests/report",
    "tests/review",
    "tests/validate",
    "tests/judge",
    "tests/planning",
    "tests/faults",
    "tests/inquiry",
    "tests/batch",
    "tests/books",
    "tests/ledger",
    "tests/data",
    "scenarios",
)
FILES = (
    "requirements-test.lock",
    "requirements-setup.lock",
    "pyproject.toml",
    "tests/cases.py",
    "tests/offices.py",
    "tests/counties.py",
    "tests/pool_tasks.py",
)


def fingerprint(root: Path = ROOT) -> str:
    """A hash of everything that the parts run."""
    paths = [
        p
        for name in LOOKED_AT
        for p in (root / name).rglob("*")
        if p.suffix in {".py", ".yaml", ".xlsx", ".xls", ".csv"}
    ]
    told = sha256()
    for path in sorted([*paths, *(root / name for name in FILES)]):
        told.update(path.relative_to(root).as_posix().encode("utf-8"))
        told.update(path.read_bytes())
    return told.hexdigest()


def keep(told: Told, size: Size, folder: Path = FOLDER) -> None:
    """Write the result of a part, whole or not at all."""
    path = _path(told.part, size, folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    document = {"sources": fingerprint(), "on": date.today().isoformat(), **told.to_json()}
    half = path.with_suffix(".half")
    half.write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")
    os.replace(half, path)


def kept(part: str, size: Size, folder: Path = FOLDER) -> dict[str, Any] | None:
    """The document of a part, or None when there is none that can be read."""
    path = _path(part, size, folder)
    try:
        document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return document


def finished(part: str, size: Size, folder: Path = FOLDER) -> Told | None:
    """A result without failures on the very same sources."""
    document = kept(part, size, folder)
    if document is None or document["failures"] or document["sources"] != fingerprint():
        return None
    return told_of(document)


def told_of(document: dict[str, Any]) -> Told:
    """The result without the words about when it was taken."""
    return Told.from_json({k: v for k, v in document.items() if k not in ("sources", "on")})


def _path(part: str, size: Size, folder: Path) -> Path:
    return folder / size.name / f"{part}.json"
