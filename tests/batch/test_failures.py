"""Every error becomes findings."""

from __future__ import annotations

import pytest

from zsyz_model.batch.failures import exit_code_of, findings_of
from zsyz_model.findings import Finding, InputError, NoPlanError


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (InputError(Finding("Y04", "未知键")), 2, "未知键"),
        (NoPlanError(Finding("S03", "无可行方案")), 1, "无可行方案"),
        (OSError(28, "No space left on device", "/x/plan.xlsx"), 1, "文件《plan.xlsx》"),
        (ValueError("boom"), 1, "程序内部错误（ValueError：boom）"),
    ],
)
def test_an_error_says_what_to_do(error: Exception, code: int, words: str) -> None:
    findings = findings_of(error)

    assert exit_code_of(error) == code
    assert words in str(findings[0])
