"""HiGHS 1.14 in a process of its own: run as `python -m tests.selftest.canary N`.

The folder with that highspy stands first on the path. The solver room refuses 1.14; here
alone its check is switched off, so that the differential job can be shown to go red.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).parents[2]
VERSION = "1.14.0"
FOLDER = ROOT / ".selftest" / f"highspy-{VERSION}"
INSTALL_SECONDS = 300
RUN_SECONDS = 900


def install() -> bool:
    """Fetch the defective highspy into its folder; False when it cannot be had."""
    if (FOLDER / f"highspy-{VERSION}.dist-info").is_dir():
        return True
    words = [
        sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
        "--only-binary", ":all:", "--no-deps", "--target", str(FOLDER), f"highspy=={VERSION}",
    ]  # fmt: skip
    try:
        done = subprocess.run(words, capture_output=True, timeout=INSTALL_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def start(count: int) -> subprocess.Popen[str]:
    """The job beside us; read it with `finish`."""
    path = os.pathsep.join((str(FOLDER), str(ROOT)))
    return subprocess.Popen(
        [sys.executable, "-m", "tests.selftest.canary", str(count)],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": path}, text=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def finish(process: subprocess.Popen[str]) -> dict[str, str | int | None]:
    """What the job said: its HiGHS, the first seed with a disagreement, and the words."""
    try:
        out, _ = process.communicate(timeout=RUN_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        out, _ = process.communicate()
    lines = out.splitlines()
    told = json.loads(lines[-1]) if process.returncode == 0 and lines else {}
    return {"version": told.get("version"), "seed": told.get("seed"), "said": told.get("said")}


def _find(count: int) -> dict[str, str | int | None]:
    """The first disagreement of the defective HiGHS with itself or with enumeration."""
    import highspy

    from tests.solver.differential import disagreement
    from zsyz_model.solver import highs

    version = str(highspy.Highs().version())
    with patch.object(highs, "check_version", lambda _version: None):
        for seed in range(count):
            if said := disagreement(seed, ("HiGHS", "HiGHS without presolve")):
                return {"version": version, "seed": seed, "said": said}
    return {"version": version, "seed": None, "said": None}


if __name__ == "__main__":
    sys.stdout.write(f"{json.dumps(_find(int(sys.argv[1])))}\n")
