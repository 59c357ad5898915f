"""Sheets about projects, people and places (招商, 联审, 包保)."""

from __future__ import annotations

from zsyz_model.tables.columns import Column, Kind, Table

KINDS = (
    "工业",
    "总部经济",
    "现代服务业",
    "企业改扩建",
    "农业",
    "基础设施",
    "城市综合体",
    "金融",
    "房地产",
)
STAGES = ("线索", "初审", "评审", "签约", "落地", "开工", "投产", "终止")
NEEDS = ("无", "手续", "用地", "资金")
BODIES = ("县委", "人大", "政府", "政协", "其他")
PLACE_KINDS = ("乡镇", "街道", "开发区", "化工园区", "生物医药产业园")
INDUSTRIES = (
    "生物医药", "高端化工", "纺织服装", "现代包装制品", "机电设备制造",
    "农副产品精深加工", "新能源", "新材料", "现代服务业",
)  # fmt: skip

PROJECTS = Table(
    "projects", "项目",
    (
        Column("project_id", Kind.ID, "项目编号", required=True, aliases=("编号", "项目代码")),
        Column("name", Kind.TEXT, "项目名称", required=True, aliases=("项目全称", "名称")),
        Column("investor", Kind.TEXT, "投资方", aliases=("投资主体", "建设单位", "项目业主", "项目业主单位", "建设单位或投资方")),
        Column("investor_origin", Kind.TEXT, "投资方所在地", aliases=("来源地",)),
        Column("kind", Kind.CHOICE, "项目类型", required=True, choices=KINDS, aliases=("类型",)),
        Column("industry", Kind.TEXT, "产业", aliases=("产业类别", "所属行业", "所属产业")),
        Column("gbt4754", Kind.ID, "行业代码"),
        Column("stage", Kind.CHOICE, "阶段", required=True, choices=STAGES, aliases=("项目状态", "建设阶段")),
        Column("needs", Kind.CHOICE, "难点", choices=NEEDS),
        Column("invest_wan", Kind.MONEY, "总投资", unit="万元", required=True, low=0, aliases=("投资金额", "项目总投资", "投资额", "计划总投资")),
        Column("fixed_wan", Kind.MONEY, "固定资产投资", unit="万元", low=0, aliases=("固投金额", "固投")),
        Column("land_mu", Kind.LAND, "拟用地", unit="亩", low=0, aliases=("用地", "用地面积", "用地情况")),
        Column("converted_mu", Kind.LAND, "其中农用地", unit="亩", low=0),
        Column("farmland_mu", Kind.LAND, "其中耕地", unit="亩", low=0),
        Column("paddy_mu", Kind.LAND, "其中水田", unit="亩", low=0),
        Column("capacity_kg", Kind.NUMBER, "其中产能", unit="公斤", low=0),
        Column("retail_wan_sqm", Kind.NUMBER, "商业建筑面积", unit="万㎡", low=0),
        Column("ten_tags", Kind.LIST, "十强标签"),
        Column("city_tags", Kind.LIST, "231标签"),
        Column("place", Kind.TEXT, "落地乡镇园区", refers="places", aliases=("建设地点", "所属区域", "乡镇或位置", "落地乡镇")),
        Column("output_wan", Kind.MONEY, "年产值", unit="万元", low=0, aliases=("预计年产值",)),
        Column("tax_wan", Kind.MONEY, "年税收", unit="万元", low=0, aliases=("预计年税收",)),
        Column("jobs", Kind.COUNT, "就业", unit="人", low=0),
        Column("energy_tce", Kind.NUMBER, "综合能耗", unit="吨标煤", low=0),
        Column("water_t", Kind.NUMBER, "年用水", unit="吨", low=0),
        Column("cod_t", Kind.NUMBER, "COD", unit="吨", low=0),
        Column("gap_wan", Kind.MONEY, "资金缺口", unit="万元", low=0),
        Column("earliest", Kind.QUARTER, "最早开工", aliases=("最早开工季度",)),
        Column("promised", Kind.QUARTER, "承诺开工", aliases=("承诺开工季度",)),
        Column("must_start", Kind.FLAG, "必须开工"),
        Column("listed", Kind.FLAG, "清单项目", note="列入国家或省重大项目清单，用地不占县指标"),
        Column("first_contact", Kind.TEXT, "首谈单位"),
        Column("duty_unit", Kind.TEXT, "责任单位", aliases=("挂钩责任单位", "负责单位", "牵头协调部门")),
        Column("current_leader", Kind.TEXT, "现包保领导", refers="leaders", aliases=("项目挂点领导", "牵头区领导", "区级责任领导", "责任领导")),
        Column("liaison", Kind.TEXT, "联络员", aliases=("联络人",)),
        Column("signed_on", Kind.DATE, "签约日期", aliases=("协议签订时间",)),
        Column("started_on", Kind.DATE, "开工日期", aliases=("实际开工时间",)),
        Column("produced_on", Kind.DATE, "投产日期"),
        Column("remark", Kind.TEXT, "备注"),
        Column("credit_code", Kind.LIST, "统一社会信用代码", aliases=("社会信用代码", "信用代码"), form="credit", note="投资方的18位代码，几家用顿号隔开"),
        Column("plot_ratio", Kind.NUMBER, "容积率", low=0, high=20, aliases=("规划容积率",), note="规划总建筑面积与用地面积之比"),
        Column("energy_veto", Kind.FLAG, "能耗否决", note="节能审查主管部门认定不可行的填“是”"),
        Column("environment_veto", Kind.FLAG, "环保否决", note="生态环境部门认定不可行的填“是”"),
        Column("safety_veto", Kind.FLAG, "安全否决", note="应急管理部门认定不可行的填“是”"),
        Column("red_line", Kind.FLAG, "占用红线", aliases=("占永久基本农田或生态红线",), note="选址占永久基本农田或生态保护红线的填“是”"),
        Column("outside_boundary", Kind.FLAG, "开发边界外", note="选址在城镇开发边界外的填“是”；园区项目不能在那里新增用地"),
    ),
    key=("project_id",), required=True, note="每行一个项目", aliases=("项目台账", "重点项目"),
    likeness=("name", "place", "investor", "credit_code"),
    in_order=(("signed_on", "started_on"), ("started_on", "produced_on"), ("signed_on", "produced_on")),
)  # fmt: skip

