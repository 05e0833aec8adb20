// Where each name of the graph goes, worked out beside the page, so that it stays usable meanwhile. The same data gives the same drawing.
import { UndirectedGraph } from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";

/** What graph/ties.json holds: names with their address, whether a person looked at them and their kind; two names and how many statements tie them. */
export interface GraphData {
  readonly nodes: readonly (readonly [name: string, path: string, reviewed: boolean])[];
  readonly ties: readonly (readonly [one: number, other: number, statements: number])[];
}

export type Place = readonly [x: number, y: number];

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5)); // a start that spreads evenly, without chance
const STEPS = 300; // for few names; many have fewer, or a slow machine would take a minute
const MANY = 1000;

export function placeNames({ nodes, ties }: GraphData): Place[] {
  const graph = new UndirectedGraph();
  nodes.forEach((_, index) => {
    const reach = Math.sqrt(index + 1);
    graph.addNode(String(index), { x: reach * Math.cos(index * GOLDEN_ANGLE), y: reach * Math.sin(index * GOLDEN_ANGLE) });
  });
  for (const [one, other, count] of ties) graph.mergeEdge(String(one), String(other), { weight: 1 + Math.log2(count) });
  const many = nodes.length > MANY;
  const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: many, strongGravityMode: true, gravity: 0.05, linLogMode: false };
  const places = forceAtlas2(graph, { iterations: many ? STEPS / 3 : STEPS, getEdgeWeight: "weight", settings });
  return nodes.map((_, index) => [places[String(index)]?.x ?? 0, places[String(index)]?.y ?? 0]);
}

// In a worker: one question, one answer. Elsewhere, as in tests, only the function is used.
if (globalThis.document === undefined && typeof globalThis.addEventListener === "function" && typeof postMessage === "function") {
  addEventListener("message", (event: MessageEvent<GraphData>) => postMessage(placeNames(event.data)));
}
