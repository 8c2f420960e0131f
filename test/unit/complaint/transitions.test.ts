import { describe, expect, test } from 'vitest';
import { formatLocal } from '../../../domain/calendar.ts';
import { actsAtMs } from '../../../domain/escalation/climb.ts';
import type { ComplaintStatus, Level } from '../../../domain/complaint/catalogue.ts';
import { isHolding } from '../../../domain/complaint/hold.ts';
import type { ComplaintEvent } from '../../../domain/complaint/event.ts';
import { whoHearsComplaint } from '../../../domain/complaint/who-hears.ts';
import { calendar } from '../../factories/context.ts';
import {
  at,
  branchHead,
  Case,
  fridayMs,
  officer,
  otherBranchHead,
  otherOfficer,
  remedy,
  sponsor,
  teller,
} from '../../factories/complaint.ts';

/** One row of 11.2 (or one branch of it): what happens, and everything that comes of it. */
interface Row {
  readonly row: string;
  readonly what: string;
  readonly given: () => Case;
  readonly when: (complaint: Case) => unknown;
  readonly status: ComplaintStatus;
  readonly level: Level;
  /** Running clocks with the instant at which they are due; 'paused' for those that stand still. */
  readonly clocks: Readonly<Record<string, string>>;
  readonly ledger: readonly string[];
  readonly notices: readonly string[];
  readonly also?: (complaint: Case) => void;
}

const age = 'Fri 2026-12-18 16:00';
const received = {
  acknowledge: 'Mon 2026-11-23 12:00',
  firstAnswer: 'Mon 2026-11-23 16:00',
  resolve: 'Fri 2026-11-27 16:00',
  age,
};
const { acknowledge: _met, ...acknowledged } = received;
const interim = { interimNews: 'Wed 2026-11-25 16:00' };
/** The day after the one by which somebody has something to do. */
const asked = { actionDue: 'Mon 2026-11-23 09:00' };
const closed = { appealWindow: 'Sun 2026-12-20 16:00' };
const appealed = { appealAcknowledge: 'Mon 2026-11-23 16:00', appealDecision: 'Fri 2026-11-27 16:00', age };

const rejected = { accepted: false, reason: 'nobody apologised' };
const approval = remedy({ compensationFen: 50_001 });

function inAppeal(): Case {
  return new Case().to('reportingBack').do('recordReportBack', rejected).do('acknowledgeAppeal', {}, otherBranchHead);
}

/** The second appeal, with its reviewer. */
function inSecondAppeal(): Case {
  return inAppeal()
    .do('decideAppeal', {}, branchHead)
    .do('recordReportBack', rejected)
    .do('acknowledgeAppeal', { reviewerId: sponsor.staffId, reviewerLevel: 3 }, branchHead);
}

