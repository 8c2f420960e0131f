import { loadavg } from 'node:os';
import type { FunnelView } from '../contracts/funnel.ts';
import type { Models } from '../models/connect.ts';
import type { ProspectSnapshot } from '../models/prospect.ts';
import { ApiClient } from './api-client.ts';
import { openReadModel } from './database.ts';
import { FunnelData, oneBranch } from './funnel-data.ts';
import { startInstallation, type BenchInstallation } from './installation.ts';
import { createLatencies, percentilesOf, runLoad } from './load.ts';
import { formatted, say, sayTable } from './table.ts';

export interface FunnelOptions {
  readonly prospects: number;
  /** Reads for each row of the table. */
  readonly requests: number;
}

const administrator = 's-0999';
const writesPerSecond = 50;
const inserted = 500;
const targetP95Ms = 10;
/** The built-in database keeps what it can in memory; with its usual 1 GB it would collect garbage most of the time. */
const databaseHeap = '4g';

/** What people ask of the funnel; read in turns. */
const questions = {
  'whole bank': '',
  'by branch': '?groupBy=branch',
  'one branch by owner': `?branchId=${oneBranch}&groupBy=owner`,
} as const;

/** `npm run bench -- funnel`: how fast the funnel is read with many prospects, quiet and while they move, and whether it is exact.
 *  @returns what was wrong, [] when every count was exact */
export async function benchFunnel(options: FunnelOptions): Promise<string[]> {
  say(
    `load average before: ${loadavg()
      .map((load) => load.toFixed(2))
      .join(' ')}`,
  );
  const installation = await startInstallation({ temporalStore: 'memory', run: [], databaseHeap });
  const models = await openReadModel(installation.environment['MONGODB_URI'] ?? '');
  const api = new ApiClient(installation.apiUrl);
  try {
    return await new FunnelBench(installation, models, api, options).run();
  } finally {
    api.close();
    await models.connection.close();
    await installation.stop();
  }
}

class FunnelBench {
  readonly #installation: BenchInstallation;
  readonly #models: Models;
  readonly #api: ApiClient;
  readonly #options: FunnelOptions;
  readonly #rows: (string | number)[][] = [];

  constructor(installation: BenchInstallation, models: Models, api: ApiClient, options: FunnelOptions) {
    this.#installation = installation;
    this.#models = models;
    this.#api = api;
    this.#options = options;
  }

