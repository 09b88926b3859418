"""Writing down what a step made of a case: the difference to what was read, and the ledger."""

from govflow.casework.cases import store as cases
from govflow.casework.cases.events import parts
from govflow.casework.cases.values import changed
from govflow.casework.deadlines import store as deadlines
from govflow.casework.desk.casefile import CaseFile
from govflow.casework.documents import store as documents
from govflow.casework.inbox import store as inbox
from govflow.casework.ledger import store as ledger
from govflow.casework.ledger.chain import first_link, next_entry
from govflow.casework.notices import store as notices
from govflow.casework.signatures import store as signatures
from govflow.clock import technical_now
from govflow.database import Rows


def keep(file: CaseFile, rows: Rows, profile: str) -> None:
    """Collect the rows of a case file. One that nothing happened to writes nothing but drafts."""
    if file.happened:
        _keep_ledger(file, rows, profile)
    case, before = file.case, file.before
    cases.keep_case(rows, before.case, case)
    cases.keep_facts(rows, case, file.facts_changed)
    inbox.keep_items(rows, case.id, case.service, case.state, before.items, file.items)
    if before.case is not None and before.case.state != case.state:
        inbox.keep_state(rows, case.id, case.state, file.items)
    deadlines.keep_clocks(rows, case.id, case.service, before.clocks, file.clocks)
    _keep_collected(file, rows)


def _keep_ledger(file: CaseFile, rows: Rows, profile: str) -> None:
    """Chain what happened to what happened before."""
    seq, previous = file.case.seq, file.case.head or first_link(file.case.id, profile)
    recorded_at = technical_now()
    for said in file.happened:
        seq += 1
        openly, apart = parts(said.event)
        entry = next_entry(
            file.case.id, seq, previous, event=type(said.event).__name__, at=said.at, recorded_at=recorded_at,
            by=said.by, facts=openly, personal=apart,
        )  # fmt: skip
        ledger.append(rows, entry)
        previous = entry.digest
    run = file.run.freeze() if file.run is not None else file.case.run
    last_no = max(file.last_no, file.case.last_no)
    file.case = changed(file.case, seq=seq, head=previous, run=run, last_no=last_no)


def _keep_collected(file: CaseFile, rows: Rows) -> None:
    case = file.case.id
    for document in file.documents:
        documents.keep_document(rows, case, document)
    for signature in file.signatures:
        signatures.keep_signature(rows, case, signature)
    for notice in file.notices:
        notices.keep_notice(rows, case, notice)
    for incident in file.incidents:
        cases.keep_incident(rows, case, incident)
    for no, name, payload, at in file.signals:
        cases.throw_signal(rows, case, no, name, payload, at)
    for no, message, payload, at in file.letters:
        cases.put_mail(rows, case, no, message, payload, at)
