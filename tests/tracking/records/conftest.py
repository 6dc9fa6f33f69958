"""Databases for the tests: SQLite in a file, and PostgreSQL, started for the session on a socket of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text

from autograder.tracking.records.opening import open_records

sys.path.insert(0, str(Path(__file__).parent))  # for `made`, which the tests here share
USER = "postgres"  # PostgreSQL refuses to be run by root


def _programs() -> Path | None:
    """The newest PostgreSQL of this machine."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


def _as_user(*words: str) -> None:
    command = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups", *words] if not os.getuid() else words
    done = subprocess.run([*command], capture_output=True, text=True, cwd="/", timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a PostgreSQL server of our own, without a database's name."""
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed; on Debian: apt-get install postgresql")
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'nnmath[postgresql]'")
    folder = Path(tempfile.mkdtemp(prefix="nnmath-pg-"))
    try:
        if not os.getuid():
            shutil.chown(folder, USER, USER)
        _as_user(f"{programs}/initdb", "-D", f"{folder}/data", "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
        server = [f"{programs}/pg_ctl", "-D", f"{folder}/data", "-w", "-l", f"{folder}/log"]
        _as_user(*server, "-o", options, "start")
        try:
            yield f"postgresql+psycopg://{USER}@/{{}}?host={folder}"
        finally:
            _as_user(*server, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    """Each kind of database in turn."""
    return str(request.param)


@pytest.fixture
def address(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database of each kind."""
    if kind == "sqlite":
        yield f"sqlite:///{tmp_path / 'course.db'}"
    else:
        with a_database(request.getfixturevalue("postgresql"), "template1") as url:
            yield url


@contextmanager
def a_database(server: str, template: str) -> Iterator[str]:
    """The URL of a database on the server for as long as it is needed, made like another one."""
    name = f"test_{uuid.uuid4().hex}"
    admin = create_engine(server.format("postgres"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"create database {name} template {template}"))
    try:
        yield server.format(name)
    finally:
        with admin.connect() as connection:
            connection.execute(text(f"drop database {name} with (force)"))
        admin.dispose()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with all tables and nothing in them: a copy takes no time."""
    path = tmp_path_factory.mktemp("migrated") / "course.db"
    open_records(str(path)).dispose()
    return path


@pytest.fixture(scope="session")
def migrated_database(postgresql: str) -> Iterator[str]:
    """The name of such a database on the server."""
    with a_database(postgresql, "template1") as url:
        open_records(url).dispose()
        yield url.rpartition("?")[0].rpartition("/")[2]


@pytest.fixture
def ready(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of opened records without content."""
    if kind == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "course.db")
        yield f"sqlite:///{tmp_path / 'course.db'}"
    else:
        name = request.getfixturevalue("migrated_database")
        with a_database(request.getfixturevalue("postgresql"), name) as url:
            yield url


@pytest.fixture
def engine(ready: str) -> Iterator[Engine]:
    """Opened records."""
    opened = open_records(ready)
    yield opened
    opened.dispose()
