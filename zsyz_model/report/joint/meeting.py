"""Tables of the meeting: its agenda, who is kept off and why, and the proposed command teams."""

from __future__ import annotations

import pandas as pd

from zsyz_model.case import JointReview, Team
from zsyz_model.report.tables.frames import ID, NAME, TOTAL, framed
from zsyz_model.report.words import leader_words, place_words, project_name

_POSTS = ("指挥长", "招商单位", "属地", "职能部门", "联络员")


def agenda_table(review: JointReview) -> pd.DataFrame:
    """The topics in the order of the meeting; one put off before quotes the earlier words."""
    rows = [
        (
            place,
            topic.project_id,
            project_name(review.case, topic.project_id),
            topic.total,
            topic.mark,
            topic.chance,
            "是" if topic.again else "",
            topic.earlier,
        )
        for place, topic in enumerate(review.agenda.topics, start=1)
    ]
    return framed(rows, ("序号", ID, NAME, TOTAL, "结果", "过线概率", "再次上会", "上次意见"))


def kept_off_table(review: JointReview) -> pd.DataFrame:
    """One row a reason why an admitted project is not on the agenda."""
    rows = [
        (
            one.project_id,
            project_name(review.case, one.project_id),
            one.fact,
            str(one.cell),
            one.advice,
        )
        for one in review.agenda.kept_off
    ]
    return framed(rows, (ID, NAME, "原因", "出处", "怎么办"))


def team_table(review: JointReview) -> pd.DataFrame:
    """The command team of each project, and which posts are still to be named."""
    rows = [_team(review, team) for team in review.agenda.teams]
    return framed(rows, (ID, NAME, *_POSTS, "待定"))


def _team(review: JointReview, team: Team) -> tuple[str, ...]:
    who = (
        leader_words(review.case, team.commander),
        team.attracted_by,
        place_words(review.case, team.town),
        "、".join(team.departments),
        team.liaison,
    )
    open_ = "、".join(post for post, words in zip(_POSTS, who, strict=True) if not words)
    return (team.project_id, project_name(review.case, team.project_id), *who, open_)
