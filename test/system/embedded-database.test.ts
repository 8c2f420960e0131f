import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import mongoose, { type Collection } from 'mongoose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildMongoStandIn } from '../../scripts/servers/build-mongo-stand-in.ts';
import { planStandIn } from '../../scripts/servers/find-mongodb.ts';
import { toolsFolder } from '../../scripts/servers/folders.ts';
import { findFreePort } from '../../scripts/servers/ports.ts';
import { startServer, type RunningServer } from '../../scripts/servers/start-server.ts';

interface Row {
  _id: string;
  number: number;
  revision: number;
  ownerId: string;
  branchId: string;
  phase: number;
  dueAtMs: number | null;
  projectedAt: Date;
  tags: string[];
  customer: string;
  isOpen: boolean;
}

const rows = 10_000;
let folder: string;
let server: RunningServer;
let connection: mongoose.Connection;
let collection: Collection<Row>;

async function open(): Promise<void> {
  const options = {
    toolsFolder: toolsFolder(),
    dataFolder: folder,
    port: await findFreePort(),
    database: 'test',
    heap: '512m',
    uri: undefined,
    onProgress: () => {},
  };
  server = await startServer(await planStandIn(options), folder);
  connection = await mongoose.createConnection(server.address).asPromise();
  collection = connection.collection('rows') as unknown as Collection<Row>;
}

