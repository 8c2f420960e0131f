import { expect, test } from 'vitest';
import { ranges } from '../../../activities/reconciliation/compare-log.ts';
import { compareProspect, type StoredRecord, type WorkflowRecord } from '../../../activities/reconciliation/compare.ts';
import { stepIntervals } from '../../../domain/funnel/step-interval.ts';
import { openTask, snapshotFields } from '../../../activities/projection/documents.ts';
import type { ProspectSnapshot } from '../../../models/prospect.ts';
import type { StoredTask } from '../../../models/task.ts';
import { findingsTable, summary } from '../../../scripts/reconcile.ts';
import { Pursuit } from '../../factories/pursuit.ts';

const { state, log } = new Pursuit().toPhase('appointing');
const record: WorkflowRecord = { state, recentEvents: log.slice(-3), processVersion: 'v1' };
const snapshot: ProspectSnapshot = {
  ...snapshotFields(state),
  processVersion: 'v1',
  untouchedSince: new Date(0),
  projectedAt: new Date(0),
};
const openTasks: readonly StoredTask[] = state.tasks.map((task) => ({ ...openTask(state, task), revision: 1 }));
const intervals = stepIntervals(log);
const stored: StoredRecord = { snapshot, events: log, openTasks, stepIntervals: intervals };
const last = log.length;
const leftOpen = { ...openTasks[0], _id: log.flatMap(({ tasksClosed }) => tasksClosed)[0]?.taskId ?? '' } as StoredTask;

const cases: readonly (readonly [string, Partial<StoredRecord>, readonly string[]])[] = [
  ['nothing differs', {}, []],
  ['no snapshot', { snapshot: null }, ['snapshotMissing repairable']],
  ['older snapshot', { snapshot: { ...snapshot, revision: last - 1 } }, ['snapshotBehind repairable']],
  ['newer snapshot', { snapshot: { ...snapshot, revision: last + 1 } }, ['snapshotAhead repairable']],
  ['edited column', { snapshot: { ...snapshot, ownerId: 's-9' } }, ['snapshotDiffers repairable']],
  [
    'edited state',
    { snapshot: { ...snapshot, state: { ...state, expectedValueFen: 1 } } },
    ['snapshotDiffers repairable'],
  ],
  ['another process version', { snapshot: { ...snapshot, processVersion: 'v0' } }, ['snapshotDiffers repairable']],
  ['a recent event is missing', { events: log.slice(0, -1) }, ['eventsMissing repairable']],
  ['old events are missing', { events: log.slice(2) }, ['eventsLost']],
  ['the whole log is missing', { events: [] }, ['eventsMissing repairable', 'eventsLost']],
  [
    'a recent event differs',
    { events: log.map((event) => (event.revision === last ? { ...event, type: 'edited' } : event)) },
    ['eventsDiffer repairable'],
  ],
  [
    'an event beyond the workflow',
    { events: [...log, { ...log[0], revision: last + 1 } as (typeof log)[number]] },
    ['eventsBeyond repairable'],
  ],
  ['a task is missing', { openTasks: openTasks.slice(1) }, ['taskMissing repairable']],
  [
    'a task differs',
    { openTasks: openTasks.map((task, index) => (index === 0 ? { ...task, dueAt: new Date(1) } : task)) },
    ['taskDiffers repairable'],
  ],
  ['a closed task is open', { openTasks: [...openTasks, leftOpen] }, ['taskNotClosed repairable']],
  ['an unknown task is open', { openTasks: [...openTasks, { ...leftOpen, _id: 'p-1/task-99' }] }, ['taskNotClosed']],
  ['a step interval is missing', { stepIntervals: intervals.slice(1) }, ['intervalsDiffer repairable']],
  [
    'a step interval differs',
    { stepIntervals: intervals.map((interval) => ({ ...interval, leftAtMs: null })) },
    ['intervalsDiffer repairable'],
  ],
  ['step intervals in another order', { stepIntervals: intervals.toReversed() }, []],
];

test.each(cases)('%s', (_, damage, expected) => {
  const differences = compareProspect(record, { ...stored, ...damage });
  expect(differences.map(({ kind, repairable }) => `${kind}${repairable ? ' repairable' : ''}`)).toEqual(expected);
  expect(JSON.stringify(differences)).not.toContain(state.customer.name);
});

test('details name revisions, tasks and fields', () => {
  expect(compareProspect(record, { ...stored, events: log.slice(2) })).toMatchObject([{ detail: 'revision 1-2' }]);
  expect(compareProspect(record, { ...stored, snapshot: { ...snapshot, ownerId: null, held: true } })).toMatchObject([
    { detail: 'ownerId, held' },
  ]);
  expect(ranges([1, 2, 3, 5, 8, 9])).toBe('1-3, 5, 8-9');
});

test('a report is a table and one sentence', () => {
  const findings = [
    { prospectId: 'p-1', kind: 'eventsLost', detail: 'revision 1-2', repairable: false, outcome: 'notRepairable' },
  ] as const;
  expect(findingsTable([])).toBe('');
  expect(findingsTable(findings)).toBe(
    'record  difference  outcome             detail\np-1     eventsLost  cannot be repaired  revision 1-2\n',
  );
  expect(summary({ checked: 12, complaints: 3, surveys: 2, findings: [] })).toBe(
    '12 prospects, 3 complaints and 2 surveys compared, 0 differences.',
  );
  expect(summary({ checked: 12, complaints: 3, surveys: 2, findings })).toContain('1 that cannot be repaired');
});
