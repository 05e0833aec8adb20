// The graph of the whole: drawn only when asked for. The table below it says the same in words.
import { make, ROOT } from "./dom.ts";
import { fold } from "./fold.ts";
import type { GraphData } from "./layout.ts";
import { say } from "./words.ts";

const OFFERED = 30; // names under the box

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
      button.replaceWith(...makeControls(drawing), makeFinder(data, drawing.show, status));
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

/** A box that leads to a name in the drawing, for those who do not point: the name's own ties are drawn, and said with a link to its page. */
function makeFinder(data: GraphData, show: (index: number) => void, status: HTMLElement): HTMLElement {
  const options = make("datalist", { id: "sb-drawn-names" });
  const input = make("input", {
    type: "search",
    list: options.id,
    class: "sb-whole__find",
    "aria-label": say("findInDrawing"),
    placeholder: say("findInDrawing"),
  });
  input.addEventListener("input", () => {
    options.replaceChildren(...namesLike(data, input.value).map((name) => make("option", { value: name })));
    const index = data.nodes.findIndex(([name]) => name === input.value);
    const found = data.nodes[index];
    if (!found) return;
    show(index);
    const ties = data.ties.filter(([one, other]) => one === index || other === index).length;
    status.replaceChildren(make("a", { href: new URL(found[1], ROOT).href }, found[0]), ` ${say("tiesOf", { ties })}`);
  });
  return make("span", {}, input, options);
}

/** The names that hold the letters, as many as a list shows; those with most ties come first in the data. */
export function namesLike({ nodes }: GraphData, letters: string): string[] {
  const wanted = fold(letters.trim());
  if (wanted === "") return [];
  const found: string[] = [];
  for (const [name] of nodes) {
    if (found.length === OFFERED) break;
    if (fold(name).includes(wanted)) found.push(name);
  }
  return found;
}
