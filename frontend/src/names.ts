// Names in any spelling, with one letter wrong: a small index beside the one of the whole site, cut into shards by how words begin and end.
import MiniSearch from "minisearch";
import { ROOT } from "./dom.ts";
import { fold, swaps, wordsOf, wordsOfName } from "./fold.ts";

/** A line of a shard: address, kind, details, how often it is named, its name and other names, forms that are only searched. */
type Row = readonly [path: string, kind: string, detail: string, weight: number, names: readonly string[], forms: readonly string[]];

export interface NameHit {
  readonly path: string;
  readonly kind: string;
  readonly detail: string;
  readonly title: string;
  /** The other name that was found, if it was one. */
  readonly alias: string | undefined;
  /** Whether every asked word stands there (or begins a word there), without a letter wrong. */
  readonly exact: boolean;
}

export interface Names {
  find(query: string): Promise<NameHit[]>;
}

type Fetch = (file: string) => Promise<unknown>;

const SHOWN = 12;
const FORGIVING = 4; // letters of a word from which on one may be wrong: of shorter ones, anything is near anything

/** The names under `root`; shards are loaded when a word asks for them, and kept. */
export function openNames(load: Fetch = fetchJson): Names {
  const rows = new Map<string, Row>();
  const index = new MiniSearch<{ id: string; names: string }>({ fields: ["names"], tokenize: wordsOfName, processTerm: (term) => term });
  const shards = new Map<string, Promise<void>>();
  let listed: Promise<ReadonlySet<string>> | undefined;

  async function loadShard(key: string): Promise<void> {
    for (const row of (await load(`${key}.json`)) as Row[]) {
      if (rows.has(row[0])) continue;
      rows.set(row[0], row);
      index.add({ id: row[0], names: [...row[4], ...row[5]].join(" ") });
    }
  }

  async function loadFor(words: readonly string[]): Promise<void> {
    listed ??= load("index.json").then((keys) => new Set(keys as string[]));
    const known = await listed;
    const keys = words.flatMap((word) => [keyOf("f", [...word], known), keyOf("l", [...word].reverse(), known)]);
    await Promise.all(
      keys.map((key) => {
        if (key === undefined) return undefined;
        if (!shards.has(key)) shards.set(key, loadShard(key));
        return shards.get(key);
      }),
    );
  }

  function ask(words: readonly string[]): NameHit[] {
    const found = index.search(
      { combineWith: "AND", queries: words.map((word) => ({ combineWith: "OR" as const, queries: [word, ...(forgiven(word) ? swaps(word) : [])] })) },
      {
        prefix: true,
        fuzzy: (term) => (forgiven(term) ? 1 : false),
        tokenize: wordsOf,
        boostDocument: (path) => 1 + Math.log1p(rows.get(path)?.[3] ?? 0),
      },
    );
    const hits = found.flatMap(({ id }) => toHit(rows.get(id as string), words));
    const exact = hits.filter((hit) => hit.exact);
    return (exact.length > 0 ? exact : hits).slice(0, SHOWN);
  }

  return {
    async find(query) {
      const words = wordsOf(query);
      if (words.length === 0) return [];
      await loadFor(words);
      return ask(words);
    },
  };
}

function forgiven(word: string): boolean {
  return [...word].length >= FORGIVING;
}

/** The longest shard that holds words which begin (or, with letters reversed, end) like this one. */
export function keyOf(side: "f" | "l", letters: readonly string[], known: ReadonlySet<string>): string | undefined {
  for (let length = Math.min(letters.length, 3); length > 0; length -= 1) {
    const key = `${side}-${letters
      .slice(0, length)
      .map((letter) => letter.codePointAt(0)?.toString(16))
      .join("-")}`;
    if (known.has(key)) return key;
  }
  return undefined;
}

function toHit(row: Row | undefined, words: readonly string[]): NameHit[] {
  if (!row) return [];
  const [path, kind, detail, , names, forms] = row;
  const [title = ""] = names;
  const holds = (text: string): boolean => {
    const own = wordsOfName(text);
    return words.every((word) => own.some((one) => one.startsWith(word)));
  };
  const alias = holds(title) ? undefined : names.find(holds);
  return [{ path, kind, detail, title, alias, exact: holds([...names, ...forms].join(" ")) }];
}

async function fetchJson(file: string): Promise<unknown> {
  const answer = await fetch(new URL(`search/names/${file}`, ROOT));
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return answer.json();
}

/** Whether a name holds the words asked for, letters compared as `fold` does. */
export function holdsWords(name: string, query: string): boolean {
  return fold(name).includes(fold(query));
}
