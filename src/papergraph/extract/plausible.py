"""Which relations can hold between which concepts, and what a rule's relation becomes between these two."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from papergraph.extract.rules import Rule
from papergraph.extract.senses import Sense
from papergraph.extract.stopwords import words
from papergraph.graph.schema import DERIVATIONS
from papergraph.text import fold, join_name

_PARENTS: Mapping[str, frozenset[str]] = MappingProxyType(
    {"EVALUATED_ON": frozenset({"Benchmark", "Dataset"}), "ADDRESSES": frozenset({"Task"})}
)
_NO_PARENT: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "VARIANT_OF": frozenset({"Metric", "Task"}),
        "EXTENDS": frozenset({"Metric", "Task"}),
        "REPLACES": frozenset({"Metric", "Task"}),
        "COMBINES": frozenset({"Metric", "Task"}),
        "USES": frozenset({"Metric", "Task"}),
        "OUTPERFORMS": frozenset({"Metric", "Task", "Benchmark"}),
        "COMPARED_WITH": frozenset({"Metric", "Task", "Benchmark"}),
        "ALTERNATIVE_TO": frozenset({"Metric", "Task"}),
    }
)
_NO_CHILD = frozenset({"Metric", "Task", "Topic"})
_ANY_CHILD = frozenset({"INSTANCE_OF", "COMPARED_WITH", "ALTERNATIVE_TO", "VARIANT_OF"})
_DATA = frozenset({"Dataset", "Benchmark"})
# Data and methods are no variants, kinds or rivals of each other.
_SAME_SORT = frozenset({*DERIVATIONS, "INSTANCE_OF", "OUTPERFORMS", "COMPARED_WITH", "ALTERNATIVE_TO"})


def _keys(*names: str) -> frozenset[str]:
    return frozenset(map(join_name, names))


# Words for whole fields: that something uses or beats "language models" says nothing of lineage.
_FIELDS = _keys(
    "LLM", "language model", "foundation model", "MLLM", "LMM", "VLM", "LVLM", "PLM", "neural network", "SLM"
)
_FIELD_WORDS = words(
    """
    pre trained pretrained large small deep language vision visual video image multi modal multimodal foundation
    generative neural base machine learning transfer open source autoregressive model models network networks lms llms
    """
)
# Families of architectures: what is based on one uses it, and does not continue a single work.
_ARCHITECTURES = _keys(
    "Transformer", "CNN", "RNN", "GNN", "MLP", "LSTM", "GAN", "VAE", "diffusion model", "state space model"
)
_BASED = frozenset({"built-on", "new-based-on", "built-on-apposed", "based-on-we-propose"})


_EXPERIMENT = re.compile(
    r"\b(?:experiment|evaluat|test|benchmark|fine-?tun|compar|baseline|outperform|surpass)", re.IGNORECASE
)


def recast(rule: Rule, child: Sense, parent: Sense) -> tuple[str, str | None]:
    """The relation and its kind between these two: a method that fine-tunes a model uses it as its base."""
    if rule.relation == "EXTENDS" and rule.how == "fine_tuned" and child.kind not in ("Model", *_DATA):
        return "USES", "base_model"
    if rule.id in _BASED and parent.key in _ARCHITECTURES:
        return "USES", "component"
    return rule.relation, rule.how


def possible(relation: str, child: Sense, parent: Sense, *, modified: bool = False) -> bool:
    """Whether the relation can hold; `modified` tells that a word with content stands before the parent."""
    allowed = _PARENTS.get(relation)
    if allowed is not None and parent.kind not in allowed:
        return False
    if is_field(child) or (is_field(parent) and (relation != "INSTANCE_OF" or modified)):
        return False  # "proprietary models such as X" are a class of their own, not the whole field
    if relation in _SAME_SORT and (parent.kind in _DATA) != (child.kind in _DATA):
        return False
    if relation == "INSTANCE_OF" and parent.kind in ("Metric", *_DATA):
        return False
    if relation == "INSTANCE_OF" and parent.kind == "Task" and child.kind != "Task":
        return False
    if parent.kind in _NO_PARENT.get(relation, ()):
        return False
    return child.kind not in _NO_CHILD or relation in _ANY_CHILD


def trivial(parent: Sense, sentence: str) -> bool:
    """Whether a sentence names members of a whole field only because it tests them: "we evaluate LLMs such as X"."""
    return is_field(parent) and _EXPERIMENT.search(sentence) is not None


def is_field(sense: Sense) -> bool:
    """Whether the name only says "pretrained models", "deep learning", so that it is no ancestor of anything."""
    return sense.key in _FIELDS or all(word in _FIELD_WORDS for word in fold(sense.full_name or sense.name).split())
