"""What headings and tags say: topics, dates of a digest, or only that a list begins."""

from __future__ import annotations

import re
from functools import lru_cache

from papergraph.readers.dates import find_dates
from papergraph.readers.lists.words import words
from papergraph.text import fold, strip_accents

_CONTAINER_WORDS = words(
    """
    a an and any are at by for from in here is my new of on or our over please some see the these this to us we with
    you your i it as that all about who what paper papers reading readings read list lists article articles
    publication publications reference references bibliography book books chapter literature required optional
    recommended additional extra more other others notable further suggested selected important must key main core
    featured highlight highlights recent latest week weekly day daily month monthly year yearly digest edition issue
    vol volume session lecture class meeting part section module unit no number update updates updated arxiv arxivs
    preprint preprints conference conferences workshop journal journals proceedings link links resource resources
    material materials content contents table toc index accepted s group groups club seminar weeks schedule tentative
    subject change calendar syllabus
    bookmarks bookmark bar favorites imported toolbar today yesterday monday tuesday wednesday thursday friday
    saturday sunday january february march april may june july august september october november december jan feb
    mar apr jun jul aug sep sept oct nov dec q1 q2 q3 q4 spring summer fall autumn winter semester st nd rd th now
    present since until before after top best awesome curated work works related research awesomelist readinglist
    full archive archives abstract abstracts summary summaries misc miscellaneous uncategorized general pre post
    posts info information
    der die das des dem den und im zu zum zur von fur mit literatur literaturverzeichnis literaturliste
    bibliographie metadaten bibliographische angaben metadata metadonnees metadatos metadados metadati метаданные
    artikel aufsatze arbeiten veroffentlichungen quellen quellenverzeichnis leseliste
    weitere ubersicht inhalt inhaltsverzeichnis verweise referenzen woche monat jahr
    le la les de du d et l un une sur aux pour lecture lectures bibliographique sources liste revues autres
    selection semaine mois annee sommaire table matieres
    el los las y del en para con lista articulos articulo lecturas referencias bibliografia
    bibliograficas fuentes publicaciones trabajos otros semana mes ano indice
    o os as do da dos das e em com artigos artigo leituras leitura referencias bibliograficas fontes publicacoes
    trabalhos outros sumario
    il lo gli di dei delle per articoli articolo letture riferimenti fonti pubblicazioni altri bibliografici indice
    и в на по о для список статьи статья статеи литература литературы публикации публикация источники источников
    ссылки чтение чтения обзор другие прочее разное содержание оглавление неделя месяц год препринты работы
    makaleler makale listesi okuma kaynaklar kaynakca kaynak referanslar yayinlar icindekiler haftanin diger ve
    قائمة المراجع مراجع الاوراق الابحاث اوراق بحثية المقالات מאמרים רשימת מקורות
    """
)
# What Chinese, Japanese and Korean headings are made of that only hold a list or a part of a note.
_CONTAINER_PARTS = re.compile(
    strip_accents(  # as the words that it is applied to are folded
        "论文|論文|문헌|논문|文献|文獻|文章|参考|參考|引用|列表|清单|清單|目录|目錄|索引|一覧|リスト|목록|리스트|참고|관련|相关|相關|関連"
        "|메타데이터|서지|정보|书目|書誌情報|書誌|基本情報|論文情報|文献情報|情報源|メタデータ|フォーマット|元信息|资源|資源|资料|資料|链接|連結|鏈接|リンク|링크|基本|信息|資訊|元数据|原文|摘要|概要|要旨|초록|周报|週報|日报|日報|月报|月報"
        "|速递|速遞|每日|每周|每週|每月|今日|本日|本周|本週|今週|本期|本月|最新|近期|其他|其它|その他|기타|更多|精选|精選|精读|泛读|阅读"
        "|閱讀|读书|笔记|筆記|ノート|まとめ|読んだ|読みたい|必读|必讀|必読|笔记本|总索引|总|全部|所有|列传|发表|發表|收录|学术|學術|학술|리뷰|정리"
        "|읽은|읽을|스터디|일정|주차|第|回|期|周|週|日|月|年|号|篇|部分|章|节|節|和|与|與|の|及|・|和|汇总|彙總|総まとめ|导读|導讀"
        "|[0-9一二三四五六七八九十]+"
    )
)
_NOT_PAPERS = re.compile(
    r"\b(?:blogs?|blogroll|blog posts?|contribut(?:e|ing|ors?|ions?)|licen[cs]e|citation|cite|citing"
    r"|acknowledge?ments?|contact|star history|stargazers|news|updates?|changelog|announcements?"
    r"|table of contents|contents|toc"
    r"|tools?|toolkits?|toolbox(?:es)?|softwares?|librar(?:y|ies)|frameworks?|packages?|repositor(?:y|ies)|repos?"
    r"|codebases?|code|implementations?|courses?|tutorials?|lectures?|videos?|talks?|podcasts?|newsletters?"
    r"|websites?|web ?sites?|slides"
    r"|books?|textbooks?|datasets?|data ?sets?|leaderboards?|competitions?|challenges|companies|startups?|people"
    r"|researchers|jobs?|communit(?:y|ies)|forums?|events?|conferences?(?: &| and)?|conference|workshops?"
    r"|journals?|magazines"
    r"|resources|useful links?|links|other lists|reading lists|awesome lists?|related (?:lists?|repos\w*|projects)"
    r"|guides?|products?|services?|apps?|demos?|models?|schedule|syllabus|logistics|grading|prerequisites|faq"
    r"|sponsors?|disclaimer|installation|usage|getting started|quick ?start|how to|about)\b"
    r"|贡献|许可|引用格式|博客|视频|教程|工具|数据集|代码|目录|更新日志|課程|课程|书籍|書籍|幻灯片|影片|部落格|程式碼|資料集|ブログ|ライブラリ|データセット|スライド|動画"
    r"|ツール|書籍|연락처|책|강의|동영상|블로그|데이터셋|도구|코드"
    r"|\b(?:bücher|werkzeuge|vorträge|folien|datensätze|kurse|livres|outils|vidéos|présentations|diapositives|cours"
    r"|jeux de données|libros|herramientas|vídeos|presentaciones|diapositivas|cursos|conjuntos de datos|livros"
    r"|ferramentas|apresentações|libri|strumenti|presentazioni|corsi|книги|инструменты|видео|презентации|слайды"
    r"|курсы|датасеты|блоги|библиотеки|код|kitaplar|araçlar|sunumlar|videolar|dersler|veri setleri)\b",
    re.IGNORECASE,
)
_PAPERS = re.compile(
    r"\b(?:papers?|readings?|publications?|articles?|literature|bibliography|references|preprints?|surveys?"
    r"|literaturverzeichnis|literatur|veröffentlichungen|aufsätze|artículos|lecturas|referencias|bibliografía|artigos"
    r"|leituras|referências|articoli|riferimenti|статьи|литература|литературы|публикации|makaleler|kaynakça)\b|论文"
    r"|論文|논문|文献|文獻|문헌",
    re.IGNORECASE,
)
_ONE_PAPER = re.compile(
    r"(?:论文|論文|논문|paper)\s?(?:#?[0-9]{1,3}|[一二三四五六七八九十]{1,3})\s?[:：]", re.IGNORECASE
)
_OTHER_LISTS = re.compile(
    r"\b(?:other|external|related|similar|more) (?:awesome |reading |paper )?(?:lists|collections)\b", re.IGNORECASE
)
_SURVEY = re.compile(r"\bsurveys?\b", re.IGNORECASE)
_OTHER_FILLERS = words(
    """
    useful interesting great good awesome online open source academic technical popular free external additional helpful
    similar code coding acknowledgments and learning ml ai nlp llm
    deep machine python pytorch public official video written
    """
)
_DAY_RANGE = re.compile(r"[0-9]{1,2}[/.月][0-9]{1,2}")
_NOISE = re.compile(r"^[\s\W_]{0,20}|[\s:：;,.\-–—|#*_~^`<>/\\(\[{（【「]{1,20}$")
_NUMBER = re.compile(
    r"^\s*(?:\[[0-9]{1,3}\]\s?:?|[0-9]{1,3}(?:\.[0-9]{1,3}){1,4}[.):、]?\s|\(?[0-9]{1,3}[.):、](?![0-9])"
    r"|[0-9]{1,2}\s(?=[A-Z][a-z])|[IVXivx]{1,5}[.)]|[A-Za-z][.)](?=\s)|[一二三四五六七八九十]{1,3}[、.]|§)\s*(?:[-–—:]\s)?"
)
_SESSION = re.compile(
    r"^\s*(?:(?:week|lecture|session|class|meeting|day|part|chapter|module|unit"
    r"|section)s?\s+#?[0-9]{1,3}\s*[:.,–—-]*\s*"
    r"|(?:ep|episode|talk|issue|season|vol)\.?\s?#?[0-9]{1,4}(?![0-9])\s*[:.,–—-]*\s*"
    r"|第\s?[0-9一二三四五六七八九十]{1,4}\s?[回周週章节課课]\s*[:：]?\s*)",
    re.IGNORECASE,
)
_SHORTCODE = re.compile(r":[a-z][a-z0-9_+-]{1,40}:")
_SYMBOL = re.compile(
    "[\u2190-\u21ff\u2300-\u27bf\u2900-\u297f\u2b00-\u2bff\ufe0e\ufe0f\u200d\U0001f000-\U0001faff\U000e0000-\U000e007f]"
)
_UNITS = r"(?:papers?|articles?|items?|entries|篇(?:论文|文章|論文)?|本|件|편|건|개)"
_COUNT = re.compile(
    rf"\s*(?:[(\[（]\s*(?:共|计|total:?|全)?\s?[0-9]{{1,5}}\s?{_UNITS}?\s*[)\]）]|[-–—:：|·,，]\s*(?:共|计|total:?"
    rf"|全)?\s?[0-9]{{1,5}}\s?{_UNITS})\s*$",
    re.IGNORECASE,
)
_EDGE_QUOTES = "\"'“”‘’«»「」『』《》"
_TAG_SEPARATOR = re.compile(r"\s*[,，、;；|／•·\n]\s*|\s+/\s+|\s{2,}")
_HASHTAG = re.compile(r"(?:^|\s)#([^\s#,，]{2,60})")


