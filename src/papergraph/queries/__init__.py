"""The query library: Cypher files with a name, typed parameters and examples; and your own Cypher, guarded."""
