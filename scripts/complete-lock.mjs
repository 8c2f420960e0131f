// Completes package-lock.json after `npm install`: npm leaves out packages of other platforms that its registry does not
// deliver, and then refuses the file in `npm ci`. Run it after every change of a dependency: `npm run lock:complete`.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const { packages } = lock;

function placeOf(from, name) {
  for (
    let folder = from;
    ;
    folder = folder.includes('/node_modules/') ? folder.slice(0, folder.lastIndexOf('/node_modules/')) : ''
  ) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (packages[place] !== undefined || folder === '') return packages[place] === undefined ? undefined : place;
  }
}

/** What the registry says about a version; the platform is read from the name when it says nothing. */
function describe(name, range) {
  const text = execFileSync(
    'npm',
    ['view', `${name}@${range}`, 'version', 'os', 'cpu', 'libc', 'engines', 'license', '--json'],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const found = JSON.parse(text);
  return Array.isArray(found) ? found.at(-1) : found;
}

let added = 0;
for (let before = -1; before !== added;) {
  before = added;
  for (const [from, entry] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (placeOf(from, name) !== undefined) continue;
      const { version, os, cpu, libc, engines, license } = describe(name, range);
      const list = (value) => (value === undefined ? undefined : [value].flat());
      packages[`node_modules/${name}`] = {
        version,
        cpu: list(cpu),
        ...(entry.dev ? { dev: true } : {}),
        libc: list(libc),
        license,
        optional: true,
        os: list(os),
        engines,
      };
      added += 1;
    }
  }
}
const strip = (entry) =>
  Object.fromEntries(Object.entries(entry).filter(([key, value]) => key !== 'resolved' && value !== undefined));
lock.packages = Object.fromEntries(
  Object.entries(packages)
    .map(([place, entry]) => [place, strip(entry)])
    .toSorted(([a], [b]) => (a < b ? -1 : 1)),
);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added} packages of other platforms added to package-lock.json\n`);
