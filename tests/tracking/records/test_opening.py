"""A database is made, migrated, or refused in one line."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from autograder.tracking.records import database, opening
from autograder.tracking.records.database import BadUrl, RecordsError, Unreachable, engine_for, reading, writing
from autograder.tracking.records.opening import HEAD, MIGRATIONS, ForeignDatabase, NewerDatabase, open_records
from autograder.tracking.records.people import Course
from autograder.tracking.records.tables import METADATA


def test_migrations_make_exactly_the_tables_of_the_models(engine):
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_the_last_migration_is_the_one_the_package_works_with():
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_opening_again_keeps_what_is_there(address):
    first = open_records(address)
    with writing(first) as session:
        session.add(Course(name="MCV4U", made=opening_time(), drop_lowest=0))
    first.dispose()
    second = open_records(address)
    with reading(second) as session:
        assert [course.name for course in session.query(Course)] == ["MCV4U"]
    second.dispose()


def opening_time():
    from autograder.tracking.records.base import now

    return now()


def test_a_newer_database_is_refused_and_left_alone(address):
    engine = open_records(address)
    with engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = 'from_the_future'"))
    with pytest.raises(NewerDatabase, match=r"newer nnmath.*update"):
        open_records(address)
    with engine.connect() as connection:
        assert connection.execute(text("select version_num from alembic_version")).scalar() == "from_the_future"
    engine.dispose()


def test_another_programs_database_is_refused_and_left_alone(address):
    engine = engine_for(address)
    with engine.begin() as connection:
        connection.execute(text("create table recipes (name varchar)"))
    with pytest.raises(ForeignDatabase, match="recipes"):
        open_records(address)
    with engine.connect() as connection:
        assert connection.execute(text("select count(*) from recipes")).scalar() == 0
    engine.dispose()


def test_two_programs_may_open_a_fresh_database_at_once(address):
    code = f"from autograder.tracking.records.opening import open_records; open_records({address!r}).dispose()"
    both = [subprocess.Popen([sys.executable, "-W", "error", "-c", code], stderr=subprocess.PIPE) for _ in range(2)]
    said = [process.communicate(timeout=120)[1].decode() for process in both]
    assert [process.returncode for process in both] == [0, 0], said


def one_line(error):
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "course.db"
    path.write_bytes(b"this is a letter, not a database" * 100)
    with pytest.raises(Unreachable, match="is no database") as error:
        open_records(str(path))
    one_line(error)
    assert path.read_bytes() == b"this is a letter, not a database" * 100


def test_a_damaged_database_is_one_line(tmp_path):
    path = tmp_path / "course.db"
    open_records(str(path)).dispose()
    whole = bytearray(path.read_bytes())
    whole[100:] = b"\xff" * (len(whole) - 100)
    path.write_bytes(bytes(whole))
    with pytest.raises(Unreachable, match="backup") as error:
        open_records(str(path))
    one_line(error)


def test_a_locked_database_is_one_line(tmp_path, monkeypatch):
    path = tmp_path / "course.db"
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin exclusive")
        with pytest.raises(Unreachable, match="held by another program") as error:
            open_records(str(path))
    one_line(error)


def test_who_opens_a_database_while_another_makes_it_waits(tmp_path):
    path = tmp_path / "course.db"
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("begin immediate")  # SQLite refuses a change of its journal at once then, whatever its timeout
        release = threading.Timer(0.2, other.rollback)
        release.start()
        open_records(str(path)).dispose()
        release.join()


@pytest.mark.parametrize("address", ["mysql://root@host/db", "://", "nowhere://x", "postgresql://u:secret@h:port/x"])
def test_no_address_of_a_database_is_one_line_without_the_password(address):
    with pytest.raises(BadUrl) as error:
        open_records(address)
    assert "secret" not in one_line(error)


def test_a_folder_that_is_not_there_is_one_line(tmp_path):
    with pytest.raises(Unreachable, match="make it first"):
        open_records(str(tmp_path / "no" / "course.db"))


def test_a_server_that_is_not_there_is_one_line():
    pytest.importorskip("psycopg")
    with pytest.raises(RecordsError, match="cannot be reached") as error:
        open_records("postgresql://someone:secret@127.0.0.1:1/course")
    assert "secret" not in one_line(error)


def test_sqlite_is_opened_so_that_what_is_written_stays_written(tmp_path):
    engine = open_records(str(tmp_path / "course.db"))
    with engine.connect() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    engine.dispose()


def test_a_transaction_that_fails_leaves_nothing(engine):
    class Stop(Exception):
        pass

    with pytest.raises(Stop), writing(engine) as session:
        session.add(Course(name="half", made=opening_time(), drop_lowest=0))
        session.flush()
        raise Stop
    with reading(engine) as session:
        assert session.query(Course).count() == 0


def test_a_known_database_is_opened_without_looking_at_migrations(tmp_path, monkeypatch):
    open_records(str(tmp_path / "course.db")).dispose()
    monkeypatch.setattr(opening, "_known", None)
    monkeypatch.setattr(opening, "_migrate", None)
    open_records(str(tmp_path / "course.db")).dispose()
