"""Scoring methods (评分方法): one fixed pipeline, five stages, each a small function.

1. **Missing**: what nobody knows counts as the worst (`scaling.fill_missing`).
2. **Direction**: whatever the criterion, more is better from here on.
3. **Normalisation**: values become shares from 0 to 1 (`scaling.to_shares`); with the
   frozen bounds of the criteria unless an example of the literature asks otherwise.
4. **Weighting**: weights become shares of 1 (`matrix.to_weights`); they are given, or come
   from comparisons (`agreeing.ahp_weights`) or from the shares (`weighing`).
5. **Aggregation**: shares and weights become points from 0 to 1, with the part that each
   criterion has in them (`aggregating`, `promethee`). A total never travels without its
   parts.

`evaluating.evaluate` runs them in this order. What cannot tell anybody apart takes no part
in the methods that compare projects with each other; when nothing is left all tie at 0.5.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from zsyz_model.case import CONFIRMED, OPEN
from zsyz_model.review.methods.agreeing import AhpWeights, ahp_weights
from zsyz_model.review.methods.ahp import Hierarchy, Worst, consensus, hierarchy
from zsyz_model.review.methods.evaluating import evaluate
from zsyz_model.review.methods.judgements import Judgements, read_judgements
from zsyz_model.review.methods.matrix import Matrix, Ranked, to_weights
from zsyz_model.review.methods.promethee import USUAL, Preference
from zsyz_model.review.methods.scaling import SCALES, to_shares
from zsyz_model.review.methods.weighing import critic_weights, entropy_weights

__all__ = [
    "METHODS", "SCALES", "USUAL", "WEIGHTINGS", "AhpWeights", "Hierarchy", "Judgements", "Matrix",
    "Method", "Preference", "Ranked", "Worst", "ahp_weights", "consensus", "critic_weights",
    "entropy_weights", "evaluate", "hierarchy", "read_judgements", "to_shares", "to_weights",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Method:
    """A way to score or to weigh, as a reader is told of it: title, one sentence, source."""

    title: str
    words: str
    source: str
    status: str = OPEN


METHODS: Mapping[str, Method] = MappingProxyType(
    {
        "weighted_sum": Method(
            "加权求和", "各指标得分率乘权重相加；一个项目的得分与其他项目无关", "[40]", CONFIRMED
        ),
        "topsis": Method(
            "TOPSIS（逼近理想解）",
            "看离各指标最好点和最差点的远近；总分按加权得分率的比例分摊到各指标",
            "Hwang、Yoon，1981",
        ),
        "vikor": Method(
            "VIKOR（折中排序）",
            "兼顾总差距和最大的单项差距；总分按加权得分率的比例分摊到各指标",
            "Opricovic、Tzeng，2004",
        ),
        "promethee": Method(
            "PROMETHEE II（两两比较）",
            "逐项与其他项目两两比较，胜出多的得分高；各指标的分数可直接相加",
            "Brans、Vincke，1985",
        ),
    }
)
"""The scoring methods, by the name a scenario gives."""

WEIGHTINGS: Mapping[str, Method] = MappingProxyType(
    {
        "given": Method("给定权重", "用评分表或情景文件写明的权重", "[40]", CONFIRMED),
        "ahp": Method("层次分析法", "由专家两两比较指标推算权重，前后不一致的退回", "Saaty，1980"),
        "entropy": Method("熵权法", "项目之间差别越大的指标权重越大", "Shannon，1948"),
        "critic": Method(
            "CRITIC 法",
            "差别大、又与其他指标不重复的指标权重大",
            "Diakoulaki、Mavrotas、Papayannakis，1995",
        ),
    }
)
"""Where weights come from, by the name a scenario gives."""
