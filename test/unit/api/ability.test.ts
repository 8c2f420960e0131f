import { describe, expect, test } from 'vitest';
import { abilityOf, type ActorAbility, type Grounds } from '../../../api/permissions/ability.ts';
import { allows, demandsOf, prospectWrites } from '../../../api/permissions/commands.ts';
import type { ProspectFacts } from '../../../api/permissions/facts.ts';
import { meetsNeed } from '../../../api/permissions/need.ts';
import { permissionRules } from '../../../api/permissions/rules.ts';
import { prospectCommands } from '../../../domain/prospect/commands.ts';
import type { StaffProfile } from '../../../domain/prospect/catalogue.ts';

function who(profiles: readonly StaffProfile[], others: Partial<Omit<Grounds, 'actor'>> = {}): ActorAbility {
  const actor = { staffId: 's-1', branchId: 'b-1', teamId: 't-1', profiles };
  return abilityOf({ actor, teamIdsLed: [], branchIdsHeaded: [], actingFor: [], ...others });
}

function prospect(fields: Partial<ProspectFacts> = {}): ProspectFacts {
  const ownerId = 's-1';
  return { ownerId, teamId: 't-1', branchId: 'b-1', holderIds: [ownerId], awaitsBooking: false, step: 2, ...fields };
}

const somebodyElses = prospect({ ownerId: 's-2', holderIds: ['s-2'] });
const elsewhere = prospect({ ownerId: 's-3', holderIds: ['s-3'], teamId: 't-3', branchId: 'b-3' });

describe('scopes', () => {
  test('own: the owner, and whoever has an open task on it', () => {
    const manager = who(['customerManager']);
    expect(manager.can('readProspect', prospect())).toBe(true);
    expect(manager.can('readProspect', somebodyElses)).toBe(false);
    expect(manager.can('readProspect', prospect({ ownerId: 's-2', holderIds: ['s-1', 's-2'] }))).toBe(true);
  });

  test('branch: the own one, whoever owns the prospect', () => {
    const supervisor = who(['supervisor']);
    expect(supervisor.can('workSteps1To3', somebodyElses)).toBe(true);
    expect(supervisor.can('readProspect', elsewhere)).toBe(false);
  });

  test('team: who heads a unit reads it without being a supervisor, and decides nothing there', () => {
    const lead = who(['customerManager'], { teamIdsLed: ['t-3'] });
    expect(lead.can('readProspect', elsewhere)).toBe(true);
    expect(lead.can('readProspect', somebodyElses)).toBe(false);
    expect(lead.can('workSteps1To3', elsewhere)).toBe(false);
    expect(who(['trainer'], { branchIdsHeaded: ['b-3'] }).can('readFunnel', elsewhere)).toBe(true);
  });

  test('case: the back office has what waits for its booking, and only then', () => {
    const office = who(['backOffice']);
    expect(office.can('readProspect', elsewhere)).toBe(false);
    expect(office.can('confirmBooking', { ...elsewhere, awaitsBooking: true })).toBe(true);
    expect(office.can('workSteps4To6', prospect({ ...elsewhere, awaitsBooking: true, step: 5 }))).toBe(false);
  });

  test('case: whoever else works in cases has what they have a task on', () => {
    const productManager = who(['productManager']);
    expect(productManager.can('answerObjection', elsewhere)).toBe(false);
    const asked = { ...elsewhere, holderIds: ['s-1', 's-3'] };
    expect(productManager.can('answerObjection', asked)).toBe(true);
    expect(productManager.can('readProspect', asked)).toBe(true);
    expect(productManager.can('readProspect', { ...elsewhere, awaitsBooking: true })).toBe(false);
  });

  test('several profiles add up', () => {
    const both = who(['teller', 'supervisor']);
    expect(both.can('allocate', somebodyElses)).toBe(true);
    expect(who(['teller']).can('allocate', somebodyElses)).toBe(false);
  });

  test.each<StaffProfile>(['trainer', 'campaignPlanner', 'campaignCoordinator'])(
    '%s, whom 2.3 does not mention, may do nothing but register complaints',
    (profile) => {
      const allowed = who([profile]).rules.filter(({ subject }) => subject !== 'Complaint');
      expect(allowed).toEqual([]);
    },
  );
});

