// What makes reading easier where scripts run. Every page reads, and every link works, without any of it.
import { startCitations } from "./citations.ts";
import { startDropdowns } from "./dropdown.ts";
import { startPalette } from "./palette.ts";
import { startPreviews } from "./previews.ts";

startPalette();
startCitations();
startPreviews();
startDropdowns();

const search = document.querySelector<HTMLFormElement>("#sb-search");
if (search) void import("./search_page.ts").then(({ startSearchPage }) => startSearchPage(search));

const graph = document.querySelector<HTMLElement>("#sb-whole");
if (graph) void import("./graph_page.ts").then(({ startGraph }) => startGraph(graph));
