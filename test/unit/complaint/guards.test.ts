import { describe, expect, test } from 'vitest';
import type { ComplaintCommandName, ComplaintCommandPayload } from '../../../domain/complaint/commands.ts';
import { complaintConditions, type ComplaintConditionCode } from '../../../domain/complaint/conditions.ts';
import type { Actor } from '../../../domain/prospect/command.ts';
import {
  at,
  branchHead,
  Case,
  fridayMs,
  officer,
  otherBranchHead,
  otherOfficer,
  otherSponsor,
  remedy,
  sponsor,
  teller,
} from '../../factories/complaint.ts';

interface Try {
  readonly by?: Actor;
  readonly with?: Readonly<Record<string, unknown>>;
  /** Where it makes the difference: what comes before. */
  readonly given?: () => Case;
}

/** A command that a condition stands against, and the same command with only that condition met. */
interface Guard {
  readonly code: ComplaintConditionCode;
  readonly what: string;
  readonly command: ComplaintCommandName;
  readonly given: () => Case;
  readonly refused: Try;
  readonly allowed: Try;
}

const blank = { channel: 'phone', text: ' ' };
const told = { channel: 'phone', text: 'the new date is 4 December' };
const investigating = (): Case => new Case().to('investigating');
const systemic = (): Case => new Case({ channel: 'cluster', customer: null, cluster: { count: 5, days: 7 } });
const resolving = (): Case => new Case().to('resolving');
const reporting = (): Case => new Case().to('reportingBack');
const outside = (): Case => resolving().do('takeOutside');
const toApprove = (): Case => investigating().do('submitDecision', { compensationFen: 50_001 });
const asked = (): Case => investigating().do('requestExtension');
const rejected = { accepted: false, reason: 'nobody apologised' };
const appealed = (): Case => reporting().do('recordReportBack', rejected);
const reviewed = (): Case => appealed().do('acknowledgeAppeal', {}, otherBranchHead);
const lastWord = (): Case =>
  reviewed()
    .do('decideAppeal', {}, branchHead)
    .do('recordReportBack', rejected)
    .do('acknowledgeAppeal', { reviewerId: sponsor.staffId, reviewerLevel: 3 }, branchHead)
    .do('decideAppeal', {}, sponsor);
const causeless = { rootCauseClass: 'unfounded' } as const;
const action = { text: 'pay back', ownerId: teller.staffId, dueAtMs: fridayMs + 1 };
const laterOf = ({ staffId }: Actor) => ({ ...action, ownerId: staffId, dueAtMs: fridayMs + 90 * 86_400_000 });
const ofTeller = { actions: [action] };
const ofOfficer = { actions: [{ ...action, ownerId: otherOfficer.staffId }] };
const aboutTeller = (): Case => new Case({ complainedStaffId: teller.staffId });
const byProcess = (): Case => investigating().do('submitDecision', { rootCauseClass: 'process' }).do('completeActions');
const tries = (complaint: Case, locals: readonly string[]): Case => {
  for (const local of locals) complaint.wait(at(local)).do('recordFailedReportBack');
  return complaint;
};
const named = (...staffIds: readonly string[]): Case => {
  const complaint = investigating();
  for (const staffId of staffIds) complaint.do('nameStaff', { staffId });
  return complaint;
};
/** Three failed attempts, then an appeal that was rejected: the customer is to be told again. */
const lastRound = (): Case =>
  tries(reporting(), thrice)
    .do('recordReportBack', rejected)
    .do('acknowledgeAppeal', {}, otherBranchHead)
    .do('decideAppeal', {}, branchHead);
/** The sponsor reviewed the first appeal until an outside body took the case; the customer rejects what came of it. */
const cutShort = (): Case =>
  appealed()
    .do('acknowledgeAppeal', { reviewerId: sponsor.staffId, reviewerLevel: 3 }, branchHead)
    .do('takeOutside')
    .do('recordOutsideDecision')
    .do('completeActions')
    .do('recordReportBack', rejected);
/** The case that another one is merged into. */
const other = {
  complaintId: 'k-0',
  status: 'received',
  receivedAtMs: fridayMs,
  severity: 's3',
  level: 1,
  channel: 'counter',
};
const thrice = ['2026-11-20 16:00', '2026-11-23 10:00', '2026-11-27 16:00'];

