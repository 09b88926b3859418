"""The designer's pages: uploads of every kind, findings, a training service, the editions."""

import io
import zipfile
from pathlib import Path

import pytest

from govflow.languages import LANGUAGES
from tests.web.conftest import ROOT, Reader

CARD = Path(__file__).parent / "library-card.bpmn"
EXPORTS = sorted((ROOT / "tests" / "checks" / "exports").iterdir())
EDITION = ROOT / "processes" / "mothers-benefit" / "2018-02-11"


@pytest.fixture
def designer(reader: Reader) -> Reader:
    return reader.signs_in("design").opens("/designer")


def uploads(designer: Reader, content: bytes, name: str = "card.bpmn") -> Reader:
    return designer.opens("/designer").sends("/designer/uploads", files={"file": (name, content, "text/xml")})


def zipped(**files: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "."), content)
    return packed.getvalue()


def test_a_foreign_diagram_is_looked_at_opened_and_run(designer: Reader):
    uploads(designer, CARD.read_bytes())
    assert designer.path.startswith("/designer/uploads/")
    assert "«Desk» жолағы" in designer.words
    designer.sends(f"{designer.path}/open", title="Кітапхана картасы")
    assert designer.path.startswith("/designer/editions/")
    service = designer.page.split("/cases/new?service=")[1].split('"')[0]
    designer.opens("/cases/new", service=service).sends("/cases/new", service=service)
    assert designer.path.startswith("/cases/")
    assert "Take the request" in designer.words


def test_what_was_uploaded_comes_back_byte_for_byte(designer: Reader):
    uploads(designer, CARD.read_bytes())
    answer = designer.client.get(f"{designer.path}/diagram", params={"file": "card.bpmn"})
    assert answer.content == CARD.read_bytes()
    assert "sandbox" in answer.headers["content-security-policy"], "whatever it says, it is never a page of ours"
    assert answer.headers["content-disposition"] == "attachment"


NOISE = b"""<?xml version='1.0' standalone='yes'?><?keep this?>
<!-- before --><definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:v='urn:v' v:b='2' v:a='1'>
<process id='P'><task id='A' name='a &#10; b'><documentation><![CDATA[<b>&</b>]]></documentation>
<extensionElements><v:x  y = "1"/><?in here?><!-- kept --></extensionElements></task></process>
<di:BPMNDiagram xmlns:di='http://www.omg.org/spec/BPMN/20100524/DI'/></definitions><!-- after -->\r\n"""


@pytest.mark.parametrize("path", [None, *EXPORTS], ids=lambda path: path.name if path else "noise")
def test_any_diagram_comes_back_byte_for_byte(designer: Reader, path: Path | None):
    content = path.read_bytes() if path else NOISE
    uploads(designer, content, "drawn.bpmn")
    answer = designer.client.get(f"{designer.path}/diagram", params={"file": "drawn.bpmn"})
    assert answer.content == content


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fault_is_told_with_its_element_and_line(designer: Reader, language: str):
    broken = CARD.read_bytes().replace(b'userTask id="give"', b'userTask id="take"')
    designer.speaks(language)
    uploads(designer, broken)
    assert {"kk": "орындалмайды", "ru": "не исполняется", "en": "refused"}[language] in designer.words
    assert 'data-element="take"' in designer.page
    assert "<td data-name" in designer.page
    assert "/open" not in designer.page


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "бос"),
        (b"\x89PNG\r\n", "XML де, ZIP те емес"),
        (b"PK\x03\x04broken", "бүлінген"),
        (zipped(readme__txt=b"hello"), "сызбасы жоқ"),
        (b"x" * 21_000_000, "тым үлкен"),
    ],
)
def test_an_upload_that_is_nothing_is_refused_with_its_reason(designer: Reader, content: bytes, reason: str):
    uploads(designer, content)
    assert designer.status == 422
    assert reason in designer.words


def test_a_zip_that_holds_more_than_it_says_is_not_unpacked(designer: Reader):
    packed = bytearray(zipped(card__bpmn=b"<" + b"a" * 100_000))
    size = packed.rfind(b"PK\x01\x02") + 24
    packed[size : size + 4] = (1000).to_bytes(4, "little")
    uploads(designer, bytes(packed))
    assert designer.status == 422
    assert "бүлінген" in designer.words


