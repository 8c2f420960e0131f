/** `npm run bench -- advance | funnel | profile | timers | web`. Exit code 1 when an answer was wrong; never because something was slow. */
import { parseArgs } from 'node:util';
import { benchAdvance } from './advance.ts';
import { benchFunnel } from './funnel.ts';
import { profileAdvance } from './profile.ts';
import { say } from './table.ts';
import { benchTimers } from './timers.ts';
import { benchWeb } from './web.ts';

const usage = `Usage: npm run bench -- COMMAND [OPTIONS]
  advance   cost of a durable command beside a bare workflow
            --rounds 5  --commands 200  --in-flight 1,10,50  --open 1000 (or 1000,20000; 0: none)  --temporal file|memory
  funnel    GET /funnel with many prospects, quiet and while projections are written
            --prospects 100000  --requests 2000
  profile   where worker and API spend their time, 10 in flight
            --commands 2000
  timers    how long after its limit an overdue complaint is noticed, when many fall due at once
            --timers 2000  --window 60
  web       the board in Chromium: first card, frames while dragging, script of each page
            --cards 2000  --rounds 5`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    commands: { type: 'string' },
    'in-flight': { type: 'string', default: '1,10,50' },
    open: { type: 'string', default: '1000' },
    temporal: { type: 'string', default: 'file' },
    prospects: { type: 'string', default: '100000' },
    requests: { type: 'string', default: '2000' },
    timers: { type: 'string', default: '2000' },
    window: { type: 'string', default: '60' },
    cards: { type: 'string', default: '2000' },
  },
});

function numbers(text: string): number[] {
  const list = text.split(',').map(Number);
  if (list.some((number) => !Number.isInteger(number) || number < 0))
    throw new Error(`${text} must be whole numbers with commas between them`);
  return list.filter((number) => number > 0);
}

function number(text: string): number {
  return numbers(text)[0] ?? 1;
}

function run(): Promise<readonly string[]> {
  switch (positionals[0]) {
    case 'advance':
      return benchAdvance({
        rounds: number(values.rounds),
        commands: number(values.commands ?? '200'),
        inFlight: numbers(values['in-flight']),
        open: numbers(values.open),
        temporalStore: values.temporal === 'memory' ? 'memory' : 'file',
      });
    case 'funnel':
      return benchFunnel({ prospects: number(values.prospects), requests: number(values.requests) });
    case 'profile':
      return profileAdvance(number(values.commands ?? '2000'));
    case 'timers':
      return benchTimers({ timers: number(values.timers), windowSeconds: number(values.window) });
    case 'web':
      return benchWeb({ cards: number(values.cards), rounds: number(values.rounds) });
    default:
      return Promise.resolve([usage]);
  }
}

const problems = await run();
for (const problem of problems) say(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
