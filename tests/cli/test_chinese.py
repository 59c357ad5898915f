"""Help pages are Chinese."""

from __future__ import annotations

import re

import pytest

from zsyz_model.cli.chinese import in_chinese
from zsyz_model.cli.commands import app
from zsyz_model.cli.door import main


@pytest.mark.parametrize(
    "command",
    [
        [],
        *(
            [info.name or info.callback.__name__]
            for info in app.registered_commands
            if info.callback
        ),
        ["scenario", "show"],
    ],
)
def test_no_help_page_keeps_an_english_sentence(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="0"):
        main([*command, "--help"])

    page = capsys.readouterr().out
    assert page.startswith("用法：zsyz")
    assert (
        re.findall(r"Usage|Options:|Arguments|Commands|Show this|required|default|<[a-zA-Z]", page)
        == []
    )


def test_a_range_is_said_in_chinese() -> None:
    assert in_chinese("[0.1<=x<=86400]") == "[0.1 至 86400]"
    assert in_chinese("[default: 1; 0.0<=x<=0.5]") == "[默认：1；0.0 至 0.5]"
    assert in_chinese("[x>=64]") == "[至少 64]"
