"""What a course remembers: who handed in what and when, what came of it, and what a person decided about it.

Nothing here is imported by pages or by grading without a database: SQLAlchemy is loaded by those who open records.
"""
