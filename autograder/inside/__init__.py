"""Everything of ours that shares a process with a student's code. It imports nothing of ours but itself.

The grader side uses `wire` (the language of the pipe) and `names` (which names a text may reach) as well.
"""
