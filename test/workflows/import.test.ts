import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runChunk } from '../../activities/import/run-chunk.ts';
import type { Activities } from '../../activities/index.ts';
import { sumTallies, type RowCounts } from '../../domain/import/tally.ts';
import { prospectIdOfRow, readOwnerDirectory } from '../../models/import-check.ts';
import { findImport, readChunks, type ImportRow } from '../../models/import-job.ts';
import { demonstrationOrganisation } from '../../scripts/seed-data.ts';
import { importQueries, importSignals, importWorkflowId, importWorkflowType } from '../../workflows/import/messages.ts';
import type { importWorkflow } from '../../workflows/import/workflow.ts';
import { prospectWorkflowId } from '../../workflows/prospect/messages.ts';
import { calendar, manager } from '../factories/context.ts';
import { goodCells, storeImport } from '../factories/import.ts';
import { eventually } from '../helpers/eventually.ts';
import { WorkflowRig } from '../helpers/workflow-rig.ts';

type Handle = WorkflowHandle<typeof importWorkflow>;

/** Stands before the real activity, to hold or break it at a certain chunk. */
let beforeChunk: (chunkNo: number) => Promise<void> = () => Promise.resolve();
let afterChunk: (chunkNo: number) => Promise<void> = () => Promise.resolve();

function wrapActivities(real: Activities): Activities {
  return {
    ...real,
    importChunk: async (input) => {
      await beforeChunk(input.chunkNo);
      await real.importChunk(input);
      await afterChunk(input.chunkNo);
    },
  };
}

let rig: WorkflowRig;
beforeAll(async () => {
  rig = await WorkflowRig.start({ wrapActivities });
  const { staff } = demonstrationOrganisation();
  await rig.models.staff.insertMany([...staff]);
});
afterAll(async () => {
  const { replayed } = await rig.stop();
  expect(replayed).toBeGreaterThan(5);
});

async function begin(importId: string): Promise<Handle> {
  const handle = await rig.client.workflow.start<typeof importWorkflow>(importWorkflowType, {
    taskQueue: rig.taskQueue,
    workflowId: importWorkflowId(importId),
    args: [{ importId, commandId: 'run-1', actor: manager, carry: null }],
  });
  rig.track(handle.workflowId);
  return handle;
}

async function countsOf(importId: string): Promise<RowCounts> {
  return sumTallies((await findImport(rig.models, importId))?.tallies ?? []).counts;
}

async function rowsOf(importId: string, chunkNos: readonly number[] = [0]): Promise<readonly ImportRow[]> {
  return (await readChunks(rig.models, { _id: importId }, chunkNos)).flatMap(({ rows }) => rows);
}

async function pursuitsOf(importId: string, rowNo: number): Promise<number> {
  return rig.models.prospectEvents.countDocuments({ prospectId: prospectIdOfRow(importId, rowNo), type: 'create' });
}

let firstNo = 0;
/** Customers that no other test has. */
function customers(count: number): string[][] {
  firstNo += 10_000;
  return Array.from({ length: count }, (_, index) => goodCells(index + 1, firstNo));
}

