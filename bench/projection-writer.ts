/** Writes projections into the read model, one process like a worker, until it is told to stop. Says how many were acknowledged.
 *  Environment: MONGODB_URI, BENCH_PROSPECTS, BENCH_WRITES_PER_SECOND. */
import { setTimeout as delay } from 'node:timers/promises';
import { createProjectionWriter } from '../activities/projection/writer.ts';
import { connectDatabase, createModels } from '../models/connect.ts';
import { FunnelData, writtenNumber } from './funnel-data.ts';

const { MONGODB_URI: uri, BENCH_PROSPECTS: prospects, BENCH_WRITES_PER_SECOND: rate } = process.env;
if (uri === undefined || prospects === undefined || rate === undefined)
  throw new Error('MONGODB_URI, BENCH_PROSPECTS and BENCH_WRITES_PER_SECOND must be set');

const connection = await connectDatabase(uri, 'tuoke-bench-writer');
const writer = createProjectionWriter(createModels(connection));
const data = new FunnelData(Date.now());
const revisions = new Map<number, number>();
const writes: Promise<void>[] = [];
let isStopping = false;
process.once('SIGTERM', () => (isStopping = true));
process.stdout.write('ready\n');

const startedAtMs = performance.now();
while (!isStopping) {
  const due = ((performance.now() - startedAtMs) / 1_000) * Number(rate);
  while (writes.length < due) {
    const number = writtenNumber(writes.length, Number(prospects));
    const revision = (revisions.get(number) ?? 1) + 1;
    revisions.set(number, revision);
    writes.push(writer.write(data.projection(number, revision)));
  }
  await delay(20);
}
await Promise.all(writes);
process.stdout.write(`acknowledged ${writes.length}\n`);
await connection.close();
