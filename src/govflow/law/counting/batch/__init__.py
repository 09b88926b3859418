"""Worked examples of deadlines as a table, each counted and compared with what the table expects.

The columns: id, start, term, unit; and zone, registered, week, calendar_as_of, suspended_from, resumed_on,
office_hours, territory, rule, expected_due where there is something to say. They may stand in any order, with
others between them.
"""

from govflow.law.counting.batch.examples import Example, count_example, written
from govflow.law.counting.batch.rows import Row, read_rows

__all__ = ["Example", "Row", "count_example", "read_rows", "written"]
