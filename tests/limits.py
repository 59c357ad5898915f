"""Does every limit of docs/model.md have its function and its golden rows, and the other way round?"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from pathlib import Path

LIMIT = re.compile(r"^(?:limit|require)_(\w+)$")


def limits_named(page: str) -> list[str]:
    """The `### name` headings under `## Limits`, in their order."""
    parts = re.split(r"^## +", page, flags=re.MULTILINE)
    under = [part for part in parts if part.startswith("Limits")]
    return re.findall(r"^### +`?(\w+)`?", "\n".join(under), flags=re.MULTILINE)


def functions_of(sources: Iterable[str]) -> set[str]:
    """Names of every top-level function in the sources."""
    bodies = [ast.parse(source).body for source in sources]
    return {node.name for body in bodies for node in body if isinstance(node, ast.FunctionDef)}


def limits_written(sources: Iterable[str]) -> set[str]:
    """Names of the limits that have a `limit_…` or `require_…` function."""
    return {found.group(1) for name in functions_of(sources) if (found := LIMIT.match(name))}


def goldens_of(tests: Iterable[Path], names: Iterable[str]) -> set[str]:
    """The limits with golden rows: a file `golden/<name>.*`, or a test `test_<name>_rows…`."""
    files = list(tests)
    photographed = {path.stem for path in files if "golden" in path.parts}
    tested = functions_of(
        path.read_text(encoding="utf-8") for path in files if path.suffix == ".py"
    )
    return {
        name
        for name in names
        if name in photographed or any(one.startswith(f"test_{name}_rows") for one in tested)
    }


def limit_faults(page: str, sources: Iterable[str], tests: Iterable[Path]) -> list[str]:
    """Limits that lack their heading, their function or their golden rows."""
    named, written = limits_named(page), limits_written(sources)
    golden = goldens_of(tests, set(named) | written)
    found = [
        f"{name} has no function limit_{name} or require_{name}"
        for name in named
        if name not in written
    ]
    found += [f"{name} has no heading in docs/model.md" for name in sorted(written - set(named))]
    found += [f"{name} has no golden rows" for name in sorted((set(named) | written) - golden)]
    return found if named else ["docs/model.md names no limit"]
