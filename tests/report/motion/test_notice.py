"""The public picture and text: words, bars, and files that say nothing of who made them."""

from __future__ import annotations

import struct
from pathlib import Path

from tests.progress.test_notice import canaries
from tests.report.motion.test_charts import words
from zsyz_model.case.dispatch import Notice
from zsyz_model.report.motion.notice import draw_notice, notice_text, save_notice

NOTICE = Notice(
    "2026年10月重点项目推进情况", ("全县调度重点项目10个。",), {"达到序时": 6, "其他": 4},
    {"新材料": (5, 3), "其他": (5, 3)}, "县项目建设服务中心　数据截至2026年10月31日",
)  # fmt: skip


def chunks(png: bytes) -> list[str]:
    """The kinds of the parts of a PNG file."""
    found, at = [], 8
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        found.append(png[at + 4 : at + 8].decode())
        at += 12 + size
    return found


def test_the_picture_says_the_sums() -> None:
    told = words(draw_notice(NOTICE))

    for said in (
        "2026年10月重点项目推进情况",
        "全县调度重点项目10个。",
        "6",
        "达到序时",
        "新材料",
        "3/5",
    ):
        assert said in told


def test_without_groups_the_lights_are_the_bars() -> None:
    bare = Notice(NOTICE.title, NOTICE.sentences, NOTICE.lights, {}, NOTICE.foot)
    empty = Notice(NOTICE.title, ("本月没有可以公布的数据。",), {}, {}, NOTICE.foot)

    assert "推进情况（个）" in words(draw_notice(bare))
    assert "本月没有可以公布的数据。" in words(draw_notice(empty))
    assert "分产业" not in notice_text(bare)


def test_the_files_are_bare_and_the_same_twice(tmp_path: Path) -> None:
    notice, names = canaries()

    text, picture = save_notice(notice, tmp_path / "one")
    again = save_notice(notice, tmp_path / "two")

    assert set(chunks(picture.read_bytes())) == {"IHDR", "pHYs", "IDAT", "IEND"}
    assert [p.read_bytes() for p in again] == [text.read_bytes(), picture.read_bytes()]
    assert struct.unpack(">II", picture.read_bytes()[16:24]) == (1080, 1440)
    assert [name for name in names if name in text.read_text(encoding="utf-8")] == []
    shown = words(draw_notice(notice))
    assert [name for name in names if name in shown] == []
