"""The program that made a run, as hashes: of its own sources, room by room, and the libraries' versions."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import zsyz_model

TELLING = frozenset({"report", "batch", "sheets", "progress"})
"""Rooms that write what a plan is told with; they change no plan."""
BESIDE = frozenset(
    {"cli", "inquiry", "explorer", "runs", "pool", "watch.py", "__main__.py", "share"}
)
"""Rooms that change neither the plan of a run nor its files."""
SOLVING = ("pulp", "highspy", "numpy", "pandas")
WRITING = ("matplotlib", "xlsxwriter", "papermill", "nbconvert", "ipykernel")


def plan_code() -> str:
    """A hash of the sources that a plan comes from."""
    return _hash_of("plan")


def page_code() -> str:
    """A hash of the sources that write a run's files."""
    return _hash_of("page")


@cache
def _hash_of(part: str) -> str:
    home = Path(zsyz_model.__file__).parent
    told = hashlib.sha256()
    for file in sorted(home.rglob("*.py")):
        name = file.relative_to(home)
        if (name.parts[0] in TELLING) == (part == "page") and name.parts[0] not in BESIDE:
            text = file.read_bytes().replace(b"\r\n", b"\n")
            told.update(f"{name.as_posix()} {len(text)}\n".encode())
            told.update(text)
    return told.hexdigest()


def versions(libraries: Iterable[str] = (*SOLVING, *WRITING)) -> Mapping[str, str]:
    """Python, this suite and the libraries that are installed here."""
    found = {"python": platform.python_version(), "zsyz": zsyz_model.__version__}
    for library in libraries:
        try:
            found[library] = version(library)
        except PackageNotFoundError:
            found[library] = ""
    return found
