import { describe, expect, test } from 'vitest';
import { formatLocal } from '../../../domain/calendar.ts';
import { actsAtMs } from '../../../domain/escalation/climb.ts';
import { reopenProspect, unmetReopen } from '../../../domain/prospect/reopen.ts';
import { backOffice, calendar, contextAt, manager, mondayMorningMs, supervisor } from '../../factories/context.ts';
import { answers, lead, usual } from '../../factories/prospect.ts';
import { Pursuit } from '../../factories/pursuit.ts';

const dayMs = 86_400_000;
const yearbook = {
  source: { ...lead().source, findMethod: 'mediaData' as const, mediaSubSource: 'statYearbook' as const },
};

function codes(refusal: { unmet: readonly { code: string }[] } | null): string[] {
  return (refusal?.unmet ?? []).map(({ code }) => code);
}

describe('step 1: find', () => {
  test('S-01 a lead from a yearbook is refused with G1.SRC until it is verified', () => {
    const pursuit = new Pursuit(yearbook);
    const submit = usual.submitQualification(pursuit.nowMs);
    expect(codes(pursuit.attempt('submitQualification', submit))).toEqual(['G1.SRC']);
    pursuit.do('verifyLead').do('submitQualification');
    expect(pursuit.state.phase).toBe('gatheringIntel');
  });

  test('S-02, X-08 a growth-type lead goes to the rigorous review, which its owner cannot decide', () => {
    const pursuit = new Pursuit().do('submitQualification', {
      answers: answers({ purchasingPower: 'fail' }),
      growthType: true,
    });
    expect(pursuit.state.phase).toBe('rigorousReview');
    expect(codes(pursuit.attempt('decideReview', usual.decideReview(0)))).toEqual(['X.SUPERVISOR']);
    expect(
      codes(
        pursuit.attempt('decideReview', usual.decideReview(0), { actor: { ...supervisor, staffId: manager.staffId } }),
      ),
    ).toEqual(['X.OWN_CASE']);
    pursuit.do('decideReview', {}, supervisor);
    expect(pursuit.state.phase).toBe('gatheringIntel');
  });

  test('a supervisor who submitted the answers for the owner does not decide the review of them, another one does', () => {
    const pursuit = new Pursuit().do(
      'submitQualification',
      { answers: answers({ purchasingPower: 'fail' }), growthType: true },
      supervisor,
    );
    for (const decision of ['approve', 'reject'] as const) {
      const decide = { ...usual.decideReview(0), decision };
      expect(codes(pursuit.attempt('decideReview', decide, { actor: supervisor }))).toEqual(['X.OWN_REQUEST']);
    }
    pursuit.do('decideReview', {}, { ...supervisor, staffId: 's-0111' });
    expect(pursuit.state.phase).toBe('gatheringIntel');
  });

  test('a walk-in loan request is reviewed even when all five criteria pass', () => {
    expect(new Pursuit({ walkInLoan: true }).do('submitQualification').state.phase).toBe('rigorousReview');
  });

  test('without a ground for contact nobody becomes a target customer; once it is noted, the same qualification passes', () => {
    const pursuit = new Pursuit({ consent: 'none' });
    const submit = usual.submitQualification(pursuit.nowMs);
    expect(codes(pursuit.attempt('submitQualification', submit))).toEqual(['G1.DNC']);
    pursuit.do('recordConsent', { consent: 'given', note: 'agreed on the telephone' }).do('submitQualification');
    expect([pursuit.state.phase, pursuit.state.consent]).toEqual(['gatheringIntel', 'given']);
  });

  test('R1-8 the target of a campaign list is scored by the four conditions of 9.2; a dispute excludes it', () => {
    const campaign = { source: { ...lead().source, findMethod: 'campaignList' as const, campaignId: 'spring' } };
    const pursuit = new Pursuit(campaign);
    const submit = usual.submitQualification(pursuit.nowMs);
    expect(codes(pursuit.attempt('submitQualification', submit))).toEqual(['G1.CAMP']);
    pursuit.do('scoreTarget', { governance: 'disputed' });
    expect(codes(pursuit.attempt('submitQualification', submit))).toEqual(['G1.CAMP']);
    pursuit.do('scoreTarget', { scale: 'medium', isHighGrade: false, governance: 'average', zone: 'outerSuburb' });
    expect(pursuit.state.source.campaignScore).toBe(47);
    expect(pursuit.do('submitQualification').state.phase).toBe('gatheringIntel');
  });

  test('a lead that is no target of a campaign list is not scored', () => {
    const score = usual.scoreTarget(mondayMorningMs);
    expect(codes(new Pursuit().attempt('scoreTarget', score))).toEqual(['X.NO_CAMPAIGN']);
  });

  test('S-03 a community without an owners’ committee is parked for 90 days', () => {
    const pursuit = new Pursuit({
      customer: { ...lead().customer, customerType: 'community', committeeEstablished: false },
    }).do('submitQualification');
    expect([pursuit.state.phase, pursuit.state.parked?.untilMs]).toEqual(['nurture', mondayMorningMs + 90 * dayMs]);
  });

  test('X-06 an unknown criterion needs a supervisor and a date; the bank’s standard may never be open', () => {
    const open = {
      answers: answers({ purchaseAuthority: 'unknown' }),
      growthType: false,
      conditionalUntilMs: mondayMorningMs + 5 * dayMs,
    };
    const pursuit = new Pursuit();
    expect(codes(pursuit.attempt('submitQualification', { ...open, conditionalUntilMs: null }))).toEqual(['G1.C4']);
    expect(codes(pursuit.attempt('submitQualification', open))).toEqual(['X.SUPERVISOR']);
    expect(
      codes(
        pursuit.attempt(
          'submitQualification',
          { ...open, answers: answers({ bankStandard: 'unknown' }) },
          { actor: supervisor },
        ),
      ),
    ).toContain('X.TOO_MANY_UNKNOWN');
    pursuit.do('submitQualification', open, supervisor);
    expect(pursuit.state.deadlines.map(({ code }) => code)).toContain('T1.CONDITION');
  });

  test('a failed criterion disqualifies with its reason', () => {
    const pursuit = new Pursuit().do('submitQualification', { answers: answers({ bankStandard: 'fail' }) });
    expect([pursuit.state.phase, pursuit.state.outcome?.reason]).toEqual(['disqualified', 'belowStandard']);
  });

  test('P-05 a lead nobody verifies is parked', () => {
    const pursuit = new Pursuit({ ...yearbook, ownerId: null });
    pursuit.wait(mondayMorningMs + 60 * dayMs);
    expect(pursuit.log.some(({ rule }) => rule === 'P-05')).toBe(true);
  });
});

