"""The sheets of assessment: tranches with vouchers, rates, units, proofs, cases, shares, rulings.

All of it is estimated. It holds each thing that an assessment office meets: foreign money, papers
that lack, vouchers that look alike, money from inside the city, real estate, a continuation, a
complex, a headquarters, shared projects, flying land, and money of 2024 and 2025.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from scenarios.demo_county.cells import Cell, Row

CASH, SLIP = "现金", "银行进账单"
GOODS, BILL = "有形资产", "设备购置发票"
RIGHTS, VALUED, AUDITED = "无形资产", "评估报告", "验资报告"
CAPITAL, ASSETS, NOT_YET = "实收资本", "固定资产", "未形成"
YUAN, DOLLAR, HONGKONG = "人民币", "美元", "港元"
ZONE, CHEMICAL, MEDICAL = "县经济开发区", "县化工产业园", "县生物医药产业园"
PROMOTION, INDUSTRY, TRADE = "县投资促进中心", "县工业和信息化局", "县商务局"
CHAMBER, REFORM = "县工商业联合会", "县发展和改革局"

_FUNDS: Sequence[tuple[object, ...]] = (
    ("P031", "2025-12-31", 2000, YUAN, CASH, SLIP, "JZ20251231-06", "江苏省", ZONE, CAPITAL),
    ("P031", "2026-03-18", 3000, YUAN, CASH, SLIP, "JZ20260318-11", "江苏省", ZONE, CAPITAL),
    ("P031", "2026-06-25", 1800, YUAN, GOODS, BILL, "FP26062501", "江苏省", ZONE, ASSETS),
    ("P036", "2026-04-10", 6000, YUAN, CASH, SLIP, "JZ20260410-03", "浙江省", CHEMICAL, CAPITAL),
    ("P038", "2024-11-15", 1500, YUAN, CASH, SLIP, "JZ20241115-01", "北京市", "西部镇", CAPITAL),
    ("P038", "2026-02-20", 5000, YUAN, CASH, AUDITED, "YZ2026-017", "北京市", "西部镇", CAPITAL),
    ("P045", "2026-05-12", 2400, YUAN, RIGHTS, VALUED, "PG2026-088", "浙江省", ZONE, ASSETS),
    ("P045", "2026-07-03", 900, YUAN, GOODS, "收据", "SJ0703", "浙江省", ZONE, ASSETS),
    ("P057", "2026-01-22", 300, DOLLAR, CASH, SLIP, "JZ20260122-02", "上海市", MEDICAL, CAPITAL),
    ("P057", "2026-08-14", 200, DOLLAR, CASH, SLIP, "JZ20260814-05", "上海市", MEDICAL, CAPITAL),
    ("P057", "2026-09-05", 100, DOLLAR, CASH, SLIP, "JZ20260905-01", "上海市", MEDICAL, CAPITAL),
    ("P066", "2026-03-30", 4000, YUAN, GOODS, BILL, "FP26033001", "浙江省", CHEMICAL, ASSETS),
    ("P066", "2026-04-02", 4000, YUAN, GOODS, BILL, "FP26033007", "浙江省", CHEMICAL, ASSETS),
    ("P073", "2026-02-11", 1200, YUAN, GOODS, BILL, "FP26021103", "北京市", CHEMICAL, ASSETS),
    ("P065", "2026-03-05", 5000, YUAN, CASH, SLIP, "JZ20260305-08", "北京市", "城关街道", CAPITAL),
    ("P069", "2026-08-20", 1500, YUAN, CASH, SLIP, "JZ20260820-04", "浙江省", "东城街道", CAPITAL),
    ("P070", "2026-04-28", 3500, YUAN, GOODS, BILL, "FP26042802", "江苏省", "南部镇", ASSETS),
    ("P096", "2026-05-20", 2600, YUAN, CASH, SLIP, "JZ20260520-09", "菏泽市牡丹区", TRADE, CAPITAL),
    ("P096", "2026-06-11", 800, YUAN, CASH, SLIP, None, "浙江省", TRADE, CAPITAL),
    ("P096", "2026-06-11", 650, YUAN, CASH, SLIP, None, "浙江省", TRADE, CAPITAL),
    ("P112", "2026-07-16", 4500, YUAN, CASH, AUDITED, "YZ2026-052", "广东省", ZONE, CAPITAL),
    ("P044", "2026-09-10", 1000, YUAN, CASH, SLIP, "JZ20260910-02", "广东省", ZONE, CAPITAL),
    ("P002", "2026-08-28", 2000, YUAN, CASH, SLIP, "JZ20260828-07", "北京市", TRADE, CAPITAL),
    ("P121", "2025-12-10", 50, DOLLAR, CASH, SLIP, "JZ20251210-01", "江苏省", INDUSTRY, CAPITAL),
    ("P121", "2026-06-15", 80, DOLLAR, CASH, SLIP, "JZ20260615-03", "江苏省", INDUSTRY, CAPITAL),
    ("P080", "2026-07-21", 1000, HONGKONG, CASH, SLIP, "JZ20260721-06", "香港", PROMOTION, CAPITAL),
    ("P072", "2026-05-08", 300, YUAN, GOODS, BILL, "FP26050804", "上海市", "东南镇", ASSETS),
    ("P079", "2026-10-12", 1500, YUAN, CASH, SLIP, "JZ20261012-01", "广东省", "常务副县长", CAPITAL),
    ("P090", "2026-04-15", 1600, YUAN, CASH, SLIP, "JZ20260415-02", "江苏省", INDUSTRY, CAPITAL),
    ("P092", "2026-05-06", 1600, YUAN, CASH, SLIP, "JZ20260415-02", "江苏省", REFORM, CAPITAL),
    ("P099", "2026-10-09", 500, YUAN, CASH, SLIP, "JZ20261009-03", "北京市", "沿河镇", NOT_YET),
    ("P098", "2026-09-18", 240, YUAN, RIGHTS, AUDITED, "YZ2026-071", "江苏省", "沿河镇", CAPITAL),
    ("P114", "2026-08-03", 260, YUAN, CASH, SLIP, "JZ20260803-05", None, "城关街道", CAPITAL),
    ("P111", "2026-09-25", 3000, YUAN, CASH, SLIP, "JZ20260925-04", "北京市", "副县长（商务）", CAPITAL),
    ("P076", "2026-01-15", 700, YUAN, CASH, SLIP, "JZ20260115-02", "浙江省", REFORM, CAPITAL),
)  # fmt: skip
_RATES = (
    ("2025-12-10", DOLLAR, 7.06), ("2026-01-22", DOLLAR, 7.02), ("2026-06-15", DOLLAR, 7.06),
    ("2026-07-21", HONGKONG, 0.905), ("2026-08-14", DOLLAR, 7.11),
)  # fmt: skip
_UNITS = (
    ("县长", "县级领导", 2000, 2), ("常务副县长", "县级领导", 1500, 1), ("副县长（商务）", "县级领导", 4000, 3),
    ("西部镇", "乡镇街道", 8000, 1), ("南部镇", "乡镇街道", 3000, 2), ("东南镇", "乡镇街道", 5000, 3),
    ("城关街道", "乡镇街道", 2500, 4), ("东城街道", "乡镇街道", 3000, 5), ("沿河镇", "乡镇街道", None, None),
    (PROMOTION, "县直部门", 6000, 1), (TRADE, "县直部门", 5000, 2), (INDUSTRY, "县直部门", 4000, 3),
    (CHAMBER, "县直部门", 4000, 4), (REFORM, "县直部门", 3000, 5),
    (ZONE, "开发区", 25000, 1), (CHEMICAL, "化工产业园", 12500, 1), (MEDICAL, "生物医药产业园", 5000, 1),
)  # fmt: skip
_CASES = (
    ("P031", "小巨人", "国家级名单第四批"), ("P038", "中国企业N强", "当年榜单"), ("P038", "观摩点", "观摩通知"),
    ("P045", "总部经济", "注册登记"), ("P057", "外资", "外商投资信息报告"), ("P080", "外资", "外商投资信息报告"),
    ("P066", "省内资调度库", None), ("P112", "世界企业N强", "当年榜单"), ("P002", "见证签约", "活动方案"),
    ("P111", "单项冠军", "国家级名单第七批"),
)  # fmt: skip
_SPLITS = (
    ("P036", CHEMICAL, "共同引进", None), ("P036", CHAMBER, "共同引进", None), ("P036", "县长", "共同引进", None),
    ("P038", CHAMBER, "首谈", None), ("P038", "西部镇", "落地", None),
    ("P112", "东南镇", "飞出地", None), ("P112", ZONE, "飞入地", None),
    ("P002", PROMOTION, "首谈", 0.4), ("P002", TRADE, "落地", 0.6),
)  # fmt: skip
_RULINGS = (
    ("P073", "合同内续建", "2026-03-10", None, "原合同二期"),
    ("P076", "虚假项目", "2026-05-15", REFORM, "核查报告"),
    ("P080", "逾期开工", "2026-06-30", PROMOTION, "合同约定三月底前开工"),
)  # fmt: skip
_LEASED = ("P045", "P098")
_LACKING = {"P044": "images"}
_PAPERS = ("invest_proof", "contract", "filing", "licence", "fund_proof", "images")


def _rows(rule: str, names: Sequence[str], lines: Iterable[Sequence[object]]) -> list[Row]:
    """Lines as rows of estimated cells; words of the form 2026-03-18 are days."""
    return [
        {name: Cell(_day(value), rule=rule) for name, value in zip(names, line, strict=True)}
        for line in lines
    ]


def _day(value: object) -> object:
    text = isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-"
    return dt.date.fromisoformat(str(value)) if text else value


def fund_rows() -> list[Row]:
    """35 tranches, one a voucher."""
    names = ("project_id", "paid_on", "amount_wan", "currency", "form", "voucher_kind",
             "voucher_no", "origin", "unit", "became")  # fmt: skip
    return _rows("R47", names, _FUNDS)


def rate_rows() -> list[Row]:
    """Rates of the days on which foreign money arrived; one day is left out."""
    return _rows("R48", ("day", "currency", "rate"), _RATES)


def unit_rows() -> list[Row]:
    """17 units of the six classes, with the year's task and last year's place."""
    return _rows("R49", ("unit", "unit_kind", "task_wan", "last_rank"), _UNITS)


def proof_rows() -> list[Row]:
    """The six proofs of landing of every project that has a tranche."""
    projects = sorted({str(line[0]) for line in _FUNDS})
    lines = [
        (
            name,
            "非新增用地" if name in _LEASED else "新增用地",
            *("缺" if _LACKING.get(name) == paper else "有" for paper in _PAPERS),
        )
        for name in projects
    ]
    return _rows("R50", ("project_id", "landing", *_PAPERS), lines)


def credit_rows() -> list[Row]:
    """What may raise a project's money in 2026; one case lacks its proof."""
    lines = [(name, case, 2026, proof) for name, case, proof in _CASES]
    return _rows("R51", ("project_id", "case", "year", "proof"), lines)


def split_rows() -> list[Row]:
    """Projects that several units share."""
    return _rows("R52", ("project_id", "unit", "role", "share"), _SPLITS)


def ruling_rows() -> list[Row]:
    """What the office ruled in 2026."""
    return _rows("R53", ("project_id", "case", "ruled_on", "unit", "basis"), _RULINGS)
