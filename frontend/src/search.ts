// What a search finds: names first where they are meant, then pages and statements.
import { type Common, FIRST, isCrowd, loadCommon } from "./crowds.ts";
import { holdsWords, type NameHit, openNames } from "./names.ts";
import { type Answer, type Filters, openPagefind, type PageData, type Pagefind } from "./pagefind.ts";
import { findUnknown, isQuoted, meantBy, without } from "./spelling.ts";

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
  /** The name that was looked for instead, where nothing is spelt as was asked for. */
  readonly meant?: string | undefined;
  /** Words that stand nowhere; the results are without them. */
  readonly missing: readonly string[];
  /** More pages than this hold the words; only those that most is known of were looked through. */
  readonly crowd?: number | undefined;
}

export interface Options {
  readonly filters?: Filters;
  /** How many pages are fetched. */
  readonly limit?: number;
  /** Whether to look through all pages, however many hold the words. */
  readonly all?: boolean;
}

const names = openNames();
const OF_ARTICLE = 3; // statements that are shown under it, those that hold most of the words first
const OWN_VOICE = "·"; // the heading of what an article says itself: generator/render/search.py
const OF_NAME = 6; // pages that are looked up under the usual spelling of a name

/** Names alone: quick, for results while one types. */
export async function searchNames(query: string): Promise<Hit[]> {
  return (await names.find(query)).map(fromName);
}

/** Everything for a query and filters. */
export async function search(query: string, { filters = {}, limit = 20, all = false }: Options = {}): Promise<Found> {
  const [pagefind, common, known] = await Promise.all([openPagefind(), loadCommon(), findNames(query, filters)]);
  const plain = known[0]?.exact === true || (isQuoted(query) && known.length === 0); // nothing in it to be meant otherwise
  const unknown = plain ? [] : await findUnknown(query, { names, pagefind, common });
  const meant = meantBy(query, unknown, known);
  const asked = meant ?? without(query, unknown);
  const { results, crowd } = await findPages(asked, filters, pagefind, all ? undefined : common);
  const hits = (await fetchPages(results, limit)).flatMap((page) => toHits(page, asked));
  const usual = known.find((hit) => hit.exact && hit.alias !== undefined);
  const more = usual && Object.keys(filters).length === 0 ? await findUnder(usual.title, pagefind) : [];
  const missing = meant === undefined && asked !== query ? unknown : [];
  return { hits: merge(known, hits, more, meant !== undefined), total: Math.max(results.length, known.length), meant, missing, crowd };
}

/** The pages for a query: of a crowd, those that are looked through first, if any of them is one. */
async function findPages(query: string, filters: Filters, pagefind: Pagefind, common?: Common): Promise<Answer & Pick<Found, "crowd">> {
  if (query === "") return { results: [] };
  if (common && isCrowd(query, common)) {
    const answer = await pagefind.search(query, { filters: { ...filters, ...FIRST } });
    if (answer.results.length > 0) return { results: answer.results, crowd: common.pages };
  }
  return pagefind.search(query, { filters });
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

/** Names that hold all that was asked for, or that were meant; then what the words are found in; then names that only come near. */
export function merge(known: readonly NameHit[], hits: readonly Hit[], more: readonly Hit[], meant: boolean): Hit[] {
  const full = new Map([...more, ...hits].map((hit) => [hit.path, hit]));
  const named = known.map((hit) => ({ ...fromName(hit), ...full.get(hit.path), alias: hit.alias }));
  const first = meant || known[0]?.exact === true;
  const seen = new Set<string>();
  return [...(first ? named : []), ...hits, ...more, ...named].filter(({ path }) => !seen.has(path) && seen.add(path));
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
      title: [page.filters.publisher?.[0], part.title === OWN_VOICE ? undefined : part.title].filter(Boolean).join(" "),
      detail,
      excerpt: withoutTitle(part.excerpt, part.title),
    })),
  ];
}

/** An excerpt without the heading that it may begin with: the indexer counts a heading among the words under it. */
export function withoutTitle(excerpt: string, title: string): string {
  if (title === OWN_VOICE && excerpt.startsWith(`${OWN_VOICE} `)) return excerpt.slice(OWN_VOICE.length + 1);
  for (const end of excerpt.matchAll(/\.(<\/mark>)? /g)) {
    if (excerpt.slice(0, end.index).replace(/<\/?mark>/g, "") === title) return excerpt.slice(end.index + end[0].length);
  }
  return excerpt;
}

/** How many words of an excerpt were looked for. */
function found(excerpt: string): number {
  return excerpt.split("<mark>").length;
}
