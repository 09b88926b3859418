"""What may happen to a case. Each is an entry of its ledger and a sentence of its story.

A field marked personal is kept apart from the chained entry. Moments are the case's own (business) moments.
"""

from govflow.casework.cases.events.clocks import (
    AlertRepeated,
    DeadlineCancelled,
    DeadlineEndedLate,
    DeadlineExpected,
    DeadlineExtended,
    DeadlineMet,
    DeadlineMissed,
    DeadlineMovedByDecree,
    DeadlinePaused,
    DeadlineRecounted,
    DeadlineReplaced,
    DeadlineResumed,
    DeadlineSet,
    LatenessCured,
    OfClocks,
    TimerRang,
)
from govflow.casework.cases.events.outside import (
    MessageAwaited,
    MessageKept,
    MessageReceived,
    MessageSent,
    OfTheWorldOutside,
    ReplyAwaited,
    ReplyReceived,
    SignalHeard,
    SignalThrown,
)
from govflow.casework.cases.events.papers import (
    DocumentAttached,
    DocumentRead,
    OfPapers,
    PaperDrawnUp,
    PaperSigned,
)
from govflow.casework.cases.events.personal import PERSONAL, parts
from govflow.casework.cases.events.tasks import (
    OfTasks,
    TaskClaimed,
    TaskCompleted,
    TaskHandedOver,
    TaskOffered,
    TaskReleased,
    TaskTakenBack,
    TaskWithdrawn,
    WayChosen,
)
from govflow.casework.cases.events.the_case import (
    CaseCancelled,
    CaseClosed,
    CaseOpened,
    CaseRead,
    DecisionMade,
    MomentMarked,
    OfTheCase,
    StateTaken,
)
from govflow.casework.cases.events.trouble import (
    IncidentHappened,
    IncidentRetried,
    OfTrouble,
)

CaseEvent = OfTheCase | OfTasks | OfTheWorldOutside | OfClocks | OfPapers | OfTrouble
EVENT_NAMES = tuple(kind.__name__ for kind in CaseEvent.__args__)

__all__ = [
    "EVENT_NAMES",
    "PERSONAL",
    "AlertRepeated",
    "CaseCancelled",
    "CaseClosed",
    "CaseEvent",
    "CaseOpened",
    "CaseRead",
    "DeadlineCancelled",
    "DeadlineEndedLate",
    "DeadlineExpected",
    "DeadlineExtended",
    "DeadlineMet",
    "DeadlineMissed",
    "DeadlineMovedByDecree",
    "DeadlinePaused",
    "DeadlineRecounted",
    "DeadlineReplaced",
    "DeadlineResumed",
    "DeadlineSet",
    "DecisionMade",
    "DocumentAttached",
    "DocumentRead",
    "IncidentHappened",
    "IncidentRetried",
    "LatenessCured",
    "MessageAwaited",
    "MessageKept",
    "MessageReceived",
    "MessageSent",
    "MomentMarked",
    "PaperDrawnUp",
    "PaperSigned",
    "ReplyAwaited",
    "ReplyReceived",
    "SignalHeard",
    "SignalThrown",
    "StateTaken",
    "TaskClaimed",
    "TaskCompleted",
    "TaskHandedOver",
    "TaskOffered",
    "TaskReleased",
    "TaskTakenBack",
    "TaskWithdrawn",
    "TimerRang",
    "WayChosen",
    "parts",
]
