# ruff: noqa: E501
"""A graph of about sixty papers and concepts around preference optimization, as the stages before would build it.

Titles, names, years and identifiers are facts; every sentence is invented for the tests.
"""

from __future__ import annotations

from papergraph.model import Edge, Node, PropertyGraph, Value
from papergraph.text import digest, fold_name

# name, full name, kind, first seen
_CONCEPTS = """
DPO|Direct Preference Optimization|Method|2023-05-29
RLHF|Reinforcement Learning from Human Feedback|Method|2017-06-12
PPO|Proximal Policy Optimization|Method|2017-07-20
SimPO|Simple Preference Optimization|Method|2024-05-23
KTO|Kahneman-Tversky Optimization|Method|2024-02-02
IPO|Identity Preference Optimization|Method|2023-10-18
ORPO|Odds Ratio Preference Optimization|Method|2024-03-12
Step-DPO||Method|2024-06-26
TDPO|Token-level Direct Preference Optimization|Method|2024-04-18
CPO|Contrastive Preference Optimization|Method|2024-01-16
SLiC-HF|Sequence Likelihood Calibration with Human Feedback|Method|2023-05-17
RRHF|Rank Responses to align with Human Feedback|Method|2023-04-11
GRPO|Group Relative Policy Optimization|Method|2024-02-05
AlphaPO||Method|2025-01-07
SPIN|Self-Play Fine-Tuning|Method|2024-01-02
Iterative DPO||Method|2024-04-30
Diffusion-DPO||Method|2023-11-21
RLAIF|Reinforcement Learning from AI Feedback|Method|2022-12-15
Constitutional AI||Method|2022-12-15
SFT|Supervised Fine-Tuning|Method|2019
LoRA|Low-Rank Adaptation|Method|2021-06-17
QLoRA|Quantized Low-Rank Adaptation|Method|2023-05-23
DoRA|Weight-Decomposed Low-Rank Adaptation|Method|2024-02-14
Reward model||Model|2017-06-12
InstructGPT||Model|2022-03-04
Zephyr||Model|2023-10-25
Llama 2||Model|2023-07-18
Llama 3||Model|2024-07-31
Mistral 7B||Model|2023-10-10
DeepSeekMath||Model|2024-02-05
AlpacaEval 2||Benchmark|2024-04-06
MT-Bench||Benchmark|2023-06-09
Arena-Hard||Benchmark|2024-06-17
GSM8K||Benchmark|2021-10-27
UltraFeedback||Dataset|2023-10-02
Anthropic HH|Helpful and Harmless|Dataset|2022-04-12
preference optimization||Task|2023
alignment||Topic|
Bradley-Terry model||Theory|1952
KL divergence||Metric|1951
TRL|Transformer Reinforcement Learning|Tool|2020
"""

