"""The lens for who works on what: authors and organizations around the papers that they share."""

from papergraph.views.lenses.lens import Lens

LENS = Lens(
    name="people",
    about="authors, their organizations and the papers between them",
    labels=("Author", "Organization", "Paper"),
    groups=("bibliographic",),
    large=("Author", "Organization"),
)
