"""The process that parses: whatever happens is said on its output."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.books.made import county_xls, county_xlsx, one_sheet
from zsyz_model.books import child, parse
from zsyz_model.books.limits import MOST_MEMORY
from zsyz_model.books.wire import unpack

HEAVY = {"pandas", "numpy", "openpyxl", "xlsxwriter", "zsyz_model.tables", "zsyz_model.case"}
SEEN = """
import sys
from zsyz_model.books import child
child.limit_this_process = lambda memory: print(memory, file=sys.stderr)
child.main(["甲.xlsx", "{memory}"])
print(*sys.modules, file=sys.stderr)
"""


def run(data: bytes, memory: int = MOST_MEMORY) -> tuple[bytes, list[str]]:
    """The output of a child, and the words that it said beside it."""
    command = [sys.executable, "-c", SEEN.format(memory=memory)]
    done = subprocess.run(command, input=data, capture_output=True, check=True)
    return done.stdout, done.stderr.decode().split()


def test_a_book_is_answered_with_its_cells() -> None:
    sheets, findings, failed = unpack(
        child.answer("甲.xlsx", one_sheet('<row r="1"><c r="A1"><v>1</v></c></row>'))
    )

    assert [(sheet.name, sheet.rows) for sheet in sheets] == [("项目", [[1.0]])]
    assert (findings, failed) == ((), "")


def test_a_refusal_is_answered_with_its_reason() -> None:
    sheets, (finding,), failed = unpack(child.answer("甲.xlsx", b"PK\x03\x04"))

    assert (sheets, failed, finding.code, finding.place.file) == ((), "", "F03", "甲.xlsx")


class PanicException(BaseException):
    """What the Rust parser raises in a panic: no Exception."""


@pytest.mark.parametrize(
    "error", [PanicException("index out of bounds"), MemoryError(), TypeError("x")]
)
def test_whatever_is_raised_is_answered_by_name(
    monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    def panic(name: str, data: bytes) -> None:
        raise error

    monkeypatch.setattr(parse, "parse", panic)

    assert unpack(child.answer("甲.xlsx", b"")) == ((), (), type(error).__name__)


@pytest.mark.slow
@pytest.mark.parametrize("data", [county_xlsx(), county_xls()], ids=["xlsx", "xls"])
def test_the_child_starts_light(data: bytes) -> None:
    answered, (_, *modules) = run(data)

    assert len(unpack(answered)[0]) == 2
    assert "zsyz_model.books.parse" in modules
    assert HEAVY.isdisjoint(modules)


@pytest.mark.slow
@pytest.mark.parametrize(("asked", "given"), [(2**28, 2**28), (2**40, MOST_MEMORY)])
def test_memory_can_be_limited_further_but_not_less(asked: int, given: int) -> None:
    _, (memory, *_) = run(county_xlsx(), asked)

    assert int(memory) == given


@pytest.mark.slow
def test_the_module_runs_as_a_program(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "zsyz_model.books.child", "甲.xlsx", str(MOST_MEMORY)]
    root = Path(child.__file__).parents[2]
    done = subprocess.run(command, input=county_xlsx(), capture_output=True, check=True, cwd=root)

    assert [sheet.name for sheet in unpack(done.stdout)[0]] == ["项目", "领导"]
    assert done.stderr == b""
