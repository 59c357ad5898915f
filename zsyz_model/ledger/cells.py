"""One cell by the kind of its column: text, codes, choices, flags and lists."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence

from stdnum.cn import uscc

from zsyz_model.ledger.amounts import read_amount
from zsyz_model.ledger.days import read_date, read_quarter
from zsyz_model.ledger.folding import fold, nearest, quoted
from zsyz_model.ledger.readings import MISSING, Reading, Spec, changed, read, refused
from zsyz_model.tables import Column, Kind

PLACEHOLDERS = frozenset({
    "", "-", "--", "—", "——", "/", "\\", "无", "暂无", "空", "空白", "na", "n/a", "none", "null", "待定", "不详",
})  # fmt: skip
ERRORS = frozenset({
    "#n/a", "#div/0!", "#ref!", "#value!", "#name?", "#num!", "#null!", "#getting_data", "#spill!", "#calc!",
})  # fmt: skip
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]|_x00[01][0-9A-Fa-f]_")
_ZERO_WIDTH = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")
_HAN = "[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]"
_DOTS = re.compile(f"(?<={_HAN})[•‧・．](?={_HAN})")
_SPLIT = re.compile(r"[、,，;；/\n]")
_SCIENCE = re.compile(r"\d+(\.\d+)?[eE][+-]?\d+")
_SIGNS = "()（）、，,。:：/&+.-"
_ODD_SIGN = re.compile(rf"[^\w\n{_SIGNS}]")
_SIGN_FIRST = re.compile(rf"(?:\A|\n)[{_SIGNS}]")
_PLAIN_ID = re.compile(r"(?:(?:[A-Za-z][A-Za-z-]*\d[\dA-Za-z-]*)?(?:\n|\Z))*")
_YES = frozenset({"√", "✓", "✔", "1", "y", "yes", "true", "对"})
_NO = frozenset({"×", "x", "✗", "✘", "0", "n", "no", "false"})
_CREDIT = re.compile("[0-9A-HJ-NPQRTUWXY]{18}")
_MARKUP = re.compile(r"</?[A-Za-z!][^<]*>|<script|\$[^$]*\\[A-Za-z]+")
_FORMULA = tuple("=+-@\t＝＋－＠")


def plain_words(column: Column) -> Callable[[Sequence[str]], bool] | None:
    """A test whether all words stand as they are, for the kinds with many different ones."""
    fits: dict[Kind, Callable[[str], object]]
    fits = {Kind.TEXT: _plain_text, Kind.ID: _PLAIN_ID.fullmatch}
    if column.refers or column.kind not in fits:
        return None

    def plain(words: Sequence[str]) -> bool:
        joined = "\n".join(words)
        return joined.count("\n") == max(0, len(words) - 1) and bool(fits[column.kind](joined))

    return plain


def _plain_text(lines: str) -> bool:
    """Whether every line holds letters, digits and harmless signs, and begins with no sign."""
    return not ("_" in lines or _ODD_SIGN.search(lines) or _SIGN_FIRST.search(lines))


def read_cell(raw: object, spec: Spec) -> Reading:
    """The reading of one raw cell (str, float, bool, date …) under its column's rules."""
    if isinstance(raw, str):
        if not raw:
            return MISSING
        if fault := _unfit(raw):
            return fault
        if raw.isspace():
            return MISSING
    reading = _READERS[spec.column.kind](raw, spec)
    if reading.bad and isinstance(raw, str) and fold(raw) in PLACEHOLDERS:
        return _placeholder(raw)
    return reading


def _unfit(raw: str) -> Reading | None:
    """What no kind accepts: an Excel error value, a control character."""
    if raw[0] == "#" and fold(raw) in ERRORS:
        return refused("V02", f"Excel错误值{raw}", "修正来源公式后重新保存")
    if found := _CONTROL.search(raw):
        seen = found[0] if len(found[0]) > 1 else f"\\x{ord(found[0]):02x}"
        return refused("E06", f"含不可见字符{seen}", "重新录入该单元格")
    return None


def _placeholder(raw: str) -> Reading:
    return changed(None, "V10", f"“{raw.strip()}”按空白读")


def written(raw: object) -> str:
    """A raw cell as the text a person would type.

    >>> written(7.0), written(1.5), written(True)
    ('7', '1.5', '是')
    """
    match raw:
        case None:
            return ""
        case bool():
            return "是" if raw else "否"
        case float():
            return str(int(raw)) if raw.is_integer() and abs(raw) < 1e15 else repr(raw)
        case dt.datetime():
            return raw.date().isoformat() if raw.time() == dt.time() else raw.isoformat(sep=" ")
    return str(raw)


