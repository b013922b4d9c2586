"""What comes out of small corpora: concepts, mentions, introductions, claims, topics."""

from __future__ import annotations

import dataclasses

import pytest

from papergraph.extract import extract
from papergraph.graph.build import build
from papergraph.graph.validate import validate
from papergraph.model import Organization, ResolvedCorpus

from .corpora import SOURCE, corpus, paper


def names(annotated):
    return {concept.id: concept.name for concept in annotated.concepts}


def mentioned(*papers):
    annotated = extract(corpus(*papers))
    return {names(annotated)[mention.concept] for mention in annotated.mentions}


def introduced(*papers):
    annotated = extract(corpus(*papers))
    return {names(annotated)[one.concept] for one in annotated.introductions}


def claimed(*papers):
    annotated = extract(corpus(*papers))
    known = names(annotated)
    return {(known[claim.child], claim.relation, known[claim.parent], claim.polarity) for claim in annotated.claims}


# --- mentions ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("這篇討論RLHF的差異。", "RLHF"),
        ("이 논문은 GPT-4o를 평가합니다.", "GPT-4o"),
        ("我們用LoRA做微調。", "LoRA"),
        ("本研究ではDPOを使う。", "DPO"),
        ("We tune it with direct preference optimization.", "DPO"),
        ("All LoRAs were merged.", "LoRA"),
        ("We run Qwen2.5-32B-Instruct on it.", "Qwen2.5-32B-Instruct"),
        ("Tested with Llama 3.1 and others.", "Llama 3.1"),
        ("It was GPT-4o-mini that won.", "GPT-4o mini"),
        ("A PPO-based policy learns.", "PPO"),
        ("We propose the RoboTinker planner.", "RoboTinker"),
        ("Code Llama writes code.", "Code Llama"),
        ("We use LoRA+ here.", "LoRA+"),
        ("We rely on Deep Zebra Routing for it.", "Deep Zebra Routing"),
    ],
)
def test_names_are_found_whatever_stands_beside_them(text, name):
    assert name in mentioned(paper("A title", text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tested with GPT-3.5 only.", "GPT-3"),
        ("Tested with GPT-4o only.", "GPT-4"),
        ("Tested with Llama 2 70B only.", "Llama 2"),
        ("We paid a lot of attention to it.", "attention mechanism"),
        ("The cost (see Section 3) fell in May 2024 in the USA.", "Section 3"),
        ("He wore a lora of wool.", "LoRA"),
        ("NVIDIA and OpenAI at NeurIPS", "NVIDIA"),
        ("Written by McAllister", "McAllister"),
        ("Low-Rank updates are cheap.", "Low-Rank"),
    ],
)
def test_what_is_no_name_or_another_one_is_not_mentioned(text, name):
    assert name not in mentioned(paper("A title", text))


def test_an_english_term_in_brackets_after_a_korean_word_is_a_mention():
    given = corpus(paper("A title", "이것은 얼룩말 연결(Zebra Connection)을 쓴다."))
    record = given.records[0]
    text = dataclasses.replace(record.texts[0], language="ko")
    annotated = extract(dataclasses.replace(given, records=(dataclasses.replace(record, texts=(text,)),)))
    assert set(names(annotated).values()) == {"Zebra Connection"}


def test_versions_and_sizes_stay_apart():
    found = mentioned(paper("A title", "Llama 2 7B, Llama 2 70B, Llama 27B, GPT-3, GPT-4, GPT-3.5 and Llama 3 differ."))
    assert {"Llama 2 7B", "Llama 2 70B", "GPT-3", "GPT-4", "GPT-3.5", "Llama 3"} <= found


def test_names_of_people_and_organizations_of_the_corpus_are_no_concepts():
    given = corpus(paper("A title", "DeepFoo and BarLab made it."))
    organization = Organization(id="org:barlab", name="BarLab")
    annotated = extract(dataclasses.replace(given, organizations=(organization,)))
    assert set(names(annotated).values()) == {"DeepFoo"}


def test_a_mention_carries_its_place():
    annotated = extract(corpus(paper("A title", "First words. We use LoRA here.")))
    (mention,) = annotated.mentions
    assert (mention.surface, mention.sentence, mention.source, mention.line) == ("LoRA", "We use LoRA here.", SOURCE, 2)


def test_the_same_text_in_two_records_counts_once():
    first = corpus(paper("A title", "We use LoRA."), paper("Another", "We use LoRA."))
    merged = dataclasses.replace(first.papers[0], records=(0, 1))
    annotated = extract(dataclasses.replace(first, papers=(merged,)))
    assert len(annotated.mentions) == 1


# --- definitions ------------------------------------------------------------------------------------------


