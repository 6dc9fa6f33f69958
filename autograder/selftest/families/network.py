"""Ways out: the network, the grader's machine, other sockets."""

from __future__ import annotations

from autograder.selftest.attack import PORT, Attack, Family


def call(name: str, code: str) -> Attack:
    """An attack that tries to reach something."""
    body = code.replace("PORT", str(PORT))
    return Attack(name, f"import os, socket\ndef matmul(A, B):\n{body}\n    return 0\n", verdicts=("ERROR",))


FAMILY = Family(
    "network",
    "ways out to a network",
    (
        call(
            "a_page_of_the_machine",
            "    import urllib.request\n    urllib.request.urlopen('http://127.0.0.1:PORT/').read()",
        ),
        call("a_socket_to_loopback", "    socket.create_connection(('127.0.0.1', PORT), 1).send(b'canary')"),
        call("a_socket_to_loopback_6", "    socket.create_connection(('::1', PORT), 1).send(b'canary')"),
        call("a_name_to_resolve", "    socket.getaddrinfo('example.org', 80)"),
        call(
            "a_packet_outside",
            "    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n    s.sendto(b'canary', ('192.0.2.1', 53))",
        ),
        call("a_raw_packet", "    socket.socket(socket.AF_PACKET, socket.SOCK_RAW)"),
        call("an_abstract_socket", "    s = socket.socket(socket.AF_UNIX)\n    s.connect('\\0nnmath-trap')"),
        call("a_socket_in_a_folder", "    s = socket.socket(socket.AF_UNIX)\n    s.connect('/tmp/nnmath-trap/socket')"),
        call(
            "the_socket_of_a_container_daemon",
            "    s = socket.socket(socket.AF_UNIX)\n    s.connect('/var/run/docker.sock')",
        ),
        call(
            "a_command",
            "    import subprocess\n    subprocess.run(['ping', '-c', '1', '-W', '1', '127.0.0.1'], check=True)\n    socket.create_connection(('127.0.0.1', PORT), 1)",
        ),
        call(
            "an_installation",
            "    import subprocess, sys\n    subprocess.run([sys.executable, '-m', 'pip', 'download', '--timeout', '1', '--retries', '0', 'six'], check=True, timeout=1, capture_output=True)",
        ),
    ),
)
# An installation may also run out of time on a slow machine; both are no way out.
