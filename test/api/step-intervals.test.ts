import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createProjectionActivities } from '../../activities/projection/activities.ts';
import { fillStepIntervals } from '../../activities/reconciliation/fill-step-intervals.ts';
import { stepIntervals } from '../../domain/funnel/step-interval.ts';
import type { ProspectEvent } from '../../domain/prospect/event.ts';
import { hasIntervals, intervalsOf, intervalsSince } from '../../models/step-interval.ts';
import { mondayMorningMs } from '../factories/context.ts';
import { projection } from '../factories/projection.ts';
import { goOn, wander, type Happening } from '../factories/wandering.ts';
import { emptyCollections, useModels } from '../helpers/models.ts';

const models = await useModels('tuoke-step-intervals');
const { projectProspect } = createProjectionActivities({ models });
const dayMs = 86_400_000;

const park: Happening = { kind: 'park' };
const wait: Happening = { kind: 'wait', hours: 30 };
/** Parked in between, back to an objection, into other hands, and on to maintenance. */
const happenings: readonly Happening[] = [
  goOn,
  park,
  wait,
  { kind: 'resume' },
  wait,
  goOn,
  goOn,
  goOn,
  goOn,
  wait,
  goOn,
  { kind: 'object' },
  wait,
  goOn,
  goOn,
  { kind: 'assign', staffNo: 3 },
  goOn,
  goOn,
];

async function stored(prospectId: string) {
  const found = await intervalsOf(models.stepIntervals, [prospectId]);
  return found.toSorted((a, b) => a.enteredRevision - b.enteredRevision || a.step - b.step);
}

describe('a projection', () => {
  test('leaves the intervals of the whole log, however it is cut', async () => {
    const log = wander('p-1', mondayMorningMs, happenings);
    expect(new Set(log.map(({ toPhase }) => toPhase))).toContain('maintaining');
    const cuts = fc.array(fc.integer({ min: 1, max: log.length }), { maxLength: 8 });
    await fc.assert(
      fc
        .asyncProperty(cuts, fc.boolean(), async (at, repeats) => {
          const ends = [...new Set([...at, log.length])].toSorted((a, b) => a - b);
          let from = 1;
          for (const end of ends) {
            await projectProspect(projection(log, from, end));
            expect(await stored('p-1')).toEqual(stepIntervals(log.slice(0, end)));
            // a worker that was killed after writing writes again
            if (repeats) await projectProspect(projection(log, from, end));
            from = end + 1;
          }
          expect(await stored('p-1')).toEqual(stepIntervals(log));
        })
        .beforeEach(() => emptyCollections(models)),
      { numRuns: 12 },
    );
  });

  test('that comes late does not bring an older truth back', async () => {
    const log = wander('p-1', mondayMorningMs, happenings);
    await projectProspect(projection(log));
    await projectProspect(projection(log, 1, 4));
    expect(await stored('p-1')).toEqual(stepIntervals(log));
  });

  test('of a workflow task that was carried out again differently removes what the first version led to', async () => {
    const log = wander('p-1', mondayMorningMs, [goOn, goOn]);
    const other = wander('p-1', mondayMorningMs, [goOn, park]);
    const shared = log.findIndex((event, index) => event.type !== other[index]?.type);
    const lost = [...log.slice(0, shared), { ...other[shared], revision: shared + 1 } as ProspectEvent];
    await projectProspect(projection(lost));
    expect((await stored('p-1')).at(-1)?.kind).toBe('parked');
    await projectProspect(projection(log, shared + 1));
    expect(await stored('p-1')).toEqual(stepIntervals(log));
  });
});

test('prospects from before there were intervals get theirs from the event log, ended ones too', async () => {
  await emptyCollections(models);
  const logs = [
    wander('p-1', mondayMorningMs, happenings),
    wander('p-2', mondayMorningMs, [goOn, { kind: 'lose' }]),
    wander('p-3', mondayMorningMs, [goOn]),
  ];
  for (const log of logs) await projectProspect(projection(log));
  await models.stepIntervals.deleteMany({ prospectId: { $ne: 'p-3' } });
  expect(await fillStepIntervals(models)).toBe(2);
  for (const log of logs) expect(await stored(log[0]?.prospectId ?? '')).toEqual(stepIntervals(log));
  expect(await fillStepIntervals(models)).toBe(0);
  await models.stepIntervals.deleteMany({});
  expect(await hasIntervals(models.stepIntervals)).toBe(false);
});

test('a report is given what ended since or goes on, of maintenance only what began since', async () => {
  await emptyCollections(models);
  const logs = [
    wander('p-1', mondayMorningMs, happenings),
    wander('p-2', mondayMorningMs, [goOn, { kind: 'lose' }]),
    wander('p-3', mondayMorningMs + 40 * dayMs, [goOn]),
  ];
  for (const log of logs) await projectProspect(projection(log));
  const all = logs.flatMap((log) => stepIntervals(log));
  for (const sinceMs of [0, 1, 3, 20, 40, 60].map((days) => mondayMorningMs + days * dayMs)) {
    for (const branchId of [undefined, 'b-01', 'b-02']) {
      const expected = all.filter(
        (interval) =>
          (branchId === undefined || interval.branchId === branchId) &&
          (interval.leftAtMs === null
            ? interval.step < 6 || interval.enteredAtMs >= sinceMs
            : interval.leftAtMs >= sinceMs),
      );
      const found = await intervalsSince(models.stepIntervals, { branchId, sinceMs });
      expect(found).toHaveLength(expected.length);
      expect(found).toEqual(expect.arrayContaining(expected));
    }
  }
});
