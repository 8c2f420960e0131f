import fc from 'fast-check';
import { expect, test } from 'vitest';
import { correspond } from '../../activities/correspondence/correspond.ts';
import type { Receiver } from '../../activities/correspondence/receiver.ts';
import { ProviderFailure } from '../../adapters/provider-failure.ts';
import { defaultPreferences } from '../../domain/correspondence/preferences.ts';
import { isQuiet, sendAtMs } from '../../domain/correspondence/when-to-send.ts';
import { untried, type Delivery } from '../../models/delivery.ts';
import { useModels } from '../helpers/models.ts';

const { deliveries } = await useModels('tuoke-correspond');
const correspondent = 'staff:s-0101';
const { quiet } = defaultPreferences;
const dayMs = 86_400_000;
/** A morning in Shanghai, far enough ahead that the worker's own clock does not come in between. */
const startMs = (Math.ceil(Date.now() / dayMs) + 365) * dayMs + 2 * 3_600_000;

interface Notice {
  readonly afterMs: number;
  readonly urgent: boolean;
  readonly mode: 'now' | 'digest';
}

/** What happens to a message: taken, refused for now, or taken by the provider while the worker dies. */
type Fate = 'taken' | 'refused' | 'killed';

function deliveryOf({ afterMs, urgent }: Notice, index: number): Delivery {
  const at = new Date(startMs + afterMs);
  return {
    _id: `k-1:${index}>${correspondent}`,
    correspondent,
    medium: 'email',
    about: 'complaint',
    recordId: 'k-1',
    caseNumber: 'TS-1',
    revision: index,
    kind: 'warn',
    type: 'resolve',
    clock: 'resolve',
    severity: urgent ? 's1' : 's3',
    branchId: 'b-01',
    urgent,
    at,
    ...untried(at),
  };
}

class Died extends Error {}

/** Somebody who is written to, with a provider of a given temper; keeps what it took, by key. */
function receiverWith(
  notices: readonly Notice[],
  fates: Fate[],
  inbox: Map<string, readonly string[]>,
  sentAt: number[],
) {
  const noticeOf = ({ revision }: Delivery): Notice => notices[revision] as Notice;
  const receiver: Receiver = {
    sendAtMs: (delivery, nowMs) =>
      sendAtMs({ ...noticeOf(delivery), sinceMs: delivery.createdAt.getTime() }, defaultPreferences, nowMs, 480),
    together: (due) =>
      due.length === 0
        ? []
        : [due.filter(({ urgent }) => urgent), due.filter(({ urgent }) => !urgent)].filter((some) => some.length > 0),
    send: (message, key, nowMs) => {
      const fate = fates.shift() ?? 'taken';
      if (fate === 'refused') return Promise.reject(new ProviderFailure('status 503', { status: 503 }));
      const ids = message.map(({ _id }) => _id);
      const before = inbox.get(key);
      if (before !== undefined) expect(before).toEqual(ids);
      inbox.set(key, ids);
      if (message.some(({ urgent }) => !urgent)) sentAt.push(nowMs);
      return fate === 'killed' ? Promise.reject(new Died()) : Promise.resolve();
    },
  };
  return receiver;
}

const notice: fc.Arbitrary<Notice> = fc.record({
  afterMs: fc.integer({ min: 0, max: 30 * 3_600_000 }),
  urgent: fc.boolean(),
  mode: fc.constantFrom('now', 'digest'),
});
const fate = fc.constantFrom<Fate>('taken', 'refused', 'killed');

test('whatever providers and workers do, each cause arrives under one key, and nothing but what is urgent in quiet hours', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(notice, { minLength: 1, maxLength: 6 }),
      fc.array(fate, { maxLength: 12 }),
      async (notices, fates) => {
        await deliveries.deleteMany({});
        const inbox = new Map<string, readonly string[]>();
        const sentAt: number[] = [];
        const receiver = receiverWith(notices, [...fates], inbox, sentAt);
        const findReceiver = () => Promise.resolve(receiver);
        const coming = notices.map(deliveryOf).toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
        let nowMs = startMs;
        for (let round = 0; round < 200; round += 1) {
          while (coming[0] !== undefined && coming[0].createdAt.getTime() <= nowMs)
            await deliveries.create(coming.shift() as Delivery);
          const nextMs = await correspond({ deliveries, findReceiver }, { correspondent, nowMs }).then(
            (corresponded) => corresponded.nextMs,
            (error: unknown) => {
              if (!(error instanceof Died)) throw error;
              return nowMs;
            },
          );
          const nextComingMs = coming[0]?.createdAt.getTime() ?? null;
          if (nextMs === null && nextComingMs === null) break;
          nowMs = Math.min(nextMs ?? Number.POSITIVE_INFINITY, nextComingMs ?? Number.POSITIVE_INFINITY);
        }
        expect(await deliveries.countDocuments({ state: 'sent' })).toBe(notices.length);
        const arrived = [...inbox.values()].flat();
        expect(arrived.toSorted()).toEqual(notices.map((one, index) => deliveryOf(one, index)._id).toSorted());
        expect(sentAt.filter((ms) => isQuiet(ms, quiet, 480))).toEqual([]);
      },
    ),
    { numRuns: 25 },
  );
});

test('what is refused for days is given up in the end, and nothing is tried more often than it must', async () => {
  await deliveries.create(deliveryOf({ afterMs: 0, urgent: true, mode: 'now' }, 0));
  const always: Receiver = {
    sendAtMs: (_delivery, nowMs) => nowMs,
    together: (due) => due.map((one) => [one]),
    send: () => Promise.reject(new ProviderFailure('status 503', { status: 503 })),
  };
  let nowMs = startMs;
  for (;;) {
    const { nextMs } = await correspond(
      { deliveries, findReceiver: () => Promise.resolve(always) },
      { correspondent, nowMs },
    );
    if (nextMs === null) break;
    nowMs = nextMs;
  }
  expect(await deliveries.findOne().lean()).toMatchObject({ state: 'givenUp', lastStatus: 503, nextTryAt: null });
  expect((nowMs - startMs) / 86_400_000).toBeCloseTo(4, 1);
});
