import assert from "node:assert/strict";
import { test } from "node:test";
import { isCrowd } from "../src/crowds.ts";

const COMMON = { pages: 1000, words: ["council", "said", "th"] };

for (const [query, expected] of [
  ["council", true],
  ["Coun", true], // as one types
  ["the", false], // only words that begin with th are, taken together
  ["th", true],
  ["councils said", true],
  ["council bridge", false], // one rare word leaves few pages
  ["“council said”", true],
  ["", false],
] as const) {
  test(`${query || "nothing"} is ${expected ? "" : "not "}a crowd`, () => assert.equal(isCrowd(query, COMMON), expected));
}

test("a small site has no crowds", () => assert.equal(isCrowd("the", { pages: 1000, words: [] }), false));
