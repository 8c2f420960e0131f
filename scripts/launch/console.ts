/** Who a line on the console is from. */
export type Source = 'tuoke' | 'temporal' | 'database' | 'worker' | 'api' | 'seed';

const COLOURS: Record<Source, number> = { tuoke: 36, temporal: 35, database: 33, worker: 32, api: 34, seed: 37 };
const WIDTH = 9;
const SLOW_STEP_MS = 1_000;

function paint(code: number, text: string): string {
  return process.stdout.isTTY ? `\u001B[${code}m${text}\u001B[0m` : text;
}

/** Writes a line with its source in front; a line of our JSON log is turned into words. */
export function print(source: Source, line: string): void {
  process.stdout.write(`${paint(COLOURS[source], `${source.padEnd(WIDTH)}|`)} ${readable(line)}\n`);
}

/** Runs a step and tells about it when it takes longer than a second: somebody at a terminal every second at first, then
 *  ever more seldom; a file of the output once. */
export async function step<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const startedAtMs = Date.now();
  let nextMs = SLOW_STEP_MS;
  let timer: NodeJS.Timeout;
  const tell = () => {
    if (!process.stdout.isTTY) return print('tuoke', `${name} …`);
    print('tuoke', `${name} … ${Math.round((Date.now() - startedAtMs) / 1000)} s`);
    nextMs = Math.min(nextMs * 1.5, 10_000);
    timer = setTimeout(tell, nextMs);
  };
  timer = setTimeout(tell, nextMs);
  try {
    const result = await work();
    print('tuoke', `${name}: done in ${((Date.now() - startedAtMs) / 1000).toFixed(1)} s`);
    return result;
  } finally {
    clearTimeout(timer);
  }
}

const HIDDEN_FIELDS = new Set(['level', 'time', 'msg', 'message', 'process', 'pid', 'hostname']);
const LEVEL_COLOURS: Record<string, number> = { WARN: 33, ERROR: 31, FATAL: 31 };

function readable(line: string): string {
  if (!line.startsWith('{')) return line;
  let entry: Record<string, unknown>;
  try {
    entry = JSON.parse(line) as Record<string, unknown>;
  } catch {
    // not every line in braces is ours: it is shown as it is
    return line;
  }
  const level = words(entry['level']).toUpperCase();
  const text = words(entry['msg'] ?? entry['message']);
  const fields = Object.entries(entry)
    .filter(([name]) => !HIDDEN_FIELDS.has(name))
    .map(([name, value]) => `${name}=${words(value)}`);
  const shownLevel = level === 'INFO' || level === '' ? '' : `${paint(LEVEL_COLOURS[level] ?? 0, level)} `;
  return `${shownLevel}${text}${fields.length === 0 ? '' : `  ${paint(90, fields.join(' '))}`}`;
}

function words(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
