// Runs before the first paint, so that a chosen colour scheme never flashes. Without it the reader's system decides.
try {
  const chosen = localStorage.getItem("sourcebook:theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // Storage may be forbidden: the system's scheme stays.
}
document.documentElement.classList.replace("no-js", "js");