const guards: readonly Guard[] = [
  {
    code: 'CX.LEVEL1',
    what: 'only those who deal with complaints acknowledge',
    command: 'acknowledge',
    given: () => new Case(),
    refused: { by: teller },
    allowed: { by: officer },
  },
  {
    code: 'CX.INDEPENDENT',
    what: 'the handler is not the person complained about (C-03)',
    command: 'acknowledge',
    given: () => new Case({ complainedStaffId: officer.staffId }),
    refused: { by: otherOfficer },
    allowed: { by: otherOfficer, with: { handlerId: otherOfficer.staffId } },
  },
  {
    code: 'CX.INDEPENDENT',
    what: 'nor the next handler (C-23)',
    command: 'replaceHandler',
    given: () => new Case({ complainedStaffId: otherOfficer.staffId }).to('investigating'),
    refused: {},
    allowed: { with: { handlerId: branchHead.staffId } },
  },
  {
    code: 'CX.INDEPENDENT',
    what: 'nor the reviewer',
    command: 'acknowledgeAppeal',
    given: () => new Case({ complainedStaffId: branchHead.staffId }).to('closed').do('appeal', {}, teller),
    refused: { by: otherBranchHead },
    allowed: { by: otherBranchHead, with: { reviewerId: sponsor.staffId, reviewerLevel: 3 } },
  },
  {
    code: 'CX.ELIGIBLE',
    what: 'the handler may handle complaints (C-03)',
    command: 'acknowledge',
    given: () => new Case(),
    refused: { with: { eligible: false } },
    allowed: {},
  },
  {
    code: 'CX.ABSENT',
    what: 'and is at work (C-03)',
    command: 'acknowledge',
    given: () => new Case(),
    refused: { with: { awayUntil: '2026-11-27' } },
    allowed: { with: { awayUntil: null } },
  },
  {
    code: 'CX.ABSENT',
    what: 'so is the next handler (C-23)',
    command: 'replaceHandler',
    given: investigating,
    refused: { with: { awayUntil: '2026-11-27' } },
    allowed: {},
  },
  {
    code: 'CX.ABSENT',
    what: 'and the reviewer of an appeal',
    command: 'acknowledgeAppeal',
    given: appealed,
    refused: { by: otherBranchHead, with: { awayUntil: '2026-11-27' } },
    allowed: { by: otherBranchHead },
  },
  {
    code: 'CX.MESSAGE',
    what: 'the customer is told something (C-03)',
    command: 'acknowledge',
    given: () => new Case(),
    refused: { with: { message: blank } },
    allowed: {},
  },
  {
    code: 'CX.SEVERITY_FLOOR',
    what: 'a key customer’s case is not less than s2',
    command: 'acknowledge',
    given: () =>
      new Case({ customer: { name: 'Key Ltd', phone: null, coreBankCustomerNo: null, isKeyCustomer: true } }),
    refused: { with: { severity: 's3' } },
    allowed: { with: { severity: 's2' } },
  },
  {
    code: 'CX.SEVERITY_FLOOR',
    what: 'nor is a repeated one',
    command: 'acknowledge',
    given: () => new Case({ isRepeated: true }),
    refused: { with: { severity: 's3' } },
    allowed: { with: { severity: 's2' } },
  },
  {
    code: 'CX.SEVERITY_FLOOR',
    what: 'nor is one that repeats another only with its category put right (8.4)',
    command: 'acknowledge',
    given: () => new Case(),
    refused: { with: { category: 'fee', isRepeated: true } },
    allowed: { with: { category: 'fee', isRepeated: true, severity: 's2' } },
  },
  {
    code: 'CX.SEVERITY_FLOOR',
    what: 'and one that repeats nothing any more may be less',
    command: 'acknowledge',
    given: () => new Case({ isRepeated: true }),
    refused: {},
    allowed: { with: { category: 'fee', isRepeated: false } },
  },
  {
    code: 'CX.SEVERITY_FLOOR',
    what: 'the regulator’s is s1',
    command: 'changeSeverity',
    given: () => new Case({ channel: 'regulator', category: 'fee' }),
    refused: { with: { severity: 's2' } },
    allowed: { given: () => new Case({ category: 'fee' }), with: { severity: 's2' } },
  },
  {
    code: 'CX.DUPLICATE',
    what: 'a duplicate is of the same customer (C-02)',
    command: 'confirmDuplicate',
    given: () => new Case(),
    refused: { with: { eligible: false } },
    allowed: {},
  },
  {
    code: 'CX.DUPLICATE',
    what: 'and of another case',
    command: 'confirmDuplicate',
    given: () => new Case(),
    refused: { with: { duplicateOf: 'k-1' } },
    allowed: {},
  },
  {
    code: 'CX.RECEIVED_FIRST',
    what: 'of two received cases the earlier one goes on',
    command: 'confirmDuplicate',
    given: () => new Case(),
    refused: { with: { target: { ...other, receivedAtMs: fridayMs + 1 } } },
    allowed: { with: { target: { ...other, receivedAtMs: fridayMs - 1 } } },
  },
  {
    code: 'CX.LESSER_CASE',
    what: 'and it is no less grave',
    command: 'confirmDuplicate',
    given: () => new Case(),
    refused: { with: { target: { ...other, severity: 's4' } } },
    allowed: { with: { target: other } },
  },
  {
    code: 'CX.SEVERITY_FLOOR',
    what: 'nor is one that the regulator took up later less than s1 (C-17)',
    command: 'changeSeverity',
    given: () => investigating().do('recordRegulatorOrMedia', {}, teller),
    refused: { with: { severity: 's4' } },
    allowed: { given: investigating, with: { severity: 's4' } },
  },
  {
    code: 'CX.SEVERITY_FLOOR',
    what: 'nor less at triage',
    command: 'acknowledge',
    given: () => new Case().do('recordRegulatorOrMedia', { kind: 'media' }, teller),
    refused: { with: { severity: 's2' } },
    allowed: { with: { severity: 's1' } },
  },
  {
    code: 'CX.HANDLER',
    what: 'nobody works on a case without a handler (C-05)',
    command: 'startWork',
    given: () => new Case().to('acknowledged').do('nameStaff', { staffId: officer.staffId }, branchHead),
    refused: { by: branchHead },
    allowed: { given: () => new Case().to('acknowledged'), by: branchHead },
  },
  {
    code: 'CX.NOT_HANDLER',
    what: 'another officer does not work on the case',
    command: 'askCustomer',
    given: investigating,
    refused: { by: otherOfficer },
    allowed: { by: branchHead },
  },
  {
    code: 'CX.NOT_HANDLER',
    what: 'only the handler decides on the remedy (C-08)',
    command: 'submitDecision',
    given: investigating,
    refused: { by: branchHead },
    allowed: {},
  },
  {
    code: 'CX.NOT_HANDLER',
    what: 'only the handler asks for more time (C-19)',
    command: 'requestExtension',
    given: investigating,
    refused: { by: branchHead },
    allowed: {},
  },
  {
    code: 'CX.NAMED',
    what: 'the person complained about does not work on the case',
    command: 'tellCustomer',
    given: () => new Case({ complainedStaffId: branchHead.staffId }).to('investigating'),
    refused: { by: branchHead },
    allowed: { by: otherBranchHead },
  },
  {
    code: 'CX.NAMED',
    what: 'nor does somebody named before another one (C-23)',
    command: 'tellCustomer',
    given: () => named(branchHead.staffId, teller.staffId),
    refused: { by: branchHead },
    allowed: { by: otherBranchHead },
  },
  {
    code: 'CX.NAMED',
    what: 'nor does that person approve (C-09)',
    command: 'decideApproval',
    given: () => named(branchHead.staffId, teller.staffId).do('submitDecision', { compensationFen: 50_001 }),
    refused: { by: branchHead },
    allowed: { by: otherBranchHead },
  },
  {
    code: 'CX.INDEPENDENT',
    what: 'nor become the handler (C-23)',
    command: 'replaceHandler',
    given: () => named(otherOfficer.staffId, teller.staffId),
    refused: {},
    allowed: { with: { handlerId: branchHead.staffId } },
  },
  {
    code: 'CX.PAUSE_SPENT',
    what: 'the clocks stand still for ten working days in all (C-06)',
    command: 'askCustomer',
    given: () => investigating().do('tellCustomer').do('askCustomer').wait(at('2026-12-07 10:00')),
    refused: {},
    allowed: {
      given: () => investigating().do('tellCustomer').do('askCustomer').wait(at('2026-12-04 15:00')).do('recordAnswer'),
    },
  },
  {
    code: 'CX.FINDING',
    what: 'what is founded has a cause (C-08)',
    command: 'submitDecision',
    given: investigating,
    refused: { with: { finding: 'partlyFounded', rootCauseClass: 'unfounded' } },
    allowed: { with: { finding: 'unfounded', rootCauseClass: 'unfounded' } },
  },
  {
    code: 'CX.FINDING',
    what: 'what is unfounded has none in the bank; a gesture is free all the same',
    command: 'submitDecision',
    given: investigating,
    refused: { with: { finding: 'unfounded', rootCauseClass: 'process' } },
    allowed: { with: { finding: 'unfounded', rootCauseClass: 'external', compensationFen: 5000 } },
  },
  {
    code: 'CX.AMOUNT',
    what: 'compensation in money has an amount',
    command: 'submitDecision',
    given: investigating,
    refused: { with: { remedyKinds: ['apology', 'compensation'], compensationFen: 0 } },
    allowed: { with: { remedyKinds: ['apology', 'compensation'], compensationFen: 1 } },
  },
  {
    code: 'CX.ROOT_CAUSE',
    what: 'no decision without a root cause (C-08)',
    command: 'submitDecision',
    given: investigating,
    refused: { with: { rootCause: ' ' } },
    allowed: {},
  },
  {
    code: 'CX.REMEDY',
    what: 'no decision without a remedy (C-08)',
    command: 'submitDecision',
    given: investigating,
    refused: { with: { remedy: '' } },
    allowed: {},
  },
  {
    code: 'CX.FUTURE',
    what: 'an action is due in the future',
    command: 'submitDecision',
    given: investigating,
    refused: { with: { actions: [{ ...action, dueAtMs: fridayMs }] } },
    allowed: { with: { actions: [action] } },
  },
  {
    code: 'CX.LEVEL2',
    what: 'level 2 approves up to 5,000 yuan (C-09)',
    command: 'decideApproval',
    given: toApprove,
    refused: { by: otherOfficer },
    allowed: { by: branchHead },
  },
  {
    code: 'CX.LEVEL3',
    what: 'level 3 approves above that (C-09)',
    command: 'decideApproval',
    given: () => investigating().do('submitDecision', { compensationFen: 500_001 }),
    refused: { by: branchHead },
    allowed: { by: sponsor },
  },
  {
    code: 'CX.OWN_CASE',
    what: 'the handler does not approve (C-09)',
    command: 'decideApproval',
    given: () => toApprove().do('replaceHandler', { handlerId: branchHead.staffId }, otherOfficer),
    refused: { by: branchHead },
    allowed: { by: otherBranchHead },
  },
  {
    code: 'CX.INDEPENDENT',
    what: 'no action of a decision is for the person complained about',
    command: 'submitDecision',
    given: () => aboutTeller().to('investigating'),
    refused: { with: ofTeller },
    allowed: { with: ofOfficer },
  },
  {
    code: 'CX.INDEPENDENT',
    what: 'nor one of an outside body',
    command: 'recordOutsideDecision',
    given: () => aboutTeller().to('resolving').do('takeOutside'),
    refused: { with: { decision: remedy(ofTeller) } },
    allowed: { with: { decision: remedy(ofOfficer) } },
  },
  {
    code: 'CX.INDEPENDENT',
    what: 'nor one of a reviewer',
    command: 'decideAppeal',
    given: () =>
      aboutTeller().to('reportingBack').do('recordReportBack', rejected).do('acknowledgeAppeal', {}, otherBranchHead),
    refused: { by: branchHead, with: { decision: 'upheld', remedy: remedy({ actions: [laterOf(teller)] }) } },
    allowed: { by: branchHead, with: { decision: 'upheld', remedy: remedy({ actions: [laterOf(otherOfficer)] }) } },
  },
  {
    code: 'CX.INDEPENDENT',
    what: 'nor is an improvement',
    command: 'addImprovementItem',
    given: aboutTeller,
    refused: { with: { ownerId: teller.staffId } },
    allowed: { with: { ownerId: otherOfficer.staffId } },
  },
  {
    code: 'CX.INVOLVED',
    what: 'nor does whoever handled it before (C-09)',
    command: 'decideApproval',
    given: () =>
      new Case()
        .do('acknowledge', { handlerId: branchHead.staffId })
        .do('replaceHandler', { handlerId: officer.staffId })
        .do('startWork')
        .do('submitDecision', { compensationFen: 50_001 }),
    refused: { by: branchHead },
    allowed: { by: otherBranchHead },
  },
  {
    code: 'CX.INVOLVED',
    what: 'whoever sent a decision back may approve the next one (C-09)',
    command: 'decideApproval',
    given: () =>
      investigating()
        .do('replaceHandler', { handlerId: otherOfficer.staffId })
        .do('submitDecision', { compensationFen: 500_001 }, otherOfficer)
        .do('decideApproval', { decision: 'rejected', reason: 'too much' }, sponsor)
        .do('submitDecision', { compensationFen: 500_001 }, otherOfficer),
    refused: { by: { ...sponsor, staffId: officer.staffId } },
    allowed: { by: sponsor },
  },
  {
    code: 'CX.REASON',
    what: 'a rejection has a reason (C-09)',
    command: 'decideApproval',
    given: toApprove,
    refused: { by: branchHead, with: { decision: 'rejected', reason: null } },
    allowed: { by: branchHead, with: { decision: 'rejected', reason: 'too much' } },
  },
  {
    code: 'CX.ACTION',
    what: 'only an action that is open is completed',
    command: 'completeAction',
    given: () => investigating().do('submitDecision', { actions: [action] }),
    refused: { with: { actionId: 'action-2' } },
    allowed: {},
  },
  {
    code: 'CX.SOURCE',
    what: 'a statement is somebody’s (8.5)',
    command: 'recordEvidence',
    given: investigating,
    refused: { with: { kind: 'statement', of: 'other', role: ' ' } },
    allowed: { with: { kind: 'statement', of: 'other', role: 'the guard' } },
  },
  {
    code: 'CX.SOURCE',
    what: 'also of a colleague',
    command: 'recordEvidence',
    given: investigating,
    refused: { with: { kind: 'statement', of: 'staff' } },
    allowed: { with: { kind: 'statement', of: 'staff', staffId: teller.staffId } },
  },
  {
    code: 'CX.SOURCE',
    what: 'and a document is kept somewhere',
    command: 'recordEvidence',
    given: resolving,
    refused: { with: { kind: 'document' } },
    allowed: { with: { kind: 'document', keptIn: 'archive 7, box 2' } },
  },
  {
    code: 'CX.NOT_HANDLER',
    what: 'only who works on the case asks colleagues (C-05)',
    command: 'giveAction',
    given: investigating,
    refused: { by: otherOfficer },
    allowed: {},
  },
  {
    code: 'CX.INDEPENDENT',
    what: 'never the person complained about (C-05)',
    command: 'giveAction',
    given: () => new Case({ complainedStaffId: teller.staffId }).to('investigating'),
    refused: {},
    allowed: { with: { ownerId: otherOfficer.staffId } },
  },
  {
    code: 'CX.FUTURE',
    what: 'by a date in the future (C-05)',
    command: 'giveAction',
    given: resolving,
    refused: { with: { dueAtMs: fridayMs } },
    allowed: {},
  },
  {
    code: 'CX.REASON',
    what: 'who was asked says what came of it (C-05)',
    command: 'completeAction',
    given: () => investigating().do('giveAction'),
    refused: { by: teller },
    allowed: { by: teller, with: { result: 'in the archive' } },
  },
  {
    code: 'CX.REASON',
    what: 'what is called off has a reason',
    command: 'callOffAction',
    given: () => investigating().do('giveAction'),
    refused: { with: { reason: ' ' } },
    allowed: {},
  },
  {
    code: 'CX.ACTION',
    what: 'only what is still owed is called off',
    command: 'callOffAction',
    given: () => investigating().do('giveAction'),
    refused: { with: { actionId: 'action-9' } },
    allowed: {},
  },
  {
    code: 'CX.ACTIONS',
    what: 'nothing is resolved while a colleague still owes something (C-10)',
    command: 'completeActions',
    given: () => investigating().do('giveAction').do('submitDecision'),
    refused: {},
    allowed: { given: () => investigating().do('giveAction').do('submitDecision').do('callOffAction') },
  },
  {
    code: 'CX.ACTIONS',
    what: 'nothing is resolved while an action is open (C-10)',
    command: 'completeActions',
    given: () => investigating().do('submitDecision', { actions: [action] }),
    refused: {},
    allowed: {
      given: () =>
        investigating()
          .do('submitDecision', { actions: [action] })
          .do('completeAction'),
    },
  },
  {
    code: 'CX.IMPROVEMENT',
    what: 'a cause in the process leads to an improvement before closing (C-11)',
    command: 'recordReportBack',
    given: byProcess,
    refused: {},
    allowed: { given: () => byProcess().do('addImprovementItem') },
  },
  {
    code: 'CX.IMPROVEMENT',
    what: 'and before the letter that closes it (C-13)',
    command: 'sendLetter',
    given: () => tries(byProcess(), thrice),
    refused: {},
    allowed: { given: () => tries(byProcess(), thrice).do('addImprovementItem') },
  },
  {
    code: 'CX.IMPROVEMENT',
    what: 'and before an outside decision closes it (C-22)',
    command: 'recordOutsideDecision',
    given: outside,
    refused: { with: closing(remedy({ rootCauseClass: 'system' })) },
    allowed: { with: closing(remedy({ rootCauseClass: 'external' })) },
  },
  ...(['process', 'system', 'product', 'policy'] as const).flatMap((rootCauseClass): Guard[] => [
    {
      code: 'CX.IMPROVEMENT',
      what: `nor is one with a cause in the ${rootCauseClass} withdrawn without it (C-20)`,
      command: 'withdraw',
      given: investigating,
      refused: { with: { rootCauseClass, rootCause: 'two forms contradict each other' } },
      allowed: { with: { rootCauseClass: 'people', rootCause: 'a figure was mistyped' } },
    },
    {
      code: 'CX.IMPROVEMENT',
      what: `and none with a cause in the ${rootCauseClass} is closed without it (C-11)`,
      command: 'recordReportBack',
      given: () => investigating().do('submitDecision', { rootCauseClass }).do('completeActions'),
      refused: {},
      allowed: {
        given: () =>
          investigating().do('submitDecision', { rootCauseClass }).do('completeActions').do('addImprovementItem'),
      },
    },
  ]),
  {
    code: 'CX.IMPROVEMENT',
    what: 'nor one whose inquiry has found such a cause (C-20)',
    command: 'withdraw',
    given: byProcess,
    refused: {},
    allowed: { given: () => byProcess().do('addImprovementItem') },
  },
  {
    code: 'CX.REASON',
    what: 'a customer who rejects says why (C-12)',
    command: 'recordReportBack',
    given: reporting,
    refused: { with: { accepted: false, reason: null } },
    allowed: { with: rejected },
  },
  {
    code: 'CX.BY_VOICE',
    what: 'the outcome is told by a call or on a visit (step 9)',
    command: 'recordReportBack',
    given: reporting,
    refused: { with: { channel: 'message' } },
    allowed: { with: { channel: 'visit' } },
  },
  {
    code: 'CX.BY_VOICE',
    what: 'also what an outside body decided',
    command: 'recordOutsideDecision',
    given: outside,
    refused: { with: { ...closing(null), reportBack: { channel: 'email', understood: true, accepted: true } } },
    allowed: { with: closing(null) },
  },
  {
    code: 'CX.UNDERSTOOD',
    what: 'what was not understood is not accepted (step 9)',
    command: 'recordReportBack',
    given: reporting,
    refused: { with: { understood: false } },
    allowed: { with: { ...rejected, understood: false } },
  },
  {
    code: 'CX.UNDERSTOOD',
    what: 'nor what an outside body decided',
    command: 'recordOutsideDecision',
    given: outside,
    refused: { with: { ...closing(null), reportBack: { channel: 'phone', understood: false, accepted: true } } },
    allowed: { with: { ...closing(null), reportBack: { channel: 'phone', understood: false, accepted: false } } },
  },
  {
    code: 'CX.CONTACT',
    what: 'a letter goes somewhere',
    command: 'sendLetter',
    given: () => tries(new Case({ customer: null, contact: '' }).to('reportingBack'), thrice),
    refused: {},
    allowed: {
      given: () => tries(new Case({ customer: null, contact: '' }).to('reportingBack'), thrice).do('changeContact'),
    },
  },
  {
    code: 'CX.CONTACT',
    what: 'a way to reach the customer is named',
    command: 'changeContact',
    given: investigating,
    refused: { with: { contact: ' ' } },
    allowed: {},
  },
  {
    code: 'CX.ATTEMPTS',
    what: 'two failed attempts are not enough for a letter (C-13)',
    command: 'sendLetter',
    given: () => tries(reporting(), thrice.slice(0, 2)),
    refused: {},
    allowed: { given: () => tries(reporting(), thrice) },
  },
  {
    code: 'CX.ATTEMPTS',
    what: 'nor three that are further apart than five working days (C-13)',
    command: 'sendLetter',
    given: () => tries(reporting(), [...thrice.slice(0, 2), '2026-11-27 16:01']),
    refused: {},
    allowed: { given: () => tries(reporting(), [...thrice.slice(0, 2), '2026-11-27 16:01', '2026-11-27 16:30']) },
  },
  {
    code: 'CX.ATTEMPTS',
    what: 'nor three of a round before (C-13)',
    command: 'sendLetter',
    given: lastRound,
    refused: {},
    allowed: { given: () => tries(lastRound(), ['2026-11-27 16:10', '2026-11-27 16:20', '2026-11-30 09:30']) },
  },
  {
    code: 'CX.ATTEMPTS',
    what: 'of one day two count (C-13)',
    command: 'sendLetter',
    given: () => tries(reporting(), ['2026-11-20 16:00', '2026-11-20 16:00', '2026-11-20 23:59']),
    refused: {},
    allowed: { given: () => tries(reporting(), ['2026-11-20 16:00', '2026-11-20 16:00', '2026-11-21 00:00']) },
  },
  {
    code: 'CX.ATTEMPTS',
    what: 'nor does a letter, in a case from before letters were refused',
    command: 'sendLetter',
    given: () => {
      const complaint = tries(reporting(), thrice);
      const [first, ...others] = complaint.state.failedReportBacks;
      const failedReportBacks = first === undefined ? [] : [{ ...first, channel: 'letter' as const }, ...others];
      complaint.state = { ...complaint.state, failedReportBacks };
      return complaint;
    },
    refused: {},
    allowed: { given: () => tries(reporting(), thrice) },
  },
  {
    code: 'CX.BY_VOICE',
    what: 'who was only written to has not been tried (step 9)',
    command: 'recordFailedReportBack',
    given: reporting,
    refused: { with: { channel: 'letter' } },
    allowed: { with: { channel: 'visit' } },
  },
  {
    code: 'CX.LETTER_SENT',
    what: 'one letter is sent (C-13)',
    command: 'sendLetter',
    given: () => tries(reporting(), thrice).do('sendLetter'),
    refused: {},
    allowed: { given: () => tries(reporting(), thrice) },
  },
  {
    code: 'CX.APPEALS',
    what: 'there are two appeals (C-14)',
    command: 'appeal',
    given: () => lastWord().do('recordReportBack', { externalRouteTold: true }),
    refused: {},
    allowed: { given: () => reviewed().do('decideAppeal', {}, branchHead).do('recordReportBack') },
  },
  {
    code: 'CX.APPEAL_WINDOW',
    what: 'appeals come within 30 days (C-14)',
    command: 'appeal',
    given: () => {
      const complaint = new Case().to('closed').wait(at('2026-12-20 15:59'));
      complaint.nowMs += 60_000; // the window is over, the clock has not acted yet
      return complaint;
    },
    refused: {},
    allowed: { given: () => new Case().to('closed').wait(at('2026-12-20 15:59')) },
  },
  {
    code: 'CX.EXTERNAL_ROUTE',
    what: 'after the second appeal the customer knows the way outside (C-27)',
    command: 'recordReportBack',
    given: lastWord,
    refused: { with: rejected },
    allowed: { with: { ...rejected, externalRouteTold: true } },
  },
  {
    code: 'CX.EXTERNAL_ROUTE',
    what: 'also one who accepts that the second appeal was rejected (C-16)',
    command: 'recordReportBack',
    given: lastWord,
    refused: {},
    allowed: { with: { externalRouteTold: true } },
  },
  {
    code: 'CX.INVOLVED',
    what: 'the reviewer has never handled the case, also in between (C-14)',
    command: 'acknowledgeAppeal',
    given: () =>
      new Case()
        .do('acknowledge', { handlerId: branchHead.staffId })
        .do('replaceHandler', { handlerId: officer.staffId })
        .do('startWork')
        .do('submitDecision')
        .do('completeActions')
        .do('recordReportBack', rejected),
    refused: { by: otherBranchHead },
    allowed: { by: otherBranchHead, with: { reviewerId: 's-0003' } },
  },
  {
    code: 'CX.INVOLVED',
    what: 'nor approved the remedy',
    command: 'acknowledgeAppeal',
    given: () =>
      investigating()
        .do('submitDecision', { compensationFen: 500_001 })
        .do('decideApproval', {}, sponsor)
        .do('completeActions')
        .do('recordReportBack', rejected),
    refused: { by: branchHead, with: { reviewerId: sponsor.staffId, reviewerLevel: 3 } },
    allowed: { by: branchHead, with: { reviewerId: otherSponsor.staffId, reviewerLevel: 3 } },
  },
  {
    code: 'CX.INVOLVED',
    what: 'nor sent an earlier decision back',
    command: 'acknowledgeAppeal',
    given: () =>
      toApprove()
        .do('decideApproval', { decision: 'rejected', reason: 'too much' }, otherBranchHead)
        .do('submitDecision')
        .do('completeActions')
        .do('recordReportBack', rejected),
    refused: { by: branchHead, with: { reviewerId: otherBranchHead.staffId, reviewerLevel: 2 } },
    allowed: { by: otherBranchHead },
  },
  {
    code: 'CX.INVOLVED',
    what: 'nor approved one that an outside body replaced',
    command: 'acknowledgeAppeal',
    given: () =>
      investigating()
        .do('submitDecision', { compensationFen: 500_001 })
        .do('decideApproval', {}, sponsor)
        .do('takeOutside')
        .do('recordOutsideDecision', { decision: remedy() }, branchHead)
        .do('completeActions')
        .do('recordReportBack', rejected),
    refused: { by: branchHead, with: { reviewerId: sponsor.staffId, reviewerLevel: 3 } },
    allowed: { by: branchHead, with: { reviewerId: otherSponsor.staffId, reviewerLevel: 3 } },
  },
  {
    code: 'CX.INVOLVED',
    what: 'nor reviewed the first appeal',
    command: 'acknowledgeAppeal',
    given: () =>
      appealed()
        .do('acknowledgeAppeal', { reviewerId: sponsor.staffId, reviewerLevel: 3 }, branchHead)
        .do('decideAppeal', {}, sponsor)
        .do('recordReportBack', rejected),
    refused: { by: branchHead, with: { reviewerId: sponsor.staffId, reviewerLevel: 3 } },
    allowed: { by: branchHead, with: { reviewerId: otherSponsor.staffId, reviewerLevel: 3 } },
  },
  {
    code: 'CX.INVOLVED',
    what: 'nor reviewed one that an outside body cut short (C-21)',
    command: 'acknowledgeAppeal',
    given: cutShort,
    refused: { by: branchHead, with: { reviewerId: sponsor.staffId, reviewerLevel: 3 } },
    allowed: { by: branchHead, with: { reviewerId: otherSponsor.staffId, reviewerLevel: 3 } },
  },
  {
    code: 'CX.REVIEWER_LEVEL',
    what: 'the reviewer is of a higher level than the handler (C-14)',
    command: 'acknowledgeAppeal',
    given: appealed,
    refused: { by: branchHead, with: { reviewerId: otherOfficer.staffId, reviewerLevel: 1 } },
    allowed: { by: branchHead, with: { reviewerId: otherBranchHead.staffId, reviewerLevel: 2 } },
  },
  {
    code: 'CX.REVIEWER_LEVEL',
    what: 'and than whoever approved the remedy',
    command: 'acknowledgeAppeal',
    given: () =>
      toApprove().do('decideApproval', {}, branchHead).do('completeActions').do('recordReportBack', rejected),
    refused: { by: branchHead, with: { reviewerId: otherBranchHead.staffId, reviewerLevel: 2 } },
    allowed: { by: branchHead, with: { reviewerId: sponsor.staffId, reviewerLevel: 3 } },
  },
  {
    code: 'CX.REVIEWER_LEVEL',
    what: 'the second appeal is reviewed at level 3',
    command: 'acknowledgeAppeal',
    given: () => reviewed().do('decideAppeal', {}, branchHead).do('recordReportBack', rejected),
    refused: { by: branchHead, with: { reviewerId: otherBranchHead.staffId, reviewerLevel: 2 } },
    allowed: { by: branchHead, with: { reviewerId: sponsor.staffId, reviewerLevel: 3 } },
  },
  {
    code: 'CX.LEVEL2',
    what: 'level 2 names the reviewer',
    command: 'acknowledgeAppeal',
    given: appealed,
    refused: { by: otherOfficer },
    allowed: { by: otherBranchHead },
  },
  {
    code: 'CX.OWN_CASE',
    what: 'the handler does not name the reviewer',
    command: 'acknowledgeAppeal',
    given: () =>
      new Case()
        .do('acknowledge', { handlerId: branchHead.staffId })
        .do('startWork', {}, branchHead)
        .do('submitDecision', {}, branchHead)
        .do('completeActions', {}, branchHead)
        .do('recordReportBack', rejected, branchHead),
    refused: { by: branchHead, with: { reviewerId: sponsor.staffId, reviewerLevel: 3 } },
    allowed: { by: otherBranchHead, with: { reviewerId: sponsor.staffId, reviewerLevel: 3 } },
  },
  {
    code: 'CX.ROOT_CAUSE',
    what: 'nothing is resolved without a decision that stands (C-10)',
    command: 'completeActions',
    given: () => {
      const complaint = resolving();
      complaint.state = { ...complaint.state, decision: null };
      return complaint;
    },
    refused: {},
    allowed: { given: resolving },
  },
  {
    code: 'CX.LEVEL1',
    what: 'whoever decides at no level approves nothing (C-09)',
    command: 'decideApproval',
    given: () =>
      new Case()
        .do('acknowledge', { handlerId: teller.staffId })
        .do('startWork', {}, teller)
        .do('submitDecision', { compensationFen: 1 }, teller),
    refused: { by: { ...teller, staffId: 's-0702' } },
    allowed: { by: officer },
  },
  {
    code: 'CX.OWN_CASE',
    what: 'nor the handler of by now (C-19)',
    command: 'decideExtension',
    given: () => asked().do('replaceHandler', { handlerId: branchHead.staffId }),
    refused: { by: branchHead },
    allowed: { by: otherBranchHead },
  },
  {
    code: 'CX.NO_REQUEST',
    what: 'nothing is granted to what was resolved meanwhile (C-19)',
    command: 'decideExtension',
    given: () => asked().do('submitDecision').do('completeActions'),
    refused: { by: branchHead },
    allowed: { by: branchHead, given: asked },
  },
  {
    code: 'CX.ELIGIBLE',
    what: 'the next handler may handle complaints (C-23)',
    command: 'replaceHandler',
    given: investigating,
    refused: { with: { eligible: false } },
    allowed: {},
  },
  {
    code: 'CX.REVIEWER',
    what: 'only the reviewer decides the appeal (C-15, C-16)',
    command: 'decideAppeal',
    given: reviewed,
    refused: { by: otherBranchHead },
    allowed: { by: branchHead },
  },
  {
    code: 'CX.REMEDY',
    what: 'an appeal that is upheld has a new remedy (C-15)',
    command: 'decideAppeal',
    given: reviewed,
    refused: { by: branchHead, with: { decision: 'partlyUpheld', remedy: null } },
    allowed: { by: branchHead, with: { decision: 'partlyUpheld', remedy: remedy() } },
  },
  ...(['upheld', 'partlyUpheld'] as const).map((decision): Guard => {
    const unfounded = remedy({ finding: 'unfounded', rootCauseClass: 'external' });
    return {
      code: 'CX.UPHELD',
      what: `no appeal is ${decision} that was found to be unfounded`,
      command: 'decideAppeal',
      given: reviewed,
      refused: { by: branchHead, with: { decision, remedy: unfounded } },
      allowed: { by: branchHead, with: { decision, remedy: remedy({ finding: 'partlyFounded' }) } },
    };
  }),
  {
    code: 'CX.LIMIT',
    what: 'a reviewer grants no more than their level (C-15)',
    command: 'decideAppeal',
    given: reviewed,
    refused: { by: branchHead, with: { decision: 'upheld', remedy: remedy({ compensationFen: 500_001 }) } },
    allowed: { by: branchHead, with: { decision: 'upheld', remedy: remedy({ compensationFen: 500_000 }) } },
  },
  {
    code: 'CX.LIMIT',
    what: 'nor decides what needs a higher one (8.6)',
    command: 'decideAppeal',
    given: reviewed,
    refused: { by: branchHead, with: { decision: 'upheld', remedy: remedy({ remedyKinds: ['productStop'] }) } },
    allowed: { by: branchHead, with: { decision: 'upheld', remedy: remedy({ remedyKinds: ['staffChange'] }) } },
  },
  {
    code: 'CX.REVIEWS',
    what: 'a reviewer does not become the handler (C-23)',
    command: 'replaceHandler',
    given: reviewed,
    refused: { with: { handlerId: branchHead.staffId } },
    allowed: { with: { handlerId: otherOfficer.staffId } },
  },
  {
    code: 'CX.SAME_HANDLER',
    what: 'another handler is another one (C-23)',
    command: 'replaceHandler',
    given: investigating,
    refused: { with: { handlerId: officer.staffId } },
    allowed: {},
  },
  {
    code: 'CX.EXTENSION_AMOUNT',
    what: 'ten working days more at most (C-19)',
    command: 'requestExtension',
    given: investigating,
    refused: { with: { amount: 11 } },
    allowed: { with: { amount: 10 } },
  },
  {
    code: 'CX.EXTENSION_PENDING',
    what: 'asked once at a time (C-19)',
    command: 'requestExtension',
    given: asked,
    refused: {},
    allowed: {
      given: () => asked().do('decideExtension', { decision: 'declined', reason: 'not needed' }, branchHead),
    },
  },
  {
    code: 'CX.EXTENSIONS',
    what: 'granted once (C-19)',
    command: 'requestExtension',
    given: () => asked().do('decideExtension', {}, branchHead),
    refused: {},
    allowed: { given: investigating },
  },
  {
    code: 'CX.RESOLVED',
    what: 'what is resolved needs no more time (C-19)',
    command: 'requestExtension',
    given: reporting,
    refused: {},
    allowed: { given: resolving },
  },
  {
    code: 'CX.NO_REQUEST',
    what: 'nothing is granted that nobody asked for (C-19)',
    command: 'decideExtension',
    given: investigating,
    refused: { by: branchHead },
    allowed: { by: branchHead, given: asked },
  },
  {
    code: 'CX.LEVEL2',
    what: 'one level up decides (C-19)',
    command: 'decideExtension',
    given: asked,
    refused: { by: otherOfficer },
    allowed: { by: branchHead },
  },
  {
    code: 'CX.LEVEL3',
    what: 'and nobody below the level the case is on (C-19)',
    command: 'decideExtension',
    given: () => investigating().do('recordRegulatorOrMedia').do('requestExtension'),
    refused: { by: branchHead },
    allowed: { by: sponsor },
  },
  {
    code: 'CX.OWN_REQUEST',
    what: 'never whoever asked (C-19)',
    command: 'decideExtension',
    given: () =>
      new Case()
        .do('acknowledge', { handlerId: sponsor.staffId })
        .do('requestExtension', {}, sponsor)
        .do('replaceHandler', { handlerId: otherOfficer.staffId }),
    refused: { by: sponsor },
    allowed: { by: otherSponsor },
  },
  {
    code: 'CX.MESSAGE',
    what: 'whoever tells the customer the decision on an appeal says something (C-16)',
    command: 'decideAppeal',
    given: reviewed,
    refused: { by: branchHead, with: { message: blank } },
    allowed: { by: branchHead, with: { message: told } },
  },
  {
    code: 'CX.MESSAGE',
    what: 'more time is told to the customer (C-19)',
    command: 'decideExtension',
    given: asked,
    refused: { by: branchHead, with: { message: null } },
    allowed: { by: branchHead, with: { message: told } },
  },
  {
    code: 'CX.EXTENSION_PAST',
    what: 'more time reaches into the future (C-19)',
    command: 'decideExtension',
    given: () => asked().wait(at('2026-12-04 16:00')),
    refused: { by: sponsor },
    allowed: { by: sponsor, given: () => asked().wait(at('2026-12-04 15:59')) },
  },
  {
    code: 'CX.WRITTEN',
    what: 'withdrawn in writing (C-20)',
    command: 'withdraw',
    given: investigating,
    refused: { with: { reference: '' } },
    allowed: {},
  },
  {
    code: 'CX.ROOT_CAUSE',
    what: 'why it came to it is still asked of s2 (C-20)',
    command: 'withdraw',
    given: () => new Case({ category: 'error' }),
    refused: {},
    allowed: { with: { rootCauseClass: 'people', rootCause: 'a figure was mistyped' } },
  },
  {
    code: 'CX.ROOT_CAUSE',
    what: 'and not of s3 (C-20)',
    command: 'withdraw',
    given: () => new Case({ category: 'privacy' }),
    refused: {},
    allowed: { given: () => new Case() },
  },
  {
    code: 'CX.REFERENCE',
    what: 'the outside body’s number is known (C-21)',
    command: 'takeOutside',
    given: investigating,
    refused: { with: { reference: ' ' } },
    allowed: {},
  },
  {
    code: 'CX.REPORT_BACK',
    what: 'nothing is closed before the customer knows (C-22)',
    command: 'recordOutsideDecision',
    given: outside,
    refused: { with: { ...closing(null), reportBack: null } },
    allowed: { with: closing(null) },
  },
  {
    code: 'CX.ACTIONS',
    what: 'nor while something is left to do (C-22)',
    command: 'recordOutsideDecision',
    given: outside,
    refused: { with: closing(remedy({ actions: [action] })) },
    allowed: { with: closing(remedy()) },
  },
  {
    code: 'CX.ROOT_CAUSE',
    what: 'an outside decision is needed where the bank has none that stands (C-22)',
    command: 'recordOutsideDecision',
    given: () => toApprove().do('takeOutside'),
    refused: { with: { decision: null } },
    allowed: { with: { decision: remedy() } },
  },
  {
    code: 'CX.SAME_SEVERITY',
    what: 'another severity is another one (C-24)',
    command: 'changeSeverity',
    given: investigating,
    refused: { with: { severity: 's3' } },
    allowed: {},
  },
  {
    code: 'CX.REASON',
    what: 'another severity has a reason (C-24)',
    command: 'changeSeverity',
    given: investigating,
    refused: { with: { reason: ' ' } },
    allowed: {},
  },
  {
    code: 'CX.FUTURE',
    what: 'an improvement is due today or later',
    command: 'addImprovementItem',
    given: investigating,
    refused: { with: { dueOn: '2026-11-19' } },
    allowed: { with: { dueOn: '2026-11-20' } },
  },
  {
    code: 'CX.NO_CUSTOMER',
    what: 'nobody is told anything in a systemic case (C-25)',
    command: 'acknowledge',
    given: systemic,
    refused: {},
    allowed: { given: () => new Case() },
  },
  {
    code: 'CX.NOT_SYSTEMIC',
    what: 'a customer’s case is acknowledged (C-25)',
    command: 'nameCauseFinder',
    given: systemic,
    refused: { given: () => new Case() },
    allowed: {},
  },
  {
    code: 'CX.MEASURES',
    what: 'something is done about the common cause (C-25)',
    command: 'submitCause',
    given: () => systemic().do('nameCauseFinder'),
    refused: { with: { measures: ' ' } },
    allowed: {},
  },
];

