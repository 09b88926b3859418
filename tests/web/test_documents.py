"""What was attached to a case is given out again: the very bytes, to whom the case is open, and it is put down."""

import pytest

from govflow.app import App
from tests.web.applicant import APPLICANT
from tests.web.conftest import Reader, told
from tests.web.test_deciding import SERVICE, said

PDF = b"%PDF-1.4 \xd3\xeb not much of a document"


@pytest.fixture
def case(reader: Reader) -> str:
    reader.signs_in("mysal").sends("/clock", to="05.03.2018", back="/inbox")
    reader.opens("/cases/new", **SERVICE).sends("/cases/new", **SERVICE, **told(APPLICANT))
    return reader.path.rpartition("/")[2]


def attached(reader: Reader, case: str, name: str, content: bytes, media: str) -> str:
    """The address of a file that was attached."""
    reader.sends(f"/cases/{case}/documents", files={"file": (name, content, media)})
    return reader.page.split(f'href="/cases/{case}/papers/')[1].split('"')[0]


def test_an_attachment_comes_back_byte_for_byte_and_its_reading_is_put_down(reader: Reader, case: str, app: App):
    no = attached(reader, case, "туу куәлігі.pdf", PDF, "application/pdf")
    answer = reader.client.get(f"/cases/{case}/papers/{no}/file")
    assert answer.content == PDF
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''%D1%82")
    assert answer.headers["x-content-type-options"] == "nosniff"
    (read,) = said(app, case, "DocumentRead")
    assert str(read["no"]) == no
    assert "Мысалова Айна құжатты ашты" in reader.opens(f"/cases/{case}").words


@pytest.mark.parametrize(
    ("content", "claimed", "given"),
    [
        (b"<script>alert(1)</script>", "text/html", "application/octet-stream"),
        (b"<svg onload='x'/>", "image/png", "application/octet-stream"),
        (b"\x89PNG\r\n\x1a\n...", "application/pdf", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg", "image/jpeg"),
    ],
)
def test_a_file_is_given_out_as_what_its_bytes_are(
    reader: Reader, case: str, content: bytes, claimed: str, given: str
):
    no = attached(reader, case, 'a"\r\nb.html', content, claimed)
    answer = reader.client.get(f"/cases/{case}/papers/{no}/file")
    assert answer.headers["content-type"] == given
    assert answer.headers["content-disposition"].startswith("attachment;")


def test_no_file_is_given_to_who_has_nothing_to_do_with_the_case(reader: Reader, case: str):
    assert reader.client.get(f"/cases/{case}/papers/9999/file").status_code == 404
    no = attached(reader, case, "a.pdf", PDF, "application/pdf")
    for stranger in ("synaq", "design"):
        assert reader.signs_in(stranger).opens(f"/cases/{case}/papers/{no}/file").status == 404
    reader.client.cookies.clear()
    assert reader.opens(f"/cases/{case}/papers/{no}/file").path == "/sign-in"
