"""Diagrams damaged at random, as bad exports and hasty hands damage them: still XML, hardly BPMN."""

from random import Random

from lxml import etree

GRAPHIC = "{http://www.omg.org/spec/BPMN/20100524/DI}BPMNDiagram"
SWAPS = ("task", "userTask", "serviceTask", "exclusiveGateway", "parallelGateway", "inclusiveGateway", "subProcess")


def damaged(xml: bytes, random: Random, times: int) -> bytes:
    root = etree.fromstring(xml)
    for diagram in root.findall(GRAPHIC):
        root.remove(diagram)
    for _ in range(times):
        random.choice((_without, _bare, _otherwise, _elsewhere, _again, _misnamed))(root, random)
    return etree.tostring(root)


def _any(root: etree._Element, random: Random) -> etree._Element:
    """Any element but the outermost two."""
    inside = [one for one in root.iter(etree.Element) if one is not root and one.getparent() is not root]
    return random.choice(inside) if inside else root


def _without(root: etree._Element, random: Random) -> None:
    one = _any(root, random)
    if one.getparent() is not None:
        one.getparent().remove(one)


def _bare(root: etree._Element, random: Random) -> None:
    one = _any(root, random)
    if one.attrib:
        del one.attrib[random.choice(sorted(one.attrib))]


def _otherwise(root: etree._Element, random: Random) -> None:
    one = _any(root, random)
    if etree.QName(one).localname in SWAPS:
        one.tag = f"{{{etree.QName(one).namespace}}}{random.choice(SWAPS)}"


def _elsewhere(root: etree._Element, random: Random) -> None:
    one, other = _any(root, random), _any(root, random)
    if one is not other and one not in other.iterancestors() and one.getparent() is not None:
        other.append(one)


def _again(root: etree._Element, random: Random) -> None:
    one = _any(root, random)
    if one.getparent() is not None:
        one.getparent().append(etree.fromstring(etree.tostring(one)))


def _misnamed(root: etree._Element, random: Random) -> None:
    one = _any(root, random)
    if one.attrib:
        one.set(random.choice(sorted(one.attrib)), random.choice(("", "x", "P", "never", "ü ö", "0")))
