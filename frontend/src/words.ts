// What the scripts say. English is built in; a site in another language brings its own words in the element #sb-words.
import english from "./words.json" with { type: "json" };

export type WordKey = keyof typeof english;

const own = readOwn();

function readOwn(): Partial<Record<string, string>> {
  const element = globalThis.document?.querySelector("#sb-words");
  if (!element?.textContent) return {};
  const given: unknown = JSON.parse(element.textContent);
  return typeof given === "object" && given !== null ? (given as Partial<Record<string, string>>) : {};
}

/** The site's words for something, with {placeholders} filled in, numbers as the site's language writes them. */
export function say(key: WordKey, values: Readonly<Record<string, string | number>> = {}): string {
  const language = globalThis.document?.documentElement.lang || "en";
  return (own[key] ?? english[key]).replace(/\{(\w+)\}/g, (whole, name: string) => values[name]?.toLocaleString(language) ?? whole);
}

/** The same for what comes from data, as a kind of page: shown as it is where there is no word for it. */
export function sayIfKnown(key: string): string {
  return key in english ? say(key as WordKey) : key;
}
