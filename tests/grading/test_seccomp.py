"""The kernel's filter: what it refuses, by a small interpreter of its language and by trying in the sandbox."""

import ctypes
import platform
import struct

import pytest

from autograder.checks.calls import Function, Keepsakes
from autograder.exercise import Limits
from autograder.grading import isolate, seccomp
from autograder.grading.seccomp import ALLOW, ARCHITECTURES, ASK, DENIED, NO_SUCH_CALL, NOT_THERE, REFUSE
from autograder.grading.submission import Submission
from autograder.grading.warm import Warm

MACHINES = list(ARCHITECTURES)
both = pytest.mark.parametrize("machine", MACHINES)


def verdict(machine, number, *arguments, counted=True, architecture=None, namespaces=True):
    """What the kernel would do, by running the program as it does."""
    numbers = (*arguments, *[0] * (6 - len(arguments)))
    data = struct.pack("<iIQ6Q", number, architecture or ARCHITECTURES[machine], 0, *numbers)
    words = list(struct.iter_unpack("<HBBI", seccomp.program(machine, counted, namespaces)))
    at = value = 0
    while True:
        code, so, not_so, constant = words[at]
        at += 1
        if code == 0x06:
            return constant
        if code == 0x20:
            (value,) = struct.unpack_from("<I", data, constant)
        else:
            met = {0x15: value == constant, 0x35: value >= constant, 0x45: bool(value & constant)}[code]
            at += so if met else not_so


def at(machine, numbers):
    return numbers[MACHINES.index(machine)]


@both
@pytest.mark.parametrize("name", DENIED)
def test_a_denied_call_is_refused_whatever_it_asks(machine, name):
    number = at(machine, DENIED[name])
    if number != NOT_THERE:
        assert verdict(machine, number) == verdict(machine, number, 2**64 - 1, 2**64 - 1) == REFUSE


@both
def test_every_other_call_goes_through(machine):
    special = [seccomp.CLONE, seccomp.CLONE3, seccomp.FORK, seccomp.VFORK, seccomp.PERSONALITY, seccomp.SOCKET]
    named = {at(machine, numbers) for numbers in (*DENIED.values(), *special, seccomp.SOCKETPAIR, seccomp.IOCTL)}
    assert {verdict(machine, number) for number in range(seccomp.NEWEST + 1) if number not in named} == {ALLOW}


@both
def test_unknown_calls_and_those_of_another_machine_are_not_there(machine):
    assert verdict(machine, seccomp.NEWEST + 1) == verdict(machine, 0x40000000 + 101) == NO_SUCH_CALL
    assert verdict(machine, 0, architecture=0x40000003) == REFUSE


@both
@pytest.mark.parametrize("counted, born", [(True, ASK), (False, ALLOW)])
def test_new_processes_are_counted_and_never_in_a_new_namespace(machine, counted, born):
    clone = at(machine, seccomp.CLONE)
    assert verdict(machine, clone, 17, counted=counted) == born
    assert verdict(machine, clone, 0x3D0F00, counted=counted) == born  # a thread, as the C library makes it
    for bit in (0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000):
        assert verdict(machine, clone, bit | 17, counted=counted) == REFUSE
    assert verdict(machine, at(machine, seccomp.CLONE3)) == NO_SUCH_CALL
    if machine == "x86_64":
        assert verdict(machine, 57, counted=counted) == verdict(machine, 58, counted=counted) == born


@both
def test_calls_are_judged_by_their_arguments(machine):
    def ask(numbers, *arguments):
        return verdict(machine, at(machine, numbers), *arguments)

    assert ask(seccomp.PERSONALITY, 0xFFFFFFFF) == ALLOW and ask(seccomp.PERSONALITY, 0x40000) == REFUSE
    assert {ask(seccomp.SOCKET, family, 1) for family in (1, 2, 10)} == {ALLOW}
    assert {ask(seccomp.SOCKET, family, 1) for family in range(64) if family not in (1, 2, 10, 16)} == {REFUSE}
    assert ask(seccomp.SOCKET, 16, 3, 0) == ALLOW and ask(seccomp.SOCKET, 16, 3, 12) == REFUSE  # not the firewall's
    assert ask(seccomp.SOCKETPAIR, 1) == ALLOW and ask(seccomp.SOCKETPAIR, 40) == REFUSE
    assert ask(seccomp.IOCTL, 1, 0x5401) == ALLOW and ask(seccomp.IOCTL, 1, 0x5412) == REFUSE


