import { describe, expect, test } from 'vitest';
import { abilityOf, type ActorAbility, type Grounds } from '../../../api/permissions/ability.ts';
import { meetsNeed } from '../../../api/permissions/need.ts';
import type { ComplaintHolding } from '../../../domain/complaint/holders.ts';
import { staffProfiles, type StaffProfile } from '../../../domain/prospect/catalogue.ts';

function who(profiles: readonly StaffProfile[], others: Partial<Omit<Grounds, 'actor'>> = {}): ActorAbility {
  const actor = { staffId: 's-1', branchId: 'b-1', teamId: 't-1', profiles };
  return abilityOf({ actor, teamIdsLed: [], branchIdsHeaded: [], actingFor: [], ...others });
}

/** A case of the branch in which the person has no part unless told. */
function complaint(fields: Partial<ComplaintHolding> = {}): ComplaintHolding {
  return {
    branchId: 'b-1',
    receivedBy: 's-9',
    handlerId: 's-8',
    reviewerId: null,
    actionOwnerIds: [],
    complainedStaffId: null,
    ...fields,
  };
}

const elsewhere = complaint({ branchId: 'b-2' });

test('every profile but the administrator registers complaints (8.3)', () => {
  const registers = staffProfiles.filter((profile) => meetsNeed(who([profile]), 'registerComplaint'));
  expect(registers).toEqual(staffProfiles.filter((profile) => profile !== 'admin'));
});

test('the complaint officer and the executive sponsor work in the whole bank, the supervisor in the branch', () => {
  for (const profile of ['complaintOfficer', 'executiveSponsor'] as const)
    expect(who([profile]).can('workComplaint', elsewhere)).toBe(true);
  expect(who(['supervisor']).can('workComplaint', complaint())).toBe(true);
  expect(who(['supervisor']).can('workComplaint', elsewhere)).toBe(false);
  expect(who(['customerManager']).can('workComplaint', complaint())).toBe(false);
});

describe('whoever has a part in a case', () => {
  test('handles it, wherever it is', () => {
    const handled = complaint({ branchId: 'b-2', handlerId: 's-1' });
    expect(who(['teller']).can('workComplaint', handled)).toBe(true);
    expect(who(['teller']).can('readStatements', handled)).toBe(true);
    expect(who(['supervisor']).can('workComplaint', handled)).toBe(true);
    expect(who(['teller']).can('decideComplaint', handled)).toBe(false);
  });

  test('does an action, reads what it is about, and does nothing else', () => {
    const asked = complaint({ branchId: 'b-2', actionOwnerIds: ['s-7', 's-1'] });
    expect(who(['backOffice']).can('carryOutAction', asked)).toBe(true);
    expect(who(['backOffice']).can('readStatements', asked)).toBe(true);
    expect(who(['backOffice']).can('workComplaint', asked)).toBe(false);
  });

  test('registered it: reads how it stands, and not what people said', () => {
    const registered = complaint({ branchId: 'b-2', receivedBy: 's-1' });
    expect(who(['trainer']).can('readComplaint', registered)).toBe(true);
    expect(who(['trainer']).can('readStatements', registered)).toBe(false);
    expect(who(['trainer']).can('carryOutAction', registered)).toBe(false);
  });

  test('reviews its appeal, although of another branch', () => {
    const appealed = complaint({ branchId: 'b-2', reviewerId: 's-1' });
    expect(who(['supervisor']).can('decideAppeal', appealed)).toBe(true);
    expect(who(['supervisor']).can('workComplaint', appealed)).toBe(false);
    expect(who(['complaintOfficer']).can('decideAppeal', appealed)).toBe(false);
  });
});

test('the person complained about neither reads the case nor acts in it, whatever the profile', () => {
  for (const profile of staffProfiles) {
    const named = complaint({ complainedStaffId: 's-1', receivedBy: 's-1', handlerId: 's-1', actionOwnerIds: ['s-1'] });
    for (const action of [
      'readComplaint',
      'readStatements',
      'workComplaint',
      'carryOutAction',
      'decideComplaint',
    ] as const)
      expect(who([profile]).can(action, named), `${profile} ${action}`).toBe(false);
  }
});

test('nor does anybody who was named before another one', () => {
  const named = complaint({ complainedStaffId: 's-2', namedStaffIds: ['s-1', 's-2'], receivedBy: 's-1' });
  for (const profile of staffProfiles)
    for (const action of ['readComplaint', 'workComplaint', 'decideComplaint'] as const)
      expect(who([profile]).can(action, named), `${profile} ${action}`).toBe(false);
  const deputy = who(['supervisor'], { actingFor: ['s-7'] });
  expect(deputy.can('decideAppeal', complaint({ complainedStaffId: 's-2', namedStaffIds: ['s-7', 's-2'] }))).toBe(
    false,
  );
});

test('research reads every case without names', () => {
  const analyst = who(['serviceQualityAnalyst']);
  expect(analyst.can('readStatements', elsewhere)).toBe(true);
  expect(analyst.can('readNames', elsewhere)).toBe(false);
  expect(who(['complaintOfficer']).can('readNames', elsewhere)).toBe(true);
});

describe('a deputy of somebody who deals with complaints', () => {
  const deputyOf = (...profiles: StaffProfile[]): ActorAbility =>
    who(['teller'], { actingFor: ['s-7'], represented: [{ staffId: 's-7', profiles }] });

  test.each([
    [
      'supervisor',
      complaint(),
      ['readComplaint', 'readStatements', 'workComplaint', 'decideComplaint', 'decideAppeal'],
    ],
    ['supervisor', elsewhere, []],
    ['complaintOfficer', elsewhere, ['readComplaint', 'workComplaint']],
    ['executiveSponsor', elsewhere, ['readComplaint', 'workComplaint', 'decideComplaint', 'decideAppeal']],
    ['teller', complaint(), []],
    // about the person who is away, handled by them, about the deputy
    ['supervisor', complaint({ complainedStaffId: 's-7' }), []],
    ['executiveSponsor', complaint({ handlerId: 's-7' }), ['readComplaint', 'workComplaint']],
    ['executiveSponsor', complaint({ complainedStaffId: 's-1' }), []],
  ] as const)('of a %s: %j allows %j', (profile, holding, allowed) => {
    const actions = ['readComplaint', 'readStatements', 'workComplaint', 'decideComplaint', 'decideAppeal'] as const;
    const may = actions.filter((action) => deputyOf(profile).can(action, holding));
    expect(may).toEqual(expect.arrayContaining([...allowed]));
    if (allowed.length === 0) expect(may).toEqual([]);
    if (!(allowed as readonly string[]).includes('decideComplaint')) expect(may).not.toContain('decideAppeal');
  });
});

test('a deputy works for the handler who is away, and decides nothing that the handler may not decide', () => {
  const deputy = who(['supervisor'], { actingFor: ['s-8'] });
  expect(deputy.can('workComplaint', elsewhere)).toBe(true);
  expect(deputy.can('decideComplaint', complaint())).toBe(false);
  expect(who(['supervisor']).can('decideComplaint', complaint())).toBe(true);
  expect(deputy.can('decideAppeal', complaint({ handlerId: 's-7', complainedStaffId: 's-8' }))).toBe(false);
});