LEADERS = Table(
    "leaders", "领导",
    (
        Column("leader_id", Kind.ID, "领导编号", required=True, aliases=("编号",)),
        Column("title", Kind.TEXT, "称谓", required=True, aliases=("领导代称", "姓名")),
        Column("post", Kind.TEXT, "职务"),
        Column("body", Kind.CHOICE, "班子", choices=BODIES),
        Column("industries", Kind.LIST, "分管产业"),
        Column("places", Kind.LIST, "联系乡镇"),
        Column("base", Kind.TEXT, "驻地", refers="places"),
        Column("hours", Kind.NUMBER, "每周可用小时", unit="小时", required=True, low=0, high=80),
        Column("least", Kind.COUNT, "最少包保", unit="个", low=0),
        Column("most", Kind.COUNT, "最多包保", unit="个", low=0),
        Column("avoids", Kind.LIST, "回避企业"),
        Column("units", Kind.LIST, "分管单位", aliases=("分管部门", "联系单位"), note="分管或联系的单位；首谈单位在其中的，契合度加分"),
    ),
    key=("leader_id",), required=True, note="每行一名县级领导，只写职务代称", aliases=("县级领导",),
)  # fmt: skip

PLACES = Table(
    "places", "乡镇园区",
    (
        Column("place", Kind.ID, "编码", required=True, aliases=("位置编码",)),
        Column("place_name", Kind.TEXT, "名称", required=True),
        Column("place_kind", Kind.CHOICE, "类型", required=True, choices=PLACE_KINDS),
        Column("allowed", Kind.LIST, "允许产业", note="空白表示不限"),
        Column("minutes", Kind.NUMBER, "距县城", unit="分钟", required=True, low=0, high=300),
    ),
    key=("place",), required=True, note="乡镇、街道与园区", aliases=("乡镇", "园区"),
)  # fmt: skip

TRAVEL = Table(
    "travel", "行车时间",
    (
        Column("origin", Kind.TEXT, "起点", required=True, refers="places"),
        Column("target", Kind.TEXT, "终点", required=True, refers="places"),
        Column("minutes", Kind.NUMBER, "分钟", required=True, low=0, high=300),
    ),
    key=("origin", "target"), note="两地行车时间；缺的按距县城分钟数相加",
)  # fmt: skip

