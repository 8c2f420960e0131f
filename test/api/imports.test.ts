import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Problem } from '../../contracts/problem.ts';
import { csvLine } from '../../domain/csv.ts';
import { claimCustomers } from '../../models/customer-claim.ts';
import { deleteChunks, deleteUnfinishedUploads, saveChunks } from '../../models/import-upload.ts';
import { sampleLeads } from '../../scripts/sample-leads.ts';
import { ApiRig, people, Site } from '../helpers/api-rig.ts';
import { eventually } from '../helpers/eventually.ts';
import { untilAtRest, upload, type ImportRows, type ImportView } from '../helpers/uploads.ts';

let rig: ApiRig;
let site: Site;
beforeAll(async () => {
  rig = await ApiRig.start();
  ({ site } = rig);
});
afterAll(async () => {
  await rig.stop();
});

let serial = 19_800_000_000;

/** A file of good rows with phones of their own. */
function file(rowCount: number, headers: readonly string[] = ['客户名称', '联系电话']): string {
  const rows = Array.from({ length: rowCount }, () => {
    serial += 1;
    return [`客户${serial}`, String(serial)];
  });
  return [headers, ...rows].map(csvLine).join('');
}

async function start(importId: string, as: string = people.manager): Promise<ImportView> {
  const reply = await site.call<ImportView>('POST', `imports/${importId}/start`, { as, body: {} });
  if (reply.status !== 200) throw new Error(`start: ${reply.status} ${reply.text}`);
  return untilAtRest(site, importId, as);
}

async function rowsOf(importId: string, query = '', as: string = people.manager): Promise<ImportRows['items']> {
  const { body } = await site.get<ImportRows>(`imports/${importId}/rows?limit=200${query}`, as);
  return body.items;
}

