"""Reads a submission and runs it, as the grader on the other end of the pipe says; the same in every kind of cage."""

from __future__ import annotations

import socket
from typing import Any

from .cells import Unreadable
from .frames import receive, send
from .kernel import Kernel
from .notebook import Notebook, read


def read_and_run(shell: Any, output_mib: int, pipe: socket.socket) -> tuple[str, dict[str, str]] | None:
    """Runs the notebook in the shell; the exercise's adapters, or None where the notebook cannot be read."""
    _, data, name, entries = receive(pipe)
    try:
        notebook = read(data, name)
    except Unreadable as error:
        send(pipe, ("unreadable", str(error)))
        return None
    send(pipe, ("read", _outline(notebook, entries)))
    _, skip, whole, source, adapted = receive(pipe)
    kernel = Kernel(shell, output_mib)
    if not whole:
        notebook.keep(notebook.needed(entries))
    kernel.run(notebook, frozenset(skip), whole, lambda number: send(pipe, ("cell", number)))
    missing = [entry for entry in entries if not callable(shell.user_ns.get(entry))]
    errors = [(number, error) for number, error in kernel.errors.items()]
    send(pipe, ("ran", missing, errors, notebook.untouched(entries, shell.user_ns)))
    return source, adapted


def _outline(notebook: Notebook, entries: list[str]) -> dict[str, Any]:
    """What is known of a submission before any of it ran; from here on it may say what it likes."""
    notebook.drop_repeated_stubs(entries)
    return {
        "functions": sorted(notebook.functions())[:2000],
        "stubs": notebook.stubs(entries),
        "imports": sorted(notebook.imports(notebook.needed(entries)))[:500],
        "all_imports": sorted(notebook.imports(notebook.statements))[:500],
        "uses": notebook.uses(entries),
        "texts": notebook.texts[:500],
        "notes": notebook.notes[:50],
        "cells": len(notebook.cells),
    }