describe('step 2: approach', () => {
  test('S-05 six failed attempts park the prospect with a date, and it keeps the step', () => {
    const pursuit = new Pursuit().toPhase('appointing');
    const failed = { ...usual.proposeAppointment(pursuit.nowMs), result: 'noAnswer' as const, slot: null };
    for (let attempt = 1; attempt <= 6; attempt++) expect(pursuit.attempt('proposeAppointment', failed)).toBeNull();
    expect([pursuit.state.phase, pursuit.state.step, pursuit.state.parked?.fromPhase]).toEqual([
      'nurture',
      2,
      'appointing',
    ]);
  });

  test('a meeting cannot start an hour and a minute too early, nor without the credentials check', () => {
    const pursuit = new Pursuit().toPhase('appointed');
    expect(codes(pursuit.attempt('advance', { to: 'meeting' }))).toEqual(['X.TOO_EARLY']);
    pursuit.wait((pursuit.state.appointment?.startAtMs ?? 0) - 3_600_000);
    expect(pursuit.attempt('advance', { to: 'meeting' })).toBeNull();
  });

  test('P-22 the first no-show is free, the second counts as a failed attempt', () => {
    const pursuit = new Pursuit().toPhase('appointed');
    const attempts = () => pursuit.state.counters.appointmentAttempts;
    pursuit.wait(pursuit.state.appointment?.startAtMs ?? 0).do('markNoShow');
    expect([pursuit.state.phase, attempts()]).toEqual(['appointing', 1]);
    pursuit.do('proposeAppointment', { stakeholderIds: pursuit.people() }).do('confirmAppointment');
    pursuit.wait(pursuit.state.appointment?.startAtMs ?? 0).do('markNoShow');
    expect([pursuit.state.phase, attempts()]).toEqual(['appointing', 3]);
  });

  test('S-35 a supervisor waives a soft condition with a reason, which the log keeps; an owner may not', () => {
    const pursuit = new Pursuit().toPhase('gatheringIntel');
    const overrides = [
      { code: 'G2.INTEL', reason: 'known to the branch for years' },
      { code: 'G2.AUTH', reason: 'the director signs alone' },
    ];
    expect(codes(pursuit.attempt('advance', { to: 'planningVisit' }))).toEqual(['G2.INTEL', 'G2.AUTH']);
    expect(codes(pursuit.attempt('advance', { to: 'planningVisit' }, { overrides }))).toContain('X.OVERRIDE');
    expect(pursuit.attempt('advance', { to: 'planningVisit' }, { overrides, actor: supervisor })).toBeNull();
    expect(pursuit.log.at(-1)?.overridden).toEqual(overrides);
  });

  test('a hard condition stands even against a supervisor', () => {
    const pursuit = new Pursuit().toPhase('meeting');
    const overrides = ['G3.MEET', 'G3.PROBE', 'G3.NEXT', 'G3.NEED', 'G3.FABE', 'G3.LISTEN', 'G3.DM'].map((code) => ({
      code,
      reason: 'in a hurry',
    }));
    expect(codes(pursuit.attempt('advance', { to: 'closing' }, { overrides, actor: supervisor }))).toEqual([
      'G3.MEET',
      'G3.PROBE',
      'G3.NEXT',
    ]);
  });
});

