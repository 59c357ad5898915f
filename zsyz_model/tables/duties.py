"""Sheets about the year's duties: funds, visits, issues, trips (考核, 推进, 招商)."""

from __future__ import annotations

from zsyz_model.tables.columns import Column, Kind, Table

HAVE = ("有", "缺")
UNIT_KINDS = ("县级领导", "乡镇街道", "县直部门", "开发区", "化工产业园", "生物医药产业园")
BECAME = ("实收资本", "固定资产", "未形成")
RULINGS = (
    "财政投资", "本地企业搬迁", "合同内续建", "垄断行业分支", "纯资源开发", "逾期开工", "虚假项目",
)  # fmt: skip
SHARE_ROLES = ("共同引进", "首谈", "落地", "飞出地", "飞入地")
FACTORS = ("土地", "手续", "资金", "能耗", "其他")
REGIONS = ("京津冀", "长三角", "珠三角", "其他")
MODES = ("产业链", "平台", "基金", "股权")
SOURCES = ("外出招商", "流动党员", "协会", "其他")
SIX_ONES = (
    ("team", "专班"), ("platform", "平台"), ("plan", "规划"), ("fund", "基金"), ("policy", "政策"),
    ("association", "协会"),
)  # fmt: skip
"""Internal name and title of each of the 六个一."""

FUNDS = Table(
    "funds", "到位资金",
    (
        Column("project_id", Kind.ID, "项目编号", required=True, refers="projects"),
        Column("paid_on", Kind.DATE, "日期", required=True),
        Column("amount_wan", Kind.MONEY, "金额", unit="万元", required=True, low=0),
        Column("currency", Kind.TEXT, "币种"),
        Column("form", Kind.CHOICE, "形式", choices=("现金", "有形资产", "无形资产")),
        Column("voucher_kind", Kind.TEXT, "凭证类型"),
        Column("voucher_no", Kind.ID, "凭证号"),
        Column("origin", Kind.TEXT, "来源地"),
        Column("unit", Kind.TEXT, "认定单位"),
        Column("became", Kind.CHOICE, "形成", choices=BECAME, note="到位后形成的是实收资本还是固定资产；都没有的填未形成"),
    ),
    key=("project_id", "paid_on", "voucher_no"), note="逐笔凭证；外币的金额以万元外币计", repeats=True,
)  # fmt: skip

FX = Table(
    "fx", "汇率",
    (
        Column("day", Kind.DATE, "日期", required=True),
        Column("currency", Kind.TEXT, "币种", required=True),
        Column("rate", Kind.NUMBER, "汇率", required=True, low=0),
    ),
    key=("day", "currency"), note="到账当日 1 外币兑人民币",
)  # fmt: skip

UNITS = Table(
    "units", "考核单位",
    (
        Column("unit", Kind.TEXT, "单位", required=True),
        Column("unit_kind", Kind.CHOICE, "类别", required=True, choices=UNIT_KINDS),
        Column("task_wan", Kind.MONEY, "年度任务", unit="万元", low=0),
        Column("last_rank", Kind.COUNT, "上次名次", low=1),
    ),
    key=("unit",), note="考核对象与年度任务",
)  # fmt: skip

VISITS = Table(
    "visits", "走访记录",
    (
        Column("project_id", Kind.ID, "项目编号", required=True, refers="projects"),
        Column("leader_id", Kind.ID, "领导编号", required=True, refers="leaders"),
        Column("visited_on", Kind.DATE, "日期", required=True),
        Column("problem", Kind.TEXT, "现场问题"),
        Column("solved", Kind.CHOICE, "现场解决", choices=("是", "否"), note="所写问题是否当场解决"),
    ),
    key=("project_id", "leader_id", "visited_on"), note="包保领导到现场",
)  # fmt: skip

ISSUES = Table(
    "issues", "问题清单",
    (
        Column("issue_id", Kind.ID, "编号", required=True),
        Column("project_id", Kind.ID, "项目编号", required=True, refers="projects"),
        Column("problem", Kind.TEXT, "问题", required=True),
        Column("factor", Kind.CHOICE, "要素", choices=FACTORS),
        Column("duty_unit", Kind.TEXT, "责任单位"),
        Column("raised_on", Kind.DATE, "提出日期"),
        Column("due_on", Kind.DATE, "承诺办结"),
        Column("state", Kind.TEXT, "状态"),
        Column("answer", Kind.TEXT, "答复"),
        Column("closed_on", Kind.DATE, "办结日期", note="办结的日期；未办结不填"),
        Column("alternative", Kind.TEXT, "替代办法", note="不能照办时，给项目的另一条路"),
        Column("basis", Kind.TEXT, "法规依据", note="不能照办时，依据的法规名称和条款"),
    ),
    key=("issue_id",), note="不说不清单",
)  # fmt: skip

TRIPS = Table(
    "trips", "外出招商",
    (
        Column("month", Kind.TEXT, "月份", required=True),
        Column("leader_id", Kind.TEXT, "带队领导", required=True, refers="leaders"),
        Column("region", Kind.CHOICE, "区域", choices=REGIONS),
        Column("industry", Kind.TEXT, "产业"),
        Column("mode", Kind.CHOICE, "方式", choices=MODES),
        Column("firms", Kind.COUNT, "拜访企业", unit="家", low=0),
        Column("leads", Kind.COUNT, "线索数", unit="条", low=0),
        Column("begins_on", Kind.DATE, "出发日期"),
        Column("ends_on", Kind.DATE, "返回日期"),
        Column("cost_wan", Kind.MONEY, "费用", unit="万元", low=0, note="本次外出的全部费用"),
    ),
    key=("month", "leader_id", "region"), note="县领导带队赴外招商",
    in_order=(("begins_on", "ends_on"),),
)  # fmt: skip

