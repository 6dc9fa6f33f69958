"""1EdTech CASE 1.0: frameworks as JSON packages, read with its rules and written by them."""
