"""The fields that a label or the head of a column can name."""

from __future__ import annotations

from typing import Literal

Field = Literal[
    "title", "title_en", "authors", "organizations", "date", "updated", "listed", "venue", "year", "abstract", "blurb",
    "topics", "link", "votes", "citations", "short_name", "doi", "ignored",
]  # fmt: skip
