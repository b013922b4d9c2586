"""`python -m papergraph`: the command line."""

from papergraph.cli import main

main()
