// citation-js has no types of its own.
declare module "@citation-js/core" {
  export class Cite {
    constructor(data: string);
    readonly data: Record<string, unknown>[];
  }
}
declare module "@citation-js/plugin-bibtex";