/** A text or message that must not be empty; whatever else it needs is usual. */
interface Blank {
  readonly code: ComplaintConditionCode;
  readonly what: string;
  readonly command: ComplaintCommandName;
  readonly given?: () => Case;
  readonly by?: Actor;
  readonly with: Readonly<Record<string, unknown>>;
}

const blanks: readonly Blank[] = [
  ['CX.MESSAGE', 'the message', 'confirmDuplicate', { message: blank }, () => new Case()],
  ['CX.MESSAGE', 'the question', 'askCustomer', blank],
  ['CX.MESSAGE', 'the news', 'tellCustomer', blank],
  ['CX.MESSAGE', 'the letter', 'sendLetter', { text: ' ' }, () => tries(reporting(), thrice)],
  ['CX.MESSAGE', 'the message', 'acknowledgeAppeal', { message: blank }, appealed, otherBranchHead],
  ['CX.REASON', 'the answer', 'recordAnswer', { text: ' ' }, () => investigating().do('askCustomer')],
  ['CX.REASON', 'the reason', 'appeal', { reason: ' ' }, () => new Case().to('closed')],
  ['CX.REASON', 'the findings', 'decideAppeal', { findings: ' ' }, reviewed, branchHead],
  ['CX.REASON', 'who asked and what', 'recordRegulatorOrMedia', { text: ' ' }],
  ['CX.REASON', 'the reason', 'requestExtension', { reason: ' ' }],
  ['CX.REASON', 'why not', 'decideExtension', { decision: 'declined', reason: null }, asked, branchHead],
  ['CX.REASON', 'why not', 'decideExtension', { decision: 'declined', reason: ' ' }, asked, branchHead],
  ['CX.REASON', 'the outcome', 'recordOutsideDecision', { outcome: ' ' }, outside],
  ['CX.REASON', 'the reason', 'replaceHandler', { reason: ' ' }],
  ['CX.REASON', 'the reason', 'nameStaff', { reason: ' ' }],
  ['CX.REASON', 'the fact', 'recordEvidence', { text: ' ' }],
  ['CX.REASON', 'what is asked', 'giveAction', { text: ' ' }],
  ['CX.REASON', 'the title', 'addImprovementItem', { title: ' ' }],
  ['CX.REFERENCE', 'the body', 'takeOutside', { body: ' ' }],
  ['CX.ROOT_CAUSE', 'the root cause', 'decideAppeal', upheld({ rootCause: ' ' }), reviewed, branchHead],
  ['CX.FINDING', 'a cause of what it found', 'decideAppeal', upheld(causeless), reviewed, branchHead],
  ['CX.FINDING', 'a cause of what it found', 'recordOutsideDecision', { decision: remedy(causeless) }, outside],
  ['CX.AMOUNT', 'an amount', 'decideAppeal', upheld({ remedyKinds: ['compensation'] }), reviewed, branchHead],
  ['CX.REMEDY', 'the remedy', 'decideAppeal', upheld({ remedy: ' ' }), reviewed, branchHead],
  ['CX.FUTURE', 'time for an action', 'decideAppeal', upheld({ actions: [past()] }), reviewed, branchHead],
  ['CX.AMOUNT', 'an amount', 'recordOutsideDecision', { decision: remedy({ remedyKinds: ['compensation'] }) }, outside],
  ['CX.REMEDY', 'the remedy', 'recordOutsideDecision', { decision: remedy({ remedy: ' ' }) }, outside],
  ['CX.FUTURE', 'time for an action', 'recordOutsideDecision', { decision: remedy({ actions: [past()] }) }, outside],
].map(([code, what, command, overrides, given, by]) => ({ code, what, command, given, by, with: overrides }) as Blank);

