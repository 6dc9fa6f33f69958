"""The history of the tables, applied by `open_records`."""
