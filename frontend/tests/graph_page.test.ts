import assert from "node:assert/strict";
import { test } from "node:test";
import { namesLike } from "../src/graph_page.ts";

const DATA = {
  nodes: [["Łódź", "", true], ["Ada Roe", "", true], ...Array.from({ length: 40 }, (_, at) => [`Roe ${at}`, "", false] as const)],
  ties: [],
} as const;

test("names are offered by any of their letters, folded, a screenful at most", () => {
  assert.deepEqual(namesLike(DATA, "lod"), ["Łódź"]);
  assert.equal(namesLike(DATA, "ROE")[0], "Ada Roe");
  assert.equal(namesLike(DATA, "roe").length, 30);
  assert.deepEqual(namesLike(DATA, " "), []);
});