def _read_text(raw: object, spec: Spec) -> Reading:
    if not isinstance(raw, str):
        return read(written(raw))
    text = raw.replace("\r\n", "\n").strip()
    if spec.column.refers and fold(text) in PLACEHOLDERS:
        return _placeholder(raw)
    clean = _ZERO_WIDTH.sub("", text).strip()
    dotted = _DOTS.sub("·", clean)
    if dotted != clean:
        return changed(dotted, "E07", f"间隔号统一为“·”，得“{dotted}”")
    if raw[0] == "\t" and clean:
        return changed(clean, "C02", "以制表符开头，按文本保留")
    if clean != raw.replace("\r\n", "\n"):
        return changed(clean, "V06", f"去掉首尾空格与零宽字符，得“{clean}”") if clean else MISSING
    if _MARKUP.search(clean):
        return changed(clean, "C03", "含网页或公式标记，原样保留，转义后显示")
    if clean.startswith(_FORMULA) and len(clean) > 1:
        return changed(clean, "C02", "以公式符号开头，按文本保留")
    return read(clean)


def _read_id(raw: object, spec: Spec) -> Reading:
    advice = "把该列设为文本格式后重录"
    match raw:
        case bool() | dt.date() | dt.time() | dt.timedelta():
            return refused("V03", "编号以日期、时间或真假值存储", advice)
        case int() | float():
            if abs(raw) >= 1e15:
                return refused("V03", "编号以数字存储，末位已丢失", advice)
            if not float(raw).is_integer():
                return refused("V03", "编号以小数存储，原写法已丢失", advice)
            return read(written(float(raw)))
    text = str(raw).strip()
    if _SCIENCE.fullmatch(text):
        return refused("V05", "疑被当作科学计数", advice)
    if (spec.column.refers or spec.required) and fold(text) in PLACEHOLDERS:
        return _placeholder(text)
    clean = _ZERO_WIDTH.sub("", text)
    return read(clean) if clean == raw else changed(clean, "V06", f"去掉空格，得“{clean}”")


def _read_choice(raw: object, spec: Spec) -> Reading:
    word = written(raw)
    if word in spec.column.choices:
        return read(word)
    for choice in spec.column.choices:
        if fold(choice) == fold(word):
            return changed(choice, "V06", f"规整为“{choice}”")
    choices = spec.column.choices
    near = nearest(word, choices, most=1)
    hint = f"；最接近{quoted(near)}" if near else ""
    return refused(
        "K02", f"“{word.strip()}”不在选项中{hint}", f"选定后改为{quoted(choices)}之一，不自动改"
    )


def _read_flag(raw: object, spec: Spec) -> Reading:
    if isinstance(raw, bool):
        return read(raw)
    word = fold(written(raw))
    if word in ("是", "否"):
        return read(word == "是")
    if word in _YES:
        return changed(True, "V06", "规整为“是”")
    if word in _NO:
        return changed(False, "V06", "规整为“否”")
    return refused("K02", f"“{written(raw).strip()}”不是“是”或“否”", "填“是”或“否”")


def _read_list(raw: object, spec: Spec) -> Reading:
    text = written(raw)
    if fold(text) in PLACEHOLDERS:
        return _placeholder(text)
    words = [_ZERO_WIDTH.sub("", word).strip() for word in _SPLIT.split(text)]
    if spec.column.form == "credit":
        if fault := _no_credit_code(raw, words):
            return fault
        words = [uscc.compact(word) for word in words]
    return read(tuple(dict.fromkeys(word for word in words if word)))


def _no_credit_code(raw: object, words: Sequence[str]) -> Reading | None:
    """Why one of the words is no unified social credit code (GB 32100-2015)."""
    if not isinstance(raw, str):
        return refused("V03", "编号以数字存储，末位已丢失", "把该列设为文本格式后重录")
    for word in words:
        if word and not _is_credit_code(uscc.compact(word)):
            fact = f"“{word}”不是有效的统一社会信用代码（应为18位，含校验位）"
            return refused("V19", fact, "对照营业执照重录")
    return None


def _is_credit_code(code: str) -> bool:
    """Length, alphabet and check character; whose registry it is, letters included, is not asked."""
    return bool(_CREDIT.fullmatch(code)) and str(uscc.calc_check_digit(code[:17])) == code[17]


_READERS: dict[Kind, Callable[[object, Spec], Reading]] = {
    Kind.ID: _read_id,
    Kind.TEXT: _read_text,
    Kind.CHOICE: _read_choice,
    Kind.LIST: _read_list,
    Kind.COUNT: read_amount,
    Kind.NUMBER: read_amount,
    Kind.LAND: read_amount,
    Kind.MONEY: read_amount,
    Kind.DATE: read_date,
    Kind.QUARTER: read_quarter,
    Kind.FLAG: _read_flag,
}
