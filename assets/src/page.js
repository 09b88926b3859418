// Small helps on every page. Each page works without them.

import htmx from "htmx.org";

// A refusal is a page too: show it in place of the region it answers.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status >= 400 && event.detail.xhr.getResponseHeader("X-Fragment")) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

// After a form came back with faults the list of them is where the reader begins.
document.querySelector("[data-first-look]")?.focus();

// A form is sent once, however often the button is pressed.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  if (form.method === "post" && !form.hasAttribute("hx-post")) {
    form.dataset.sent = "yes";
    form.setAttribute("aria-busy", "true");
  }
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.removeAttribute("aria-busy");
  }
});

// What is typed and not yet sent is not lost by a slip.
let touched = false;
document.addEventListener("input", (event) => {
  if (event.target.closest("form[data-keep]")) touched = true;
});
document.addEventListener("submit", () => (touched = false));
window.addEventListener("beforeunload", (event) => {
  if (touched) event.preventDefault();
});

// A chosen file is told beside our own button; it may also be dropped on the box that asks for it.
document.documentElement.classList.add("scripted");
document.addEventListener("change", ({ target }) => {
  const told = target.type === "file" && target.closest("[data-file]")?.querySelector("[data-chosen]");
  if (told) told.textContent = [...target.files].map((file) => file.name).join(", ") || told.dataset.none;
});
for (const box of document.querySelectorAll("[data-drop]")) {
  const input = box.querySelector("input[type=file]");
  for (const kind of ["dragenter", "dragover"])
    box.addEventListener(kind, (event) => {
      event.preventDefault();
      box.classList.add("is-over");
    });
  for (const kind of ["dragleave", "drop"]) box.addEventListener(kind, () => box.classList.remove("is-over"));
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

// A condition that hides fields is asked again when an answer it may depend on changes. What is typed while the
// answer is on its way stands as it was typed.
const typedIn = (form) =>
  new Map(
    [...form.elements]
      .filter((field) => field.name && field.type !== "file" && field.type !== "hidden" && field.type !== "submit")
      .map((field) => [`${field.name}\n${field.type === "radio" || field.type === "checkbox" ? field.value : ""}`, field]),
  );
const said = (field) => (field.type === "radio" || field.type === "checkbox" ? field.checked : field.value);

document.addEventListener("change", async (event) => {
  const form = event.target.closest("form[data-asks-again]");
  if (!form || !event.target.closest("[data-decides]")) return;
  const sent = new Map([...typedIn(form)].map(([name, field]) => [name, said(field)]));
  let meanwhile = [];
  const remember = () => {
    meanwhile = [...typedIn(form)].filter(([name, field]) => sent.get(name) !== said(field)).map(([name, field]) => [name, said(field)]);
  };
  form.addEventListener("htmx:beforeSwap", remember, { once: true });
  await htmx.ajax("POST", form.dataset.asksAgain, { source: form, target: "#fields", swap: "innerHTML" });
  const fields = typedIn(form);
  for (const [name, value] of meanwhile) {
    const field = fields.get(name);
    if (field) field[typeof value === "boolean" ? "checked" : "value"] = value;
  }
});

// Printing.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
