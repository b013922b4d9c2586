"""Which records are one paper: pairs that must merge, and pairs that must not."""

from __future__ import annotations

import pytest

from papergraph.model import PaperRecord
from papergraph.resolve.papers import RULES, group_papers
from tests.resolve.claims import codes, corpus, only_paper, record

HU = "Edward J. Hu, Yelong Shen, Phillip Wallis"
LORA = "LoRA: Low-Rank Adaptation of Large Language Models"

ONE_PAPER = {
    "equal in all": (record(LORA, by=HU), record(LORA, by=HU)),
    "capitals": (record("Attention is all you need"), record("Attention Is All You Need")),
    "hyphens and spaces": (
        record("Fine-tuning language models from human preferences"),
        record("Fine tuning Language Models from Human Preferences"),
    ),
    "accents and quotes": (
        record("Poincaré Embeddings for Learning Hierarchical Representations"),
        record("Poincare embeddings for “learning” hierarchical representations"),
    ),
    "one identifier, one title": (record(LORA, "arxiv:2106.09685"), record(LORA, "arxiv:2106.09685")),
    "a title that is cut off": (
        record("BERT: Pre-training of Deep Bidirectional Transf...", by="Ada Mint"),
        record("BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding", by="Ada Mint"),
    ),
    "one identifier, another language": (
        record("注意力机制就是你所需要的全部", "arxiv:1706.03762"),
        record("Attention Is All You Need", "arxiv:1706.03762"),
    ),
    "marks and dashes of all kinds": (
        record("β-VAE — Learning “Basic” Visual Concepts", by="Ada Mint"),
        record("β-VAE: Learning 'Basic' Visual Concepts", by="A. Mint"),
    ),
    "one identifier, subtitle left out": (record(LORA, "arxiv:2106.09685"), record("LoRA", "arxiv:2106.09685")),
    "one identifier, acronym for a title": (
        record("DPO", "arxiv:2305.18290"),
        record("Direct Preference Optimization: Your Language Model is Secretly a Reward Model", "arxiv:2305.18290"),
    ),
    "one identifier, nickname for a title": (
        record("InstructGPT", "arxiv:2203.02155"),
        record("Training language models to follow instructions with human feedback", "arxiv:2203.02155"),
    ),
    "one identifier, a name that the title does not hold": (
        record("GPT-3", "arxiv:2005.14165"),
        record("Language Models are Few-Shot Learners", "arxiv:2005.14165"),
    ),
    "one identifier, label for a title": (
        record("Mnih et al., 2013", "arxiv:1312.5602"),
        record("Playing Atari with Deep Reinforcement Learning", "arxiv:1312.5602"),
    ),
    "one identifier, no title": (
        record(None, "arxiv:1312.5602"),
        record("Playing Atari with Deep Reinforcement Learning", "arxiv:1312.5602"),
    ),
    "one identifier, a word for a title": (
        record("PDF", "doi:10.1000/xyz"),
        record("Playing Atari with Deep Reinforcement Learning", "doi:10.1000/xyz"),
    ),
    "one identifier, slightly other title": (
        record("Self-Rewarding Language Models", "arxiv:2401.10020"),
        record("Self-Rewarding Language Model", "arxiv:2401.10020"),
    ),
    "one identifier, title with list noise": (
        record("QLoRA: Efficient Finetuning of Quantized LLMs", "arxiv:2305.14314"),
        record("QLoRA: Efficient Finetuning of Quantized LLMs (oral)", "arxiv:2305.14314"),
    ),
    "one identifier, title with its year": (
        record("Mamba: Linear-Time Sequence Modeling with Selective State Spaces", "arxiv:2312.00752"),
        record("Mamba: Linear-Time Sequence Modeling with Selective State Spaces 2023", "arxiv:2312.00752"),
    ),
    "one identifier, title in another script": (
        record("直接偏好优化：语言模型其实是奖励模型", "arxiv:2305.18290"),
        record("Direct Preference Optimization: Your Language Model is Secretly a Reward Model", "arxiv:2305.18290"),
    ),
    "one identifier and authors, title changed between versions": (
        record("Judging Essays with Language Models: A Survey", "arxiv:2401.00001", by="Ada Mint, Bo Thyme"),
        record(
            "Judging Essays with Language Models: Advances and Challenges", "arxiv:2401.00001", by="A. Mint, B. Thyme"
        ),
    ),
    "preprint and published version, by authors": (
        record("Deep Residual Learning for Image Recognition", "arxiv:1512.03385", by="Kaiming He, Xiangyu Zhang"),
        record("Deep residual learning for image recognition", "doi:10.1109/cvpr.2016.90", by="K. He, X. Zhang"),
    ),
    "preprint and published version, a year later": (
        record("Deep Residual Learning for Image Recognition", "arxiv:1512.03385", on="2015-12-10"),
        record("Deep residual learning for image recognition", "doi:10.1109/cvpr.2016.90", on="2016"),
    ),
    "conference and journal version by the same people": (
        record("Proximal Methods for Sparse Networks", "doi:10.1000/conf.1", by="Ada Mint, Bo Thyme"),
        record("Proximal Methods for Sparse Networks", "doi:10.1000/jrnl.1", by="Ada Mint, Bo Thyme"),
    ),
    "two uploads by the same people": (
        record("Proximal Methods for Sparse Networks", "arxiv:2401.00001", by="Ada Mint, Bo Thyme"),
        record("Proximal Methods for Sparse Networks", "arxiv:2403.00009", by="Ada Mint, Bo Thyme"),
    ),
    "full title with and without anything else": (
        record("High-Resolution Image Synthesis with Latent Diffusion Models"),
        record("High-Resolution Image Synthesis with Latent Diffusion Models", "arxiv:2112.10752", by="Robin Rombach"),
    ),
    "short title with the same author": (
        record("Dropout Rethought", by="Ada Mint", on="2019"),
        record("Dropout rethought", by="A. Mint", on="2020"),
    ),
    "short title of the same year": (record("Dropout Rethought", on="2019"), record("Dropout Rethought", on="2019")),
    "short title that is a name": (record("Mistral 7B"), record("Mistral 7B", "arxiv:2310.06825")),
    "short title, nothing else known": (record("Neural Networks"), record("Neural networks")),
    "surnames only": (
        record("Network Pruning at Scale", by="Mint, Thyme"),
        record("Network Pruning at Scale", by="Ada Mint"),
    ),
    "surname first": (record("Dropout Rethought", by="Mint A"), record("Dropout Rethought", by="Ada Mint")),
    "family name first": (record("Dropout Rethought", by="Zhang Wei"), record("Dropout Rethought", by="Wei Zhang")),
    "second list breaks off": (
        record("Dropout Rethought", by="Ada Mint", authors_truncated=True),
        record("Dropout Rethought", by="Ada Mint, Bo Thyme, Cy Sage"),
    ),
    "company for people": (
        record("A Very Large Language Model", by="DeepSeek-AI"),
        record("A Very Large Language Model", by="Ada Mint, Bo Thyme"),
    ),
    "subtitle left out, author agrees": (record(LORA, by=HU), record("LoRA", by="E. Hu")),
    "subtitle left out, with a number in it": (
        record("The Heap: An 800GB Corpus of Diverse Text", by="Leo Mint, Stella Thyme"),
        record("The Heap", by="Leo Mint"),
    ),
    "misspelt, author agrees": (
        record("Learning Transferable Visual Models From Natural Language Supervision", by="Alec Mint, Bo Thyme"),
        record("Learning Transferrable Visual Models From Natural Language Supervision", by="Alec Mint"),
    ),
    "British and American, author agrees": (
        record("Trust Region Policy Optimisation in Practice", by="Ada Mint"),
        record("Trust Region Policy Optimization in Practice", by="Ada Mint"),
    ),
    "article left out, author agrees": (
        record("On the Opportunities and Risks of Foundation Models", by="Rishi Mint"),
        record("Opportunities and Risks of Foundation Models", by="Rishi Mint"),
    ),
    "multiplication sign, author agrees": (
        record("An image is worth 16 x 16 words: Transformers at scale", by="Alexey Mint"),
        record("An Image is Worth 16×16 Words: Transformers at Scale", by="Alexey Mint"),
    ),
    "arXiv's own DOI": (
        record("Dropout Rethought", "doi:10.48550/arxiv.2401.00001"),
        record("Dropout Rethought", "arxiv:2401.00001"),
    ),
    "one address": (
        record("Toy Models", "url:example.org/toy"),
        record("Toy Models of Everything", "url:example.org/toy"),
    ),
    "CJK title": (record("大型语言模型的对齐方法综述"), record("大型语言模型的对齐方法综述", "arxiv:2309.00001")),
}

