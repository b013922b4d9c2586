"""Small resolved corpora for the tests of extraction."""

from __future__ import annotations

from papergraph.model import Origin, Paper, PaperRecord, ResolvedCorpus, SourceInfo, Text

SOURCE = "list.md"


def corpus(*papers):
    """A corpus of papers, each a dict: title, texts, year, arxiv_id, topics."""
    records, resolved = [], []
    for index, paper in enumerate(papers):
        texts = tuple(Text(kind="abstract", text=text, lines=((0, 10 * index + 2),)) for text in paper.get("texts", ()))
        records.append(
            PaperRecord(
                origin=Origin(SOURCE, 10 * index + 1, index),
                title=paper["title"],
                texts=texts,
                topics=tuple((topic, "heading") for topic in paper.get("topics", ())),
            )
        )
        arxiv_id = paper.get("arxiv_id")
        paper_id = f"arxiv:{arxiv_id}" if arxiv_id else f"title:{index}"
        resolved.append(
            Paper(
                id=paper_id,
                title=paper["title"],
                ids=(paper_id,),
                records=(index,),
                arxiv_id=arxiv_id,
                year=paper.get("year"),
                published=str(paper["year"]) if paper.get("year") else None,
                won=(("title", index),),
            )
        )
    source = SourceInfo(id=SOURCE, title="List", locator=SOURCE, kind="markdown", sha256="0")
    return ResolvedCorpus(
        sources=(source,), records=tuple(records), papers=tuple(sorted(resolved, key=lambda paper: paper.id))
    )


def paper(title, *texts, **fields):
    return {"title": title, "texts": texts, **fields}