def test_a_long_form_in_the_document_wins_over_the_vocabulary():
    annotated = extract(
        corpus(paper("A title", "Simple Action Model (SAM) is used. SAM helps."), paper("B", "SAM by itself."))
    )
    ids = {(mention.paper, mention.concept) for mention in annotated.mentions}
    assert ids == {("title:0", "concept:sam(simple action model)"), ("title:1", "concept:sam")}


def test_a_second_meaning_of_the_vocabulary_is_chosen_by_its_long_form():
    annotated = extract(corpus(paper("A title", "Sharpness-aware minimization (SAM) is used. SAM helps.")))
    assert {concept.full_name for concept in annotated.concepts} == {"Sharpness-Aware Minimization"}


def test_a_defined_name_is_found_by_its_long_form_in_other_papers():
    found = mentioned(
        paper("A title", "We use Zebra Graph Routing (ZGR)."), paper("B", "Then zebra graph routing was tried.")
    )
    assert found == {"ZGR"}


# --- introductions ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("FooRank: Sorting with Foxes", "", "FooRank"),
        ("Parrot: Serving of Programs", "", "Parrot"),
        ("ZGR Zebra Graph Routing: A Way to Route", "", "ZGR"),
        ("FooRender and BarSet: A Tool and its Data", "", "BarSet"),
        ("A title", "We introduce FooNet, a network.", "FooNet"),
        ("A title", "This paper presents a new method called Slow Cooking.", "Slow Cooking"),
        ("A title", "We propose stepwise folding, a way to fold.", "stepwise folding"),
        ("A title", "We release a large dataset, FooSet-1M, for all.", "FooSet-1M"),
        ("A title", "The authors propose a model dubbed FooMix.", "FooMix"),
        ("A title", "이 논문에서는 FooFormer와 BarFormer를 제안합니다.", "BarFormer"),
        ("A title", "本文提出了FooCLIP模型。", "FooCLIP"),
        ("A title", "本研究ではFooGenを提案する。", "FooGen"),
    ],
)
def test_coined_names_are_found(title, text, name):
    assert name in introduced(paper(title, *([text] if text else [])))


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Large Language Models: A Survey", ""),
        ("What, How and Why: Questions", ""),
        ("A title", "We propose two new methods and present results."),
        ("A title", "The proposed approach converges faster. Our proposed method reduces memory use."),
        ("A title", "We present extensive experiments and a detailed analysis."),
        ("Scaling up: notes", "We introduce a new approach to learning."),
    ],
)
def test_what_coins_nothing_introduces_nothing(title, text):
    assert introduced(paper(title, *([text] if text else []))) == set()


def test_an_old_name_is_not_introduced_again():
    assert introduced(paper("A title", "We introduce LoRA into our system.", year=2025)) == set()


def test_the_paper_that_coined_a_concept_is_known_by_its_id():
    annotated = extract(corpus(paper("Language Models are Few-Shot Learners", arxiv_id="2005.14165", year=2020)))
    assert [one.concept for one in annotated.introductions] == ["concept:gpt 3"]


def test_first_seen_is_the_date_of_the_paper_that_coins_it():
    annotated = extract(corpus(paper("FooRank: Sorting", year=2022), paper("Other", "FooRank wins.", year=2020)))
    (concept,) = annotated.concepts
    assert (concept.name, concept.first_seen) == ("FooRank", "2022")


# --- claims -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("SimPO is a simpler variant of DPO.", ("SimPO", "VARIANT_OF", "DPO", "asserted")),
        ("Variants of DPO such as SimPO, KTO and ORPO differ.", ("ORPO", "VARIANT_OF", "DPO", "asserted")),
        ("DPO removes the need for a reward model.", ("DPO", "REPLACES", "reward model", "asserted")),
        ("Unlike DPO, SimPO needs no reference.", ("SimPO", "ALTERNATIVE_TO", "DPO", "asserted")),
        ("SimPO outperforms DPO on AlpacaEval.", ("SimPO", "OUTPERFORMS", "DPO", "asserted")),
        ("SimPO does not outperform DPO.", ("SimPO", "OUTPERFORMS", "DPO", "denied")),
        ("SimPO may outperform DPO.", ("SimPO", "OUTPERFORMS", "DPO", "hypothetical")),
        ("SimPO does not use DPO.", ("SimPO", "USES", "DPO", "denied")),
        ("PEFT methods such as LoRA are cheap.", ("LoRA", "INSTANCE_OF", "PEFT", "asserted")),
        (
            "Zebra attention mechanisms such as GQA and MQA help.",
            ("GQA", "INSTANCE_OF", "Zebra attention mechanism", "asserted"),
        ),
        ("SimPO는 DPO를 능가합니다.", ("SimPO", "OUTPERFORMS", "DPO", "asserted")),
        ("SimPO是DPO的一种变体。", ("SimPO", "VARIANT_OF", "DPO", "asserted")),
    ],
)
def test_sentences_become_claims(sentence, claim):
    assert claim in claimed(paper("A title", sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Unlike DPO, SimPO needs no reference.",
        "SimPO is compared with DPO.",
        "We use SimPO instead of DPO.",
        "SimPO does not use DPO.",
        "SimPO outperforms DPO.",
        "SimPO is not a variant of DPO.",
    ],
)
def test_contrast_and_denial_assert_no_derivation(sentence):
    found = claimed(paper("A title", sentence))
    assert not [one for one in found if one[1] in ("VARIANT_OF", "EXTENDS") and one[3] == "asserted"]