CHAINS = Table(
    "chains", "产业链",
    (
        Column("industry", Kind.TEXT, "产业", required=True),
        *(Column(name, Kind.TEXT, label) for name, label in SIX_ONES),
        Column("posts", Kind.COUNT, "四专岗位数", unit="个", low=0),
        Column("filled", Kind.COUNT, "到岗人数", unit="人", low=0),
        *(
            Column(f"{name}_due", Kind.DATE, f"{label}期限", note=f"还没有{label}的，写计划建成的日期")
            for name, label in SIX_ONES
        ),
    ),
    key=("industry",), note="六个一",
)  # fmt: skip

PROGRESS = Table(
    "progress", "进度",
    (
        Column("project_id", Kind.ID, "项目编号", required=True, refers="projects"),
        Column("month", Kind.TEXT, "月份", required=True),
        Column("planned_wan", Kind.MONEY, "计划投资", unit="万元", low=0),
        Column("done_wan", Kind.MONEY, "完成投资", unit="万元", low=0),
        Column("shape", Kind.TEXT, "形象进度"),
        Column("excuse", Kind.TEXT, "豁免理由"),
        Column("year_plan_wan", Kind.MONEY, "年度计划", unit="万元", low=0, note="本年全年的计划投资；不填则要十二个月的计划都填"),
    ),
    key=("project_id", "month"), note="月度投资与形象进度",
)  # fmt: skip

PROCEDURES = Table(
    "procedures", "手续",
    (
        Column("project_id", Kind.ID, "项目编号", required=True, refers="projects"),
        Column("step", Kind.TEXT, "事项", required=True),
        Column("department", Kind.TEXT, "承办部门"),
        Column("due_on", Kind.DATE, "计划完成"),
        Column("done_on", Kind.DATE, "实际完成"),
    ),
    key=("project_id", "step"), note="未办结的事项推迟最早开工",
)  # fmt: skip

LEADS = Table(
    "leads", "线索",
    (
        Column("lead_id", Kind.ID, "线索编号", required=True),
        Column("source", Kind.CHOICE, "来源", choices=SOURCES),
        Column("industry", Kind.TEXT, "产业"),
        Column("region", Kind.TEXT, "区域"),
        Column("month", Kind.TEXT, "月份"),
        Column("cost_wan", Kind.MONEY, "费用", unit="万元", low=0),
        Column("stage", Kind.TEXT, "阶段"),
        Column("project_id", Kind.ID, "项目编号"),
        Column("entered_on", Kind.DATE, "进入日期", note="线索登记的日期；不知道的，“月份”一列写到月"),
        Column("signed_on", Kind.DATE, "签约日期", note="签了约的填"),
        Column("invest_wan", Kind.MONEY, "意向投资", unit="万元", low=0),
        Column("mode", Kind.CHOICE, "方式", choices=MODES),
        Column("leader_id", Kind.TEXT, "带队领导", refers="leaders", note="外出招商得来的填"),
    ),
    key=("lead_id",), note="招商线索", in_order=(("entered_on", "signed_on"),),
)  # fmt: skip

PROOFS = Table(
    "proofs", "落地材料",
    (
        Column("project_id", Kind.ID, "项目编号", required=True, refers="projects"),
        Column("landing", Kind.CHOICE, "落地类别", choices=("新增用地", "非新增用地", "金融")),
        *(
            Column(name, Kind.CHOICE, label, choices=HAVE)
            for name, label in (
                ("invest_proof", "投资证明"), ("contract", "合同"), ("filing", "备案"),
                ("licence", "营业执照"), ("fund_proof", "资金凭证"), ("images", "影像资料"),
            )
        ),
    ),
    key=("project_id",), note="六类落地证明",
)  # fmt: skip

CREDITS = Table(
    "credits", "加分情形",
    (
        Column("project_id", Kind.ID, "项目编号", required=True, refers="projects"),
        Column("case", Kind.TEXT, "情形", required=True),
        Column("year", Kind.COUNT, "年度", low=2000, high=2100),
        Column("proof", Kind.TEXT, "证明"),
    ),
    key=("project_id", "case", "year"), note="折算倍数的依据，同一项目取最高值",
)  # fmt: skip

SPLITS = Table(
    "splits", "认定分配",
    (
        Column("project_id", Kind.ID, "项目编号", required=True, refers="projects"),
        Column("unit", Kind.TEXT, "单位", required=True),
        Column("role", Kind.CHOICE, "分工", required=True, choices=SHARE_ROLES),
        Column("share", Kind.NUMBER, "议定份额", low=0, high=1, note="有书面议定的填小数，各单位合计 1；没有则按分工和规则"),
    ),
    key=("project_id", "unit"), note="一个项目由几个单位分享的才填",
)  # fmt: skip

RULED = Table(
    "rulings", "认定情形",
    (
        Column("project_id", Kind.ID, "项目编号", required=True, refers="projects"),
        Column("case", Kind.CHOICE, "情形", required=True, choices=RULINGS),
        Column("ruled_on", Kind.DATE, "日期", required=True),
        Column("unit", Kind.TEXT, "扣分单位", note="只有逾期开工、虚假项目要填"),
        Column("basis", Kind.TEXT, "依据"),
    ),
    key=("project_id", "case", "ruled_on"), note="考核办公室认定的不予计入和扣分情形",
)  # fmt: skip

DUTY_TABLES = (
    FUNDS, FX, UNITS, VISITS, ISSUES, TRIPS, CHAINS, PROGRESS, PROCEDURES, LEADS, PROOFS, CREDITS,
    SPLITS, RULED,
)  # fmt: skip