@lru_cache(maxsize=4096)
def clean_heading(text: str) -> str:
    """A heading without numbering, emoji, counts and closing colon: "## 2.1 🔥 Quantization (12)" → "Quantization"."""
    text = _SHORTCODE.sub(" ", _SYMBOL.sub(" ", text.replace("\n", " ")))
    text = _COUNT.sub("", text.strip())
    for pattern in (_NUMBER, _SESSION):
        shorter = pattern.sub("", text)
        text = shorter if shorter.strip(" :.-") else text
    text = _NOISE.sub("", _NOISE.sub("", text))
    if text[:1] in "“‘" or (text[-1:] in _EDGE_QUOTES and text[-1:] != "'"):
        text = text.strip(_EDGE_QUOTES)
    return " ".join(text.split())


@lru_cache(maxsize=4096)
def is_container(text: str) -> bool:
    """Whether a heading only says that a list begins, or when: "Papers", "2024", "Week 3", "More readings"."""
    words = [word for word in fold(text).split() if not word.isdigit()]
    return all(
        word in _CONTAINER_WORDS
        or re.fullmatch(r"[0-9]+(?:st|nd|rd|th)?|v[0-9]+|[0-9]{4}s", word)
        or (not word.isascii() and not _CONTAINER_PARTS.sub("", word))
        for word in words
    ) or bool(
        len(words) <= 10 and (find_dates(text) or _DAY_RANGE.search(text)) and _PAPERS.search(_SURVEY.sub("", text))
    )


