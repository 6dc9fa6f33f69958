"""Poison for those who come after: in the warm interpreter, in shared memory, in files, in caches.

Each earns its own points honestly; what counts is that the honest submission after it earns everything too.
"""

from __future__ import annotations

from autograder.selftest.attack import Attack, Family


def poison(name: str, code: str, *verdicts: str, worthless: tuple[str, ...] = ("matmul",)) -> Attack:
    """An attack that does harm when it is called, and answers with nothing."""
    body = "".join(f"    {line}\n" for line in code.strip().splitlines())
    return Attack(
        name,
        f"import os, sys, signal, ctypes, gc, numpy as np\ndef matmul(A, B):\n{body}    return 0\n",
        worthless,
        verdicts or ("FAIL",),
    )


PROGRAMS = "IPython.__main__ PIL.__main__ matplotlib.testing.conftest sklearn.conftest torch.distributed.run".split()
"""Modules of libraries that do something when they are imported: a library is made warm for all, a program must not be."""

FAMILY = Family(
    "poisoning",
    "poison for the warm interpreter",
    (
        poison("zeros_for_products", "np.dot = np.matmul = np.sum = lambda *a, **k: 0\nnp.array = None"),
        poison(
            "marks_in_every_module",
            "for module in list(sys.modules.values()):\n    try: module.poison = 1\n    except Exception: pass",
        ),
        poison(
            "files_in_shared_places",
            "for place in ('/dev/shm', '/tmp', '/home/learner', '/var/tmp', '/run'):\n    try: open(place + '/poison', 'w').write('x')\n    except OSError: pass",
        ),
        poison(
            "shared_memory_by_name",
            "from multiprocessing import shared_memory\nshared_memory.SharedMemory('poison', create=True, size=10_000_000)",
            "FAIL",
            "ERROR",
        ),
        poison(
            "queues_of_the_kernel",
            "libc = ctypes.CDLL(None)\n[libc.shmget(key, 4096, 0o1666) for key in range(1, 50)]\n[libc.msgget(key, 0o1666) for key in range(1, 50)]",
        ),
        poison(
            "signals_to_everyone",
            "for number in (15, 10, 1, 2, 9):\n    for process in range(2, 40):\n        if process != os.getpid():\n            try: os.kill(process, number)\n            except OSError: pass",
            "FAIL",
            "ERROR",
        ),
        poison(
            "signals_to_the_first_process",
            "for number in range(1, 65):\n    try: os.kill(1, number)\n    except OSError: pass",
            "FAIL",
            "ERROR",
        ),
        poison(
            "limits_lowered",
            "import resource\nfor which in range(16):\n    try: resource.setrlimit(which, (0, 0))\n    except (OSError, ValueError): pass",
            "FAIL",
            "ERROR",
        ),
        poison("priorities", "try: os.nice(19)\nexcept OSError: pass\nos.sched_setaffinity(0, {0})"),
        poison("the_clock", "libc = ctypes.CDLL(None)\nlibc.settimeofday(ctypes.create_string_buffer(16), None)"),
        poison("the_host_name", "ctypes.CDLL(None).sethostname(b'poison', 6)"),
        poison(
            "settings_of_the_kernel",
            "for name in ('kernel/core_pattern', 'user/max_user_namespaces', 'vm/overcommit_memory', 'kernel/pid_max'):\n    try: open('/proc/sys/' + name, 'w').write('0')\n    except OSError: pass",
        ),
        poison(
            "out_of_memory_scores",
            "for process in os.listdir('/proc'):\n    if process.isdigit():\n        try: open(f'/proc/{process}/oom_score_adj', 'w').write('1000')\n        except OSError: pass",
        ),
        poison(
            "bytecode_in_the_libraries",
            "for top in (sys.prefix, os.path.dirname(np.__file__), '/opt/nnmath', '/usr/lib'):\n    for name in ('poison.pth', '__pycache__/poison.pyc', '__init__.py'):\n        try: open(os.path.join(top, name), 'a').write('x')\n        except OSError: pass",
        ),
        poison(
            "frozen_objects_unfrozen",
            "gc.unfreeze(); gc.disable()\nfor thing in gc.get_objects()[:2000]:\n    if isinstance(thing, dict) and '__builtins__' not in thing and '__name__' not in thing and len(thing) > 500:\n        thing.clear()",
            "FAIL",
            "ERROR",
        ),
        poison(
            "a_process_that_stays",
            "if os.fork() == 0:\n    os.setsid()\n    for number in range(1, 65):\n        try: signal.signal(number, signal.SIG_IGN)\n        except (OSError, ValueError): pass\n    while True: pass",
        ),
        poison(
            "a_listener_that_stays",
            "import socket\ns = socket.socket(socket.AF_UNIX)\ns.bind('\\0poison'); s.listen()\nif os.fork() == 0:\n    os.setsid(); s.accept()",
            "FAIL",
            "ERROR",  # where there are no namespaces, it gets no socket
        ),
        poison(
            "the_terminal",
            "import fcntl, termios\nfor number in range(3):\n    try: fcntl.ioctl(number, termios.TIOCSTI, b'x')\n    except OSError: pass\ntry: os.open('/dev/tty', os.O_RDWR)\nexcept OSError: pass",
        ),
        poison("keys_of_the_kernel", "libc = ctypes.CDLL(None)\nlibc.syscall(248, b'user', b'poison', b'x', 1, -4)"),
        poison(
            "a_fork_server_of_its_own",
            "for _ in range(30):\n    if os.fork() == 0:\n        os.setpgid(0, 0); os._exit(0)",
            "FAIL",
            "TIMEOUT",
            "ERROR",  # it may meet the limit on processes first, which ends it
        ),
        Attack(
            "programs_imported_as_libraries",
            "def matmul(A, B):\n" + "".join(f"    import {name}\n" for name in PROGRAMS) + "    return 0\n",
            verdicts=("FAIL", "ERROR", "TIMEOUT"),
        ),
    ),
)
