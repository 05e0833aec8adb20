// What a link leads to, shown on hover and focus: name, standing, note, or the statement itself. Nothing moves, and nothing opens on touch.
import { closest, make, ROOT } from "./dom.ts";

const OPEN_AFTER = 350; // milliseconds: passing over a link is not asking
const CLOSE_AFTER = 200; // time to reach the card with the pointer
const LINKS = ":is(main, .sb-header, .sb-footer) a[href]:not(.headerlink, .sb-no, .sb-skip, [download])";
const GAP = 6; // pixels between a link and its card
const EDGE = 8; // pixels that a card keeps from the window's edge

interface Open {
  readonly link: HTMLAnchorElement;
  readonly card: HTMLElement;
}

/** Where a link leads: a page of this site, and a place in it. */
interface Target {
  readonly page: string;
  readonly anchor: string;
}

const pages = new Map<string, Promise<Document | undefined>>();
let opened: Open | undefined;
let awaited: HTMLAnchorElement | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

export function startPreviews(): void {
  document.addEventListener("pointerover", (event) => event.pointerType !== "touch" && consider(event.target));
  document.addEventListener("pointerout", (event) => event.pointerType !== "touch" && leave(event.relatedTarget));
  document.addEventListener(
    "focusin",
    (event) => event.target instanceof Element && event.target.matches(":focus-visible") && consider(event.target),
  );
  document.addEventListener("focusout", (event) => leave(event.relatedTarget));
  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
}

function consider(target: EventTarget | null): void {
  if (opened && target instanceof Node && opened.card.contains(target)) {
    clearTimeout(timer); // the pointer has reached the card: it stays
    return;
  }
  const link = closest(target, LINKS);
  if (!(link instanceof HTMLAnchorElement) || link === opened?.link || link === awaited) return;
  const to = findTarget(new URL(link.href, location.href), new URL(location.href), ROOT);
  if (!to) return;
  clearTimeout(timer);
  awaited = link;
  timer = setTimeout(() => void open(link, to), OPEN_AFTER);
}

function leave(to: EventTarget | null): void {
  if (to instanceof Node && (opened?.card.contains(to) || opened?.link.contains(to) || awaited?.contains(to))) return;
  awaited = undefined;
  clearTimeout(timer);
  timer = setTimeout(close, CLOSE_AFTER);
}

/** What to show for a link: a page of the site under `root`, or a place of it; nothing for files, other hosts and the page itself. */
export function findTarget(link: URL, here: URL, root: URL): Target | undefined {
  if (link.origin !== root.origin || !link.pathname.startsWith(root.pathname) || !link.pathname.endsWith("/")) return undefined;
  const anchor = decode(link.hash.slice(1));
  if (link.pathname === here.pathname && (anchor === "" || anchor === "top")) return undefined;
  return { page: link.pathname.slice(root.pathname.length), anchor: anchor === "top" ? "" : anchor };
}

/** An anchor as it is written in the page; what is no encoding of anything, as it stands. */
function decode(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}

async function open(link: HTMLAnchorElement, { page, anchor }: Target): Promise<void> {
  const found = await load(page);
  if (!found || awaited !== link || !link.isConnected) return;
  const parts = summarize(found, anchor);
  if (parts.length === 0) return;
  close();
  const card = make("div", { class: "sb-preview md-typeset", id: "sb-preview", role: "tooltip" }, ...parts);
  (document.querySelector(".md-content") ?? document.body).append(card);
  link.setAttribute("aria-describedby", card.id);
  opened = { link, card };
  place(opened);
}

function close(): void {
  clearTimeout(timer);
  awaited = undefined;
  opened?.link.removeAttribute("aria-describedby");
  opened?.card.remove();
  opened = undefined;
}

async function load(path: string): Promise<Document | undefined> {
  const address = new URL(path, ROOT);
  if (address.pathname === location.pathname) return document;
  const known = pages.get(path);
  if (known) return known;
  const fetched = fetch(address)
    .then(async (answer) => (answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : undefined))
    .catch(() => undefined);
  pages.set(path, fetched);
  return fetched;
}

/** A page's kind, name and first words; or the statement or section that a link leads to in it. */
function summarize(page: Document, anchor: string): HTMLElement[] {
  const title = page.querySelector("h1");
  if (!title) return [];
  const kicker = page.querySelector(".sb-kicker");
  const target = anchor ? page.getElementById(anchor) : null;
  const words = target?.matches("h2, h3")
    ? firstOf(target)
    : (target ?? page.querySelector(".sb-standing__line, .sb-note--lead, .sb-byline, .sb-lede"));
  const quoted = target?.closest(".sb-text") !== null && target !== null;
  return [
    ...(kicker ? [make("p", { class: "sb-kicker" }, copy(kicker))] : []),
    make("p", { class: "sb-preview__title", dir: "auto" }, copy(target?.matches("h2, h3") ? target : title)),
    ...(words ? [make("p", { class: quoted && "sb-verbatim", dir: "auto" }, copy(words))] : []),
  ];
}

/** The first thing that a section says: what stands next after its heading. */
function firstOf(heading: Element): Element | null {
  const section = heading.nextElementSibling;
  return section?.querySelector(".sb-claim, .sb-index__row") ?? section?.querySelector("li, p, tbody tr") ?? null;
}

/** The words of an element without its links, numbers, buttons and ids; badges and hedges stay. */
function copy(element: Element): DocumentFragment {
  const clone = document.importNode(element, true);
  for (const extra of clone.querySelectorAll(".sb-no, .sb-source, .sb-cite, .sb-claim__foot, .sb-visually-hidden, .headerlink, button, script"))
    extra.remove();
  for (const block of clone.querySelectorAll("p, li, ul, ol, div, blockquote, h2, h3, dl, dt, dd")) block.replaceWith(...block.childNodes, " ");
  for (const link of clone.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  for (const marked of clone.querySelectorAll("[id]")) marked.removeAttribute("id");
  const fragment = document.createDocumentFragment();
  fragment.append(...clone.childNodes);
  return fragment;
}

/** Under the link where there is room, else above it; its place is absolute, so that nothing moves. */
function place({ link, card }: Open): void {
  const frame = (card.offsetParent ?? document.documentElement).getBoundingClientRect();
  const box = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const size = card.getBoundingClientRect();
  const left = Math.max(EDGE, Math.min(box.left, document.documentElement.clientWidth - size.width - EDGE));
  const below = box.bottom + size.height + EDGE < innerHeight || box.top < size.height + EDGE;
  card.style.left = `${left - frame.left}px`;
  card.style.top = `${(below ? box.bottom + GAP : box.top - size.height - GAP) - frame.top}px`;
}
