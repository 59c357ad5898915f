"""How robust the plan is when things go otherwise: drawn by chance, with what each start may come to."""

from __future__ import annotations

import pandas as pd

from zsyz_model.batch.questions.desk import Answer, Desk, Field, Question, Said
from zsyz_model.batch.questions.lists import counts
from zsyz_model.case.robustness import ON_TIME, STARTED, TARGET, Robustness
from zsyz_model.case.robustness_words import robustness_words
from zsyz_model.inquiry.robust import robust
from zsyz_model.report.inquiry import draw_fan, draw_looks, draw_projects


def answer_robust(desk: Desk, said: Said) -> Answer:
    """The plan given, drawn so often: each quarter's target, each project's start, weak points."""
    outcome = desk.known.outcome
    told = robust(desk.known, int(said["draws"]))
    return Answer(
        "情况有变时，这个方案靠得住吗？",
        robustness_words(told),
        [draw_fan(told, outcome), draw_projects(told, outcome), draw_looks(told, outcome)],
        {"各季目标": _targets(told), "各项目开工": _starts(told), "假设与来源": _assumed(told)},
    )


def _targets(told: Robustness) -> pd.DataFrame:
    rows = [[x.subject, x.percent, x.low, x.high] for x in told.of(TARGET)]
    return pd.DataFrame(rows, columns=["季度", "达标概率(%)", "下限(%)", "上限(%)"])


def _assumed(told: Robustness) -> pd.DataFrame:
    rows = [[x.title, x.value, x.unit, x.source, x.status] for x in told.assumed]
    return pd.DataFrame(rows, columns=["假设", "数值", "单位", "来源", "状态"])


def _starts(told: Robustness) -> pd.DataFrame:
    on_time = {x.subject: x.percent for x in told.of(ON_TIME)}
    rows = [
        [told.names.get(x.subject, x.subject), x.percent, on_time[x.subject]]
        for x in told.of(STARTED)
    ]
    return pd.DataFrame(rows, columns=["项目", "计划期内开工(%)", "按期开工(%)"])


ROBUST = Question(
    "情况有变时，这个方案靠得住吗",
    (
        Field(
            "draws",
            "推演次数",
            lambda desk: counts("1000", "2500", "10000"),
            lambda desk: "1000",
        ),
    ),
    answer_robust,
)
