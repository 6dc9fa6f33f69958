"""The mathematics of the course in NumPy and PyTorch: one concept a file, each function its formula.

It imports nothing of the rest of the project, so it can be read, run and tested alone. Examples stand in columns: a
batch is (n, N). Only the PyTorch exercises use rows, (N, n).

The letters of mathematics have one meaning each.

Sizes
    n        inputs of a layer: columns of W, rows of x
    m        outputs of a layer: rows of W
    N        examples in a batch
    r        columns of the second table of a product that is no layer
A network
    x, X     one example as a column (n, 1); a batch (n, N)
    w, W     the weights of one neuron (n,); of a layer (m, n)
    b        the bias of one neuron, a number; of a layer (m, 1)
    z        weighted inputs, z = W x + b
    f        a function; in a layer, its activation function
    a        activations, a = f(z)
    alpha    slope of the leaky ReLU left of zero
    p        probabilities: a distribution (n,), or the output of softmax
    y, Y     the targets: what the network should have said; of a batch (n, N)
    C        the cost
    delta    how fast the cost changes with z: dC/dz, of the shape of z
    d_...    a derivative: d_sigmoid of sigmoid, and dW, db, da_in of the cost with respect to W, b, a_in
    h        a small step, for differences
Matrices that are no layers
    A, B     any two matrices; in a linear regression A is X with a row of ones below it
    v        w with b below it, as one column; A and v write w x + b as one product
    i, j, s  a row, a column, and what both share in a product
    k        a plain number that multiplies: in a multiple of a table, in a shear
    M        a transformation of the plane (2, 2)
    t        a translation (2, 1)
    theta    an angle in radians
    sx, sy   factors of scaling along the axes

What needs no letter has a name: learning_rate, labels, rng (a numpy.random.Generator). Where two letters of tradition
meet, the name wins: a straight line is slope and intercept, not m and c.
"""
