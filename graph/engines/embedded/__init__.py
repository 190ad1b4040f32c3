"""The embedded engine: SQLite through APSW, a typed table per kind, JSON made by the statement."""