function row(number: number): Row {
  return {
    _id: `p${number}`,
    number,
    revision: 1,
    ownerId: `o${number % 400}`,
    branchId: `b${number % 20}`,
    phase: number % 6,
    dueAtMs: number % 3 === 0 ? null : 1_000_000 + number,
    projectedAt: new Date(1_100_000_000_000 + number),
    tags: number % 10 === 0 ? [] : [`t${number % 50}`, `u${number % 7}`],
    customer: `c${number >> 1}`,
    isOpen: number % 2 === 0,
  };
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tuoke-stand-in-'));
  expect(await buildMongoStandIn(toolsFolder(), () => {})).toHaveProperty('java');
  await open();
  await collection.createIndexes([
    { key: { ownerId: 1 } },
    { key: { projectedAt: 1 } },
    { key: { branchId: 1, phase: 1, dueAtMs: 1 } },
    { key: { tags: 1 } },
    { key: { number: 1 }, unique: true },
    { key: { customer: 1 }, unique: true, partialFilterExpression: { isOpen: true }, name: 'open-customer' },
  ]);
  for (let from = 0; from < rows; from += 1_000)
    await collection.insertMany(Array.from({ length: 1_000 }, (_, index) => row(from + index)));
});
afterAll(async () => {
  await connection.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

type Query = Parameters<typeof collection.find>[0];

async function ids(query: Query): Promise<string[]> {
  return (await collection.find(query).toArray()).map(({ _id }) => _id).toSorted();
}

/** The shortest duration of a query in ms: the one that other work on the machine disturbed least. */
async function shortestMs(query: (round: number) => Promise<unknown>): Promise<number> {
  const durations: number[] = [];
  for (let round = 0; round < 60; round += 1) {
    const startedAt = performance.now();
    await query(round);
    durations.push(performance.now() - startedAt);
  }
  return Math.min(...durations);
}

const queries: readonly Query[] = [
  { tags: 't3' },
  { tags: [] },
  { tags: { $gte: 't48', $lt: 't49' } },
  { branchId: { $in: ['b1', 'b2'] }, phase: { $in: [1, 2] }, dueAtMs: { $lt: 1_005_000 } },
  { branchId: 'b3', phase: 3, dueAtMs: null },
  { $and: [{ branchId: 'b1' }, { phase: 1 }, { dueAtMs: { $gte: 1_009_000 } }] },
  { branchId: 'b1', phase: { $lte: 1 } },
  { number: { $gt: rows - 10 } },
  { number: { $in: [1, 2, 3, 1_000_000] } },
  { _id: { $in: ['p1', 'absent', 'p1'] } },
  { _id: { $gt: 'p9990' } },
  { ownerId: { $ne: 'o1' }, branchId: 'b1' },
  { customer: 'c5' },
];

describe('the stand-in for MongoDB', () => {
  test.each(queries)('an index finds what a scan finds: %j', async (query) => {
    // a double negation means the same, and no index answers it
    const scanned = await ids({ $nor: [{ $nor: [query] }] } as Query);
    expect(await ids(query)).toEqual(scanned);
  });

  test.each([
    [{ branchId: 'b1' }, { phase: 1, dueAtMs: 1 }],
    [{ branchId: 'b1', phase: 1 }, { dueAtMs: -1 }],
    [{}, { projectedAt: -1, _id: -1 }],
    [{}, { _id: 1 }],
  ] as const)('a page in index order is the beginning of the whole: %j by %j', async (query, sort) => {
    const whole = await collection.find(query).sort(sort).toArray();
    const page = await collection.find(query).sort(sort).limit(700).toArray();
    const keys = (found: Row[]) => found.map((one) => Object.keys(sort).map((key) => one[key as keyof Row]));
    expect(keys(page)).toEqual(keys(whole.slice(0, 700)));
  });

  test('what we ask most takes an index, not a scan', async () => {
    const scan = await shortestMs((round) => collection.findOne({ absent: round } as unknown as Query));
    const indexed = {
      conditionalUpdate: await shortestMs((round) =>
        collection.updateOne({ _id: `p${round}`, revision: { $lt: 100 } }, { $inc: { revision: 1 } }),
      ),
      byOwner: await shortestMs((round) =>
        collection
          .find({ ownerId: `o${round}` })
          .limit(1)
          .toArray(),
      ),
      sinceProjected: await shortestMs(() =>
        collection.find({ projectedAt: { $gte: new Date(1_100_000_000_000 + rows - 20) } }).toArray(),
      ),
      grouped: await shortestMs((round) =>
        collection
          .aggregate([{ $match: { ownerId: `o${round}` } }, { $group: { _id: '$phase', count: { $sum: 1 } } }])
          .toArray(),
      ),
    };
    for (const [name, ms] of Object.entries(indexed))
      expect(ms, `${name} against a scan of ${scan} ms`).toBeLessThan(scan / 2);
  });

  test('a partial unique index holds for the documents it is about', async () => {
    const refused = collection.insertOne({ ...row(1), _id: 'again', number: -1, isOpen: true, customer: 'c1' });
    await expect(refused).rejects.toMatchObject({ code: 11_000 });
    await collection.insertOne({ ...row(1), _id: 'closed', number: -2, isOpen: false, customer: 'c1' });
    await collection.deleteOne({ _id: 'closed' });
  });

  test('an unordered batch reports exactly what was refused', async () => {
    const batch = collection.insertMany(
      [{ ...row(rows + 1), customer: 'x' }, row(5), { ...row(rows + 2), customer: 'y' }],
      { ordered: false },
    );
    await expect(batch).rejects.toMatchObject({ code: 11_000, insertedCount: 2 });
    await collection.deleteMany({ number: { $gt: rows } });
  });

  test('what was acknowledged survives a kill, and the indexes with it', async () => {
    await collection.updateOne({ _id: 'p7' }, { $set: { ownerId: 'somebody' }, $currentDate: { projectedAt: true } });
    const { projectedAt } = (await collection.findOne({ _id: 'p7' })) ?? row(7);
    // longer than the store takes to write
    await new Promise((resolve) => setTimeout(resolve, 300));
    process.kill(Number(readFileSync(server.pidFile, 'utf8')), 'SIGKILL');
    await connection.close();
    await open();
    expect(await ids({ ownerId: 'somebody' })).toEqual(['p7']);
    expect(await ids({ projectedAt })).toEqual(['p7']);
    expect(await collection.countDocuments({})).toBe(rows);
    await expect(collection.insertOne({ ...row(3), _id: 'other' })).rejects.toMatchObject({ code: 11_000 });
  });
});
