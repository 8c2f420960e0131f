import { expect, test } from 'vitest';
import { unmetReviewer } from '../../../domain/complaint/appealing.ts';
import { levelOf } from '../../../domain/complaint/command.ts';
import { demonstrationOrganisation } from '../../../scripts/seed-data.ts';
import { branchHead, Case, sponsor } from '../../factories/complaint.ts';

const rejected = { accepted: false, reason: 'too little' };

/** Everybody of the demonstration who may review the open appeal. */
function reviewersIn({ state }: Case): readonly string[] {
  return demonstrationOrganisation()
    .staff.filter(
      (member) => unmetReviewer(state, { reviewerId: member._id, reviewerLevel: levelOf(member) }).length === 0,
    )
    .map(({ _id }) => _id);
}

test('both appeals against a decision of level 3 find a reviewer in the demonstration', () => {
  const given = new Case()
    .to('investigating')
    .do('submitDecision', { compensationFen: 900_000 })
    .do('decideApproval', {}, sponsor)
    .do('completeActions')
    .do('recordReportBack', rejected);
  const [first = ''] = reviewersIn(given);
  given
    .do('acknowledgeAppeal', { reviewerId: first, reviewerLevel: 3 }, branchHead)
    .do('decideAppeal', {}, { ...sponsor, staffId: first })
    .do('recordReportBack', { ...rejected, externalRouteTold: true });
  expect(reviewersIn(given)).toEqual(['s-0012']);
});
