from __future__ import annotations

from zsyz_model.report.typefaces import BODY, HEADING, TYPEFACES, missing_faces, stand_in


def test_a_machine_with_every_face_is_told_nothing() -> None:
    assert missing_faces({face.name for face in TYPEFACES}) == ()
    assert missing_faces({face.also[-1] for face in TYPEFACES}) == ()


def test_each_missing_face_is_named_with_what_stands_in_for_it() -> None:
    here = {face.name for face in TYPEFACES} - {"仿宋_GB2312"} | {"FandolFang"}

    (found,) = missing_faces(here)

    assert (found.code, found.subject) == ("F21", "仿宋_GB2312")
    assert "以“FandolFang”代替" in found.fact
    assert found.advice


def test_at_last_the_font_of_the_house_stands_in() -> None:
    assert stand_in(BODY, set()) == stand_in(HEADING, set()) == "Noto Sans CJK SC"