@both
def test_without_namespaces_nothing_that_users_share_can_be_reached(machine):
    def ask(numbers, *arguments):
        return verdict(machine, at(machine, numbers), *arguments, namespaces=False)

    for name, numbers in (DENIED | seccomp.SHARED).items():
        if at(machine, numbers) != NOT_THERE:
            assert ask(numbers) == ask(numbers, 2**64 - 1, 2**64 - 1) == REFUSE, name
    assert {ask(seccomp.SOCKET, family, 1) for family in range(64)} == {REFUSE}
    assert {ask(seccomp.SOCKETPAIR, 1, kind) for kind in seccomp.STREAMS} == {ALLOW}
    assert {ask(seccomp.SOCKETPAIR, 1, kind) for kind in (2, 5, 0x80002)} == {REFUSE}  # datagrams, packets
    assert ask(seccomp.SOCKETPAIR, 2, 1) == REFUSE
    assert ask(seccomp.CLONE, 17) == ASK and ask(seccomp.PERSONALITY, 0xFFFFFFFF) == ALLOW


def test_the_numbers_are_those_that_libseccomp_knows():
    try:
        resolve = ctypes.CDLL("libseccomp.so.2").seccomp_syscall_resolve_name_arch
    except OSError:
        pytest.skip("no libseccomp to compare with")
    named = {"clone": seccomp.CLONE, "clone3": seccomp.CLONE3, "socket": seccomp.SOCKET, "ioctl": seccomp.IOCTL}
    for name, numbers in (DENIED | seccomp.SHARED | named).items():
        for number, architecture in zip(numbers, ARCHITECTURES.values(), strict=True):
            known = resolve(ctypes.c_uint32(architecture), name.encode())
            assert known == number or (known < 0 and number in (NOT_THERE, 467)), name  # 467: younger than some copies


PROBE = b"""
import ctypes, fractions, multiprocessing, os, socket, subprocess, threading
import numpy as np

def refused(calls):
    libc = ctypes.CDLL(None, use_errno=True)
    found = []
    for name, number, *arguments in calls:
        ctypes.set_errno(0)
        answer = libc.syscall(number, *arguments, *[0] * (6 - len(arguments)))
        found.append((name, answer, ctypes.get_errno()))
    return found

def lives():
    found = []
    thread = threading.Thread(target=found.append, args=("thread",))
    thread.start(); thread.join()
    found.append(subprocess.run(["echo", "program"], capture_output=True, text=True).stdout.strip())
    child = os.fork()
    if child == 0:
        os._exit(7)
    found.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    with multiprocessing.Pool(2) as pool:
        found.append(sum(pool.map(abs, [-1, -2])))
    found.append(socket.socket().family.name)
    found.append(float((np.ones((50, 50)) @ np.ones((50, 50)))[0, 0]))
    return found

def draws():
    import matplotlib.pyplot as plt
    plt.plot([1, 2]); plt.savefig("plot.png")
    return os.path.getsize("plot.png") > 0

def learns():
    import torch
    x = torch.ones(3, requires_grad=True)
    (x * x).sum().backward()
    return float(x.grad.sum())
"""


@pytest.fixture(scope="module")
def ask():
    """Calls a function of the probe in the sandbox."""
    with Warm(isolate.choose()) as warm:
        submission = Submission(warm, Limits(), PROBE, "probe.py", ["refused", "lives", "draws", "learns"])
        submission.run()

        def call(name, *arguments):
            process = submission.process()
            process.give(60)
            try:
                return Function(name, process, [], Keepsakes())(*arguments)
            finally:
                process.close()

        yield call
        submission.close()


@pytest.mark.xdist_group("sandbox")
@pytest.mark.skipif(not seccomp.filters(), reason="this kernel takes no filter")
def test_in_the_sandbox_each_call_is_refused(ask):
    machine = platform.machine()
    calls = [(name, at(machine, numbers)) for name, numbers in DENIED.items() if at(machine, numbers) != NOT_THERE]
    assert {(answer, code) for _, answer, code in ask("refused", calls)} == {(-1, 1)}
    special = [
        ("clone with a user namespace", at(machine, seccomp.CLONE), 0x10000011),
        ("personality", at(machine, seccomp.PERSONALITY), 0x40000),
        ("a socket of virtual machines", at(machine, seccomp.SOCKET), 40, 1),
        ("a socket of the kernel's ciphers", at(machine, seccomp.SOCKET), 38, 5),
        ("TIOCSTI", at(machine, seccomp.IOCTL), 0, 0x5412),
    ]
    assert {(answer, code) for _, answer, code in ask("refused", special)} == {(-1, 1)}
    assert ask("refused", [("clone3", 435), ("one that nobody knows", seccomp.NEWEST + 1)]) == [
        ("clone3", -1, 38),
        ("one that nobody knows", -1, 38),
    ]


@pytest.mark.xdist_group("sandbox")
def test_ordinary_work_goes_on_in_the_sandbox(ask):
    assert ask("lives") == ["thread", "program", 7, 3, "AF_INET", 50.0]
    assert ask("draws") is True


@pytest.mark.slow
@pytest.mark.xdist_group("sandbox")
def test_torch_works_in_the_sandbox(ask):
    pytest.importorskip("torch")
    assert ask("learns") == 6.0
