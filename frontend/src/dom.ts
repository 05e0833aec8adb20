// Small helpers. Elements are made from text, never from strings of HTML.

/** The site's root, found from this file's own address, so that the site works under any folder. */
export const ROOT = new URL("../../../", import.meta.url);

type Child = Node | string | undefined | false;
type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** An element with attributes and children; strings become text, what is undefined or false is left out. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child): child is Node | string => child !== undefined && child !== false && child !== ""));
  return element;
}

/** Calls `action` once `delay` milliseconds have passed without another call. */
export function debounce(action: () => void, delay: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, delay);
  };
}

/** The action, done for one caller at a time: of those who come while it is busy the last waits, the others get nothing. */
export function oneAtATime<Given extends unknown[], Made>(
  action: (...given: Given) => Promise<Made>,
): (...given: Given) => Promise<Made | undefined> {
  let running: Promise<unknown> = Promise.resolve();
  let newest = 0;
  return async (...given) => {
    newest += 1;
    const turn = newest;
    await running;
    if (turn !== newest) return undefined;
    const made = action(...given);
    running = made.catch(() => undefined);
    return made;
  };
}

/** The element that the event happened in, where it is one of `selector` or stands in one. */
export function closest(target: EventTarget | null, selector: string): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(selector) : null;
}