describe('an import', () => {
  test('makes one prospect of each good row and says of the others what is wrong', async () => {
    const importId = randomUUID();
    const rows = customers(6);
    rows[1] = ['', 'not a number'];
    rows[3] = ['客户没有电话', ''];
    rows[5] = rows[0] ?? [];
    await storeImport(rig.models, importId, rows);
    expect(await (await begin(importId)).result()).toEqual({ status: 'ended' });

    expect(await countsOf(importId)).toEqual({ pending: 0, created: 3, duplicate: 1, refused: 2 });
    const stored = await rowsOf(importId);
    expect(stored.map(({ status }) => status)).toEqual([
      'created',
      'refused',
      'created',
      'refused',
      'created',
      'duplicate',
    ]);
    expect(stored[1]?.problems.map(({ code, column }) => [code, column])).toEqual([
      ['missing', 0],
      ['notAPhone', 1],
    ]);
    expect(stored[3]?.problems.map(({ code }) => code)).toEqual(['noContactRoute']);
    expect(stored[5]).toMatchObject({ problems: [{ code: 'alreadyPursued' }], prospectId: stored[0]?.prospectId });
    await eventually(async () =>
      expect(await rig.models.prospects.findById(stored[0]?.prospectId).lean()).toMatchObject({
        customerName: '客户0001',
        ownerId: 's-0101',
        phase: 'qualifying',
        campaignId: 'leads',
      }),
    );
    rig.track(prospectWorkflowId(stored[0]?.prospectId ?? ''));
    expect(await findImport(rig.models, importId)).toMatchObject({
      status: 'ended',
      run: { endedAt: expect.any(Date) as Date },
    });
  });

  test('repeated after a kill between the starts and their record makes nothing twice', async () => {
    const importId = randomUUID();
    await storeImport(rig.models, importId, customers(3));
    let tries = 0;
    afterChunk = async () => {
      tries += 1;
      if (tries > 1) return;
      // As if the worker had died before it wrote what it did.
      await rig.models.importChunks.updateOne({ _id: `${importId}/0` }, { $set: { 'rows.1.status': 'pending' } });
      throw new Error('killed');
    };
    await (await begin(importId)).result();
    afterChunk = () => Promise.resolve();
    expect(tries).toBe(2);
    expect(await countsOf(importId)).toMatchObject({ created: 3 });
    for (const rowNo of [1, 2, 3]) await eventually(async () => expect(await pursuitsOf(importId, rowNo)).toBe(1));
  });

  test('taken up again after a kill waits for no turn of rows that are prospects already', async () => {
    const importId = randomUUID();
    await storeImport(rig.models, importId, customers(3));
    await (await begin(importId)).result();
    for (const rowNo of [1, 2, 3]) await eventually(async () => expect(await pursuitsOf(importId, rowNo)).toBe(1));
    const rows = (await rowsOf(importId)).map((row): ImportRow => ({ ...row, status: 'pending', prospectId: null }));
    await rig.models.importChunks.updateOne({ _id: `${importId}/0` }, { $set: { rows } });
    let turns = 0;
    await runChunk(
      {
        models: rig.models,
        temporal: rig.client,
        prospectQueue: rig.taskQueue,
        ownerDirectory: () => readOwnerDirectory(rig.models.staff),
        calendarOf: () => Promise.resolve(calendar),
        pace: () => {
          turns += 1;
          return Promise.resolve();
        },
        onStep: () => undefined,
      },
      { importId, chunkNo: 0, actor: manager },
    );
    expect(turns).toBe(0);
    expect(await countsOf(importId)).toMatchObject({ pending: 0, created: 3 });
  });

  test('takes up rows that a process which was killed between the rows and their count left uncounted', async () => {
    const importId = randomUUID();
    const counts = { pending: 0, created: 2, duplicate: 0, refused: 0 };
    await storeImport(rig.models, importId, customers(2), { tallies: [{ counts, problems: [], edition: 0 }] });
    await (await begin(importId)).result();
    expect((await rowsOf(importId)).map(({ status }) => status)).toEqual(['created', 'created']);
  });

  test('of the same file, twice and at the same time, makes each prospect once', async () => {
    const rows = customers(40);
    const ids = [randomUUID(), randomUUID()];
    for (const importId of ids) await storeImport(rig.models, importId, rows);
    const handles = await Promise.all(ids.map(begin));
    await Promise.all(handles.map((handle) => handle.result()));
    const counts = await Promise.all(ids.map(countsOf));
    expect(counts.map(({ created, duplicate }) => created + duplicate)).toEqual([40, 40]);
    const [first = 0, second = 0] = counts.map(({ created }) => created);
    expect(first + second).toBe(40);
  });

  test('customers without phone and number are told apart by e-mail, or by name and address', async () => {
    const headers = ['name', 'email', 'address'];
    const importId = randomUUID();
    const cells = [
      ['Customer 1', 'one@customers.example', ''],
      ['Customer 1 again', 'ONE@customers.example', ''],
      ['Customer 2', '', '1 Harbour Road'],
      ['customer 2', '', '1 harbour road'],
      ['Customer 2', '', '2 Harbour Road'],
    ];
    await storeImport(rig.models, importId, cells, {
      headers,
      mapping: {
        columns: ['name', 'email', 'address'],
        defaults: {
          customerType: 'company',
          pursuitType: 'newCustomer',
          findMethod: 'coldApproach',
          mediaSubSource: null,
          publicationTitle: null,
          publishedOn: null,
          introducerName: null,
          campaignId: null,
          consent: 'lawfulContact',
        },
        valueUnit: 'yuan',
        owner: { kind: 'allocator' },
      },
    });
    await (await begin(importId)).result();
    expect((await rowsOf(importId)).map(({ status }) => status)).toEqual([
      'created',
      'duplicate',
      'created',
      'duplicate',
      'created',
    ]);
    await eventually(async () =>
      expect(await rig.models.prospects.findById(prospectIdOfRow(importId, 1)).lean()).toMatchObject({
        ownerId: null,
        phase: 'lead',
        branchId: 'b-01',
      }),
    );
  });
});

