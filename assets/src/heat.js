// Warm spots where work gathers. They lie above the shapes (pools and lanes are filled) and let every click through.

const NAMESPACE = "http://www.w3.org/2000/svg";

export function drawHeat(viewer, marks) {
  const warm = marks.filter((mark) => mark.heat > 0);
  if (!warm.length) return;
  const canvas = viewer.get("canvas");
  const registry = viewer.get("elementRegistry");
  const layer = canvas.getLayer("heat", 1);
  layer.classList.add("heat");
  for (const mark of warm) {
    const element = registry.get(mark.element);
    if (element) layer.appendChild(spot(element, Math.min(1, mark.heat)));
  }
}

function spot(element, heat) {
  const circle = document.createElementNS(NAMESPACE, "ellipse");
  circle.setAttribute("cx", element.x + element.width / 2);
  circle.setAttribute("cy", element.y + element.height / 2);
  circle.setAttribute("rx", element.width * 0.75);
  circle.setAttribute("ry", element.height * 0.9);
  circle.setAttribute("opacity", 0.12 + 0.28 * heat);
  circle.setAttribute("class", "heat-spot");
  return circle;
}
