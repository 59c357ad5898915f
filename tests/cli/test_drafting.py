"""The command that writes an empty ledger: it never overwrites unasked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zsyz_model.cli.door import main
from zsyz_model.cli.drafting import run_template
from zsyz_model.cli.looks import run_check
from zsyz_model.findings import InputError
from zsyz_model.tables import TABLES


def test_one_line_names_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "新" / "台账.xlsx"

    assert run_template(path, force=False, as_json=False) == 0

    assert capsys.readouterr().out == f"已写出台账模板：{path}\n"
    assert [one.name for one in path.parent.iterdir()] == ["台账.xlsx"]


def test_a_fresh_template_passes_the_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run_template(tmp_path / "a.xlsx", force=False, as_json=False)

    assert run_check(tmp_path / "a.xlsx", None, as_json=True) == 0
    assert '"findings": []' in capsys.readouterr().out


def test_as_json_it_is_one_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.xlsx"

    run_template(path, force=False, as_json=True)

    told = json.loads(capsys.readouterr().out)
    assert told == {"template": path.as_posix(), "sheets": len(TABLES) + 2}


def test_a_file_that_stands_is_kept_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"mine")

    with pytest.raises(InputError, match=r"\[F12\] 文件《a\.xlsx》：文件已存在.*--force"):
        run_template(path, force=False, as_json=False)
    assert path.read_bytes() == b"mine"

    assert run_template(path, force=True, as_json=False) == 0
    assert path.read_bytes().startswith(b"PK")


def test_another_suffix_is_refused_even_when_forced(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\[F12\].*只能写成\.xlsx文件.*处理：文件名以\.xlsx结尾"):
        run_template(tmp_path / "a.xls", force=True, as_json=False)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_that_name_is_refused_even_when_forced(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()

    with pytest.raises(InputError, match=r"\[F12\].*已有同名的文件夹"):
        run_template(tmp_path / "a.xlsx", force=True, as_json=False)


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(InputError, match=r"\[F12\].*所在的文件夹不能写入"):
        run_template(tmp_path / "file" / "a.xlsx", force=False, as_json=False)


def test_a_file_that_another_program_holds_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(path: Path) -> int:
        raise PermissionError(13, "denied", str(path))

    monkeypatch.setattr("zsyz_model.ledger.template.write_template", held)

    with pytest.raises(InputError, match=r"\[F12\].*文件正被打开.*处理：关闭"):
        run_template(tmp_path / "a.xlsx", force=False, as_json=False)


@pytest.mark.parametrize(
    ("args", "code"), [([], 0), (["--json"], 0), (["--force"], 0), (["--again"], 2)]
)
def test_the_command_hands_its_flags_on(
    args: list[str], code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match=str(code)):
        main(["template", str(tmp_path / "a.xlsx"), *args])

    assert (tmp_path / "a.xlsx").exists() is (code == 0)


def test_a_refusal_is_exit_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["template", str(tmp_path / "a.csv")])

    assert "[F12]" in capsys.readouterr().err


def test_its_help_is_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["template", "--help"])

    assert "覆盖已有的文件" in capsys.readouterr().out
