"""The answers to why and why not, in sentences: every number stands in the answer itself."""

from __future__ import annotations

from collections.abc import Iterator

from zsyz_model.case.answers import Loss, Move, promise_words
from zsyz_model.case.goal import GOAL_WORDS
from zsyz_model.case.whys import Barrier, Choice, Flip, Match, Offer, Why

SHOWN = 8
LIMITS = {
    "leader_hours": "每周时间超出",
    "leader_count": "包保个数越出",
    "plan_quota": "计划指标还差",
    "advance_settled": "须结清的预支还差",
    "plot_area": "存量地块面积还差",
    "land_budget": "用地预算还差",
    "scheme_capacity": "同时实施的复垦项目超出",
    "finance_gap": "资金缺口还差",
    "site_caps": "容量还差",
}
"""How a broken limit is said, before its amount."""
SIDES = {"上限": "包保个数超过上限", "下限": "包保个数低于下限"}
"""The same for a leader's number of projects, by the side that breaks."""
NEW, UNSET = "new", "不安排"


def plain(value: float | None) -> str:
    """A value to four decimals at most, with every digit before the point; — for none.

    >>> plain(15666.58), plain(40.0), plain(-0.0)
    ('15666.58', '40', '0')
    """
    return "—" if value is None else f"{value + 0.0:.4f}".rstrip("0").rstrip(".")


def signed(value: float) -> str:
    """The same with its sign, also when it is positive."""
    return f"+{plain(value)}" if value > 0 else plain(value)


def why_sentences(why: Why) -> tuple[str, ...]:
    """The whole answer, sentence by sentence: what, at what loss, who moves, what binds, what turns it."""
    return tuple(
        text
        for part in (_answer(why), _moved(why), _bound(why), _turned(why))
        for text in part
        if text
    )


def choice_words(why: Why) -> str:
    """The choice as a condition that holds or does not."""
    choice, project = why.choice, _named(why, why.choice.project)
    if choice.about_leader:
        return f"若{'' if why.forced else '不'}由 {_named(why, choice.leader)} 包保 {project}"
    if not (choice.quarter or choice.site):
        return f"若{'' if why.forced else '不'}安排 {project} 开工"
    return f"若{'' if why.forced else '不'}让 {project} {_where(choice)}开工"


def loss_words(loss: Loss) -> str:
    """One goal: from, to, and by how much, with what the gaps leave open."""
    title, unit = GOAL_WORDS[loss.goal]
    way = "变差" if loss.worse > 0 else "变好"
    size = plain(abs(loss.worse))
    change = f"{way} {size}{open_words(loss)}"
    return f"{title}由 {plain(loss.before)} 到 {plain(loss.after)} {unit}（{change}）"


def open_words(loss: Loss) -> str:
    """What the unproven gaps leave open of a change; "" when both plans are proven to the end."""
    if (loss.least, loss.most) == (loss.worse, loss.worse):
        return ""
    if loss.least < 0 < loss.most:
        ends = f"从变好 {plain(-loss.least)} 到变差 {plain(loss.most)}"
    else:
        low, high = sorted((abs(loss.least), abs(loss.most)))
        ends = f"{plain(low)} 至 {plain(high)}"
    return f"，计入未证明的差距为 {ends}"


def _answer(why: Why) -> Iterator[str]:
    if not why.possible:
        yield f"{choice_words(why)}：不可能。{'；'.join(why.reasons)}。"
        return
    changed = [loss_words(loss) for loss in why.losses if loss.worse]
    first = why.first_loss
    if first is None:
        yield f"{choice_words(why)}：各级目标都不变，两种安排同样好。"
    else:
        told = "；".join(changed)
        yield f"{choice_words(why)}：最先受影响的是{GOAL_WORDS[first.goal][0]}。{told}。"


def _moved(why: Why) -> Iterator[str]:
    if why.chain:
        told = "；".join(move_words(why, move) for move in why.chain[:SHOWN])
        rest = len(why.chain) - SHOWN
        more = f"；等，共 {len(why.chain)} 项" if rest > 0 else ""
        yield f"随之变动：{told}{more}。"


