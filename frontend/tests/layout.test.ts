import assert from "node:assert/strict";
import { test } from "node:test";
import { type GraphData, placeNames } from "../src/layout.ts";

const NAMES = ["a", "b", "c", "d", "e", "f"].map((name) => [name, `entities/${name}/`, true] as const);
const DATA: GraphData = {
  nodes: NAMES,
  ties: [
    [0, 1, 8],
    [1, 2, 8],
    [0, 2, 8],
    [3, 4, 8],
    [4, 5, 8],
    [3, 5, 8],
    [2, 3, 1],
  ],
};

test("the same names and ties give the same drawing", () => {
  assert.deepEqual(placeNames(DATA), placeNames(DATA));
});

test("names that are tied lie nearer than names that are not", () => {
  const places = placeNames(DATA);
  const distance = (one: number, other: number): number =>
    Math.hypot(...[0, 1].map((axis) => (places[one]?.[axis] ?? 0) - (places[other]?.[axis] ?? 0)));
  assert.ok(distance(0, 1) < distance(0, 5));
  assert.ok(distance(4, 5) < distance(1, 4));
});

test("every name has a place, tied or not", () => {
  const places = placeNames({ nodes: [...NAMES, ["alone", "entities/alone/", false]], ties: DATA.ties });
  assert.equal(places.length, 7);
  assert.ok(places.flat().every(Number.isFinite));
});
