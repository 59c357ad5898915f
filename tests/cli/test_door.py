"""Whatever happens inside, a user sees findings and an exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zsyz_model.cli.door import guarded, main
from zsyz_model.findings import Finding, HeldError, InputError, NoPlanError, Severity, ZsyzError

FINDING = Finding("Y04", "未知键“x”", "是否“y”", Severity.REFUSED)


def failing(error: BaseException) -> int:
    raise error


@pytest.mark.parametrize(("kind", "code"), [(InputError, 2), (NoPlanError, 1), (HeldError, 3)])
def test_our_errors_are_told_and_carry_their_code(
    kind: type[ZsyzError], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert guarded(lambda: failing(kind(FINDING, FINDING))) == code

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines() == ["[Y04] 未知键“x”。处理：是否“y”"] * 2


def test_with_json_an_error_is_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(lambda: failing(InputError(FINDING)), as_json=True) == 2

    told = json.loads(capsys.readouterr().out)
    assert told["error"] == 2
    assert told["findings"][0]["code"] == "Y04"


def test_an_unforeseen_error_shows_no_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert guarded(lambda: failing(ZeroDivisionError("x")), debug=tmp_path / "reports") == 1

    told = capsys.readouterr()
    assert "[INTERNAL] 程序内部错误（ZeroDivisionError：x）" in told.err
    assert "Traceback" not in told.out + told.err
    log = (tmp_path / "reports" / "debug.log").read_text(encoding="utf-8")
    assert "Traceback" in log


def test_without_debug_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    assert guarded(lambda: failing(ValueError())) == 1
    assert "INTERNAL" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_is_said_and_has_its_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(lambda: failing(KeyboardInterrupt())) == 130
    assert "已中断" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["plam"], "命令或参数不对：plam"),
        (["plan"], "缺少参数：情景"),
        (["plan", "x.yaml", "--sec", "3"], "没有这个选项：--sec"),
        (["plan", "x.yaml", "--seconds", "abc"], "参数值不对：--seconds"),
        (["plan", "x.yaml", "--gap", "-1"], "参数值不对：--gap"),
        (["verify", "a", "b"], "命令或参数不对"),
        ([], "命令："),
    ],
)
def test_wrong_use_is_explained_in_chinese(
    args: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(args)

    assert words in capsys.readouterr().err
