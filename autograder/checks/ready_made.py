"""The ready-made functions that a question may forbid, by full name.

`@` is the operator; a name that begins with a dot is a method, of whatever object.
"""

PRODUCTS = frozenset(
    {"@", "operator.matmul", "operator.imatmul", "math.sumprod"}
    | {"." + name for name in ("dot", "matmul", "__matmul__", "__rmatmul__", "__imatmul__", "mm", "mv", "bmm", "addmm")}
    | {
        "numpy." + name
        for name in (
            "dot matmul einsum einsum_path inner tensordot vdot vecdot matvec vecmat matrix asmatrix bmat mat convolve "
            "correlate linalg.multi_dot linalg.matmul linalg.vecdot linalg.tensordot linalg.matrix_power ma.dot "
            "ma.inner ma.innerproduct polymul polynomial.polynomial.polymul"
        ).split()
    }
    | {
        "torch." + name
        for name in (
            "dot matmul mm mv bmm addmm addmv baddbmm einsum inner tensordot vdot chain_matmul linalg.matmul "
            "linalg.multi_dot linalg.vecdot nn.functional.linear nn.functional.bilinear nn.Linear"
        ).split()
    }
    | {
        "scipy.linalg.blas",
        "scipy.sparse",
        "scipy.signal",
        "scipy.ndimage",
        "sklearn.utils.extmath.safe_sparse_dot",
        "sklearn.metrics.pairwise",
    }
)
"""Products of matrices and vectors; `numpy.outer`, sums and elementwise products are not among them."""

TANH = frozenset(
    {
        ".tanh",
        "numpy.tanh",
        "math.tanh",
        "cmath.tanh",
        "torch.tanh",
        "torch.nn.functional.tanh",
        "torch.nn.Tanh",
        "scipy.special",
    }
)
"""The hyperbolic tangent; exponentials, sinh and cosh are not among them."""

LINALG = frozenset({"numpy.linalg", "scipy.linalg", "torch.linalg", "torch.inverse", "torch.det", ".inverse", ".det"})
"""Determinants, inverses and solvers."""
