"""What Alembic runs: the migrations, on the connection that `open_records` gives."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transaction_per_migration=False)
context.run_migrations()
