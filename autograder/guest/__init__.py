"""Our engine as a guest in graders that schools already have: Otter, Gradescope, nbgrader.

Two halves. What makes packages (`archive.py`, `nbgrader.py`) runs at the teacher's desk. What is inside a package
(`container.py`, `otter_plugin.py`) runs where the host puts it, grades with the same pipeline as `nnmath grade`, and
fills in the host's own results. The host never executes a submission.
"""
