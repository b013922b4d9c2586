"""Documents in encodings other than UTF-8: read, and what was assumed said."""

from __future__ import annotations

import charset_normalizer
import pytest

from papergraph.model import ReadResult
from papergraph.readers import read
from papergraph.readers.blocks.charsets import declared_charset, guess_charset
from tests.readers.document import document

LINK = "https://arxiv.org/abs/2001.00001"
CHINESE = f"# 论文列表\n\n- 标题：橡树的生长与森林的结构综述\n- 作者：王小明，陈大文\n- 链接：{LINK}\n"
TAIWANESE = f"# 論文清單\n\n- 標題：橡樹的生長與森林的結構綜述\n- 作者：王小明、陳大文\n- 連結：{LINK}\n"
JAPANESE = (
    f"# 論文一覧\n\n- タイトル：樫の木の成長と森の構造についての概要\n- 著者：山田太郎、鈴木花子\n- リンク：{LINK}\n"
)
KOREAN = f"# 논문 목록\n\n- 제목: 참나무의 성장과 숲의 구조에 대한 개요\n- 저자: 김철수, 이영희\n- 링크: {LINK}\n"
RUSSIAN = (
    f"# Литература\n\n- Название: Рост дубов и строение лесов\n- Авторы: Иван Дубов, Пётр Лесной\n- Ссылка: {LINK}\n"
)
GERMAN = f"# Literatur\n\n- Titel: Über die Bäume und Wälder\n- Autoren: Jürgen Größe, Zoë Ångström\n- Link: {LINK}\n"


def encoding_issues(result: ReadResult) -> list[tuple[str, str, int | None]]:
    return [(one.severity, one.message, one.origin.line) for one in result.issues if one.code == "encoding"]


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (CHINESE, "gb18030", "GB18030"),
        (CHINESE, "gbk", "GB18030"),
        (TAIWANESE, "big5", "Big5"),
        (JAPANESE, "shift_jis", "Shift-JIS"),
        (JAPANESE, "euc_jp", "EUC-JP"),
        (KOREAN, "euc_kr", "EUC-KR"),
        (RUSSIAN, "cp1251", "Windows-1251"),
        (RUSSIAN, "koi8_r", "KOI8-R"),
        (GERMAN, "cp1252", "Windows-1252"),
    ],
)
def test_legacy_encodings_are_guessed_and_the_guess_is_told(text: str, encoding: str, name: str) -> None:
    expected = read(document(text, "list.md")).records[0]
    result = read(document(text.encode(encoding), "list.md"))
    assert result.records[0].title == expected.title
    assert result.records[0].authors == expected.authors
    (issue,) = encoding_issues(result)
    assert issue[0] == "note"
    assert name in issue[1]
    assert "guess" in issue[1]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_wide_text_without_a_mark_is_known_by_its_line_ends(encoding: str) -> None:
    text = "论文列表\n\n标题：橡树的生长与森林的结构综述\n作者：王小明，陈大文\n链接：" + LINK + "\n"
    assert read(document(text.encode(encoding), "list.md")).records[0].title == "橡树的生长与森林的结构综述"


def test_a_declared_encoding_is_believed() -> None:
    head = '<html><head><meta charset="koi8-r"></head>'
    page = f'{head}<body><ul><li><a href="{LINK}">Рост дубов в лесу</a></li></ul></body></html>'
    result = read(document(page.encode("koi8_r"), "list.html"))
    assert result.records[0].title == "Рост дубов в лесу"
    assert "as declared" in encoding_issues(result)[0][1]


@pytest.mark.parametrize(
    ("data", "media_type", "name"),
    [
        (b"% Encoding: windows-1252\n", "", "cp1252"),
        (b'<meta charset="gb2312">', "", "gb18030"),
        (b"", "text/html; charset=Shift_JIS", "cp932"),
        (b"<?xml version='1.0' encoding='UTF-8'?>", "", None),
        (b"charset=no-such-thing", "", None),
    ],
)
def test_what_documents_declare(data: bytes, media_type: str, name: str | None) -> None:
    assert declared_charset(data, media_type) == name


def test_lines_in_two_encodings_are_both_read() -> None:
    data = (
        f"- [橡树的生长与森林的结构]({LINK})\n".encode()
        + "- [榆树的剪枝与修复方法研究](https://arxiv.org/abs/2001.00002)\n".encode("gbk")
    )
    result = read(document(data, "list.md"))
    assert [record.title for record in result.records] == ["橡树的生长与森林的结构", "榆树的剪枝与修复方法研究"]
    (issue,) = encoding_issues(result)
    assert issue[0] == "warning"
    assert issue[2] == 2


def test_zero_bytes_in_legacy_text_are_left_out() -> None:
    data = CHINESE.encode("gbk").replace("橡树".encode("gbk"), "橡\0树".encode("gbk"))
    result = read(document(data, "list.md"))
    assert result.records[0].title == "橡树的生长与森林的结构综述"
    assert "nul-bytes" in {issue.code for issue in result.issues}


def test_valid_utf8_is_never_guessed_at(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> str:
        raise AssertionError

    monkeypatch.setattr("papergraph.readers.blocks.decode.guess_charset", fail)
    assert read(document(CHINESE, "list.md")).records


def test_the_guess_looks_at_a_bounded_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = []
    from_bytes = charset_normalizer.from_bytes
    monkeypatch.setattr(
        charset_normalizer, "from_bytes", lambda data, **more: (sizes.append(len(data)), from_bytes(data, **more))[1]
    )
    assert guess_charset(CHINESE.encode("gbk") * 20_000) == "gb18030"
    assert max(sizes) <= 40_000
