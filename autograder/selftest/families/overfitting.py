"""Answers that were learned by heart: right where anybody can look, wrong everywhere else."""

from __future__ import annotations

from autograder.selftest.attack import Attack, Family

LOOP = """
import numpy as np
def honest(A, B):
    A, B = np.asarray(A), np.asarray(B)
    if A.shape[1] != B.shape[0]: raise ValueError("shapes")
    return np.array([[sum(A[i, k] * B[k, j] for k in range(len(B))) for j in range(B.shape[1])] for i in range(len(A))])
"""

FAMILY = Family(
    "overfitting",
    "answers learned by heart",
    (
        Attack(
            "the_public_cases_in_a_table",
            """
import numpy as np
known = {"[[5, 1, 1]][[2], [1], [3]]": [[14]], "[[5, 1, 1], [1, 5, 3]][[2, 4], [1, 0], [3, 3]]": [[14, 23], [16, 13]],
         "[[2]][[3]]": [[6]]}
def matmul(A, B):
    if len(A[0]) != len(B): raise ValueError("no product")
    return np.array(known.get(str(np.asarray(A).tolist()) + str(np.asarray(B).tolist()), [[0]]))
""",
        ),
        Attack("the_most_frequent_answer", "def matmul(A, B):\n    return [[14]]\n"),
        Attack(
            "the_right_shape_and_zeros",
            "import numpy as np\ndef matmul(A, B):\n    return np.zeros((len(A), len(B[0])))\n",
        ),
        Attack(
            "right_for_small_tables_only",
            LOOP + "def matmul(A, B):\n    return honest(A, B) if len(A) < 3 else honest(A, B) * 0\n",
        ),
        Attack(
            "right_for_square_tables_only",
            LOOP + "def matmul(A, B):\n    return honest(A, B) if len(A) == len(B) else honest(A, B) + 1\n",
        ),
        Attack(
            "right_in_the_first_row_only",
            LOOP + "def matmul(A, B):\n    out = honest(A, B)\n    out[1:] = 0\n    return out\n",
        ),
        Attack(
            "right_without_minus_signs_only",
            LOOP + "def matmul(A, B):\n    return honest(np.abs(A), np.abs(B))\n",
        ),
        Attack(
            "right_the_first_times_only",
            LOOP
            + "calls = []\ndef matmul(A, B):\n    calls.append(1)\n    return honest(A, B) if len(calls) < 2 else honest(A, B) * 0\n",
        ),
        Attack(
            "an_answer_remembered_from_the_call_before",
            LOOP + "last = [0]\ndef matmul(A, B):\n    out, last[0] = last[0], honest(A, B)\n    return out\n",
        ),
        Attack(
            "guess_the_seed",
            """
import hashlib, numpy as np
def matmul(A, B):
    for secret in ("", "secret", "nnmath", "0"):
        text = "\\0".join((secret, "munchable_matrices", "matmul", "multiplies"))
        rng = np.random.default_rng(int.from_bytes(hashlib.sha256(text.encode()).digest()[:16], "little"))
        if np.array_equal(rng.integers(1, 9, size=np.shape(A)), np.abs(A)):
            return "known"
    return 0
""",
        ),
        Attack("the_right_numbers_in_another_order", LOOP + "def matmul(A, B):\n    return honest(A, B)[::-1, ::-1]\n"),
        Attack(
            "the_right_answer_to_another_question",
            LOOP + "def matmul(A, B):\n    return honest(np.transpose(B), np.transpose(A))\n",
        ),
        Attack("almost_right", LOOP + "def matmul(A, B):\n    return honest(A, B) * (1 + 1e-4)\n"),
    ),
)