PAIRS = Table(
    "pairs", "配对",
    (
        Column("project_id", Kind.ID, "项目编号", required=True, refers="projects"),
        Column("leader_id", Kind.ID, "领导编号", required=True, refers="leaders"),
        Column("rule", Kind.CHOICE, "要求", choices=("锁定", "禁止")),
        Column("fit", Kind.NUMBER, "契合度", unit="分", low=0, high=100),
        Column("hours", Kind.NUMBER, "每周小时", unit="小时", low=0, high=80),
    ),
    key=("project_id", "leader_id"), note="个别项目与领导的特别约定",
)  # fmt: skip

DEPARTMENTS = Table(
    "departments", "部门",
    (
        Column("department", Kind.TEXT, "部门", required=True),
        Column("department_kind", Kind.TEXT, "类别"),
        Column("head_post", Kind.TEXT, "主要负责同志职务"),
        Column("liaison_post", Kind.TEXT, "联络员职务"),
        Column("duties", Kind.LIST, "职能"),
    ),
    key=("department",), note="服务专班的部门与副科级联络员",
)  # fmt: skip

BUSY = Table(
    "busy", "日程",
    (
        Column("leader_id", Kind.ID, "领导编号", required=True, refers="leaders"),
        Column("weekday", Kind.CHOICE, "星期", required=True, choices=("一", "二", "三", "四", "五", "六", "日")),
        Column("begins", Kind.TEXT, "起", required=True),
        Column("ends", Kind.TEXT, "止", required=True),
    ),
    key=("leader_id", "weekday", "begins"), note="领导固定会议，不能安排现场",
)  # fmt: skip

SCORES = Table(
    "scores", "评审打分",
    (
        Column("project_id", Kind.ID, "项目编号", required=True, refers="projects"),
        Column("judge", Kind.TEXT, "专家", required=True),
        Column("criterion", Kind.TEXT, "指标", required=True),
        Column("points", Kind.NUMBER, "得分", unit="分", required=True, low=0, high=100),
    ),
    key=("project_id", "judge", "criterion"), note="专家单独打分，0 至 100",
)  # fmt: skip

PAPERS = Table(
    "papers", "评审材料",
    (
        Column("project_id", Kind.ID, "项目编号", required=True, refers="projects"),
        *(
            column
            for name, label in (
                ("form", "投资项目基本情况表"), ("study", "可研报告"),
                ("birdseye", "鸟瞰图"), ("contract", "合同书"),
            )
            for column in (
                Column(name, Kind.CHOICE, label, choices=("有", "缺")),
                Column(f"{name}_on", Kind.DATE, f"{label}日期"),
            )
        ),
    ),
    key=("project_id",), note="评审会四件材料",
)  # fmt: skip

DECISIONS = Table(
    "decisions", "决策",
    (
        Column("project_id", Kind.ID, "项目编号", required=True, refers="projects"),
        Column("met_on", Kind.DATE, "会议日期", required=True),
        Column("verdict", Kind.CHOICE, "结论", required=True, choices=("准入", "暂缓", "不予")),
        Column("conditions", Kind.TEXT, "条件"),
        Column("dissent", Kind.TEXT, "不同意见", note="谁（写职务，不写姓名）有什么不同意见"),
        Column("unit", Kind.TEXT, "责任单位"),
        Column("role", Kind.TEXT, "责任人职务", note="写职务，不写姓名"),
        Column("due_on", Kind.DATE, "办理期限"),
        Column("commander", Kind.TEXT, "指挥长", refers="leaders", note="准入项目指挥部的县级领导"),
        Column("attracted_by", Kind.TEXT, "招商单位"),
        Column("town", Kind.TEXT, "属地", refers="places", note="指挥部的乡镇（街道）或园区"),
        Column("departments", Kind.LIST, "职能部门"),
    ),
    key=("project_id", "met_on"), note="集体决策记录",
    in_order=(("met_on", "due_on"),),
)  # fmt: skip

JUDGEMENTS = Table(
    "judgements", "指标比较",
    (
        Column("judge", Kind.TEXT, "专家", required=True),
        Column("first", Kind.TEXT, "较重要指标", required=True),
        Column("second", Kind.TEXT, "次重要指标", required=True),
        Column("ratio", Kind.NUMBER, "重要倍数", required=True, low=1, high=9),
    ),
    key=("judge", "first", "second"), note="层次分析法的两两比较，1 同等重要，9 极端重要",
)  # fmt: skip

COUNTY_TABLES = (
    PROJECTS, LEADERS, PLACES, TRAVEL, PAIRS, DEPARTMENTS, BUSY, SCORES, JUDGEMENTS, PAPERS, DECISIONS,
)  # fmt: skip
