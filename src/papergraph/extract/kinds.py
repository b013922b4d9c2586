"""What kind of thing a name is, guessed from the words around it."""

from __future__ import annotations

import re

_NOUNS = (
    (
        "Dataset",
        re.compile(r"\b(?:data ?sets?|corpus|corpora|collection of|데이터셋|数据集|數據集|データセット)", re.I),
    ),
    (
        "Benchmark",
        re.compile(
            r"\b(?:benchmarks?|leaderboard|test ?suite|evaluation suite|testbed|challenge set)\b"
            r"|벤치마크|基准|ベンチマーク",
            re.I,
        ),
    ),
    ("Metric", re.compile(r"\b(?:metric|evaluation measure)\b", re.I)),
    (
        "Model",
        re.compile(
            r"\b(?:family of|series of|(?:language|foundation|vision|multimodal|generative|diffusion|base|chat"
            r"|embedding|pretrained|pre-trained|reward) models?|LLMs?|MLLMs?|LMMs?|VLMs?|(?:\d+(?:\.\d+)?[BM]) )",
            re.I,
        ),
    ),
    (
        "Tool",
        re.compile(
            r"\b(?:library|toolkit|system|platform|engine|software|interface|simulator|package|compiler)\b", re.I
        ),
    ),
    ("Task", re.compile(r"\b(?:new|novel) task\b", re.I)),
    (
        "Method",
        re.compile(
            r"\b(?:method|approach|algorithm|technique|framework|strategy|mechanism|paradigm|objective"
            r"|procedure|scheme|module|pipeline)s?\b|방법|方法|手法",
            re.I,
        ),
    ),
    (
        "Model",
        re.compile(r"\b(?:model|architecture|network|transformer|encoder|decoder|agent|policy)s?\b|모델|模型", re.I),
    ),
)
_SIZED = re.compile(r"(?:^|[ -])(?:\d+(?:\.\d+)?(?:x\d+)?[BM]|Instruct|Chat|Base|Turbo)\b")
_VERSIONED = re.compile(
    r"^(?:GPT|Llama|LLaMA|Claude|Gemini|Gemma|Qwen|Mistral|Mixtral|Phi|DeepSeek|Yi|Falcon|PaLM|OPT|T5|BERT|ViT"
    r"|o[1-4])\b",
    re.I,
)
_BENCH = re.compile(r"(?:Bench|Eval|QA|Arena|Leaderboard)(?:mark)?\b|-?bench\b", re.I)
_DATA = re.compile(r"(?:Corpus|Dataset|Text|Instruct-\d+k|\d+[kK])$")
_CLAUSE_END = re.compile(r"[.;]|\b(?:that|which|where|to|for|by|with|using|and)\b")


def kind_of_introduced(name: str, sentence: str, at: int) -> str:
    """The kind that the words beside a newly coined name say: first after it ("X, a benchmark …"), then before it."""
    after = sentence[at + len(name) : at + len(name) + 160]
    end = _CLAUSE_END.search(after, 3)
    definition = after[: end.start()] if end else after
    before = sentence[max(0, at - 60) : at]
    return _kind_in(definition) or kind_of_name(name) or _kind_in(before) or _kind_in(after) or "Method"


def kind_of_name(name: str) -> str | None:
    """The kind that the spelling alone tells: sizes and families of models, "-Bench", "…QA"; else None."""
    if _SIZED.search(name) or _VERSIONED.match(name):
        return "Model"
    if _BENCH.search(name):
        return "Benchmark"
    return "Dataset" if _DATA.search(name) else None


def kind_in_context(name: str, after: str, before: str) -> str:
    """The kind of a name that is only mentioned, from its spelling and the nouns that touch it."""
    touching = " ".join(after.split()[:2])
    return (
        kind_of_name(name)
        or _kind_in(touching)
        or ("Benchmark" if re.search(r"\b(?:evaluated?|results?) on (?:the )?$", before) else "Method")
    )


def _kind_in(text: str) -> str | None:
    """The kind whose noun stands first in the text."""
    found = [(match.start(), kind) for kind, pattern in _NOUNS if (match := pattern.search(text))]
    return min(found)[1] if found else None
