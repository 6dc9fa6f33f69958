"""The kernel calls that a submission may not make, as a program for the kernel's filter (seccomp, classic BPF).

It is put together here, by the grader, and handed into the sandbox as bytes. Written out instead of asked of
libseccomp: its bindings need a library of the system that many machines do not have, and a layer that is there by
chance is none.
"""

from __future__ import annotations

import ctypes
import functools
import platform
import struct
import sys

ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
SECCOMP = {"x86_64": 317, "aarch64": 277}
NEWEST = 470  # the newest call when this was written; what comes later is unknown, and so is not there
NOT_THERE = -1

DENIED = {
    # looking into other processes
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "process_madvise": (440, 440),
    "pidfd_getfd": (438, 438),
    "kcmp": (312, 272),
    # keyrings outlive a submission
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    # memory that belongs to no process, so that no limit counts it
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "shmget": (29, 194),
    "shmat": (30, 196),
    "shmctl": (31, 195),
    "msgget": (68, 186),
    "msgsnd": (69, 189),
    "semget": (64, 190),
    # large and young parts of the kernel that no exercise needs
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "fanotify_init": (300, 262),
    "fanotify_mark": (301, 263),
    "migrate_pages": (256, 238),
    "move_pages": (279, 239),
    "lookup_dcookie": (212, 18),
    "nfsservctl": (180, 42),
    "uselib": (134, NOT_THERE),
    "modify_ldt": (154, NOT_THERE),
    # other namespaces, other file systems
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "open_tree": (428, 428),
    "open_tree_attr": (467, 467),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    # the machine itself
    "kexec_load": (246, 104),
    "kexec_file_load": (320, 294),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "reboot": (169, 142),
    "swapon": (167, 224),
    "swapoff": (168, 225),
    "acct": (163, 89),
    "quotactl": (179, 60),
    "quotactl_fd": (443, 443),
    "syslog": (103, 116),
    "sethostname": (170, 161),
    "setdomainname": (171, 162),
    "settimeofday": (164, 170),
    "clock_settime": (227, 112),
    "vhangup": (153, 58),
    "iopl": (172, NOT_THERE),
    "ioperm": (173, NOT_THERE),
}
"""Refused whatever is asked, by their numbers on x86_64 and aarch64."""

SHARED = {
    # what all users of a machine have in common
    "semop": (65, 193),
    "semtimedop": (220, 192),
    "semctl": (66, 191),
    "msgrcv": (70, 188),
    "msgctl": (71, 187),
    "mq_open": (240, 180),
    "mq_unlink": (241, 181),
    "inotify_init": (253, NOT_THERE),
    "inotify_init1": (294, 26),
    # its network, and the sockets of its services
    "socket": (41, 198),
    "connect": (42, 203),
    "bind": (49, 200),
    "listen": (50, 201),
}
"""Refused besides where a submission has no namespaces of its own: there, a name or an address is everybody's."""

CLONE, CLONE3, FORK, VFORK = (56, 220), (435, 435), (57, NOT_THERE), (58, NOT_THERE)
PERSONALITY, SOCKET, SOCKETPAIR, IOCTL = (135, 92), (41, 198), (53, 199), (16, 29)
NAMESPACES = 0x7E020000  # the flags of clone that ask for one
UNIX, INET, INET6, NETLINK = 1, 2, 10, 16
STREAMS = [1 | closed | waits for closed in (0, 0x80000) for waits in (0, 0x800)]  # with each flag it may have
TYPE_FOR_ANOTHER, PASTE_FOR_ANOTHER = 0x5412, 0x541C  # ioctl: TIOCSTI, TIOCLINUX
LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
ALLOW, ASK = 0x7FFF0000, 0x7FC00000
REFUSE, NO_SUCH_CALL = 0x00050000 | 1, 0x00050000 | 38  # EPERM, ENOSYS

Program = list[tuple[int, int, int, int]]  # code, jump if so, jump if not, constant


