"""How to reach the database: engine, unit of work, journal, paging, migrations."""
