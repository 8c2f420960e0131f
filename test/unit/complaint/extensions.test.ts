import { describe, expect, test } from 'vitest';
import { settledByComplaint } from '../../../domain/complaint/settle.ts';
import { Case, otherSponsor, remedy } from '../../factories/complaint.ts';

const asked = (): Case => new Case().to('investigating').do('requestExtension');
/** As a case of before: it was taken outside with a request that nobody had decided. */
const askedBefore = (): Case =>
  new Case({}, { doesMore: false }).to('investigating').do('requestExtension').do('takeOutside');
const extensions = ({ state }: Case): string[] => state.extensions.map(({ decision }) => decision);

function settled({ last }: Case): string[] {
  return settledByComplaint(last).map(({ asks, outcome }) => `${asks.join()} ${outcome}`);
}

describe('a request for more time that nobody has decided', () => {
  test.each([
    ['the case is resolved', () => asked().do('submitDecision').do('completeActions')],
    ['an outside body takes it', () => asked().do('takeOutside')],
    ['the customer takes it back', () => asked().do('withdraw')],
  ] as const)('ends when %s, and asks nobody any more', (_what, given) => {
    const complaint = given();
    expect(complaint.state.extensions).toMatchObject([
      { decision: 'obsolete', decidedBy: null, decidedAtMs: complaint.nowMs },
    ]);
    expect(settled(complaint)).toContain('extension obsolete');
  });

  test('stays while the case goes on', () => {
    const given = asked().do('submitDecision', { compensationFen: 50_001 });
    expect([extensions(given), settled(given)]).toEqual([['pending'], []]);
  });

  test('is not granted for a later time to resolve, for which more can be asked', () => {
    const given = asked().do('takeOutside');
    given.wait(given.nowMs + 60_000).do('recordOutsideDecision', { decision: remedy() });
    expect(settled(given)).not.toContain('extension obsolete');
    expect(given.unmet('decideExtension', {}, otherSponsor)).toEqual(['CX.NO_REQUEST']);
    given.do('requestExtension').do('decideExtension', {}, otherSponsor);
    expect(extensions(given)).toEqual(['obsolete', 'granted']);
  });

  test('of a case of before neither is granted nor stands in the way of another', () => {
    const given = askedBefore();
    expect(extensions(given)).toEqual(['pending']);
    given.wait(given.nowMs + 60_000).do('recordOutsideDecision');
    expect(given.unmet('decideExtension', {}, otherSponsor)).toEqual(['CX.NO_REQUEST']);
    expect(given.unmet('requestExtension')).toEqual([]);
  });
});
