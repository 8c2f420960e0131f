import * as z from 'zod';
import { prospectId } from '../../contracts/common.ts';
import { reopenBody } from '../../contracts/prospect-create.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import { unmetReopen } from '../../domain/prospect/reopen.ts';
import { findProspect, type ProspectSnapshot } from '../../models/prospect.ts';
import { lastReceiptsOf } from '../../models/prospect-event.ts';
import { keptReceipts } from '../../workflows/prospect/messages.ts';
import { RequestFailure } from '../errors.ts';
import { fingerprintOf } from '../idempotency.ts';
import { defineRoute } from '../route.ts';
import { answerWrite, writeAnswers } from './answers.ts';
import { awaitBeginning, startCycle, wasStartedBy } from './begin.ts';
import { noSuchProspect } from './read-prospect.ts';
import { requireWrite } from './require-write.ts';

export const reopenRoute = defineRoute({
  method: 'post',
  path: '/prospects/:prospectId/reopen',
  operationId: 'reopenProspect',
  tag: 'prospects',
  summary: 'Take up a lost or disqualified pursuit again, as a new cycle (P-57, D-12)',
  needs: 'reopenPursuit',
  params: z.object({ prospectId }),
  body: reopenBody,
  answers: writeAnswers,
  failures: [
    'IDEMPOTENCY_KEY_REUSED',
    'FORBIDDEN',
    'NOT_FOUND',
    'STALE_STATE',
    'PROSPECT_OPEN',
    'UNMET_CONDITIONS',
    'TEMPORAL_UNAVAILABLE',
  ],
  handle: async ({ actor, ability, commandId, body, params: { prospectId: id } }, deps) => {
    const { expectedRevision, ...payload } = body;
    const carried = { payload, overrides: [] };
    const leave = await requireWrite(deps, { prospectId: id, name: 'reopen', carried, commandId, actor, ability });
    if (leave.kind === 'doneBefore') return answerWrite(leave.done, true);
    const snapshot = await findProspect(deps.models.prospects, id);
    if (snapshot === null) throw noSuchProspect();
    const fingerprint = fingerprintOf(actor.staffId, `reopen ${snapshot._id}`, body);
    // The event that begins the cycle comes right after the revision that the caller saw.
    const begun = { prospectId: snapshot._id, commandId, revision: expectedRevision + 1 };
    // What was begun after the revision that the caller saw may have been begun by this very request.
    const isRepeated =
      expectedRevision < snapshot.revision && (await wasStartedBy(deps, snapshot._id, { commandId, fingerprint }));
    if (!isRepeated) {
      requireReopenable(snapshot, expectedRevision, actor);
      const calendar = await deps.calendars.get(snapshot.branchId);
      if (calendar === null) throw new Error(`branch ${snapshot.branchId} has no calendar`);
      await startCycle(deps, {
        kind: 'reopen',
        prospectId: snapshot._id,
        actor,
        calendar,
        commandId,
        fingerprint,
        payload,
        ended: snapshot.state,
        receipts: await lastReceiptsOf(deps.models.prospectEvents, snapshot._id, keptReceipts),
      });
    }
    const { done, projected } = await awaitBeginning(deps, begun);
    return answerWrite(done, projected);
  },
});

/** @throws RequestFailure PROSPECT_OPEN, STALE_STATE, UNMET_CONDITIONS */
function requireReopenable(
  { _id, open, revision, phase, state }: ProspectSnapshot,
  expectedRevision: number,
  actor: Actor,
): void {
  const actual = { actualRevision: revision, actualPhase: phase };
  if (open) throw new RequestFailure('PROSPECT_OPEN', 'The pursuit is running.', { ...actual, prospectId: _id });
  if (expectedRevision !== revision)
    throw new RequestFailure('STALE_STATE', `The prospect is at revision ${revision} now.`, actual);
  const unmet = unmetReopen(state, { actor });
  if (unmet.length > 0)
    throw new RequestFailure('UNMET_CONDITIONS', `Not yet: ${unmet.map(({ code }) => code).join(', ')}.`, {
      ...actual,
      unmet,
    });
}
