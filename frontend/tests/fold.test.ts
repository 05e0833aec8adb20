import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, swaps, wordsOfName } from "../src/fold.ts";
import names from "./words_of_names.json" with { type: "json" };

// The generator's tests hold it to the same list: a word that the two fold differently is in a shard that nobody asks for.
for (const [name, words] of Object.entries(names)) {
  test(`${name} is looked up by ${words.join(", ")}`, () => {
    assert.deepEqual(
      wordsOfName(name),
      words.map((word) => word.normalize("NFKD")),
    );
  });
}

test("letters are compared without marks and apostrophes", () => {
  assert.equal(fold("Ma’šaʼal"), "masaal");
});

test("each two neighbours are swapped once, and like letters never", () => {
  assert.deepEqual(swaps("kann"), ["aknn", "knan"]);
});
