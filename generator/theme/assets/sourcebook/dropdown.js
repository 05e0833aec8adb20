// Results under the search boxes while one types, and the `/` key to get there.
import { debounce, make, ROOT } from "./dom.js";

const SHOWN = 7;

export function startDropdown() {
  const first = document.querySelector(".sb-searchbox input");
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      (document.querySelector("#sb-q2") ?? first).focus();
    }
  });
  for (const input of document.querySelectorAll(".sb-searchbox input, .sb-hero .sb-bigsearch input")) attach(input);
}

function attach(input) {
  const list = make("ul", { class: "sb-drop", role: "listbox", id: `${input.id}-list`, "aria-label": "Results", hidden: true });
  input.closest("form").append(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" })) input.setAttribute(name, value);
  let latest = 0;
  const close = () => {
    latest += 1;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const update = async () => {
    const turn = ++latest;
    const query = input.value.trim();
    if (query.length < 2) return close();
    const { search } = await import("./search.js");
    const { hits, near } = await search(query, { limit: SHOWN });
    if (turn !== latest || document.activeElement !== input) return;
    const once = [...new Map([...near, ...hits].map((hit) => [hit.path, hit])).values()].slice(0, SHOWN);
    list.replaceChildren(...once.map((hit, number) => option(hit, `${list.id}-${number}`)));
    if (!once.length) list.append(make("li", { class: "sb-drop__none" }, "Nothing found"));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  };
  input.addEventListener("input", debounce(update, 120));
  input.addEventListener("keydown", (event) => move(event, input, list, close));
  input.addEventListener("blur", () => setTimeout(close, 150));
}

function option(hit, id) {
  const item = make("li", { role: "option", id, "aria-selected": "false", "data-href": new URL(hit.path, ROOT).href });
  item.append(make("span", { class: "sb-drop__title" }, hit.title));
  if (hit.alias) item.append(make("bdi", { class: "sb-drop__alias" }, hit.alias));
  item.append(make("span", { class: "sb-drop__kind" }, hit.group));
  item.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    location.assign(item.dataset.href);
  });
  return item;
}

function move(event, input, list, close) {
  const options = [...list.querySelectorAll("[role=option]")];
  const at = options.findIndex((item) => item.getAttribute("aria-selected") === "true");
  if (event.key === "Escape") return close();
  if (event.key === "Enter" && at >= 0 && !list.hidden) {
    event.preventDefault();
    return location.assign(options[at].dataset.href);
  }
  if (!["ArrowDown", "ArrowUp"].includes(event.key) || list.hidden || !options.length) return undefined;
  event.preventDefault();
  const next = (at + (event.key === "ArrowDown" ? 1 : -1) + options.length) % options.length;
  options.forEach((item, number) => item.setAttribute("aria-selected", String(number === next)));
  input.setAttribute("aria-activedescendant", options[next].id);
  return undefined;
}
