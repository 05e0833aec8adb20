import assert from "node:assert/strict";
import { test } from "node:test";
import type { NameHit } from "../src/names.ts";
import type { PageData } from "../src/pagefind.ts";
import { type Hit, merge, toHits, withoutTitle } from "../src/search.ts";
import { groupHits } from "../src/search_page.ts";

const name = (path: string, more: Partial<NameHit> = {}): NameHit => ({
  path,
  kind: "People",
  detail: "person",
  title: path,
  alias: undefined,
  exact: true,
  ...more,
});
const hit = (path: string, group = "Articles"): Hit => ({ path, group, title: path, detail: "" });

test("names come first, and each address once", () => {
  const hits = merge([name("a/")], [hit("x/"), { ...hit("a/", "People"), note: "Editors’ note." }], [hit("x/"), hit("y/")], false);
  assert.deepEqual(
    hits.map(({ path }) => path),
    ["a/", "x/", "y/"],
  );
  assert.equal(hits[0]?.note, "Editors’ note.");
});

test("names that only come near come last, unless one of them was meant", () => {
  const near = [name("n/", { exact: false })];
  const paths = (meant: boolean): string[] => merge(near, [hit("x/")], [], meant).map(({ path }) => path);
  assert.deepEqual(paths(false), ["x/", "n/"]);
  assert.deepEqual(paths(true), ["n/", "x/"]);
});

test("the kind of the best result comes first", () => {
  assert.deepEqual([...groupHits([hit("e/", "Events"), hit("a/"), hit("f/", "Events")]).keys()], ["Events", "Articles"]);
});

const PAGE: PageData = {
  url: "/articles/one/",
  filters: { kind: ["Articles"], publisher: ["TASS"] },
  meta: { title: "One", detail: "TASS" },
  excerpt: "One. TASS. the <mark>meeting</mark>",
  sub_results: [
    { title: "One", url: "/articles/one/", excerpt: "" },
    { title: "·", url: "/articles/one/#c1", excerpt: "· the <mark>meeting</mark>" },
    { title: "← Kan", url: "/articles/one/#c2", excerpt: "a <mark>secret</mark> <mark>meeting</mark>" },
  ],
};

test("an article brings the statements that the words stand in, those with most of them first", () => {
  const hits = toHits(PAGE, "meeting");
  assert.deepEqual(
    hits.map(({ group, path }) => [group, path]),
    [
      ["Articles", "articles/one/"],
      ["Statements", "articles/one/#c2"],
      ["Statements", "articles/one/#c1"],
    ],
  );
});

test("a statement is called by its publisher and through whom it has it", () => {
  const statements = toHits(PAGE, "meeting").slice(1);
  assert.deepEqual(
    statements.map(({ title, excerpt }) => [title, excerpt]),
    [
      ["TASS ← Kan", "a <mark>secret</mark> <mark>meeting</mark>"],
      ["TASS", "the <mark>meeting</mark>"],
    ],
  );
});

test("the other name that was found is told", () => {
  const page = { ...PAGE, url: "/entities/a/", filters: { kind: ["People"] }, meta: { title: "Ada", aliases: '["Adah Rowe"]' } };
  assert.equal(toHits(page, "rowe")[0]?.alias, "Adah Rowe");
  assert.equal(toHits(page, "ada")[0]?.alias, undefined);
});

test("an excerpt does not say its heading again", () => {
  assert.equal(withoutTitle("← U.S. <mark>Army.</mark> the <mark>army</mark> left", "← U.S. Army"), "the <mark>army</mark> left");
  assert.equal(withoutTitle("← Kan. it is <mark>so</mark>", "← Kan"), "it is <mark>so</mark>");
  assert.equal(withoutTitle("it is. Kan said <mark>so</mark>", "← Kan"), "it is. Kan said <mark>so</mark>");
});
