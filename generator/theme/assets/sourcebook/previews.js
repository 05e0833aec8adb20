// What a link leads to, shown on hover and focus: name, standing, note, or the statement itself.
import { make, ROOT } from "./dom.js";

const WAIT = 350; // milliseconds before a preview opens: passing over a link is not asking
const SHOWN = /^(entities|events|articles)\/[^/]+\/$/;
const pages = new Map();
let card;
let timer;
let current;

export function startPreviews() {
  if (!matchMedia("(hover: hover)").matches) return;
  document.addEventListener("pointerover", (event) => consider(event.target));
  document.addEventListener("focusin", (event) => consider(event.target));
  document.addEventListener("pointerout", (event) => leave(event.relatedTarget));
  document.addEventListener("focusout", () => leave(null));
  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
}

function consider(target) {
  const link = target instanceof Element ? target.closest("main a[href]") : null;
  if (!link || link === current || card?.contains(target)) return;
  const path = address(link);
  if (path === undefined) return;
  clearTimeout(timer);
  timer = setTimeout(() => open(link, path), WAIT);
}

function leave(to) {
  if (to instanceof Node && (card?.contains(to) || current?.contains(to))) return;
  clearTimeout(timer);
  timer = setTimeout(close, 150);
}

/** The page that a link leads to, relative to the root, where it is another page that has a preview. */
function address(link) {
  const url = new URL(link.href, location.href);
  if (url.origin !== ROOT.origin || !url.pathname.startsWith(ROOT.pathname) || url.pathname === location.pathname) return undefined;
  const path = url.pathname.slice(ROOT.pathname.length);
  return SHOWN.test(path) ? path : undefined;
}

async function open(link, path) {
  const page = await load(path);
  if (!page || !link.isConnected) return;
  const parts = summarize(page, decodeURIComponent(new URL(link.href, location.href).hash.slice(1)));
  if (!parts.length) return;
  close();
  current = link;
  card = make("div", { class: "sb-preview md-typeset", id: "sb-preview", role: "note" }, ...parts);
  document.querySelector(".md-content").append(card);
  link.setAttribute("aria-describedby", "sb-preview");
  place(link);
}

function close() {
  clearTimeout(timer);
  current?.removeAttribute("aria-describedby");
  card?.remove();
  card = current = undefined;
}

async function load(path) {
  if (!pages.has(path)) {
    const fetched = fetch(new URL(path, ROOT)).then(async (answer) => (answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : undefined));
    pages.set(path, fetched.catch(() => undefined));
  }
  return pages.get(path);
}

function summarize(page, anchor) {
  const title = page.querySelector("h1");
  if (!title) return [];
  const parts = [make("p", { class: "sb-preview__title" }, copy(title))];
  const place = anchor && anchor !== "top" ? page.getElementById(anchor) : null;
  const pick = place ?? page.querySelector(".sb-standing__line, .sb-note--lead, .sb-byline");
  if (pick) parts.push(make("p", { class: place ? "sb-verbatim" : "" }, copy(pick)));
  const kicker = page.querySelector(".sb-kicker");
  if (kicker) parts.unshift(make("p", { class: "sb-kicker" }, copy(kicker)));
  return parts;
}

/** The words of an element without its links, numbers and ids; badges and hedges stay. */
function copy(element) {
  const clone = element.cloneNode(true);
  for (const extra of clone.querySelectorAll(".sb-no, .sb-source, .sb-visually-hidden, .headerlink, button")) extra.remove();
  for (const link of clone.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  for (const marked of clone.querySelectorAll("[id]")) marked.removeAttribute("id");
  const fragment = document.createDocumentFragment();
  fragment.append(...document.importNode(clone, true).childNodes);
  return fragment;
}

function place(link) {
  const frame = card.offsetParent?.getBoundingClientRect() ?? new DOMRect();
  const box = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const size = card.getBoundingClientRect();
  const left = Math.max(8, Math.min(box.left, innerWidth - size.width - 16));
  const below = box.bottom + size.height + 8 < innerHeight;
  card.style.left = `${left - frame.left}px`;
  card.style.top = `${(below ? box.bottom + 6 : box.top - size.height - 6) - frame.top}px`;
}
