// Results under the search boxes while one types, and the `/` key to get there.
import { closest, debounce, make, oneAtATime, ROOT } from "./dom.ts";
import type { Found, Hit, Options } from "./search.ts";
import { say, sayIfKnown } from "./words.ts";

const SHOWN = 7;

export function startDropdowns(): void {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || closest(event.target, "input, textarea, select, [contenteditable]"))
      return;
    event.preventDefault();
    (document.querySelector<HTMLInputElement>("#sb-q2") ?? document.querySelector<HTMLInputElement>(".sb-searchbox input"))?.focus();
  });
  for (const input of document.querySelectorAll<HTMLInputElement>(".sb-searchbox input, .sb-bigsearch:not(#sb-search) input")) attach(input);
}

function attach(input: HTMLInputElement): void {
  const list = make("ul", { class: "sb-drop", role: "listbox", id: `${input.id}-list`, "aria-label": say("results"), hidden: true });
  input.form?.append(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" })) {
    input.setAttribute(name, value);
  }
  let latest = 0;
  let find: ((query: string, options: Options) => Promise<Pick<Found, "hits"> | undefined>) | undefined;
  const close = (): void => {
    latest += 1;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const show = (hits: readonly Hit[], query: string, done: boolean): void => {
    if (hits.length === 0 && !done) return;
    list.replaceChildren(...makeOptions(hits.slice(0, SHOWN), query, list.id));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    input.removeAttribute("aria-activedescendant");
  };
  const update = async (): Promise<void> => {
    latest += 1;
    const turn = latest;
    const query = input.value.trim();
    if (query.length < 2) {
      close();
      return;
    }
    const { search, searchNames } = await import("./search.ts");
    find ??= oneAtATime(search);
    const current = (): boolean => turn === latest && document.activeElement === input;
    const names = searchNames(query).catch(() => []);
    void names.then((hits) => current() && show(hits, query, false));
    const found = await find(query, { limit: SHOWN }).catch(async () => ({ hits: await names }));
    if (found && current() && !chosen(list)) show(found.hits, query, true);
  };
  input.addEventListener(
    "input",
    debounce(() => void update(), 100),
  );
  input.addEventListener("keydown", (event) => onKey(event, input, list, close));
  input.addEventListener("blur", close);
  // A press on a result must not take the focus away, or the list closes before the click arrives.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => go(closest(event.target, "[role=option]")));
}

function makeOptions(hits: readonly Hit[], query: string, listId: string): HTMLElement[] {
  const options = hits.map((hit, number) =>
    make(
      "li",
      { role: "option", id: `${listId}-${number}`, "aria-selected": "false", "data-href": new URL(hit.path, ROOT).href },
      make("bdi", { class: "sb-drop__title" }, hit.title),
      hit.alias && make("bdi", { class: "sb-drop__alias" }, hit.alias),
      make("span", { class: "sb-drop__kind" }, sayIfKnown(hit.group)),
    ),
  );
  if (options.length === 0) return [make("li", { class: "sb-drop__none", role: "option", "aria-disabled": "true" }, say("nothingFound"))];
  const all = new URL("search/", ROOT);
  all.searchParams.set("q", query);
  const more = { role: "option", id: `${listId}-all`, class: "sb-drop__all", "aria-selected": "false", "data-href": all.href };
  return [...options, make("li", more, say("allResults", { query }))];
}

function chosen(list: HTMLElement): HTMLElement | null {
  return list.querySelector<HTMLElement>("[aria-selected=true]");
}

function go(option: HTMLElement | null): void {
  const href = option?.dataset.href;
  if (href) location.assign(href);
}

function onKey(event: KeyboardEvent, input: HTMLInputElement, list: HTMLElement, close: () => void): void {
  if (list.hidden) return;
  if (event.key === "Escape") {
    event.preventDefault(); // or the box would be emptied too
    close();
  } else if (event.key === "Enter" && chosen(list)) {
    event.preventDefault();
    go(chosen(list));
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    choose(input, list, event.key === "ArrowDown" ? 1 : -1);
  }
}

/** The next option, or the one before; past the last comes the first. */
function choose(input: HTMLInputElement, list: HTMLElement, step: 1 | -1): void {
  const options = [...list.querySelectorAll<HTMLElement>("[role=option][data-href]")];
  const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
  const next = options[at < 0 && step < 0 ? options.length - 1 : (at + step + options.length) % options.length];
  if (!next) return;
  for (const option of options) option.setAttribute("aria-selected", String(option === next));
  input.setAttribute("aria-activedescendant", next.id);
  next.scrollIntoView({ block: "nearest" });
}
