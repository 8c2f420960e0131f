import { randomUUID } from 'node:crypto';
import { complaintRevealView, revealBody } from '../../contracts/audit.ts';
import { complaintParams } from '../../contracts/complaint.ts';
import { writeAudit } from '../../models/audit-entry.ts';
import { invalidBody, RequestFailure } from '../errors.ts';
import { clearTextAt } from '../permissions/mask.ts';
import { defineRoute, ok } from '../route.ts';
import { readComplaint } from './read-complaint.ts';
import { mayReveal } from './rights.ts';

export const revealComplaintRoute = defineRoute({
  method: 'post',
  path: '/complaints/:complaintId/reveal',
  operationId: 'revealComplaintData',
  tag: 'complaints',
  summary: 'Show one masked telephone number or text of a complaint in clear; each time is written down',
  needs: ['workComplaint', 'decideAppeal'],
  params: complaintParams,
  body: revealBody,
  answers: { 200: { description: 'In clear', schema: complaintRevealView } },
  failures: ['FORBIDDEN', 'NOT_FOUND'],
  handle: async ({ actor, ability, params, body: { field, reason } }, deps) => {
    const snapshot = await readComplaint(deps, ability, params.complaintId);
    if (!mayReveal(ability, snapshot)) throw new RequestFailure('FORBIDDEN', 'You read this case, but only masked.');
    const value = clearTextAt(snapshot.state, field);
    if (value === null) throw invalidBody('/field', 'is not the pointer of a masked text of this complaint');
    // Before the answer: nothing is shown that was not written down.
    await writeAudit(deps.models.auditEntries, {
      // A repeated request is another look.
      _id: randomUUID(),
      at: new Date(),
      staffId: actor.staffId,
      action: 'dataRevealed',
      subject: { kind: 'complaint', id: snapshot._id },
      field,
      reason,
    });
    return ok({ complaintId: snapshot._id, field, value });
  },
});
