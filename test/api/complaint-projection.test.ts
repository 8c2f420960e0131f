import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ComplaintProjection } from '../../activities/complaint/documents.ts';
import { createComplaintWriter } from '../../activities/complaint/write.ts';
import { foldComplaintEvents, type ComplaintEvent } from '../../domain/complaint/event.ts';
import type { ComplaintState } from '../../domain/complaint/state.ts';
import { caseNumberOf, isRepeatedComplaint } from '../../models/complaint.ts';
import { at, Case } from '../factories/complaint.ts';
import { useModels } from '../helpers/models.ts';

const models = await useModels('tuoke-complaint-projection');
const { write } = createComplaintWriter(models);

/** What a workflow projects when the read model has the log up to `from - 1` and the workflow is at `to`. */
function projection(log: readonly ComplaintEvent[], from = 1, to = log.length): ComplaintProjection {
  return { snapshot: foldComplaintEvents(log.slice(0, to)) as ComplaintState, events: log.slice(from - 1, to) };
}

async function stored() {
  const [snapshot, events] = await Promise.all([
    models.complaints.findById('k-1').lean(),
    models.complaintEvents.find({ complaintId: 'k-1' }, { _id: 0 }).sort({ revision: 1 }).lean<ComplaintEvent[]>(),
  ]);
  const { projectedAt: _, lateClocks = [], ...fields } = snapshot ?? { projectedAt: null };
  // A set, in whatever order its members came.
  return { fields, lateClocks: lateClocks.toSorted(), events };
}

test('projections of a complaint in any order, repeated and at once end in the same read model', async () => {
  const { log, state } = new Case().to('investigating').do('askCustomer').wait(at('2026-12-08 10:00')).do('withdraw');
  const pieces = log.flatMap((_event, index) => [projection(log, index + 1, index + 1), projection(log, 1, index + 1)]);
  await write(projection(log));
  const whole = await stored();
  expect(whole.events).toEqual(log);
  expect(whole.fields).toMatchObject({ revision: log.length, status: 'withdrawn', open: false, state });
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(pieces, { minLength: pieces.length }), async (shuffled) => {
      await Promise.all([models.complaints.deleteMany({}), models.complaintEvents.deleteMany({})]);
      await Promise.all(shuffled.map(write));
      expect(await stored()).toEqual(whole);
    }),
    { numRuns: 8 },
  );
});

test('the desk sees what the bank owes next, and what stands still', async () => {
  const given = new Case();
  await write(projection(given.log));
  expect(await models.complaints.findById('k-1').lean()).toMatchObject({
    dueClock: 'acknowledge',
    dueAt: new Date(at('2026-11-23 12:00')),
    queueAt: new Date(at('2026-11-23 12:00')),
    paused: false,
    holdsSales: true,
  });
  given.to('investigating').do('askCustomer');
  await write(projection(given.log));
  expect(await models.complaints.findById('k-1').lean()).toMatchObject({ dueAt: null, paused: true });
});

test('a customer who complains about the same again within ninety days is known by phone or number', async () => {
  const { log } = new Case({ category: 'fee' });
  await write(projection(log));
  const asks = (
    phone: string | null,
    coreBankCustomerNo: string | null,
    category: 'fee' | 'error',
    receivedAt: string,
    prospectId: string | null = null,
  ) =>
    isRepeatedComplaint(
      models.complaints,
      { phone, coreBankCustomerNo, prospectId },
      { category, receivedAtMs: at(receivedAt) },
    );
  expect(await asks('+8613900000001', 'CB-9', 'fee', '2027-02-18 15:59')).toBe(true);
  expect(await asks('+8613900000001', null, 'error', '2027-02-18 15:59')).toBe(false);
  expect(await asks('+8613900000001', null, 'fee', '2027-02-18 16:01')).toBe(false);
  expect(await asks(null, null, 'fee', '2027-02-18 15:59')).toBe(false);
  // a case does not repeat one that came after it, nor itself
  expect(await asks('+8613900000001', null, 'fee', '2026-11-20 16:00')).toBe(false);
  expect(await asks('+8613900000001', null, 'fee', '2026-11-20 16:01')).toBe(true);
});

test('without any number, the customer is the prospect’s; what was merged into another case is not one more', async () => {
  const customer = { name: 'Harbour Trading Ltd', phone: null, coreBankCustomerNo: null, isKeyCustomer: false };
  const given = new Case({ category: 'procedure', customer, prospectId: 'p-again' });
  const asks = (prospectId: string | null) =>
    isRepeatedComplaint(
      models.complaints,
      { phone: null, coreBankCustomerNo: null, prospectId },
      { category: 'procedure', receivedAtMs: at('2026-12-01 10:00') },
    );
  await write(projection(given.log));
  expect([await asks('p-again'), await asks('p-other'), await asks(null)]).toEqual([true, false, false]);
  given.do('confirmDuplicate');
  await write(projection(given.log));
  expect(await asks('p-again')).toBe(false);
});

test('a case has the same number whenever it is worked out', () => {
  expect(caseNumberOf('k-1', '2026-11-20')).toMatch(/^TS20261120-[2-9A-HJKMNP-TV-Z]{4}$/);
  expect(caseNumberOf('k-1', '2026-11-20')).toBe(caseNumberOf('k-1', '2026-11-20'));
  expect(caseNumberOf('k-2', '2026-11-20')).not.toBe(caseNumberOf('k-1', '2026-11-20'));
});
