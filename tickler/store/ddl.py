"""Writes the DDL that the declared tables stand for.

`python -m tickler.store.ddl` prints it: a new migration starts from the difference between this
and what the migrations so far make (a test holds the two together).
"""

import sys

import tickler.store.tables  # noqa: F401 - declares the tables


def ddl() -> str:
    """Return the CREATE statements of all tables and indexes, for SQLite."""
    from sqlalchemy.dialects import sqlite
    from sqlalchemy.schema import CreateIndex, CreateTable
    from sqlmodel import SQLModel

    dialect = sqlite.dialect()
    statements: list[str] = []
    for table in SQLModel.metadata.sorted_tables:
        statements.append(str(CreateTable(table).compile(dialect=dialect)))
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        statements.extend(str(CreateIndex(index).compile(dialect=dialect)) for index in indexes)
    return "".join(_tidy(statement) for statement in statements)


def _tidy(statement: str) -> str:
    lines = (line.rstrip().replace("\t", "    ") for line in statement.strip().splitlines())
    return "\n".join(line for line in lines if line) + ";\n\n"


if __name__ == "__main__":
    sys.stdout.write(ddl())