describe('steps 3 to 5: meet, answer, close', () => {
  test('S-08 a meeting without the probe for objections is refused with G3.PROBE', () => {
    const pursuit = new Pursuit().toPhase('meeting').do('submitMinutes', { objectionsProbed: false });
    expect(codes(pursuit.attempt('advance', { to: 'closing' }))).toEqual(['G3.PROBE']);
  });

  test('S-09 without a blocking objection step 4 is recorded as skipped', () => {
    expect(new Pursuit().toPhase('closing').state.objectionStep).toBe('skipped');
  });

  test('P-28, P-30 a blocking objection leads to step 4, and its confirmed answer to closing', () => {
    const pursuit = new Pursuit().toPhase('meeting').do('submitMinutes').do('raiseObjection');
    const { objectionId } = pursuit.state.objections[0] as { objectionId: string };
    expect(codes(pursuit.attempt('advance', { to: 'closing' }))).toEqual(['G4.NOOPEN']);
    pursuit
      .do('advance', { to: 'handlingObjections' })
      .do('answerObjection', { objectionId })
      .do('confirmObjection', { objectionId });
    expect([pursuit.state.phase, pursuit.log.at(-1)?.rule]).toEqual(['closing', 'P-30']);
  });

  test('S-13 the fourth return from closing to objections asks the supervisor', () => {
    const pursuit = new Pursuit().toPhase('closing');
    for (let round = 1; round <= 4; round++) {
      pursuit.do('recordClosingAttempt', {
        result: 'newObjection',
        strategy: round % 2 === 0 ? 'trial' : 'silence',
        objection: { verbatim: `doubt ${round}`, type: 'timing' },
      });
      expect(pursuit.state.tasks.some(({ kind }) => kind === 'supervisorReview')).toBe(round === 4);
      const objectionId = pursuit.state.objections.at(-1)?.objectionId ?? '';
      pursuit.do('answerObjection', { objectionId }).do('confirmObjection', { objectionId });
    }
  });

  test('S-16 a won pursuit without an allocated manager is refused with G5.ALLOC', () => {
    const pursuit = new Pursuit()
      .toPhase('won')
      .do('completeDeal')
      .do('createMaintenancePlan', { maintainingManagerId: null })
      .do('confirmBooking', {}, backOffice);
    expect(pursuit.state.phase).toBe('won');
    expect(codes(pursuit.attempt('advance', { to: 'maintaining' }))).toEqual(['G5.ALLOC']);
  });

  test('P-40 a declined customer is parked for 90 days, or lost when there is no chance', () => {
    const declined = { reason: 'price' as const, text: 'too dear', noChance: false, recheckAtMs: null };
    const parked = new Pursuit().toPhase('closing').do('recordClosingAttempt', { result: 'declined', declined });
    expect([parked.state.phase, (parked.state.parked?.untilMs ?? 0) - parked.nowMs]).toEqual(['nurture', 90 * dayMs]);
    const lost = new Pursuit()
      .toPhase('closing')
      .do('recordClosingAttempt', { result: 'declined', declined: { ...declined, noChance: true } });
    expect([lost.state.phase, lost.state.outcome?.reason]).toEqual(['lost', 'price']);
  });
});

describe('who the customer is', () => {
  test('data are corrected in any open phase; what is not named stays, and one way to reach the customer remains', () => {
    const pursuit = new Pursuit().toPhase('closing');
    const { customer } = pursuit.state;
    pursuit.do('updateCustomer', { phone: '+8613800138000', expectedValueFen: 800_000_00 });
    expect(pursuit.state.customer).toEqual({ ...customer, phone: '+8613800138000' });
    expect(pursuit.state.expectedValueFen).toBe(800_000_00);
    const nothing = { phone: null, email: null, address: null };
    expect(codes(pursuit.attempt('updateCustomer', nothing))).toEqual(['X.CONTACT_ROUTE']);
    expect(pursuit.do('updateCustomer', { expectedValueFen: null }).state.expectedValueFen).toBeNull();
  });
});

