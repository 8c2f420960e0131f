// Runs on whatever Node started npm, before anything is installed: Node's own modules only.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT_FOLDER = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Node 24 as installed with the packages. Everything but the two bootstrap scripts runs on it. */
export const NODE = path.join(PROJECT_FOLDER, 'node_modules', 'node', 'bin', 'node');

const OLDEST_NODE = [20, 19];

/** Ends this process with one sentence. */
function giveUp(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** Installs the packages when they are not those of package-lock.json. */
export function installPackages() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    giveUp(`Tuoke needs Node ${OLDEST_NODE.join('.')} or newer to begin with; this is ${process.versions.node}.`);
  }
  if (process.platform === 'win32') giveUp('Tuoke runs on Linux and macOS; on Windows use it inside WSL.');
  const stamp = path.join(PROJECT_FOLDER, 'node_modules', '.installed-lock');
  const lock = createHash('sha256')
    .update(readFileSync(path.join(PROJECT_FOLDER, 'package-lock.json')))
    .digest('hex');
  if (existsSync(NODE) && existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;

  process.stdout.write('Installing packages (only when package-lock.json has changed) …\n');
  const startedAtMs = Date.now();
  // NODE_ENV=production would leave out Node 24 itself
  // What npm has in its cache is what the lock file's hashes say; asking the registry again can only take long.
  const args = ['ci', '--prefer-offline', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', args, { cwd: PROJECT_FOLDER, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) giveUp('npm could not install the packages; the lines above say why.');
  if (!existsSync(NODE)) {
    giveUp('The package "node" did not install its program: allow its install script (npm config get ignore-scripts).');
  }
  writeFileSync(stamp, lock);
  process.stdout.write(`Installed in ${Math.round((Date.now() - startedAtMs) / 1000)} s.\n`);
}
