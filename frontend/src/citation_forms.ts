// A statement's citation as text, BibTeX and CSL-JSON.

/** What a page says of a statement; `published` is a day, a month or a year, as far as it is known. */
export interface Statement {
  readonly headline: string;
  readonly publisher: string;
  readonly published: string;
  readonly number: string;
  readonly words: string;
  readonly link: string;
  readonly site: string;
}

export function asText({ headline, number, words, link, site }: Statement): string {
  return `“${headline}”, statement ${number}. ${words} ${site}. ${link}`;
}

export function asBibtex(statement: Statement): string {
  const { headline, publisher, number, words, link } = statement;
  const day = dateParts(statement.published);
  const fields: Record<string, string> = {
    title: `{${escapeTex(headline)}}`, // braces in braces keep its capitals
    organization: escapeTex(publisher),
    year: day[0] === undefined ? "" : String(day[0]),
    date: day.map((part) => String(part).padStart(2, "0")).join("-"),
    url: link.replace(/[{}\\]/g, encodeURIComponent),
    note: escapeTex(`Statement ${number}. ${words}`),
  };
  const lines = Object.entries(fields).filter(([, value]) => value !== "" && value !== "{}");
  return [`@misc{${bibtexKey(statement)},`, ...lines.map(([name, value]) => `  ${name} = {${value}},`), "}"].join("\n");
}

export function asCsl({ headline, publisher, published, number, words, link, site }: Statement): string {
  const parts = dateParts(published);
  const item = {
    id: link,
    type: "article-newspaper",
    title: headline,
    "container-title": publisher,
    ...(parts.length > 0 ? { issued: { "date-parts": [parts] } } : {}),
    URL: link,
    archive: site,
    note: `Statement ${number}. ${words}`,
  };
  return JSON.stringify([item], null, 2);
}

/** 2023-12-18T10:00 is [2023, 12, 18], 2023-12 is [2023, 12], anything else nothing. */
export function dateParts(published: string): number[] {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:$|T)/.exec(published);
  return found ? found.slice(1).filter(Boolean).map(Number) : [];
}

function bibtexKey({ publisher, published, number, link }: Statement): string {
  const name = publisher
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9]+/g, "")
    .toLowerCase();
  const article = /articles\/[^/]*?([0-9a-f]{8})\//.exec(link)?.[1] ?? ""; // else two statements of one outlet and year would share a key
  return [name || "statement", published.slice(0, 4), article, number].filter(Boolean).join("-");
}

const TEX: Readonly<Record<string, string>> = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };

/** Text in which nothing is a command of TeX. */
export function escapeTex(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\~^{}&%$#_]/g, (letter) => TEX[letter] ?? `\\${letter}`);
}