function past() {
  return { text: 'pay back', ownerId: teller.staffId, dueAtMs: fridayMs };
}

function upheld(overrides: Parameters<typeof remedy>[0]): Record<string, unknown> {
  return { decision: 'upheld', remedy: remedy(overrides) };
}

/** The same without what was blank: what is usual, or an upheld appeal with a usual remedy. */
function allowedOf(
  overrides: Readonly<Record<string, unknown>>,
): Partial<ComplaintCommandPayload<ComplaintCommandName>> {
  if ('remedy' in overrides) return upheld({});
  return overrides['decision'] === 'declined' ? { decision: 'declined', reason: 'not needed' } : {};
}

type About = NonNullable<ConstructorParameters<typeof Case>[0]>;
const open = (about: About): Case => new Case(about).to('investigating');

/** A case in which each command is in place, for somebody of level 3 who has no part in it. */
const bystanders: Partial<Record<ComplaintCommandName, (about: About) => Case>> = {
  confirmDuplicate: (about) => new Case(about),
  acknowledge: (about) => new Case(about),
  startWork: (about) => new Case(about).to('acknowledged'),
  askCustomer: open,
  recordAnswer: (about) => open(about).do('askCustomer'),
  tellCustomer: open,
  submitDecision: open,
  decideApproval: (about) => open(about).do('submitDecision', { compensationFen: 50_001 }),
  completeAction: (about) => open(about).do('submitDecision', { actions: [{ ...past(), dueAtMs: fridayMs + 1 }] }),
  completeActions: (about) => new Case(about).to('resolving'),
  recordReportBack: (about) => new Case(about).to('reportingBack'),
  recordFailedReportBack: (about) => new Case(about).to('reportingBack'),
  sendLetter: (about) => tries(new Case(about).to('reportingBack'), thrice),
  appeal: (about) => new Case(about).to('closed'),
  acknowledgeAppeal: (about) => new Case(about).to('closed').do('appeal'),
  decideAppeal: (about) => new Case(about).to('closed').do('appeal').do('acknowledgeAppeal', {}, otherBranchHead),
  requestExtension: open,
  decideExtension: (about) => open(about).do('requestExtension'),
  withdraw: open,
  takeOutside: open,
  recordOutsideDecision: (about) => open(about).do('takeOutside'),
  replaceHandler: open,
  nameStaff: open,
  changeSeverity: open,
  changeContact: open,
  addImprovementItem: open,
  recordEvidence: open,
  giveAction: open,
  callOffAction: (about) => open(about).do('giveAction'),
};

