// A search result as elements.
import { make, ROOT } from "./dom.js";

const STANDINGS = { contested: "Contested", denied: "Denied", acknowledged: "Acknowledged", several: "Several origins", planned: "Planned", reported: "Reported", retracted: "Retracted" };

/** One result: its link, the spelling that was found, its standing, and the words around what was looked for. */
export function makeHit(hit) {
  const link = make("a", { href: new URL(hit.path, ROOT).href, class: hit.unreviewed && hit.group !== "Events" ? "sb-unreviewed" : undefined }, hit.title);
  const item = make("li", { class: `sb-hit${hit.standing === "contested" ? " sb-hit--contested" : ""}` });
  item.append(make("h3", { class: hit.group === "Articles" ? "sb-verbatim" : hit.group === "Statements" ? "sb-hit__plain" : undefined }, link));
  if (hit.unreviewed && hit.group !== "Events") item.firstChild.append(" ", make("span", { class: "sb-tag" }, "unreviewed"));
  if (hit.alias) item.append(make("p", { class: "sb-hit__alias" }, "Found as ", make("bdi", {}, make("b", {}, hit.alias))));
  const line = make("p", { class: "sb-muted" });
  if (hit.standing) line.append(make("span", { class: `sb-badge sb-badge--${hit.standing}` }, STANDINGS[hit.standing] ?? hit.standing), " ");
  line.append(hit.detail);
  if (hit.note) item.append(make("p", { class: "sb-hit__words" }, hit.note));
  if (hit.excerpt) item.append(make("p", { class: "sb-hit__words" }, ...marked(hit.excerpt)));
  item.append(line);
  return item;
}

/** An excerpt's text with what was looked for marked. It comes as HTML with `mark` elements: only those are taken over. */
function marked(excerpt) {
  const body = new DOMParser().parseFromString(excerpt, "text/html").body;
  return [...body.childNodes].map((node) => (node.nodeName === "MARK" ? make("mark", { class: "sb-found" }, node.textContent) : node.textContent));
}
