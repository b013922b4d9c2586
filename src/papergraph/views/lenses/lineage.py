"""The lens for what came from what: concepts alone, by year."""

from papergraph.views.lenses.lens import Lens

LENS = Lens(
    name="lineage",
    about="which method came from which, years from left to right",
    labels=("Concept",),
    groups=("derivation", "taxonomy", "comparison"),
    quiet=("taxonomy",),
    layout="time",
)
