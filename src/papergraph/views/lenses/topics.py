"""The lens for what a list is about: topics and tasks with the papers under them."""

from papergraph.views.lenses.lens import Lens

LENS = Lens(
    name="topics",
    about="headings, tags and categories with their papers, and the lists they come from",
    labels=("Concept", "Paper", "Source"),
    groups=("list", "taxonomy"),
)
