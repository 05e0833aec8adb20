// What a search finds: names first where they are meant, then pages and statements.
import { holdsWords, type NameHit, openNames } from "./names.ts";
import { type Filters, openPagefind, type PageData, type Pagefind } from "./pagefind.ts";

/** One result. `group` is its kind; the optional parts are shown where they are there. */
export interface Hit {
  readonly group: string;
  readonly path: string;
  readonly title: string;
  readonly detail: string;
  readonly alias?: string | undefined;
  readonly standing?: string | undefined;
  readonly unreviewed?: boolean;
  readonly note?: string | undefined;
  /** HTML of the indexer with `mark` elements. */
  readonly excerpt?: string;
}

export interface Found {
  /** In order of relevance, each address once. */
  readonly hits: readonly Hit[];
  /** How many pages there are in all. */
  readonly total: number;
  /** Whether the first ones are only spelt nearly like what was asked for. */
  readonly near: boolean;
}

const names = openNames();
const OF_ARTICLE = 3; // statements that are shown under it, those that hold most of the words first
const OF_NAME = 6; // pages that are looked up under the usual spelling of a name

/** Names alone: quick, for results while one types. */
export async function searchNames(query: string): Promise<Hit[]> {
  return (await names.find(query)).map(fromName);
}

/** Everything for a query and filters; `limit` is how many pages are fetched. */
export async function search(query: string, { filters = {}, limit = 20 }: { filters?: Filters; limit?: number } = {}): Promise<Found> {
  const [pagefind, known] = await Promise.all([openPagefind(), findNames(query, filters)]);
  const answer = await pagefind.search(query, { filters });
  const pages = await fetchPages(answer.results, limit);
  const hits = pages.flatMap((page) => toHits(page, query));
  const meant = known.find((hit) => hit.exact && hit.alias !== undefined);
  const more = meant && Object.keys(filters).length === 0 ? await findUnder(meant.title, pagefind) : [];
  return { hits: merge(known, hits, more), total: Math.max(answer.results.length, known.length), near: known.length > 0 && !known[0]?.exact };
}

/** Names are of one kind each, and know neither year nor publisher. */
async function findNames(query: string, filters: Filters): Promise<NameHit[]> {
  const { kind, ...others } = filters;
  if (Object.keys(others).length > 0) return [];
  const found = await names.find(query).catch(() => []);
  return found.filter((hit) => !kind || kind.any.includes(hit.kind));
}

/** What is found under the usual spelling of a name that was asked for under another. */
async function findUnder(name: string, pagefind: Pagefind): Promise<Hit[]> {
  const pages = await fetchPages((await pagefind.search(name, { filters: {} })).results, OF_NAME);
  return pages.flatMap((page) => toHits(page, name));
}

function fetchPages(results: readonly { data(): Promise<PageData> }[], limit: number): Promise<PageData[]> {
  return Promise.all(results.slice(0, limit).map((result) => result.data()));
}

/** Names that hold all that was asked for, then what the words are found in; names spelt nearly so where nothing else is one. */
export function merge(known: readonly NameHit[], hits: readonly Hit[], more: readonly Hit[]): Hit[] {
  const full = new Map([...more, ...hits].map((hit) => [hit.path, hit]));
  const named = known.map((hit) => ({ ...fromName(hit), ...full.get(hit.path), alias: hit.alias }));
  const seen = new Set<string>();
  return [...named, ...hits, ...more].filter(({ path }) => !seen.has(path) && seen.add(path));
}

function fromName({ path, kind, detail, title, alias }: NameHit): Hit {
  return { group: kind, path, title, detail, alias };
}

/** A page, and under an article the statements that the words stand in. */
export function toHits(page: PageData, query: string): Hit[] {
  const path = page.url.replace(/^\//, "");
  const group = page.filters.kind?.[0] ?? "Other names";
  const title = page.meta.title ?? "";
  const detail = page.meta.detail ?? "";
  const aliases = JSON.parse(page.meta.aliases ?? "[]") as string[];
  const hit: Hit = {
    group,
    path,
    title,
    detail,
    standing: page.meta.standing,
    unreviewed: page.meta.unreviewed === "1",
    alias: holdsWords(title, query) ? undefined : aliases.find((name) => holdsWords(name, query)),
    note: page.meta.note,
  };
  if (group !== "Articles") return [hit];
  const statements = page.sub_results.filter((part) => part.url.includes("#")).sort((one, other) => found(other.excerpt) - found(one.excerpt));
  return [
    hit,
    ...statements.slice(0, OF_ARTICLE).map((part) => ({
      group: "Statements",
      path: part.url.replace(/^\//, ""),
      title: part.title,
      detail,
      excerpt: withoutTitle(part.excerpt, part.title),
    })),
  ];
}

/** An excerpt without the heading that it may begin with: the indexer counts a heading among the words under it. */
export function withoutTitle(excerpt: string, title: string): string {
  for (const end of excerpt.matchAll(/\.(<\/mark>)? /g)) {
    if (excerpt.slice(0, end.index).replace(/<\/?mark>/g, "") === title) return excerpt.slice(end.index + end[0].length);
  }
  return excerpt;
}

/** How many words of an excerpt were looked for. */
function found(excerpt: string): number {
  return excerpt.split("<mark>").length;
}
