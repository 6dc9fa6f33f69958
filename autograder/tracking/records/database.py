"""A database as an engine with our settings, and the two ways to use one: to read, and to write in one transaction."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.orm import Session

from autograder.errors import UserError

BUSY_SECONDS = 30.0  # how long one grader waits for another's transaction, which takes milliseconds
WRITING = "nnmath_writing"


class RecordsError(UserError):
    """A database that cannot be used: one line with the reason and the remedy."""


class BadUrl(RecordsError):
    """No address of a database."""


class Unreachable(RecordsError):
    """A database that is locked, damaged, or not there."""


def engine_for(address: str) -> Engine:
    """An engine for a URL or a file; nothing is opened yet.

    Raises
    ------
    BadUrl
        If it is neither.
    """
    url = _url(address)
    if url.get_backend_name() == "sqlite":
        return _sqlite(url)
    try:
        return create_engine(url, pool_pre_ping=True)
    except ImportError:
        raise BadUrl(f"{shown(url)}: needs psycopg; install it with `pip install 'nnmath[postgresql]'`") from None


def shown(url: URL) -> str:
    """A URL as it may be printed: without its password."""
    return url.render_as_string(hide_password=True)


def _url(address: str) -> URL:
    if "://" not in address:
        address = f"sqlite:///{address}"
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        url = None
    name = url.get_backend_name() if url else ""
    if url is None or name not in ("sqlite", "postgresql"):
        kinds = "a file such as course.db, sqlite:///course.db, or postgresql://user@host/name"
        raise BadUrl(f"{re.sub(r':[^:@/]*@', ':***@', address)!r} is no database nnmath knows; give {kinds}")
    return url.set(drivername="postgresql+psycopg") if name == "postgresql" else url


def _sqlite(url: URL) -> Engine:
    if url.database and url.database != ":memory:" and not Path(url.database).parent.is_dir():
        raise Unreachable(f"{url.database}: there is no folder {Path(url.database).parent}; make it first")
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def settings(connection: Any, record: Any) -> None:
        connection.isolation_level = None  # we begin transactions ourselves, see below
        _write_ahead(connection)
        for pragma in (
            "synchronous = FULL",  # what was reported as recorded is on the disk, also when the power goes
            "foreign_keys = ON",
            "cache_size = -65536",  # KiB: indexes of a large school's term stay in memory, instead of SQLite's 2 MiB
            "secure_delete = ON",  # who is forgotten is not left in free pages
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A transaction that reads first and writes later cannot wait for another writer, only fail: writers say so
        # when they begin, and then wait.
        writing = connection.get_execution_options().get(WRITING)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Write-ahead logging, with which readers do not wait for the writer.

    A fresh database is changed to it by its first program. Another one that opens it in the same moment is refused at
    once, whatever its timeout: SQLite sees that neither could ever go on. So it is asked again.
    """
    end = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
            time.sleep(0.01)
        else:
            return


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session that sees one state of the database."""
    with explained(engine), Session(engine) as session:
        yield session


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """A session whose changes are all there at its end, or none."""
    with explained(engine), Session(engine.execution_options(**{WRITING: True})) as session, session.begin():
        yield session


@contextmanager
def explained(engine: Engine) -> Iterator[None]:
    """Turns what a database refuses for reasons outside of our code into one line."""
    try:
        yield
    except DBAPIError as error:
        if line := _in_one_line(str(error.orig), shown(engine.url)):
            raise Unreachable(line) from error
        raise


REASONS = {
    "database is locked": "is held by another program for too long; end that program, then try again",
    "not a database": "is no database; give another file, or restore it from a backup",
    "malformed": "is damaged; restore it from a backup (`sqlite3 FILE .recover` saves what can be read)",
    "readonly database": "cannot be written; change its permissions, or copy it to a folder of yours",
    "unable to open": "cannot be opened; check the path and its permissions",
    "disk is full": "has no room left on its disk; make room, then run the same command again",
    "disk I/O error": "cannot be read or written; check that its disk has room left, and is sound",
    "connection failed": "cannot be reached; check that the server runs, and the host, user and password",
    "connection is lost": "closed the connection; run the same command again, what was recorded is kept",
    "terminating connection": "closed the connection; run the same command again, what was recorded is kept",
    "permission denied": "refuses this user; ask for the right to create and write tables",
}


def _in_one_line(reason: str, where: str) -> str | None:
    found = next((text for sign, text in REASONS.items() if sign in reason), None)
    return f"{where} {found}" if found else None