describe('the sample with five mistakes', () => {
  test('is checked at once, imported, mended where it was wrong, and imported to the end', async () => {
    const { status, body: job } = await upload(site, sampleLeads(), { fileName: '客户名单.csv' });
    expect(status).toBe(200);
    expect(job).toMatchObject({
      fileName: '客户名单.csv',
      status: 'draft',
      encoding: 'utf-8',
      rowCount: 200,
      counts: { pending: 195, created: 0, duplicate: 0, refused: 5 },
      mappingProblems: [],
      isMine: true,
      sameFile: null,
    });
    expect(job.mapping.columns).toEqual([
      'name',
      'nameEn',
      'customerType',
      'phone',
      'email',
      'address',
      'findMethod',
      'introducerName',
      'expectedValue',
      'consent',
      null,
      'note',
    ]);
    expect(job.mapping.valueUnit).toBe('tenThousandYuan');
    expect(job.problems.map(({ code, field, count }) => [code, field, count]).toSorted()).toEqual([
      ['missing', 'name', 1],
      ['noContactRoute', 'phone', 1],
      ['notAPhone', 'phone', 1],
      ['notMoney', 'expectedValue', 1],
      ['unknownWord', 'customerType', 1],
    ]);

    const first = await start(job.importId);
    expect(first).toMatchObject({ status: 'ended', counts: { pending: 0, created: 195, duplicate: 0, refused: 5 } });
    const bad = await rowsOf(job.importId, '&status=refused');
    expect(bad.map(({ rowNo }) => rowNo)).toEqual([17, 58, 93, 141, 176]);

    const right: Record<number, Record<number, string>> = {
      17: { 3: '19900000017' },
      58: { 0: '客户0058' },
      93: { 2: '公司' },
      141: { 8: '120' },
      176: { 3: '19900000176' },
    };
    for (const { rowNo, cells } of bad) {
      const mended = cells.map((cell, column) => right[rowNo]?.[column] ?? cell);
      const reply = await site.call('PUT', `imports/${job.importId}/rows/${rowNo}`, { body: { cells: mended } });
      expect(reply).toMatchObject({ status: 200, body: { status: 'pending', problems: [] } });
    }
    await site.call('POST', `imports/${job.importId}/retry`, { body: {} });
    const second = await eventually(async () => {
      const { body } = await site.get<ImportView>(`imports/${job.importId}`);
      expect(body).toMatchObject({ status: 'ended', counts: { created: 200 } });
      return body;
    }, 60_000);
    expect(second.problems).toEqual([]);
    // Each row is done when its workflow has begun; the lists, by which the next upload is checked, follow in a moment.
    const { campaignId } = second.mapping.defaults;
    await eventually(async () =>
      expect(
        await rig.workflows.models.prospects.collection.countDocuments({ 'state.source.campaignId': campaignId }),
      ).toBeGreaterThanOrEqual(200),
    );

    const [row] = await rowsOf(job.importId);
    const { body: lead } = await eventually(async () => {
      const reply = await site.get<{ record: { customer: object; source: object } }>(`prospects/${row?.prospectId}`);
      expect(reply.status).toBe(200);
      return reply;
    });
    expect(lead.record).toMatchObject({
      customer: { name: '客户0001 (Customer 0001)', customerType: 'company' },
      source: { findMethod: 'relationship', introducerName: '介绍人28' },
      expectedValueFen: 460_000_000,
      ownerId: people.manager,
      consent: 'none',
    });
    const { body: history } = await site.get<{ items: { type: string; reason: string }[] }>(
      `prospects/${row?.prospectId}/history`,
    );
    expect(history.items.find(({ type }) => type === 'create')?.reason).toBe('由网点初步接触');
  }, 120_000);

  test('uploaded once more says so, and doubles nothing', async () => {
    const { body: again } = await upload(site, sampleLeads(), { fileName: '客户名单 (2).csv' });
    expect(again.sameFile).toMatchObject({ uploadedBy: people.manager, created: 200 });
    // The rows that were wrong in the file are still wrong; every other customer is being pursued.
    expect(again.counts).toEqual({ pending: 0, created: 0, duplicate: 195, refused: 5 });
    expect((await start(again.importId)).counts).toEqual({ pending: 0, created: 0, duplicate: 195, refused: 5 });
    const [row] = await rowsOf(again.importId, '&status=duplicate');
    expect(row).toMatchObject({ pursuedBy: people.manager, problems: [{ code: 'alreadyPursued' }] });
    expect(row?.prospectId).not.toBeNull();
  });

  test('does not tell whoever may not read a pursuit whose it is', async () => {
    const { body: job } = await upload(site, sampleLeads(), { as: people.otherManager });
    const [row] = await rowsOf(job.importId, '&status=duplicate', people.otherManager);
    expect(row).toMatchObject({ pursuedBy: null, prospectId: null, problems: [{ code: 'alreadyPursued' }] });
  });

  test('gives back a file of the problems that can be mended and uploaded', async () => {
    const { body: job } = await upload(site, sampleLeads().replaceAll('1990000', '1970000'));
    const reply = await site.get(`imports/${job.importId}/errors.csv?lang=en`);
    expect(reply.headers.get('content-disposition')).toContain('leads-problems.csv');
    const lines = reply.text.split('\r\n');
    expect(lines).toHaveLength(7);
    expect(lines[0]).toMatch(/备注,Problems$/);
    expect(lines[1]).toContain('联系电话: is no telephone number');
    const mended = reply.text.replace('1991234', '19700000017');
    const { body: second } = await upload(site, mended);
    expect(second.mapping.columns.at(-1)).toBeNull();
    expect(second.counts).toEqual({ pending: 1, created: 0, duplicate: 0, refused: 4 });
  });

  test('gives back cells beyond the header too, round after round, until somebody has put them in their place', async () => {
    const headers = ['客户名称', '地址', '联系电话'];
    serial += 1;
    const { body: job } = await upload(
      site,
      csvLine(headers) + csvLine(['客户甲', '南京路1号', '3楼', String(serial)]),
    );
    expect(job.problems.map(({ code }) => code)).toContain('tooManyCells');
    const errors = async (importId: string): Promise<string> =>
      (await site.get(`imports/${importId}/errors.csv?lang=en`)).text;
    const text = await errors(job.importId);
    expect(text.split('\r\n')[0]).toMatch(/客户名称,地址,联系电话,Problems$/);
    expect(text.split('\r\n')[1]).toMatch(
      new RegExp(`^客户甲,南京路1号,3楼,.*more cells than the header.*,${serial}$`),
    );

    const { body: again } = await upload(site, text);
    expect(again.problems.map(({ code }) => code)).toContain('tooManyCells');
    expect(await errors(again.importId)).toBe(text);

    const mended = csvLine([...headers, 'Problems']) + csvLine(['客户甲', '南京路1号3楼', String(serial), '']);
    expect((await upload(site, mended)).body.counts).toMatchObject({ pending: 1, refused: 0 });
  });
});

