"""A table as Parquet, with its types: numbers, flags and moments are what they are. Needs pyarrow."""

from __future__ import annotations

import io
from datetime import datetime

from autograder.errors import UserError
from autograder.tracking.exports.tables import Table


class NeedsPyarrow(UserError):
    """The library that writes Parquet is not installed."""


def parquet(table: Table) -> bytes:
    """The bytes of the file.

    Raises
    ------
    NeedsPyarrow
        If it is not installed.
    """
    try:
        import pyarrow
        from pyarrow.parquet import write_table
    except ImportError:
        raise NeedsPyarrow("Parquet needs pyarrow; install it with `pip install 'nnmath[parquet]'`") from None
    kinds = {
        str: pyarrow.string(),
        bool: pyarrow.bool_(),
        int: pyarrow.int64(),
        float: pyarrow.float64(),
        datetime: pyarrow.timestamp("us", tz="UTC"),
    }
    columns = list(zip(*table.rows, strict=True)) or [()] * len(table.columns)
    arrays = [pyarrow.array(column, kinds[kind]) for column, kind in zip(columns, table.columns.values(), strict=True)]
    file = io.BytesIO()
    write_table(pyarrow.table(arrays, names=list(table.columns)), file)
    return file.getvalue()