def move_words(why: Why, move: Move) -> str:
    """Who or what moves, from where to where."""
    before, after = (_place(why, move, word) for word in (move.before, move.after))
    return f"{_named(why, move.subject)} {move.kind}由 {before} 改为 {after}"


def _bound(why: Why) -> Iterator[str]:
    if why.barriers:
        told = "；".join(barrier_words(why, barrier) for barrier in why.barriers)
        yield f"其余安排都不动时，突破的限制：{told}。"
    elif why.forced and why.possible:
        yield "其余安排都不动时没有限制被突破，只是目标值不同。"


def barrier_words(why: Why, barrier: Barrier) -> str:
    """A limit that breaks, where and by how much."""
    head, _, rest = barrier.subject.partition(" ")
    limit = SIDES.get(rest, "") or LIMITS[barrier.limit]
    where = f"{_year(_named(why, head))} {'' if rest in SIDES else _year(rest)}".strip()
    return f"{where} {limit} {plain(barrier.amount)} {barrier.unit}".rstrip()


def _year(word: str) -> str:
    return f"{word} 年" if word.isdigit() else word


def _turned(why: Why) -> Iterator[str]:
    yield from (flip_words(why, flip) for flip in why.flips)


def flip_words(why: Why, flip: Flip) -> str:
    """The smallest change of an input that turns the choice, and what was verified around it."""
    subject = "/".join(_named(why, word) for word in flip.subject.split("/"))
    head = f"{subject} 的{flip.kind}（现 {plain(flip.now)} {flip.unit}）"
    if not flip.settled:
        return f"{head}要变多少才翻转，未能在求解上限内查明。"
    way = "提高到" if flip.most > flip.now else "降低到"
    if flip.at is None:
        return f"{head}{way} {plain(flip.most)} {flip.unit}也不改变结论。"
    title, unit = GOAL_WORDS[flip.goal]
    end = f"{title} {plain(flip.wished)} {unit}，不加限定的最好方案 {plain(flip.free)} {unit}"
    near = (
        "没有可行方案"
        if flip.short is None
        else f"{plain(flip.short)} {unit}，不如另有的 {plain(flip.ahead)} {unit}"
    )
    return (
        f"{head}{way} {plain(flip.at)} {flip.unit}，结论翻转：{end}；"
        f"只到 {plain(flip.before)} {flip.unit}时不翻转（{near}）。"
    )


def match_sentences(match: Match) -> tuple[str, ...]:
    """The best offers for a free leader, or for a project, with what each would cost."""
    subject, what = (
        match.names.get(match.subject, match.subject),
        "项目" if match.is_leader else "领导",
    )
    now = "、".join(match.names.get(word, word) for word in match.now) or "没有"
    open_ = [offer for offer in match.offers if offer.fit_lost is not None]
    head = f"{subject} 现在的{what}：{now}。"
    if not open_:
        return (head, f"在开工安排不变的前提下，没有别的{what}可以配对。")
    lines = (offer_words(match, place, one) for place, one in enumerate(open_[:SHOWN], start=1))
    closed = len(match.offers) - len(open_)
    rest = f"另有 {closed} 对在开工安排不变时排不进去。" if closed else ""
    return (head, *lines, *((rest,) if rest else ()))


def offer_words(match: Match, place: int, offer: Offer) -> str:
    """One pair: its fit, what the county's fit loses, and the largest load before and after."""
    other = offer.project if match.is_leader else offer.leader
    load = (
        "" if offer.load is None else f"，最大负荷由 {plain(match.load)}% 到 {plain(offer.load)}%"
    )
    return (
        f"{place}. {match.names.get(other, other)}：契合度 {offer.fit} 分，"
        f"全县契合度合计减少 {offer.fit_lost} 分{load}。"
    )


def _named(why: Why, word: str) -> str:
    return why.names.get(word, word)


def _where(choice: Choice) -> str:
    site = {"": "", NEW: "用新增用地"}.get(choice.site, f"在地块 {choice.site} ")
    return f"{f'于 {choice.quarter} ' if choice.quarter else ''}{site}"


def _place(why: Why, move: Move, word: str) -> str:
    return promise_words(_named(why, word) if word else "", UNSET)
