import assert from "node:assert/strict";
import { test } from "node:test";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import { asBibtex, asCsl, asText, dateParts, escapeTex, type Statement } from "../src/citation_forms.ts";

const STATEMENT: Statement = {
  headline: "50% of {bridges} & piers_1 closed: \\input{x} #now ~ “so” $5^2",
  publisher: "Łódź & Sons",
  published: "2031-03-10T08:00",
  number: "4",
  words: "Mayor Roe: “Nothing\nis {closed}.”",
  link: "https://example.org/kb/articles/2031-03-10-bridges-0123abcd/#c4",
  site: "Harbour Book",
};

/** What another program reads: citation-js, which takes TeX's commands back into letters. */
function read(text: string): Record<string, unknown> {
  const [item] = new Cite(text).data;
  assert.ok(item);
  return item;
}

test("BibTeX is read back by a parser, word for word", () => {
  const item = read(asBibtex(STATEMENT));
  assert.equal(String(item.title).replace(/<[^>]+>/g, ""), STATEMENT.headline);
  assert.equal(item.URL, STATEMENT.link);
  assert.deepEqual(item.issued, { "date-parts": [[2031, 3, 10]] });
  assert.match(String(item.note), /Statement 4\. Mayor Roe: “Nothing is \{closed\}\.”/);
});

test("a BibTeX key has letters and digits of ASCII only, and tells one article's statement from another's", () => {
  assert.equal(/^@misc\{([^,]+),/.exec(asBibtex(STATEMENT))?.[1], "odzsons-2031-0123abcd-4");
});

test("a headline can't end its field", () => {
  const item = read(asBibtex({ ...STATEMENT, headline: "} , evil = {x", published: "" }));
  assert.ok(!("evil" in item));
});

test("CSL-JSON is read back by a parser", () => {
  const item = read(asCsl(STATEMENT));
  assert.equal(item.type, "article-newspaper");
  assert.equal(item["container-title"], STATEMENT.publisher);
  assert.equal(item.title, STATEMENT.headline);
  assert.deepEqual(item.issued, { "date-parts": [[2031, 3, 10]] });
});

test("dates are given as far as they are known", () => {
  assert.deepEqual(dateParts("2031-03-10T08:00Z"), [2031, 3, 10]);
  assert.deepEqual(dateParts("2031-03"), [2031, 3]);
  assert.deepEqual(dateParts("2031"), [2031]);
  assert.deepEqual(dateParts(""), []);
  assert.ok(!asCsl({ ...STATEMENT, published: "" }).includes("issued"));
  assert.ok(!/year|date/.test(asBibtex({ ...STATEMENT, published: "" })));
});

test("text leads to the very statement", () => {
  assert.ok(asText(STATEMENT).endsWith(STATEMENT.link));
});

test("nothing in a text is a command of TeX", () => {
  assert.equal(escapeTex("\\x{y}_^~"), "\\textbackslash{}x\\{y\\}\\_\\textasciicircum{}\\textasciitilde{}");
});
