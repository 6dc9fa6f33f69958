"""From evidence to mastery: one method a file, each for all students and outcomes at once."""