const desk: readonly ComplaintCommandName[] = [
  'confirmDuplicate',
  'acknowledge',
  'recordOutsideDecision',
  'replaceHandler',
  'nameStaff',
  'changeSeverity',
];

const handlers: readonly ComplaintCommandName[] = [
  'startWork',
  'askCustomer',
  'tellCustomer',
  'submitDecision',
  'completeAction',
  'recordEvidence',
  'giveAction',
  'callOffAction',
  'completeActions',
  'recordReportBack',
  'recordFailedReportBack',
  'sendLetter',
  'requestExtension',
];

/** What systemic cases have of their own is tried in `systemic.test.ts`. */
type AskedHere = Exclude<ComplaintCommandName, 'nameCauseFinder' | 'submitCause' | 'reportCause'>;

function isOfItsOwn(pair: string): boolean {
  return /^(nameCauseFinder|submitCause|reportCause) | CX\.NO_CUSTOMER$/.test(pair);
}

/** Everything that each command asks, without `CX.`. */
const asks: Readonly<Record<AskedHere, readonly string[]>> = {
  confirmDuplicate: ['LEVEL1', 'NAMED', 'DUPLICATE', 'RECEIVED_FIRST', 'LESSER_CASE', 'MESSAGE'],
  acknowledge: ['LEVEL1', 'NAMED', 'ELIGIBLE', 'INDEPENDENT', 'SEVERITY_FLOOR', 'MESSAGE', 'ABSENT'],
  startWork: ['HANDLER', 'NAMED', 'NOT_HANDLER'],
  askCustomer: ['NAMED', 'HANDLER', 'NOT_HANDLER', 'MESSAGE', 'PAUSE_SPENT'],
  recordAnswer: ['NAMED', 'REASON'],
  tellCustomer: ['NAMED', 'HANDLER', 'NOT_HANDLER', 'MESSAGE'],
  submitDecision: [
    'NAMED',
    'HANDLER',
    'NOT_HANDLER',
    'ROOT_CAUSE',
    'AMOUNT',
    'FINDING',
    'REMEDY',
    'FUTURE',
    'INDEPENDENT',
  ],
  decideApproval: ['LEVEL1', 'LEVEL2', 'LEVEL3', 'NAMED', 'OWN_CASE', 'INVOLVED', 'REASON'],
  completeAction: ['ACTION', 'NAMED', 'HANDLER', 'NOT_HANDLER', 'REASON'],
  recordEvidence: ['NAMED', 'HANDLER', 'NOT_HANDLER', 'REASON', 'SOURCE'],
  giveAction: ['NAMED', 'HANDLER', 'NOT_HANDLER', 'INDEPENDENT', 'REASON', 'FUTURE'],
  callOffAction: ['NAMED', 'HANDLER', 'NOT_HANDLER', 'ACTION', 'REASON'],
  completeActions: ['NAMED', 'HANDLER', 'NOT_HANDLER', 'ROOT_CAUSE', 'ACTIONS'],
  recordReportBack: [
    'NAMED',
    'HANDLER',
    'NOT_HANDLER',
    'BY_VOICE',
    'UNDERSTOOD',
    'REASON',
    'IMPROVEMENT',
    'EXTERNAL_ROUTE',
  ],
  recordFailedReportBack: ['NAMED', 'HANDLER', 'NOT_HANDLER', 'BY_VOICE'],
  sendLetter: ['NAMED', 'HANDLER', 'NOT_HANDLER', 'MESSAGE', 'CONTACT', 'ATTEMPTS', 'LETTER_SENT', 'IMPROVEMENT'],
  appeal: ['NAMED', 'REASON', 'APPEALS', 'APPEAL_WINDOW'],
  acknowledgeAppeal: ['LEVEL2', 'NAMED', 'OWN_CASE', 'INDEPENDENT', 'INVOLVED', 'REVIEWER_LEVEL', 'MESSAGE', 'ABSENT'],
  decideAppeal: [
    'NAMED',
    'REVIEWER',
    'REASON',
    'REMEDY',
    'ROOT_CAUSE',
    'AMOUNT',
    'UPHELD',
    'FINDING',
    'FUTURE',
    'INDEPENDENT',
    'LIMIT',
    'MESSAGE',
  ],
  recordRegulatorOrMedia: ['REASON'],
  requestExtension: [
    'NAMED',
    'HANDLER',
    'NOT_HANDLER',
    'REASON',
    'EXTENSIONS',
    'EXTENSION_PENDING',
    'EXTENSION_AMOUNT',
    'RESOLVED',
  ],
  decideExtension: [
    'NO_REQUEST',
    'LEVEL2',
    'LEVEL3',
    'NAMED',
    'OWN_CASE',
    'OWN_REQUEST',
    'REASON',
    'MESSAGE',
    'EXTENSION_PAST',
  ],
  withdraw: ['NAMED', 'WRITTEN', 'ROOT_CAUSE', 'IMPROVEMENT'],
  takeOutside: ['NAMED', 'REFERENCE'],
  recordOutsideDecision: [
    'LEVEL1',
    'NAMED',
    'REASON',
    'ROOT_CAUSE',
    'AMOUNT',
    'FINDING',
    'REMEDY',
    'FUTURE',
    'INDEPENDENT',
    'REPORT_BACK',
    'BY_VOICE',
    'UNDERSTOOD',
    'ACTIONS',
    'IMPROVEMENT',
  ],
  replaceHandler: ['LEVEL1', 'NAMED', 'ELIGIBLE', 'INDEPENDENT', 'REVIEWS', 'SAME_HANDLER', 'REASON', 'ABSENT'],
  nameStaff: ['LEVEL1', 'NAMED', 'REASON'],
  changeSeverity: ['LEVEL1', 'NAMED', 'SEVERITY_FLOOR', 'SAME_SEVERITY', 'REASON'],
  changeContact: ['NAMED', 'CONTACT'],
  addImprovementItem: ['NAMED', 'INDEPENDENT', 'REASON', 'FUTURE'],
};

