"""Ready-made products by other names, where the work has to be done by hand."""

from __future__ import annotations

from autograder.selftest.attack import Attack, Family


def by(name: str, code: str, *verdicts: str) -> Attack:
    """An attack whose answers are right and not its own."""
    return Attack(name, "import numpy as np\n" + code, verdicts=verdicts or ("FAIL",))


FAMILY = Family(
    "ready_made",
    "ready-made functions by other names",
    (
        by("the_operator", "def matmul(A, B):\n    return np.asarray(A) @ np.asarray(B)\n"),
        by("another_name", "from numpy import dot as add_up\ndef matmul(A, B):\n    return add_up(A, B)\n"),
        by("in_a_container", "tools = {'x': [np.dot]}\ndef matmul(A, B):\n    return tools['x'][0](A, B)\n"),
        by("by_text", "def matmul(A, B):\n    return getattr(np, 'do' + 't')(A, B)\n"),
        by("by_eval", "def matmul(A, B):\n    return eval('np.asarray(A) @ np.asarray(B)')\n"),
        by("by_default", "def matmul(A, B, together=np.matmul):\n    return together(A, B)\n"),
        by(
            "in_a_class",
            'class Helper:\n    def __call__(self, A, B): return np.einsum("ij,jk->ik", A, B)\nmatmul = Helper()\n',
        ),
        by(
            "by_exec",
            "space = {}\nexec('def f(A, B): return np.dot(A, B)', {'np': np}, space)\ndef matmul(A, B):\n    return space['f'](A, B)\n",
            "FAIL",
            "ERROR",
        ),
        by("by_partial", "import functools\nmatmul = functools.partial(np.matmul)\n"),
        by(
            "by_the_operator_module",
            "import operator\ndef matmul(A, B):\n    return operator.matmul(np.asarray(A), np.asarray(B))\n",
        ),
        by("by_the_method", "def matmul(A, B):\n    return np.asarray(A).dot(np.asarray(B))\n"),
        by("by_the_dunder", "def matmul(A, B):\n    return np.asarray(A).__matmul__(np.asarray(B))\n"),
        by("by_a_map", "def matmul(A, B):\n    return list(map(np.dot, [A], [B]))[0]\n"),
    ),
)
