"""A designer uploads a diagram from another tool and runs a case on it; findings point at their elements."""

from pathlib import Path

import pytest

from govflow.languages import LANGUAGES
from tests.journeys.conftest import Picture, Visitor

CARD = Path(__file__).parents[1] / "web" / "library-card.bpmn"


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_foreign_diagram_becomes_a_service_and_a_case_runs_to_its_end(
    visitor: Visitor, picture: Picture, language: str
):
    visitor.speaks(language)
    visitor.signs_in("design")
    uploads(visitor, CARD)
    picture(f"upload-{language}")
    visitor.page.locator("#title").fill("Library card")
    visitor.page.locator("#lane-0").select_option("office/DESIGNER")
    visitor.page.locator("button.main").click()
    visitor.page.wait_for_url("**/designer/editions/*")
    visitor.meets_no_barrier()
    visitor.page.locator("a.button.main").click()
    visitor.page.locator("button.main").click()
    visitor.page.wait_for_url("**/cases/D-*")
    visitor.case = visitor.page.url.rpartition("/")[2]
    runs_to_the_end(visitor, picture, language)


def uploads(visitor: Visitor, path: Path) -> None:
    visitor.opens("/designer")
    visitor.meets_no_barrier()
    visitor.page.set_input_files("#file", path)
    visitor.page.locator("button.main").click()
    visitor.page.locator("[data-canvas] svg[data-element-id]").wait_for()
    assert visitor.page.locator(".bjs-powered-by").is_visible()
    visitor.meets_no_barrier()


def runs_to_the_end(visitor: Visitor, picture: Picture, language: str) -> None:
    visitor.does("design", "take")
    visitor.does("design", "check")
    visitor.signs_in("design")
    visitor.opens("/inbox")
    visitor.page.locator('[data-step="ok"] td:last-child').locator("a, button").click()
    visitor.page.get_by_label("yes, lives here").check()
    visitor.meets_no_barrier()
    picture(f"which-way-{language}")
    visitor.page.locator("button[value=complete]").click()
    visitor.page.wait_for_url(f"**/cases/{visitor.case}")
    visitor.does("design", "give")
    visitor.page.locator(".story li.closed").wait_for()
    picture(f"foreign-case-{language}")


@pytest.mark.slow
def test_a_finding_points_at_its_element_on_the_diagram(visitor: Visitor, picture: Picture, tmp_path: Path):
    dead = tmp_path / "dead.bpmn"
    dead.write_text(
        CARD.read_text(encoding="utf-8").replace(
            '<bpmn:sequenceFlow id="f6" sourceRef="give" targetRef="end" />', ""
        )
    )
    visitor.signs_in("design")
    uploads(visitor, dead)
    link = visitor.page.locator("tr[data-row] [data-element]").first
    element = link.get_attribute("data-element")
    link.click()
    visitor.page.locator(f'[data-element-id="{element}"].is-chosen').wait_for(state="attached")
    picture("finding")
