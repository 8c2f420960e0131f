import { describe, expect, test } from 'vitest';
import { actAs } from '../../../domain/complaint/acting.ts';
import type { CaseActor, ComplaintCommand } from '../../../domain/complaint/command.ts';
import { complaintCommands, type ComplaintCommandName } from '../../../domain/complaint/commands.ts';
import type { Actor } from '../../../domain/prospect/command.ts';
import {
  branchHead,
  Case,
  officer,
  otherBranchHead,
  otherOfficer,
  sponsor,
  teller,
  usualComplaint,
} from '../../factories/complaint.ts';

const deputy: Actor = { staffId: 's-0702', profiles: ['customerManager'], branchId: 'b-01', teamId: null };

function inPlaceOf(away: Actor, of: Actor = deputy): CaseActor {
  return { ...of, actingFor: { staffId: away.staffId, profiles: away.profiles } };
}

const forHandler = inPlaceOf(officer);
const forHead = inPlaceOf(branchHead);
const investigating = (): Case => new Case().to('investigating');
const toApprove = (): Case => investigating().do('submitDecision', { compensationFen: 50_001 });

describe('C-23 while the handler is absent', () => {
  test('the deputy does what the handler alone does; nobody else’s deputy, and not once the leave is over', () => {
    for (const name of ['submitDecision', 'requestExtension', 'askCustomer', 'tellCustomer'] as const) {
      expect([name, investigating().unmet(name, {}, forHandler)]).toEqual([name, []]);
      expect(investigating().unmet(name, {}, inPlaceOf(otherOfficer))).toEqual(['CX.NOT_HANDLER']);
      expect(investigating().unmet(name, {}, deputy)).toEqual(['CX.NOT_HANDLER']);
    }
  });

  test('what the deputy decides is within the handler’s limit, and the log says for whom', () => {
    const given = investigating().do('submitDecision', { compensationFen: 50_000 }, forHandler);
    expect(given.state).toMatchObject({ status: 'resolving', decision: { decidedBy: deputy.staffId, level: 1 } });
    expect(given.last.actor).toEqual({ kind: 'staff', staffId: deputy.staffId, actingFor: officer.staffId });
    expect(investigating().do('submitDecision', { compensationFen: 50_001 }, forHandler).state.status).toBe(
      'awaitingApproval',
    );
  });

  test('of a handler who decides at no level, the deputy decides at none', () => {
    const given = new Case().do('acknowledge', { handlerId: teller.staffId }).do('startWork', {}, teller);
    given.do('submitDecision', { compensationFen: 1 }, inPlaceOf(teller, branchHead));
    expect(given.state).toMatchObject({ status: 'awaitingApproval', decision: { level: null } });
  });

  test('a deputy whom the case is about does nothing, nor does a deputy of such a person', () => {
    const named = (): Case => new Case({ complainedStaffId: deputy.staffId }).to('investigating');
    expect(named().unmet('submitDecision', {}, forHandler)).toEqual(['CX.NAMED']);
    expect(named().unmet('askCustomer', {}, forHandler)).toEqual(['CX.NAMED']);
    const ofNamed = new Case({ complainedStaffId: otherBranchHead.staffId }).to('investigating');
    expect(ofNamed.unmet('tellCustomer', {}, inPlaceOf(otherBranchHead))).toEqual(['CX.NAMED']);
  });

  test('an action of somebody absent is done by the deputy', () => {
    const action = { text: 'pay back', ownerId: teller.staffId, dueAtMs: investigating().nowMs + 1 };
    const given = (): Case => investigating().do('submitDecision', { actions: [action] });
    expect(given().unmet('completeAction', {}, deputy)).toEqual(['CX.NOT_HANDLER']);
    expect(given().unmet('completeAction', {}, inPlaceOf(teller))).toEqual([]);
  });

  test('whoever worked in the handler’s place has a part in the case, and neither approves nor reviews', () => {
    const given = investigating().do('tellCustomer', {}, inPlaceOf(officer, otherBranchHead));
    expect(given.state.pastHandlerIds).toEqual([officer.staffId, otherBranchHead.staffId]);
    given.do('submitDecision', { compensationFen: 50_001 });
    expect(given.unmet('decideApproval', {}, otherBranchHead)).toEqual(['CX.INVOLVED']);
    given.do('decideApproval', {}, branchHead).do('completeActions');
    given.do('recordReportBack', { accepted: false, reason: 'nobody apologised' });
    const reviewer = { reviewerId: otherBranchHead.staffId, reviewerLevel: 3 } as const;
    expect(given.unmet('acknowledgeAppeal', reviewer, sponsor)).toEqual(['CX.INVOLVED']);
  });
});

