"""The lens for a first look: all there is, people and places switched off until asked for."""

from papergraph.views.lenses.lens import Lens

LENS = Lens(
    name="everything",
    about="concepts and papers, with people, organizations and lists a click away",
    labels=("Concept", "Paper", "Author", "Organization", "Venue", "Source"),
    groups=("derivation", "taxonomy", "comparison", "usage", "concept", "bibliographic", "list", "statistics"),
    quiet=("Author", "Organization", "Venue", "Source", "Topic", "statistics"),
    loose=True,
)
