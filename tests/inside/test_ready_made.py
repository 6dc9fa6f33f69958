"""Ready-made functions refuse to work, by whatever name they are reached. Each case is a process of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent

REACHED = {
    "by its name": "import numpy as np\ndef f(A, B): return np.dot(A, B)",
    "by an alias": "from numpy import dot as d\ndef f(A, B): return d(A, B)",
    "as a default": "import numpy as np\ndef f(A, B, p=np.matmul): return p(A, B)",
    "as a default by keyword": "import numpy as np\ndef f(A, B, *, p=np.dot): return p(A, B)",
    "in a list": "import numpy as np\nt = [[np.dot]]\ndef f(A, B): return t[0][0](A, B)",
    "in a tuple": "import numpy as np\nt = (1, (np.dot,))\ndef f(A, B): return t[1][0](A, B)",
    "in a closure": "import numpy as np\ndef make(p):\n    def g(A, B): return p(A, B)\n    return g\nf = make(np.dot)",
    "in a partial": "import numpy as np, functools\nf = functools.partial(np.einsum, 'ij,jk->ik')",
    "in a class": "import numpy as np\nclass T: p = np.dot\ndef f(A, B): return T.p(A, B)",
    "in an object": "import numpy as np\nclass T: pass\nt = T(); t.p = np.dot\ndef f(A, B): return t.p(A, B)",
    "in a method": "import numpy as np\nclass T:\n    def m(self, A, B, p=np.dot): return p(A, B)\nf = T().m",
    "on a function": "import numpy as np\ndef f(A, B): return f.p(A, B)\nf.p = np.dot",
    "as a method of an array": "def f(A, B): return A.dot(B)",
    "by the name of the operator": "import operator\ndef f(A, B): return operator.matmul(A, B)",
    "as the operator's own method": "def f(A, B): return A.__matmul__(B)",
    "inside NumPy": "import numpy as np\ndef f(A, B): return np.linalg.multi_dot([A, B])",
    "as a matrix": "import numpy as np\ndef f(A, B): return np.matrix(A) * np.matrix(B)",
    "by text": "import numpy as np\ndef f(A, B): return eval('np.dot(A, B)')",
}

ALLOWED = {
    "sums and products": "import numpy as np\ndef f(A, B): return np.sum(A[:, :, None] * B[None], axis=1)",
    "NumPy's own questions about a class": (
        "import numpy as np\ndef f(A, B): return np.diag(np.diag(np.array([[19, 22], [43, 50]]))) + [[0, 22], [43, 0]]"
    ),
    "outer": "import numpy as np\ndef f(A, B): return sum(np.outer(A[:, k], B[k]) for k in range(2))",
    "loops": "def f(A, B): return [[sum(A[i][k] * B[k][j] for k in range(2)) for j in range(2)] for i in range(2)]",
}

PROGRAM = """
import sys
import numpy as np
from autograder.checks import PRODUCTS
from autograder.inside.ready_made import forbid
names = {"__name__": "__main__"}
exec(sys.argv[1], names)
A, B = np.array([[1, 2], [3, 4]]), np.array([[5, 6], [7, 8]])
forbid(sorted(PRODUCTS), names)
try:
    print(np.asarray(names["f"](A, B)).tolist())
except Exception as error:
    print(type(error).__name__)
"""


def outcome(text):
    done = subprocess.run([sys.executable, "-c", PROGRAM, text], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("text", REACHED.values(), ids=REACHED)
def test_a_ready_made_product_refuses(text):
    assert outcome(text) == "ReadyMade"


@pytest.mark.parametrize("text", ALLOWED.values(), ids=ALLOWED)
def test_what_is_allowed_still_works(text):
    assert outcome(text) == "[[19, 22], [43, 50]]"


def test_everything_that_a_forbidden_module_is_there_for_refuses():
    program = PROGRAM.replace("import PRODUCTS", "import LINALG as PRODUCTS")
    text = "import numpy as np\nfrom numpy.linalg import inv as turn_round\ndef f(A, B): return turn_round(A)"
    done = subprocess.run([sys.executable, "-c", program, text], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "ReadyMade", done.stderr


def test_nothing_is_imported_by_looking_for_it():
    program = "import sys, scipy\nbefore = set(sys.modules)\n" + PROGRAM + "\nassert 'scipy.signal' not in sys.modules"
    text = "def f(A, B): return 1"
    done = subprocess.run([sys.executable, "-c", program, text], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
