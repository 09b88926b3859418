"""The statements of the program written by hand, as plain as one writes them."""


def _insert(table: str, names: str) -> str:
    columns = names.split()
    marks = ", ".join("?" for _ in columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 - names of our own tables


NUMBER = (
    "INSERT INTO counters (name, last) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET last = counters.last + 1 "
    "RETURNING last"
)
CASE = _insert(
    "cases",
    "id service edition territory units opened_at opened_by source seq head last_no run acted papers zone "
    "applicant_name applicant_iin name_key",
)
TASK = """
SELECT cases.seq, cases.head, items.element, items.holder FROM items JOIN cases ON cases.id = items.case_id
WHERE items.case_id = ? AND items.wait = ?
"""
CLAIMED_CASE = "UPDATE cases SET seq = ?, head = ? WHERE id = ? AND seq = ?"
CLAIMED = "UPDATE items SET holder = ?, held_at = ? WHERE case_id = ? AND wait = ?"
HELD_TASK = """
SELECT cases.seq, cases.head, cases.last_no, items.element, items.holder, deadlines.due_on
FROM items JOIN cases ON cases.id = items.case_id JOIN deadlines ON deadlines.case_id = items.case_id
AND deadlines.activity = items.activity AND deadlines.ended_at IS NULL
WHERE items.case_id = ? AND items.wait = ?
"""
COMPLETED_CASE = (
    "UPDATE cases SET seq = ?, head = ?, last_no = ?, run = ?, acted = ?, outcome = ?, closed_at = ? "
    "WHERE id = ? AND seq = ?"
)
MET = "UPDATE deadlines SET state = 'met', officer = ?, rings_at = NULL, ended_at = ? WHERE case_id = ? AND no = ?"
DONE = "DELETE FROM items WHERE case_id = ? AND wait = ?"
FACT = _insert("facts", "case_id name value seq") + (
    " ON CONFLICT (case_id, name) DO UPDATE SET value = excluded.value, seq = excluded.seq"
)
ITEM = _insert(
    "items",
    "case_id wait service kind element process activity actor unit opened_at name choices due_on due_at order_at",
)
DEADLINE = _insert(
    "deadlines",
    "case_id no service term element process activity actor unit state length opened_at since_at due_on due_at "
    "rings_at calendar rests_from rests_to week extended extensions pauses counted changes",
)
ENTRY = _insert("ledger", "case_id seq event at by text digest")
PERSONAL = _insert("ledger_personal", "case_id seq salt text")