@pytest.mark.parametrize(
    "text", ["Extends LoRA with foxes.", "Our method extends LoRA.", "We build on LoRA.", "It builds on LoRA."]
)
def test_the_paper_s_own_concept_is_the_subject_that_is_not_named(text):
    assert ("FooRank", "EXTENDS", "LoRA", "asserted") in claimed(paper("FooRank: Sorting with Foxes", text))


def test_without_an_introduced_concept_there_is_no_unnamed_subject():
    assert claimed(paper("On sorting", "Our method extends LoRA.")) == set()


def test_a_compound_name_is_a_variant_of_what_the_text_speaks_of():
    found = claimed(paper("Fox-LoRA: Tuning with Foxes", "We propose Fox-LoRA. Training LoRA is slow."))
    assert ("Fox-LoRA", "VARIANT_OF", "LoRA", "asserted") in found


def test_a_phrase_about_a_method_is_no_variant_of_it():
    found = claimed(paper("Sorting Foxes with LoRA: From Dens to Rows", "LoRA sorts foxes."))
    assert not [one for one in found if one[1] == "VARIANT_OF"]


def test_a_question_asserts_nothing():
    found = claimed(paper("Is DPO Superior to PPO for Alignment? A Comprehensive Study"))
    assert ("DPO", "OUTPERFORMS", "PPO", "asserted") not in found


def test_a_claim_carries_its_sentence_line_and_limit():
    annotated = extract(corpus(paper("A title", "Some words. SimPO outperforms DPO on AlpacaEval.")))
    claim = next(claim for claim in annotated.claims if claim.relation == "OUTPERFORMS")
    assert (claim.sentence, claim.line, claim.source) == ("SimPO outperforms DPO on AlpacaEval.", 2, SOURCE)
    assert (claim.on, claim.scope) == ("concept:alpacaeval", "AlpacaEval")


# --- topics and the whole ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("topic", "concept"),
    [
        ("## 3. Direct Preference Optimization", "concept:dpo"),
        ("Bird Watching", "concept:bird watching"),
        ("🔥 Retrieval-Augmented Generation", "concept:rag"),
    ],
)
def test_topics_become_concepts(topic, concept):
    annotated = extract(corpus(paper("A title", topics=[topic])))
    assert [tag.concept for tag in annotated.topics] == [concept]


def test_known_relations_come_with_both_concepts():
    annotated = extract(corpus(paper("A title", "QLoRA and LoRA are used. DoRA too.")))
    assert ("EXTENDS", "concept:qlora", "concept:lora") in {(k.relation, k.child, k.parent) for k in annotated.known}
    assert all(k.parent in names(annotated) and k.child in names(annotated) for k in annotated.known)


def test_the_order_of_the_papers_changes_nothing():
    papers = [
        paper("FooRank: Sorting with Foxes", "We build on LoRA. Foxy Ranking (FR) wins.", arxiv_id="2501.00001"),
        paper("B", "FooRank outperforms LoRA. Fully Random (FR) loses.", arxiv_id="2501.00002"),
        paper("C", "FR and foo-rank differ from NewThing-7B.", arxiv_id="2501.00003"),
    ]
    one, other = extract(corpus(*papers)), extract(corpus(*papers[::-1]))
    assert [(c.id, c.name, c.full_name, c.aliases) for c in one.concepts] == [
        (c.id, c.name, c.full_name, c.aliases) for c in other.concepts
    ]
    assert {(c.relation, c.child, c.parent, c.sentence) for c in one.claims} == {
        (c.relation, c.child, c.parent, c.sentence) for c in other.claims
    }


def test_extraction_gives_a_valid_graph():
    annotated = extract(
        corpus(paper("FooRank: Sorting", "FooRank extends LoRA and beats DPO on MMLU.", topics=["LoRA"]))
    )
    validate(build(annotated))


def test_an_empty_corpus_gives_nothing():
    annotated = extract(ResolvedCorpus())
    assert (annotated.concepts, annotated.mentions, annotated.claims) == ((), (), ())


@pytest.mark.parametrize(
    "text", ["(" * 3000, "A, " * 3000, "LoRA and " * 500, "x" * 60_000, "\u0000\ud800 LoRA", "We introduce " * 500]
)
def test_hostile_texts_are_read_in_time(text):
    extract(corpus(paper("A title", text)))
