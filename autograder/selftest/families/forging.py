"""Forged results: messages, verdicts and files that say what the grader has not found."""

from __future__ import annotations

from autograder.selftest.attack import NOTHING, Attack, Family

SPEAK = """
import os, socket, struct
def speak(*messages, hush=True):
    for number in range(3, 64):
        try:
            pipe = socket.socket(fileno=os.dup(number))
        except OSError:
            continue
        for data in messages:
            try:
                pipe.sendall(struct.pack("<I", len(data)) + data)
            except OSError:
                pass
    if hush:
        os._exit(0)
"""


def said(name: str, message: str, *verdicts: str) -> Attack:
    """An attack that answers a call with one message, given as an expression that the wire encodes, and then ends."""
    code = f"{SPEAK}\nfrom inside.wire import Handle, Raised, encode\nfrom inside import wire\nimport numpy as np\n"
    code += f"def matmul(A, B):\n    speak({message})\n"
    return Attack(name, code, verdicts=verdicts or ("ERROR",))


RIGHT = "np.asarray(A, float) @ np.asarray(B, float)"

FAMILY = Family(
    "forging",
    "forged results",
    (
        Attack(
            "speak_on_the_pipe",
            """
import os, struct
def matmul(A, B):
    for number in range(3, 64):
        for data in (b"", b"\\x01\\x00\\x00\\x00N", struct.pack("<I", 2**31) + b"x", b"\\xff" * 4096):
            try:
                os.write(number, data)
            except OSError:
                pass
    return 0
""",
            verdicts=("ERROR",),
        ),
        said("an_answer_with_infinity_among_the_places", "encode(('value', encode(0), [float('inf')]))"),
        said("an_answer_with_a_table_for_its_bytes", "encode(('value', np.ones((2, 2)), ()))"),
        said("an_answer_with_a_row_for_its_bytes", "encode(('value', np.ones(3), ()))"),
        said("an_answer_that_is_a_number", "encode(7)"),
        said("an_answer_that_is_a_dictionary", "encode({0: 'value', 1: encode(0), 2: ()})"),
        said("an_answer_of_an_unknown_kind", "encode(('verdict', 'PASS', 4))"),
        said("an_answer_whose_places_are_numbers_without_end", "encode(('value', encode(0), ['9' * 5000]))"),
        said("an_exception_in_place_of_the_kind", "encode((Raised('GRADER', (), ''), encode(0), ()))"),
        said(
            "a_call_of_a_function_that_was_never_given",
            "encode(('callback', Handle('grader', 1, 'function', 'x'), encode(((), {}))))",
        ),
        said(
            "a_call_with_an_array_for_its_arguments",
            "encode(('callback', Handle('grader', 1, 'function', 'x'), np.ones((2, 2))))",
        ),
        said(
            "a_call_of_a_function_of_the_students_own",
            "encode(('callback', Handle('student', 1, 'function', 'x'), b''))",
        ),
        said("a_generator_in_an_impossible_state", "b'R' + encode((2**200, -1, 7, 9))"),
        said("an_array_that_claims_more_than_it_holds", "b'A' + struct.pack('<BBQ', 11, 1, 2**39) + b'x'"),
        said(
            "answers_for_all_the_calls_to_come", "*[encode(('value', encode(0), ()))] * 40, hush=False", "FAIL", "ERROR"
        ),
        Attack(
            "answer_in_place_of_the_worker",
            """
import sys, gc
def matmul(A, B):
    for module in list(sys.modules.values()):
        name = getattr(module, "__name__", "")
        if name.startswith("inside"):
            for attribute in ("encode", "_answer", "_changed", "send"):
                if hasattr(module, attribute):
                    setattr(module, attribute, lambda *a, **k: b"T")
    return 0
""",
            verdicts=("TIMEOUT", "ERROR"),
        ),
        Attack(
            "rewrite_the_frames_of_the_worker",
            """
import sys, ctypes
def matmul(A, B):
    frame = sys._getframe(1)
    while frame is not None:
        for name in ("forbidden", "reply", "value", "data", "arguments"):
            if name in frame.f_locals:
                frame.f_locals[name] = ("value", b"T", ())
                ctypes.pythonapi.PyFrame_LocalsToFast(ctypes.py_object(frame), ctypes.c_int(0))
        frame = frame.f_back
    return 0
""",
            verdicts=("FAIL", "ERROR"),
        ),
        Attack(
            "trace_the_worker",
            NOTHING
            + """
import sys
def tracer(frame, event, argument):
    if event == "return" and "matmul" in frame.f_code.co_name:
        frame.f_locals["value"] = 1
    return tracer
sys.settrace(tracer)
""",
        ),
        Attack(
            "a_handle_forged",
            "from inside.wire import Handle\ndef matmul(A, B):\n    return Handle('grader', 1, 'function', 'x')\n",
        ),
        Attack(
            "every_handle_of_the_grader",
            "from inside.wire import Handle\ndef matmul(A, B):\n    return [Handle('grader', n, 'object', 'x') for n in range(2000)]\n",
            verdicts=("FAIL", "ERROR"),
        ),
        Attack(
            "an_exception_as_an_answer",
            "from inside.wire import Raised\ndef matmul(A, B):\n    return Raised('AssertionError', (), '')\n",
        ),
        Attack(
            "a_verdict_as_an_answer", "def matmul(A, B):\n    return {'verdict': 'PASS', 'points': 4, 'score': 100}\n"
        ),
        *(
            Attack(
                f"raise_{kind.lower()}",
                f"class {kind}(Exception): pass\ndef matmul(A, B):\n    raise {kind}('.dot')\n",
                verdicts=("ERROR", "FAIL"),
            )
            for kind in ("GRADER", "SandboxFailed", "Disagreement", "NotDefined", "ReadyMade")
        ),
        Attack(
            "a_report_on_standard_output",
            """
import json, os, sys
def matmul(A, B):
    for number in (1, 2):
        os.write(number, json.dumps({"score": 100, "verdict": "PASS"}).encode())
    print("All tests passed!")
    os._exit(0)
""",
            verdicts=("ERROR",),
        ),
        Attack(
            "files_with_full_marks",
            """
def matmul(A, B):
    for name in ("results.json", "results.jsonl", "scores.csv", ".OTTER_LOG", "/tmp/results.json"):
        with open(name, "w") as file:
            file.write('{"score": 100, "verdict": "PASS"}')
    return 0
""",
            verdicts=("FAIL", "ERROR"),  # /tmp is a submission's own only where there are namespaces
        ),
        Attack(
            "a_grader_of_ones_own",
            NOTHING
            + """
import otter, builtins
otter.Notebook = type("Notebook", (), {"check": lambda self, name: "all tests passed", "score": 100})
grader = builtins.grader = otter.Notebook()
""",
        ),
        Attack(
            "a_background_process_that_answers_later",
            "import os, time\nif os.fork() == 0:\n    while True:\n        time.sleep(0.01)\n" + NOTHING,
        ),
    ),
)
