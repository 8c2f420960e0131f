// `npm test`: installs what is missing, then runs every check on Node 24 and sums up. Works on a fresh clone.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { NODE, PROJECT_FOLDER, installPackages } from './launch/install.mjs';

installPackages();
const bin = path.join(PROJECT_FOLDER, 'node_modules', '.bin');
const environment = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}` };
const folder = mkdtempSync(path.join(tmpdir(), 'tuoke-results-'));
const results = path.join(folder, 'results.json');
const vitest = [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${results}`,
];

const checks = [
  { name: 'format', command: path.join(bin, 'oxfmt'), args: ['--check', '.'] },
  { name: 'lint', command: path.join(bin, 'oxlint'), args: ['--type-aware', '--deny-warnings'] },
  { name: 'types', command: path.join(bin, 'tsc'), args: ['--noEmit', '--checkers', '1', '-p', '.'] },
  { name: 'web', command: path.join(bin, 'tsc'), args: ['--noEmit', '--checkers', '1', '-p', 'web'] },
  { name: 'unused', command: path.join(bin, 'knip'), args: [] },
];
const tested = { name: 'tests', command: NODE, args: [...vitest, ...process.argv.slice(2)] };

/** Runs a command, and shows what it says when it has ended, or at once when nothing runs beside it. */
function run({ name, command, args }, isAlone) {
  const startedAtMs = Date.now();
  if (isAlone) process.stdout.write(`\n== ${name}\n`);
  const child = spawn(command, args, {
    cwd: PROJECT_FOLDER,
    stdio: isAlone ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    env: environment,
  });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece) => said.push(piece));
  return new Promise((resolve) => {
    const end = (isGood) => {
      if (!isAlone) process.stdout.write(`\n== ${name}\n${Buffer.concat(said)}`);
      resolve({ name, isGood, seconds: (Date.now() - startedAtMs) / 1000 });
    };
    child.once('error', (error) => {
      said.push(Buffer.from(`${error.message}\n`));
      end(false);
    });
    child.once('close', (status) => end(status === 0));
  });
}

// Each of the checks uses one core: together they take half the time.
const outcomes = [...(await Promise.all(checks.map((check) => run(check, false)))), await run(tested, true)];

process.stdout.write('\n== summary\n');
for (const { name, isGood, seconds } of outcomes) {
  process.stdout.write(`${isGood ? 'good  ' : 'FAILED'} ${name.padEnd(8)} ${seconds.toFixed(1).padStart(6)} s\n`);
}
const tests = outcomes.find(({ name }) => name === 'tests');
const counted = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : undefined;
for (const file of counted?.testResults ?? []) {
  const broken = file.assertionResults.filter(({ status }) => status === 'failed');
  const whole =
    file.status === 'failed' && broken.length === 0 ? [{ fullName: '', failureMessages: [file.message] }] : broken;
  for (const { fullName, failureMessages } of whole) {
    const why = failureMessages.join('\n').split('\n').slice(0, 3).join(' | ').slice(0, 600);
    process.stdout.write(`FAILED test ${path.relative(PROJECT_FOLDER, file.name)} > ${fullName}: ${why}\n`);
  }
}
rmSync(folder, { recursive: true, force: true });
const others = outcomes.filter((outcome) => outcome !== tests);
const passed = others.filter(({ isGood }) => isGood).length + (counted?.numPassedTests ?? 0);
let failed = others.filter(({ isGood }) => !isGood).length + (counted?.numFailedTests ?? 0);
// a suite that could not be loaded, an unhandled error or no result at all counts, though no test failed
if (tests?.isGood === false && (counted?.numFailedTests ?? 0) === 0) failed += 1;
if (tests?.isGood === true && (counted?.numPassedTests ?? 0) === 0) failed += 1;
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