def test_markup_that_is_no_diagram_is_refused_by_the_check(designer: Reader):
    for content in (b"<html>", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", b"<x/>"):
        uploads(designer, content)
        assert designer.status == 200
        assert "орындалмайды" in designer.words


def test_several_diagrams_come_in_a_zip(designer: Reader):
    second = (
        CARD.read_bytes().replace(b'id="card"', b'id="other"').replace(b'processRef="card"', b'processRef="other"')
    )
    uploads(designer, zipped(one__bpmn=CARD.read_bytes(), two__bpmn=second), "both.zip")
    assert "one.bpmn" in designer.words
    assert designer.opens(designer.path, file="two.bpmn").status == 200


def test_an_edition_is_registered_from_its_zip(designer: Reader):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for file in sorted(EDITION.rglob("*")):
            if file.is_file():
                archive.write(file, file.relative_to(EDITION.parent))
        for file in sorted((ROOT / "forms").rglob("*.form")):
            archive.write(file, file.relative_to(ROOT))
    uploads(designer, packed.getvalue(), "edition.zip")
    assert designer.status == 200, designer.words
    designer.sends(f"{designer.path}/open")
    assert designer.path.startswith("/designer/editions/")
    assert "11-тармақ, 1) тармақша" in designer.words


def test_an_edition_shows_every_point_of_its_act_and_what_does_it(designer: Reader):
    link = designer.page.split('href="/designer/editions/')[1].split('"')[0]
    designer.opens(f"/designer/editions/{link}")
    assert designer.status == 200
    assert "I-02" in designer.words
    assert "қамтылмаған" not in designer.words
    assert designer.opens(f"/designer/editions/{link}", process="MB-P4").status == 200
    drawn = designer.client.get(f"/designer/editions/{link}/diagram", params={"process": "MB-P4"})
    assert b'id="MB-P4"' in drawn.content


@pytest.mark.parametrize("digest", ["0" * 64, "x", "..%2f..%2fetc"])
def test_what_was_never_uploaded_is_not_found(designer: Reader, digest: str):
    assert designer.opens(f"/designer/uploads/{digest}").status == 404


def test_a_lane_cannot_be_given_to_a_post_that_does_not_exist(designer: Reader):
    uploads(designer, CARD.read_bytes())
    designer.sends(f"{designer.path}/open", **{"lane-0": "nowhere/KING"})
    assert designer.status == 422


def test_only_a_designer_uploads(reader: Reader):
    reader.signs_in("mysal")
    assert reader.sends("/designer/uploads", files={"file": ("a.bpmn", b"<x/>", "text/xml")}).status == 403


def test_what_the_process_cannot_decide_is_told_and_waits_for_the_supervisor(designer: Reader):
    condition = b"<bpmn:conditionExpression>= age &gt; 18</bpmn:conditionExpression></bpmn:sequenceFlow>"
    undecided = CARD.read_bytes()
    for flow in (b'sourceRef="ok" targetRef="give" />', b'sourceRef="ok" targetRef="no" />'):
        undecided = undecided.replace(flow, flow.replace(b" />", b">" + condition))
    uploads(designer, undecided)
    designer.sends(f"{designer.path}/open", title="Library card")
    service = designer.page.split("/cases/new?service=")[1].split('"')[0]
    designer.opens("/cases/new", service=service).sends("/cases/new", service=service)
    case = designer.path.rpartition("/")[2]
    for _ in ("take", "check"):
        item = designer.opens("/inbox").page.split('action="/tasks/')[1].split("/claim")[0]
        designer.sends(f"/tasks/{item}/claim").sends(f"/tasks/{item}")
    assert designer.status == 409
    assert "алға жылжи алмады" in designer.opens(f"/cases/{case}").words
    assert case in designer.signs_in("super").words
    assert "cannot go on" not in designer.words
    assert "f4, f5" in designer.words
    number = designer.page.split(f"/overview/incidents/{case}/")[1].split('"')[0]
    assert designer.sends(f"/overview/incidents/{case}/{number}").status == 200


@pytest.mark.parametrize("kind", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA])
def test_a_damaged_zip_is_refused(designer: Reader, kind: int):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", kind) as archive:
        archive.writestr("a.bpmn", CARD.read_bytes())
    whole = packed.getvalue()
    start = whole.index(b"a.bpmn") + 20
    uploads(designer, whole[:start] + b"\xff" * 30 + whole[start + 30 :], "a.zip")
    assert designer.status == 422


@pytest.mark.parametrize("written", [b"", b"[]", b"a: [", b"\x00", b"\xff\xfe\xff", b"title: 5\n"])
def test_an_edition_that_cannot_be_read_is_refused_with_its_line(designer: Reader, written: bytes):
    uploads(designer, zipped(regulation__yaml=written, card__bpmn=CARD.read_bytes()), "edition.zip")
    designer.sends(f"{designer.path}/open")
    assert designer.status in (409, 422)
    assert "regulation.yaml:" in designer.words


def test_an_edition_whose_main_process_is_not_drawn_is_refused(designer: Reader):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in EDITION.rglob("*.yaml"):
            archive.writestr(str(path.relative_to(EDITION)), path.read_bytes())
        archive.writestr("card.bpmn", CARD.read_bytes())
    uploads(designer, packed.getvalue(), "edition.zip")
    designer.sends(f"{designer.path}/open")
    assert designer.status in (409, 422)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_edition_is_refused_with_file_line_what_was_expected_and_what_was_found(designer: Reader, language: str):
    law = (EDITION / "regulation.yaml").read_bytes()
    wrong = law.replace(b"length: 4 wd", b"length: four days", 1)
    line = wrong[: wrong.index(b"four days")].count(b"\n") + 1
    designer.speaks(language)
    uploads(designer, edition_with(wrong), "edition.zip")
    designer.sends(f"{designer.path}/open")
    assert designer.status == 422
    said = {"kk": "күтілгені – «30 wd» сияқты", "ru": "ожидалось – длительность", "en": "expected a length such as"}
    for words in (f"regulation.yaml:{line}:", said[language], "four days"):
        assert words in designer.words


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_edition_that_draws_no_process_is_told_so(designer: Reader, language: str):
    law = (EDITION / "regulation.yaml").read_bytes().replace(b"main_process: MB-P1", b"main_process: MB-P77", 1)
    designer.speaks(language)
    uploads(designer, edition_with(law), "edition.zip")
    designer.sends(f"{designer.path}/open")
    assert designer.status == 422
    assert {"kk": "сызылмаған", "ru": "не нарисован", "en": "is not drawn"}[language] in designer.words


def edition_with(law: bytes) -> bytes:
    """The shipped edition with another regulation.yaml."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for file in sorted(EDITION.rglob("*")):
            if file.is_file() and file.name != "regulation.yaml":
                archive.write(file, file.relative_to(EDITION.parent))
        archive.writestr(f"{EDITION.name}/regulation.yaml", law)
    return packed.getvalue()