test('the real sample of the bank is mapped by hand, since its columns name neither customer nor phone', async () => {
  const csv = await readFile(new URL('../../samples/bank-marketing-10pct.csv', import.meta.url), 'utf8');
  const lines = csv.trim().split(/\r?\n/).slice(0, 301);
  const { body: job } = await upload(site, lines.join('\n'), { fileName: 'bank-marketing.csv' });
  expect(job.mappingProblems.map(({ code }) => code)).toEqual(['noName', 'noContactRoute']);
  const refusal = await site.call<Problem>('POST', `imports/${job.importId}/start`, { body: {} });
  expect(refusal).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } });

  const columns = job.columns.map(({ header }) => {
    if (header === 'id') return 'name';
    if (header === 'job') return 'address';
    return header === 'balance' ? 'expectedValue' : null;
  });
  const mapping = { ...job.mapping, columns };
  const { body: mapped } = await site.call<ImportView>('PUT', `imports/${job.importId}/mapping`, { body: mapping });
  // Who owes the bank has a negative balance: no amount that a lead is worth.
  const owing = lines.slice(1).filter((line) => Number(line.split(',')[6]) < 0).length;
  expect(owing).toBeGreaterThan(5);
  expect(mapped).toMatchObject({ mappingProblems: [], counts: { pending: 300 - owing, refused: owing } });
  expect(mapped.problems).toMatchObject([{ code: 'notMoney', field: 'expectedValue', count: owing }]);
});

