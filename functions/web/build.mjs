// Bundles src/*.js into ../wwwroot, each with the licences of what it brings along and a hash of what it was made from.
// With --check nothing is written; it fails when what is there is not what the sources give.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, '..', 'wwwroot');
const entries = ['charts.js'];

// Line ends are those of the repository, so that a checkout with others gives the same.
const read = file => readFileSync(file, 'utf8').replaceAll('\r\n', '\n');

// What tells without npm that a bundle is older than its sources: a unit test computes the same.
function hashOfSources() {
  const hash = createHash('sha256');
  for (const file of ['build.mjs', 'package-lock.json', ...readdirSync(join(here, 'src')).sort().map(name => `src/${name}`)])
    hash.update(`${file}\n${read(join(here, file))}`);
  return hash.digest('hex');
}

// Packages that share a licence text share it here too.
function licencesOf(metafile) {
  const names = new Set(Object.keys(metafile.inputs).filter(file => file.startsWith('node_modules/')).map(file => file.split('/')[1]));
  const byText = new Map();
  for (const name of [...names].sort()) {
    const { version } = JSON.parse(read(join(here, 'node_modules', name, 'package.json')));
    const text = read(join(here, 'node_modules', name, 'LICENSE')).trim();
    byText.set(text, [...(byText.get(text) ?? []), `${name} ${version}`]);
  }
  return [...byText].map(([text, packages]) => `${packages.join(', ')}\n\n${text}`).join('\n\n');
}

async function bundle(entry) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: here, entryPoints: [`src/${entry}`], bundle: true, minify: true, format: 'iife', target: 'es2020',
    charset: 'utf8', legalComments: 'none', metafile: true, write: false,
  });
  return `/*! Made by functions/web from sha256 ${hashOfSources()}\n\n${licencesOf(metafile)}\n*/\n${outputFiles[0].text}`;
}

let stale = false;
for (const entry of entries) {
  const [made, file] = [await bundle(entry), join(target, entry)];
  if (!process.argv.includes('--check')) writeFileSync(file, made);
  else if (read(file) !== made) {
    console.error(`${['functions', 'wwwroot', entry].join(sep)} is not what functions/web gives: run "npm run build" there and commit the result.`);
    stale = true;
  }
}
process.exit(stale ? 1 : 0);