# arXiv id, title, date, authors, what it introduces, what it names besides
_PAPERS = """
2305.18290|Direct Preference Optimization: Your Language Model is Secretly a Reward Model|2023-05-29|Rafael Rafailov, Archit Sharma, Eric Mitchell, Chelsea Finn|DPO|RLHF, PPO, Bradley-Terry model, Anthropic HH
2405.14734|SimPO: Simple Preference Optimization with a Reference-Free Reward|2024-05-23|Yu Meng, Mengzhou Xia, Danqi Chen|SimPO|DPO, AlpacaEval 2, Arena-Hard, Llama 3
2402.01306|KTO: Model Alignment as Prospect Theoretic Optimization|2024-02-02|Kawin Ethayarajh, Winnie Xu, Douwe Kiela|KTO|DPO, alignment
2310.12036|A General Theoretical Paradigm to Understand Learning from Human Preferences|2023-10-18|Mohammad Gheshlaghi Azar, Mark Rowland|IPO|DPO, RLHF, Bradley-Terry model
2403.07691|ORPO: Monolithic Preference Optimization without Reference Model|2024-03-12|Jiwoo Hong, Noah Lee, James Thorne|ORPO|DPO, SFT, MT-Bench, Mistral 7B
2406.18629|Step-DPO: Step-wise Preference Optimization for Long-chain Reasoning of LLMs|2024-06-26|Xin Lai, Zhuotao Tian, Jiaya Jia|Step-DPO|DPO, GSM8K
2404.11999|Token-level Direct Preference Optimization|2024-04-18|Yongcheng Zeng, Guoqing Liu|TDPO|DPO, KL divergence
2401.08417|Contrastive Preference Optimization: Pushing the Boundaries of LLM Performance in Machine Translation|2024-01-16|Haoran Xu, Amr Sharaf|CPO|DPO
2305.10425|SLiC-HF: Sequence Likelihood Calibration with Human Feedback|2023-05-17|Yao Zhao, Rishabh Joshi, Peter J. Liu|SLiC-HF|RLHF, PPO
2304.05302|RRHF: Rank Responses to Align Language Models with Human Feedback without tears|2023-04-11|Zheng Yuan, Hongyi Yuan|RRHF|PPO, SFT
2402.03300|DeepSeekMath: Pushing the Limits of Mathematical Reasoning in Open Language Models|2024-02-05|Zhihong Shao, Peiyi Wang|GRPO, DeepSeekMath|PPO, GSM8K
2501.03884|AlphaPO: Reward Shape Matters for LLM Alignment|2025-01-07|Aman Gupta, Shao Tang|AlphaPO|SimPO, AlpacaEval 2
2401.01335|Self-Play Fine-Tuning Converts Weak Language Models to Strong Language Models|2024-01-02|Zixiang Chen, Yihe Deng, Quanquan Gu|SPIN|DPO, SFT, Zephyr
2404.19733|Iterative Reasoning Preference Optimization|2024-04-30|Richard Yuanzhe Pang, Jason Weston|Iterative DPO|DPO, GSM8K
2311.12908|Diffusion Model Alignment Using Direct Preference Optimization|2023-11-21|Bram Wallace, Nikhil Naik|Diffusion-DPO|DPO
2212.08073|Constitutional AI: Harmlessness from AI Feedback|2022-12-15|Yuntao Bai, Jared Kaplan|Constitutional AI, RLAIF|RLHF, Anthropic HH
2106.09685|LoRA: Low-Rank Adaptation of Large Language Models|2021-06-17|Edward J. Hu, Yelong Shen, Weizhu Chen|LoRA|SFT
2305.14314|QLoRA: Efficient Finetuning of Quantized LLMs|2023-05-23|Tim Dettmers, Luke Zettlemoyer|QLoRA|LoRA
2402.09353|DoRA: Weight-Decomposed Low-Rank Adaptation|2024-02-14|Shih-Yang Liu, Min-Hung Chen|DoRA|LoRA
2203.02155|Training language models to follow instructions with human feedback|2022-03-04|Long Ouyang, Jeff Wu, Ryan Lowe|InstructGPT|RLHF, PPO, SFT, Reward model
1706.03741|Deep Reinforcement Learning from Human Preferences|2017-06-12|Paul Christiano, Jan Leike|RLHF|Reward model
1707.06347|Proximal Policy Optimization Algorithms|2017-07-20|John Schulman, Filip Wolski|PPO|KL divergence
2310.16944|Zephyr: Direct Distillation of LM Alignment|2023-10-25|Lewis Tunstall, Edward Beeching, Thomas Wolf|Zephyr|DPO, UltraFeedback, MT-Bench, Mistral 7B, TRL
2307.09288|Llama 2: Open Foundation and Fine-Tuned Chat Models|2023-07-18|Hugo Touvron, Louis Martin|Llama 2|RLHF, PPO, SFT
2407.21783|The Llama 3 Herd of Models|2024-07-31|Abhimanyu Dubey|Llama 3|DPO, SFT
2310.06825|Mistral 7B|2023-10-10|Albert Q. Jiang, William El Sayed|Mistral 7B|
2310.01377|UltraFeedback: Boosting Language Models with Scaled AI Feedback|2023-10-02|Ganqu Cui, Lifan Yuan|UltraFeedback|RLAIF
2306.05685|Judging LLM-as-a-Judge with MT-Bench and Chatbot Arena|2023-06-09|Lianmin Zheng, Ion Stoica|MT-Bench|
2404.10719|Is DPO Superior to PPO for LLM Alignment? A Comprehensive Study|2024-04-16|Shusheng Xu, Wei Fu|​|DPO, PPO, RLHF
2404.09656|Learn Your Reference Model for Real Good Alignment|2024-04-15|Alexey Gorbatovski|​|DPO, IPO, KTO
2402.13228|Smaug: Fixing Failure Modes of Preference Optimisation with DPO-Positive|2024-02-20|Arka Pal, Deep Karkhanis|​|DPO
2312.00886|Nash Learning from Human Feedback|2023-12-01|Rémi Munos, Michal Valko|​|RLHF, KL divergence
"""

