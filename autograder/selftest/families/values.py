"""Hostile values: objects that equal everything, that lie about themselves, that are too large or not there."""

from __future__ import annotations

from autograder.selftest.attack import Attack, Family

HEAD = "import collections, enum, fractions, decimal, numpy as np\n"


def gives(name: str, expression: str, *verdicts: str, before: str = "") -> Attack:
    """An attack that answers with the value of an expression."""
    return Attack(name, f"{HEAD}{before}\ndef matmul(A, B):\n    return {expression}\n", verdicts=verdicts or ("FAIL",))


YES = """
class Yes:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __bool__(self): return True
    def __array__(self, *a, **k): return np.zeros((1, 1))
    def __float__(self): return 0.0
    def __abs__(self): return self
    def __sub__(self, other): return self
    __rsub__ = __add__ = __le__ = __lt__ = lambda self, other: True
    shape = (4, 5); ndim = 2; dtype = float; size = 20
"""
LIAR = """
class Liar(np.ndarray):
    def __eq__(self, other): return np.ones(self.shape, bool)
    def __sub__(self, other): return np.zeros(self.shape)
    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs): return True
"""

FAMILY = Family(
    "values",
    "hostile values",
    (
        gives("an_answer_that_equals_everything", "Yes()", before=YES),
        gives(
            "a_table_of_things_that_equal_everything",
            "np.array([[Yes()] * len(B[0])] * len(A), dtype=object)",
            before=YES,
        ),
        gives("a_list_of_things_that_equal_everything", "[[Yes()] * len(B[0])] * len(A)", before=YES),
        gives("an_array_with_a_mind_of_its_own", "np.zeros((len(A), len(B[0]))).view(Liar)", before=LIAR),
        gives(
            "a_number_that_equals_everything",
            "Zero(0)",
            before="class Zero(float):\n    def __eq__(self, other): return True\n    __sub__ = __rsub__ = lambda self, other: 0.0\n",
        ),
        gives(
            "a_list_that_lies_about_its_length",
            "Long()",
            before="class Long(list):\n    def __len__(self): return 10**9\n    def __iter__(self): return iter([0])\n",
        ),
        gives(
            "a_dictionary_that_has_every_key",
            "Every()",
            before="class Every(dict):\n    def __missing__(self, key): return 1\n    def items(self): return iter(int, 1)\n",
        ),
        gives(
            "a_text_that_is_any_text",
            "Any('x')",
            before="class Any(str):\n    def __eq__(self, other): return True\n    __hash__ = str.__hash__\n",
        ),
        gives("pickle_bomb", "Bomb()", before="class Bomb:\n    def __reduce__(self): return (print, ('boom',))\n"),
        gives("nan_everywhere", "np.full((len(A), len(B[0])), np.nan)"),
        gives("infinity_everywhere", "np.full((len(A), len(B[0])), np.inf)"),
        gives("an_empty_array", "np.empty((0, 0))"),
        gives("an_empty_array_with_endless_rows", "np.empty((2**40, 0))"),
        gives("a_scalar_for_a_table", "np.float64(0)"),
        gives("one_column_that_would_stretch", "np.zeros((len(A), 1))"),
        gives("a_masked_array", "np.ma.masked_all((len(A), len(B[0])))", "FAIL", "ERROR"),
        gives("a_matrix_of_texts", "np.array([['0'] * len(B[0])] * len(A))"),
        gives("a_structured_array", "np.zeros(3, dtype=[('a', float), ('b', int)])", "FAIL", "ERROR"),
        gives("times_and_dates", "np.array(['2026-01-01'], dtype='datetime64[D]')", "FAIL", "ERROR"),
        gives("a_whole_number_of_a_million_digits", "10**1_000_000", "FAIL", "ERROR"),
        gives("a_fraction_and_a_decimal", "[[fractions.Fraction(1, 3), decimal.Decimal('NaN')]]"),
        gives("a_generator_without_end", "iter(int, 1)", "FAIL", "ERROR"),
        gives("a_list_that_holds_itself", "knot", "FAIL", "ERROR", before="knot = []\nknot.append(knot)\n"),
        gives(
            "a_deep_list",
            "deep()",
            "FAIL",
            "ERROR",
            before="def deep():\n    x = []\n    for _ in range(100_000): x = [x]\n    return x\n",
        ),
        gives(
            "a_small_list_that_unfolds_without_end",
            "unfold()",
            "FAIL",
            "ERROR",
            before="def unfold():\n    x = [0] * 10\n    for _ in range(20): x = [x] * 10\n    return x\n",
        ),
        gives("a_huge_answer", "np.zeros((10_000, 10_000))", "FAIL", "ERROR"),
        gives("a_million_small_things", "[[] for _ in range(999_000)]", "FAIL", "ERROR", "TIMEOUT"),
        gives("a_hundred_thousand_arrays", "[np.zeros(1) for _ in range(200_000)]", "FAIL", "ERROR", "TIMEOUT"),
        gives("half_a_character", "'\\ud800' * 100"),
        gives("control_characters", "'\\x1b[2J\\x00\\u202e' * 10"),
        gives("a_class", "Yes", before=YES),
        gives("not_implemented", "NotImplemented"),
        gives("an_exception_class", "ValueError"),
        gives(
            "a_value_that_changes_while_it_is_read",
            "Moving([1, 2])",
            "FAIL",
            "ERROR",
            "TIMEOUT",
            before="class Moving(list):\n    def __iter__(self):\n        self.append(0)\n        return list.__iter__(self)\n    def __reduce__(self): return 1 / 0\n",
        ),
        Attack(
            "an_exception_whose_text_never_ends",
            "class Endless(Exception):\n    def __str__(self):\n        while True: pass\ndef matmul(A, B):\n    raise Endless\n",
            verdicts=("TIMEOUT",),
        ),
        Attack(
            "an_exception_with_a_name_of_a_million_characters",
            "def matmul(A, B):\n    raise type('X' * 1_000_000, (Exception,), {})('y' * 10_000_000)\n",
            verdicts=("ERROR",),
        ),
        Attack(
            "an_exception_group_without_end",
            "def matmul(A, B):\n    e = ExceptionGroup('x', [ValueError()])\n    for _ in range(500): e = ExceptionGroup('x', [e])\n    raise e\n",
            verdicts=("ERROR",),
        ),
    ),
)
