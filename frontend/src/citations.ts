// Buttons that copy a statement's citation, each form with its permalink. Without them the citation stands there as text.
import { asBibtex, asCsl, asText, type Statement } from "./citation_forms.ts";
import { make } from "./dom.ts";
import { say, type WordKey } from "./words.ts";

const FORMS: readonly (readonly [WordKey, (statement: Statement) => string])[] = [
  ["copyText", asText],
  ["copyBibtex", asBibtex],
  ["copyCsl", asCsl],
];

export function startCitations(): void {
  for (const details of document.querySelectorAll<HTMLDetailsElement>("details.sb-cite")) {
    details.addEventListener("toggle", () => addButtons(details), { once: true });
  }
}

function addButtons(details: HTMLDetailsElement): void {
  const statement = readStatement(details);
  if (!statement) return;
  const status = make("span", { role: "status", class: "sb-muted" });
  const buttons = FORMS.map(([label, write]) => {
    const button = make("button", { type: "button", class: "sb-copy" }, say(label));
    button.addEventListener("click", () => void copy(write(statement), details, status));
    return button;
  });
  details.append(make("p", { class: "sb-copies" }, ...buttons, status));
}

function readStatement(details: HTMLDetailsElement): Statement | undefined {
  const link = details.querySelector<HTMLAnchorElement>("p a");
  if (!link) return undefined;
  const { headline = "", publisher = "", published = "", number = "" } = details.dataset;
  const words = link.previousSibling?.textContent?.trim() ?? "";
  return {
    headline,
    publisher,
    published,
    number,
    words,
    link: link.href,
    site: document.querySelector(".sb-header__name")?.textContent?.trim() ?? "",
  };
}

async function copy(text: string, details: HTMLElement, status: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = say("copied");
  } catch {
    // Without https, or where the reader forbids it: the text itself, ready to be copied by hand.
    const shown =
      details.querySelector<HTMLTextAreaElement>("textarea") ?? make("textarea", { readonly: true, rows: "6", "aria-label": say("copyText") });
    shown.value = text;
    details.append(shown);
    shown.select();
    status.textContent = say("copyRefused");
  }
}