const rows: readonly Row[] = [
  {
    row: 'C-01',
    what: 'registered: every limit of its severity runs from receipt',
    given: () => new Case(),
    when: () => undefined,
    status: 'received',
    level: 1,
    clocks: received,
    ledger: ['acknowledge started', 'firstAnswer started', 'resolve started', 'age started'],
    notices: ['level1 assigned'],
    also: ({ state }) =>
      expect([state.severity, state.severityConfirmed, state.receivedBy]).toEqual(['s3', false, teller.staffId]),
  },
  {
    row: 'C-01',
    what: 'registered from the regulator: s1, level 3, compliance hears',
    given: () => new Case({ channel: 'regulator' }),
    when: () => undefined,
    status: 'received',
    level: 3,
    clocks: {
      acknowledge: 'Fri 2026-11-20 16:30',
      firstAnswer: 'Fri 2026-11-20 18:00',
      resolve: 'Mon 2026-11-23 16:00',
      age,
    },
    ledger: ['acknowledge started', 'firstAnswer started', 'resolve started', 'age started'],
    notices: ['level3 assigned', 'level1 inform', 'compliance compliance'],
  },
  {
    row: 'C-01',
    what: 'registered about a supervisor: starts at level 3',
    given: () => new Case({ isAboutSupervisor: true }),
    when: () => undefined,
    status: 'received',
    level: 3,
    clocks: received,
    ledger: ['acknowledge started', 'firstAnswer started', 'resolve started', 'age started'],
    notices: ['level3 assigned', 'level1 inform'],
  },
  {
    row: 'C-02',
    what: 'a duplicate is merged and the customer told',
    given: () => new Case(),
    when: (complaint) => complaint.do('confirmDuplicate'),
    status: 'merged',
    level: 1,
    clocks: {},
    ledger: ['acknowledge stopped', 'firstAnswer stopped', 'resolve stopped', 'age stopped'],
    notices: [],
    also: ({ state }) => expect([state.mergedInto, state.news.length]).toEqual(['k-0', 1]),
  },
  {
    row: 'C-02',
    what: 'whoever handles the case that goes on hears of it',
    given: () => new Case(),
    when: (complaint) => complaint.do('confirmDuplicate', { goesOnWith: otherOfficer.staffId }),
    status: 'merged',
    level: 1,
    clocks: {},
    ledger: ['acknowledge stopped', 'firstAnswer stopped', 'resolve stopped', 'age stopped'],
    notices: ['handler s-0302 inform'],
  },
  {
    row: 'C-02',
    what: 'where nobody handles it yet, the desk hears',
    given: () => new Case(),
    when: (complaint) => complaint.do('confirmDuplicate', { goesOnWith: null }),
    status: 'merged',
    level: 1,
    clocks: {},
    ledger: ['acknowledge stopped', 'firstAnswer stopped', 'resolve stopped', 'age stopped'],
    notices: ['level1 inform'],
  },
  {
    row: 'C-03',
    what: 'acknowledged: the handler is told, the severity confirmed',
    given: () => new Case(),
    when: (complaint) => complaint.do('acknowledge'),
    status: 'acknowledged',
    level: 1,
    clocks: acknowledged,
    ledger: ['acknowledge met'],
    notices: ['handler s-0301 assigned'],
    also: ({ state }) => expect([state.severityConfirmed, state.pastHandlerIds]).toEqual([true, ['s-0301']]),
  },
  {
    row: 'C-03',
    what: 'with another category it repeats an earlier case: s2, and the level rises',
    given: () => new Case(),
    when: (complaint) => complaint.do('acknowledge', { category: 'fee', isRepeated: true, severity: 's2' }),
    status: 'acknowledged',
    level: 2,
    clocks: { firstAnswer: 'Mon 2026-11-23 12:00', resolve: 'Wed 2026-11-25 16:00', age },
    ledger: ['acknowledge met', 'firstAnswer reset', 'resolve reset'],
    notices: ['handler s-0301 assigned', 'level2 raise'],
    also: (complaint) => {
      expect([complaint.state.category, complaint.state.isRepeated]).toEqual(['fee', true]);
      expect(complaint.unmet('changeSeverity', { severity: 's3' })).toEqual(['CX.SEVERITY_FLOOR']);
    },
  },
  {
    row: 'C-04',
    what: 'the acknowledgement is overdue: level 2 hears, the level stays',
    given: () => new Case(),
    when: (complaint) => complaint.wait(at('2026-11-23 12:00')),
    status: 'received',
    level: 1,
    clocks: { ...received, acknowledge: 'none' },
    ledger: ['acknowledge overdue'],
    notices: ['level2 inform'],
  },
  {
    row: 'C-05',
    what: 'the inquiry begins: the customer hears every three working days',
    given: () => new Case().to('acknowledged'),
    when: (complaint) => complaint.do('startWork'),
    status: 'investigating',
    level: 1,
    clocks: { ...acknowledged, ...interim },
    ledger: ['interimNews started'],
    notices: [],
  },
  {
    row: 'C-06',
    what: 'the customer is asked: what the bank owes stands still',
    given: () => new Case().to('investigating'),
    when: (complaint) => complaint.do('askCustomer'),
    status: 'awaitingCustomer',
    level: 1,
    clocks: {
      firstAnswer: 'paused',
      resolve: 'paused',
      interimNews: 'paused',
      answerOfCustomer: 'Fri 2026-12-04 16:00',
      age,
    },
    ledger: ['firstAnswer paused', 'resolve paused', 'interimNews paused', 'answerOfCustomer started'],
    notices: [],
    also: ({ last }) => expect(last.reason).toBe('Which counter was it?'),
  },
  {
    row: 'C-07',
    what: 'the customer answers two working hours later: everything is due two working hours later',
    given: () => new Case().to('investigating').do('askCustomer').wait(at('2026-11-23 10:00')),
    when: (complaint) => complaint.do('recordAnswer'),
    status: 'investigating',
    level: 1,
    clocks: {
      firstAnswer: 'Tue 2026-11-24 10:00',
      resolve: 'Mon 2026-11-30 10:00',
      interimNews: 'Thu 2026-11-26 10:00',
      age,
    },
    ledger: ['answerOfCustomer met', 'firstAnswer resumed', 'resolve resumed', 'interimNews resumed'],
    notices: [],
    also: ({ state }) => expect(state.question?.answer?.text).toBe('counter 3'),
  },
  {
    row: 'C-07',
    what: 'the customer does not answer in ten working days: the inquiry goes on',
    given: () => new Case().to('investigating').do('askCustomer').wait(at('2026-12-04 15:59')),
    when: (complaint) => complaint.wait(at('2026-12-04 16:00')),
    status: 'investigating',
    level: 1,
    clocks: {
      firstAnswer: 'Mon 2026-12-07 16:00',
      resolve: 'Fri 2026-12-11 16:00',
      interimNews: 'Wed 2026-12-09 16:00',
      age,
    },
    ledger: [
      'answerOfCustomer overdue',
      'firstAnswer resumed',
      'resolve resumed',
      'interimNews resumed',
      'answerOfCustomer stopped',
    ],
    notices: ['handler s-0301 inform'],
  },
  {
    row: '-',
    what: 'the first answer is given, and interim news starts anew',
    given: () => new Case().to('investigating').wait(at('2026-11-23 10:00')),
    when: (complaint) => complaint.do('tellCustomer'),
    status: 'investigating',
    level: 1,
    clocks: { resolve: received.resolve, interimNews: 'Thu 2026-11-26 10:00', age },
    ledger: ['firstAnswer met', 'interimNews reset'],
    notices: [],
    also: ({ state }) => expect(state.firstAnsweredAtMs).toBe(at('2026-11-23 10:00')),
  },
  {
    row: '-',
    what: 'news while the customer is asked: the next one stands still',
    given: () => new Case().to('investigating').do('askCustomer'),
    when: (complaint) => complaint.do('tellCustomer'),
    status: 'awaitingCustomer',
    level: 1,
    clocks: { resolve: 'paused', interimNews: 'paused', answerOfCustomer: 'Fri 2026-12-04 16:00', age },
    ledger: ['firstAnswer met', 'interimNews reset', 'interimNews paused'],
    notices: [],
  },
  {
    row: 'C-08',
    what: 'a remedy within the handler’s limit is carried out at once',
    given: () => new Case().to('investigating'),
    when: (complaint) => complaint.do('submitDecision', { compensationFen: 50_000 }),
    status: 'resolving',
    level: 1,
    clocks: { ...acknowledged, ...interim },
    ledger: [],
    notices: [],
    also: ({ state }) => expect([state.approval, state.decision?.level]).toEqual([null, 1]),
  },
  {
    row: 'C-08',
    what: 'one fen above the handler’s limit is approved at level 2',
    given: () => new Case().to('investigating'),
    when: (complaint) => complaint.do('submitDecision', approval),
    status: 'awaitingApproval',
    level: 1,
    clocks: { ...acknowledged, ...interim },
    ledger: [],
    notices: ['level2 decide'],
    also: ({ state }) => expect(state.approval?.level).toBe(2),
  },
  {
    row: 'C-08',
    what: 'one fen above level 2’s limit is approved at level 3',
    given: () => new Case().to('investigating'),
    when: (complaint) => complaint.do('submitDecision', { compensationFen: 500_001 }),
    status: 'awaitingApproval',
    level: 1,
    clocks: { ...acknowledged, ...interim },
    ledger: [],
    notices: ['level3 decide'],
  },
  ...(
    [
      ['an apology', ['apology', 'correction', 'compensation'], 1, null],
      ['a staff change', ['apology', 'staffChange'], 0, 2],
      ['a policy change', ['policyChange'], 0, 3],
      ['a product stop', ['productStop', 'staffChange'], 0, 3],
      ['a staff change with an amount of level 3', ['staffChange'], 500_001, 3],
      ['a policy change with an amount of level 2', ['policyChange'], 50_001, 3],
    ] as const
  ).map(([what, remedyKinds, compensationFen, level]): Row => ({
    row: 'C-08',
    what: `${what} is decided at level ${level ?? 1} (8.6)`,
    given: () => new Case().to('investigating'),
    when: (complaint) => complaint.do('submitDecision', { remedyKinds, compensationFen }),
    status: level === null ? 'resolving' : 'awaitingApproval',
    level: 1,
    clocks: { ...acknowledged, ...interim },
    ledger: [],
    notices: level === null ? [] : [`level${level} decide`],
    also: ({ state }) => expect(state.approval?.level ?? null).toBe(level),
  })),
  {
    row: 'C-08',
    what: 'a handler who decides at no level grants nothing alone',
    given: () => new Case().do('acknowledge', { handlerId: teller.staffId }).do('startWork', {}, teller),
    when: (complaint) => complaint.do('submitDecision', { compensationFen: 1 }, teller),
    status: 'awaitingApproval',
    level: 1,
    clocks: { ...acknowledged, ...interim },
    ledger: [],
    notices: ['level1 decide'],
  },
  {
    row: 'C-09',
    what: 'approved',
    given: () => new Case().to('investigating').do('submitDecision', approval),
    when: (complaint) => complaint.do('decideApproval', {}, branchHead),
    status: 'resolving',
    level: 1,
    clocks: { ...acknowledged, ...interim },
    ledger: [],
    notices: ['handler s-0301 inform'],
  },
  {
    row: 'C-09',
    what: 'rejected, with the reason',
    given: () => new Case().to('investigating').do('submitDecision', approval),
    when: (complaint) => complaint.do('decideApproval', { decision: 'rejected', reason: 'too much' }, branchHead),
    status: 'investigating',
    level: 1,
    clocks: { ...acknowledged, ...interim },
    ledger: [],
    notices: ['handler s-0301 inform'],
    also: ({ state, last }) => expect([state.approval?.decision, last.reason]).toEqual(['rejected', 'too much']),
  },
  {
    row: 'C-10',
    what: 'everything is done: the customer hears within a working day',
    given: () =>
      new Case()
        .to('investigating')
        .do('submitDecision', { actions: [{ text: 'pay back', ownerId: teller.staffId, dueAtMs: fridayMs + 1 }] })
        .do('completeAction', {}, teller),
    when: (complaint) => complaint.do('completeActions'),
    status: 'reportingBack',
    level: 1,
    clocks: { firstAnswer: received.firstAnswer, reportBack: 'Mon 2026-11-23 16:00', age },
    ledger: ['resolve met', 'interimNews stopped', 'reportBack started'],
    notices: [],
    also: ({ state }) => expect(state.resolvedAtMs).toBe(fridayMs),
  },
  {
    row: 'C-11',
    what: 'the customer accepts: closed, 30 days to appeal',
    given: () => new Case().to('reportingBack'),
    when: (complaint) => complaint.do('recordReportBack'),
    status: 'closed',
    level: 1,
    clocks: closed,
    ledger: ['firstAnswer met', 'reportBack met', 'age stopped', 'appealWindow started'],
    notices: [],
    also: ({ state }) => expect([state.closing?.kind, state.reportBack?.accepted]).toEqual(['accepted', true]),
  },
  {
    row: 'C-12',
    what: 'the customer rejects: appeal 1, level +1',
    given: () => new Case().to('reportingBack'),
    when: (complaint) => complaint.do('recordReportBack', rejected),
    status: 'appealed',
    level: 2,
    clocks: appealed,
    ledger: ['firstAnswer met', 'reportBack met', 'appealAcknowledge started', 'appealDecision started'],
    notices: ['level2 raise', 'level2 decide'],
    also: ({ state }) => expect(state.appeals.map(({ number }) => number)).toEqual([1]),
  },
  {
    row: 'C-12',
    what: 'the customer rejects again: appeal 2, level 3, ten working days',
    given: () => inAppeal().do('decideAppeal', {}, branchHead),
    when: (complaint) => complaint.do('recordReportBack', rejected),
    status: 'appealed',
    level: 3,
    clocks: { ...appealed, appealDecision: 'Fri 2026-12-04 16:00' },
    ledger: ['reportBack met', 'appealAcknowledge started', 'appealDecision started'],
    notices: ['level3 raise', 'level3 decide'],
  },
  {
    row: 'C-13',
    what: 'unreachable three times: a letter, and ten days',
    given: () =>
      new Case()
        .to('reportingBack')
        .do('recordFailedReportBack')
        .wait(at('2026-11-23 10:00'))
        .do('recordFailedReportBack')
        .do('recordFailedReportBack'),
    when: (complaint) => complaint.do('sendLetter'),
    status: 'reportingBack',
    level: 1,
    clocks: { letter: 'Thu 2026-12-03 10:00', age },
    ledger: ['firstAnswer met', 'reportBack stopped', 'letter started'],
    notices: [],
    also: ({ state }) => expect(state.firstAnsweredAtMs).toBe(at('2026-11-23 10:00')),
  },
  {
    row: 'C-13',
    what: 'in a history of before, the letter answers nothing',
    given: () => triedThrice(new Case({}, { doesMore: false })),
    when: (complaint) => complaint.do('sendLetter'),
    status: 'reportingBack',
    level: 1,
    clocks: { firstAnswer: received.firstAnswer, letter: 'Tue 2026-12-01 10:00', age },
    ledger: ['reportBack stopped', 'letter started'],
    notices: [],
  },
  {
    row: 'C-13',
    what: 'ten days after the letter the case is closed',
    given: () => triedThrice(new Case()).do('sendLetter').wait(at('2026-12-01 09:59')),
    when: (complaint) => complaint.wait(at('2026-12-01 10:00')),
    status: 'closed',
    level: 1,
    clocks: { appealWindow: 'Thu 2026-12-31 10:00' },
    ledger: ['letter overdue', 'letter stopped', 'age stopped', 'appealWindow started'],
    notices: [],
    also: ({ state }) => expect([state.closing?.kind, state.reportBack]).toEqual(['unreachable', null]),
  },
  {
    row: 'C-14',
    what: 'appeal after closing: open again, and the age runs on from receipt',
    given: () => new Case().to('closed').wait(at('2026-12-20 15:59')),
    when: (complaint) => complaint.do('appeal'),
    status: 'appealed',
    level: 2,
    clocks: { appealAcknowledge: 'Tue 2026-12-22 09:00', appealDecision: 'Mon 2026-12-28 09:00', age },
    ledger: ['appealWindow stopped', 'appealAcknowledge started', 'appealDecision started', 'age started'],
    notices: ['level2 raise', 'level2 decide'],
    also: ({ state }) => expect(state.closing).toBeNull(),
  },
  {
    row: '-',
    what: 'the appeal is acknowledged: the reviewer is told',
    given: () => new Case().to('reportingBack').do('recordReportBack', rejected),
    when: (complaint) => complaint.do('acknowledgeAppeal', {}, otherBranchHead),
    status: 'appealed',
    level: 2,
    clocks: { appealDecision: appealed.appealDecision, age },
    ledger: ['appealAcknowledge met'],
    notices: ['reviewer s-0001 assigned'],
  },
  {
    row: 'C-15',
    what: 'the appeal is upheld: a new remedy, with the time to resolve again',
    given: inAppeal,
    when: (complaint) =>
      complaint.do(
        'decideAppeal',
        { decision: 'upheld', findings: 'the apology came late', remedy: remedy({ compensationFen: 500_000 }) },
        branchHead,
      ),
    status: 'resolving',
    level: 2,
    clocks: { resolve: 'Fri 2026-11-27 16:00', ...interim, age },
    ledger: ['appealDecision met', 'resolve started', 'interimNews started'],
    notices: ['handler s-0301 inform'],
    also: ({ state }) => expect([state.decision?.decidedBy, state.resolvedAtMs]).toEqual(['s-0001', null]),
  },
  {
    row: 'C-16',
    what: 'the appeal is rejected: the customer is told',
    given: inAppeal,
    when: (complaint) => complaint.do('decideAppeal', {}, branchHead),
    status: 'reportingBack',
    level: 2,
    clocks: { reportBack: 'Mon 2026-11-23 16:00', age },
    ledger: ['appealDecision met', 'reportBack started'],
    notices: ['handler s-0301 inform'],
    also: ({ state }) => expect(state.reportBack).toBeNull(),
  },
  {
    row: 'C-16',
    what: 'the appeal is rejected in writing: what was said is kept, and the report back is owed all the same',
    given: inAppeal,
    when: (complaint) =>
      complaint.do('decideAppeal', { message: { channel: 'letter', text: 'it stays as it is' } }, branchHead),
    status: 'reportingBack',
    level: 2,
    clocks: { reportBack: 'Mon 2026-11-23 16:00', age },
    ledger: ['appealDecision met', 'reportBack started'],
    notices: ['handler s-0301 inform'],
    also: ({ state }) =>
      expect(state.news.at(-1)).toMatchObject({ by: branchHead.staffId, channel: 'letter', text: 'it stays as it is' }),
  },
  {
    row: 'C-17',
    what: 'the media take it up: s1 with its limits from receipt, level 3, compliance hears',
    given: () => new Case().to('investigating'),
    when: (complaint) => complaint.do('recordRegulatorOrMedia', { kind: 'media', text: 'a reporter called' }, teller),
    status: 'investigating',
    level: 3,
    clocks: { firstAnswer: 'Fri 2026-11-20 18:00', resolve: 'Mon 2026-11-23 16:00', ...interim, age },
    ledger: ['firstAnswer reset', 'resolve reset'],
    notices: ['level3 raise', 'compliance compliance'],
    also: ({ state }) => expect([state.severity, state.takenUpBy, isHolding(state)]).toEqual(['s1', 'media', true]),
  },
  {
    row: 'C-17',
    what: 'taken up before anybody has looked at it: the severity is s1 and still to be confirmed',
    given: () => new Case({ isSettledOnTheSpot: true }),
    when: (complaint) => complaint.do('recordRegulatorOrMedia', {}, teller),
    status: 'received',
    level: 3,
    clocks: {
      acknowledge: 'Fri 2026-11-20 16:30',
      firstAnswer: 'Fri 2026-11-20 18:00',
      resolve: 'Mon 2026-11-23 16:00',
      age,
    },
    ledger: ['acknowledge reset', 'firstAnswer reset', 'resolve reset'],
    notices: ['level3 raise', 'compliance compliance'],
    also: ({ state }) => expect([state.severity, state.severityConfirmed]).toEqual(['s1', false]),
  },
  {
    row: 'C-17',
    what: 'an s1 that is nearly due is not relaxed',
    given: () => new Case({ category: 'privacy' }).do('acknowledge', { severity: 's1' }),
    when: (complaint) => complaint.do('recordRegulatorOrMedia', {}, teller),
    status: 'acknowledged',
    level: 3,
    clocks: { firstAnswer: 'Fri 2026-11-20 18:00', resolve: 'Mon 2026-11-23 16:00', age },
    ledger: [],
    notices: ['compliance compliance'],
  },
  {
    row: 'C-17',
    what: 'in a history of before, the severity stays',
    given: () => new Case({}, { doesMore: false }).to('investigating'),
    when: (complaint) => complaint.do('recordRegulatorOrMedia', {}, teller),
    status: 'investigating',
    level: 3,
    clocks: { ...acknowledged, ...interim },
    ledger: [],
    notices: ['level3 raise', 'compliance compliance'],
  },
  {
    row: 'C-18',
    what: 'the first answer is overdue: level +1',
    given: () => new Case().to('investigating').wait(at('2026-11-23 15:59')),
    when: (complaint) => complaint.wait(at('2026-11-23 16:00')),
    status: 'investigating',
    level: 2,
    clocks: { ...acknowledged, ...interim },
    ledger: ['firstAnswer overdue'],
    notices: ['handler s-0301 raise', 'level2 raise'],
  },
  {
    row: 'C-18',
    what: 'resolving is overdue for two more working days: level 3, and nothing left to raise',
    given: () => new Case().to('investigating').do('tellCustomer').wait(at('2026-12-01 15:59')),
    when: (complaint) => complaint.wait(at('2026-12-01 16:00')),
    status: 'investigating',
    level: 3,
    clocks: { resolve: 'Fri 2026-11-27 16:00', ...interim, age },
    ledger: ['resolve overdue'],
    notices: ['handler s-0301 raise', 'level2 raise', 'level3 raise'],
  },
  {
    row: 'C-18',
    what: 'in a history of before, level 2 did not hear that the case left it',
    given: () => new Case({}, { doesMore: false }).to('investigating').do('tellCustomer').wait(at('2026-12-01 15:59')),
    when: (complaint) => complaint.wait(at('2026-12-01 16:00')),
    status: 'investigating',
    level: 3,
    clocks: { resolve: 'none', ...interim, age },
    ledger: ['resolve overdue'],
    notices: ['handler s-0301 raise', 'level3 raise'],
  },
  {
    row: '-',
    what: 'more time is asked for: one level up decides',
    given: () => new Case().to('investigating'),
    when: (complaint) => complaint.do('requestExtension'),
    status: 'investigating',
    level: 1,
    clocks: { ...acknowledged, ...interim },
    ledger: [],
    notices: ['level2 decide'],
  },
  {
    row: 'C-19',
    what: 'more time is granted, and the customer told',
    given: () => new Case().to('investigating').do('requestExtension'),
    when: (complaint) => complaint.do('decideExtension', {}, branchHead),
    status: 'investigating',
    level: 1,
    clocks: { ...acknowledged, ...interim, resolve: 'Fri 2026-12-04 16:00' },
    ledger: ['resolve reset'],
    notices: ['handler s-0301 inform'],
    also: ({ state }) => expect([state.extensions[0]?.decision, state.news.length]).toEqual(['granted', 2]),
  },
  {
    row: 'C-19',
    what: 'more time is granted after the limit has passed: its whole ladder may be climbed again',
    given: () => new Case().to('investigating').do('tellCustomer').wait(at('2026-11-30 10:00')).do('requestExtension'),
    when: (complaint) => complaint.do('decideExtension', {}, branchHead),
    status: 'investigating',
    level: 2,
    clocks: { resolve: 'Fri 2026-12-04 16:00', ...interim, age },
    ledger: ['resolve reset'],
    notices: ['handler s-0301 inform'],
    also: ({ state }) => expect(state.clocks.find(({ key }) => key === 'resolve')?.rungsActed).toBe(0),
  },
  {
    row: 'C-07',
    what: 'more time is granted while the customer is asked: it is added to what was left',
    given: () => new Case().to('investigating').do('requestExtension').do('askCustomer'),
    when: (complaint) => complaint.do('decideExtension', {}, branchHead).do('recordAnswer'),
    status: 'investigating',
    level: 1,
    clocks: { ...acknowledged, ...interim, resolve: 'Fri 2026-12-04 16:00' },
    ledger: ['answerOfCustomer met', 'firstAnswer resumed', 'interimNews resumed', 'resolve resumed'],
    notices: [],
  },
  {
    row: 'C-19',
    what: 'more time is declined',
    given: () => new Case().to('investigating').do('requestExtension'),
    when: (complaint) =>
      complaint.do('decideExtension', { decision: 'declined', reason: 'ask for a copy', message: null }, branchHead),
    status: 'investigating',
    level: 1,
    clocks: { ...acknowledged, ...interim },
    ledger: [],
    notices: ['handler s-0301 inform'],
  },
  {
    row: 'C-20',
    what: 'withdrawn in writing, while the customer was asked',
    given: () => new Case().to('investigating').do('askCustomer'),
    when: (complaint) => complaint.do('withdraw', {}, teller),
    status: 'withdrawn',
    level: 1,
    clocks: {},
    ledger: [
      'firstAnswer stopped',
      'resolve stopped',
      'interimNews stopped',
      'answerOfCustomer stopped',
      'age stopped',
    ],
    notices: ['handler s-0301 inform'],
    also: ({ state }) => expect(state.pauses).toEqual([{ fromMs: fridayMs, toMs: fridayMs }]),
  },
  {
    row: 'C-21',
    what: 'an outside body has it: level 3, and only its age runs on',
    given: () => new Case().to('investigating'),
    when: (complaint) => complaint.do('takeOutside'),
    status: 'external',
    level: 3,
    clocks: { age },
    ledger: ['firstAnswer stopped', 'resolve stopped', 'interimNews stopped'],
    notices: ['level3 raise', 'level3 inform'],
  },
  {
    row: 'C-22',
    what: 'the outside body decided: the bank carries it out',
    given: () => new Case().to('investigating').do('takeOutside').wait(at('2026-11-23 10:00')),
    when: (complaint) => complaint.do('recordOutsideDecision'),
    status: 'resolving',
    level: 3,
    clocks: { resolve: 'Mon 2026-11-30 10:00', interimNews: 'Thu 2026-11-26 10:00', age },
    ledger: ['resolve started', 'interimNews started'],
    notices: ['handler s-0301 inform'],
    also: ({ state }) =>
      expect([state.external?.outcome, state.decision?.level]).toEqual(['the bank apologises', null]),
  },
  {
    row: 'C-22',
    what: 'the outside body decided and nothing is left to do: closed, the customer has been told',
    given: () => new Case().to('resolving').do('takeOutside'),
    when: (complaint) =>
      complaint.do('recordOutsideDecision', {
        to: 'closed',
        decision: null,
        reportBack: { channel: 'phone', understood: true, accepted: false },
      }),
    status: 'closed',
    level: 3,
    clocks: closed,
    ledger: ['age stopped', 'appealWindow started'],
    notices: ['handler s-0301 inform'],
    also: ({ state }) => expect(state.closing?.kind).toBe('decidedOutside'),
  },
  {
    row: 'C-23',
    what: 'the handler is absent: another one',
    given: () => new Case().to('investigating'),
    when: (complaint) => complaint.do('replaceHandler', {}, branchHead),
    status: 'investigating',
    level: 1,
    clocks: { ...acknowledged, ...interim },
    ledger: [],
    notices: ['handler s-0302 assigned'],
    also: ({ state }) => expect(state.pastHandlerIds).toEqual(['s-0301', 's-0302']),
  },
  {
    row: 'C-23',
    what: 'the handler is named in the case: removed, and the level above is told',
    given: () => new Case().to('investigating'),
    when: (complaint) => complaint.do('nameStaff', { staffId: officer.staffId }, branchHead),
    status: 'investigating',
    level: 1,
    clocks: { ...acknowledged, ...interim },
    ledger: [],
    notices: ['level2 decide'],
    also: ({ state }) => expect(state.handlerId).toBeNull(),
  },
  {
    row: 'C-23',
    what: 'whoever has something to do is named in the case: the handler has it to do, and hears of it',
    given: () => new Case().to('investigating').do('giveAction'),
    when: (complaint) => complaint.do('nameStaff', { staffId: teller.staffId }, branchHead),
    status: 'investigating',
    level: 1,
    clocks: { ...acknowledged, ...interim, ...asked },
    ledger: [],
    notices: [],
    also: ({ state, last }) => {
      expect(state.actions.map(({ ownerId }) => ownerId)).toEqual([officer.staffId]);
      const heard = whoHearsComplaint(last, state).map(({ kind, receiver }) => [kind, receiver]);
      expect(heard).toContainEqual(['action', { staffId: officer.staffId }]);
    },
  },
  {
    row: 'C-23',
    what: 'while nobody handles the case, what was to do waits for the next handler; what is done stays whose it was',
    given: () =>
      new Case()
        .to('investigating')
        .do('giveAction', { ownerId: officer.staffId })
        .do('completeAction', { result: 'found' })
        .do('giveAction', { ownerId: officer.staffId })
        .do('nameStaff', { staffId: officer.staffId }, branchHead),
    when: (complaint) => complaint.do('replaceHandler', { handlerId: otherOfficer.staffId }, branchHead),
    status: 'investigating',
    level: 1,
    clocks: { ...acknowledged, ...interim, ...asked },
    ledger: [],
    notices: ['handler s-0302 assigned'],
    also: ({ state }) =>
      expect(state.actions.map(({ ownerId }) => ownerId)).toEqual([officer.staffId, otherOfficer.staffId]),
  },
  {
    row: 'C-23',
    what: 'a case of before leaves what was to do with whoever is named',
    given: () => new Case({}, { doesMore: false }).to('investigating').do('giveAction'),
    when: (complaint) => complaint.do('nameStaff', { staffId: teller.staffId }, branchHead),
    status: 'investigating',
    level: 1,
    clocks: { ...acknowledged, ...interim, ...asked },
    ledger: [],
    notices: [],
    also: ({ state }) => expect(state.actions[0]?.ownerId).toBe(teller.staffId),
  },
  {
    row: 'C-23',
    what: 'a supervisor is named in the case: level 3',
    given: () => new Case().to('investigating'),
    when: (complaint) => complaint.do('nameStaff', { staffId: branchHead.staffId, isSupervisor: true }),
    status: 'investigating',
    level: 3,
    clocks: { ...acknowledged, ...interim },
    ledger: [],
    notices: ['level3 raise'],
    also: ({ state }) => expect(state.handlerId).toBe(officer.staffId),
  },
  {
    row: 'C-23',
    what: 'the reviewer is named in the case: removed, and the level above is told',
    given: inAppeal,
    when: (complaint) => complaint.do('nameStaff', { staffId: branchHead.staffId }),
    status: 'appealed',
    level: 2,
    clocks: { appealDecision: appealed.appealDecision, age },
    ledger: [],
    notices: ['level3 decide'],
    also: ({ state }) => expect(state.appeals[0]?.reviewerId).toBeNull(),
  },
  {
    row: 'C-23',
    what: 'whoever approved the remedy is named: it waits for another approval, and those named before stay named',
    given: () =>
      new Case({ complainedStaffId: teller.staffId })
        .to('investigating')
        .do('submitDecision', approval)
        .do('decideApproval', {}, branchHead),
    when: (complaint) => complaint.do('nameStaff', { staffId: branchHead.staffId }),
    status: 'awaitingApproval',
    level: 1,
    clocks: { ...acknowledged, ...interim },
    ledger: [],
    notices: ['level2 decide'],
    also: (complaint) => {
      const { approval: again, namedStaffIds } = complaint.state;
      expect([again?.decision, again?.decidedBy, namedStaffIds]).toEqual(['pending', null, ['s-0701', 's-0001']]);
      expect(complaint.unmet('decideApproval', {}, branchHead)).toEqual(['CX.NAMED']);
      complaint.do('decideApproval', {}, otherBranchHead);
      expect(complaint.state.status).toBe('resolving');
    },
  },
  {
    row: 'C-23',
    what: 'what was approved and is carried out stands',
    given: () =>
      new Case()
        .to('investigating')
        .do('submitDecision', approval)
        .do('decideApproval', {}, branchHead)
        .do('completeActions'),
    when: (complaint) => complaint.do('nameStaff', { staffId: branchHead.staffId }),
    status: 'reportingBack',
    level: 1,
    clocks: { firstAnswer: received.firstAnswer, reportBack: 'Mon 2026-11-23 16:00', age },
    ledger: [],
    notices: [],
    also: ({ state }) => expect(state.approval?.decision).toBe('approved'),
  },
  {
    row: 'C-23',
    what: 'in a history of before, the approval of the one named stands',
    given: () =>
      new Case({}, { doesMore: false })
        .to('investigating')
        .do('submitDecision', approval)
        .do('decideApproval', {}, branchHead),
    when: (complaint) => complaint.do('nameStaff', { staffId: branchHead.staffId }),
    status: 'resolving',
    level: 1,
    clocks: { ...acknowledged, ...interim },
    ledger: [],
    notices: [],
  },
  {
    row: 'C-24',
    what: 'graver: limits are counted from receipt again, the level starts higher',
    given: () => new Case().to('investigating'),
    when: (complaint) => complaint.do('changeSeverity'),
    status: 'investigating',
    level: 2,
    clocks: {
      firstAnswer: 'Mon 2026-11-23 12:00',
      resolve: 'Wed 2026-11-25 16:00',
      ...interim,
      age,
    },
    ledger: ['firstAnswer reset', 'resolve reset'],
    notices: ['level2 raise'],
  },
  {
    row: 'C-24',
    what: 'less grave: no limit and no level is relaxed',
    given: () => new Case({ category: 'error' }).do('acknowledge', { severity: 's2' }),
    when: (complaint) => complaint.do('changeSeverity', { severity: 's4', reason: 'a wish, not an error' }),
    status: 'acknowledged',
    level: 2,
    clocks: { firstAnswer: 'Mon 2026-11-23 12:00', resolve: 'Wed 2026-11-25 16:00', age },
    ledger: [],
    notices: [],
    also: ({ state }) => expect(state.severity).toBe('s4'),
  },
  {
    row: 'C-25',
    what: 'it belongs to a systemic case',
    given: () => new Case().to('investigating'),
    when: (complaint) => complaint.signal({ kind: 'clusterDetected', parentId: 'k-9', workflowId: 'complaint/k-9' }),
    status: 'investigating',
    level: 1,
    clocks: { ...acknowledged, ...interim },
    ledger: [],
    notices: [],
    also: ({ state }) => expect(state.parentId).toBe('k-9'),
  },
  {
    row: 'C-26',
    what: 'nobody appealed in 30 days',
    given: () => new Case().to('closed').wait(at('2026-12-20 15:59')),
    when: (complaint) => complaint.wait(at('2026-12-20 16:00')),
    status: 'finalised',
    level: 1,
    clocks: {},
    ledger: ['appealWindow overdue', 'appealWindow stopped'],
    notices: [],
  },
  {
    row: 'C-27',
    what: 'the customer rejects after the second appeal: closed, the way outside told',
    given: () => inSecondAppeal().do('decideAppeal', {}, sponsor),
    when: (complaint) => complaint.do('recordReportBack', { ...rejected, externalRouteTold: true }),
    status: 'closed',
    level: 3,
    clocks: closed,
    ledger: ['reportBack met', 'age stopped', 'appealWindow started'],
    notices: [],
    also: (complaint) => {
      expect(complaint.state.closing?.kind).toBe('notAccepted');
      expect(complaint.unmet('appeal')).toEqual(['CX.APPEALS']);
    },
  },
];

