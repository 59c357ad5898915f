"""The house tests its own plan: rules that are not run are wishes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.habits import (
    codes_said,
    loose_tests,
    oversized,
    prints,
    raw_rows,
    solver_doors,
    text_faults,
    undocumented,
    unmirrored,
)
from tests.limits import limit_faults

ROOT = Path(__file__).parents[1]
PACKAGE, TESTS = ROOT / "zsyz_model", ROOT / "tests"
NOT_OURS = re.compile(
    r"(^|/)(\.git|\.venv|\.\w+_cache|\.hypothesis|__pycache__|reports|build|dist)/"
)

WITHOUT_MIRROR: dict[str, str] = {
    "report/figures/saving.py": "test_page.py saves every chart twice and compares the bytes",
    "report/figures/scenarios.py": "its one chart is drawn and read in test_comparison.py",
    "report/html.py": "every page it makes is read in test_comparison.py and test_index.py",
    "report/papers/sheets_of.py": "test_book.py reads every sheet of it back",
    "report/tables/decided.py": "test_tables.py ties all tables of an outcome out together",
    "report/tables/frames.py": "test_tables.py, as above",
    "report/tables/land.py": "test_tables.py, as above",
    "report/tables/told.py": "test_tables.py, as above",
}
"""Modules without a test file of their own → the reason."""

MAY_BE_LARGER: dict[str, str] = {}
"""Complaints of `oversized` that stand → the reason."""

SAID_IN_TWO_ROOMS: dict[str, set[str]] = {
    "C01": {"books", "ledger"}, "E05": {"books", "ledger"}, "F11": {"books", "ledger"},
    "F12": {"findings.py", "ledger", "cli"}, "K01": {"ledger", "validate"},
    "K02": {"ledger", "validate"}, "V02": {"books", "ledger"}, "V10": {"ledger", "validate"},
    "V12": {"ledger", "validate"}, "V15": {"ledger", "validate"}, "Y03": {"ledger", "scenario"},
    "Y04": {"ledger", "scenario"}, "Y05": {"batch", "runs", "scenario"},
    "Y07": {"review", "scenario"},
}  # fmt: skip
"""Codes that mean the same wherever they are said → the rooms."""

FLOORS = "the floors stack one way; rooms of one floor never meet"
JUDGE = "the judge and the reasons never meet the solver, not even through others"
LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True, no_logo=True))"


def sources_of(*folders: str) -> dict[str, str]:
    """Every Python source below the folders, by its path from the root."""
    paths = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def breaches(check: Callable[[str, str], list[str]], sources: dict[str, str]) -> list[str]:
    return [fault for name, source in sources.items() for fault in check(name, source)]


def tracked_files() -> list[Path]:
    """What git tracks or would track; outside a checkout, every file that is not made here."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-coz", "--exclude-standard"]
    try:
        told = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
        listed = [ROOT / name for name in told.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        listed = [p for p in ROOT.rglob("*") if not NOT_OURS.search(p.relative_to(ROOT).as_posix())]
    return [path for path in listed if path.is_file()]


def linted(tree: Path) -> subprocess.CompletedProcess[str]:
    """Run the import contracts on the package in `tree`."""
    return subprocess.run(
        [sys.executable, "-c", LINT],
        cwd=tree,
        env=os.environ | {"COLUMNS": "200"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def broken_contracts(told: str) -> list[str]:
    """The names of the contracts that the linter reports as broken."""
    return re.findall(r"^(.+) BROKEN\b", told, flags=re.MULTILINE)


PRODUCT = sources_of("zsyz_model")
MODULES = {
    name: text
    for name, text in PRODUCT.items()
    if not name.endswith(("__init__.py", "__main__.py"))
}


@pytest.mark.slow
def test_the_floors_stack_one_way() -> None:
    told = linted(ROOT)

    assert told.returncode == 0, told.stdout + told.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("findings.py", "import zsyz_model.case\n", FLOORS),
        ("validate.py", "import zsyz_model.solver\n", FLOORS),
        ("helpers.py", "", FLOORS),
        ("validate.py", "import pulp\n", "only the model and the solver room know the solver"),
        ("judge.py", "import zsyz_model.planning\n", JUDGE),
        ("tables/columns.py", "import openpyxl\n", "only the edges touch files"),
    ],
)
def test_a_planted_import_breaks_its_contract(
    tmp_path: Path, module: str, line: str, contract: str
) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(PACKAGE, tmp_path / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    planted = tmp_path / PACKAGE.name / module
    stood = planted.read_text(encoding="utf-8") if planted.exists() else ""
    planted.write_text(stood + "\n" + line, encoding="utf-8")

    told = linted(tmp_path)

    assert told.returncode != 0
    assert contract in broken_contracts(told.stdout)


def test_every_module_has_its_test_file() -> None:
    modules = {Path(name).relative_to("zsyz_model") for name in MODULES} - set(
        map(Path, WITHOUT_MIRROR)
    )
    tests = {Path(name).relative_to("tests"): text for name, text in sources_of("tests").items()}

    assert unmirrored(modules, tests) == []


def test_a_module_without_its_test_file_is_caught() -> None:
    tests = {
        Path("ledger/test_read.py"): "def test_it_reads() -> None: ...",
        Path("test_judge.py"): "",
    }

    assert unmirrored([Path("ledger/read.py"), Path("judge.py")], tests) == [
        "judge.py wants tests/test_judge.py"
    ]


def test_no_function_and_no_module_outgrows_its_room() -> None:
    found = breaches(oversized, sources_of("zsyz_model", "benchmarks", "scenarios"))

    assert sorted(found) == sorted(MAY_BE_LARGER)


def test_size_is_counted_without_the_docstring() -> None:
    body = "def f():\n" + '    """One.\n\n    Two.\n    """\n' + "    x = 1\n" * 39

    assert oversized("m.py", body) == []
    assert oversized("m.py", body + "    x = 1\n") == ["m.py: f has 41 net lines"]
    assert oversized("m.py", "x = 1\n" * 251) == ["m.py has 251 lines"]


def test_every_public_thing_says_what_it_is() -> None:
    assert breaches(undocumented, PRODUCT) == []


def test_a_silent_definition_is_caught() -> None:
    source = '"""M."""\nclass Plan:\n    """P."""\n    def cost(self): ...\ndef _own(): ...\ndef run(): ...\n'

    assert undocumented("m.py", source) == [
        "m.py: cost has no docstring",
        "m.py: run has no docstring",
    ]


def test_one_place_opens_the_solver() -> None:
    found = sorted(breaches(solver_doors, PRODUCT))

    assert found == ["zsyz_model/solver/highs.py: .run", "zsyz_model/solver/highs.py: .solve"]


def test_a_second_door_to_the_solver_is_caught() -> None:
    assert solver_doors("m.py", "problem.solve()") == ["m.py: .solve"]
    assert solver_doors("m.py", "import highspy\nThread(target=h.run)") == ["m.py: .run"]
    assert solver_doors("m.py", "solver.solve(problem)\npipeline.run(case)") == []


def test_rows_come_from_one_builder() -> None:
    """It takes terms, a sense, a side and the rule's name, and never loses a row silently."""
    found = [fault.split(":")[0] for fault in breaches(raw_rows, PRODUCT)]

    assert found == ["zsyz_model/solver/rows.py"]


def test_a_row_past_the_builder_is_caught() -> None:
    assert raw_rows("m.py", "self.problem += 2 <= x <= 5") == ["m.py:1 adds to a problem with +="]
    assert raw_rows("m.py", "p.addConstraint(row)") == ["m.py:1 .addConstraint"]
    assert raw_rows("m.py", "total += 1") == []


def test_only_the_edges_print() -> None:
    inner = {
        name: text for name, text in PRODUCT.items() if Path(name).stem not in {"cli", "watch"}
    }
    inner = {name: text for name, text in inner.items() if not name.startswith("zsyz_model/cli/")}

    assert breaches(prints, inner) == []
    assert prints("m.py", "x = 1\nprint(x)") == ["m.py:2 prints"]


def test_no_test_is_skipped_and_every_raises_looks_at_the_message() -> None:
    assert breaches(loose_tests, sources_of("tests")) == []


def test_a_loose_test_is_caught() -> None:
    blind = "with pytest.raises(ValueError):\n    f()\n"

    assert loose_tests("t.py", blind) == ["t.py:1 checks no message"]
    assert loose_tests("t.py", blind.replace("Error)", 'Error, match="x")')) == []
    assert loose_tests("t.py", "@pytest.mark.skip\ndef test_x(): ...") == ["t.py:1 uses skip"]


def test_no_tracked_file_names_a_machine_a_registry_or_unfinished_work() -> None:
    text = {path: path.read_bytes() for path in tracked_files()}
    found = [
        text_faults(str(p.relative_to(ROOT)), raw.decode(errors="ignore"))
        for p, raw in text.items()
        if b"\0" not in raw
    ]

    assert len(text) > len(PRODUCT)
    assert [fault for faults in found for fault in faults] == []


@pytest.mark.parametrize(
    "planted",
    ["TO" + "DO: later", "see /ro" + "ot/.cache", "/home/" + "li/run", "from py" + "pi.org"],
)
def test_a_planted_word_is_caught(planted: str) -> None:
    assert len(text_faults("f", f"x = '{planted}'")) == 1
    assert text_faults("f", "https://www.gov.cn/home/li/index.html and ./works/plan") == []


def test_a_code_means_one_thing() -> None:
    """Two rooms that say the same code must be known to mean the same."""
    found = {code: rooms for code, rooms in codes_said(PRODUCT).items() if len(rooms) > 1}

    assert found == SAID_IN_TWO_ROOMS


def test_a_code_of_two_rooms_is_caught() -> None:
    planted = {"zsyz_model/a/x.py": 'Finding("N01", "")', "zsyz_model/b/y.py": 'said(c, "N01")'}

    assert codes_said(planted) == {"N01": {"a", "b"}}


def test_every_limit_has_its_heading_its_function_and_its_golden_rows() -> None:
    page = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")
    tests = [path for folder in ("planning", "golden") for path in (TESTS / folder).rglob("*.*")]
    planning = [text for name, text in PRODUCT.items() if name.startswith("zsyz_model/planning/")]

    assert limit_faults(page, planning, tests) == []


def test_a_limit_without_function_heading_or_rows_is_caught(tmp_path: Path) -> None:
    golden = tmp_path / "golden" / "one_start.lp"
    golden.parent.mkdir()
    golden.write_text("", encoding="utf-8")
    page = "## Limits\n### one_start\n### `plot_area`\n## Goals\n### merit\n"

    assert limit_faults(
        page, ["def limit_one_start(): ...\ndef require_budget(): ..."], [golden]
    ) == [
        "plot_area has no function limit_plot_area or require_plot_area",
        "budget has no heading in docs/model.md",
        "budget has no golden rows",
        "plot_area has no golden rows",
    ]
    assert limit_faults("# Model\n", [], []) == ["docs/model.md names no limit"]
