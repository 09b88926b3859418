"""The head of `regulation.yaml`: the act, and from and until when the edition is law."""

from govflow.languages import expected
from govflow.law.reading.documents import Node
from govflow.law.regulations import Act, InForce


def read_act(node: Node) -> Act:
    node.keys("body", "kind", "number", "signed_on", "registration", "registered_on")
    registration = node.find("registration")
    registered_on = node.find("registered_on")
    return Act(
        body=node.get("body").in_three_languages(),
        kind=node.get("kind").in_three_languages(),
        number=node.get("number").text(),
        signed_on=node.get("signed_on").day(),
        registration=registration.text() if registration else None,
        registered_on=registered_on.day() if registered_on else None,
    )


def read_in_force(node: Node) -> InForce:
    node.keys("since", "until", "rule", "assumed", "running_cases")
    until = node.find("until")
    since = node.get("since").day()
    if until and until.day() <= since:
        until.wrong(expected("day_after", day=since))
    return InForce(
        since=since,
        until=until.day() if until else None,
        rule=node.get("rule").in_three_languages(),
        is_assumed=node.get("assumed").yes_or_no(),
        running_cases=node.get("running_cases").one_of("finish", "move"),
    )
