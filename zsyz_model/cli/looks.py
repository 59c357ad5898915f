"""The commands that look: check (with its copies, when asked for), score and verify."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zsyz_model.cli.telling import tally, tell, tell_json, tell_lines, tell_note
from zsyz_model.findings import (
    FINDINGS_FILE,
    Finding,
    InputError,
    Severity,
    cannot_write,
    csv_bytes,
    findings_csv,
)

if TYPE_CHECKING:
    from zsyz_model.case.known import Conversion, RowCount

MARK = {True: "相符", False: "不符"}
CONVERSIONS_FILE = "conversions.csv"
WRITTEN = {"marked": "标记副本", "findings_csv": "发现清单", "conversions_csv": "换算记录"}


@dataclass(frozen=True, slots=True)
class Copies:
    """What `check` writes beside what it says: a marked copy, and findings.csv in a folder."""

    marked: Path | None = None
    out: Path | None = None

    def refuse_early(self, source: Path) -> None:
        """Refuse a marked copy that may not be written, before anything is read (F12)."""
        if self.marked:
            from zsyz_model.ledger.marked import check_target

            check_target(source, self.marked)

    def write(
        self,
        source: Path,
        findings: Sequence[Finding],
        rows: Mapping[str, RowCount] | None,
        conversions: Sequence[Conversion] = (),
    ) -> dict[str, str]:
        """Write what was asked for, without `rows` of a refused ledger; gives what was written."""
        written: dict[str, str] = {}
        if self.marked:
            from zsyz_model.ledger.marked import can_be_marked, write_marked

            if rows is not None or can_be_marked(findings):
                write_marked(source, self.marked, findings, rows or {})
                written["marked"] = self.marked.as_posix()
        if self.out:
            lists = {FINDINGS_FILE: findings_csv(findings), CONVERSIONS_FILE: _record(conversions)}
            for file, data in lists.items():
                written[file.replace(".", "_")] = _write(self.out / file, data)
        return written


def _record(conversions: Sequence[Conversion]) -> bytes:
    """Every converted cell with its raw text, value, unit, rule and ground."""
    names = ("sheet", "cell", "column", "subject", "raw", "value", "unit", "rule", "confidence")
    return csv_bytes(names, (one.as_row().values() for one in conversions))


def _write(path: Path, data: bytes) -> str:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise cannot_write(path.name, path.name, error) from error
    return path.as_posix()


def run_check(path: Path, mapping: Path | None, as_json: bool, copies: Copies | None = None) -> int:
    """Row accounting and findings of a ledger; 1 when a row is set aside."""
    from zsyz_model.ledger import read_ledger

    copies = copies or Copies()
    copies.refuse_early(path)
    try:
        ledger = read_ledger(path, mapping)
    except InputError as error:
        written = copies.write(path, error.findings, None)
        if not as_json:
            _tell_written(written, tell_note)
            raise
        rows = [finding.as_row() for finding in error.findings]
        tell_json({"error": error.exit_code, "findings": rows, **written})
        return error.exit_code
    written = copies.write(path, ledger.findings, ledger.rows, ledger.conversions)
    aside = any(finding.severity is Severity.QUARANTINED for finding in ledger.findings)
    if as_json:
        tell_json(
            {
                "rows": {sheet: asdict(count) for sheet, count in ledger.rows.items()},
                "findings": [finding.as_row() for finding in ledger.findings],
                **written,
            }
        )
        return int(aside)
    for sheet, count in ledger.rows.items():
        parts = f"收下 {count.accepted} + 隔离 {count.quarantined} + 空行 {count.blank} + 其他 {count.other}"
        tell_lines(f"{sheet}：读入 {count.read} 行 = {parts}（{MARK[count.balanced]}）")
    tell(ledger.findings)
    tell_lines(f"共 {tally(ledger.findings)}。" if ledger.findings else "没有发现问题。")
    _tell_written(written, tell_lines)
    return int(aside)


def _tell_written(written: Mapping[str, str], say: Callable[[str], None]) -> None:
    for what, path in written.items():
        say(f"{WRITTEN[what]}：{path}")


def run_score(path: Path, as_json: bool, out: Path | None = None) -> int:
    """Admission with its receipts, and the ranking with its parts; with `out`, the meeting's files."""
    from zsyz_model.pipeline import admit, read_case

    case, admission, scores = admit(read_case(path))
    written = _hold(path, out) if out else ()
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
        files = {"written": [file.as_posix() for file in written]} if out else {}
        tell_json({"ranking": ranking, "refused": refused, **files})
        return 0
    for place, project in enumerate(scores.ranking, start=1):
        name = case.projects.at[project, "name"]
        tell_lines(f"{place:>3}. {project} {name!s}：{total[project]:.2f} 分")
    for one in refused:
        tell_lines(
            f"不予准入 {one['project_id']}：{one['title']}，实际 {one['value']}，"
            f"要求 {one['threshold']}。处理：{one['advice']}"
        )
    for file in written:
        tell_lines(f"写出 {file.as_posix()}")
    return 0


def _hold(path: Path, out: Path) -> tuple[Path, ...]:
    """The joint review's files, written; reading the drawing room takes a second, so only now."""
    from zsyz_model.batch.joint import hold_review

    return hold_review(path, out).written


def _refusal(refusal: dict[str, Any], cell: str) -> dict[str, Any]:
    return {**refusal, "cell": cell}


def run_verify(folder: Path, as_json: bool) -> int:
    """Judge a stored run; 1 when anything does not hold."""
    from zsyz_model.batch import verify
    from zsyz_model.judge import CHECKS
    from zsyz_model.report.words import check_words

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
            f"{check_words(name)}（{name}）：{'相符' if not number else f'违约 {number} 处'}"
        )
    tell(verdict.faults)
    tell_lines(f"共 {len(checks)} 项核对，违约 {len(verdict.faults)} 处。")
    return int(bool(verdict.faults))