@lru_cache(maxsize=4096)
def topic_of(text: str) -> str | None:
    """The topic that a heading names, or None where it names none: containers, dates, sentences."""
    heading = clean_heading(text)
    if not heading or heading.isdigit() or is_container(heading) or len(heading) > 120 or len(heading.split()) > 14:
        return None
    if _ONE_PAPER.match(heading) or _SESSION.fullmatch(heading):
        return None
    return _without_container(heading)


def _without_container(heading: str) -> str | None:
    """ "Papers on Diffusion" → "Diffusion", "Quantization Papers" → "Quantization"."""
    match = re.fullmatch(
        r"(?:(?:selected|recent|relevant|related|more|key)\s)?(?:papers?|readings?|publications?|articles)\s(?:on"
        r"|about|for|in|of|related to)\s(?:the\s)?(.{2,100})",
        heading,
        re.IGNORECASE,
    )
    rest = (
        match[1]
        if match
        else re.sub(
            r"\s(?:papers?|readings?|publications|articles|论文|論文|논문)$|(?:论文|論文)$",
            "",
            heading,
            flags=re.IGNORECASE,
        )
    )
    rest = rest.strip(" :-–—")
    return rest if rest and not is_container(rest) else None


@lru_cache(maxsize=4096)
def names_no_papers(text: str) -> bool:
    """Whether a heading names nothing but things that are no papers: blogs, code, courses, data sets, contributing."""
    if _OTHER_LISTS.search(text):
        return True
    if _PAPERS.search(text):
        return False
    rest, found = _NOT_PAPERS.subn(" ", clean_heading(text))
    return found > 0 and all(word in _CONTAINER_WORDS or word in _OTHER_FILLERS for word in fold(rest).split())


@lru_cache(maxsize=4096)
def names_papers(text: str) -> bool:
    """Whether a heading says that papers stand below it."""
    return bool(_PAPERS.search(text))


def split_tags(text: str) -> list[str]:
    """The tags that a cell or a labelled line holds."""
    if hashtags := _HASHTAG.findall(text):
        return [tag.strip(".,;").replace("_", " ") for tag in hashtags]
    text = text.strip().strip("[](){}")
    parts = [part.strip(" .'\"`[]()*") for part in _TAG_SEPARATOR.split(text)]
    if len(parts) == 1 and _is_cjk_tags(parts[0]):
        parts = parts[0].split()
    return [clean_heading(part) or part for part in parts if part and len(part) <= 80 and not is_container(part)][:12]


def _is_cjk_tags(text: str) -> bool:
    """Tags of Chinese or Japanese lists stand with a space between."""
    return " " in text and any("\u3040" <= character <= "\u9fff" for character in text)


def without_symbols(text: str) -> str:
    """A text with emoji and their short codes replaced by spaces of the same length."""
    text = text if text.isascii() else _SYMBOL.sub(" ", text)
    return _SHORTCODE.sub(lambda match: " " * len(match[0]), text) if ":" in text else text
