"""The way to a database: SQLite or PostgreSQL, one set of tables, the same code."""
