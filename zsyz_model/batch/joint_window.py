"""What the joint review notebook shows: tables and charts of one scenario's meeting.

A ledger or a rule that cannot be used shows its findings instead of an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from IPython.display import HTML, Image

from zsyz_model.batch.joint import hold_review
from zsyz_model.batch.notebooks import SENTINEL
from zsyz_model.batch.window import CENT, drawn_here, findings_page, found_from, page_of
from zsyz_model.case import JointReview
from zsyz_model.findings import Finding, ZsyzError
from zsyz_model.report.html import html_table
from zsyz_model.report.joint import REVIEW_CHARTS, REVIEW_TABLES, review_notes

UNUSABLE = "资料有误，不能评审；见上方发现清单"


@dataclass(frozen=True, slots=True, eq=False)
class JointWindow:
    """One joint review as the notebook shows it; without a review only its findings."""

    review: JointReview | None
    findings: tuple[Finding, ...] = ()
    written: tuple[Path, ...] = ()

    def overview(self) -> HTML:
        """How many projects reach each step, or why there is nothing to show."""
        if self.review is None:
            return findings_page(UNUSABLE, self.findings)
        return self.table("联审总览")

    def table(self, title: str) -> HTML:
        """One of the tables by its Chinese title, with its note, escaped."""
        if self.review is None:
            return page_of(f"<p>{UNUSABLE}</p>")
        note = review_notes(self.review).get(title, "")
        return page_of(html_table(title, REVIEW_TABLES[title](self.review)) + f"<p>{note}</p>")

    def chart(self, stem: str) -> Image | HTML:
        """A chart by its stem."""
        if self.review is None:
            return page_of(f"<p>{UNUSABLE}</p>")
        figure = REVIEW_CHARTS[stem](self.review)
        return drawn_here(figure, figure.texts[0].get_text())

    def data(self) -> HTML:
        """What was found in the data and on the experts' sheets."""
        found = self.review.case.findings if self.review else self.findings
        return findings_page("数据与打分核查", found)

    def loose_ends(self) -> list[str]:
        """Counts and totals that do not agree; none when everything adds up."""
        return list(check_review(self.review)) if self.review else []

    def verdict(self) -> str:
        """The meeting in one line."""
        if self.review is None:
            return UNUSABLE
        found = self.review
        return (
            f"{found.case.scenario.title or found.case.scenario.name}：准入 {len(found.admission.kept)} 个，"
            f"不予准入 {len(found.admission.refused)} 个；{found.agenda.held_on} 评审会议题 "
            f"{len(found.agenda.topics)} 个，不上会 {len({x.project_id for x in found.agenda.kept_off})} 个。"
        )

    def finish(self) -> str:
        """The last cell's word, by which a batch knows that every cell ran."""
        return f"{self.verdict()}{SENTINEL if self.review else ''}"


def open_joint_review(scenario: str, out: str = "") -> JointWindow:
    """The joint review of a scenario file; with `out`, its files are written into that folder."""
    try:
        held = hold_review(found_from(scenario), Path(out) if out else None)
    except ZsyzError as error:
        return JointWindow(None, error.findings)
    return JointWindow(held.review, written=held.written)


def check_review(review: JointReview) -> Iterator[str]:
    """The sums that must hold, each as a sentence when it does not."""
    told = len(review.admission.kept) + len(review.admission.refused)
    if told != len(review.case.projects):
        yield f"准入与不予准入合计 {told} 个，台账 {len(review.case.projects)} 个"
    agenda = review.agenda
    waiting = {t.project_id for t in agenda.topics} | {k.project_id for k in agenda.kept_off}
    if len(waiting) + len(agenda.decided) != len(review.admission.kept):
        yield "议题、不上会与已决策的项目合计不等于准入"
    parts = review.scores.parts.sum(axis=1)
    if (abs(parts - review.scores.total) > CENT).any():
        yield "评分各项相加不等于总分"
