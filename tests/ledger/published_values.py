"""Values of the published files, worked from their text by hand (亩 = 公顷 × 15 = ㎡ × 0.0015)."""

from __future__ import annotations

import datetime as dt

Values = dict[str, dict[str, object]]
"""Key of the row → internal column → value; None is a blank cell that may be blank."""

PROJECTS: Values = {
    "P011": {"invest_wan": 400.0, "land_mu": None}, "P016": {"invest_wan": 250.0, "land_mu": 15.0},
    "P030": {"invest_wan": 291000.0, "land_mu": None}, "P036": {"invest_wan": 228000.0, "land_mu": 1350.0},
    "P037": {"invest_wan": 200000.0, "land_mu": 2400.0}, "P058": {"invest_wan": 7380000.0, "land_mu": None},
    "P082": {"invest_wan": 2370000.0, "land_mu": 1500.0}, "P132": {"invest_wan": 4127.43, "land_mu": None},
}  # fmt: skip

SCHEMES: Values = {
    # 12765.83 ㎡ = 19.148745 亩, 11690.72 ㎡ = 17.53608 亩, 64.7303 万元, from December 2021
    "F01": {"scheme_name": "马厂村土地整理复垦项目(减)", "cleared_mu": 19.15, "farmland_mu": 17.54, "cost_wan": 64.73, "earliest": "2021Q4"},
    # 0.0976 公顷 = 1.464 亩, 0.1273 公顷 = 1.9095 亩, 9.1394 万元, from April 2025
    "F02": {"scheme_name": "新吉村土地整理复垦项目(减)", "cleared_mu": 1.46, "farmland_mu": 1.91, "cost_wan": 9.14, "earliest": "2025Q2"},
    # 5746.99 ㎡ = 8.620485 亩 both, 528.4331 万元, from August 2023
    "F03": {"cleared_mu": 8.62, "farmland_mu": 8.62, "cost_wan": 528.43, "earliest": "2023Q3"},
    # 1489.76 ㎡ = 2.23464 亩 both, 87.9283 万元, from April 2023
    "F05": {"cleared_mu": 2.23, "farmland_mu": 2.23, "cost_wan": 87.93, "earliest": "2023Q2", "surplus_mu": None, "duration_quarters": None},
}  # fmt: skip

PLOTS: Values = {
    # 5.292804 公顷 = 79.39206 亩, handed over on 2018-12-31
    "1306262018B00730": {"place": "定兴县开放西路北侧、兴达街东侧", "area_mu": 79.39, "ready": "2018Q4", "fixed_wan": 10484.0},
    # 0.033800 公顷 = 0.507 亩, 24.5361 万元, 2019-01-04
    "1305302018B00776": {"area_mu": 0.51, "ready": "2019Q1", "fixed_wan": 24.54},
    # 0.775000 公顷 = 11.625 亩: a half rounds up
    "3501812018B02306": {"place": "江镜镇", "area_mu": 11.63, "ready": "2019Q1", "fixed_wan": 235.9},
    # 0.123000 公顷 = 1.845 亩: a half again, 2019-08-01
    "3206212019B00037": {"area_mu": 1.85, "ready": "2019Q3", "fixed_wan": 30.0},
    # 0.253800 公顷 = 3.807 亩, handed over (2018-05-31) before the contract (2018-12-31)
    "5308292018B00258": {"area_mu": 3.81, "ready": "2018Q2", "fixed_wan": 52.77},
    # 15.000000 公顷 = 225 亩, no price is published
    "6529012018A00721": {"area_mu": 225.0, "ready": "2018Q4", "fixed_wan": None},
    # 70.814700 公顷 = 1062.2205 亩, 2019-03-27
    "3203232018A01596": {"area_mu": 1062.22, "ready": "2019Q1", "fixed_wan": None},
    # 18.122200 公顷 = 271.833 亩, 47190.2088 万元, 2019-06-30; the place has a full-width comma
    "1303002018B02987": {"place": "北戴河新区中心片区，黄金海岸路南侧、老饮马河东侧、文荟街北侧、锦绣路西侧", "area_mu": 271.83, "ready": "2019Q2", "fixed_wan": 47190.21},
    # 9.999373 公顷 = 149.990595 亩, 2019-04-10; a code of another form
    "4514002016B00269-1": {"area_mu": 149.99, "ready": "2019Q2", "fixed_wan": 1306.62},
    # 0.011350 公顷 = 0.17025 亩, 2019-01-10
    "1406242018B00336": {"area_mu": 0.17, "ready": "2019Q1", "fixed_wan": 20.0},
    # 0.125219 公顷 = 1.878285 亩; a price of 0.0000 is nought, not nothing
    "1311242018A01336": {"area_mu": 1.88, "ready": "2018Q4", "fixed_wan": 0.0},
}  # fmt: skip

