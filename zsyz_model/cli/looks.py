"""The commands that look and write nothing: check, score and verify."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from zsyz_model.cli.telling import tally, tell, tell_json, tell_lines
from zsyz_model.findings import Severity

MARK = {True: "相符", False: "不符"}


def run_check(path: Path, mapping: Path | None, as_json: bool) -> int:
    """Row accounting and findings of a ledger; 1 when a row is set aside."""
    from zsyz_model.ledger import read_ledger

    ledger = read_ledger(path, mapping)
    aside = any(finding.severity is Severity.QUARANTINED for finding in ledger.findings)
    if as_json:
        tell_json(
            {
                "rows": {sheet: asdict(count) for sheet, count in ledger.rows.items()},
                "findings": [finding.as_row() for finding in ledger.findings],
            }
        )
        return int(aside)
    for sheet, count in ledger.rows.items():
        parts = f"收下 {count.accepted} + 隔离 {count.quarantined} + 空行 {count.blank} + 其他 {count.other}"
        tell_lines(f"{sheet}：读入 {count.read} 行 = {parts}（{MARK[count.balanced]}）")
    tell(ledger.findings)
    tell_lines(f"共 {tally(ledger.findings)}。")
    return int(aside)


def run_score(path: Path, as_json: bool) -> int:
    """Admission with its receipts, and the ranking with its parts."""
    from zsyz_model.pipeline import admit, read_case

    case = read_case(path)
    case, admission, scores = admit(case)
    total: Mapping[Any, float] = scores.total.to_dict()
    parts: Mapping[Any, Mapping[Any, float]] = scores.parts.to_dict(orient="index")
    ranking = [
        {
            "project_id": project,
            "total": total[project],
            "parts": parts[project],
        }
        for project in scores.ranking
    ]
    refused = [_refusal(asdict(refusal), str(refusal.cell)) for refusal in admission.refusals]
    if as_json:
        tell_json({"ranking": ranking, "refused": refused})
        return 0
    for place, project in enumerate(scores.ranking, start=1):
        name = case.projects.at[project, "name"]
        tell_lines(f"{place:>3}. {project} {name!s}：{total[project]:.2f} 分")
    for one in refused:
        tell_lines(
            f"不予准入 {one['project_id']}：{one['title']}，实际 {one['value']}，"
            f"要求 {one['threshold']}。处理：{one['advice']}"
        )
    return 0


def _refusal(refusal: dict[str, Any], cell: str) -> dict[str, Any]:
    return {**refusal, "cell": cell}


def run_verify(folder: Path, as_json: bool) -> int:
    """Judge a stored run; 1 when anything does not hold."""
    from zsyz_model.batch import verify
    from zsyz_model.judge import CHECKS
    from zsyz_model.report.words import limit_words

    verdict = verify(folder)
    broken = Counter(fault.code for fault in verdict.outcome.plan.faults)
    checks = {name: broken.get(name, 0) for name in [*CHECKS, *sorted(broken.keys() - CHECKS)]}
    if as_json:
        tell_json(
            {
                "run": folder.as_posix(),
                "run_id": verdict.run.run_id,
                "checks": checks,
                "faults": [fault.as_row() for fault in verdict.faults],
            }
        )
        return int(bool(verdict.faults))
    for name, number in checks.items():
        tell_lines(
            f"{limit_words(name)}（{name}）：{'相符' if not number else f'违约 {number} 处'}"
        )
    tell(verdict.faults)
    tell_lines(f"共 {len(checks)} 项核对，违约 {len(verdict.faults)} 处。")
    return int(bool(verdict.faults))
