"""Sheets about 招商 beside trips, chains and leads: who may be away, teams, measures, leading groups."""

from __future__ import annotations

from zsyz_model.tables.columns import Column, Kind, Table

TEAM_KINDS = ("产业", "园区")
GROUP_ROLES = ("组长", "副组长", "成员")

ABSENCES = Table(
    "absences", "外出时限",
    (
        Column("leader_id", Kind.ID, "领导编号", required=True, refers="leaders"),
        Column("month", Kind.TEXT, "月份", required=True, note="如 2027-03；写“每月”则各月都是这么多"),
        Column("most_days", Kind.COUNT, "最多外出", unit="天", required=True, low=0),
        Column("reason", Kind.TEXT, "原因"),
    ),
    key=("leader_id", "month"), note="领导外出招商的天数上限；没有写的按情景的规定",
)  # fmt: skip

TEAMS = Table(
    "teams", "四专队伍",
    (
        Column("team", Kind.TEXT, "队伍", required=True, note="产业填产业名，园区填编码或名称"),
        Column("team_kind", Kind.CHOICE, "队伍类别", required=True, choices=TEAM_KINDS),
        Column("post", Kind.TEXT, "岗位", required=True),
        Column("posts", Kind.COUNT, "岗位数", unit="个", required=True, low=0),
        Column("filled", Kind.COUNT, "到岗人数", unit="人", low=0),
        Column("full_time", Kind.COUNT, "其中专职", unit="人", low=0, note="到岗人数中不兼别的工作的"),
        Column("due_on", Kind.DATE, "补齐期限"),
    ),
    key=("team", "post"), note="专人、专门、专注、专业的招商队伍",
)  # fmt: skip

MEASURES = Table(
    "measures", "专班措施",
    (
        Column("measure_id", Kind.ID, "编号", required=True),
        Column("department", Kind.TEXT, "部门", required=True, note="与“部门”表的写法一致"),
        Column("measure", Kind.TEXT, "措施", required=True),
        Column("step", Kind.CHOICE, "阶段", choices=("落地", "开工", "投产")),
        Column("due_on", Kind.DATE, "完成期限"),
        Column("done_on", Kind.DATE, "完成日期", note="完成的日期；没有完成不填"),
    ),
    key=("measure_id",), note="部门工作专班从落地到投产的推进措施",
)  # fmt: skip

GROUPS = Table(
    "groups", "产业领导小组",
    (
        Column("industry", Kind.TEXT, "产业", required=True),
        Column("leader_id", Kind.ID, "领导编号", required=True, refers="leaders"),
        Column("role", Kind.CHOICE, "小组职务", choices=GROUP_ROLES),
    ),
    key=("industry", "leader_id"), note="主导产业领导小组；其成员包保该产业的项目，契合度与分管该产业相同",
)  # fmt: skip

ATTRACTION_TABLES = (ABSENCES, TEAMS, MEASURES, GROUPS)