# child, relation, parent, confidence, paper, sentence, line
_CLAIMS = """
DPO|REPLACES|RLHF|0.94|2305.18290|DPO removes the need for a separate reward model and for the reinforcement learning loop of RLHF.|41
DPO|COMBINES|Bradley-Terry model|0.71|2305.18290|The loss of DPO rests on the Bradley-Terry model of pairwise choices.|43
SimPO|VARIANT_OF|DPO|0.96|2405.14734|SimPO is a variant of DPO that scores by average log probability, without a reference model.|12
SimPO|OUTPERFORMS|DPO|0.88|2405.14734|In their runs SimPO beats DPO by several points on AlpacaEval 2.|13
SimPO|EVALUATED_ON|AlpacaEval 2|0.9|2405.14734|In their runs SimPO beats DPO by several points on AlpacaEval 2.|13
SimPO|EVALUATED_ON|Arena-Hard|0.8|2405.14734|The margin holds on Arena-Hard as well.|14
KTO|EXTENDS|DPO|0.82|2402.01306|KTO takes the idea of DPO further to single answers with a thumb up or down.|18
KTO|ALTERNATIVE_TO|DPO|0.86|2404.09656|Both KTO and IPO are alternatives to DPO when pairs are scarce.|77
IPO|VARIANT_OF|DPO|0.9|2310.12036|IPO changes the link function of DPO to the identity and so avoids overfitting.|22
ORPO|REPLACES|SFT|0.64|2403.07691|ORPO folds SFT and preference learning into one stage.|26
ORPO|ALTERNATIVE_TO|DPO|0.81|2403.07691|ORPO needs no frozen copy of the model, unlike DPO.|27
ORPO|EVALUATED_ON|MT-Bench|0.84|2403.07691|They report MT-Bench for ORPO on Mistral 7B.|28
ORPO|USES|Mistral 7B|0.78|2403.07691|They report MT-Bench for ORPO on Mistral 7B.|28
Step-DPO|VARIANT_OF|DPO|0.95|2406.18629|Step-DPO is a variant of DPO that compares single reasoning steps instead of whole answers.|31
Step-DPO|EVALUATED_ON|GSM8K|0.88|2406.18629|With a few thousand pairs, Step-DPO gains on GSM8K.|32
TDPO|VARIANT_OF|DPO|0.93|2404.11999|TDPO moves the DPO objective from sequences to tokens.|35
TDPO|USES|KL divergence|0.7|2404.11999|It constrains every token with a forward KL divergence.|36
CPO|EXTENDS|DPO|0.79|2401.08417|CPO builds on DPO and drops the reference model to save memory.|39
AlphaPO|EXTENDS|SimPO|0.91|2501.03884|AlphaPO extends SimPO with a parameter that bends the reward.|90
AlphaPO|OUTPERFORMS|SimPO|0.74|2501.03884|AlphaPO is ahead of SimPO on AlpacaEval 2 by a small margin.|91
SPIN|EXTENDS|DPO|0.66|2401.01335|SPIN plays against its own earlier version, with a loss in the manner of DPO.|50
SPIN|REPLACES|SFT|0.52|2401.01335|After SPIN another round of SFT brings nothing more.|51
Iterative DPO|VARIANT_OF|DPO|0.9|2404.19733|Iterative DPO repeats DPO on chains that the model wrote itself.|55
Iterative DPO|EVALUATED_ON|GSM8K|0.83|2404.19733|After three rounds GSM8K rises by a quarter.|56
Diffusion-DPO|VARIANT_OF|DPO|0.92|2311.12908|Diffusion-DPO carries DPO over to image models.|58
GRPO|VARIANT_OF|PPO|0.93|2402.03300|GRPO is a variant of PPO without a critic: the group's mean is the baseline.|61
DeepSeekMath|USES|GRPO|0.9|2402.03300|DeepSeekMath is trained with GRPO in its last stage.|62
DeepSeekMath|EVALUATED_ON|GSM8K|0.9|2402.03300|DeepSeekMath is measured on GSM8K and MATH.|63
RLHF|USES|PPO|0.88|2203.02155|Most RLHF pipelines use PPO as the optimizer.|65
RLHF|USES|Reward model|0.9|1706.03741|RLHF fits a reward model to comparisons first.|66
InstructGPT|USES|RLHF|0.95|2203.02155|InstructGPT was tuned with RLHF on the prompts of customers.|67
RLAIF|VARIANT_OF|RLHF|0.9|2212.08073|RLAIF is RLHF with the labels of a model in the place of people.|69
Constitutional AI|USES|RLAIF|0.85|2212.08073|Constitutional AI uses RLAIF in its second phase.|70
SLiC-HF|ALTERNATIVE_TO|RLHF|0.8|2305.10425|SLiC-HF is a simpler alternative to RLHF with PPO.|72
RRHF|ALTERNATIVE_TO|PPO|0.77|2304.05302|RRHF ranks answers and gets by without PPO.|74
DPO|COMPARED_WITH|PPO|0.9|2404.10719|The study compares DPO with PPO on dialogue and on code.|80
PPO|OUTPERFORMS|DPO|0.7|2404.10719|With careful tuning PPO is ahead of DPO on hard code tasks.|81
QLoRA|EXTENDS|LoRA|0.95|2305.14314|QLoRA extends LoRA with a 4-bit frozen base.|84
DoRA|VARIANT_OF|LoRA|0.94|2402.09353|DoRA is a variant of LoRA that learns magnitude and direction apart.|85
Zephyr|USES|DPO|0.93|2310.16944|Zephyr was tuned with DPO on UltraFeedback, starting at Mistral 7B.|87
Zephyr|USES|UltraFeedback|0.9|2310.16944|Zephyr was tuned with DPO on UltraFeedback, starting at Mistral 7B.|87
Zephyr|USES|Mistral 7B|0.9|2310.16944|Zephyr was tuned with DPO on UltraFeedback, starting at Mistral 7B.|87
Zephyr|EVALUATED_ON|MT-Bench|0.86|2310.16944|On MT-Bench it passes chat models ten times its size.|88
Llama 3|USES|DPO|0.84|2407.21783|Llama 3 was aligned with several rounds of DPO.|93
Llama 3|EXTENDS|Llama 2|0.7|2407.21783|Llama 3 follows Llama 2 with far more data.|94
Llama 2|USES|RLHF|0.85|2307.09288|The chat versions of Llama 2 went through RLHF.|96
DPO|ADDRESSES|preference optimization|0.8|2305.18290|DPO treats preference optimization as classification.|44
DPO|INSTANCE_OF|alignment|0.6|2404.09656|Alignment methods such as DPO and KTO need care with the reference.|78
KTO|INSTANCE_OF|alignment|0.6|2404.09656|Alignment methods such as DPO and KTO need care with the reference.|78
"""

