"""A user's mistake is one line on stderr and exit status 2; a traceback is for our own faults."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from autograder.errors import UserError

USER_ERROR = 2


def one_line(command: Callable[..., Any]) -> Callable[..., Any]:
    """Wraps a command: what the user can mend is said in one line."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except UserError as error:
            click.echo(f"nnmath: {error}", err=True)
        except OSError as error:  # a folder that cannot be written, a full disk: the file and the system's own reason
            where = f"{error.filename}: " if error.filename else ""  # a full disk is noticed in the middle of a file
            click.echo(f"nnmath: {where}{error.strerror or error}; choose another folder or make room", err=True)
        sys.exit(USER_ERROR)

    return run
