"""What the columns and keys of tables, JSON and YAML are called, in the spellings and languages of the wild.

Data only: what a field means is decided by its name here, and by its value in `mapping`.
"""

from __future__ import annotations

from papergraph.text import fold_title

# Canonical name → the names that mean it. Case, spaces and punctuation do not count ("Paper Title" is papertitle); of
# two fields with the same meaning the one named first here is asked first.
_NAMES = {
    "title": """
        title, ti, paper title, article title, document title, papertitle, full title, displayname, headline, 标题,
        论文标题, 论文题目, 题目, 题名, 论文名称, 論文名, 論文タイトル, タイトル, 题, 제목, 논문제목, 논문명,
        titre, titel, título, titolo""",
    "authors": """
        author full names, authors full names, af, authors, author, au, authorlist, author list, author names,
        authors text, creators, creator, authorships, authors_parsed, byline, written by,
        作者, 著者, 저자, auteurs, auteur,
        autoren, autor, autores, autori""",
    "first_author": """
        first author, lead author, main author, corresponding author, 第一作者, 一作, 第一著者, 제1저자""",
    "date": """
        date, publication date, published date, published, publisheddate, publishdate, published at,
        published on, pubdate, datepublished, release date, releasedate, released, submitted, submission date,
        submitted date, submitteddate, issued, first submitted, versiondate, online date, 日期,
        发表日期, 发表时间, 发布日期, 发布时间, 出版日期, 时间, 日付, 発行日, 公開日, 発表日, 날짜, 발행일,
        발표일, 게재일, date de publication, fecha, datum""",
    "year": """
        year, publication year, pub year, pubyear, publicationyear, year published, yr, py, 年份, 年, 发表年份,
        出版年, 発表年, 연도, 년도, 발행연도, 출판연도, année, annee, jahr, año, anno, ano""",
    "month": """
        month, publication month, 月, 月份, 월""",
    "day": """
        day, publication day""",
    "date_source": """
        date source, date precision, date confidence""",
    "updated": """
        updated, update date, last updated, updated at, updatedat, modified, 更新日期, 更新时间""",
    "listed": """
        date added, dateadded, created, created at, created time, submitted on daily at,
        added, added at, added on, listed, listed on, date read, read date,
        presented on, session date, week, 收录日期, 添加日期, 추가일, 追加日""",
    "presenter": """
        presenter, presenters, speaker, speakers, presented by, discussant, discussion lead, discussion leader,
        报告人, 主讲人, 分享人, 発表者, 担当者, 발표자, vortragende, vortragender, référent, présentateur, ponente,
        expositor, apresentador, relatore, докладчик, sunan""",
    "venue": """
        venue, proceeding, so, journal, conference, booktitle, container title, publication title, publication venue,
        journal ref, journal-ref, journal reference, source title, conference name, proceedings title,
        proceedings, published in, publication name, journal name, journal title, venue name, conf,
        full journal name, secondary title, publication, 会议, 期刊, 会议/期刊, 期刊/会议, 发表会议, 刊物,
        出版物, 学会, 会議, 雑誌, 掲載誌, 학회, 저널, 학술지, 학회/저널, revue, zeitschrift, revista, rivista""",
    "arxiv": """
        arxiv, arxiv id, arxivid, arxiv_id, arxiv url, arxiv link, arxiv number, arxiv identifier, eprint, eprintid,
        arxiv编号""",
    "doi": """
        doi, di, doi url, doi link, digital object identifier, electronic resource num, elocationid""",
    "pmid": """
        pmid, pubmed id, pubmedid, pubmed""",
    "openalex": """
        openalex, openalex id, openalexid""",
    "s2": """
        s2id, s2 id, semantic scholar id, semanticscholarid, corpusid, corpus id, ssid""",
    "paper": """
        paper, article, publication link, work, manuscript, 论文, 文章, 論文, 논문""",
    "url": """
        url, link, urls, links, paper url, paper link, paperurl, paperlink, paper_url, abs url, abs, abs_url,
        abstract url, article url, landing page, href, uri, source url, primary url, web address,
        openaccess url, url_abs, ee, 链接, 论文链接, 论文地址, 地址, 原文链接, リンク, 링크, 논문링크, lien,
        enlace""",
    "pdf": """
        pdf, pdf url, pdf link, pdfurl, pdf_url, url_pdf, pdflink, fulltext url, download, full text""",
    "code": """
        code, code url, code link, codeurl, github, github url, github link, github repo, repo, repository,
        repo url, implementation, source code, official code, 代码, 代码链接, 开源代码, コード, 코드""",
    "project": """
        project, project page, projectpage, project url, project link, project website, website, homepage, web,
        page, 项目主页, 主页, 项目, プロジェクト, 프로젝트""",
    "data_link": """
        dataset url, data url, dataset link, 数据集, データセット""",
    "video": """
        video, video url, youtube, talk, presentation, slides, slides url, 视频, 영상, 動画""",
    "blog": """
        blog, blog post, blog url, blogpost, post, 博客, 解读, 블로그, ブログ""",
    "abstract": """
        abstract, ab, abstract note, abstractnote, abstracts, abstract text, summary, paper abstract, n2, 摘要,
        论文摘要, 要旨, アブストラクト, 概要, 초록, résumé, zusammenfassung, resumen, riassunto""",
    "blurb": """
        tldr, tl;dr, description, comment, comments, remark, remarks, takeaway, key idea, main idea,
        ai_summary, highlights, why, contribution, contributions, 简介, 备注, 说明, 描述, 总结, 一句话总结,
        核心思想, 创新点, メモ, 備考, 説明, 비고, 설명, 요약, 메모, 한줄요약""",
    "tags": """
        tags, tag, keywords, keyword, topics, topic, manual tags, automatic tags, labels, label, area, areas,
        field, fields, subject, subjects, theme, themes, task, tasks, research area, broad topic, main topic, subtopic,
        sub topic, fields of study,
        fieldsofstudy, author keywords, index keywords, concepts, ai_keywords, section, group, subcategory,
        sub category, category path,
        标签, 关键词, 关键字, 主题, 领域, 方向, 研究方向, 任务, タグ, キーワード, 分野, テーマ,
        태그, 키워드, 주제, 분야, mots clés, schlagwörter""",
    "categories": """
        categories, category, primary category, primary_category, primarycategory, arxiv categories,
        arxiv category, primaryclass, 分类, 类别, カテゴリ, カテゴリー, 분류, 카테고리""",
    "organizations": """
        affiliations, affiliation, institutions, institution, organizations, organization, organisation, org,
        orgs, company, lab, university, author affiliations, authors with affiliations, 机构, 单位, 作者单位,
        公司, 所属, 機関, 소속, 기관""",
    "short_name": """
        short name, shortname, acronym, abbreviation, abbr, model name, method name, nickname, short title,
        shorttitle, alias, 简称, 模型, 方法, 缩写, 略称, 약칭""",
    "citation_count": """
        citations, tc, citation count, citationcount, cited by, cited by count, citedbycount, cited_by_count,
        num citations, is referenced by count, n citation, ncitation, times cited, citation,
        被引次数, 引用次数, 引用数, 被引用数,
        인용수, 피인용""",
    "votes": """
        votes, upvotes, likes, points, score, num upvotes, 点赞, 赞, 추천수, いいね""",
    "references": """
        references, referenced works, referencedworks, cites, bibliography ids, references ids, outcitations,
        参考文献""",
    "extra": """
        extra, note, notes, link attachments, misc, other links, resources, annote, annotation, other""",
    "file": """
        file, files, file attachments, attachments, path, filename, local path, thumbnail, image, cover""",
    "item_type": """
        item type, itemtype, entry type, entrytype, document type, doctype, publication type,
        type of reference, type of work, record type""",
    "name": """
        name, 名称, 名前, 이름""",
    "id": """
        id, key, paper id, paperid, paper_id, identifier, citation key, citekey, citationkey, bibkey, uid,
        slug, 编号, 번호, 番号""",
}
CANONICAL = {
    fold_title(name): (meaning, rank)
    for meaning, names in _NAMES.items()
    for rank, name in reversed(list(enumerate(names.split(","))))
}

