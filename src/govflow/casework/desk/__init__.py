"""One transaction: what an action reads and writes, committed here and nowhere else.

An action fetches a case file, lets the engine move until it waits, and says what happened. What follows from that
for the items, clocks and papers of the case is worked out here, in memory, and written at the end.
"""

from govflow.casework.desk.casefile import CaseFile
from govflow.casework.desk.house import House
from govflow.casework.desk.opened import Desk, open_desk, open_reading, read_file, read_file_around

__all__ = ["CaseFile", "Desk", "House", "open_desk", "open_reading", "read_file", "read_file_around"]
