"""The names that diagrams use: namespaces, kinds of elements, and what is drawn but not run."""

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DIALECTS_OF_BPMN = (
    BPMN,
    "http://schema.omg.org/spec/BPMN/2.0",
    "http://www.omg.org/spec/BPMN/20100501/MODEL",
    "http://www.omg.org/bpmn20",
)
GOVFLOW = "https://govflow.kz/bpmn"
ZEEBE = "http://camunda.org/schema/zeebe/1.0"
SPIFF = "http://spiffworkflow.org/bpmn/schema/1.0/core"
# Camunda 7, Flowable and Activiti are of one family and share their attribute names.
CAMUNDA_FAMILY = (
    "http://camunda.org/schema/1.0/bpmn",
    "http://activiti.org/bpmn",
    "http://flowable.org/bpmn",
    "http://flowable.org/design",
)
PRODUCTS = {
    "http://camunda.org/schema/1.0/bpmn": "Camunda 7",
    ZEEBE: "Camunda 8",
    "http://flowable.org/bpmn": "Flowable",
    "http://flowable.org/design": "Flowable",
    "http://activiti.org/bpmn": "Activiti",
    SPIFF: "SpiffWorkflow",
}

# What else is taken for BPMN, told by a piece of its namespace or root element.
OTHER_FORMATS = {
    "wfmc.org": "XPDL",
    "bpmn.org": "BPMN 1",
    "bpmndiagram": "BPMN 1",
    "/bpmn/1": "BPMN 1",
    "wsbpel": "BPEL",
    "business-process": "BPEL",
    "/dmn/": "DMN",
    "/cmmn/": "CMMN",
    "jbpm.org/jpdl": "jPDL",
    "visio": "Visio",
    "mxfile": "draw.io",
    "mxgraphmodel": "draw.io",
    "epml": "EPML",
    "pnml": "PNML",
    "xmi": "XMI",
    "archimate": "ArchiMate",
    " aml": "ARIS AML",
    " html": "HTML",
    " svg": "SVG",
    "xpdl": "XPDL",
}

_TASKS = "task userTask manualTask serviceTask sendTask receiveTask businessRuleTask scriptTask callActivity"
_FRAMES = "subProcess transaction adHocSubProcess"
_GATEWAYS = "exclusiveGateway parallelGateway inclusiveGateway complexGateway eventBasedGateway"
_EVENTS = "startEvent endEvent intermediateCatchEvent intermediateThrowEvent boundaryEvent implicitThrowEvent"
TASKS = frozenset(_TASKS.split())
FRAMES = frozenset(_FRAMES.split())
ACTIVITIES = TASKS | FRAMES
GATEWAYS = frozenset(_GATEWAYS.split())
EVENTS = frozenset(_EVENTS.split())
NODES = ACTIVITIES | GATEWAYS | EVENTS

GLOBAL_TASKS = {
    "globalTask": "task",
    "globalUserTask": "userTask",
    "globalManualTask": "manualTask",
    "globalScriptTask": "scriptTask",
    "globalBusinessRuleTask": "businessRuleTask",
}

_NOT_RUN = "callChoreography choreographyTask subChoreography callConversation subConversation conversation"
NOT_RUN = frozenset(_NOT_RUN.split())

# Carried and drawn, without a part in execution.
_DRAWN_ONLY = """
    documentation extensionElements auditing monitoring laneSet dataObject dataObjectReference
    dataStoreReference dataInput dataOutput ioSpecification ioBinding property textAnnotation group association
    dataInputAssociation dataOutputAssociation resourceRole performer humanPerformer potentialOwner
    correlationSubscription supports supportedInterfaceRef category artifact text incoming outgoing
    completionCondition multiInstanceLoopCharacteristics standardLoopCharacteristics sequenceFlow
    import relationship
"""
DRAWN_ONLY = frozenset(_DRAWN_ONLY.split())

TRIGGERS = {
    "messageEventDefinition": "message",
    "timerEventDefinition": "timer",
    "signalEventDefinition": "signal",
    "errorEventDefinition": "error",
    "escalationEventDefinition": "escalation",
    "conditionalEventDefinition": "conditional",
    "linkEventDefinition": "link",
    "compensateEventDefinition": "compensation",
    "cancelEventDefinition": "cancel",
    "terminateEventDefinition": "terminate",
}
