// The graph of the whole: drawn only when asked for. The table below it says the same in words.
import { make } from "./dom.ts";
import type { GraphData } from "./layout.ts";
import { say } from "./words.ts";

export function startGraph(frame: HTMLElement): void {
  const button = frame.querySelector("button");
  const status = frame.querySelector<HTMLElement>("[role=status]");
  const stage = frame.querySelector<HTMLElement>(".sb-whole__stage");
  if (!button || !status || !stage) return;
  frame.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    status.textContent = say("drawing");
    try {
      const [{ drawGraph }, data] = await Promise.all([import("./drawing.ts"), fetchData(frame.dataset.ties ?? "")]);
      stage.hidden = false;
      const drawing = await drawGraph(stage, data);
      status.textContent = say("drawn", { names: data.nodes.length, ties: data.ties.length });
      button.replaceWith(...makeControls(drawing), makeFinder(data, drawing.show));
    } catch {
      stage.hidden = true;
      button.hidden = true;
      status.textContent = say("drawingFailed");
    }
  });
}

async function fetchData(address: string): Promise<GraphData> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()) as GraphData;
}

/** What the keyboard does instead of a wheel. */
function makeControls({ zoom, reset }: { zoom: (closer: boolean) => void; reset: () => void }): HTMLElement[] {
  const actions = [
    [say("closer"), () => zoom(true)],
    [say("farther"), () => zoom(false)],
    [say("wholeDrawing"), reset],
  ] as const;
  return actions.map(([label, action]) => {
    const button = make("button", { type: "button", class: "sb-copy" }, label);
    button.addEventListener("click", action);
    return button;
  });
}

/** A box that leads to a name in the drawing, for those who do not point. */
function makeFinder(data: GraphData, show: (index: number) => void): HTMLElement {
  const options = make("datalist", { id: "sb-drawn-names" }, ...data.nodes.map(([name]) => make("option", { value: name })));
  const input = make("input", {
    type: "search",
    list: options.id,
    class: "sb-whole__find",
    "aria-label": say("findInDrawing"),
    placeholder: say("findInDrawing"),
  });
  input.addEventListener("input", () => {
    const index = data.nodes.findIndex(([name]) => name === input.value);
    if (index >= 0) show(index);
  });
  return make("span", {}, input, options);
}
