"""Authors, where they belong, and organizations and venues under one name."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from papergraph.model import AuthorName, PaperRecord
from papergraph.resolve.names import read_person, same_person
from papergraph.resolve.organizations import is_organization, key, names_in
from papergraph.resolve.venues import find as find_venue
from papergraph.text import fold_title
from tests.resolve.claims import corpus, only_paper, record

ID = "arxiv:2106.09685"
TITLE = "Grounded Planning for Household Robots"


def with_authors(*authors: AuthorName, at: str = "list.md:1", id: str = ID) -> PaperRecord:
    return PaperRecord(
        **{**{f: getattr(record(TITLE, id, at=at), f) for f in ("origin", "title", "identifiers")}, "authors": authors}
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Edward J. Hu", "E. Hu", True),
        ("Edward J. Hu", "E.J. Hu", True),
        ("Edward Hu", "Hu", True),
        ("Hu E J", "Edward J. Hu", True),
        ("EJ Hu", "Edward James Hu", True),
        ("Zhang Wei", "Wei Zhang", True),
        ("Jean-Luc Mint", "Jean Luc Mint", True),
        ("Emmanuel Candès", "Emmanuel Candes", True),
        ("Alex Mint", "Alexander Mint", True),
        ("Christopher Ré", "C. Re", True),
        ("李飞飞", "李飞飞", True),
        ("Eve Hu", "Edward Hu", False),
        ("Edward Hu", "Edward Wu", False),
        ("Wei Zhang", "Min Zhang", False),
        ("李飞飞", "李飞", False),
    ],
)
def test_spellings_of_one_name_are_told_from_other_names(one: str, other: str, same: bool) -> None:
    first, second = read_person(one), read_person(other)
    assert first is not None
    assert second is not None
    assert same_person(first, second) is same_person(second, first) is same


def test_spellings_in_two_records_of_one_paper_are_one_author() -> None:
    found = corpus(
        record(TITLE, ID, by="E. Hu, Y. Shen", at="a.md:1"), record(TITLE, ID, by="Edward Hu, Yelong Shen", at="b.md:1")
    )
    assert [(author.id, author.name, author.aliases) for author in found.authors] == [
        ("author:edward hu", "Edward Hu", ("E. Hu",)),
        ("author:yelong shen", "Yelong Shen", ("Y. Shen",)),
    ]


def test_spellings_in_two_papers_are_two_authors() -> None:
    found = corpus(
        record(TITLE, by="E. Hu", at="a.md:1"), record("Another Title of Four Words", by="Edward Hu", at="b.md:1")
    )
    assert [author.id for author in found.authors] == ["author:e hu", "author:edward hu"]


def test_one_name_on_two_papers_is_one_author_and_keeps_its_accents() -> None:
    found = corpus(
        record(TITLE, by="Emmanuel Candes", at="a.md:1"),
        record("Another Title of Four Words", by="Emmanuel Candès", at="b.md:1"),
    )
    assert [(author.name, author.aliases) for author in found.authors] == [("Emmanuel Candès", ("Emmanuel Candes",))]


def test_a_name_that_stands_twice_in_a_byline_is_two_people() -> None:
    found = corpus(record(TITLE, ID, by="Wei Wang, Bo Thyme, Wei Wang"))
    assert found.papers[0].authors == ("author:wei wang", "author:bo thyme", f"author:wei wang ({ID} 2)")


def test_an_orcid_is_the_author_s_id_and_tells_homonyms_apart() -> None:
    found = corpus(
        with_authors(AuthorName("Wei Wang", orcid="0000-0001-0000-0001"), AuthorName("Wei Wang")),
        with_authors(AuthorName("Bo Thyme"), AuthorName("Wei Wang", orcid="0000-0001-0000-0002"), id="arxiv:1111.1"),
        record("Another Title of Four Words", by="Wei Wang", at="c.md:1"),
    )
    assert [author.id for author in found.authors] == [
        "author:bo thyme",
        "author:wei wang",
        "orcid:0000-0001-0000-0001",
        "orcid:0000-0001-0000-0002",
    ]


def test_the_only_orcid_of_a_name_is_that_of_the_name_elsewhere() -> None:
    found = corpus(
        with_authors(AuthorName("Wei Wang", orcid="0000-0001-0000-0001"), at="a.md:1"),
        record("Another Title of Four Words", by="Wei Wang", at="c.md:1"),
    )
    assert [author.id for author in found.authors] == ["orcid:0000-0001-0000-0001"]


def test_affiliations_come_from_every_record_with_their_sources() -> None:
    found = corpus(
        with_authors(AuthorName("Ada Mint", ("MIT",)), at="a.md:1"),
        with_authors(AuthorName("A. Mint", ("Massachusetts Institute of Technology", "Acme Robots")), at="b.md:1"),
    )
    assert [(one.author, one.organization, one.sources) for one in found.affiliations] == [
        ("author:ada mint", "org:acme robots", ("b.md",)),
        ("author:ada mint", "org:massachusetts institute of technology", ("a.md", "b.md")),
    ]
    assert found.papers[0].organizations == ("org:massachusetts institute of technology", "org:acme robots")


def test_an_organization_in_the_byline_is_author_and_organization() -> None:
    found = corpus(record(TITLE, ID, by="DeepSeek-AI"))
    assert [author.name for author in found.authors] == ["DeepSeek-AI"]
    assert [(one.id, one.name, one.country) for one in found.organizations] == [
        ("org:deepseek ai", "DeepSeek-AI", "CN")
    ]
    assert found.papers[0].organizations == ("org:deepseek ai",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("OpenAI", ["OpenAI"]),
        ("The OpenAI, Inc.", ["OpenAI"]),
        ("清华大学", ["Tsinghua University"]),
        ("카이스트", ["KAIST"]),
        ("東京大学", ["The University of Tokyo"]),
        ("DeepMind", ["Google DeepMind"]),
        ("FAIR at Meta", ["Meta AI"]),
        ("Univ. of Washington", ["University of Washington"]),
        ("Dept. of Physics, MIT, Cambridge, USA", ["Massachusetts Institute of Technology"]),
        ("University of California, Berkeley, CA, USA", ["University of California, Berkeley"]),
        ("Stanford University and Google Research", ["Stanford University", "Google Research"]),
        ("清华大学、北京大学", ["Tsinghua University", "Peking University"]),
        ("Acme Robots", ["Acme Robots"]),
        ("¹ Acme Robots*", ["Acme Robots"]),
        ("Acme Robots / NVIDIA", ["Acme Robots", "NVIDIA"]),
        ("  ", []),
    ],
)
def test_organizations_are_found_under_their_usual_name(text: str, names: list[str]) -> None:
    assert list(names_in(text)) == names


@pytest.mark.parametrize(
    "name", ["OpenAI", "Gemma Team", "Kimi Team", "NLLB Team", "Acme-AI", "Acme Research", "BigScience Workshop"]
)
def test_an_organization_is_told_from_a_person(name: str) -> None:
    assert is_organization(name)


@pytest.mark.parametrize(
    "name", ["Ada Mint", "Weiwei Ai", "Turing", "Xianyu", "David Chalmers", "T. B. Brown", "李飞飞", ""]
)
def test_a_person_is_told_from_an_organization(name: str) -> None:
    assert not is_organization(name)


def test_an_organization_in_the_place_of_the_venue_is_no_venue() -> None:
    found = corpus(record(TITLE, ID, venue="OpenAI 2023"), record(TITLE, ID, venue="OpenAI", at="list.md:2"))
    assert found.venues == ()
    assert found.papers[0].organizations == ("org:openai",)


def test_an_unknown_organization_keeps_the_spelling_that_is_most_used() -> None:
    found = corpus(
        record(TITLE, ID, at="a.md:1", organizations=("ACME robots",)),
        record(TITLE, ID, at="b.md:1", organizations=("Acme Robots",)),
        record("Another Title of Four Words", at="b.md:2", organizations=("Acme Robots",)),
    )
    assert [(one.id, one.name, one.aliases) for one in found.organizations] == [
        ("org:acme robots", "Acme Robots", ("ACME robots",))
    ]


@pytest.mark.parametrize(("file", "table", "least"), [("organizations", "organization", 250), ("venues", "venue", 100)])
def test_a_spelling_stands_once_in_a_gazetteer(file: str, table: str, least: int) -> None:
    text = resources.files("papergraph.resolve").joinpath(f"data/{file}.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)[table]
    fold = key if table == "organization" else fold_title
    spellings = [{fold(one) for one in (row["name"], *row.get("aliases", ()))} for row in rows]
    assert sum(map(len, spellings)) == len(set().union(*spellings))
    assert len(rows) >= least


def test_the_identifiers_and_countries_of_the_gazetteer_are_well_formed() -> None:
    text = resources.files("papergraph.resolve").joinpath("data/organizations.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)["organization"]
    assert not [row["name"] for row in rows if "ror" in row and not is_ror(row["ror"])]
    assert not [row["name"] for row in rows if not (len(row["country"]) == 2 and row["country"].isupper())]
    rors = [row["ror"] for row in rows if "ror" in row]
    assert len(rors) == len(set(rors))


def is_ror(text: str) -> bool:
    """Whether the two check digits fit, as ROR describes them."""
    number = 0
    for letter in text[:7]:
        number = number * 32 + "0123456789abcdefghjkmnpqrstvwxyz".index(letter)
    return len(text) == 9 and 98 - number * 100 % 97 == int(text[7:])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("NeurIPS 2023", "NeurIPS"),
        ("NIPS'17", "NeurIPS"),
        ("Advances in Neural Information Processing Systems 30", "NeurIPS"),
        ("ICLR'24 Oral", "ICLR"),
        ("ICML2024", "ICML"),
        ("In Proceedings of the 37th International Conference on Machine Learning (ICML'20)", "ICML"),
        ("Thirty-seventh Conference on Neural Information Processing Systems", "NeurIPS"),
        ("EMNLP 2023 Findings", "Findings of EMNLP"),
        ("Proc. Natl. Acad. Sci.", "PNAS"),
        ("12th USENIX Symposium on Operating Systems Design and Implementation (OSDI 16)", "OSDI"),
        ("NeurIPS Workshop 2022", "NeurIPS Workshop"),
        ("Structural Safety", "Structural Safety"),
        ("Proceedings of the Royal Society A, 2011", "Proceedings of the Royal Society A"),
        ("Annual Review of Linguistics", "Annual Review of Linguistics"),
        ("COLING Budapest 1988 Volume 1: International Conference on Computational Linguistics", "COLING"),
        ("OpenAI", None),
        ("arXiv preprint arXiv:1706.03762", None),
        ("CoRR abs/1706.03762", None),
        ("Under review", None),
        ("2022", None),
        ("", None),
    ],
)
def test_venues_stand_under_their_usual_name_without_the_year(text: str, name: str | None) -> None:
    found = find_venue(text)
    assert (found.name if found else None) == name


def test_a_paper_of_an_organization_and_people_is_of_the_organization() -> None:
    assert only_paper(record(TITLE, ID, by="Gemma Team, Ada Mint")).organizations == ("org:google deepmind",)
