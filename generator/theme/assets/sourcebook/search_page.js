// The search page: results by kind, filters, the address kept in step.
import { debounce, make } from "./dom.js";
import { makeHit } from "./hits.js";
import { GROUPS, loadFilters, search } from "./search.js";

const LABELS = { kind: "Kind", year: "Year", publisher: "Publisher", standing: "Standing" };
const SHOWN_VALUES = 12;

export async function startSearchPage() {
  const form = document.querySelector("#sb-search");
  const facets = document.querySelector("#sb-facets");
  const input = form.querySelector("input");
  const parameters = new URLSearchParams(location.search);
  input.value = parameters.get("q") ?? "";
  document.querySelector("#sb-noscript").hidden = true;
  document.querySelector("#sb-results").hidden = false;
  makeFacets(facets, await loadFilters(), parameters);
  let latest = 0;
  const update = async () => {
    const turn = ++latest;
    const query = input.value.trim();
    const filters = chosen(facets);
    keepAddress(query, filters);
    if (!query) return show([], [], 0, "");
    const answer = await search(query, { filters });
    if (turn === latest) show(answer.hits, answer.near, answer.matched, query);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    update();
  });
  input.addEventListener("input", debounce(update, 150));
  facets.addEventListener("change", update);
  await update();
}

function makeFacets(form, filters, parameters) {
  for (const [name, label] of Object.entries(LABELS)) {
    const values = Object.entries(filters[name] ?? {});
    if (values.length < 2 && name !== "kind") continue;
    values.sort(name === "year" ? (one, other) => other[0].localeCompare(one[0]) : (one, other) => other[1] - one[1] || one[0].localeCompare(other[0]));
    const asked = new Set(parameters.getAll(name));
    const boxes = values.slice(0, SHOWN_VALUES).map(([value, count]) => {
      const box = make("input", { type: "checkbox", name, value, checked: asked.has(value) });
      return make("label", {}, box, ` ${name === "standing" ? value[0].toUpperCase() + value.slice(1) : value} `, make("span", {}, String(count)));
    });
    form.append(make("fieldset", {}, make("legend", {}, label), ...boxes));
  }
}

/** What is ticked, as Pagefind asks for it: any of the values of one filter, and all filters. */
function chosen(form) {
  const filters = {};
  for (const box of form.querySelectorAll("input:checked")) (filters[box.name] ??= { any: [] }).any.push(box.value);
  return filters;
}

function keepAddress(query, filters) {
  const parameters = new URLSearchParams(query ? { q: query } : {});
  for (const [name, { any }] of Object.entries(filters)) for (const value of any) parameters.append(name, value);
  history.replaceState(null, "", parameters.size ? `?${parameters}` : location.pathname);
}

function show(hits, near, total, query) {
  const status = document.querySelector("#sb-status");
  const names = near.length ? " Names spelt nearly like it come first." : "";
  status.textContent = !query ? "Type a name, in any spelling or script, or words that were said." : `${total} ${total === 1 ? "page" : "pages"} found.${names}`;
  const sections = GROUPS.map((group) => section(group, [...near.filter((hit) => hit.group === group), ...hits.filter((hit) => hit.group === group)]));
  document.querySelector("#sb-hits").replaceChildren(...sections.filter(Boolean));
}

function section(group, hits) {
  const once = [...new Map(hits.map((hit) => [hit.path, hit])).values()];
  if (!once.length) return undefined;
  const id = `h-${group.toLowerCase().replace(" ", "-")}`;
  return make("section", { class: "sb-hits", "aria-labelledby": id }, make("h2", { id }, group), make("ol", {}, ...once.map(makeHit)));
}