describe('a deputy', () => {
  const deputy = who(['customerManager', 'supervisor'], { actingFor: ['s-3'] });

  test('has the records of the absent owner', () => {
    expect(deputy.can('workSteps1To3', elsewhere)).toBe(true);
    expect(who(['customerManager']).can('workSteps1To3', elsewhere)).toBe(false);
  });

  test('decides nothing about them that the owner might not', () => {
    const nearby = { ...elsewhere, branchId: 'b-1' };
    for (const approval of ['waiveCondition', 'decideReview', 'reopenPursuit'] as const) {
      expect(deputy.can(approval, nearby)).toBe(false);
      expect(who(['supervisor']).can(approval, nearby)).toBe(true);
    }
  });
});

describe('commands', () => {
  test('each is in the list, with the reopening', () => {
    expect([...prospectWrites].toSorted()).toEqual([...Object.keys(prospectCommands), 'reopen'].toSorted());
  });

  test('a lobby manager works up to step 2, edits basic facts and asks for no review', () => {
    const lobby = who(['lobbyManager']);
    const may = (name: Parameters<typeof demandsOf>[0], payload: object, step: 1 | 2 | 3 = 2): boolean =>
      allows(lobby, demandsOf(name, { payload, overrides: [] }), prospect({ step }));
    expect(may('advance', {})).toBe(true);
    expect(may('advance', {}, 3)).toBe(false);
    expect(may('saveIntel', { occupation: 'teacher', stakeholders: [] })).toBe(true);
    expect(may('saveIntel', { occupation: 'teacher', swot: null })).toBe(false);
    expect(may('submitQualification', { growthType: false, conditionalUntilMs: null }, 2)).toBe(true);
    expect(may('submitQualification', { growthType: true, conditionalUntilMs: null }, 2)).toBe(false);
  });

  test('a waiver, and going on with open criteria, are a supervisor’s', () => {
    const waive = { payload: {}, overrides: [{ code: 'G2.INTEL', reason: 'urgent' }] };
    expect(allows(who(['customerManager']), demandsOf('advance', waive), prospect())).toBe(false);
    expect(allows(who(['supervisor']), demandsOf('advance', waive), prospect())).toBe(true);
    const conditional = { payload: { growthType: false, conditionalUntilMs: 1 }, overrides: [] };
    expect(allows(who(['customerManager']), demandsOf('submitQualification', conditional), prospect())).toBe(false);
  });

  test('a teller corrects nothing of a lead, since verifying is work', () => {
    const carried = { payload: { result: 'corrected', corrections: { phone: null } }, overrides: [] };
    expect(allows(who(['teller']), demandsOf('verifyLead', carried), prospect({ step: 1 }))).toBe(false);
    expect(allows(who(['customerManager']), demandsOf('verifyLead', carried), prospect({ step: 1 }))).toBe(true);
  });
});

test('what a route needs is one of several capabilities, or nothing but a sign-in', () => {
  const admin = who(['admin']);
  expect(meetsNeed(admin, 'configure')).toBe(true);
  expect(meetsNeed(admin, ['workSteps1To3', 'workSteps4To6'])).toBe(false);
  expect(meetsNeed(who(['trainer']), 'signedIn')).toBe(true);
});

test('a query is narrowed to what is in reach: one condition for one scope, nothing for nobody, everything for all', () => {
  const { reachOf } = permissionRules;
  expect(reachOf(who(['customerManager']), 'readProspect', 'Prospect')).toEqual({ holderIds: 's-1' });
  expect(reachOf(who(['customerManager', 'supervisor']), 'readProspect', 'Prospect')).toEqual({
    $or: [{ branchId: 'b-1' }, { holderIds: 's-1' }],
  });
  const lead = who(['unitHead', 'supervisor', 'allocator'], { teamIdsLed: ['t-1'], branchIdsHeaded: ['b-1'] });
  expect(reachOf(lead, 'readProspect', 'Prospect')).toEqual({ branchId: 'b-1' });
  expect(reachOf(who(['customerManager']), 'readProspect', 'Task')).toEqual({ assigneeId: 's-1' });
  expect(reachOf(who(['trainer']), 'readProspect', 'Prospect')).toEqual({ _id: { $in: [] } });
  expect(reachOf(who(['admin']), 'readProspect', 'Prospect')).toEqual({});
  expect(reachOf(who(['researchAnalyst']), 'readNames', 'Prospect')).toEqual({ _id: { $in: [] } });
});
