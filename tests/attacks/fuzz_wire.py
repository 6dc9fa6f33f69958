"""Coverage-guided fuzzing of the wire, with atheris: `python tests/attacks/fuzz_wire.py [-max_total_time=60]`.

Nothing hostile is executed here: bytes go in, and a value or a `WireError` must come out, within a second.
"""

from __future__ import annotations

import contextlib
import socket
import struct
import sys
import time

import numpy as np
import torch  # here, because the first tensor would load it, once, and that takes longer than any message

try:
    import atheris
except ImportError:
    sys.exit("atheris is not installed; `pip install atheris`, on Linux and a Python that it has a wheel for")

with atheris.instrument_imports(include=[f"autograder.inside.{name}" for name in ("reading", "writing", "frames")]):
    from autograder.inside.frames import Closed, Late, receive
    from autograder.inside.wire import MAX_ANSWER, Handle, Raised, WireError, decode, encode

SECONDS = 2.0  # below 1 s without the instruments
SEEDS = (None, True, 2**80, 0.5, 1j, "é", b"x", [1, (2,)], {"a": 1}, np.ones((2, 3)), np.float32(1))
RECORDS = (
    Handle("grader", 1, "function", "f"),
    Raised("ValueError", ("Exception",), "x", 3),
    np.random.default_rng(1),
    torch.ones(2),
)


def one_input(data: bytes) -> None:
    """A message, and the same as it would come through a socket."""
    started = time.perf_counter()
    try:
        value = decode(data)
    except WireError:
        pass
    else:
        decode(encode(value))  # whatever can be read can be said again
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.settimeout(1)
        theirs.sendall((struct.pack("<I", len(data)) if len(data) % 2 else b"") + data[:4096])
        theirs.shutdown(socket.SHUT_WR)
        with contextlib.suppress(WireError, Closed, Late):
            receive(ours, until=time.monotonic() + 1, most=MAX_ANSWER)
    if time.perf_counter() - started > SECONDS:
        raise RuntimeError(f"{len(data)} bytes took {time.perf_counter() - started:.1f} s")


def main() -> None:
    """Fuzzes until told to stop; the seeds are one value of every kind."""
    for value in (*SEEDS, *RECORDS):
        one_input(encode(value))
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
