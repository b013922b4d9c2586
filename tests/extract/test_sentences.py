"""Where sentences end."""

from __future__ import annotations

import pytest

from papergraph.extract.sentences import spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One is here. Two is there.", ["One is here.", "Two is there."]),
        ("See Smith et al. They wrote e.g. this one.", ["See Smith et al. They wrote e.g. this one."]),
        ("It costs 3.5 dollars. vLLM is fast.", ["It costs 3.5 dollars.", "vLLM is fast."]),
        ("第一句。第二句！第三句？", ["第一句。", "第二句！", "第三句？"]),
        ("하나입니다. 둘입니다.", ["하나입니다.", "둘입니다."]),
        ("A line\n\nanother line", ["A line", "another line"]),
        ("", []),
    ],
)
def test_sentences_end_where_readers_see_it(text, expected):
    assert [text[start:end] for start, end in spans(text)] == expected
