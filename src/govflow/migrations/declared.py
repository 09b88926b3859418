"""Every table of the product, declared by its area."""

from govflow.casework.cases import store as cases
from govflow.casework.deadlines import store as deadlines
from govflow.casework.decrees import store as decrees
from govflow.casework.documents import store as documents
from govflow.casework.inbox import store as inbox
from govflow.casework.ledger import store as ledger
from govflow.casework.notices import store as notices
from govflow.casework.people import store as people
from govflow.casework.signatures import store as signatures

STORES = (cases, people, inbox, deadlines, documents, signatures, notices, ledger, decrees)
