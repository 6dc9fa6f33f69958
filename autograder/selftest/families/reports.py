"""Texts that want to act: in the pages, in spreadsheets, on the teacher's terminal."""

from __future__ import annotations

from autograder.selftest.attack import Attack, Family

MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)><a href='javascript:alert(1)'>x</a>"
ESCAPES = "\x1b[2J\x1b]0;owned\x07\x9b31m\x1b]8;;http://192.0.2.1\x07x\x1b]8;;\x07\u202eevil\u202c"
TEMPLATE = "{{ 7 * 7 }}{% for x in [].__class__.__mro__ %}{{ x }}{% endfor %}${7*7}"
FORMULA = '=HYPERLINK("http://192.0.2.1";"x")'


def raises(name: str, text: str) -> Attack:
    """An attack whose exception carries a text."""
    return Attack(name, f"def matmul(A, B):\n    raise ValueError({text!r})\n", verdicts=("ERROR",))


def answers(name: str, text: str) -> Attack:
    """An attack whose answer is a text."""
    return Attack(name, f"def matmul(A, B):\n    return {text!r}\n")


def called(name: str, student: str) -> Attack:
    """Nothing done, by somebody whose name is the attack."""
    return Attack(name, "def matmul(A, B):\n    ...\n", worthless=(), student=student)


def words(name: str, text: str) -> Attack:
    """An attack in the learner's own words and in the headings of the notebook."""
    cells = f"# %% [markdown]\n# ## In your own words\n\n# %% [markdown]\n# {text}\n\n# %% [markdown]\n# # {text}\n"
    return Attack(name, f"{cells}\n# %%\n{text}\ndef matmul(A, B):\n    return 0\n")


FAMILY = Family(
    "reports",
    "injection into pages, tables and terminals",
    (
        raises("markup_in_an_exception", MARKUP),
        raises("escapes_in_an_exception", ESCAPES),
        raises("a_template_in_an_exception", TEMPLATE),
        raises("a_formula_in_an_exception", FORMULA),
        raises("an_exception_of_a_million_characters", "x" * 1_000_000),
        raises("marks_that_climb", "Z" + "\u0301" * 5000),
        answers("markup_as_an_answer", MARKUP),
        answers("escapes_as_an_answer", ESCAPES),
        answers("a_template_as_an_answer", TEMPLATE),
        answers("the_end_of_a_page", "</code></body></html><!--"),
        Attack(
            "markup_in_the_name_of_an_exception",
            f"def matmul(A, B):\n    raise type({MARKUP!r}, (Exception,), {{}})()\n",
            verdicts=("ERROR",),
        ),
        Attack(
            "escapes_in_the_name_of_a_class",
            f"def matmul(A, B):\n    return type({ESCAPES!r}, (), {{}})()\n",
        ),
        Attack("markup_in_the_keys", f"def matmul(A, B):\n    return {{{MARKUP!r}: 1, {ESCAPES!r}: 2}}\n"),
        words("markup_in_ones_own_words", MARKUP),
        words("escapes_in_ones_own_words", ESCAPES.replace("\x1b", "\x1b")),
        Attack(
            "markup_in_a_cell_that_raises",
            f"import numpy as np\nx = [][{MARKUP!r}]\ndef matmul(A, B):\n    return x\n",
            verdicts=("ERROR", "FAIL"),
        ),
        called("markup_as_a_name", "<script>alert(1)<|script>"),
        called("a_formula_as_a_name", '=HYPERLINK("http:192.0.2.1")'),
        called("a_command_as_a_name", "@SUM(1+1)*cmd|'C calc'!A0"),
        called("a_formula_after_a_space", " =1+1"),
        called("a_formula_in_wide_signs", "\uff1d1+1"),
        called("a_new_line_of_marks", "x\rmallory,munchable_matrices,matmul,4,4\r"),
        called("quotes_and_commas", 'x","munchable_matrices","matmul",4,4\n"'),
        called("escapes_as_a_name", "\x1b[2J\x1b]0;owned\x07\x9b31mrobin"),
        called("the_name_of_another_backwards", "\u202enibor\u202c"),
        called("a_line_of_its_own", "x\u2028nnmath: everything is well\u0085"),
        Attack("a_stack_of_notes", "".join(f"x{n} = (\n\n# %%\n" for n in range(80)), worthless=(), verdicts=("PASS",)),
    ),
)