def program(machine: str, counted: bool, namespaces: bool = True) -> bytes:
    """The filter for a kind of machine; `counted`: the keeper is asked for each new process or thread.

    `namespaces`: whether a submission has its own. Where not, there are no sockets but the two ends of a pipe.
    """
    column = list(ARCHITECTURES).index(machine)
    born = _end(ASK if counted else ALLOW)
    words: Program = [(LOAD, 0, 0, 4), (EQUAL, 1, 0, ARCHITECTURES[machine]), *_end(REFUSE), (LOAD, 0, 0, 0)]
    words += [(AT_LEAST, 0, 1, NEWEST + 1), *_end(NO_SUCH_CALL)]  # the calls of x32 have large numbers as well
    rules = [(numbers, _end(REFUSE)) for numbers in (DENIED if namespaces else SHARED | DENIED).values()]
    rules += [
        (CLONE3, _end(NO_SUCH_CALL)),  # its flags are out of sight in memory; the C library takes clone instead
        (CLONE, [_argument(0), (ANY_BIT, 0, 1, NAMESPACES), *_end(REFUSE), *born]),
        (FORK, born),
        (VFORK, born),
        (PERSONALITY, [_argument(0), *_if(0xFFFFFFFF, ALLOW), *_end(REFUSE)]),  # the question what it is
        (SOCKET, _families()),
        (SOCKETPAIR, [_argument(0), *(_if(UNIX, ALLOW) if namespaces else _streams()), *_end(REFUSE)]),
        (IOCTL, [_argument(1), *_if(TYPE_FOR_ANOTHER, REFUSE), *_if(PASTE_FOR_ANOTHER, REFUSE), *_end(ALLOW)]),
    ]
    for numbers, body in rules:
        if numbers[column] != NOT_THERE:
            words += [(EQUAL, 0, len(body), numbers[column]), *body]
    words += _end(ALLOW)
    return b"".join(struct.pack("<HBBI", *word) for word in words)


def _families() -> Program:
    """Sockets: of this machine, of the empty network, and netlink for the list of its interfaces."""
    plain = [word for family in (UNIX, INET, INET6) for word in _if(family, ALLOW)]
    return [_argument(0), *plain, (EQUAL, 1, 0, NETLINK), *_end(REFUSE), _argument(2), *_if(0, ALLOW), *_end(REFUSE)]


def _streams() -> Program:
    """Of sockets in pairs, streams only: another kind could still be given an address."""
    kinds = [word for kind in STREAMS for word in _if(kind, ALLOW)]
    return [(EQUAL, 1, 0, UNIX), *_end(REFUSE), _argument(1), *kinds]


def _argument(index: int) -> tuple[int, int, int, int]:
    """Looks at the lower half of an argument: the calls above take no more than that."""
    return LOAD, 0, 0, 16 + 8 * index


def _if(value: int, action: int) -> Program:
    return [(EQUAL, 0, 1, value), *_end(action)]


def _end(action: int) -> Program:
    return [(RETURN, 0, 0, action)]


@functools.cache
def filters() -> bool:
    """Whether this machine's kernel takes the filter."""
    return _knows(REFUSE & 0xFFFF0000)


@functools.cache
def counts() -> bool:
    """Whether it can ask the keeper for each new process: since 5.5, and without a trap for the keeper since 5.9."""
    major, minor = (int("".join(filter(str.isdigit, part)) or 0) for part in platform.release().split(".")[:2])
    return (major, minor) >= (5, 9) and _knows(ASK)


def _knows(action: int) -> bool:
    machine = platform.machine()
    if sys.platform != "linux" or machine not in SECCOMP:
        return False
    return bool(ctypes.CDLL(None).syscall(SECCOMP[machine], 2, 0, ctypes.byref(ctypes.c_uint32(action))) == 0)


def own_program(namespaces: bool = True) -> bytes:
    """The filter for this machine; empty where its kernel takes none."""
    return program(platform.machine(), counts(), namespaces) if filters() else b""
