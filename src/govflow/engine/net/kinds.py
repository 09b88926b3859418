"""Which kind of node an element becomes."""

from govflow.engine.definitions import Element
from govflow.engine.net.nodes import Kind

_KINDS = {
    "task": Kind.TASK,
    "userTask": Kind.TASK,
    "manualTask": Kind.TASK,
    "sendTask": Kind.SEND,
    "receiveTask": Kind.RECEIVE,
    "businessRuleTask": Kind.RULE,
    "callActivity": Kind.CALL,
    "subProcess": Kind.FRAME,
    "transaction": Kind.FRAME,
    "adHocSubProcess": Kind.ADHOC,
    "exclusiveGateway": Kind.XOR,
    "parallelGateway": Kind.AND,
    "inclusiveGateway": Kind.OR,
    "complexGateway": Kind.COMPLEX,
    "eventBasedGateway": Kind.EVENTS,
    "endEvent": Kind.END,
    "intermediateThrowEvent": Kind.THROW,
    "implicitThrowEvent": Kind.THROW,
    "serviceTask": Kind.WORK,
    "scriptTask": Kind.WORK,
}
_ASKS = frozenset({"serviceTask", "sendTask", "receiveTask", "businessRuleTask", "scriptTask"})


def kind_of(element: Element) -> Kind:
    if element.kind in _ASKS and element.attributes.get("system"):
        return Kind.SERVICE
    if element.kind == "intermediateCatchEvent":
        waits = any(trigger.kind != "link" for trigger in element.triggers)
        return Kind.CATCH if waits else Kind.PASS
    if element.kind == "eventBasedGateway" and element.needs_all:
        return Kind.AND  # every one of its events is waited for
    return _KINDS.get(element.kind, Kind.PASS)
