// A search result as elements.
import { make, ROOT } from "./dom.ts";
import type { Hit } from "./search.ts";
import { say, sayIfKnown } from "./words.ts";

/** One result: its link, the spelling that was found, its standing, and the words around what was looked for. */
export function makeHit(hit: Hit): HTMLLIElement {
  const unreviewed = hit.unreviewed === true && hit.group !== "Events";
  const link = make("a", { href: new URL(hit.path, ROOT).href, class: unreviewed && "sb-unreviewed" }, hit.title);
  const kind = hit.group === "Articles" ? "sb-verbatim" : hit.group === "Statements" ? "sb-hit__plain" : undefined;
  return make(
    "li",
    { class: `sb-hit${hit.standing === "contested" ? " sb-hit--contested" : ""}` },
    make("h3", { class: kind, dir: "auto" }, link, unreviewed && " ", unreviewed && make("span", { class: "sb-tag" }, say("unreviewed"))),
    hit.alias && makeAlias(hit.alias),
    hit.note && make("p", { class: "sb-hit__words" }, hit.note),
    hit.excerpt && make("p", { class: "sb-hit__words" }, ...marked(hit.excerpt)),
    make("p", { class: "sb-muted" }, hit.standing && makeBadge(hit.standing), hit.standing && " ", hit.detail),
  );
}

function makeAlias(alias: string): HTMLElement {
  const [before = "", after = ""] = say("alsoKnown").split("{name}");
  return make("p", { class: "sb-hit__alias" }, before, make("bdi", {}, make("b", {}, alias)), after);
}

function makeBadge(standing: string): HTMLElement {
  return make("span", { class: `sb-badge sb-badge--${standing}` }, sayIfKnown(standing));
}

/** An excerpt's text with what was looked for marked. It comes as HTML with `mark` elements: only those are taken over. */
function marked(excerpt: string): (string | HTMLElement)[] {
  const { body } = new DOMParser().parseFromString(excerpt, "text/html");
  return [...body.childNodes].map((node) => {
    const text = node.textContent ?? "";
    return node.nodeName === "MARK" ? make("mark", { class: "sb-found" }, text) : text;
  });
}
