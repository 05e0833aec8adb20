// Words that very many pages hold. To find all pages of nothing but such words takes long, so those that most is known of are looked through first.
import { ROOT } from "./dom.ts";
import { wordsOf } from "./fold.ts";

/** What search/common.json holds: words, and beginnings of words, that are on more than so many pages. */
export interface Common {
  readonly pages: number;
  readonly words: readonly string[];
}

/** The filter by which those pages are marked. */
export const FIRST = { first: { any: ["1"] } } as const;

let loaded: Promise<Common> | undefined;

/** The common words of this site; of a small one, or where the list can't be loaded, none. */
export function loadCommon(): Promise<Common> {
  loaded ??= fetch(new URL("search/common.json", ROOT))
    .then((answer) => (answer.ok ? (answer.json() as Promise<Common>) : { pages: 0, words: [] }))
    .catch(() => ({ pages: 0, words: [] }));
  return loaded;
}

/** Whether each word asked for is common; a plural is where its singular is. */
export function isCrowd(query: string, { words }: Common): boolean {
  const asked = wordsOf(query);
  const common = (word: string): boolean => words.some((one) => one.startsWith(word));
  return asked.length > 0 && asked.every((word) => common(word) || (word.endsWith("s") && common(word.slice(0, -1))));
}
