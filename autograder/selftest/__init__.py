"""Submissions that try to get points, secrets or trouble, and the run that proves that they get none."""
