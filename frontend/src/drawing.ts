// The drawing itself, by WebGL. Colours come from the style sheet, so that light, dark and printed pages are of one piece.
import { UndirectedGraph } from "graphology";
import Sigma from "sigma";
import { ROOT } from "./dom.ts";
import type { GraphData, Place } from "./layout.ts";

const ROOMY = 400; // names that have room at their full size; of more, each is smaller
const DENSE = 2000; // ties from which on all of them together would hide the names

interface Colours {
  readonly name: string;
  readonly unreviewed: string;
  readonly tie: string;
  readonly faint: string;
  readonly text: string;
  readonly paper: string;
  readonly font: string;
}

export interface Drawing {
  zoom(closer: boolean): void;
  reset(): void;
  show(index: number): void;
}

/** Draw names and ties into an element. Fails where the browser can't draw by WebGL. */
export async function drawGraph(stage: HTMLElement, data: GraphData): Promise<Drawing> {
  if (!document.createElement("canvas").getContext("webgl2")) throw new Error("no WebGL");
  const graph = makeGraph(data, await askForPlaces(data));
  let colours = readColours(stage);
  const dense = data.ties.length > DENSE;
  let near: string | undefined;
  const sigma = new Sigma(graph, stage, {
    stagePadding: 70, // room for the labels of names at the edge
    labelDensity: 0.8,
    labelGridCellSize: 120,
    labelRenderedSizeThreshold: 0, // as many labels as there is room for, those of names with most ties first
    minCameraRatio: 0.02,
    zIndex: true,
    maxCameraRatio: 4,
    labelFont: colours.font,
    labelSize: 13,
    labelColor: { color: colours.text },
    defaultDrawNodeLabel: (context, node, settings) => {
      if (!node.label) return;
      context.font = `${settings.labelSize}px ${colours.font}`;
      context.fillStyle = colours.text;
      context.fillText(node.label, startOfLabel(context, { ...node, label: node.label }), node.y + settings.labelSize / 3);
    },
    defaultDrawNodeHover: (context, node, settings) => drawLabel(context, node, settings.labelSize, colours),
    nodeReducer: (node, attributes) => {
      const shown = near === undefined || node === near || graph.areNeighbors(node, near);
      const color = attributes.reviewed ? colours.name : colours.unreviewed;
      return {
        ...attributes,
        color: shown ? color : colours.faint,
        forceLabel: near !== undefined && shown,
        zIndex: shown ? 1 : 0, // or the faint ones would cover those that are looked at
        label: shown ? attributes.label : null,
      };
    },
    edgeReducer: (edge, attributes) => {
      const own = near !== undefined && graph.hasExtremity(edge, near);
      return { ...attributes, color: own ? colours.name : dense ? colours.faint : colours.tie, hidden: near !== undefined && !own };
    },
  });
  const look = (node: string | undefined): void => {
    near = node;
    stage.style.cursor = node === undefined ? "" : "pointer";
    sigma.refresh({ skipIndexation: true });
  };
  sigma.on("enterNode", ({ node }) => look(node));
  sigma.on("leaveNode", () => look(undefined));
  sigma.on("clickNode", ({ node }) => location.assign(new URL(String(graph.getNodeAttribute(node, "path")), ROOT)));
  const repaint = (): void => {
    colours = readColours(stage);
    sigma.setSetting("labelColor", { color: colours.text });
    sigma.refresh();
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  document.addEventListener("sourcebook:scheme", repaint);
  return makeDrawing(sigma, look);
}

function makeDrawing(sigma: Sigma, look: (node: string | undefined) => void): Drawing {
  const camera = sigma.getCamera();
  const calm = { duration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 250 };
  return {
    zoom: (closer) => void (closer ? camera.animatedZoom(calm) : camera.animatedUnzoom(calm)),
    reset: () => {
      look(undefined);
      void camera.animatedReset(calm);
    },
    show: (index) => {
      const place = sigma.getNodeDisplayData(String(index));
      if (!place) return;
      look(String(index));
      void camera.animate({ x: place.x, y: place.y, ratio: 0.35 }, calm);
    },
  };
}

function makeGraph(data: GraphData, places: readonly Place[]): UndirectedGraph {
  const graph = new UndirectedGraph();
  const weights = new Map<number, number>();
  const scale = Math.min(1, Math.sqrt(ROOMY / data.nodes.length));
  for (const [one, other, count] of data.ties) for (const end of [one, other]) weights.set(end, (weights.get(end) ?? 0) + count);
  data.nodes.forEach(([label, path, reviewed], index) => {
    const [x, y] = places[index] ?? [0, 0];
    graph.addNode(String(index), { label, path, reviewed, x, y, size: scale * (3 + Math.log2(1 + (weights.get(index) ?? 0))) });
  });
  for (const [one, other, count] of data.ties) graph.mergeEdge(String(one), String(other), { size: Math.min(4, 0.5 + Math.log2(count) / 2) });
  return graph;
}

/** Places are worked out in a worker of the site's own; where that fails, here. */
async function askForPlaces(data: GraphData): Promise<Place[]> {
  const worker = new Worker(new URL("./layout.js", import.meta.url), { type: "module" });
  try {
    return await new Promise((resolve, reject) => {
      worker.addEventListener("message", (event: MessageEvent<Place[]>) => resolve(event.data));
      worker.addEventListener("error", reject);
      worker.postMessage(data);
    });
  } finally {
    worker.terminate();
  }
}

function readColours(stage: HTMLElement): Colours {
  const style = getComputedStyle(stage);
  return {
    name: style.outlineColor,
    unreviewed: style.caretColor,
    tie: style.borderTopColor,
    faint: style.columnRuleColor,
    text: style.color,
    paper: style.backgroundColor,
    font: style.fontFamily,
  };
}

/** Where a label starts: right of its name, or left of it where the drawing ends before the label does. */
function startOfLabel(context: CanvasRenderingContext2D, node: { readonly x: number; readonly size: number; readonly label: string }): number {
  const width = context.measureText(node.label).width;
  const right = node.x + node.size + 4;
  const left = node.x - node.size - 4 - width;
  return right + width > context.canvas.clientWidth && left >= 0 ? left : right;
}

/** The label of the name under the pointer, on paper of the page's own colour. */
function drawLabel(
  context: CanvasRenderingContext2D,
  node: { readonly x: number; readonly y: number; readonly size: number; readonly label?: string | null },
  size: number,
  { paper, text, font }: Colours,
): void {
  if (!node.label) return;
  context.font = `600 ${size}px ${font}`;
  const width = context.measureText(node.label).width;
  const start = startOfLabel(context, { ...node, label: node.label });
  context.fillStyle = paper;
  context.fillRect(start - 3, node.y - size, width + 6, size * 1.8);
  context.fillStyle = text;
  context.fillText(node.label, start, node.y + size / 3);
}
