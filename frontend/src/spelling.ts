// Words that stand nowhere, and the name that was meant by them.
import { type Common, isCrowd } from "./crowds.ts";
import { fold, wordsOf } from "./fold.ts";
import type { NameHit, Names } from "./names.ts";
import type { PageData, Pagefind } from "./pagefind.ts";

const STEM = 4; // letters that a word and one found for it must share at least
const ENDING = 3; // letters in which they may differ at the end

/** What knows words. */
export interface Known {
  readonly names: Pick<Names, "find">;
  readonly pagefind: Pick<Pagefind, "search">;
  readonly common: Common;
}

/** The words asked for that are in no name and on no page: the indexer would leave them out, or take for them a word that they begin with. */
export async function findUnknown(query: string, known: Known): Promise<string[]> {
  const words = [...new Set(wordsOf(query))];
  const answers = await Promise.all(words.map((word) => isKnown(word, known)));
  return words.filter((_, index) => !answers[index]);
}

async function isKnown(word: string, { names, pagefind, common }: Known): Promise<boolean> {
  if (isCrowd(word, common)) return true;
  const [name] = await names.find(word).catch(() => []);
  if (name?.exact) return true;
  const [first] = (await pagefind.search(word, { filters: {} })).results;
  return first !== undefined && holds(await first.data(), word);
}

/** Whether what was marked in a page is the word, or a form of it. */
export function holds(page: PageData, word: string): boolean {
  const excerpts = [page.excerpt, ...page.sub_results.map((part) => part.excerpt)].join(" ");
  const stem = word.slice(0, Math.max(Math.min(STEM, word.length), word.length - ENDING));
  return [...excerpts.matchAll(/<mark>(.*?)<\/mark>/g)].some(([, marked = ""]) => wordsOf(fold(marked)).some((one) => one.startsWith(stem)));
}

/** The name that was meant, where names only come near what was asked for and none of its other words stands anywhere. */
export function meantBy(query: string, unknown: readonly string[], names: readonly NameHit[]): string | undefined {
  const [nearest] = names;
  if (!nearest || nearest.exact) return undefined;
  const own = wordsOf(nearest.title);
  const others = wordsOf(query).filter((word) => !own.some((one) => one.startsWith(word)));
  return others.every((word) => unknown.includes(word)) ? nearest.title : undefined;
}

/** Whether a query is for words in just this order. */
export function isQuoted(query: string): boolean {
  return /^\s*".+"\s*$/.test(query);
}

/** What was asked for, without the words that stand nowhere; words in quotation marks are asked for as they are. */
export function without(query: string, unknown: readonly string[]): string {
  if (isQuoted(query)) return query;
  const kept = query.split(/\s+/).filter((part) => wordsOf(part).length === 0 || wordsOf(part).some((word) => !unknown.includes(word)));
  return kept.join(" ");
}