describe('waiting, holds and returns', () => {
  test('the ladder of step 1 reminds the owner, tells the team lead, the branch, and proposes reassignment, in working time', () => {
    const pursuit = new Pursuit().wait(mondayMorningMs + 30 * dayMs);
    const told = pursuit.log
      .filter(({ type }) => type === 'T1.QUALIFY')
      .map(({ atMs, notices }) => `${formatLocal(calendar, atMs)} ${notices[0]?.audience} ${notices[0]?.action}`);
    expect(told).toEqual([
      'Mon 2026-11-30 10:00 owner remind',
      'Mon 2026-12-07 10:00 teamLead inform',
      'Thu 2026-12-10 10:00 branchHead inform',
      'Mon 2026-12-14 10:00 teamLead proposeReassignment',
    ]);
  });

  test('acting ends the ladder: nobody above hears of a prospect that moved on', () => {
    const pursuit = new Pursuit().do('submitQualification').wait(mondayMorningMs + 8 * dayMs);
    expect(pursuit.log.filter(({ type }) => type === 'T1.QUALIFY')).toEqual([]);
  });

  test('P-66 a freeze keeps the working time that was left, over a weekend', () => {
    const pursuit = new Pursuit();
    const due = () =>
      actsAtMs(pursuit.state.deadlines.find(({ code }) => code === 'T1.QUALIFY') as Parameters<typeof actsAtMs>[0]);
    expect(formatLocal(calendar, due() ?? 0)).toBe('Mon 2026-11-30 10:00');
    pursuit.wait(mondayMorningMs + 2 * dayMs).do('freeze', {}, supervisor);
    expect(due()).toBeNull();
    expect(codes(pursuit.attempt('advance', { to: 'planningVisit' }))).toEqual([]);
    expect(pursuit.attempt('advance', { to: 'planningVisit' })?.code).toBe('HOLD');
    pursuit.wait(pursuit.nowMs + 5 * dayMs).do('unfreeze', {}, supervisor);
    expect(formatLocal(calendar, due() ?? 0)).toBe('Thu 2026-12-03 10:00');
  });

  test('a freeze ends by itself on its date (P-67)', () => {
    const pursuit = new Pursuit().do('freeze', {}, supervisor).wait(mondayMorningMs + 11 * dayMs);
    expect([pursuit.state.holds, pursuit.log.at(-1)?.rule]).toEqual([[], 'P-67']);
  });

  test('P-53 a parked meeting resumes at making the appointment, and at qualification after 90 days', () => {
    const soon = new Pursuit().toPhase('meeting').do('park').do('resume');
    expect(soon.state.phase).toBe('appointing');
    const late = new Pursuit().toPhase('meeting').do('park', { untilMs: mondayMorningMs + 170 * dayMs });
    expect(late.wait(late.nowMs + 91 * dayMs).do('resume').state.phase).toBe('qualifying');
  });

  test('P-54 three rechecks without an answer end the pursuit', () => {
    const pursuit = new Pursuit().do('park').wait(mondayMorningMs + 2 * 365 * dayMs);
    expect([pursuit.state.phase, pursuit.state.outcome?.reason]).toEqual(['lost', 'noResponse']);
  });

  test('P-57 a lost pursuit is reopened by a supervisor with a new fact, and counts a second cycle', () => {
    const { state, nowMs } = new Pursuit().do('markLost');
    expect(unmetReopen(state, { actor: manager }).map(({ code }) => code)).toEqual(['X.SUPERVISOR']);
    const again = reopenProspect(
      state,
      { reason: 'asked again', newFact: 'left the city bank' },
      contextAt(nowMs, supervisor),
    );
    expect([again.state.phase, again.state.cycleNo, again.state.revision, again.event.fromPhase]).toEqual([
      'qualifying',
      2,
      state.revision + 1,
      null,
    ]);
  });

  test('SM-2 a page older than the last command is stale; a reminder in between is not', () => {
    const pursuit = new Pursuit();
    const seen = pursuit.state.revision;
    pursuit.wait(mondayMorningMs + 8 * dayMs);
    expect(pursuit.state.revision).toBeGreaterThan(seen);
    expect(pursuit.attempt('recordContact', usual.recordContact(pursuit.nowMs), { expectedRevision: seen })).toBeNull();
    const stale = pursuit.attempt('submitQualification', usual.submitQualification(0), { expectedRevision: seen });
    expect([stale?.code, stale?.actualRevision]).toEqual(['STALE_STATE', pursuit.state.revision]);
  });
});