function closing(decision: ReturnType<typeof remedy> | null): Record<string, unknown> {
  return { to: 'closed', decision, reportBack: { channel: 'phone', understood: true, accepted: true } };
}

function unmet({ command, given }: Guard, { by = officer, with: overrides = {}, given: own = given }: Try): string[] {
  return own().unmet(command, overrides as Partial<ComplaintCommandPayload<ComplaintCommandName>>, by);
}

describe('what stands against a command, and the same command with that met', () => {
  test.each(guards)('$code $command: $what', (guard) => {
    expect(unmet(guard, guard.refused)).toEqual([guard.code]);
    expect(unmet(guard, guard.allowed)).toEqual([]);
  });

  test.each(blanks)(
    '$code $command: without $what',
    ({ code, command, given = investigating, by, with: overrides }) => {
      expect(given().unmet(command, overrides as Partial<ComplaintCommandPayload<ComplaintCommandName>>, by)).toEqual([
        code,
      ]);
      expect(given().unmet(command, allowedOf(overrides), by)).not.toContain(code);
    },
  );

  test.each(Object.entries(bystanders))('CX.NAMED %s: not by the person complained about', (name, given) => {
    const command = name as ComplaintCommandName;
    const complaint = given({ complainedStaffId: sponsor.staffId });
    expect(complaint.unmet(command, {}, sponsor)).toContain('CX.NAMED');
    expect(given({}).unmet(command, {}, sponsor)).not.toContain('CX.NAMED');
  });

  test.each(desk)('CX.LEVEL1 %s: not by those who only take complaints in', (command) => {
    const given = bystanders[command] ?? open;
    expect(given({}).unmet(command, {}, teller)).toContain('CX.LEVEL1');
    expect(given({}).unmet(command, {}, otherOfficer)).not.toContain('CX.LEVEL1');
  });

  test.each(handlers)('CX.NOT_HANDLER %s: not by another officer', (command) => {
    const given = bystanders[command] ?? open;
    expect(given({}).unmet(command, {}, otherOfficer)).toContain('CX.NOT_HANDLER');
    expect(given({}).unmet(command, {}, officer)).not.toContain('CX.NOT_HANDLER');
  });

  test.each(handlers)('CX.HANDLER %s: while nobody handles the case, nobody is sent to the handler', (command) => {
    const given = (bystanders[command] ?? open)({}).do('nameStaff', { staffId: officer.staffId }, branchHead);
    const unmet = given.unmet(command, {}, otherOfficer);
    expect(unmet).toContain('CX.HANDLER');
    expect(unmet).not.toContain('CX.NOT_HANDLER');
  });

  test('every command is tried with every condition that it asks, and asks no other', () => {
    const tried = new Set([
      ...[...guards, ...blanks].map(({ command, code }) => `${command} ${code}`),
      ...Object.keys(bystanders).map((command) => `${command} CX.NAMED`),
      ...desk.map((command) => `${command} CX.LEVEL1`),
      ...handlers.flatMap((command) => [`${command} CX.HANDLER`, `${command} CX.NOT_HANDLER`]),
    ]);
    const asked = Object.entries(asks).flatMap(([command, codes]) => codes.map((code) => `${command} CX.${code}`));
    expect([...tried].filter((pair) => !isOfItsOwn(pair)).toSorted()).toEqual(asked.toSorted());
    const codes = new Set([...asked, ...tried].map((pair) => pair.split(' ')[1]));
    expect(Object.keys(complaintConditions).filter((code) => !codes.has(code))).toEqual([]);
  });
});

