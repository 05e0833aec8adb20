// Which colours a reader chose. Storage may be forbidden: a choice then lasts for the page.
const KEY = "sourcebook:theme";

export type Scheme = "light" | "dark";

export function chosenScheme(): Scheme | undefined {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === "light" || kept === "dark" ? kept : undefined;
  } catch {
    return undefined;
  }
}

export function keepScheme(scheme: Scheme): void {
  try {
    localStorage.setItem(KEY, scheme);
  } catch {
    // Forbidden: nothing is kept.
  }
}
