import assert from "node:assert/strict";
import { test } from "node:test";
import { findTarget } from "../src/previews.ts";

const ROOT = new URL("https://example.org/kb/");
const HERE = new URL("https://example.org/kb/events/meeting/");
const target = (href: string): unknown => findTarget(new URL(href, HERE), HERE, ROOT);

test("a page of the site has a preview, and a place of it too", () => {
  assert.deepEqual(target("../../entities/kan/"), { page: "entities/kan/", anchor: "" });
  assert.deepEqual(target("../../articles/one/#c4"), { page: "articles/one/", anchor: "c4" });
  assert.deepEqual(target("#c4"), { page: "events/meeting/", anchor: "c4" });
  assert.deepEqual(target("../../"), { page: "", anchor: "" });
});

test("files, other hosts, other sites of the host and the page itself have none", () => {
  for (const href of ["../../data/claims.csv", "https://other.example/kb/", "https://example.org/other/", "", "#top", "mailto:a@b.c"]) {
    assert.equal(target(href), undefined, href);
  }
});

test("an anchor in another script is read as it is written", () => {
  assert.deepEqual(target("../x/#%D9%85"), { page: "events/x/", anchor: "م" });
});

test("an anchor that is no encoding of anything is taken as it stands, and breaks nothing", () => {
  for (const anchor of ["%", "50%", "%zz", "%D9"]) {
    assert.deepEqual(target(`../x/#${anchor}`), { page: "events/x/", anchor }, anchor);
  }
});
