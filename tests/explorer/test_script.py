"""The script: fixed words, nothing that reaches out, and the classes that it looks for."""

from __future__ import annotations

from zsyz_model.explorer.script import PROJECTS, SCRIPT, UPLOAD


def test_the_script_reaches_out_to_nothing() -> None:
    words = ("fetch", "XMLHttp", "eval", "innerHTML", "http", "import", "cookie", "localStorage")

    assert not [word for word in words if word in SCRIPT]
    assert SCRIPT.count("<script>") == SCRIPT.count("</script>") == 1


def test_it_looks_for_what_the_page_has() -> None:
    assert f".{UPLOAD}" in SCRIPT
    assert f".{PROJECTS} select" in SCRIPT
