"""What a user can mend, in one line: what is wrong, where, what to do."""


class UserError(Exception):
    """The base of every error that the command line prints as one line."""