describe('an upload', () => {
  test('repeated with its key is the same import; with another file it is refused', async () => {
    const csv = file(2);
    const key = 'upload-once-only';
    const replies = await Promise.all([upload(site, csv, { key }), upload(site, csv, { key })]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    expect(new Set(replies.map(({ body }) => body.importId)).size).toBe(1);
    const { importChunks } = rig.workflows.models;
    expect(await importChunks.countDocuments({ _id: new RegExp(`^${replies[0]?.body.importId}`) })).toBe(1);
    expect((await upload(site, file(2), { key })).body.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  test('never writes over rows that are stored, and clears away what a try left whose process was killed', async () => {
    const { models } = rig.workflows;
    const key = 'upload-after-a-kill';
    const csv = file(2);
    const { body: job } = await upload(site, csv, { key });
    const left = `${job.importId}.killed`;
    const chunk = { chunkNo: 0, rows: [] };
    await saveChunks(models, left, [chunk]);
    await expect(saveChunks(models, left, [chunk])).rejects.toThrow('duplicate key');
    // As if the first try had been killed before it stored the import.
    await models.imports.deleteOne({ _id: job.importId });
    expect((await upload(site, csv, { key })).body.importId).toBe(job.importId);
    expect(await models.importChunks.countDocuments({ _id: new RegExp(`^${job.importId}`) })).toBe(1);
    expect(await rowsOf(job.importId)).toHaveLength(2);
    await deleteChunks(models, left);
  });

  test('whose process was killed and that nobody repeated leaves no rows for long; those of imports stay', async () => {
    const { models } = rig.workflows;
    const { body: job } = await upload(site, file(230));
    const { body: marked } = await upload(site, file(1));
    const { chunksOf = '' } = (await models.imports.findById(marked.importId).lean()) ?? {};
    // As if it had been killed right after it stored the import.
    await models.importChunks.updateOne({ _id: `${chunksOf}/0` }, { $set: { unfinishedSince: new Date(0) } });
    const killed = 'aaaaaaaaaaaaaaaaaaaaaaaaaa.killed';
    await saveChunks(
      models,
      killed,
      [0, 1, 2].map((chunkNo) => ({ chunkNo, rows: [] })),
    );
    const left = () => models.importChunks.countDocuments({ _id: new RegExp(`^${killed}`) });
    expect(await deleteUnfinishedUploads(models, new Date(Date.now() - 60_000))).toBe(0);
    expect(await left()).toBe(3);
    expect(await deleteUnfinishedUploads(models, new Date(Date.now() + 1))).toBe(1);
    expect(await left()).toBe(0);
    expect([(await rowsOf(job.importId)).length, (await rowsOf(marked.importId)).length]).toEqual([200, 1]);
    expect(await models.importChunks.countDocuments({ unfinishedSince: { $exists: true } })).toBe(0);
  });

  test.each<[string, string | Uint8Array, string, string]>([
    ['nothing', '', 'text/csv', 'too_small'],
    ['a header alone', 'name,phone\n', 'text/csv', 'no_rows'],
    ['a workbook', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00]), 'text/csv', 'no_text'],
    ['another type', 'name,phone\nA,1\n', 'application/json', 'unsupported_type'],
    [
      'rows that break off in the middle',
      `name,phone\n${'A,1\n'.repeat(250)}"${'x'.repeat(70_000)}`,
      'text/csv',
      'no_csv',
    ],
    ['more than 20 MB', new Uint8Array(20 * 1024 * 1024 + 1).fill(97), 'text/csv', 'too_big'],
  ])('of %s is refused, and nothing of it is kept', async (_what, body, contentType, code) => {
    const { imports, importChunks } = rig.workflows.models;
    const kept = () => Promise.all([imports.countDocuments(), importChunks.countDocuments()]);
    const before = await kept();
    const reply = await upload(site, body, { contentType });
    expect(reply).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED', errors: [{ code }] } });
    expect(await kept()).toEqual(before);
  });

  test('from a Chinese spreadsheet needs no conversion', async () => {
    const gbk = new Uint8Array([
      0xd0,
      0xd5,
      0xc3,
      0xfb,
      0x2c,
      0xb5,
      0xe7,
      0xbb,
      0xb0,
      0x0d,
      0x0a,
      0xbf,
      0xcd,
      0xbb,
      0xa7,
      0xbc,
      0xd7,
      0x2c,
      ...Buffer.from('19811110000'),
    ]);
    const { body: job } = await upload(site, gbk);
    expect(job).toMatchObject({ encoding: 'gb18030', columns: [{ header: '姓名', samples: ['客户甲'] }, {}] });
    expect(job.counts.pending).toBe(1);
  });

  test('needs somebody who captures leads', async () => {
    expect((await upload(site, file(1), { as: people.backOffice })).status).toBe(403);
  });
});

describe('who sees and does what', () => {
  test('a colleague sees no import of others; who allocates in the branch sees it masked and may stop it, not mend it', async () => {
    const csv = file(2);
    const { body: job } = await upload(site, csv);
    expect((await site.get(`imports/${job.importId}`, people.colleague)).status).toBe(404);
    expect((await site.get(`imports/${job.importId}`, people.otherHead)).status).toBe(404);
    const { body: seen } = await site.get<ImportView>(`imports/${job.importId}`, people.head);
    expect(seen).toMatchObject({ isMine: false, columns: [{}, { samples: expect.arrayContaining([]) as string[] }] });
    expect(seen.columns[1]?.samples[0]).toMatch(/^\D+\d{4}$/);
    const [row] = await rowsOf(job.importId, '', people.head);
    expect(row?.cells[1]).not.toContain(String(serial).slice(0, 7));
    const asHead = { as: people.head };
    expect((await site.call('PUT', `imports/${job.importId}/rows/1`, { ...asHead, body: { cells: [] } })).status).toBe(
      403,
    );
    expect((await site.call('PUT', `imports/${job.importId}/mapping`, { ...asHead, body: job.mapping })).status).toBe(
      403,
    );
    expect((await site.get(`imports/${job.importId}/errors.csv`, people.head)).status).toBe(403);
    const { body: list } = await site.get<{ items: { importId: string }[] }>('imports', people.colleague);
    expect(list.items.map(({ importId }) => importId)).not.toContain(job.importId);
    expect((await start(job.importId, people.head)).counts.created).toBe(2);
  });

  test('a manager gives rows to nobody else; the head of the branch does, by number', async () => {
    serial += 2;
    const csv =
      csvLine(['客户名称', '联系电话', '工号']) +
      csvLine(['甲', String(serial - 1), '0102']) +
      csvLine(['乙', String(serial), '0201']);
    const { body: own } = await upload(site, csv);
    expect(own.mapping.owner).toEqual({ kind: 'one', staffId: people.manager });
    const refused = await site.call<Problem>('PUT', `imports/${own.importId}/mapping`, {
      body: { ...own.mapping, owner: { kind: 'one', staffId: people.colleague } },
    });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer: '/owner/staffId' }] } });

    const { body: job } = await upload(site, csv, { as: people.head });
    expect(job.mapping.owner).toEqual({ kind: 'column' });
    expect(job.problems).toMatchObject([{ code: 'unknownOwner', field: 'ownerNo', column: 2, count: 1 }]);
    await start(job.importId, people.head);
    const [first] = await rowsOf(job.importId, '&status=created', people.head);
    await eventually(async () => {
      const { body } = await site.get(`prospects/${first?.prospectId}`, people.head);
      expect(body).toMatchObject({ record: { ownerId: people.colleague } });
    });
  });
});

