"""The command line: parses, calls, prints. What is done is elsewhere; imports are made when a command needs them.

A command is a file in `commands/` with a click command named `command`; dropping a file there adds it.
"""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path

import click

THREADED = ("OMP", "OPENBLAS", "MKL")
"""Libraries that would start a thread for each core: submissions are the unit of parallel work."""
COMMANDS = Path(__file__).parent / "commands"


class OneFileEach(click.Group):
    """A group whose commands are the files of `commands/`, imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the files."""
        return sorted(path.stem for path in COMMANDS.glob("*.py") if path.stem != "__init__")

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of one file, None where there is no such file."""
        if cmd_name not in self.list_commands(ctx):
            return None
        found = import_module(f"autograder.cli.commands.{cmd_name}").command
        assert isinstance(found, click.Command)
        return found


@click.group(cls=OneFileEach, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="nnmath")
def main() -> None:
    """The mathematics of neural networks: exercises, and grades that can be trusted.

    Begin with `nnmath demo`.
    """
    for library in THREADED:  # before any of them is imported, and for every process that is started from here
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
