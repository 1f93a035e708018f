"""The only place that knows SQL: tables, migrations, statements, the Folder."""
