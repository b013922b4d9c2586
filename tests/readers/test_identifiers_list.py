"""A plain list of identifiers or addresses."""

from __future__ import annotations

import pytest

from papergraph.readers import identifiers_list
from tests.readers.document import document

LIST = """# to read
2001.00001
arXiv:2001.00002v3  # about graphs and trees

10.1234/EX.5
https://doi.org/10.1234/ex.6
https://openreview.net/forum?id=abcDEF123
- https://arxiv.org/pdf/quant-ph/0201082.pdf
https://example.org/
"""


def test_each_line_is_a_paper() -> None:
    source = document(LIST, "ids.txt", "text/plain")
    assert identifiers_list.matches(source)
    result = identifiers_list.read(source)
    assert [(record.origin.line, str(record.identifiers[0])) for record in result.records] == [
        (2, "arxiv:2001.00001"),
        (3, "arxiv:2001.00002"),
        (5, "doi:10.1234/ex.5"),
        (6, "doi:10.1234/ex.6"),
        (7, "openreview:abcDEF123"),
        (8, "arxiv:quant-ph/0201082"),
    ]
    assert result.records[1].texts[0].text == "about graphs and trees"
    assert [(issue.code, issue.origin.line) for issue in result.issues if issue.origin] == [("skipped", 9)]


@pytest.mark.parametrize(
    "text",
    [
        "# Papers\n\n- On Graphs (arXiv:2001.00001)\n- On Trees (arXiv:2001.00002)\n",
        "https://example.org/a\nhttps://example.org/b\n",
        "On Graphs\nhttps://arxiv.org/abs/2001.00001\n",
        "",
    ],
)
def test_other_lists_are_left_to_other_readers(text: str) -> None:
    assert not identifiers_list.matches(document(text, "list.txt", "text/plain"))
