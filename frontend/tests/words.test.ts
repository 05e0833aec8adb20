import assert from "node:assert/strict";
import { test } from "node:test";
import { say, sayIfKnown } from "../src/words.ts";

test("placeholders are filled in, and what is not given stays", () => {
  assert.equal(say("pagesFound", { count: 3 }), "3 pages found.");
  assert.equal(say("pagesFound", { count: 12345 }), "12,345 pages found.");
  assert.equal(say("allResults"), "All results for “{query}”");
});

test("what there is no word for is shown as it is", () => {
  assert.equal(sayIfKnown("contested"), "Contested");
  assert.equal(sayIfKnown("Daily Two"), "Daily Two");
});
