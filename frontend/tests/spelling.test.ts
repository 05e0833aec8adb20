import assert from "node:assert/strict";
import { test } from "node:test";
import type { NameHit } from "../src/names.ts";
import type { PageData } from "../src/pagefind.ts";
import { findUnknown, holds, type Known, meantBy, without } from "../src/spelling.ts";

const page = (excerpt: string): PageData => ({ url: "", filters: {}, meta: {}, excerpt, sub_results: [] });
const hit = (title: string, exact: boolean): NameHit => ({ path: "", kind: "", detail: "", title, alias: undefined, exact });

/** A site with the name Roe, the common word said, and pages of which each gives the word that it has for one asked for. */
const known = (pages: Readonly<Record<string, string>>): Known => ({
  common: { pages: 1000, words: ["said"] },
  names: { find: async (word) => (word === "roe" ? [hit("Ada Roe", true)] : []) },
  pagefind: {
    search: async (word) => {
      const marked = pages[word];
      return { results: marked ? [{ data: async () => page(`a <mark>${marked}</mark>`) }] : [] };
    },
  },
});

test("words are known by the common ones, by names and by pages", async () => {
  assert.deepEqual(await findUnknown("Roe said talks zzqq", known({ talks: "talking" })), ["zzqq"]);
});

test("a page that has only the beginning of a word does not know it", async () => {
  assert.deepEqual(await findUnknown("brodamforadv", known({ brodamforadv: "Brod" })), ["brodamforadv"]);
});

test("a name is meant where what it lacks stands nowhere", () => {
  assert.equal(meantBy("noovwood council", ["noovwood"], [hit("Norovwood Council", false)]), "Norovwood Council");
  assert.equal(meantBy("talks", [], [hit("Tasks Union", false)]), undefined);
  assert.equal(meantBy("roe", [], [hit("Ada Roe", true)]), undefined);
  assert.equal(meantBy("zzqq", ["zzqq"], []), undefined);
});

test("what stands nowhere is left out, but not of words in quotation marks", () => {
  assert.equal(without("the zzqq, council", ["zzqq"]), "the council");
  assert.equal(without("zzqq", ["zzqq"]), "");
  assert.equal(without('"zzqq council"', ["zzqq"]), '"zzqq council"');
  assert.equal(without("Kim Seo-yeon", ["seo"]), "Kim Seo-yeon");
});

test("a form of a word is the word", () => {
  assert.ok(holds(page("the <mark>governments</mark> of"), "government"));
  assert.ok(holds(page("the <mark>government</mark> of"), "governments"));
  assert.ok(!holds(page("the <mark>govern</mark> of"), "governments"));
});
