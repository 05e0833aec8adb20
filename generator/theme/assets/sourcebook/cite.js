// Copy buttons for a statement's citation: as text, BibTeX or CSL-JSON, each with its permalink.
import { make } from "./dom.js";

export function startCitations() {
  for (const details of document.querySelectorAll("details.sb-cite")) {
    details.addEventListener("toggle", () => addButtons(details), { once: true });
  }
}

function addButtons(details) {
  const paragraph = details.querySelector("p");
  const facts = {
    ...details.dataset,
    link: paragraph.querySelector("a").href,
    text: paragraph.firstChild.textContent.trim(),
    site: document.querySelector(".sb-header__name")?.textContent ?? "",
  };
  const status = make("span", { role: "status", class: "sb-muted" });
  const buttons = Object.entries({ "Copy text": asText, "Copy BibTeX": asBibtex, "Copy CSL-JSON": asCsl }).map(([label, write]) => {
    const button = make("button", { type: "button", class: "sb-copy" }, label);
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(write(facts));
        status.textContent = "Copied";
      } catch {
        status.textContent = "The browser does not allow copying";
      }
    });
    return button;
  });
  details.append(make("p", { class: "sb-copies" }, ...buttons, status));
}

export function asText({ headline, text, link, site, number }) {
  return `“${headline}”, statement ${number}. ${text} ${site}. ${link}`;
}

export function asBibtex({ headline, publisher, published, link, number, text }) {
  const safe = (value) => (value ?? "").replace(/[\\{}]/g, "");
  const key = `${safe(publisher).toLowerCase().replace(/[^a-z0-9]+/g, "")}${(published ?? "").slice(0, 4)}-${number}`;
  const fields = { title: headline, publisher, year: (published ?? "").slice(0, 4), date: published, url: link, note: `Statement ${number}. ${text}` };
  const lines = Object.entries(fields).filter(([, value]) => value).map(([name, value]) => `  ${name} = {${safe(value)}},`);
  return [`@misc{${key},`, ...lines, "}"].join("\n");
}

export function asCsl({ headline, publisher, published, link, number, text, site }) {
  const issued = published ? { "date-parts": [published.split("-").map(Number)] } : undefined;
  return JSON.stringify(
    [{ id: link, type: "article-newspaper", title: headline, publisher, issued, URL: link, note: `Statement ${number}. ${text}`, archive: site }],
    null,
    2,
  );
}
