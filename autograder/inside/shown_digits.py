"""scikit-learn's digits as a submission may know them, where no mount can lay another file over the library's own."""

from __future__ import annotations

import importlib
import os
from typing import Any

FILE = "digits.csv.gz"


def show_digits() -> None:
    """Lets scikit-learn, where it is imported, read its digits from the package that `NNMATH_DIGITS` names."""
    package = os.environ.get("NNMATH_DIGITS")
    if not package:
        return
    base: Any = importlib.import_module("sklearn.datasets._base")
    read = base.load_gzip_compressed_csv_data
    if read.__module__ == __name__:
        return

    def load_gzip_compressed_csv_data(data_file_name: str, **more: Any) -> Any:
        """The library's own, but for the place of one file."""
        return read(data_file_name, **more | ({"data_module": package} if data_file_name == FILE else {}))

    base.load_gzip_compressed_csv_data = load_gzip_compressed_csv_data