describe('a deputy of whoever decides', () => {
  test('decides at the level of the person represented, and no higher', () => {
    expect(toApprove().unmet('decideApproval', {}, deputy)).toEqual(['CX.LEVEL2']);
    expect(toApprove().unmet('decideApproval', {}, forHead)).toEqual([]);
    const dear = investigating().do('submitDecision', { compensationFen: 500_001 });
    expect(dear.unmet('decideApproval', {}, forHead)).toEqual(['CX.LEVEL3']);
    expect(dear.unmet('decideApproval', {}, inPlaceOf(sponsor))).toEqual([]);
  });

  test('never their own submission, as handler or in the handler’s place', () => {
    const own = new Case().do('acknowledge', { handlerId: deputy.staffId }).do('startWork', {}, deputy);
    own.do('requestExtension', {}, deputy).do('submitDecision', { compensationFen: 50_001 }, deputy);
    expect(own.unmet('decideApproval', {}, forHead)).toEqual(['CX.OWN_CASE']);
    expect(own.unmet('decideExtension', {}, forHead)).toEqual(['CX.OWN_CASE', 'CX.OWN_REQUEST']);
    const forAbsent = investigating().do('requestExtension', {}, forHandler);
    forAbsent.do('submitDecision', { compensationFen: 50_001 }, forHandler);
    expect(forAbsent.unmet('decideApproval', {}, forHead)).toEqual(['CX.INVOLVED']);
    expect(forAbsent.unmet('decideExtension', {}, forHead)).toEqual(['CX.OWN_REQUEST']);
  });

  test('nor what the person represented may not decide: their own case, or one about them', () => {
    const handledByHead = toApprove().do('replaceHandler', { handlerId: branchHead.staffId }, otherOfficer);
    expect(handledByHead.unmet('decideApproval', {}, forHead)).toEqual(['CX.OWN_CASE']);
    const aboutHead = new Case({ complainedStaffId: branchHead.staffId }).to('investigating');
    aboutHead.do('submitDecision', { compensationFen: 50_001 });
    expect(aboutHead.unmet('decideApproval', {}, forHead)).toEqual(['CX.NAMED']);
  });

  test('decides an appeal for the reviewer, unless they have had a part in the case', () => {
    const appealed = (): Case =>
      new Case()
        .to('reportingBack')
        .do('recordReportBack', { accepted: false, reason: 'nobody apologised' })
        .do('acknowledgeAppeal', {}, otherBranchHead);
    expect(appealed().unmet('decideAppeal', {}, deputy)).toEqual(['CX.REVIEWER']);
    expect(appealed().unmet('decideAppeal', {}, inPlaceOf(branchHead, officer))).toEqual(['CX.INVOLVED']);
    const decided = appealed().do('decideAppeal', {}, forHead);
    expect(decided.state.pastHandlerIds).toContain(deputy.staffId);
  });
});

describe('as whom a command is given', () => {
  const as = (given: Case, name: ComplaintCommandName, actor: Actor, absent: readonly Actor[], payload = {}) =>
    actAs(
      given.state,
      complaintCommands[name] as unknown as ComplaintCommand<unknown>,
      { ...usualComplaint[name](given.nowMs), ...payload },
      { ...given.time(), nowMs: given.nowMs, actor },
      absent,
    ).actingFor?.staffId ?? null;

  test('as oneself where that is enough, else for whoever may, also when something else is still missing', () => {
    expect(as(investigating(), 'askCustomer', branchHead, [officer])).toBeNull();
    expect(as(investigating(), 'submitDecision', branchHead, [otherOfficer, officer])).toBe(officer.staffId);
    expect(as(investigating(), 'submitDecision', deputy, [officer], { rootCause: ' ' })).toBe(officer.staffId);
    expect(as(toApprove(), 'decideApproval', deputy, [otherOfficer, branchHead])).toBe(branchHead.staffId);
    expect(as(toApprove(), 'decideApproval', deputy, [otherOfficer])).toBeNull();
  });
});