describe('a run', () => {
  test('is begun once however often it is asked for, and not again when it is over', async () => {
    const { body: job } = await upload(site, file(3));
    const call = { key: 'start-once-only', body: {} };
    const replies = await Promise.all([1, 2, 3].map(() => site.call('POST', `imports/${job.importId}/start`, call)));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    await untilAtRest(site, job.importId);
    expect((await site.call('POST', `imports/${job.importId}/start`, call)).status).toBe(200);
    expect((await site.call('POST', `imports/${job.importId}/start`, { body: {} })).status).toBe(409);
    expect((await site.call('POST', `imports/${job.importId}/pause`, { body: {} })).status).toBe(409);
    expect((await untilAtRest(site, job.importId)).counts.created).toBe(3);
  });

  test('is paused, resumed and cancelled; what it left is taken up by a retry', async () => {
    const { body: job } = await upload(site, file(250));
    const command = (name: string) => site.call<ImportView>('POST', `imports/${job.importId}/${name}`, { body: {} });
    expect((await command('start')).body.status).toBe('running');
    expect((await command('pause')).body.status).toBe('paused');
    expect((await site.call('PUT', `imports/${job.importId}/rows/1`, { body: { cells: ['A', '1'] } })).status).toBe(
      409,
    );
    expect((await command('resume')).body.status).toBe('running');
    expect((await command('cancel')).body.status).toBe('cancelling');
    const cancelled = await untilAtRest(site, job.importId);
    expect(cancelled.status).toBe('cancelled');
    expect(cancelled.counts.pending).toBeGreaterThan(0);
    expect((await command('retry')).status).toBe(200);
    const ended = await eventually(async () => {
      const { body } = await site.get<ImportView>(`imports/${job.importId}`);
      expect(body.status).toBe('ended');
      return body;
    }, 90_000);
    expect(ended.counts).toEqual({ pending: 0, created: 250, duplicate: 0, refused: 0 });
  }, 180_000);

  test('whose workflow never began can be cancelled and taken up again', async () => {
    const { body: job } = await upload(site, file(1));
    // As after an API that died between the mark and the start.
    await rig.workflows.models.imports.updateOne(
      { _id: job.importId },
      {
        $set: {
          status: 'running',
          run: { commandId: 'lost', startedBy: people.manager, startedAt: new Date(), endedAt: null },
        },
      },
    );
    expect((await site.call<ImportView>('POST', `imports/${job.importId}/cancel`, { body: {} })).body.status).toBe(
      'cancelled',
    );
    await site.call('POST', `imports/${job.importId}/retry`, { body: {} });
    await eventually(async () =>
      expect((await site.get<ImportView>(`imports/${job.importId}`)).body).toMatchObject({
        status: 'ended',
        counts: { created: 1 },
      }),
    );
  });
});