YEAR_END = dt.datetime(2016, 12, 31)
ISSUES: Values = {
    "U01": {"project_id": "启动建设东柳河城区段综合治理工程和东湖湿地公园", "duty_unit": "县水务局、县住建局、县护城河指挥部", "due_on": YEAR_END},
    "U06": {"project_id": "开工建设老年大学", "duty_unit": None, "due_on": YEAR_END},
    "U09": {"project_id": "启动大竹县第十二小学建设,新建中心幼儿园2所", "duty_unit": "县教科局、县代建中心", "due_on": YEAR_END},
    "U10": {"project_id": "完成棚户区改造2836户", "duty_unit": "县住建局", "due_on": YEAR_END},
    "U25": {"project_id": "建设3个劳动密集型产业园(潞讯精密电子30条生产线、服装加工产业园、天欣纸业环保包装等)", "due_on": None},
    "U28": {"project_id": "锐腾综合物流园", "duty_unit": "李店镇、交通局", "due_on": None, "problem": None},
    "U40": {"project_id": "洋州街道梁家村稻虾种养农旅综合项目", "duty_unit": "洋州街道办事处", "due_on": None},
}  # fmt: skip

INVESTMENTS: Values = {
    "U16": {"name": "高标准农田建设项目", "invest_wan": 4930.0}, "U17": {"duty_unit": "泽库县农牧水利和科技局", "invest_wan": 500.0},
    "U22": {"name": "中央第二批资金项目管理费", "invest_wan": 14.0}, "U31": {"invest_wan": 3069.7}, "U32": {"invest_wan": 64.73},
    "U33": {"invest_wan": 9.14}, "U35": {"invest_wan": 67.22}, "U37": {"invest_wan": 425.84}, "U41": {"invest_wan": 2233.4},
}  # fmt: skip

PAIRS: Values = {
    "全省/省领导01": {"project_id": "全省", "leader_id": "省领导01"},
    "长江干流安徽段/省领导01": {"project_id": "长江干流安徽段", "leader_id": "省领导01"},
    "长江干流安徽段/省领导04": {"leader_id": "省领导04", "rule": None},
    "龙感湖/省领导10": {"project_id": "龙感湖", "fit": None}, "焦岗湖/省领导04": {"leader_id": "省领导04"},
    "焦岗湖/省领导13": {"leader_id": "省领导13", "hours": None}, "高邮湖/省领导11": {"project_id": "高邮湖"},
    "沩水河/市领导07": {"project_id": "沩水河", "leader_id": "市领导07"},
}  # fmt: skip

SPOTS = {
    "projects": PROJECTS, "schemes": SCHEMES, "plots": PLOTS, "issues": ISSUES,
    "investments": INVESTMENTS, "pairs": PAIRS,
}  # fmt: skip

# The three areas of each reclamation project in 亩, to the 0.01 that is kept; rows set aside for
# this very cell are in published_rows.py, and rows not named here have a blank cell.
WHOLE_MU = {
    # 14871.06 ㎡ = 22.30659, 0.1621 公顷 = 2.4315, 5747.29 ㎡ = 8.620935, 1.6246 公顷 = 24.369, 1489.76 ㎡ = 2.23464
    "F01": 22.31, "F02": 2.43, "F03": 8.62, "F04": 24.37, "F05": 2.23,
    # 40.2033 公顷 = 603.0495, 8.8191 公顷 = 132.2865
    "F06": 603.05, "F07": 706.74, "F08": 330.0, "F10": 132.29, "F11": 678.86,
    # 42.4690 公顷 = 637.035, 273.9751 公顷 = 4109.6265, 47.11 公顷 = 706.65
    "F13": 637.04, "F14": 4109.63, "F19": 308.0, "F20": 706.65,
}  # fmt: skip
CLEARED_MU = {"F01": 19.15, "F02": 1.46, "F03": 8.62, "F04": 24.37, "F05": 2.23}
FARMLAND_MU = {
    "F01": 17.54, "F02": 1.91, "F03": 8.62, "F05": 2.23,
    # 26.9087 公顷 = 403.6305, 8.5804 公顷 = 128.706, 42.3178 公顷 = 634.767, 272.6151 公顷 = 4089.2265
    "F06": 403.63, "F07": 538.98, "F08": 330.0, "F10": 128.71, "F11": 667.54, "F13": 634.77, "F14": 4089.23,
    # 112.4414 公顷 = 1686.621
    "F15": 50.5, "F16": 1287.3, "F17": 1686.62, "F18": 1080.0, "F19": 166.05,
}  # fmt: skip

SAME_MONEY = {
    "U17": "P018", "U18": "P019", "U19": "P020", "U20": "P021", "U21": "P022", "U22": "P023", "U39": "P011",
    "U40": "P003", "U32": "F01", "U33": "F02", "U34": "F03", "U36": "F05",
}  # fmt: skip
"""One project in two published files, from one source, accepted in both."""

ANNUAL = {"U12": "P004", "U13": "P005", "U14": "P006", "U15": "P007", "U16": "P008"}
"""A fault of the data: source S04 gives the year's part, and one of the two files drops the word."""
