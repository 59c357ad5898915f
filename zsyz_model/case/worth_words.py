"""What one more unit is worth, in sentences: every number stands in the answer itself."""

from __future__ import annotations

from zsyz_model.case.goal import GOAL_WORDS
from zsyz_model.case.why_words import loss_words, plain
from zsyz_model.case.worths import Worth


def worth_sentences(worth: Worth) -> tuple[str, ...]:
    """The gain of one more unit, then the range in which today's value holds, then the next step."""
    return tuple(text for text in (_gained(worth), _holds(worth), *_next(worth)) if text)


def worth_title(worth: Worth) -> str:
    """What it is, and what one more unit brings in the goal that is drawn."""
    gained = {gain.goal: gain for gain in worth.gains}[worth.goal]
    head = f"{_subject(worth)}再增 {plain(worth.unit_size)} {worth.unit}"
    title, unit = GOAL_WORDS[worth.goal]
    if not gained.worse:
        return f"{head}，{title}不变"
    return f"{head}，{title}{'增加' if gained.after > gained.before else '减少'} {plain(abs(gained.worse))} {unit}"


def _subject(worth: Worth) -> str:
    year = " 年" if worth.subject.isdigit() else ""
    return f"{worth.names.get(worth.subject, worth.subject)}{year} {worth.kind}"


def _gained(worth: Worth) -> str:
    head = f"{_subject(worth)}（现 {plain(worth.now)} {worth.unit}）再增 {plain(worth.unit_size)} {worth.unit}"
    changed = [loss_words(gain) for gain in worth.gains if gain.worse]
    return f"{head}：{'；'.join(changed) if changed else '各级目标都不变'}。"


def _holds(worth: Worth) -> str:
    if worth.looked == worth.now:
        return ""
    title, unit = GOAL_WORDS[worth.goal]
    low = "从 0 起" if worth.low is None else f"从 {plain(worth.low)} {worth.unit}起"
    step = worth.next_step
    high = (
        f"看到 {plain(worth.looked)} {worth.unit}为止"
        if step is None
        else f"到 {plain(step.at)} {worth.unit}才变好"
    )
    value = worth.steps[0].value
    return f"{title}保持 {plain(value)} {unit}的范围：{low}，{high}。"


def _next(worth: Worth) -> tuple[str, ...]:
    title, unit = GOAL_WORDS[worth.goal]
    later = [step for step in worth.steps if step.at > worth.now]
    if not later:
        return ()
    told = "；".join(f"到 {plain(s.at)} {worth.unit}为 {plain(s.value)} {unit}" for s in later)
    return (f"{title}的台阶：{told}。",)
