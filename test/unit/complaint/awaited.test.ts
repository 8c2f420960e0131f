import { describe, expect, test } from 'vitest';
import { awaitedOf, type Awaited } from '../../../domain/complaint/awaited.ts';
import type { CasePerson } from '../../../domain/complaint/command.ts';
import { branchHead, Case, officer, otherOfficer, otherSponsor, sponsor, teller } from '../../factories/complaint.ts';

const people = { teller, officer, otherOfficer, branchHead, sponsor } as const;

/** Who finds what of a case on their day. */
function awaited({ state }: Case): Partial<Record<keyof typeof people, Awaited>> {
  const found = Object.entries(people).flatMap(([name, person]) => {
    const awaits = awaitedOf(state, person);
    return awaits === null ? [] : [[name, awaits]];
  });
  return Object.fromEntries(found);
}

const investigating = (): Case => new Case().to('investigating');
const appealed = (): Case => new Case().to('closed').do('appeal');

describe('what of a case waits for whom', () => {
  test.each<[string, () => Case, ReturnType<typeof awaited>]>([
    ['nobody handles it yet: the desk', () => new Case(), { officer: 'handler', otherOfficer: 'handler' }],
    [
      'nobody handles it yet, and it begins at the branch: its head, too',
      () => new Case({ category: 'error' }),
      { officer: 'handler', otherOfficer: 'handler', branchHead: 'handler' },
    ],
    [
      'a systemic case: level 3, where it stands',
      () => new Case({ channel: 'cluster', customer: null, contact: '', description: '', customerDemand: '' }),
      { sponsor: 'handler' },
    ],
    ['it is being looked into: its handler', investigating, { officer: 'handling' }],
    [
      'a remedy above the handler’s limit: the level that it needs, and no other',
      () => investigating().do('submitDecision', { compensationFen: 50_001 }),
      { officer: 'handling', branchHead: 'approval' },
    ],
    [
      'a remedy for the top: not the branch',
      () => investigating().do('submitDecision', { compensationFen: 500_001 }),
      { officer: 'handling', sponsor: 'approval' },
    ],
    [
      'more time was asked for',
      () => investigating().do('requestExtension'),
      { officer: 'handling', branchHead: 'moreTime' },
    ],
    [
      'it was decided on the request',
      () => investigating().do('requestExtension').do('decideExtension', {}, branchHead),
      { officer: 'handling' },
    ],
    ['an appeal without a reviewer', appealed, { officer: 'handling', branchHead: 'reviewer' }],
    [
      'an appeal with one',
      () => appealed().do('acknowledgeAppeal', {}, sponsor),
      { officer: 'handling', branchHead: 'review' },
    ],
  ])('%s', (_when, given, expected) => {
    expect(awaited(given())).toEqual(expected);
  });

  test('nothing waits for whoever it is about, nor is anybody asked about what they asked for or handle themselves', () => {
    const named = investigating().do('requestExtension').do('nameStaff', { staffId: branchHead.staffId }, sponsor);
    expect(awaited(named)).not.toHaveProperty('branchHead');
    const own = new Case().do('acknowledge', { handlerId: branchHead.staffId }).do('startWork', {}, branchHead);
    own.do('requestExtension', {}, branchHead);
    expect(awaited(own)).toEqual({ branchHead: 'handling', sponsor: 'moreTime' });
  });

  test('a deputy has what waits for whoever is away', () => {
    const asDeputy = (away: CasePerson): CasePerson => ({ ...teller, actingFor: away });
    const { state } = investigating().do('requestExtension');
    expect(awaitedOf(state, asDeputy(officer))).toBe('handling');
    expect(awaitedOf(state, asDeputy(branchHead))).toBe('moreTime');
    expect(awaitedOf(state, asDeputy(otherSponsor))).toBeNull();
  });
});
