import { isoOf } from '../../contracts/common.ts';
import { complaintParams, complaintView } from '../../contracts/complaint.ts';
import type { ComplaintRecord } from '../../contracts/complaint-records.ts';
import { complaintCommands } from '../../domain/complaint/commands.ts';
import { complaintCalendar } from '../../domain/complaint/hours.ts';
import { readPresence } from '../../models/absence.ts';
import { unmetKind } from '../../domain/complaint/systemic.ts';
import { findComplaintWithin } from '../../models/complaint-list.ts';
import type { ComplaintSnapshot } from '../../models/complaint.ts';
import { complaintWorkflowId } from '../../workflows/complaint/messages.ts';
import type { ApiDeps } from '../deps.ts';
import { clockOf } from '../moved-clock.ts';
import type { ActorAbility } from '../permissions/ability.ts';
import { newestSurveyOf } from '../../models/survey.ts';
import { complaintWrites } from '../permissions/complaint-commands.ts';
import { requireCalendars } from '../prospects/require-calendars.ts';
import { defineRoute, ok } from '../route.ts';
import { maskForComplaint, presentClock, presentComplaintRow, presentComplaintState } from './present.ts';
import { readComplaint } from './read-complaint.ts';
import { mayReveal, mayWrite } from './rights.ts';

export const getComplaintRoute = defineRoute({
  method: 'get',
  path: '/complaints/:complaintId',
  operationId: 'getComplaint',
  tag: 'complaints',
  summary: 'One complaint with its running limits, as far as the caller may see it',
  needs: 'readComplaint',
  params: complaintParams,
  answers: { 200: { description: 'The complaint', schema: complaintView } },
  failures: ['NOT_FOUND'],
  handle: async ({ actor, ability, params }, deps) => {
    const snapshot = await readComplaint(deps, ability, params.complaintId);
    const { branchId, handlerId } = snapshot;
    // The complaint's workflow knows nothing of its surveys: they are looked up.
    const surveyId = await newestSurveyOf(deps.models.surveys, snapshot._id);
    const state = { ...snapshot.state, surveyId };
    const { nowMs, isMoved } = await clockOf(deps, complaintWorkflowId(snapshot._id));
    const calendar = (await requireCalendars(deps)).of(branchId);
    const hours = complaintCalendar(calendar, state.receivedAtMs, nowMs);
    const mask = maskForComplaint(deps, ability, snapshot);
    const absenceOf = await readPresence(deps.models, handlerId === null ? [] : [handlerId], nowMs);
    const readsStatements = ability.can('readStatements', snapshot);
    return ok({
      summary: presentComplaintRow(snapshot, { nowMs, calendar, mask, absenceOf }),
      record: readsStatements ? (presentComplaintState(state, mask) as ComplaintRecord) : null,
      clockMovedTo: isMoved ? isoOf(nowMs) : null,
      clocks: state.clocks.map((clock) => presentClock(clock, nowMs, hours)),
      parent: await readableParent(deps, ability, snapshot),
      permittedCommands: complaintWrites.filter(
        (name) => mayWrite(deps, ability, name, snapshot) && unmetKind(complaintCommands[name], state).length === 0,
      ),
      actingFor: (await deps.abilities.represented(actor.staffId)).map(({ staffId, profiles }) => ({
        staffId,
        profiles: [...profiles],
      })),
      revealable: mayReveal(ability, snapshot),
    });
  },
});

/** The systemic case is told to whoever may read it. */
async function readableParent(
  { models, rules }: Pick<ApiDeps, 'models' | 'rules'>,
  ability: ActorAbility,
  { parentId }: Pick<ComplaintSnapshot, 'parentId'>,
): Promise<{ complaintId: string; caseNumber: string } | null> {
  if (parentId === null) return null;
  const reach = rules.reachOf(ability, 'readComplaint', 'Complaint');
  const parent = await findComplaintWithin(models.complaints, parentId, reach);
  return parent === null ? null : { complaintId: parent._id, caseNumber: parent.caseNumber };
}
