// The diagram on a page: where the case stands, what is late, what the check found. Only looked at, never changed.

import NavigatedViewer from "bpmn-js/lib/NavigatedViewer";
import { drawHeat } from "./heat.js";
import { addMarks } from "./marks.js";

for (const figure of document.querySelectorAll("[data-diagram]")) show(figure);

async function show(figure) {
  const canvasBox = figure.querySelector("[data-canvas]");
  const marks = JSON.parse(document.getElementById(figure.dataset.marks)?.textContent ?? "[]");
  const viewer = new NavigatedViewer({ container: canvasBox });
  try {
    const answer = await fetch(figure.dataset.diagram, { credentials: "same-origin" });
    if (!answer.ok) throw new Error(String(answer.status));
    await viewer.importXML(await answer.text());
    await openProcess(viewer, figure.dataset.process);
  } catch {
    figure.querySelector("[data-no-picture]").hidden = false;
    canvasBox.hidden = true;
    return;
  }
  figure.classList.add("is-drawn");
  translateNames(viewer, figure.dataset.language);
  shrinkFrame(viewer, canvasBox);
  drawHeat(viewer, marks);
  addMarks(viewer, marks);
  fit(viewer, marks);
  listen(figure, viewer, marks);
}

// A file may hold several pictures; the one that draws the process asked for is opened.
async function openProcess(viewer, process) {
  if (!process) return;
  const wanted = viewer.getDefinitions().diagrams?.find((diagram) => {
    const drawn = diagram.plane?.bpmnElement;
    return drawn?.id === process || drawn?.participants?.some((pool) => pool.processRef?.id === process);
  });
  if (wanted) await viewer.open(wanted);
}

// Names in the diagram are Kazakh; ru and en stand beside them in the file.
function translateNames(viewer, language) {
  if (!language || language === "kk") return;
  const factory = viewer.get("graphicsFactory");
  const registry = viewer.get("elementRegistry");
  const attribute = `govflow:${language}`;
  registry.forEach((element) => {
    const words = element.businessObject?.$attrs?.[attribute];
    if (!words) return;
    element.businessObject.name = words;
    if (element.labelTarget) widen(element);
    const kind = element.waypoints ? "connection" : "shape";
    factory.update(kind, element, registry.getGraphics(element));
  });
}

// A label was measured for its Kazakh word; another language may need more room.
const LABEL_WIDTH = 96;
function widen(label) {
  if (label.width >= LABEL_WIDTH) return;
  label.x -= (LABEL_WIDTH - label.width) / 2;
  label.width = LABEL_WIDTH;
}

// A small picture needs no large frame.
function shrinkFrame(viewer, box) {
  const { inner } = viewer.get("canvas").viewbox();
  const wanted = Math.max(260, inner.height + 120);
  if (wanted < box.clientHeight) box.style.height = `${wanted}px`;
  viewer.get("canvas").resized();
}

function fit(viewer, marks) {
  const canvas = viewer.get("canvas");
  const registry = viewer.get("elementRegistry");
  canvas.zoom("fit-viewport", "auto");
  const here = marks.map((mark) => registry.get(mark.element)).find(Boolean);
  if (canvas.zoom() < 0.55) canvas.zoom(0.75);
  else return;
  if (here) canvas.scrollToElement(here, { top: 120, bottom: 120, left: 200, right: 200 });
  else {
    const { inner } = canvas.viewbox();
    canvas.viewbox({ ...canvas.viewbox(), x: inner.x - 20, y: inner.y - 20 });
  }
}

function listen(figure, viewer, marks) {
  const canvas = viewer.get("canvas");
  const zooms = { in: () => canvas.zoom(canvas.zoom() * 1.25), out: () => canvas.zoom(canvas.zoom() / 1.25) };
  for (const button of figure.querySelectorAll("[data-zoom]")) {
    button.closest("[hidden]")?.removeAttribute("hidden");
    button.addEventListener("click", () =>
      button.dataset.zoom === "fit" ? canvas.zoom("fit-viewport", "auto") : zooms[button.dataset.zoom](),
    );
  }
  for (const link of document.querySelectorAll("[data-element]"))
    link.addEventListener("click", (event) => {
      const element = viewer.get("elementRegistry").get(link.dataset.element);
      if (!element) return;
      event.preventDefault();
      choose(viewer, element);
      figure.scrollIntoView({ block: "nearest" });
    });
  viewer.on("element.click", ({ element }) => {
    for (const row of document.querySelectorAll("[data-row]"))
      row.classList.toggle("is-chosen", row.dataset.row === element.id);
  });
}

let chosen = null;
function choose(viewer, element) {
  const canvas = viewer.get("canvas");
  if (chosen) canvas.removeMarker(chosen, "is-chosen");
  canvas.addMarker(element, "is-chosen");
  canvas.scrollToElement(element, { top: 100, bottom: 100, left: 150, right: 150 });
  chosen = element;
}