TWO_PAPERS = {
    "another number": (record("GPT-3 Technical Report", by="OpenAI"), record("GPT-4 Technical Report", by="OpenAI")),
    "another number, same people": (
        record("Qwen2 Technical Report", by="An Mint, Bo Thyme"),
        record("Qwen3 Technical Report", by="An Mint, Bo Thyme"),
    ),
    "a number added": (record("Qwen Technical Report", by="An Mint"), record("Qwen3 Technical Report", by="An Mint")),
    "a number added before the subtitle": (
        record("Llama: Open Foundation Language Models", by="Hugo Mint"),
        record("Llama 2: Open Foundation and Chat Models", by="Hugo Mint"),
    ),
    "another point number": (record("Model Card of Claude 3.5"), record("Model Card of Claude 35")),
    "other parts": (
        record("Physics of Language Models: Part I", by="Zeyuan Mint"),
        record("Physics of Language Models: Part II", by="Zeyuan Mint"),
    ),
    "other parts in digits": (
        record("Physics of Language Models: Part 2.1", by="Zeyuan Mint"),
        record("Physics of Language Models: Part 3.1", by="Zeyuan Mint"),
    ),
    "a part of a series": (
        record("Physics of Language Models", by="Zeyuan Mint"),
        record("Physics of Language Models: Part II, Arithmetic", by="Zeyuan Mint"),
    ),
    "a sequel": (
        record("Deep Image Priors Revisited", by="Ada Mint"),
        record("Deep Image Priors Revisited II", by="Ada Mint"),
    ),
    "another subtitle": (
        record("Judging Essays with Language Models: A Survey", by="Ada Mint"),
        record("Judging Essays with Language Models: Advances and Challenges", by="Ada Mint"),
    ),
    "another subtitle under one identifier": (
        record("Judging Essays with Language Models: A Survey", "arxiv:2401.00001"),
        record("Judging Essays with Language Models: Advances and Challenges", "arxiv:2401.00001"),
    ),
    "one identifier, clearly other title": (
        record("Many-Shot Prompting in Vision Models", "arxiv:2405.00001"),
        record("Grounded Planning for Household Robots", "arxiv:2405.00001"),
    ),
    "one identifier, two names": (record("Mistral 7B", "arxiv:2310.06825"), record("DreamBooth", "arxiv:2310.06825")),
    "one identifier, a short title that is another's": (
        record("Mistral 7B", "arxiv:2310.06825"),
        record("Training language models to follow instructions", "arxiv:2310.06825"),
    ),
    "one identifier, another number": (
        record("Qwen3", "arxiv:2309.16609"),
        record("Qwen Technical Report", "arxiv:2309.16609"),
    ),
    "one identifier, another version": (
        record("DeepSeek-V2: A Strong Model", "arxiv:2405.04434"),
        record("DeepSeek-V3: A Strong Model", "arxiv:2405.04434"),
    ),
    "one identifier, other parts": (
        record("Tensor Programs for Wide Networks, Part I", "doi:10.1000/tp"),
        record("Tensor Programs for Wide Networks, Part II", "doi:10.1000/tp"),
    ),
    "equal short titles, other years": (
        record("Dynamic Programming", on="1957"),
        record("Dynamic Programming", on="1966"),
    ),
    "equal short titles, one author, years apart": (
        record("Dynamic Programming", by="Richard Mint", on="1957"),
        record("Dynamic programming", by="R. Mint", on="1966"),
    ),
    "equal short titles, other authors": (
        record("Deep Learning", by="Yann Mint, Yoshua Thyme", on="2015"),
        record("Deep Learning", by="Ian Sage, Aaron Dill", on="2016"),
    ),
    "equal short titles, one bare": (record("Deep Learning"), record("Deep Learning", by="Yann Mint", on="2015")),
    "equal full titles, other authors": (
        record("A Survey of Large Language Models", by="Wayne Mint, Kun Thyme"),
        record("A Survey of Large Language Models", by="Sally Sage, Dora Dill"),
    ),
    "equal full titles, other arXiv ids": (
        record("A Survey of Large Language Models", "arxiv:2303.18223"),
        record("A Survey of Large Language Models", "arxiv:2402.06196"),
    ),
    "equal full titles, other DOIs, authors unknown": (
        record("A Survey of Large Language Models", "doi:10.1000/a"),
        record("A Survey of Large Language Models", "doi:10.1000/b", by="Sally Sage"),
    ),
    "equal full titles, many years apart": (
        record("An Introduction to Reinforcement Learning", on="1998"),
        record("An Introduction to Reinforcement Learning", on="2018"),
    ),
    "near titles without an author": (
        record("Learning Transferable Visual Models From Language Supervision"),
        record("Learning Transferrable Visual Models From Language Supervision"),
    ),
    "near titles of other authors": (
        record("Trust Region Policy Optimisation in Practice", by="Ada Mint"),
        record("Trust Region Policy Optimization in Practice", by="Bo Thyme"),
    ),
    "near titles, other identifiers": (
        record("Trust Region Policy Optimisation in Practice", "arxiv:2401.00001", by="Ada Mint"),
        record("Trust Region Policy Optimization in Practice", "arxiv:2401.00002", by="Ada Mint"),
    ),
    "with and without": (
        record("Learning to Plan with Human Feedback Signals", by="Ada Mint"),
        record("Learning to Plan without Human Feedback Signals", by="Ada Mint"),
    ),
    "a negation": (
        record("Supervised Domain Adaptation of Speech Models", by="Ada Mint"),
        record("Unsupervised Domain Adaptation of Speech Models", by="Ada Mint"),
    ),
    "one word exchanged": (
        record("Low-Resource Machine Translation with Language Models", by="Ada Mint"),
        record("High-Resource Machine Translation with Language Models", by="Ada Mint"),
    ),
    "a sign": (
        record("A Parser for the C Language", by="Ada Mint"),
        record("A Parser for the C++ Language", by="Ada Mint"),
    ),
    "the beginning of a title": (
        record("Scaling Laws", by="Ada Mint"),
        record("Scaling Laws for Neural Language Models", by="Ada Mint"),
    ),
    "one collection's address": (
        record("Toy Models of Everything", "url:example.org/all", by="Ada Mint"),
        record("Grounded Planning for Household Robots", "url:example.org/all", by="Bo Thyme"),
    ),
    "a title that one author gives again and again": (
        record("Guest Editorial", by="Ada Mint", on="2019"),
        record("Guest Editorial", by="Ada Mint", on="2020"),
    ),
    "an open end that goes on in another way": (
        record("Scaling Laws for Neural Models of…", by="Ada Mint"),
        record("Scaling Laws for Neural Models in Practice", by="Ada Mint"),
    ),
    "people with one surname": (
        record("Network Pruning Rethought", by="Wei Zhang", on="2019"),
        record("Network Pruning Rethought", by="Min Zhang", on="2019"),
    ),
}