_DENIED = ("ORPO", "VARIANT_OF", "DPO", "2403.07691", "ORPO is not a variant of DPO, though the names are alike.", 29)
_SYMMETRIC = ("ALTERNATIVE_TO", "COMPARED_WITH", "RELATED_TO")
LOCATOR = "lists/weekly.md"
SOURCE = f"source:{LOCATOR}"


def graph() -> PropertyGraph:
    """The whole graph: papers, people, concepts, claims, names, one list."""
    nodes: dict[str, Node] = {}
    edges: dict[tuple[str, str, str], Edge] = {}

    def add(node: Node) -> None:
        nodes[node.id] = node

    def link(type: str, source: str, target: str, **properties: Value) -> None:
        edges[type, source, target] = Edge(type, source, target, properties)

    add(Node("Source", SOURCE, {"title": "Weekly reading", "locator": LOCATOR, "kind": "markdown"}))
    for line in _PAPERS.strip().splitlines():
        _add_paper(line, add, link)
    for line in _CONCEPTS.strip().splitlines():
        name, full_name, kind, seen = line.split("|")
        properties: dict[str, Value] = {"name": name, "kind": kind, "provenance": "text"}
        properties |= {key: value for key, value in (("full_name", full_name), ("first_seen", seen)) if value}
        if name == "DPO":
            properties["aliases"] = ("direct preference optimisation", "直接偏好优化")
        add(Node("Concept", concept(name), properties))
        add(Node("Name", f"name:{fold_name(name)}", {"key": fold_name(name)}))
        link("NAMES", f"name:{fold_name(name)}", concept(name))
    _add_claims(add, link)
    return PropertyGraph.of(nodes.values(), edges.values())


