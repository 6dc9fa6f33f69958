"""Messages on a stream: whole ones arrive as they were sent, anything else is said to be what it is."""

import socket
import struct
import threading
import time

import numpy as np
import pytest

from autograder.inside.frames import LARGE, Closed, Late, receive, receive_bytes, send
from autograder.inside.wire import WireError, encode

SIZES = [0, 1, LARGE - 1, LARGE, 3 * LARGE + 1, 5_000_000]


@pytest.fixture
def pipe():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


def sending(pipe, *messages):
    """Sends from another thread, for what does not fit into the pipe at once."""

    def run():
        for message, more in messages:
            send(pipe, message, more=more)

    thread = threading.Thread(target=run)
    thread.start()
    return thread


@pytest.mark.parametrize("size", SIZES)
def test_messages_and_what_follows_them_arrive_one_after_the_other(pipe, size):
    ours, theirs = pipe
    more, table = bytes(range(256)) * (size // 256) + b"x" * (size % 256), np.arange(size // 8, dtype=float)
    thread = sending(theirs, (("call", "f"), more), (table, None), (["next"], b""))
    assert receive(ours) == ("call", "f")
    assert receive_bytes(ours) == more
    assert np.array_equal(receive(ours, until=time.monotonic() + 10), table)
    assert receive(ours) == ["next"] and receive_bytes(ours) == b""
    thread.join()


@pytest.mark.parametrize("count", range(10))
def test_a_stream_that_ends_within_a_message_is_closed(pipe, count):
    ours, theirs = pipe
    data = encode("words")
    theirs.sendall((struct.pack("<I", len(data)) + data)[:count])
    theirs.close()
    with pytest.raises(Closed):
        receive(ours)


@pytest.mark.parametrize("sent", [b"", b"\x05", b"\x05\0\0\0", b"\x05\0\0\0ab"])
def test_a_message_that_does_not_come_whole_in_time_is_late(pipe, sent):
    ours, theirs = pipe
    theirs.sendall(sent)
    with pytest.raises(Late):
        receive(ours, until=time.monotonic() + 0.05)


@pytest.mark.parametrize("read", [receive, receive_bytes])
def test_a_message_longer_than_it_may_be_is_refused_by_its_length_alone(pipe, read):
    ours, theirs = pipe
    theirs.sendall(struct.pack("<I", 2**32 - 1))
    with pytest.raises(WireError, match="4294967295 bytes; at most 100"):
        read(ours, most=100)


@pytest.mark.parametrize("more", [None, b"more", bytes(3 * LARGE)])
def test_who_sends_to_nobody_is_told(pipe, more):
    ours, theirs = pipe
    theirs.close()
    with pytest.raises(Closed):
        send(ours, "words", more=more)


def test_who_sends_to_somebody_who_does_not_listen_is_late(pipe):
    ours, _ = pipe
    ours.settimeout(0.05)
    with pytest.raises(Late):
        send(ours, ("call",), more=bytes(50_000_000))
