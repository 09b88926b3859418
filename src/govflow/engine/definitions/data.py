"""Which fact a reference to data means: BPMN leads from an activity's input over an association to an object."""

from govflow.engine.definitions.notes import Notes, child, children, id_of, referred, tag_of, text_of, words_of
from govflow.engine.definitions.safe_xml import Xml

MOST_STEPS = 5


def collection_of(reference: str, xml: Xml, notes: Notes) -> str | None:
    """FEEL for a collection: the fact of the object's name or, where nobody has recorded that, of its id."""
    found = _object(reference, xml, notes)
    if found is None:
        return reference if reference.isidentifier() else None
    names = [name for name in (words_of(found), id_of(found)) if name.isidentifier()]
    if len(names) < 2 or names[0] == names[1]:
        return names[0] if names else None
    return f"if {names[0]} != null then {names[0]} else {names[1]}"


def name_of(reference: str, xml: Xml, notes: Notes) -> str | None:
    """The fact that results are kept under."""
    found = _object(reference, xml, notes)
    names = [reference] if found is None else [words_of(found), id_of(found)]
    return next((name for name in names if name.isidentifier()), None)


def _object(reference: str, xml: Xml, notes: Notes) -> Xml | None:
    """What a reference comes to in the end."""
    found = notes.named.get(referred(reference, notes))
    for _ in range(MOST_STEPS):
        if found is None:
            return None
        further = found.get("dataObjectRef") or _associated(id_of(found), xml)
        following = notes.named.get(referred(further, notes)) if further else None
        if following is None or following is found:
            return found
        found = following
    return found


def _associated(id: str, xml: Xml) -> str:
    """The other end of the association that fills or empties an input or output of the activity."""
    for association in children(xml, "dataInputAssociation", "dataOutputAssociation"):
        source, target = (text_of(child(association, tag)) for tag in ("sourceRef", "targetRef"))
        is_input = tag_of(association) == "dataInputAssociation"
        here, there = (target, source) if is_input else (source, target)
        if here == id:
            return there
    return ""
