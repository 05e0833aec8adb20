// The index of the whole site, made by Pagefind at build time. Its module is loaded when something is first looked for.
import { ROOT } from "./dom.ts";

export type Filters = Readonly<Record<string, { readonly any: readonly string[] }>>;
/** What Pagefind says of one page. */
export interface PageData {
  readonly url: string;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly meta: Readonly<Record<string, string>>;
  /** HTML with `mark` elements. */
  readonly excerpt: string;
  readonly sub_results: readonly { readonly title: string; readonly url: string; readonly excerpt: string }[];
}

export interface Answer {
  readonly results: readonly { data(): Promise<PageData> }[];
}

export interface Pagefind {
  options(options: Readonly<Record<string, unknown>>): Promise<void>;
  init(): Promise<void>;
  search(query: string, options: { readonly filters: Filters }): Promise<Answer>;
}

let opened: Promise<Pagefind> | undefined;

/** Pagefind, ready to be asked. Fails where its files can't be loaded. */
export function openPagefind(): Promise<Pagefind> {
  opened ??= import(new URL("pagefind/pagefind.js", ROOT).href).then(async (module: Pagefind) => {
    await module.options({ baseUrl: "/", excerptLength: 24 });
    await module.init();
    return module;
  });
  return opened;
}
