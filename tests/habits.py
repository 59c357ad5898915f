"""The habits of the house as functions: source in, breaches out. test_architecture.py applies them.

Every function here takes text or paths and returns one sentence for each breach, so that the
same function is run on the tree and on a planted breach.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

FUNCTION_LINES = 40
MODULE_LINES = 250
CELL_LINES = 8
SOLVER_PACKAGES = {"pulp", "highspy"}

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
NOT_IN_A_NOTEBOOK = (*FUNCTIONS, ast.ClassDef, ast.Lambda, ast.For, ast.While, ast.Try)

# A letter of each word stands in brackets, so that this file does not hold what it looks for.
UNFINISHED = re.compile(r"\b(?:TOD[O]|FIXM[E]|XX[X])\b")
MACHINE_PATHS = re.compile(r"(?<![\w.\-/}])/(?:roo[t]|wor[k]|far[m]|home/\w+|Users/\w+)/")
REGISTRY_HOSTS = re.compile(
    r"\b(?:pyp[i]\.[\w.-]+|files\.python[h]osted\.org|registry\.np[m]js\.org"
    r"|(?:deb|security)\.debia[n]\.org|(?:conda\.)?anacond[a]\.(?:org|com)|mirror[s]?\.[\w-]+\.\w+)"
)


def net_lines(node: ast.AST) -> int:
    """Lines of a function from `def` to its end, without its docstring."""
    assert isinstance(node, FUNCTIONS)
    head = node.body[0]
    said = ast.get_docstring(node) is not None
    doc = (head.end_lineno or 0) - head.lineno + 1 if said else 0
    return (node.end_lineno or 0) - node.lineno + 1 - doc


def oversized(name: str, source: str) -> list[str]:
    """Functions over 40 net lines, and the module itself when over 250 lines."""
    long = len(source.splitlines())
    found = [f"{name} has {long} lines"] if long > MODULE_LINES else []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, FUNCTIONS) and net_lines(node) > FUNCTION_LINES:
            found.append(f"{name}: {node.name} has {net_lines(node)} net lines")
    return found


def public_definitions(body: Iterable[ast.stmt]) -> Iterator[Definition]:
    """Public functions and classes of a module or class body, with the methods of the classes."""
    for node in body:
        if isinstance(node, (*FUNCTIONS, ast.ClassDef)) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public_definitions(node.body)


def undocumented(name: str, source: str) -> list[str]:
    """The module, and its public functions, classes and methods, when they have no docstring."""
    tree = ast.parse(source)
    found = [] if ast.get_docstring(tree) else [f"{name} has no docstring"]
    return found + [
        f"{name}: {node.name} has no docstring"
        for node in public_definitions(tree.body)
        if not ast.get_docstring(node)
    ]


def imported_packages(tree: ast.AST) -> set[str]:
    """Top-level packages that a module imports by itself."""
    plain = {
        one.name for node in ast.walk(tree) if isinstance(node, ast.Import) for one in node.names
    }
    given = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return {name.split(".")[0] for name in plain | given}


def solver_doors(name: str, source: str) -> list[str]:
    """Where a module sends a problem to a solver: `problem.solve`, or `.run` on a solver's object.

    `solver.solve` (our own room) and `subprocess.run` are no doors; `.run` counts only in
    modules that import PuLP or highspy.
    """
    tree = ast.parse(source)
    doors = {"solve", "actualSolve"}
    doors |= {"run"} if imported_packages(tree) & SOLVER_PACKAGES else set()
    return [
        f"{name}: .{node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in doors
        if not (isinstance(node.value, ast.Name) and node.value.id in {"solver", "subprocess"})
    ]


def prints(name: str, source: str) -> list[str]:
    """Lines that call `print`."""
    return [
        f"{name}:{node.lineno} prints"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        if isinstance(node.func, ast.Name) and node.func.id == "print"
    ]


def loose_tests(name: str, source: str) -> list[str]:
    """Skipped or expected-to-fail tests, and `raises` that look at no message and no finding."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in {
            "skip",
            "skipif",
            "xfail",
            "importorskip",
        }:
            found.append(f"{name}:{node.lineno} uses {node.attr}")
        if isinstance(node, ast.With):
            found += [
                f"{name}:{node.lineno} checks no message" for item in node.items if _blind(item)
            ]
    return found


