"""Which concept a name means: the vocabulary's, one that a paper coins or spells out, or one that is only mentioned.

A long form in a document wins over the vocabulary: a short form whose long form differs from the vocabulary's is
another concept. Nothing here looks at texts; `linking` finds the places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from papergraph.extract.abbreviations import Pair
from papergraph.extract.discovery import Coined
from papergraph.extract.senses import Sense, differs, is_by, is_concept, same_long, unbracketed
from papergraph.extract.vocabulary import Entry, Vocabulary
from papergraph.model import Paper
from papergraph.text import fold, fold_name, fold_title, join_name


@dataclass(frozen=True, slots=True)
class Form:
    """A spelling to look for: under which key, and whether small letters do as well."""

    text: str
    key: str
    any_case: bool


class Registry:
    """All meanings of all names of a corpus. Fill it with `define` and `coin` in the papers' order, then ask."""

    def __init__(self, vocabulary: Vocabulary, others: Iterable[str] = ()) -> None:
        """`others` are names of people, organizations and venues, which are no concepts."""
        self._others = frozenset(fold(name) for name in others)
        self._senses: dict[str, list[Sense]] = defaultdict(list)
        self._local: dict[tuple[str, str], Sense] = {}
        self._papers: dict[str, list[Sense]] = defaultdict(list)
        self._forms: dict[tuple[str, str], bool] = {}
        self._families = {word for entry in vocabulary.entries if entry.kind == "Model" for word in _families(entry)}
        for entry in vocabulary.entries:
            self._add_entry(entry)

    def is_family(self, word: str) -> bool:
        """Whether the word names models that come in versions and sizes, so that a number after it belongs to it."""
        return word[:1].isupper() and join_name(word) in self._families

    def is_other(self, name: str) -> bool:
        """Whether the name is that of a person, organization or venue of the corpus."""
        return fold(name) in self._others

    # --- filling --------------------------------------------------------------------------------------------

    def define(self, paper: Paper, pair: Pair) -> Sense | None:
        """The concept that a paper's short form means, by the long form beside it; None where that is no concept."""
        if not is_concept(pair) or self.is_other(pair.short) or self.is_other(pair.long):
            return None
        short, long = join_name(pair.short), join_name(pair.long)
        sense = self._with_long(short, pair.long) or self._by_long(long) or self._new(short)
        sense.defined = True
        sense.longs[unbracketed(pair.long)] += 1
        sense.spellings[pair.short] += 1
        self._local[paper.id, short] = sense
        self._local[paper.id, long] = sense
        self._index(short, sense)
        self._index(long, sense)
        self._add_form(pair.short, short, any_case=False)
        self._add_form(pair.long, long, any_case=True)
        return sense

    def coin(self, found: Coined) -> Sense | None:
        """The concept that a paper coins; None where the name is an older concept's or no name at all."""
        paper, key = found.passage.paper, join_name(found.name)
        if not key or self.is_other(found.name) or len(key) < 2:
            return None
        sense = self._local.get((paper.id, key)) or next(iter(self._senses.get(key, ())), None)
        if sense is not None and sense.entry is not None and not is_by(sense.entry, paper, found):
            return None
        if sense is None:
            sense = self._new(key)
        sense.spellings[found.name] += 3
        sense.kinds[found.kind or "Method"] += 2
        sense.defined = True
        if found.full_name:
            sense.longs[found.full_name] += 1
            self._add_form(found.full_name, join_name(found.full_name), any_case=True)
            self._index(join_name(found.full_name), sense)
        if paper.published:
            sense.dates.add(paper.published)
        self._local[paper.id, key] = sense
        self._index(key, sense)
        self._add_form(found.name, key, any_case=" " in found.name or "-" in found.name)
        return sense

    def mention(self, name: str, kind: str) -> Sense | None:
        """The concept of a name that is only mentioned; None where it is a person, an organization or a venue."""
        key = join_name(name)
        if not key or self.is_other(name):
            return None
        senses = self._senses.get(key)
        sense = senses[0] if senses else self._new(key)
        self._index(key, sense)
        if sense.entry is None:
            sense.spellings[name] += 1
            sense.kinds[kind] += 1
        return sense

    def topic(self, name: str) -> Sense:
        """The concept of a topic: an existing one by any of its names, else a new one of kind Topic."""
        key = join_name(name)
        senses = self._senses.get(key)
        sense = senses[0] if senses else self._new(key)
        self._index(key, sense)
        if sense.entry is None:
            sense.spellings[name] += 1
            if not sense.kinds:
                sense.kinds["Topic"] += 1
        return sense

    # --- asking ---------------------------------------------------------------------------------------------

    def sense(self, paper: Paper, key: str, surface: str) -> Sense | None:
        """What the key means in this paper: its own definition, else the meaning spelled just so, else the first."""
        local = self._local.get((paper.id, key))
        if local is not None:
            return local
        senses = self._senses.get(key, [])
        exact = (sense for sense in senses if surface in sense.spellings)
        return next(exact, senses[0] if senses else None)

    def by_paper(self, paper: Paper) -> tuple[Sense, ...]:
        """The vocabulary's concepts that this paper coined, by its arXiv id or title."""
        keys = (f"arxiv:{paper.arxiv_id}", fold_title(paper.title))
        return tuple(dict.fromkeys(sense for key in keys for sense in self._papers.get(key, ())))

    def parent(self, name: str) -> Sense | None:
        """The vocabulary's concept of that name."""
        return next((sense for sense in self._senses.get(join_name(name), ()) if sense.entry is not None), None)

    def forms(self) -> Iterator[Form]:
        """Every spelling to look for, sorted."""
        for (text, key), any_case in sorted(self._forms.items()):
            yield Form(text, key, any_case)

    def settle(self) -> None:
        """Give every sense its id: the bare name to the vocabulary's first, else to the most used one."""
        taken: dict[str, list[Sense]] = defaultdict(list)
        for sense in dict.fromkeys(sense for senses in self._senses.values() for sense in senses):
            taken[fold_name(sense.name)].append(sense)
        for name, senses in taken.items():
            ranked = sorted(
                senses, key=lambda s: (s.entry is None, -sum(s.spellings.values()), s.full_name or "", s.key)
            )
            for rank, sense in enumerate(ranked):
                long = fold_name(sense.full_name or sense.kind)
                sense.id = f"concept:{name}" if rank == 0 else f"concept:{name}({long})"

    # --- inside ---------------------------------------------------------------------------------------------

    def _add_entry(self, entry: Entry) -> None:
        sense = Sense(join_name(entry.name), entry)
        for name in entry.names:
            sense.spellings[name] += 1
            self._index(join_name(name), sense)
            self._add_form(name, join_name(name), any_case=name == entry.full_name or name == name.lower())
        if entry.introduced_by:
            self._papers[f"arxiv:{entry.introduced_by}"].append(sense)
        if entry.paper:
            self._papers[fold_title(entry.paper)].append(sense)

    def _with_long(self, short: str, long: str) -> Sense | None:
        """The sense of the short form that has no long form yet or one that agrees."""
        for sense in self._senses.get(short, ()):
            known = [sense.full_name, *(sense.entry.aliases if sense.entry else ())] if sense.full_name else []
            if any(name and same_long(name, long) for name in known) or (not known and not differs(sense, long)):
                return sense
        return None

    def _by_long(self, long: str) -> Sense | None:
        return next((sense for sense in self._senses.get(long, ()) if len(long) > 6), None)

    def _new(self, key: str) -> Sense:
        return Sense(key)

    def _index(self, key: str, sense: Sense) -> None:
        if key and sense not in self._senses[key]:
            self._senses[key].append(sense)

    def _add_form(self, text: str, key: str, *, any_case: bool) -> None:
        self._forms[text, key] = self._forms.get((text, key), False) or any_case


def _families(entry: Entry) -> Iterator[str]:
    """Words that a version or size can follow: "Llama", and "Tulu" of "Tulu 3"."""
    for name in entry.names:
        first, _, rest = name.partition(" ")
        if (not rest or rest[0].isdigit()) and first[0].isupper() and first not in _NO_FAMILIES:
            yield join_name(first)


_NO_FAMILIES = frozenset(
    ("LLM", "SLM", "MLLM", "VLM", "Transformer", "Transformers", "RNN", "CNN", "GNN", "MLP", "LMM")
)