@pytest.mark.parametrize("pair", ONE_PAPER.values(), ids=ONE_PAPER)
def test_one_work_becomes_one_paper(pair: tuple[PaperRecord, PaperRecord]) -> None:
    assert len(group_papers(pair)[0]) == len(group_papers(pair[::-1])[0]) == 1


@pytest.mark.parametrize("pair", TWO_PAPERS.values(), ids=TWO_PAPERS)
def test_two_works_stay_two_papers(pair: tuple[PaperRecord, PaperRecord]) -> None:
    assert len(group_papers(pair)[0]) == len(group_papers(pair[::-1])[0]) == 2


def test_rules_have_names_of_their_own_and_say_what_they_want() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.about for rule in RULES)


def test_a_chain_of_likenesses_does_not_join_what_clearly_differs() -> None:
    bridge = record(None, "arxiv:2401.00001", "doi:10.1000/a", at="list.md:2")
    one = record("Grounded Planning for Household Robots", "arxiv:2401.00001", at="list.md:1")
    other = record("Many-Shot Prompting in Vision Models", "doi:10.1000/a", at="list.md:3")
    found = corpus(one, bridge, other)
    titles = [paper.title for paper in found.papers]
    assert one.title in titles
    assert other.title in titles


def test_an_identifier_alone_joins_the_paper_that_has_it_whichever_comes_first() -> None:
    named = record(LORA, "arxiv:2106.09685", at="b.md:1")
    bare = record(None, "arxiv:2106.09685", at="a.md:1")
    assert only_paper(bare, named).title == LORA


