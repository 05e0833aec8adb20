// Runs before the first paint, so that a chosen colour scheme never flashes. Without it the reader's system decides.
import { chosenScheme } from "./scheme.ts";

const chosen = chosenScheme();
if (chosen) document.documentElement.dataset.theme = chosen;
document.documentElement.classList.replace("no-js", "js");
