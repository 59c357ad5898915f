"""Notices (告知单) to the units that brought a refused project: one page each, to be printed."""

from __future__ import annotations

from pathlib import Path

from zsyz_model.case import OPEN, JointReview, Refusal
from zsyz_model.report.html import escaped, html_page
from zsyz_model.report.joint.words import MISSING_DATA, named
from zsyz_model.report.words import field_of, project_name

FILE = "notices.html"
NO_UNIT = "＿＿＿＿＿＿＿＿（首谈单位、责任单位均未填写）"

_BRACKETS = (
    '<p class="quiet">依据中方括号的编号见来源登记（docs/sources.md）。本页供内部核对，不送达。</p>'
)
_PRINT = """
@page { size: A4; margin: 20mm 18mm; @bottom-right { content: none; } }
section.notice { border-top: 1px dashed #888; margin-top: 2rem; padding-top: 1rem; }
section.notice h2 { text-align: center; font-size: 1.35rem; letter-spacing: .1em; }
section.notice p { margin: .5rem 0; } p.body { text-indent: 2em; }
section.notice table { width: 100%; table-layout: fixed; font-size: .85rem; }
section.notice td, section.notice th { min-width: 0; overflow-wrap: anywhere; }
.stamp { margin: 2.5rem 0 0 auto; width: 16em; text-align: center; break-inside: avoid; }
.stamp .seal { border: 1px dashed #888; color: #595959; height: 6.5em; line-height: 6.5em; }
@media print {
  body { max-width: none; padding: 0; font-size: 11pt; }
  section.notice { border: 0; margin: 0; padding: 0; break-before: page; }
  thead { display: table-header-group; } tr { break-inside: avoid; }
}
"""
_HEADS = (("规则", 14), ("实际", 15), ("门槛", 15), ("出处", 19), ("依据（状态）", 16),
          ("怎样才能通过", 21))  # fmt: skip


def write_notices(folder: Path, review: JointReview) -> tuple[Path, ...]:
    """Write one page of notices, a sheet of paper for each refused project, and a list on top."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE
    path.write_text(notices_page(review), encoding="utf-8", newline="\n")
    return (path,)


def notices_page(review: JointReview) -> str:
    """All notices as one html page that breaks before each of them when printed."""
    refused = review.admission.refused
    by_project: dict[str, list[Refusal]] = {project: [] for project in refused}
    for refusal in review.admission.refusals:
        by_project[refusal.project_id].append(refusal)
    title = f"初审告知单（截至 {review.case.scenario.as_of}，共 {len(refused)} 份）"
    body = [_list(review, by_project), *(_notice(review, *one) for one in by_project.items())]
    # The first end of a style is the page's own: words of the data stand behind it, escaped.
    return html_page(title, "\n".join(body)).replace("</style>", f"{_PRINT}</style>", 1)


def unit_of(review: JointReview, project: str) -> str:
    """Whom the notice is for: the unit of first contact, else the unit on duty, else a blank."""
    found = (
        field_of(review.case, "projects", project, column)
        for column in ("first_contact", "duty_unit")
    )
    return next((unit for unit in found if unit.strip()), NO_UNIT)


def verdict(review: JointReview, refusals: list[Refusal]) -> tuple[str, str]:
    """The notice's heading and its sentence: data lacking, out of scope, or refused."""
    scope = {rule.name for rule in review.rules if rule.scope}
    rules = {refusal.rule for refusal in refusals}
    if rules <= {MISSING_DATA}:
        words = "所报资料不全，暂不具备联审条件。请按下表补齐后重新报送初审；补齐之前不作准入与否的结论。"
        return "暂不具备联审条件告知单", words
    if rules <= {MISSING_DATA, *scope}:
        return (
            "不进入本次联审告知单",
            "不属于本次联审范围，不予进入联审。具体情形及办理去向见下表。",
        )
    lacking = "另有资料不全，一并列出。" if MISSING_DATA in rules else ""
    words = f"不符合下列准入规则，不予进入联审；按现有条件终止洽谈。{lacking}条件改变、能够逐条满足的，可重新报送初审。"
    return "不予进入联审告知单", words


def _list(review: JointReview, by_project: dict[str, list[Refusal]]) -> str:
    if not by_project:
        return "<p>没有需要告知的项目。</p>"
    rows = "".join(
        f"<tr><td>{place}</td><td>{escaped(unit_of(review, project))}</td>"
        f"<td>{escaped(named(review, project))}</td><td>{verdict(review, refusals)[0]}</td>"
        f"<td>{_before_sending(refusals)}</td></tr>\n"
        for place, (project, refusals) in enumerate(by_project.items(), start=1)
    )
    head = "<tr><th>份</th><th>送达单位</th><th>项目</th><th>告知单</th><th>发出前</th></tr>"
    return f'<div class="wide"><table>\n{head}\n{rows}</table></div>\n{_BRACKETS}'


def _before_sending(refusals: list[Refusal]) -> str:
    """What a planner has to see to before the notice leaves the house."""
    return f"含{OPEN}的依据，先核对" if any(OPEN in r.basis for r in refusals) else ""


def _notice(review: JointReview, project: str, refusals: list[Refusal]) -> str:
    heading, words = verdict(review, refusals)
    name = project_name(review.case, project) or "（台账未填名称）"
    told = f"经初审，你单位报送的“{name}”（项目编号 {project}）{words}"
    return (
        f'<section class="notice">\n<h2>{heading}</h2>\n'
        f"<p>{escaped(unit_of(review, project))}：</p>\n"
        f'<p class="body">{escaped(told)}</p>\n{_reasons(refusals)}\n'
        '<p class="body">如对所列数值有异议，请对照“出处”核对原始材料，并向项目建设服务中心书面说明。</p>\n'
        '<div class="stamp"><div class="seal">（盖章处）</div>'
        f"<p>{escaped(_day(review.case.scenario.as_of))}</p></div>\n</section>"
    )


def _reasons(refusals: list[Refusal]) -> str:
    """The table of a notice: a row for each rule, with what would have to change."""
    widths = "".join(f'<col style="width:{wide}%">' for _, wide in _HEADS)
    head = "".join(f"<th>{words}</th>" for words, _ in _HEADS)
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td>{escaped(words)}</td>"
            for words in (r.title, r.value, r.threshold, r.cell, r.basis, r.advice)
        )
        + "</tr>\n"
        for r in refusals
    )
    columns = f"<colgroup>{widths}</colgroup><thead><tr>{head}</tr></thead>"
    return f"<table>{columns}\n<tbody>\n{rows}</tbody></table>"


def _day(day: str) -> str:
    """An ISO day as an office writes it; other words stay as they are.

    >>> _day("2026-10-31")
    '2026 年 10 月 31 日'
    """
    parts = day.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return day
    year, month, date = map(int, parts)
    return f"{year} 年 {month} 月 {date} 日"
