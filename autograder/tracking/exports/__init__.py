"""What was recorded, for other programs: one format a file, each from the same gathered term."""
