import assert from "node:assert/strict";
import { test } from "node:test";
import { wordsOfName } from "../src/fold.ts";
import { keyOf, openNames } from "../src/names.ts";

const ROWS = [
  ["entities/khaled-mashal/", "People", "person", 9, ["Khaled Mashal", "Khaled Meshaal", "خالد مشعل"], ["khald mshl"]],
  ["entities/khalid-marsh/", "People", "person", 1, ["Khalid Marsh"], []],
  ["entities/ankara/", "Places", "place", 4, ["Ankara"], []],
  ["entities/tass/", "Organisations", "outlet", 20, ["TASS"], []],
  ["entities/xi/", "People", "person", 2, ["Xi Jinping", "習近平"], ["xijinping"]],
  ["entities/wrona/", "People", "person", 2, ["Łukasz Wrona"], []],
];

/** Every row in the shards of the first and last letters of its words, as the generator writes them. */
function makeShards(): Map<string, unknown[][]> {
  const shards = new Map<string, unknown[][]>();
  for (const row of ROWS) {
    const words = [...(row[4] as string[]), ...(row[5] as string[])].flatMap(wordsOfName);
    for (const key of new Set(
      words.flatMap((word) => [`f-${word.codePointAt(0)?.toString(16)}`, `l-${[...word].at(-1)?.codePointAt(0)?.toString(16)}`]),
    )) {
      shards.set(key, [...(shards.get(key) ?? []), row]);
    }
  }
  return shards;
}

const asked: string[] = [];

async function load(file: string): Promise<unknown> {
  asked.push(file);
  const shards = makeShards();
  if (file === "index.json") return [...shards.keys()];
  return shards.get(file.replace(".json", ""));
}

const find = async (query: string): Promise<string[]> => (await openNames(load).find(query)).map((hit) => hit.title);

for (const [query, title] of [
  ["mashal", "Khaled Mashal"],
  ["mashel", "Khaled Mashal"], // one letter wrong
  ["mashl", "Khaled Mashal"], // one missing
  ["masshal", "Khaled Mashal"], // one too many
  ["mahsal", "Khaled Mashal"], // two swapped
  ["nashal", "Khaled Mashal"], // the first one wrong
  ["mashan", "Khaled Mashal"], // the last one wrong
  ["khaled meshaal", "Khaled Mashal"],
  ["MESHAAL, Khaled", "Khaled Mashal"],
  ["مشعل", "Khaled Mashal"],
  ["ankra", "Ankara"],
  ["ank", "Ankara"],
  ["習近平", "Xi Jinping"],
  ["近平", "Xi Jinping"],
  ["lukasz", "Łukasz Wrona"],
  ["Lukaz Wrona", "Łukasz Wrona"],
] as const) {
  test(`${query} finds ${title}`, async () => {
    assert.equal((await find(query))[0], title);
  });
}

test("what is spelt right keeps out what is nearly so", async () => {
  assert.deepEqual(await find("khalid"), ["Khalid Marsh"]);
});

test("of three letters none may be wrong", async () => {
  assert.deepEqual(await find("tas"), ["TASS"]);
  assert.deepEqual(await find("tos"), []);
});

test("every asked word must be there", async () => {
  assert.deepEqual(await find("khaled ankara"), []);
});

test("the name that was found is told where it is not the usual one", async () => {
  const [hit] = await openNames(load).find("meshaal");
  assert.equal(hit?.alias, "Khaled Meshaal");
  assert.equal((await openNames(load).find("mashal"))[0]?.alias, undefined);
});

test("a shard is asked for once, and none that is not there", async () => {
  const names = openNames(load);
  asked.length = 0;
  await names.find("mashal");
  await names.find("mashel");
  await names.find("q");
  assert.deepEqual([...new Set(asked)].length, asked.length);
  assert.ok(!asked.includes("f-71.json"));
});

test("the longest shard that there is is asked for", () => {
  const known = new Set(["f-6d", "f-6d-61", "l-6c"]);
  assert.equal(keyOf("f", [..."mashal"], known), "f-6d-61");
  assert.equal(keyOf("f", [..."moon"], known), "f-6d");
  assert.equal(keyOf("l", [..."lahsam"], known), "l-6c");
  assert.equal(keyOf("f", [..."xyz"], known), undefined);
});
