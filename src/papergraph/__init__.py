"""A knowledge graph of papers and concepts, made from what people already read."""

__version__ = "0.1.0"
