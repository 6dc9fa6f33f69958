"""`open_records`: a database made, migrated or refused."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from autograder.tracking.records.database import WRITING, RecordsError, Unreachable, engine_for, explained, shown

HEAD = "scores_together"
"""The migration that this version of the package works with."""
MIGRATIONS = Path(__file__).parent / "migrations"
LOCK = (
    0x6E6E6D617468  # "nnmath": two programs that open a fresh PostgreSQL database make its tables one after the other
)


class NewerDatabase(RecordsError):
    """A database made by a version of the package that this one does not know."""


class ForeignDatabase(RecordsError):
    """A database with tables that are not ours."""


def open_records(address: str, *, make: bool = True) -> Engine:
    """The records at a URL or in a file, brought up to date where they are older.

    Where there is no such file one is made; not without `make`, for who only looks has mistyped its name.

    Raises
    ------
    RecordsError
        If the database is newer than this package, another program's, locked, damaged, or not there.
    """
    engine = engine_for(address)
    if not make:
        _must_be_there(engine)
    try:
        with explained(engine):
            with engine.connect() as connection:
                current = _revision(connection, shown(engine.url))
            if current != HEAD:
                _migrate(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _must_be_there(engine: Engine) -> None:
    file = engine.url.database
    if engine.dialect.name == "sqlite" and file and file != ":memory:" and not Path(file).exists():
        raise Unreachable(
            f"{file}: there is no such database; check the name, or make one: `nnmath grade … --db {file}`"
        )


def _revision(connection: Connection, where: str) -> str | None:
    """The migration that a database stands at, None for an empty one."""
    tables = set(inspect(connection).get_table_names())
    if "alembic_version" in tables and "submission" in tables:
        found = str(connection.execute(text("select version_num from alembic_version")).scalar())
        if found != HEAD and found not in _known():
            raise NewerDatabase(f"{where} was made by a newer nnmath ({found}); update with `pip install -U nnmath`")
        return found
    if tables:
        raise ForeignDatabase(f"{where} holds another program's tables ({min(tables)}, …); give an empty database")
    return None


def _known() -> set[str]:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}


def _migrate(engine: Engine) -> None:
    """All migrations that are missing, in one transaction; who comes second finds them done."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.execution_options(**{WRITING: True}).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text(f"select pg_advisory_xact_lock({LOCK})"))
        _revision(connection, shown(engine.url))
        config.attributes["connection"] = connection
        command.upgrade(config, HEAD)
