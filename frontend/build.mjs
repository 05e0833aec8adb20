// Bundles the site's scripts into the theme: `node build.mjs`; with --tests, the unit tests, for node to run.
// The same sources and packages give the same bytes, names included.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const HERE = dirname(fileURLToPath(import.meta.url));
const THEME = resolve(HERE, "../generator/theme/assets/sourcebook/scripts");
const TESTS = join(HERE, "node_modules/.cache/tests"); // under node_modules, so that what is not bundled is found
const SHARED = { absWorkingDir: HERE, bundle: true, logLevel: "warning", target: "es2022" };

async function buildSite() {
  rmSync(THEME, { recursive: true, force: true });
  const site = { ...SHARED, minify: true, legalComments: "none", metafile: true, outdir: THEME };
  // The first runs before the first paint, the second looks for its own address, so they are no modules.
  const early = await build({ ...site, entryPoints: ["src/early.ts", "src/missing.ts"], format: "iife" });
  // What only some pages use is a chunk of its own, loaded when it is asked for.
  const main = await build({ ...site, entryPoints: ["src/main.ts", "src/layout.ts"], format: "esm", splitting: true, chunkNames: "[name]-[hash]" });
  const inputs = [early, main].flatMap((result) => Object.keys(result.metafile.inputs));
  writeFileSync(join(THEME, "LICENSES.txt"), licences(inputs));
}

/** The licence of every package that is in the bundle. One without a licence file stops the build. */
function licences(inputs) {
  const packages = new Set(inputs.map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]).filter(Boolean));
  const parts = [...packages].sort().map((name) => {
    const folder = join(HERE, "node_modules", name);
    const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? readFileSync(join(folder, file), "utf8").trim() : OWN_WORDS[name];
    if (!text) throw new Error(`${name} has no licence file: add its text to build.mjs, or do without the package`);
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  return `The scripts of this site hold these packages.\n\n${parts.join(`\n${"-".repeat(72)}\n\n`)}`;
}

/** Licences of packages that leave the file out of what they publish. */
const OWN_WORDS = {};

async function buildTests() {
  rmSync(TESTS, { recursive: true, force: true });
  mkdirSync(TESTS, { recursive: true });
  const entryPoints = readdirSync(join(HERE, "tests"))
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => `tests/${name}`);
  await build({ ...SHARED, entryPoints, platform: "node", format: "esm", outdir: TESTS, sourcemap: "inline", external: ["@citation-js/*"] });
  writeFileSync(join(TESTS, "package.json"), '{ "type": "module" }\n');
}

await (process.argv.includes("--tests") ? buildTests() : buildSite());
