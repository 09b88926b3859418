"""From files to an edition that cases can run under."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from govflow.casework.cases.editions import EVERYBODY, Post, ServedEdition
from govflow.engine import Definitions, Element, Model, compile_model, read_definitions
from govflow.engine.decisions import Decisions, compile_decisions, read_decisions
from govflow.languages import LANGUAGES, Text, say
from govflow.law.forms import Form, read_form
from govflow.law.reading import read_regulation
from govflow.law.regulations import Act, Actor, InForce, Regulation

FORM_NAME = re.compile(r"[\w-]+/\d+")


def serve_edition(folder: Path, forms: Path, setting: Mapping[str, Any] | None = None) -> ServedEdition:
    """The edition in a folder, with the forms its diagrams name, read with the named settings of the act if any."""
    files = {f"edition/{path.relative_to(folder)}": path.read_bytes() for path in sorted(_files(folder))}
    definitions = _definitions(files)
    named = _forms_named_in(element for one in definitions for element in one.elements.values())
    for form in sorted(named):
        path = forms / f"{form}.form"
        if path.exists():
            files[f"forms/{form}.form"] = path.read_bytes()
    return _served(
        files, definitions, read_regulation(folder, (setting or {}).get("settings")), forms, named, setting or {}
    )


def _forms_named_in(elements: Iterable[Element]) -> set[str]:
    """The forms that are named as ours are; a diagram from outside must not name a file elsewhere."""
    return {form for element in elements if FORM_NAME.fullmatch(form := element.attributes.get("form", ""))}


def _files(folder: Path) -> Iterable[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))


def _definitions(files: Mapping[str, bytes]) -> list[Definitions]:
    return [read_definitions(content, Path(path).name) for path, content in files.items() if path.endswith(".bpmn")]


def _served(
    files: Mapping[str, bytes],
    definitions: list[Definitions],
    regulation: Regulation,
    forms: Path,
    named: Iterable[str],
    setting: Mapping[str, Any],
) -> ServedEdition:
    known = {form: read_form(forms / f"{form}.form") for form in named if f"forms/{form}.form" in files}
    return ServedEdition(
        digest_of(files, setting), regulation, model_of(files, definitions), known, files, None, setting
    )


def model_of(files: Mapping[str, bytes], definitions: list[Definitions]) -> Model:
    tables = [read_decisions(content, Path(path).name) for path, content in files.items() if path.endswith(".dmn")]
    return compile_model(definitions, decisions=Decisions(compile_decisions(tables)) if tables else None)


def serve_stored(files: Mapping[str, bytes], setting: Mapping[str, Any]) -> ServedEdition:
    """An edition from the files that were kept of it."""
    if "lanes" in setting:
        return serve_training(files, setting)
    with TemporaryDirectory() as kept:
        for path, content in files.items():
            place = Path(kept) / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        return serve_edition(Path(kept) / "edition", Path(kept) / "forms", setting)


def serve_training(files: Mapping[str, bytes], setting: Mapping[str, Any]) -> ServedEdition:
    """A diagram from anywhere as a training service: its lanes are posts, its law is empty."""
    definitions = _definitions(files)
    model = model_of(files, definitions)
    posts = {lane: Post(post["actor"], post["unit"]) for lane, post in setting["lanes"].items()}
    regulation = _no_law(setting["service"], setting["title"], _main(model), posts)
    named = _forms_named_in(model.elements.values())
    with TemporaryDirectory() as kept:
        forms: dict[str, Form] = {}
        for form in sorted(named):
            content = files.get(f"forms/{form}.form")
            if content is not None:
                place = Path(kept) / f"{form}.form"
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(content)
                forms[form] = read_form(place)
    return ServedEdition(digest_of(files, setting), regulation, model, forms, files, posts, setting)


def _main(model: Model) -> str:
    """The process nobody calls; of several, the first."""
    called = {element.call.process for element in model.elements.values() if element.call}
    ours = [process.id for process in model.processes.values() if process.is_executable]
    return next((process for process in ours if process not in called), (ours or list(model.processes))[0])


def digest_of(files: Mapping[str, bytes], setting: Mapping[str, Any]) -> str:
    """What pins an edition: every byte of its files, and what it was registered with."""
    said = {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}
    text = json.dumps([said, setting], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _no_law(service: str, title: str, process: str, posts: Mapping[str, Post]) -> Regulation:
    """The passport of a service that no act stands behind."""
    nothing = Text.same("")
    act = Act(nothing, nothing, "", date.min, None, None)
    actors = {post.actor: Actor(post.actor, _lanes_of(post, posts), "training") for post in posts.values()}
    return Regulation(
        service=service, code=service.upper()[:12], title=Text.same(title), act=act,
        in_force=InForce(date.min, None, nothing, True, "finish"), territory="", main_process=process,
        separate_processes=(), points={}, actors=actors, separations=(), moments={}, states={}, terms={},
        grounds={}, papers={}, systems={}, readings={},
    )  # fmt: skip


def _lanes_of(post: Post, posts: Mapping[str, Post]) -> Text:
    """Whoever acts for several lanes is called by all of them; without lanes, whoever does every step."""
    lanes = [lane for lane, held in posts.items() if held.actor == post.actor]
    if lanes == [EVERYBODY]:
        return Text(*(say(language, "casework", "everybody") for language in LANGUAGES))
    return Text.same(", ".join(lanes))
