"""The words by which lists name what stands beside them: "Authors: …", a column "Abstract", a cell of tags.

One vocabulary for labels in running text and for the heads of columns, in the languages that lists are kept in.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from papergraph.readers.lists.words import words

Field = Literal[
    "title", "title_en", "authors", "organizations", "date", "updated", "listed", "venue", "year", "abstract", "blurb",
    "topics", "link", "votes", "citations", "short_name", "doi", "ignored",
]  # fmt: skip

_FIELDS: dict[Field, str] = {
    "title": "title|paper title|paper name|paper|papers|name|article|publication|title authors|title and authors"
    "|work|reading|readings|reference|topic title"
    "|标题|题目|论文标题|论文题目|论文名称|論文標題|論文タイトル|论文|論文|タイトル|題名|題目|제목|논문 제목|논문"
    "|논문명|titel|titre|titulo|título|title link|paper link title|название|статья",
    "title_en": "english title|title english|title en|英文标题|original title|原题|原文标题",
    "authors": "author|authors|author s|written by|by|first author|authors et al|作者|著者|저자|autor|autoren"
    "|auteurs|autores|author list|author names|авторы|第一著者",
    "organizations": "affiliation|affiliations|organization|organizations|organisation|institution|institutions"
    "|institute|company|org|orgs|university|lab|from|team|单位|机构|所属|소속|기관|affiliated with|institut"
    "|研究机构",
    "date": "date|published|publish date|publication date|published date|published on|pub date|submitted"
    "|submission date|release date|released|release|created|posted|time|when|month|arxiv date|date published"
    "|日期|发布日期|发表时间|发表日期|时间|提交日期|公開日|発表日付|投稿日|날짜|게재일|게재|출판일|출판|출판 연월"
    "|출간|발행일|연월|출판년도|年月|掲載日|発行|出版|出版年|発表年|发布时间|发表年份|发表年月|datum|fecha|data"
    "|дата|publication year month",
    "year": "year|pub year|publication year|yr|年份|年|年度|발표 연도|연도|출판 연도|jahr|año|année|год",
    "updated": "updated|last updated|last revised|revised|update date|更新日期|最終更新",
    "listed": "date read|read date|date added|added|week|session|session date|presented|presentation date|talk date"
    "|day|발표일|발표 날짜|스터디 날짜|発表日|開催日|分享日期|日程|meeting|class|lecture|lecture date",
    "venue": "venue|conference|journal|publisher|published in|published at|conference journal|venue year|pub"
    "|publication venue|proceedings|source|where|booktitle|会议|期刊|发表于|会议期刊|會議|出处|出處|学会|会議"
    "|掲載|학회|학회 저널|저널|게재지|konferenz|revue|журнал|comment|comments|journal ref|accepted|accepted at",
    "abstract": "abstract|摘要|概要|要旨|초록|zusammenfassung|résumé|resumen|аннотация|summary abstract",
    "blurb": "summary|tl dr|tldr|tl dr summary|description|notes|note|remarks|remark|about|introduction|intro"
    "|highlights|key points|key idea|idea|main idea|contribution|contributions|details|takeaway|takeaways"
    "|why it matters|what s new"
    "|technical details|performance highlights|method|methods|methodology|approach|results|conclusion|comment s"
    "|overview|review|explanation|main takeaway|简介|介绍|总结|要点|描述|说明|一句话总结|内容|备注|概述|メモ"
    "|説明|内容|ひとこと|コメント|요약|설명|메모|한줄 요약|내용|beschreibung|описание|motivation|ai summary"
    "|中文摘要|translation",
    "topics": "topic|topics|tag|tags|keyword|keywords|category|categories|subject|subjects|area|areas|field|fields"
    "|theme|themes|task|tasks|type|types|domain|domains|track|research area|subfield|subtopic|class category"
    "|类别|分类|标签|关键词|领域|方向|主题|主題|类型|任务|關鍵字|ジャンル|分野|カテゴリ|カテゴリー|タグ|キーワード"
    "|テーマ|タスク|주제|분야|카테고리|태그|키워드|task domain|thema|schlagworte|mots clés|palabras clave|темы",
    "link": "link|links|url|urls|pdf|arxiv|arxiv id|arxiv link|paper link|paper url|paper links|pdf link|full text"
    "|download|resources|resource|code|github|project|project page|website|repo|code link|code url|id"
    "|paper code|data|dataset|dataset link|slides|video|talk|poster|blog|demo|materials|material|source code"
    "|homepage|hf|huggingface|openreview"
    "|链接|论文链接|代码|代码链接|地址|项目主页|原文|连结|リンク|コード|論文リンク|実装|링크|코드|논문 링크|ссылка"
    "|code data",
    "doi": "doi",
    "votes": "vote|votes|upvote|upvotes|likes|like|stars|score|points|赞|点赞|票|いいね|추천|좋아요|추천수|hf upvotes",
    "citations": "citations|citation|cited by|cites|citation count|引用|引用数|被引|被引用次数|인용|인용수"
    "|num citations",
    "short_name": "model|models|method name|acronym|abbreviation|short name|short title|algorithm|nickname|system"
    "|alias|模型|简称|缩写|方法|略称|手法|모델|약칭|model name|short|模型名称|method model",
    "ignored": "no|number|nr|index|rank|presenter|presenters|speaker|speakers|discussant|presented by|leader"
    "|volunteer|reviewer|reader|status|read|done|priority|rating|difficulty|github account|slide|#|回|回数"
    "|発表者|担当|担当者|番号|序号|编号|主讲|主讲人|分享人|讲者|发表者|발표자|번호|순번|담당|회차|bibtex|bib"
    "|lang|language|pages|page|duration|room|location|due|assignment|homework|preview|image|figure|framework"
    "|publish|image preview|发布|状态|読了|상태",
}
_LABELS: dict[str, Field] = {label: field for field, labels in _FIELDS.items() for label in labels.split("|")}
_FOLD = re.compile(r"[\W_]+")
_LABEL = re.compile(r"^[\s*_>•\-–]{0,8}([^\W_][^:：\n|]{0,40}?)\s{0,2}[*_]{0,3}[:：]\s?[*_]{0,3}\s{0,4}")
# Labels that begin prose as often as they name a field count only as heads of columns.
_ONLY_COLUMN = words(
    """
    by from name paper papers work reading readings reference source where when time day class lecture model models
    method methods system read no number week session type types short approach about data field release id done
    short status rank algorithm area track team lab company
    """
)


@lru_cache(maxsize=4096)
def column_field(text: str) -> Field | None:
    """The field that the head of a column names; of "Title & Authors" the title, whose cells hold both."""
    label = fold_label(text)
    if field := _LABELS.get(label):
        return field
    if not label or len(label) > 60:
        return None
    fields = [_LABELS[word] for word in label.split() if word in _LABELS]
    if "title" in fields:
        return "title"
    return fields[0] if fields and len(label.split()) <= 4 else None


@lru_cache(maxsize=4096)
def label_field(label: str) -> Field | None:
    """The field that a label before a colon names."""
    folded = fold_label(label)
    return None if folded in _ONLY_COLUMN else _LABELS.get(folded)


def split_label(text: str) -> tuple[Field, int] | None:
    """The field that a text is labelled with and where its value begins: "Authors: A, B" gives (authors, 9)."""
    match = _LABEL.match(text[:80])
    if not match:
        return None
    field = label_field(match[1])
    return (field, match.end()) if field else None


def fold_label(text: str) -> str:
    """A label in lower case, words one space apart, symbols gone."""
    return " ".join(_FOLD.sub(" ", text[:80].casefold()).split())


def is_flat_header(text: str) -> bool:
    """Whether a line is the head of a table that lost its lines: "Papers Paper URL Abstract"."""
    words = fold_label(text).split()
    return 2 <= len(words) <= 8 and all(word in _LABELS for word in words) and text[:1].isupper()
