import * as z from 'zod';
import { prospectId } from '../../contracts/common.ts';
import { commandBody } from '../../contracts/prospect-commands.ts';
import type { FailureCode } from '../../domain/failure.ts';
import type { CommandName } from '../../domain/prospect/commands.ts';
import { RequestFailure } from '../errors.ts';
import { fingerprintOf } from '../idempotency.ts';
import { neededFor } from '../permissions/commands.ts';
import { defineRoute, type Route } from '../route.ts';
import { answerWrite, writeAnswers } from './answers.ts';
import { completePayload } from './complete-payload.ts';
import { requireClear } from './require-clear.ts';
import { doneBefore, requireWrite, type WriteRequest } from './require-write.ts';
import { sendCommand } from './send-command.ts';

/** Every command that a person can send, with the sentence the documentation shows. */
const summaries: Record<CommandName, string> = {
  assignOwner: 'Give a lead its owner, or a running prospect another one (P-04, P-62)',
  verifyLead: 'Record whether a lead’s information still holds (P-05)',
  submitQualification: 'Answer the five criteria (P-06 to P-10)',
  decideReview: 'Decide the rigorous review (P-11 to P-13)',
  saveIntel: 'Add what was learned about the customer',
  submitVisitPlan: 'Submit the written preparation of a visit (P-16)',
  proposeAppointment: 'Record one attempt to get the appointment (P-18, P-19)',
  confirmAppointment: 'Record that the customer agreed to the proposed time (P-17)',
  rescheduleAppointment: 'Move a confirmed appointment (P-20)',
  cancelAppointment: 'Cancel a confirmed appointment (P-21)',
  markNoShow: 'Record that the customer did not come (P-22)',
  submitMinutes: 'Submit the minutes of a meeting (P-25)',
  raiseObjection: 'Record a reservation of the customer',
  answerObjection: 'Record the answer to an objection',
  confirmObjection: 'Record the customer’s word on an answer (P-30)',
  recordClosingAttempt: 'Record one attempt to obtain the decision (P-36 to P-41)',
  completeDeal: 'Record what was agreed',
  confirmBooking: 'Confirm that the money is booked (G5.BOOK)',
  createMaintenancePlan: 'Plan how the customer will be cared for (G5.PLAN)',
  recordConsent: 'Note how the customer may be contacted (G1.DNC)',
  scoreTarget: 'Score the target of a campaign by the four conditions (9.2)',
  updateCustomer: 'Correct who the customer is, how to reach them and what they are worth (2.3)',
  recordContact: 'Record one touch with the customer',
  completeTask: 'Tick off a task that leaves no other record',
  snoozeTask: 'Put a task at the end of the list until an instant; its deadline and ladder run on',
  unsnoozeTask: 'Take a snooze back',
  skipTask: 'Say why a task is not needed this time',
  advance: 'Move forward through the gate; supervisors may waive soft conditions',
  requestOverride: 'Ask a supervisor to waive soft conditions',
  grantOverride: 'Waive what was asked about in step 1, for the owner’s next submission',
  declineOverride: 'Refuse to waive what somebody asked about',
  fallBack: 'Move back as the process allows (P-15, P-26, P-27, P-31, P-32, P-39)',
  park: 'Set the prospect aside until a date (P-52)',
  resume: 'Take a parked prospect up again (P-53)',
  markLost: 'End the pursuit: the customer declined or chose another bank (P-56)',
  disqualify: 'End the pursuit: the criteria are not met (P-68)',
  freeze: 'Stop selling until a date (P-66)',
  unfreeze: 'End a freeze before its date (P-67)',
};

const params = z.object({ prospectId });

const failures: readonly FailureCode[] = [
  'IDEMPOTENCY_KEY_REUSED',
  'FORBIDDEN',
  'NOT_FOUND',
  'STALE_STATE',
  'WRONG_PHASE',
  'PROSPECT_CLOSED',
  'UNMET_CONDITIONS',
  'HOLD',
  'TEMPORAL_UNAVAILABLE',
];

type CommandRoute<Name extends CommandName> = Route<
  Name,
  typeof params,
  z.ZodUndefined,
  ReturnType<typeof commandBody<Name>>,
  typeof writeAnswers
>;

/** One route for each command. */
export const commandRoutes = (Object.keys(summaries) as CommandName[]).map(
  // Each is made from its own name, which a map over names cannot say.
  commandRoute as (name: CommandName) => { [Name in CommandName]: CommandRoute<Name> }[CommandName],
);

function commandRoute(name: CommandName): Route {
  return defineRoute({
    method: 'post',
    path: `/prospects/:prospectId/commands/${name}`,
    operationId: name,
    tag: 'commands',
    summary: summaries[name],
    needs: neededFor(name),
    params,
    body: commandBody(name),
    answers: writeAnswers,
    failures,
    handle: async (input, deps) => {
      const {
        actor,
        ability,
        commandId,
        body,
        params: { prospectId: id },
      } = input;
      requireClear(body);
      const write: WriteRequest = { prospectId: id, name, carried: body, commandId, actor, ability };
      const leave = await requireWrite(deps, write);
      if (leave.kind === 'doneBefore') return answerWrite(leave.done, true);
      const { branchId } = leave.facts;
      const [payload, calendar] = await Promise.all([
        completePayload(name, body.payload, { ...deps, ability, facts: leave.facts, prospectId: id }),
        deps.calendars.get(branchId),
      ]);
      if (calendar === null) throw new Error(`branch ${branchId} has no calendar`);
      const fingerprint = fingerprintOf(actor.staffId, `${name} ${id}`, body);
      const { expectedRevision, overrides } = body;
      const envelope = { payload, actor, expectedRevision, overrides, fingerprint, calendar };
      const { receipt, projected } = await sendCommand(deps, { prospectId: id, name, commandId, actor, envelope });
      // Of a cycle before: whether it is the same request, the log tells.
      const before = receipt.fingerprint === '' ? await doneBefore(deps, write) : null;
      if (before !== null) return answerWrite(before, projected);
      if (receipt.fingerprint !== fingerprint)
        throw new RequestFailure('IDEMPOTENCY_KEY_REUSED', 'Use a new key for another request.');
      return answerWrite(
        { prospectId: id, commandId, revision: receipt.revision, phase: receipt.phase, atMs: receipt.atMs },
        projected,
      );
    },
  });
}