  async run(): Promise<string[]> {
    await this.#fill();
    await this.#installation.start('api');
    const firstMs = await timed(async () => void (await this.#read('')));
    say(`first read after the start of the API: ${formatted(firstMs)} ms`);
    const problems = await this.#check('quiet', 0);
    await this.#measureAll('quiet');
    const written = await this.#whileWriting(() => this.#measureAll(`${writesPerSecond} writes/s`));
    problems.push(...(await this.#check('after the last write', written)));
    sayTable(['GET /funnel', 'in flight', 'reads', 'rate/s', 'p50 ms', 'p95 ms', 'p99 ms', 'load before'], this.#rows);
    say(`\ntarget: p95 below ${targetP95Ms} ms, 1 in flight`);
    for (const [name, inFlight, , , , p95] of this.#rows) {
      if (inFlight === 1)
        say(`  ${Number(p95) < targetP95Ms ? 'met   ' : 'MISSED'}  ${name}: ${formatted(Number(p95))} ms`);
    }
    return problems;
  }

  /** Puts the documents where projections would have put them. */
  async #fill(): Promise<void> {
    const { prospects } = this.#options;
    const data = new FunnelData(Date.now());
    const tookMs = await timed(async () => {
      for (let from = 0; from < prospects; from += inserted) {
        const numbers = Array.from({ length: Math.min(inserted, prospects - from) }, (_, index) => from + index);
        await this.#models.prospects.collection.insertMany(
          numbers.map((number) => data.document(number, 1)) as never[],
          { ordered: false },
        );
        if ((from + inserted) % 20_000 === 0) say(`  ${from + inserted} of ${prospects} documents written`);
      }
    });
    say(`${prospects} projected prospects written in ${(tookMs / 1_000).toFixed(0)} s`);
  }

  async #measureAll(condition: string): Promise<void> {
    // once unmeasured: compilers and caches
    await this.#load(10, Object.values(questions), createLatencies(), this.#options.requests / 4);
    for (const inFlight of [1, 10]) {
      for (const [name, query] of Object.entries(questions)) {
        const load = (loadavg()[0] ?? 0).toFixed(2);
        const latencies = createLatencies();
        const tookMs = await this.#load(inFlight, [query], latencies, this.#options.requests);
        const { p50, p95, p99 } = percentilesOf(latencies);
        this.#rows.push([
          `${name}, ${condition}`,
          inFlight,
          this.#options.requests,
          (this.#options.requests / tookMs) * 1_000,
          p50,
          p95,
          p99,
          load,
        ]);
      }
    }
  }

  #load(
    inFlight: number,
    queries: readonly string[],
    latencies: ReturnType<typeof createLatencies>,
    count: number,
  ): Promise<number> {
    const asked = Array.from({ length: Math.ceil(count) }, (_, index) => queries[index % queries.length] ?? '');
    return runLoad(asked, inFlight, latencies, async (query) => void (await this.#read(query)));
  }

  async #read(query: string): Promise<FunnelView> {
    const { status, body } = await this.#api.get(`/api/v1/funnel${query}`, administrator);
    if (status !== 200) throw new Error(`GET /funnel${query} answered ${status}: ${JSON.stringify(body)}`);
    return body as FunnelView;
  }

  /** @returns how many writes the database acknowledged meanwhile */
  async #whileWriting(work: () => Promise<void>): Promise<number> {
    let acknowledged = Number.NaN;
    const started = Promise.withResolvers<void>();
    const environment = {
      BENCH_PROSPECTS: String(this.#options.prospects),
      BENCH_WRITES_PER_SECOND: String(writesPerSecond),
    };
    const writer = this.#installation.spawn('writer', 'bench/projection-writer.ts', environment, (line) => {
      if (line === 'ready') started.resolve();
      const count = /^acknowledged (\d+)$/.exec(line)?.[1];
      if (count !== undefined) acknowledged = Number(count);
    });
    void writer.ended.then(() => started.reject(new Error(`The writer ended early: ${writer.lastLines().join('\n')}`)));
    await started.promise;
    await work();
    await writer.stop(60_000);
    if (Number.isNaN(acknowledged))
      throw new Error(`The writer did not say how much it wrote: ${writer.lastLines().join('\n')}`);
    return acknowledged;
  }

  /** Compares the next answer with a recount of the documents: nothing may be missing, twice or late. */
  async #check(when: string, written: number): Promise<string[]> {
    const { prospects } = this.#options;
    const answer = await this.#read('?groupBy=branch');
    const counted = await recount(this.#models);
    const problems: string[] = [];
    const answered = countsOf(answer);
    for (const key of new Set([...counted.tallies.keys(), ...answered.keys()])) {
      const [inAnswer, inDocuments] = [answered.get(key) ?? '0 / 0', counted.tallies.get(key) ?? '0 / 0'];
      if (inAnswer !== inDocuments)
        problems.push(`${when}, ${key}: the funnel says ${inAnswer}, the documents ${inDocuments}`);
    }
    if (counted.documents !== prospects)
      problems.push(`${when}: ${counted.documents} documents instead of ${prospects}`);
    if (counted.revisions !== prospects + written)
      problems.push(`${when}: ${counted.revisions - prospects} writes are stored, ${written} were acknowledged`);
    say(
      `${when}: ${problems.length === 0 ? 'exact' : 'WRONG'} in ${counted.tallies.size} counts, ${written} writes since the first`,
    );
    return problems;
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedAtMs = performance.now();
  await work();
  return performance.now() - startedAtMs;
}

/** Count and value of each branch and phase as `count / valueFen`; only those that are not empty. */
type Tallies = ReadonlyMap<string, string>;

function countsOf({ total, groups }: FunnelView): Tallies {
  const entries = [{ id: 'all', ...total }, ...groups].flatMap(({ id, steps, parked, ended }) =>
    [...steps.flatMap(({ phases }) => phases), parked, ...ended].map(
      ({ phase, count, valueFen }) => [`${id} ${phase}`, `${count} / ${valueFen}`] as const,
    ),
  );
  return new Map(entries.filter(([, tally]) => tally !== '0 / 0'));
}

async function recount(models: Models): Promise<{ tallies: Tallies; documents: number; revisions: number }> {
  const sums = new Map<string, { count: number; valueFen: number }>();
  let [documents, revisions] = [0, 0];
  for await (const { branchId, phase, expectedValueFen, revision } of allProspects(models)) {
    documents += 1;
    revisions += revision;
    for (const key of [`all ${phase}`, `${branchId} ${phase}`]) {
      const sum = sums.get(key) ?? { count: 0, valueFen: 0 };
      sums.set(key, sum);
      sum.count += 1;
      sum.valueFen += expectedValueFen ?? 0;
    }
  }
  return {
    tallies: new Map([...sums].map(([key, { count, valueFen }]) => [key, `${count} / ${valueFen}`])),
    documents,
    revisions,
  };
}

type Counted = Pick<ProspectSnapshot, '_id' | 'branchId' | 'phase' | 'expectedValueFen' | 'revision'>;

/** In pages: the embedded database builds a whole answer before it sends the first batch. */
async function* allProspects({ prospects }: Models): AsyncGenerator<Counted> {
  let afterId = '';
  for (;;) {
    const rows = await prospects
      .find({ _id: { $gt: afterId } }, { branchId: 1, phase: 1, expectedValueFen: 1, revision: 1 })
      .sort({ _id: 1 })
      .limit(inserted)
      .lean<Counted[]>();
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < inserted) return;
    afterId = last._id;
  }
}
