// What makes reading easier where scripts run. Every page reads, and every link works, without any of it.
import { startCitations } from "./cite.js";
import { startDropdown } from "./dropdown.js";
import { startPalette } from "./palette.js";
import { startPreviews } from "./previews.js";

startPalette();
startCitations();
startPreviews();
startDropdown();

if (document.querySelector("#sb-search")) {
  const { startSearchPage } = await import("./search_page.js");
  await startSearchPage();
}

if (document.querySelector("#sb-whole")) {
  const { startGraph } = await import("./graph.js");
  startGraph();
}
