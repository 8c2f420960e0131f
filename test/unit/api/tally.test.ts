import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFunnelBoard } from '../../../api/funnel/board.ts';
import { createTally, type PhaseCounts, type Standing, type TallyFilter } from '../../../api/funnel/tally.ts';
import { phaseCodes, type PhaseCode } from '../../../domain/process/definition.ts';
import type { ProspectChange } from '../../../models/prospect.ts';

const standing: fc.Arbitrary<Standing> = fc.record({
  prospectId: fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5', 'p6'),
  revision: fc.integer({ min: 1, max: 30 }),
  phase: fc.constantFrom(...phaseCodes),
  branchId: fc.constantFrom('b1', 'b2'),
  teamId: fc.constantFrom('t1', 't2', null),
  ownerId: fc.constantFrom('s1', 's2', 's3', null),
  holderIds: fc.subarray(['s1', 's2', 's3']),
  awaitsBooking: fc.boolean(),
  step: fc.constantFrom(1, 3, 6),
  valueFen: fc.nat({ max: 1_000_000_000 }),
});

const filter: fc.Arbitrary<TallyFilter> = fc.record(
  {
    branchId: fc.constantFrom('b1', 'b2'),
    teamId: fc.constantFrom('t1', 't2'),
    ownerId: fc.constantFrom('s1', 's2', 's3'),
    isInReach: fc.constantFrom<TallyFilter['isInReach']>(
      () => true,
      ({ holderIds }) => holderIds.includes('s1'),
      ({ branchId }) => branchId === 'b1',
    ),
  },
  { requiredKeys: ['isInReach'] },
);

const everything: TallyFilter = { isInReach: () => true };

/** What a recount of everybody's newest standing gives. */
function recount(
  moves: readonly Standing[],
  { branchId, teamId, ownerId, isInReach }: TallyFilter,
): Partial<Record<PhaseCode, { count: number; valueFen: number }>> {
  const newest = new Map<string, Standing>();
  for (const move of moves)
    if (move.revision > (newest.get(move.prospectId)?.revision ?? 0)) newest.set(move.prospectId, move);
  const counts: Partial<Record<PhaseCode, { count: number; valueFen: number }>> = {};
  for (const { phase, valueFen, ...unit } of newest.values()) {
    if (
      (branchId ?? unit.branchId) !== unit.branchId ||
      (teamId ?? unit.teamId) !== unit.teamId ||
      (ownerId ?? unit.ownerId) !== unit.ownerId ||
      !isInReach(unit)
    )
      continue;
    const { count, valueFen: sum } = counts[phase] ?? { count: 0, valueFen: 0 };
    counts[phase] = { count: count + 1, valueFen: sum + valueFen };
  }
  return counts;
}

function withoutEmpty(counts: PhaseCounts): Partial<PhaseCounts> {
  return Object.fromEntries(Object.entries(counts).filter(([, { count, valueFen }]) => count !== 0 || valueFen !== 0));
}

describe('the tally', () => {
  test('equals a recount after any moves, in any order, with repeats', () => {
    fc.assert(
      fc.property(fc.array(standing, { maxLength: 60 }), filter, (moves, wanted) => {
        const tally = createTally();
        for (const move of moves) tally.move(move);
        expect(withoutEmpty(tally.total(wanted))).toEqual(recount(moves, wanted));
      }),
    );
  });

  test('groups add up to the total', () => {
    fc.assert(
      fc.property(
        fc.array(standing, { maxLength: 60 }),
        filter,
        fc.constantFrom('branchId', 'teamId', 'ownerId'),
        (moves, wanted, by) => {
          const tally = createTally();
          for (const move of moves) tally.move(move);
          const total = tally.total(wanted);
          for (const phase of phaseCodes) {
            const groups = [...tally.groups(wanted, by).values()];
            expect(groups.reduce((sum, group) => sum + group[phase].count, 0)).toBe(total[phase].count);
            expect(groups.reduce((sum, group) => sum + group[phase].valueFen, 0)).toBe(total[phase].valueFen);
          }
        },
      ),
    );
  });
});

/** A collection of changes that can be read from an instant on, and fail. */
function fakeChanges() {
  const rows: ProspectChange[] = [];
  const asked: number[] = [];
  const state = { isAway: false };
  async function* changes(since: Date): AsyncGenerator<ProspectChange> {
    asked.push(since.getTime());
    if (state.isAway) throw new Error('away');
    const found = rows
      .filter(({ projectedAt }) => projectedAt >= since)
      .toSorted((a, b) => a.projectedAt.getTime() - b.projectedAt.getTime());
    for (const row of found) {
      await Promise.resolve();
      yield row;
    }
  }
  const write = (id: string, revision: number, phase: PhaseCode, atMs: number): void => {
    rows.push({
      _id: id,
      revision,
      phase,
      step: 1,
      open: true,
      branchId: 'b1',
      teamId: null,
      ownerId: null,
      holderIds: [],
      awaitsBooking: false,
      expectedValueFen: 5,
      projectedAt: new Date(atMs),
    });
  };
  return { changes, write, asked, state };
}

describe('the board', () => {
  test('sees what turns up late inside the overlap, and counts repeats once', async () => {
    const { changes, write, asked } = fakeChanges();
    const board = createFunnelBoard({ changedSince: changes, onFailed: () => {} });
    write('p1', 1, 'lead', 10_000);
    expect((await board.caughtUp()).tally.total(everything).lead.count).toBe(1);
    write('p2', 1, 'lead', 9_000);
    expect((await board.caughtUp()).tally.total(everything).lead).toEqual({ count: 2, valueFen: 10 });
    expect(asked).toEqual([0, 8_000]);
  });

  test('a reader that comes while it catches up sees what was written before it asked', async () => {
    const { changes, write, asked } = fakeChanges();
    const board = createFunnelBoard({ changedSince: changes, onFailed: () => {} });
    write('p1', 1, 'lead', 10_000);
    const first = board.caughtUp();
    write('p1', 2, 'qualifying', 20_000);
    const [, second, third] = await Promise.all([first, board.caughtUp(), board.caughtUp()]);
    expect(second.tally.total(everything).qualifying.count).toBe(1);
    expect(third.tally.total(everything).lead.count).toBe(0);
    expect(asked).toHaveLength(2);
  });

  test('fails while the database is away and goes on when it is back', async () => {
    const { changes, write, state } = fakeChanges();
    const board = createFunnelBoard({ changedSince: changes, onFailed: () => {} });
    write('p1', 1, 'lead', 10_000);
    state.isAway = true;
    await expect(board.caughtUp()).rejects.toThrow('away');
    state.isAway = false;
    expect((await board.caughtUp()).tally.total(everything).lead.count).toBe(1);
  });

  test('tells who holds a prospect, also while the database is away', async () => {
    const { changes, write, state } = fakeChanges();
    const failures: unknown[] = [];
    const board = createFunnelBoard({ changedSince: changes, onFailed: (error) => failures.push(error) });
    write('p1', 1, 'lead', 10_000);
    state.isAway = true;
    expect(await board.factsOf('p1')).toBeNull();
    await Promise.resolve();
    state.isAway = false;
    await board.caughtUp();
    expect(failures).toHaveLength(1);
    state.isAway = true;
    expect(await board.factsOf('p1')).toMatchObject({ ownerId: null, branchId: 'b1', step: 1 });
    expect(await board.factsOf('p2')).toBeNull();
  });
});