# What stands in fields of tags and is no topic.
_NO_TOPICS = """
    code, project, project page, video, paper, papers, pdf, website, demo, slides, poster, github, has code,
    code available, open source, todo, to do, read, unread, to read, reading, done, favorite, favourite,
    starred, star, new, important, must read, misc, miscellaneous, other, others, none, null, nan, n/a, na,
    yes, no, true, false, unknown, tbd, -, uncategorized, general, all, default, article, preprint, arxiv,
    conference, journal, workshop, notion, blog, url, link, featured, selected, highlighted, highlights, recent,
    published, publications, preprints, in press, submitted, forthcoming, under review, working papers,
    journal articles, conference papers, journal papers, citations, cited, 其他, 论文, 未分类, その他, 기타
"""
NO_TOPICS = frozenset(fold_title(word) for word in _NO_TOPICS.split(","))

# Kinds of items that are no papers, as reference managers name them, with what they are.
_NO_PAPERS = {
    "a web page": """
        webpage, web page, website, electronic, online, web""",
    "a blog post": """
        blog post, blogpost, post, post-weblog, forum post, forumpost, email, instant message, tweet""",
    "a program": """
        computer program, computerprogram, software, comp, code""",
    "a data set": """
        dataset, data set, data, data file""",
    "a video or recording": """
        video recording, videorecording, audio recording, audiorecording, motion_picture, film, podcast,
        broadcast, tv broadcast, radio broadcast, video, sound, song, interview, speech""",
    "a presentation": """
        presentation, slides, slide""",
    "a note or attachment": """
        note, attachment, annotation, document file, letter, personal_communication""",
    "no scholarly work": """
        newspaper article, newspaperarticle, article-newspaper, magazine article, magazinearticle,
        article-magazine, news, encyclopedia article, dictionary entry, entry-encyclopedia,
        entry-dictionary, artwork, map, image, figure, hearing,
        case, statute, bill, legislation, legal_case, patent""",
}
NO_PAPERS = {fold_title(kind): what for what, kinds in _NO_PAPERS.items() for kind in kinds.split(",")}


def meaning_of(name: str) -> tuple[str, int] | None:
    """What a field called so means, and its rank among the names of that meaning; None for names that nobody knows."""
    return CANONICAL.get(fold_title(name))