def test_an_identifier_alone_joins_neither_of_two_that_contest_it() -> None:
    found = corpus(
        record("Grounded Planning for Household Robots", "arxiv:2405.00001", at="list.md:1"),
        record("Many-Shot Prompting in Vision Models", "arxiv:2405.00001", at="list.md:2"),
        record(None, "arxiv:2405.00001", at="list.md:3"),
    )
    assert [len(paper.records) for paper in found.papers] == [1, 1, 1]
    assert not any(paper.arxiv_id for paper in found.papers)


def test_one_paper_in_a_thousand_lists_is_one_paper() -> None:
    records = [record(LORA, "arxiv:2106.09685", by=HU, at=f"list-{n:04}.md:1") for n in range(1000)]
    assert len(group_papers(records)[0]) == 1


def test_one_address_for_thousands_of_entries_takes_no_time_to_speak_of() -> None:
    records = [
        record(f"Report of the working group {n}", "url:example.org/all", at=f"list.md:{n + 1}") for n in range(3000)
    ]
    assert len(group_papers(records)[0]) == 3000


def test_a_title_that_stands_alone_joins_one_of_two_works_of_that_title_only() -> None:
    title = "A Survey of Large Language Models"
    found = corpus(
        record(title, "arxiv:2303.18223", by="Wayne Mint", at="a.md:1"),
        record(title, "arxiv:2402.06196", by="Sally Sage", at="b.md:1"),
        record(title, at="c.md:1"),
    )
    assert sorted(len(paper.records) for paper in found.papers) == [1, 2]
    assert "same-title-two-ids" in codes(found)
