"""Published curricula: their outcomes, how the course's own map to them, and their exchange as CASE 1.0."""
