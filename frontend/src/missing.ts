// The page of what is not found is shown at any address, so where a site stands is not known from it. It asks for this script at each depth; the one
// that is found, nearest first, knows the site's root from its own address, and leads styles, scripts and links there.
const source = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "";
const page = document.documentElement;

if (source && page.dataset.root === undefined) {
  const root = new URL("../../../", source).pathname;
  page.dataset.root = root;
  if (root !== "/") leadTo(root);
}

function leadTo(root: string): void {
  for (const name of ["href", "action"]) {
    for (const element of document.querySelectorAll(`[${name}^="/"]`)) element.setAttribute(name, moved(element.getAttribute(name) ?? "", root));
  }
  for (const script of document.querySelectorAll<HTMLScriptElement>('script[src^="/"]')) {
    const again = document.createElement("script"); // one that failed is not asked for again
    again.type = script.type;
    again.src = moved(script.getAttribute("src") ?? "", root);
    script.replaceWith(again);
  }
}

function moved(address: string, root: string): string {
  return address.startsWith("//") ? address : root + address.slice(1);
}
