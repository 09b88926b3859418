// Badges and outlines on elements. Shape, sign and colour say the same, so that none of them is needed alone.

export function addMarks(viewer, marks) {
  const canvas = viewer.get("canvas");
  const overlays = viewer.get("overlays");
  const registry = viewer.get("elementRegistry");
  for (const mark of marks) {
    const element = registry.get(mark.element);
    if (!element) continue;
    canvas.addMarker(mark.element, `mark-${mark.kind}`);
    if (mark.badge) overlays.add(mark.element, { position: place(element), html: badge(mark), show: { minZoom: 0.3 } });
  }
}

function place(element) {
  return element.waypoints ? { top: -12, left: 0 } : { top: -13, right: 14 };
}

function badge(mark) {
  const box = document.createElement("span");
  box.className = `badge badge-${mark.kind}`;
  box.textContent = mark.badge;
  if (mark.title) box.title = mark.title;
  return box;
}
