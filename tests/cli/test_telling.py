"""How results are said."""

from __future__ import annotations

import json

import pytest

from zsyz_model.cli.telling import tally, tell, tell_json, tell_lines, tell_note, tell_reasons
from zsyz_model.findings import Finding, Severity


def test_findings_are_counted_by_what_was_done() -> None:
    refused, warned = Finding("A", "a", severity=Severity.REFUSED), Finding("B", "b")

    assert tally([refused, warned, warned]) == "拒绝 1 条，提示 2 条"
    assert tally([]) == "没有发现"


def test_json_is_one_document_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    tell_json({"情景": ("小县",)})

    out = capsys.readouterr().out
    assert "小县" in out
    assert json.loads(out) == {"情景": ["小县"]}


def test_no_number_that_is_none_leaves_as_json() -> None:
    with pytest.raises(ValueError, match="JSON"):
        tell_json({"gap": float("nan")})


def test_lines_and_notes_go_their_own_ways(capsys: pytest.CaptureFixture[str]) -> None:
    tell_lines("甲", "乙")
    tell([Finding("A", "丙")])
    tell_note("丁")

    told = capsys.readouterr()
    assert told.out.splitlines() == ["甲", "乙", "[A] 丙。"]
    assert told.err == "丁\n"


def test_reasons_leave_out_what_was_only_normalised(capsys: pytest.CaptureFixture[str]) -> None:
    tidy = Finding("N", "n", severity=Severity.NORMALISED)

    tell_reasons([Finding("R", "r", severity=Severity.REFUSED), tidy, tidy])
    tell_reasons([tidy])

    assert capsys.readouterr().out.splitlines() == [
        "[R] r。",
        "（另有 2 条规整记录未列出）",
        "[N] n。",
    ]
