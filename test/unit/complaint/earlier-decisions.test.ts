import { expect, test } from 'vitest';
import { grantedFen } from '../../../domain/complaint/deciding.ts';
import { branchHead, Case, remedy, sponsor } from '../../factories/complaint.ts';

/** 3,000 yuan approved, carried out, reported back; the customer appeals. */
function appealed(options: ConstructorParameters<typeof Case>[1] = {}): Case {
  return new Case({}, options)
    .to('investigating')
    .do('submitDecision', remedy({ compensationFen: 300_000 }))
    .do('decideApproval', {}, branchHead)
    .do('completeActions')
    .do('recordReportBack', { accepted: false, reason: 'nobody apologised' })
    .do('acknowledgeAppeal', { reviewerId: sponsor.staffId, reviewerLevel: 3 }, branchHead);
}
const upheld = (compensationFen: number) => ({ decision: 'upheld' as const, remedy: remedy({ compensationFen }) });

test('what was approved and carried out stays in the case when the appeal brings another decision, and is counted', () => {
  const resolvedAtMs = appealed().state.resolvedAtMs;
  const one = appealed().do('decideAppeal', upheld(50_000), sponsor);
  expect(one.state.earlierDecisions).toEqual([
    {
      decision: expect.objectContaining({ compensationFen: 300_000, decidedBy: one.state.handlerId }),
      approval: expect.objectContaining({ decision: 'approved', decidedBy: branchHead.staffId }),
      resolvedAtMs,
    },
  ]);
  expect(resolvedAtMs).not.toBeNull();
  expect(one.last.changes.earlierDecisions).toEqual(one.state.earlierDecisions);
  expect([one.state.decision?.compensationFen, grantedFen(one.state)]).toEqual([50_000, 350_000]);
  // taken back before the second one is carried out: the first was paid
  expect(grantedFen(one.do('withdraw').state)).toBe(300_000);
});

test('an appeal that is rejected leaves the one decision where it is', () => {
  const { state } = appealed().do('decideAppeal', {}, sponsor);
  expect([state.earlierDecisions, grantedFen(state)]).toEqual([undefined, 300_000]);
});

test('what a body outside puts in the place of a decision that nobody carried out is not counted twice', () => {
  const { state } = new Case()
    .to('resolving')
    .do('takeOutside')
    .do('recordOutsideDecision', { decision: remedy({ compensationFen: 70_000 }) });
  expect(state.earlierDecisions).toMatchObject([{ resolvedAtMs: null }]);
  const first = new Case().to('investigating').do('submitDecision', remedy({ compensationFen: 20_000 }));
  const { state: later } = first
    .do('takeOutside')
    .do('recordOutsideDecision', { decision: remedy({ compensationFen: 70_000 }) });
  expect(grantedFen(later)).toBe(70_000);
});

test('a decision that was sent back never stood, and a case of before keeps none', () => {
  const again = new Case()
    .to('investigating')
    .do('submitDecision', remedy({ compensationFen: 300_000 }))
    .do('decideApproval', { decision: 'rejected', reason: 'too much' }, branchHead)
    .do('submitDecision');
  expect(again.state.earlierDecisions).toBeUndefined();
  const before = appealed({ doesMore: false }).do('decideAppeal', upheld(50_000), sponsor);
  expect([before.state.earlierDecisions, grantedFen(before.state)]).toEqual([undefined, 50_000]);
});