describe('where a command is allowed', () => {
  test('S-25: a complaint is not closed without telling the customer: no command does it, and no clock', () => {
    const complaint = new Case().to('reportingBack');
    expect(complaint.unmet('sendLetter')).toEqual(['CX.ATTEMPTS']);
    expect(complaint.unmet('appeal')).toEqual(['WRONG_PHASE']);
    complaint.wait(at('2027-06-01 09:00'));
    expect(complaint.state.status).toBe('reportingBack');
    for (const resolved of ['investigating', 'resolving'] as const)
      expect(new Case().to(resolved).unmet('recordReportBack')).toEqual(['WRONG_PHASE']);
    complaint.do('recordReportBack');
    expect(complaint.state.status).toBe('closed');
  });

  test('in a state that is none of its own a command is refused, and after the end every command', () => {
    expect(new Case().unmet('startWork')).toEqual(['WRONG_PHASE']);
    expect(new Case().to('closed').unmet('takeOutside')).toEqual(['WRONG_PHASE']);
    expect(new Case().to('investigating').do('takeOutside').unmet('takeOutside')).toEqual(['WRONG_PHASE']);
    expect(new Case().do('withdraw').unmet('acknowledge')).toEqual(['COMPLAINT_CLOSED']);
  });

  test('a page that has not seen the last command is told so; what a clock did in between does not matter', () => {
    const complaint = new Case().to('acknowledged');
    const seen = complaint.state.revision;
    complaint.wait(at('2026-11-23 16:00'));
    expect(complaint.state.revision).toBeGreaterThan(seen);
    expect(complaint.attempt('startWork', {}, officer, seen)).toBeNull();
    expect(complaint.attempt('askCustomer', { channel: 'phone', text: 'which?' }, officer, seen)?.code).toBe(
      'STALE_STATE',
    );
  });
});