describe('a row that is mended', () => {
  test('is counted and shown also when the process was killed before it counted', async () => {
    const { models } = rig.workflows;
    const { body: job } = await upload(site, `${file(1)}客户,x\n`);
    const before = await models.imports.findById(job.importId).lean();
    const [bad] = await rowsOf(job.importId, '&status=refused');
    serial += 1;
    const cells = ['客户', String(serial)];
    await site.call('PUT', `imports/${job.importId}/rows/${bad?.rowNo}`, { body: { cells } });
    await models.imports.updateOne({ _id: job.importId }, { $set: { tallies: before?.tallies } } as never);
    const { body: seen } = await site.get<ImportView>(`imports/${job.importId}`);
    expect(seen).toMatchObject({ counts: { pending: 2, refused: 0 }, problems: [] });
    expect(await rowsOf(job.importId, '&status=pending')).toHaveLength(2);
  });

  test('is told from the rows above it', async () => {
    const { body: job } = await upload(site, `${file(1)}客户,x\n`);
    const cells = ['同一客户', String(serial)];
    const { body: row } = await site.call('PUT', `imports/${job.importId}/rows/2`, { body: { cells } });
    expect(row).toMatchObject({ status: 'duplicate', problems: [{ code: 'sameCustomerAbove' }] });
  });
});

test('rows come in pages, all or of one status', async () => {
  const { body: job } = await upload(site, `${file(230)},\n客户,x\n`);
  const seen: number[] = [];
  let cursor = '';
  do {
    const { body } = await site.get<ImportRows>(`imports/${job.importId}/rows?limit=70${cursor}`);
    seen.push(...body.items.map(({ rowNo }) => rowNo));
    cursor = body.nextCursor === null ? '' : `&cursor=${encodeURIComponent(body.nextCursor)}`;
  } while (cursor !== '');
  expect(seen).toEqual(Array.from({ length: 231 }, (_, index) => index + 1));
  expect((await rowsOf(job.importId, '&status=refused')).map(({ rowNo }) => rowNo)).toEqual([231]);
  expect(await rowsOf(job.importId, '&status=created')).toEqual([]);
});

function capture(phone: string) {
  const customer = { name: 'Twin Pines', customerType: 'company', phone };
  const source = { findMethod: 'coldApproach' };
  return { customer, pursuitType: 'newCustomer' as const, source, consent: 'none' };
}

