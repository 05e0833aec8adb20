// The search page: results by kind, filters, the address kept in step.
import { debounce, make, oneAtATime, ROOT } from "./dom.ts";
import { makeHit } from "./hits.ts";
import type { Filters } from "./pagefind.ts";
import { type Found, type Hit, search } from "./search.ts";
import { say, sayIfKnown } from "./words.ts";

const FACETS = ["kind", "year", "publisher", "standing"] as const;
const VALUES = 12; // of a filter that are offered

/** What results can be narrowed to, and how many pages have each. */
type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

interface Parts {
  readonly input: HTMLInputElement;
  readonly facets: HTMLFormElement;
  readonly status: HTMLElement;
  readonly hits: HTMLElement;
}

export async function startSearchPage(form: HTMLFormElement): Promise<void> {
  const parts = findParts(form);
  if (!parts) return;
  const parameters = new URLSearchParams(location.search);
  parts.input.value = parameters.get("q") ?? "";
  document.querySelector("#sb-results")?.toggleAttribute("hidden", false);
  const update = makeUpdate(parts);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void update();
  });
  parts.input.addEventListener(
    "input",
    debounce(() => void update(), 150),
  );
  parts.facets.addEventListener("change", () => void update());
  try {
    makeFacets(parts.facets, await loadCounts(), parameters);
  } catch {
    giveUp(parts);
    return;
  }
  await update();
}

function findParts(form: HTMLFormElement): Parts | undefined {
  const input = form.querySelector("input");
  const facets = document.querySelector<HTMLFormElement>("#sb-facets");
  const status = document.querySelector<HTMLElement>("#sb-status");
  const hits = document.querySelector<HTMLElement>("#sb-hits");
  return input && facets && status && hits ? { input, facets, status, hits } : undefined;
}

/** Looks for what is typed and ticked. While one search runs, only the newest of those that follow waits. */
function makeUpdate(parts: Parts): (all?: boolean) => Promise<void> {
  const find = oneAtATime(search);
  let latest = 0;
  return async function update(all = false) {
    latest += 1;
    const turn = latest;
    const query = parts.input.value.trim();
    const filters = readFilters(parts.facets);
    keepAddress(query, filters);
    parts.facets.classList.toggle("sb-facets--asked", query !== ""); // the counts are of the whole site, not of what is found
    if (!query) {
      parts.status.textContent = say("typeSomething");
      parts.hits.replaceChildren();
      return;
    }
    try {
      const found = await find(query, { filters, all });
      if (found && turn === latest) show(found, parts, () => void update(true));
    } catch {
      if (turn === latest) giveUp(parts);
    }
  };
}

/** Where the index can't be loaded, the lists that readers without scripts have. */
function giveUp(parts: Parts): void {
  parts.status.textContent = say("searchFailed");
  document.documentElement.classList.replace("js", "no-js");
}

async function loadCounts(): Promise<Counts> {
  const answer = await fetch(new URL("search/filters.json", ROOT));
  if (!answer.ok) throw new Error(`filters: ${answer.status}`);
  return (await answer.json()) as Counts;
}

function makeFacets(form: HTMLFormElement, counts: Counts, parameters: URLSearchParams): void {
  for (const name of FACETS) {
    const values = Object.entries(counts[name] ?? {});
    if (values.length < 2 && name !== "kind") continue;
    values.sort((one, other) => (name === "year" ? other[0].localeCompare(one[0]) : other[1] - one[1] || one[0].localeCompare(other[0])));
    const asked = new Set(parameters.getAll(name));
    const offered = [...values.slice(0, VALUES), ...values.slice(VALUES).filter(([value]) => asked.has(value))];
    const boxes = offered.map(([value, count]) => {
      const box = make("input", { type: "checkbox", name, value, checked: asked.has(value) });
      return make("label", {}, box, ` ${sayIfKnown(value)} `, make("span", {}, String(count)));
    });
    form.append(make("fieldset", {}, make("legend", {}, say(name)), ...boxes));
  }
}

/** What is ticked, as the index asks for it: any of the values of one filter, and all filters. */
function readFilters(form: HTMLFormElement): Filters {
  const chosen: Record<string, { any: string[] }> = {};
  for (const box of form.querySelectorAll<HTMLInputElement>("input:checked")) {
    chosen[box.name] ??= { any: [] };
    chosen[box.name]?.any.push(box.value);
  }
  return chosen;
}

function keepAddress(query: string, filters: Filters): void {
  const parameters = new URLSearchParams(query ? { q: query } : {});
  for (const [name, { any }] of Object.entries(filters)) for (const value of any) parameters.append(name, value);
  history.replaceState(null, "", parameters.size > 0 ? `?${parameters}` : location.pathname);
}

function show(found: Found, { status, hits: list }: Parts, lookThroughAll: () => void): void {
  status.replaceChildren(...describe(found, lookThroughAll));
  list.replaceChildren(...[...groupHits(found.hits)].map(([group, members]) => makeSection(group, members)));
}

/** What was found, in words; of a crowd with a button that leads to all of it. */
function describe({ total, meant, missing, crowd }: Found, lookThroughAll: () => void): (string | HTMLElement)[] {
  const why = meant === undefined ? missing.map((word) => say("missing", { word })) : [say("meant", { name: meant })];
  if (crowd === undefined) return [[...why, total === 1 ? say("onePageFound") : say("pagesFound", { count: total })].join(" ")];
  const button = make("button", { type: "button", class: "sb-copy" }, say("lookThroughAll"));
  button.addEventListener("click", lookThroughAll);
  return [`${[...why, say("crowd", { count: crowd })].join(" ")} `, button];
}

/** Results by kind; the kind of the best result comes first. */
export function groupHits(hits: readonly Hit[]): Map<string, Hit[]> {
  const groups = new Map<string, Hit[]>();
  for (const hit of hits) groups.set(hit.group, [...(groups.get(hit.group) ?? []), hit]);
  return groups;
}

function makeSection(group: string, hits: readonly Hit[]): HTMLElement {
  const id = `h-${group.toLowerCase().replace(" ", "-")}`;
  const heading = make("h2", { id }, sayIfKnown(group));
  return make("section", { class: "sb-hits", "aria-labelledby": id }, heading, make("ol", {}, ...hits.map(makeHit)));
}
