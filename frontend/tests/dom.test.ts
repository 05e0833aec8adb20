import assert from "node:assert/strict";
import { test } from "node:test";
import { oneAtATime } from "../src/dom.ts";

test("of those who come while an action runs only the last waits for its turn", async () => {
  const begun: number[] = [];
  const double = oneAtATime(async (number: number) => {
    begun.push(number);
    await new Promise((done) => setTimeout(done, 5));
    return 2 * number;
  });
  const first = double(1);
  await Promise.resolve();
  await Promise.resolve();
  assert.deepEqual(await Promise.all([first, double(2), double(3), double(4)]), [2, undefined, undefined, 8]);
  assert.deepEqual(begun, [1, 4]);
});

test("an action that fails does not keep the next from its turn", async () => {
  const act = oneAtATime(async (fail: boolean) => {
    if (fail) throw new Error("no");
    return "done";
  });
  await assert.rejects(act(true));
  assert.equal(await act(false), "done");
});
