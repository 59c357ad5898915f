"""Where the suite's notebooks stand, and which of them a batch may run: those of the lock list.

A notebook is a program. So a batch runs one only as it was accepted: its cells and tags, not its
outputs, have the hash that stands in notebooks/notebooks.lock.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

import zsyz_model
from zsyz_model.findings import Finding, Place, RunError, Severity

HOME = "ZSYZ_HOME"
QUARTERLY = "quarterly_review.ipynb"
LOCK = "notebooks.lock"
ACCEPTED, CHANGED, UNKNOWN, GONE = "已认可", "与认可时不同", "未认可", "已不在"


def home() -> Path:
    """The folder with notebooks/ and scenarios/: ``ZSYZ_HOME``, or where the package stands."""
    given = os.environ.get(HOME)
    return Path(given) if given else Path(zsyz_model.__file__).resolve().parents[1]


def find_notebook(name: str = QUARTERLY) -> Path:
    """The accepted notebook of that name, wherever the command is called from.

    Raises:
        RunError: when there is none (N01), or it is not as it was accepted (N03).
    """
    path = home() / "notebooks" / name
    if not path.is_file():
        fact = f"找不到 notebooks/{name}（在“{home().name}”中）"
        advice = (
            f"在源码文件夹中安装（pip install -e .），或把环境变量 {HOME} 设为含 notebooks 的文件夹"
        )
        raise RunError(Finding("N01", fact, advice, Severity.REFUSED, Place(file=name)))
    if (state := states(path.parent)[name]) != ACCEPTED:
        advice = "查明谁改动了它并恢复；确认改动无误后运行 zsyz notebooks --accept"
        raise RunError(Finding("N03", f"笔记本{state}", advice, Severity.REFUSED, Place(file=name)))
    return path


def states(folder: Path) -> dict[str, str]:
    """Of each notebook in a folder or its lock list: accepted, changed since, unknown or gone."""
    known = accepted(folder)
    there = {path.name: fingerprint(path) for path in sorted(folder.glob("*.ipynb"))}
    told = {
        name: UNKNOWN if name not in known else ACCEPTED if known[name] == digest else CHANGED
        for name, digest in there.items()
    }
    return told | dict.fromkeys(sorted(known.keys() - there.keys()), GONE)


def accept(folder: Path) -> None:
    """Write the lock list of the notebooks as they are."""
    lines = (f"{fingerprint(path)}  {path.name}\n" for path in sorted(folder.glob("*.ipynb")))
    (folder / LOCK).write_text("".join(lines), encoding="utf-8", newline="\n")


def accepted(folder: Path) -> dict[str, str]:
    """The lock list: fingerprint by name; empty when there is none."""
    file = folder / LOCK
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    pairs = (line.split(maxsplit=1) for line in lines)
    return {pair[1]: pair[0] for pair in pairs if len(pair) == 2}


def fingerprint(path: Path) -> str:
    """The sha256 of what a notebook does and says: kind, source and tags of its cells in order.

    What running it leaves behind (outputs, counts, times) does not matter. What is no notebook
    has the hash of its bytes.
    """
    raw = path.read_bytes()
    try:
        cells = [_cell(cell) for cell in json.loads(raw)["cells"]]
    except (ValueError, KeyError, TypeError, AttributeError):
        return hashlib.sha256(raw).hexdigest()
    return hashlib.sha256(json.dumps(cells, ensure_ascii=False).encode()).hexdigest()


def _cell(cell: Mapping[str, object]) -> list[object]:
    source, about = cell["source"], cell.get("metadata")
    text = source if isinstance(source, str) else "".join(source)  # type: ignore[arg-type]
    tags = about.get("tags", []) if isinstance(about, Mapping) else []
    return [cell["cell_type"], text, sorted(tags)]
