// Makes the files the pages load, and the list of whose work is in them.
// node build.mjs <folder to write to>

import { build } from "esbuild";
import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const target = process.argv[2];
if (!target) {
  console.error("say where to write: node build.mjs <folder>");
  process.exit(2);
}
await mkdir(target, { recursive: true });

const made = await build({
  entryPoints: { page: "src/page.js", diagram: "src/diagram.js", style: "src/style.css", view: "src/view.css" },
  outdir: target,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["chrome109", "firefox115", "safari16"],
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
});
await writeFile(join(target, "THIRD-PARTY-NOTICES.txt"), await notices(made.metafile));
await mkdir(join(target, "for-tests"), { recursive: true });
await copyFile("node_modules/axe-core/axe.min.js", join(target, "for-tests", "axe.js")); // the wheel leaves it out
for (const picture of await readdir("pictures")) await copyFile(join("pictures", picture), join(target, picture));

async function notices(metafile) {
  const packages = new Set();
  for (const input of Object.keys(metafile.inputs)) {
    const found = input.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/g)?.at(-1);
    if (found) packages.add(found.slice("node_modules/".length));
  }
  const parts = [];
  for (const name of [...packages].sort()) parts.push(await notice(name));
  return parts.join(`\n${"-".repeat(80)}\n\n`);
}

async function notice(name) {
  const folder = join("node_modules", name);
  const about = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const licence = (await readdir(folder)).find((file) => /^(licen[cs]e|copying)/i.test(file));
  const words = licence ? await readFile(join(folder, licence), "utf8") : `Licence: ${about.license}\n`;
  return `${name} ${about.version} (${about.license})\n\n${words.trim()}\n`;
}
