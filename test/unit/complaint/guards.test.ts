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
const action = { text: 'pay back', ownerId: teller.staffId, dueAtMs: fridayMs + 1 };
const byProcess = (): Case => investigating().do('submitDecision', { rootCauseClass: 'process' }).do('completeActions');
const tries = (complaint: Case, locals: readonly string[]): Case => {
  for (const local of locals) complaint.wait(at(local)).do('recordFailedReportBack');
  return complaint;
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
  {
    code: 'CX.REASON',
    what: 'a customer who rejects says why (C-12)',
    command: 'recordReportBack',
    given: reporting,
    refused: { with: { accepted: false, reason: null } },
    allowed: { with: rejected },
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
  {
    code: 'CX.LIMIT',
    what: 'a reviewer grants no more than their level (C-15)',
    command: 'decideAppeal',
    given: reviewed,
    refused: { by: branchHead, with: { decision: 'upheld', remedy: remedy({ compensationFen: 500_001 }) } },
    allowed: { by: branchHead, with: { decision: 'upheld', remedy: remedy({ compensationFen: 500_000 }) } },
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
];

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

  test('every condition is tried', () => {
    const tried = new Set<string>(guards.map(({ code }) => code));
    expect(Object.keys(complaintConditions).filter((code) => !tried.has(code))).toEqual([]);
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
