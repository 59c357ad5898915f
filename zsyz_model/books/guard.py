"""What is refused before any parser sees it: empty, locked, disguised, bloated or hostile files."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

from zsyz_model.findings import Finding, InputError, Place, Severity

MOST_BYTES = 64 * 2**20
MOST_MEMBERS = 2_000
MOST_RATIO = 100
SMALL_PART = 2**20
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".wdp")
ZIP, OLE = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
BOOKS = {".xlsx": ZIP, ".xlsm": ZIP, ".xls": OLE, ".et": OLE}
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What Excel and WPS write; other methods are what only zipfile, or only the parser, can read."""
BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, ValueError,
    OSError, RuntimeError, LookupError,
)  # fmt: skip
"""What zipfile raises on damaged bytes."""
_SAVE_AS = "在Excel或WPS中打开，另存为.xlsx后再试"


def check_name(path: Path) -> None:
    """Refuse what is not there, an Excel lock file (F04) and a suffix that we do not read."""
    if path.name.startswith("~$"):
        raise refusal(path.name, "F04", "是Excel的锁文件，不是台账本身", "关闭Excel，选原文件")
    if not _exists(path):
        raise refusal(path.name, "F11", "文件不存在", "核对文件名和所在文件夹")
    if path.is_file() and path.suffix.lower() not in {*BOOKS, ".csv"}:
        raise refusal(path.name, "F03", f"不读扩展名为“{path.suffix}”的文件", _SAVE_AS)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:
        raise unreadable(path.name, error) from error


def read_bytes(path: Path) -> bytes:
    """The bytes of a file that passed the checks on its name, size and content.

    Raises:
        InputError: when the file is refused (F01 to F06), or cannot be read (F11).
    """
    check_name(path)
    try:
        data = _bytes(path)
    except OSError as error:
        raise unreadable(path.name, error) from error
    check_content(path.name, path.suffix.lower(), data)
    return data


def _bytes(path: Path) -> bytes:
    size = path.stat().st_size
    if size == 0:
        raise refusal(path.name, "F01", "文件为空", "重新导出")
    if size > MOST_BYTES:
        fact = f"文件{size / 2**20:.0f}MB，超过{MOST_BYTES // 2**20}MB"
        raise refusal(path.name, "F06", fact, "删去图片与无关工作表后另存")
    return path.read_bytes()


def check_content(name: str, suffix: str, data: bytes) -> None:
    """Refuse a file whose first bytes belie its suffix (F03), an encrypted book (F02), macros (F05)."""
    real = ZIP if data.startswith(ZIP) else OLE if data.startswith(OLE) else b""
    if real == OLE and "EncryptedPackage".encode("utf-16-le") in data:
        raise refusal(name, "F02", "文件已加密", "去掉打开密码后另存")
    if real != BOOKS.get(suffix, b""):
        actual = {ZIP: "xlsx（压缩包）", OLE: "旧版Office文件"}.get(real) or _guess(data)
        raise refusal(name, "F03", f"扩展名“{suffix}”与内容不符（实为{actual}）", _SAVE_AS)
    if real == OLE and "_VBA_PROJECT".encode("utf-16-le") in data:
        raise refusal(name, "F05", "含宏", "另存为无宏的.xlsx")


def open_parts(name: str, data: bytes) -> dict[str, bytes]:
    """The parts of a workbook by name, after the checks on sizes, macros, doubles and DTD.

    Names are made alike, since those of a package differ in case for nobody.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            members = [member for member in book.infolist() if not member.is_dir()]
            _check_members(name, members)
            return {
                part_name(m.filename): _part(name, book, m) for m in members if not _is_picture(m)
            }
    except BROKEN as error:
        raise refusal(name, "F03", "压缩包损坏，打不开", _SAVE_AS) from error


def part_name(word: str) -> str:
    """The name of a part as it is looked up: small letters, slashes, none in front."""
    return word.replace("\\", "/").lstrip("/").lower()


def refusal(file: str, code: str, fact: str, advice: str, sheet: str = "") -> InputError:
    """The error that refuses a whole file."""
    return InputError(Finding(code, fact, advice, Severity.REFUSED, Place(file=file, sheet=sheet)))


def damaged(file: str, fact: str = "不是完好的工作簿，打不开") -> InputError:
    """The error for a workbook whose inside is broken."""
    return refusal(file, "F03", fact, _SAVE_AS)


def unreadable(file: str, error: OSError) -> InputError:
    """The error for what the system does not let us read (F11)."""
    reason = error.strerror or type(error).__name__
    known = "没有读取权限，或正被其他程序占用"
    fact = known if isinstance(error, PermissionError) else f"读不出（{reason}）"
    return refusal(file, "F11", fact, "关闭正打开它的程序，核对权限，或复制到本机后再试")


def _check_members(name: str, members: list[zipfile.ZipInfo]) -> None:
    ask = "不打开，报信息员核查"
    if any(member.flag_bits & 1 for member in members):
        raise refusal(name, "F02", "文件已加密", "去掉打开密码后另存")
    if any(member.compress_type not in METHODS for member in members):
        raise refusal(name, "F03", "压缩方式不是xlsx所用的", _SAVE_AS)
    if len({part_name(member.filename) for member in members}) < len(members):
        raise refusal(name, "F03", "压缩包内有重名的部件，不知哪个作数", _SAVE_AS)
    if len(members) > MOST_MEMBERS:
        raise refusal(name, "F06", f"部件{len(members)}个，超过{MOST_MEMBERS}个", ask)
    if sum(member.file_size for member in members if not _is_picture(member)) > MOST_BYTES:
        raise refusal(name, "F06", f"解压后超过{MOST_BYTES // 2**20}MB", ask)
    for member in members:
        ratio = member.file_size / max(1, member.compress_size)
        if member.file_size > SMALL_PART and ratio > MOST_RATIO and not _is_picture(member):
            fact = f"解压比{ratio:.0f}>{MOST_RATIO}（部件{member.filename}）"
            raise refusal(name, "F06", fact, ask)
        low = member.filename.lower()
        if low.endswith("vbaproject.bin"):
            raise refusal(name, "F05", "含宏", "另存为无宏的.xlsx")


def _part(name: str, book: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """One part, read whole so that its checksum is verified, whatever its name says it is."""
    data = book.read(member)
    if _has_doctype(data):
        fact = f"含XML实体或DTD（部件{member.filename}）"
        raise refusal(name, "F07", fact, "拒绝读取，疑似恶意文件，报信息员核查")
    return data


def _is_picture(member: zipfile.ZipInfo) -> bool:
    """Pictures are never inflated; nothing here reads them."""
    return member.filename.lower().endswith(PICTURES)


def _has_doctype(data: bytes) -> bool:
    """Whether a DTD or entity is declared, in one-byte encodings or UTF-16 of either order."""
    plain = data.replace(b"\x00", b"") if b"\x00" in data[:200] else data
    return b"<!" in plain and (b"<!DOCTYPE" in plain or b"<!ENTITY" in plain)


def _guess(data: bytes) -> str:
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<html", b"<!doctype", b"<table", b"<meta", b"<?xml")):
        return "HTML网页或XML"
    return "文本（如CSV）" if b"\x00" not in head else "其他格式"