describe('a run', () => {
  test('stands still while it is paused and goes on afterwards', async () => {
    const importId = randomUUID();
    await storeImport(rig.models, importId, customers(150));
    const reached = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    beforeChunk = async (chunkNo) => {
      if (chunkNo > 0) return;
      reached.resolve();
      await released.promise;
    };
    const handle = await begin(importId);
    await reached.promise;
    await handle.signal(importSignals.pause);
    released.resolve();
    await eventually(async () =>
      expect(await handle.query(importQueries.getProgress)).toEqual({
        done: 1,
        left: 1,
        isPaused: true,
        isCancelled: false,
      }),
    );
    expect(await countsOf(importId)).toEqual({ pending: 50, created: 100, duplicate: 0, refused: 0 });
    await handle.signal(importSignals.resume);
    expect(await handle.result()).toEqual({ status: 'ended' });
    expect(await countsOf(importId)).toMatchObject({ pending: 0, created: 150 });
  });

  test('that is cancelled finishes its chunk, leaves the rest, and a later run takes up only that', async () => {
    const importId = randomUUID();
    await storeImport(rig.models, importId, customers(150));
    const chunks: number[] = [];
    beforeChunk = async (chunkNo) => {
      chunks.push(chunkNo);
      if (chunks.length === 1)
        await (rig.client.workflow.getHandle(importWorkflowId(importId)) as Handle).signal('cancel');
    };
    expect(await (await begin(importId)).result()).toEqual({ status: 'cancelled' });
    expect(await countsOf(importId)).toMatchObject({ pending: 50, created: 100 });
    expect((await findImport(rig.models, importId))?.status).toBe('cancelled');
    expect(await (await begin(importId)).result()).toEqual({ status: 'ended' });
    expect(chunks).toEqual([0, 1]);
    beforeChunk = () => Promise.resolve();
    expect(await countsOf(importId)).toMatchObject({ pending: 0, created: 150 });
  });

  test('whose workflow is cancelled by an operator ends as cancelled, too', async () => {
    const importId = randomUUID();
    await storeImport(rig.models, importId, customers(150));
    beforeChunk = async (chunkNo) => {
      if (chunkNo === 0) await rig.client.workflow.getHandle(importWorkflowId(importId)).cancel();
    };
    expect(await (await begin(importId)).result()).toEqual({ status: 'cancelled' });
    beforeChunk = () => Promise.resolve();
    expect((await findImport(rig.models, importId))?.status).toBe('cancelled');
  });

  test('through a large file is renewed and does each chunk once', async () => {
    const importId = randomUUID();
    // Rows that are refused cost no workflow, and a chunk of them as many events as any.
    await storeImport(
      rig.models,
      importId,
      Array.from({ length: 9_000 }, () => ['', '']),
    );
    const chunks: number[] = [];
    beforeChunk = (chunkNo) => {
      chunks.push(chunkNo);
      return Promise.resolve();
    };
    const handle = await begin(importId);
    expect(await handle.result()).toEqual({ status: 'ended' });
    beforeChunk = () => Promise.resolve();
    const runs = await rig.histories(handle as never);
    expect(runs.length).toBeGreaterThan(1);
    expect(chunks).toEqual(Array.from({ length: 90 }, (_, chunkNo) => chunkNo));
    expect(await countsOf(importId)).toEqual({ pending: 0, created: 0, duplicate: 0, refused: 9_000 });
  });
});
