// Small helpers: elements are made from text, never from strings of HTML.

/** The site's root, found from this file's own address, so that the site works under any folder. */
export const ROOT = new URL("../../", import.meta.url);

/** An element with attributes and children; strings become text. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== ""));
  return element;
}

/** Calls `action` once `delay` milliseconds have passed without another call. */
export function debounce(action, delay) {
  let timer;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...values), delay);
  };
}
