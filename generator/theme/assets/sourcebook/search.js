// Asks the index of the whole site, and for misspelt names a small index of names beside it.
import { ROOT } from "./dom.js";

export const GROUPS = ["People", "Organisations", "Places", "Events", "Statements", "Articles", "Unnamed sources", "Other names"];
let engine;
const shards = new Map();

/** The Pagefind module, loaded when first asked for. */
async function load() {
  engine ??= import(new URL("pagefind/pagefind.js", ROOT)).then(async (module) => {
    await module.options({ baseUrl: "/", excerptLength: 24, highlightParam: undefined });
    await module.init();
    return module;
  });
  return engine;
}

/** All values of the filters, with how many pages have each. */
export async function loadFilters() {
  return (await load()).filters();
}

/** Results for a query and filters ({kind: ["Events"]}): `total` pages, and the first `limit` of them with their statements. */
export async function search(query, { filters = {}, limit = 20 } = {}) {
  const module = await load();
  const found = await module.search(query, { filters });
  const data = await Promise.all(found.results.slice(0, limit).map((result) => result.data()));
  const hits = data.flatMap((page) => toHits(page, query));
  const known = hits.find((hit) => hit.alias);
  if (known && !Object.keys(filters).length) hits.push(...(await searchName(module, known.title)));
  const near = hits.some((hit) => hit.byName) ? [] : await findNames(query);
  return { total: found.unfilteredResultCount ?? found.results.length, hits, near, filters: found.filters, matched: found.results.length };
}

/** What is found under the usual spelling of a name that was asked for under another. */
async function searchName(module, name) {
  const found = await module.search(name, {});
  const data = await Promise.all(found.results.slice(0, 6).map((result) => result.data()));
  return data.flatMap((page) => toHits(page, name));
}

function toHits(page, query) {
  const path = page.url.replace(/^\//, "");
  const group = page.filters.kind?.[0] ?? "Other names";
  const aliases = JSON.parse(page.meta.aliases ?? "[]");
  const folded = fold(query);
  const alias = fold(page.meta.title).includes(folded) ? undefined : aliases.find((name) => fold(name).includes(folded));
  const hit = {
    group,
    path,
    title: page.meta.title,
    detail: page.meta.detail ?? "",
    standing: page.meta.standing,
    unreviewed: page.meta.unreviewed === "1",
    alias,
    note: page.meta.note,
    byName: group !== "Articles" && (alias !== undefined || fold(page.meta.title).includes(folded)),
  };
  if (group !== "Articles") return [hit];
  const statements = page.sub_results
    .filter((part) => part.url.includes("#"))
    .slice(0, 3)
    .map((part) => ({ group: "Statements", path: part.url.replace(/^\//, ""), title: part.title, detail: page.meta.detail ?? "", excerpt: part.excerpt }));
  return [hit, ...statements];
}

/** Letters without their marks, in lower case, without apostrophes. */
export function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/['’‘ʼʿʾ`]/g, "").toLowerCase();
}

const words = (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2);

/** Names whose every asked word is there, each with at most one letter wrong, missing, added or swapped. */
export async function findNames(query) {
  const asked = words(query);
  if (!asked.length) return [];
  const found = new Map();
  for (const word of asked) {
    const lists = await Promise.all([shard(`f-${[...word][0]}`), shard(`l-${[...word].at(-1)}`)]);
    const seen = new Set();
    for (const [token, names] of lists.flatMap((list) => Object.entries(list))) {
      const distance = token === word ? 0 : token.startsWith(word) ? 0.5 : word.length > 3 && isNear(token, word) ? 1 : undefined;
      if (distance === undefined) continue;
      for (const [title, path, group, detail] of names) {
        if (seen.has(path)) continue;
        seen.add(path);
        const entry = found.get(path) ?? { group, path, title, detail, words: 0, distance: 0 };
        entry.words += 1;
        entry.distance += distance;
        found.set(path, entry);
      }
    }
  }
  return [...found.values()]
    .filter((entry) => entry.words === asked.length)
    .sort((one, other) => one.distance - other.distance || one.title.localeCompare(other.title))
    .slice(0, 8);
}

async function shard(name) {
  const file = `${name.slice(0, 2)}${name.slice(2).codePointAt(0).toString(16)}.json`;
  if (!shards.has(file)) {
    const list = (async () => ((await index()).has(file) ? (await fetch(new URL(`search/names/${file}`, ROOT))).json() : {}))();
    shards.set(file, list.catch(() => ({})));
  }
  return shards.get(file);
}

let names;
/** Which shards there are: a missing one is then never asked for. */
async function index() {
  names ??= fetch(new URL("search/names/index.json", ROOT)).then(async (answer) => new Set(answer.ok ? await answer.json() : []));
  return names;
}

/** Whether one letter wrong, missing, added, or two neighbours swapped, makes one word the other. */
export function isNear(one, other) {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
}
