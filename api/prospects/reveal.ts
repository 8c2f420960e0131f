import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { revealBody, revealView } from '../../contracts/audit.ts';
import { prospectId } from '../../contracts/common.ts';
import { writeAudit } from '../../models/audit-entry.ts';
import { invalidBody, RequestFailure } from '../errors.ts';
import { clearTextAt } from '../permissions/mask.ts';
import { defineRoute, ok } from '../route.ts';
import { readProspect } from './read-prospect.ts';

export const revealRoute = defineRoute({
  method: 'post',
  path: '/prospects/:prospectId/reveal',
  operationId: 'revealData',
  tag: 'prospects',
  summary: 'Show one masked telephone number, ID number, address or text in clear; each time is written down',
  needs: 'revealData',
  params: z.object({ prospectId }),
  body: revealBody,
  answers: { 200: { description: 'In clear', schema: revealView } },
  failures: ['NOT_FOUND'],
  handle: async ({ actor, ability, params, body: { field, reason } }, deps) => {
    const snapshot = await readProspect(deps, ability, params.prospectId);
    const mayReveal = ability.can('revealData', snapshot) && ability.can('readNames', snapshot);
    if (!mayReveal) throw new RequestFailure('FORBIDDEN', 'You read this prospect, but only masked.');
    const value = clearTextAt(snapshot.state, field);
    if (value === null) throw invalidBody('/field', 'is not the pointer of a masked text of this prospect');
    // Before the answer: nothing is shown that was not written down.
    await writeAudit(deps.models.auditEntries, {
      // A repeated request is another look.
      _id: randomUUID(),
      at: new Date(),
      staffId: actor.staffId,
      action: 'dataRevealed',
      subject: { kind: 'prospect', id: snapshot._id },
      field,
      reason,
    });
    return ok({ prospectId: snapshot._id, field, value });
  },
});
