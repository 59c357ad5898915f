"""What a figure was taken on: cores and versions, never a name or a path."""

from __future__ import annotations

import os
import platform
import subprocess
from importlib.metadata import version

from zsyz_model.solver import cbc_path

PACKAGES = ("pulp", "highspy", "numpy", "pandas", "python-calamine")


def machine() -> dict[str, str | int]:
    """System, processor kind and cores."""
    return {"system": platform.system(), "processor": platform.machine(), "cores": os.cpu_count() or 1}  # fmt: skip


def versions() -> dict[str, str]:
    """Python, the packages that matter here, and the CBC that PuLP brings."""
    told = {"python": platform.python_version(), **{name: version(name) for name in PACKAGES}}
    return {**told, "cbc": _cbc()}


def _cbc() -> str:
    words = [str(cbc_path()), "-quit"]
    told = subprocess.run(words, capture_output=True, text=True, timeout=20, check=False).stdout
    found = [
        line.split(":")[1].strip() for line in told.splitlines() if line.startswith("Version:")
    ]
    return found[0] if found else "unknown"
