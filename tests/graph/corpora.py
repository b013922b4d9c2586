"""A small annotated corpus about three methods, in which every kind of part occurs once."""

from papergraph.model import (
    Affiliation,
    AnnotatedCorpus,
    Author,
    Citation,
    Claim,
    Concept,
    Introduction,
    KnownRelation,
    Mention,
    Merge,
    Organization,
    Origin,
    Paper,
    PaperRecord,
    ResolvedCorpus,
    SourceInfo,
    Text,
    TopicTag,
    Venue,
)

DPO, SIMPO, RLHF = "concept:dpo", "concept:simpo", "concept:rlhf"
OLD, NEW = "arxiv:2305.18290", "arxiv:2405.14734"


def claim(
    relation: str,
    child: str,
    parent: str,
    sentence: str,
    *,
    paper: str = NEW,
    polarity: str = "asserted",
    line: int = 7,
) -> Claim:
    return Claim(
        id=f"claim:{relation}{child}{parent}{polarity}{paper}".replace("concept:", ""),
        paper=paper,
        relation=relation,
        child=child,
        parent=parent,
        sentence=sentence,
        source="week.md",
        line=line,
        rule="test",
        polarity=polarity,  # type: ignore[arg-type]
        confidence=0.8,
    )


def small_corpus() -> AnnotatedCorpus:
    records = (
        PaperRecord(
            origin=Origin("week.md", 3, 0, ("Alignment",)), title="Old", topics=(("cs.LG", "category"),), votes=4
        ),
        PaperRecord(
            origin=Origin("week.md", 7, 1, ("Alignment",)),
            title="New",
            listed="2024-06-01",
            texts=(Text(kind="blurb", text="A variant of DPO."), Text(kind="abstract", text="We study SimPO.")),
        ),
    )
    corpus = ResolvedCorpus(
        sources=(SourceInfo(id="week.md", title="Week", locator="/somewhere/week.md", kind="markdown", sha256="0"),),
        records=records,
        papers=(
            Paper(
                id=OLD,
                title="Direct Preference Optimization",
                ids=(OLD, "title:1"),
                records=(0,),
                arxiv_id="2305.18290",
                published="2023-05",
                year=2023,
                authors=("author:ann writer", "author:bob writer"),
                organizations=("org:some lab",),
                venue="venue:neurips",
                won=(("title", 0),),
            ),
            Paper(id=NEW, title="SimPO", ids=(NEW,), records=(1,), arxiv_id="2405.14734", published="2024-05"),
        ),
        authors=(Author(id="author:ann writer", name="Ann Writer"), Author(id="author:bob writer", name="Bob Writer")),
        organizations=(Organization(id="org:some lab", name="Some Lab", aliases=("SL",)),),
        venues=(Venue(id="venue:neurips", name="NeurIPS", aliases=("NIPS",)),),
        affiliations=(Affiliation(author="author:ann writer", organization="org:some lab", sources=("week.md",)),),
        citations=(Citation(citing=NEW, cited=OLD, sources=("week.md",)),),
        ledger=(Merge(paper=OLD, records=(0,), rule="alone"),),
    )
    return AnnotatedCorpus(
        corpus=corpus,
        concepts=(
            Concept(
                id=DPO,
                name="DPO",
                kind="Method",
                full_name="Direct Preference Optimization",
                first_seen="2023-05",
                provenance="vocabulary",
            ),
            Concept(id=RLHF, name="RLHF", kind="Method", first_seen="2017", provenance="vocabulary"),
            Concept(id=SIMPO, name="SimPO", kind="Method", first_seen="2024-05"),
        ),
        mentions=(
            Mention(
                paper=NEW,
                concept=DPO,
                source="week.md",
                line=7,
                start=13,
                end=16,
                surface="DPO",
                sentence="A variant of DPO.",
            ),
            Mention(paper=OLD, concept=DPO, source="week.md", line=3, start=0, end=3, surface="DPO", sentence="DPO!"),
        ),
        introductions=(
            Introduction(paper=NEW, concept=SIMPO, source="week.md", line=7, rule="title-colon", sentence="SimPO"),
        ),
        topics=(TopicTag(paper=NEW, concept=RLHF, source="week.md", origin="heading"),),
        claims=(
            claim("VARIANT_OF", SIMPO, DPO, "A variant of DPO."),
            claim("VARIANT_OF", SIMPO, DPO, "Another variant of DPO.", paper=OLD),
            claim("EXTENDS", SIMPO, DPO, "Does not extend DPO.", polarity="denied"),
            claim("COMPARED_WITH", SIMPO, RLHF, "Compared with RLHF."),
        ),
        known=(
            KnownRelation(relation="REPLACES", child=DPO, parent=RLHF),
            KnownRelation(relation="VARIANT_OF", child=SIMPO, parent=DPO),
        ),
    )
