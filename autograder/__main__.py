"""`python -m autograder` is the command `nnmath`."""

from autograder.cli import main

main(prog_name="nnmath")
