// The button that chooses between light and dark. Without it the reader's system decides.
const KEY = "sourcebook:theme";

export function startPalette() {
  const button = document.querySelector(".sb-palette");
  if (!button) return;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (document.documentElement.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
  const label = () => {
    const text = isDark() ? "Switch to light colours" : "Switch to dark colours";
    button.setAttribute("aria-label", text);
    button.title = text;
  };
  button.addEventListener("click", () => {
    const chosen = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = chosen;
    try {
      localStorage.setItem(KEY, chosen);
    } catch {
      // Storage may be forbidden: the choice then lasts for this page.
    }
    label();
  });
  system.addEventListener("change", label);
  label();
  button.hidden = false;
}
