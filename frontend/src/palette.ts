// The button that chooses between light and dark. Without it the reader's system decides.
import { keepScheme } from "./scheme.ts";
import { say } from "./words.ts";

export function startPalette(): void {
  const button = document.querySelector<HTMLButtonElement>(".sb-palette");
  if (!button) return;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = (): boolean => (document.documentElement.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
  const label = (): void => {
    button.title = say(isDark() ? "toLight" : "toDark");
    button.setAttribute("aria-label", button.title);
  };
  button.addEventListener("click", () => {
    const scheme = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = scheme;
    keepScheme(scheme);
    label();
    document.dispatchEvent(new CustomEvent("sourcebook:scheme"));
  });
  system.addEventListener("change", label);
  label();
  button.hidden = false;
}