describe('before a lead is captured', () => {
  test('whoever knows the number hears that the customer is pursued and where to ask; by whom, who may read it', async () => {
    serial += 1;
    const phone = String(serial);
    const { prospectId } = await site.create({
      customer: { name: 'Harbour Trading Ltd', customerType: 'company', phone },
    });
    const ask = async (body: object, as: string = people.manager) =>
      site.call('POST', 'prospects/duplicates', { as, key: null, body });
    const mine = await ask({ phone });
    expect(mine.body).toEqual({
      open: [{ pursuitType: 'newCustomer', ownerId: people.manager, branchId: 'b-01', prospectId }],
      isCustomer: false,
      isContactForbidden: false,
    });
    // whoever may not read it hears at which branch to ask, and no more
    for (const as of [people.otherManager, people.colleague]) {
      const other = await ask({ phone: `+86${phone}` }, as);
      expect(other.body).toMatchObject({
        open: [{ pursuitType: 'newCustomer', ownerId: null, branchId: 'b-01', prospectId: null }],
      });
      expect(other.text).not.toMatch(new RegExp(`Harbour|${people.manager}|${prospectId}`));
    }
    expect((await ask({ phone }, people.head)).body).toMatchObject({ open: [{ ownerId: people.manager, prospectId }] });
    expect((await ask({ phone: phone.slice(0, 5) })).body).toMatchObject({ open: [] });
    expect((await ask({})).status).toBe(400);
    expect((await ask({ phone }, people.backOffice)).status).toBe(403);
    expect((await site.get(`prospects/duplicates?phone=${phone}`)).body).not.toHaveProperty('open');
  });

  test('a customer whose prospect no worker has taken up yet is not captured again, however long that lasts', async () => {
    const { client, models } = rig.workflows;
    const settings = { environment: 'test' as const, requestTimeoutMs: 500, taskQueue: 'nobody-works-here' };
    const waiting = await Site.open({ temporal: client, models, settings });
    serial += 1;
    const body = capture(String(serial));
    await waiting.call('POST', 'prospects', { body });
    const long = { claimedAt: new Date(0), heldUntil: new Date(1) };
    expect(
      (await models.customerClaims.updateMany({ claimedAt: { $gt: new Date(Date.now() - 5_000) } }, long))
        .modifiedCount,
    ).toBeGreaterThan(0);
    const second = await site.call<Problem>('POST', 'prospects', { as: people.colleague, body });
    expect(second).toMatchObject({ status: 409, body: { code: 'PROSPECT_OPEN' } });
    await waiting.close();
  });

  test('a customer whose capture never reached the workflow service is free again within seconds', async () => {
    const { models } = rig.workflows;
    serial += 1;
    const body = capture(String(serial));
    const customer = { ...body.customer, phone: `+86${serial}`, email: null, address: null, coreBankCustomerNo: null };
    const lost = [{ prospectId: 'never-started', customer, pursuitType: body.pursuitType }];
    const terms = { holdMs: 15_000, isUnderWay: () => Promise.resolve(false) };
    await claimCustomers(models, lost, { ...terms, nowMs: Date.now() - 20_000 });
    // Whoever claims again holds it anew.
    await claimCustomers(models, lost, { ...terms, nowMs: Date.now() });
    expect((await site.call('POST', 'prospects', { body })).status).toBe(409);
    await models.customerClaims.updateMany({ prospectId: 'never-started' }, { heldUntil: new Date(Date.now() - 1) });
    expect((await site.call('POST', 'prospects', { body })).status).toBe(200);
    const [claim] = await models.customerClaims.find().sort({ claimedAt: -1 }).limit(1).lean();
    expect(Number(claim?.heldUntil) - Number(claim?.claimedAt)).toBeLessThan(60_000);
  });

  test('of two who capture one customer at the same moment one is refused', async () => {
    serial += 1;
    const customer = { name: 'Twin Pines', customerType: 'company', phone: String(serial) };
    const replies = await Promise.all(
      [people.manager, people.colleague, people.otherManager].map((as) =>
        site.call<Problem>('POST', 'prospects', {
          as,
          body: { customer, pursuitType: 'newCustomer', source: { findMethod: 'coldApproach' }, consent: 'none' },
        }),
      ),
    );
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    for (const { status, body } of replies) if (status === 409) expect(body.code).toBe('PROSPECT_OPEN');
  });
});
