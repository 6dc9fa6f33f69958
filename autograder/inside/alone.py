"""One fresh interpreter for one submission: the portable mode. Uses nothing that Windows or macOS lacks.

The grader listens on a loopback port; who calls and says the token that came on standard input is this process.
"""

from __future__ import annotations

import contextlib
import socket
import sys

from .adapters import adapters
from .answers import answer_all
from .frames import receive, send
from .kernel import make_shell, stand_in_for_otter
from .running import read_and_run

TOKEN_BYTES = 32


def main(port: int, output_mib: int, memory_mib: int, seconds: int) -> None:
    """Runs one notebook, then answers the calls of one question in the same process."""
    token = sys.stdin.buffer.read(TOKEN_BYTES)
    sys.stdin.close()
    pipe = socket.create_connection(("127.0.0.1", port))
    pipe.sendall(token)
    sys.modules["otter"] = stand_in_for_otter()
    shell = make_shell()
    _limit(memory_mib, seconds)
    send(pipe, ("up",))
    adapted = read_and_run(shell, output_mib, pipe)
    if adapted is not None:
        receive(pipe)
        answer_all(pipe, shell.user_ns, adapters(*adapted))


def _limit(memory_mib: int, seconds: int) -> None:
    """The limits that this system has; Windows has none of these."""
    try:
        import resource
    except ImportError:
        return
    for which, most in ((resource.RLIMIT_DATA, memory_mib * 2**20), (resource.RLIMIT_CPU, seconds)):
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(which, (most, resource.getrlimit(which)[1]))
