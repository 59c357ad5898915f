"""A callback that fails says so; one that does not takes the old complaint away."""

from __future__ import annotations

from zsyz_model.explorer.guarding import guarded
from zsyz_model.findings import Finding, InputError

REFUSED = Finding("X", "不成立")


def test_whatever_goes_wrong_is_told_in_chinese() -> None:
    told: list[tuple[Finding, ...]] = []

    def refuse() -> None:
        raise InputError(REFUSED)

    def break_down() -> None:
        raise ZeroDivisionError("division by zero")

    guarded(refuse, told.append)()
    guarded(break_down, told.append)()
    guarded(lambda: None, told.append)()

    assert told[:2] == [(), (REFUSED,)]
    assert told[2] == ()
    assert "程序内部错误（ZeroDivisionError" in str(told[3][0])
    assert told[4:] == [()]