def concept(name: str) -> str:
    """The id of a concept."""
    return f"concept:{fold_name(name)}"


def _add_paper(line: str, add, link) -> None:  # type: ignore[no-untyped-def]
    arxiv_id, title, date, authors, introduced, named = line.replace("\u200b", "").split("|")
    paper = f"arxiv:{arxiv_id}"
    add(
        Node(
            "Paper",
            paper,
            {
                "title": title,
                "arxiv_id": arxiv_id,
                "published": date,
                "year": int(date[:4]),
                "ids": (paper,),
                "url": f"https://arxiv.org/abs/{arxiv_id}",
                "citation_count": int(arxiv_id[-3:]),
                "abstract": f"An invented abstract about {title.lower()}. It goes on for a while. " * 4,
            },
        )
    )
    link("LISTED_IN", paper, SOURCE, lines=(int(arxiv_id[-2:]) + 1,), blurb=f"Worth a look: {title[:40]}.")
    for position, name in enumerate(authors.split(", "), 1):
        author = f"author:{fold_name(name)}"
        add(Node("Author", author, {"name": name}))
        link("WROTE", author, paper, position=position)
    for type, names in (("MENTIONS", named), ("MENTIONS", introduced), ("INTRODUCES", introduced)):
        for name in filter(None, names.split(", ")):
            evidence = f"{title.split(':')[0]} has something on {name}."
            link(
                type,
                paper,
                concept(name),
                count=2,
                evidence=(evidence,),
                lines=(int(arxiv_id[-2:]),),
                sources=(LOCATOR,),
            )


def _add_claims(add, link) -> None:  # type: ignore[no-untyped-def]
    for line in _CLAIMS.strip().splitlines():
        child, relation, parent, confidence, paper, sentence, at = line.split("|")
        ends = concept(child), concept(parent)
        _add_claim(add, link, (*ends, relation, paper, sentence, int(at), "asserted"), float(confidence))
        if relation in _SYMMETRIC:
            ends = min(ends), max(ends)
        link(
            relation,
            *ends,
            support=1,
            confidence=float(confidence),
            first_seen=f"20{paper[:2]}-{paper[2:4]}",
            evidence=(sentence,),
            papers=(f"arxiv:{paper}",),
            provenance="text",
        )
        if relation in ("VARIANT_OF", "EXTENDS", "COMBINES", "REPLACES"):
            link("DERIVES_FROM", *ends, relations=(relation,), support=1, confidence=float(confidence))
    child, relation, parent, paper, sentence, at = _DENIED
    _add_claim(add, link, (concept(child), concept(parent), relation, paper, sentence, at, "denied"), 0.9)


def _add_claim(add, link, claim: tuple[str, str, str, str, str, int, str], confidence: float) -> None:  # type: ignore[no-untyped-def]
    child, parent, relation, paper, sentence, line, polarity = claim
    id = f"claim:{digest(*map(str, claim))}"
    about: dict[str, Value] = {"relation": relation, "sentence": sentence, "source": LOCATOR, "line": line}
    add(Node("Claim", id, about | {"rule": "variant-of", "polarity": polarity, "confidence": confidence}))
    link("STATES", f"arxiv:{paper}", id)
    link("CHILD", id, child)
    link("PARENT", id, parent)