/** Everything that the last event says, as one would read it aloud. */
function notices({ notices: told }: ComplaintEvent): string[] {
  return told.map(({ audience, staffId, action }) =>
    [audience, staffId, action].filter((word) => word !== null).join(' '),
  );
}

function clocks({ state }: Case): Record<string, string> {
  return Object.fromEntries(
    state.clocks.map((clock) => {
      if (clock.frozenRemainingMs !== null) return [clock.key, 'paused'];
      return [clock.key, actsAtMs(clock) === null ? 'none' : formatLocal(calendar, clock.dueAtMs)];
    }),
  );
}

/** Twice on Friday and once on Saturday, before any limit passes. */
function triedThrice(complaint: Case): Case {
  complaint.to('reportingBack').do('recordFailedReportBack').do('recordFailedReportBack');
  return complaint.wait(at('2026-11-21 10:00')).do('recordFailedReportBack');
}

describe('rows of 11.2', () => {
  test.each(rows)('$row $what', ({ row, given, when, also, ...expected }) => {
    const complaint = given();
    when(complaint);
    const { state, last } = complaint;
    expect({
      rule: last.rule ?? '-',
      status: state.status,
      level: state.level,
      clocks: clocks(complaint),
      ledger: last.ledger.map(({ clock, kind }) => `${clock} ${kind}`),
      notices: notices(last),
    }).toEqual({ rule: row, ...withoutWhat(expected) });
    also?.(complaint);
  });

  test('every row of 11.2 is tried', () => {
    const tried = new Set(rows.map(({ row }) => row));
    const all = Array.from({ length: 27 }, (_, index) => `C-${String(index + 1).padStart(2, '0')}`);
    expect(all.filter((row) => !tried.has(row))).toEqual([]);
  });
});

function withoutWhat({ what: _, ...expected }: Omit<Row, 'row' | 'given' | 'when' | 'also'>): object {
  return expected;
}