def _blind(item: ast.withitem) -> bool:
    call = item.context_expr
    if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
        return False
    looks = item.optional_vars is not None or any(word.arg == "match" for word in call.keywords)
    return call.func.attr == "raises" and not looks


def mirror_of(module: Path) -> Path:
    """The test file of a module, both relative to their roots: `ledger/read.py` → `ledger/test_read.py`."""
    return module.with_name(f"test_{module.name}")


def unmirrored(modules: Iterable[Path], tests: Mapping[Path, str]) -> list[str]:
    """Modules whose test file is missing or holds no test (paths relative to their roots)."""
    return [
        f"{module} wants tests/{mirror_of(module)}"
        for module in sorted(modules)
        if "def test_" not in tests.get(mirror_of(module), "")
    ]


def notebook_faults(name: str, notebook: Mapping[str, object]) -> list[str]:
    """What a thin window may not have: two parameter cells, logic, long cells, outputs."""
    cells = notebook["cells"]
    assert isinstance(cells, list)
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    tagged = [cell for cell in code if "parameters" in cell["metadata"].get("tags", [])]
    found = [] if len(tagged) == 1 else [f"{name} has {len(tagged)} parameters cells"]
    for cell in code:
        found += [f"{name}: {fault}" for fault in cell_faults("".join(cell["source"]))]
        if cell["outputs"] or cell["execution_count"] is not None:
            found.append(f"{name}: a cell keeps its output")
    return found


def cell_faults(source: str) -> list[str]:
    """Definitions, loops, handlers and excess lines of one code cell."""
    kinds = {
        type(node) for node in ast.walk(ast.parse(source)) if isinstance(node, NOT_IN_A_NOTEBOOK)
    }
    found = sorted(f"a cell holds {kind.__name__}" for kind in kinds)
    lines = len(source.splitlines())
    return found + ([f"a cell has {lines} lines"] if lines > CELL_LINES else [])


def text_faults(name: str, text: str) -> list[str]:
    """Unfinished work, paths of one machine, and hosts of package registries in a tracked file."""
    looked_for = {
        "unfinished work": UNFINISHED,
        "a path of one machine": MACHINE_PATHS,
        "a registry's host": REGISTRY_HOSTS,
    }
    return [
        f"{name}: {what} ({found.group()})"
        for what, pattern in looked_for.items()
        if (found := pattern.search(text))
    ]


CODE = re.compile(r"[A-Z]\d\d")


def codes_said(sources: Mapping[str, str]) -> dict[str, set[str]]:
    """Finding codes (a letter and two digits) → the rooms that say them.

    Read from the arguments of calls, where a code is the whole string; the ledger's examples
    hold ids that look alike and say nothing.
    """
    found: dict[str, set[str]] = {}
    for name, source in sources.items():
        if Path(name).name == "examples.py":
            continue
        for call in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)):
            words = [a.value for a in call.args if isinstance(a, ast.Constant)]
            for word in words:
                if isinstance(word, str) and CODE.fullmatch(word):
                    found.setdefault(word, set()).add(Path(name).parts[1])
    return found


def raw_rows(name: str, source: str) -> list[str]:
    """Rows added past `add_row`: `+=` on a problem (PuLP drops chained and constant rows so)."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.AugAssign) and ast.unparse(node.target).endswith("problem"):
            found.append(f"{name}:{node.lineno} adds to a problem with +=")
        elif isinstance(node, ast.Attribute) and node.attr in (
            "addConstraint",
            "extend_constraint",
        ):
            found.append(f"{name}:{node.lineno} .{node.attr}")
    return found
