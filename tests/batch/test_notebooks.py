"""Papermill called strictly: nothing half run, undeclared or injected passes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

from tests.batch.specimens import PARAMETERS, SAYS_DONE, notebook, specimen, write
from zsyz_model.batch.notebooks import (
    check_executed,
    check_given,
    check_shape,
    declared_names,
    read_notebook,
    run_notebook,
)
from zsyz_model.findings import RunError

P, S = ("parameters",), ("sentinel",)


def as_node(*cells: tuple[str, tuple[str, ...]]) -> Any:
    return nbformat.from_dict(notebook(*cells))  # type: ignore[no-untyped-call]


def ran(*cells: tuple[str, tuple[str, ...], int | None, str]) -> Any:
    """A notebook of (source, tags, execution count, printed text)."""
    node = as_node(*((source, tags) for source, tags, _, _ in cells))
    for cell, (_, _, count, text) in zip(node.cells, cells, strict=True):
        cell.execution_count = count
        if text:
            stream = {"output_type": "stream", "name": "stdout", "text": text}
            cell.outputs = [nbformat.from_dict(stream)]  # type: ignore[no-untyped-call]
    return node


@pytest.mark.parametrize(
    ("cells", "fact"),
    [
        ([("x = 1", ()), (SAYS_DONE, S)], "有 0 个参数单元格"),
        ([("x = 1", P), ("y = 1", P), (SAYS_DONE, S)], "有 2 个参数单元格"),
        ([("x = 1", P)], "有 0 个结束标记单元格"),
        ([("x = 1", P), (SAYS_DONE, S), ("y = 2", ())], "最后一个单元格不是结束标记"),
    ],
)
def test_a_notebook_of_another_shape_is_refused(cells: Any, fact: str) -> None:
    told = [finding.fact for finding in check_shape("n.ipynb", as_node(*cells))]

    assert any(fact in sentence for sentence in told)


def test_only_plain_assignments_of_literals_declare_a_name() -> None:
    source = "a = 1\nb: int = 2\nc = d = 3\ne = open('x')\nf = ['x']\ng.h = 1\n# i = 1"

    assert declared_names(source) == {"a", "f"}
    assert declared_names("a = (") == set()


INJECTIONS = [
    "a=1; open('owned','w'); b", "scenario\nimport os", "scenario = 1 #", "__import__('os')", "",
    "scenario ", " scenario", "Scenario", "情景", "seed;", "seed+1", "seed,run", "lambda", "run[0]",
    "run.x", "1run", "run\x00", "run\r\nx", "a" * 50, "class", "exec", "seed:=1", "*run", "{run}", "seed\\",
]  # fmt: skip


@pytest.mark.parametrize("name", INJECTIONS)
def test_no_name_is_given_that_the_notebook_does_not_declare(name: str) -> None:
    node = as_node((PARAMETERS, P), (SAYS_DONE, S))

    (finding,) = check_given("n.ipynb", node, {name: 1})

    assert "没有在参数单元格中声明" in finding.fact
    assert finding.advice == "可用：run、scenario、seed"


@pytest.mark.parametrize("value", [Path("x"), (1, 2), {"a": 1}, object()])
def test_only_plain_values_are_given(value: Any) -> None:
    node = as_node((PARAMETERS, P), (SAYS_DONE, S))

    (finding,) = check_given("n.ipynb", node, {"run": value})

    assert "不能传给笔记本" in finding.fact


def test_a_cell_without_a_count_was_never_run() -> None:
    node = ran(("x = 1", P, 1, ""), ("y", (), None, ""), (SAYS_DONE, S, 3, "全部单元格已运行"))

    (finding,) = check_executed("n.ipynb", node)

    assert (finding.place.cell, finding.fact) == ("第 2 个单元格", "单元格没有运行")


def test_a_sentinel_that_said_nothing_is_no_end() -> None:
    node = ran(("x = 1", P, 1, ""), (SAYS_DONE, S, 2, ""))

    assert [f.fact for f in check_executed("n.ipynb", node)] == ["没有运行到结束标记"]


def test_a_file_that_is_no_notebook_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "n.ipynb").write_text('{"cells": [', encoding="utf-8")

    with pytest.raises(RunError, match="不是可以读取的笔记本"):
        read_notebook(tmp_path / "n.ipynb")


def test_a_bad_notebook_is_not_even_started(tmp_path: Path) -> None:
    source = write(tmp_path / "n.ipynb", (f"open({str(tmp_path / 'ran')!r}, 'w')", ()))

    with pytest.raises(RunError, match="有 0 个参数单元格"):
        run_notebook(source, tmp_path / "out.ipynb", {})
    assert [path.name for path in tmp_path.iterdir()] == ["n.ipynb"]


@pytest.mark.slow
def test_a_good_notebook_runs_with_its_parameters_in_a_folder_with_braces(tmp_path: Path) -> None:
    folder = tmp_path / "a {run} b"
    folder.mkdir()
    source = specimen(folder / "n.ipynb", "print(seed + 1, scenario)")

    run_notebook(source, folder / "out.ipynb", {"seed": 41, "scenario": "县/乙.yaml"})

    told = json.loads((folder / "out.ipynb").read_text(encoding="utf-8"))
    texts = [o.get("text") for cell in told["cells"] for o in cell.get("outputs", [])]
    assert ["42 县/乙.yaml\n"] in texts


FAILING = {
    "leaves early": ("import sys\nsys.exit(0)", r"单元格没有运行|没有运行完|SystemExit"),
    "raises": ("1 / 0", "第 2 个单元格.*ZeroDivisionError"),
    "is killed": ("import os\nos.kill(os.getpid(), 9)", r"没有运行完（DeadKernelError）"),
}


@pytest.mark.slow
@pytest.mark.parametrize(("source", "words"), FAILING.values(), ids=FAILING)
def test_a_notebook_that_does_not_reach_its_end_is_no_success(
    tmp_path: Path, source: str, words: str
) -> None:
    path = specimen(tmp_path / "n.ipynb", source, "x = 1")

    with pytest.raises(RunError, match=r"n\.ipynb") as caught:
        run_notebook(path, tmp_path / "out.ipynb", {"run": "x"})

    assert re.search(words, str(caught.value))
