"""A submission under a user id of its own: what is alive of it, and what it has written."""

import contextlib
import os
import types

import pytest

from autograder.inside import user
from autograder.inside.user import alive, of_user


def test_the_dead_whom_nobody_buries_are_not_alive():
    child = os.fork()
    if child == 0:
        os._exit(0)
    try:
        os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)  # dead, and not buried
        assert child in of_user(os.getuid()) and child not in alive(os.getuid())
    finally:
        os.waitpid(child, 0)
    assert os.getpid() in alive(os.getuid())


def test_a_user_of_whom_something_is_left_is_not_given_again(monkeypatch):
    monkeypatch.setattr(user, "end", lambda walls: None)
    monkeypatch.setattr(user, "alive", lambda number: [4711])
    with pytest.raises(OSError, match="user id 50001 still has processes"):
        user.settle(types.SimpleNamespace(user=50001, home="/nowhere"))


def test_a_file_that_goes_away_hides_no_other(monkeypatch):
    class Entry:
        path = "/home/x"

        def __init__(self, blocks):
            self._blocks = blocks

        def stat(self, follow_symlinks):
            if self._blocks is None:
                raise FileNotFoundError
            return types.SimpleNamespace(st_blocks=self._blocks, st_mode=0o100644)

    monkeypatch.setattr(user.os, "scandir", lambda place: contextlib.nullcontext([Entry(None), Entry(4096)]))
    assert user._Home("/home", 2**20).full()
    assert not user._Home("/home", 2**30).full()
