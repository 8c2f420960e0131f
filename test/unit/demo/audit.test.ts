import { describe, expect, test } from 'vitest';
import { auditLog, type LoggedEvent } from '../../../scripts/demo/audit.ts';
import { clientRow, columns } from '../../../scripts/demo/client-row.ts';

const values = '14,47,technician,single,primary,no,10,no,no,cellular,5,may,92,2,-1,0,unknown,no'.split(',');
const row = clientRow.parse(Object.fromEntries(columns.map((column, index) => [column, values[index]])));

/** The log of a client who was called twice and lost. */
const log: readonly LoggedEvent[] = [
  { revision: 1, commandId: null, type: 'create', toPhase: 'qualifying' },
  { revision: 2, commandId: 'run.14.contact-1', type: 'recordContact', toPhase: 'qualifying' },
  { revision: 3, commandId: 'run.14.contact-2', type: 'recordContact', toPhase: 'qualifying' },
  { revision: 4, commandId: 'run.14.markLost', type: 'markLost', toPhase: 'lost' },
];

const without = (revision: number): LoggedEvent[] => log.filter((event) => event.revision !== revision);
const renumbered = (events: readonly LoggedEvent[]): LoggedEvent[] =>
  events.map((event, index) => ({ ...event, revision: index + 1 }));

describe('the log of a client', () => {
  test('is right when every command is there once and the end is that of the file', () => {
    expect(auditLog(log, row, 'run')).toEqual({ problems: [], steps: [1], phase: 'lost' });
  });

  test('may hold what timers did in between', () => {
    const reminded: LoggedEvent = { revision: 0, commandId: null, type: 'T2.TIDY', toPhase: 'qualifying' };
    expect(auditLog(renumbered([...log.slice(0, 2), reminded, ...log.slice(2)]), row, 'run').problems).toEqual([]);
  });

  test('of a client who was left on the way may hold what somebody did afterwards', () => {
    const left = { ...row, id: 4 };
    const qualified: readonly LoggedEvent[] = [
      { revision: 1, commandId: null, type: 'create', toPhase: 'qualifying' },
      { revision: 2, commandId: 'run.4.contact-1', type: 'recordContact', toPhase: 'qualifying' },
      { revision: 3, commandId: 'run.4.contact-2', type: 'recordContact', toPhase: 'qualifying' },
      { revision: 4, commandId: 'run.4.submitQualification', type: 'submitQualification', toPhase: 'gatheringIntel' },
    ];
    expect(auditLog(qualified, left, 'run').problems).toEqual([]);
    const parked = { revision: 5, commandId: 'by-hand', type: 'park', toPhase: 'nurture' } as const;
    expect(auditLog([...qualified, parked], left, 'run').problems).toEqual([]);
    expect(auditLog(qualified.slice(0, 3), left, 'run').problems).toHaveLength(2);
  });

  test.each([
    ['a lost event', without(2), ['event 2 is missing', 'never carried out: contact-1']],
    ['a command that was never carried out', renumbered(without(2)), ['never carried out: contact-1']],
    ['a doubled command', renumbered([...log.slice(0, 2), ...log.slice(1)]), ['carried out twice: run.14.contact-1']],
    ['another end', without(4), ['never carried out: markLost', 'ended as qualifying instead of lost']],
    [
      'a command of somebody else',
      renumbered([
        ...log.slice(0, 3),
        { revision: 0, commandId: 'x', type: 'park', toPhase: 'nurture' },
        ...log.slice(3),
      ]),
      ['not of this demonstration: x'],
    ],
    ['nothing at all', [], [expect.stringContaining('never carried out'), 'ended as null instead of lost']],
  ])('%s is found', (_case, events, problems) => {
    expect(auditLog(events, row, 'run').problems).toEqual(problems);
  });
});
