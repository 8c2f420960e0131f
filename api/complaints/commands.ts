import type * as z from 'zod';
import { complaintCommandBody } from '../../contracts/complaint-commands.ts';
import { complaintParams } from '../../contracts/complaint.ts';
import { complaintCalendar } from '../../domain/complaint/hours.ts';
import type { ComplaintCommandName } from '../../domain/complaint/commands.ts';
import type { FailureCode } from '../../domain/failure.ts';
import { complaintWorkflowId } from '../../workflows/complaint/messages.ts';
import { RequestFailure } from '../errors.ts';
import { fingerprintOf } from '../idempotency.ts';
import { clockOf } from '../moved-clock.ts';
import { demandedBy } from '../permissions/complaint-commands.ts';
import { requireClear } from '../prospects/require-clear.ts';
import { requireCalendars } from '../prospects/require-calendars.ts';
import { defineRoute, type Route } from '../route.ts';
import { actorOf } from './acting.ts';
import { answerComplaintWrite, complaintWriteAnswers } from './answers.ts';
import { completeComplaintPayload } from './complete-payload.ts';
import { requireSaid } from './require-said.ts';
import { requireComplaintWrite } from './require-write.ts';
import { sendComplaintCommand } from './send-command.ts';

/** Every command that a person can send, with the sentence the documentation shows. */
const summaries: Record<ComplaintCommandName, string> = {
  confirmDuplicate: 'Merge the case into another one about the same fact (C-02)',
  acknowledge: 'Tell the customer that the bank has it and who deals with it; confirm category and severity (C-03)',
  startWork: 'Begin the inquiry (C-05)',
  askCustomer: 'Ask the customer; what the bank owes stands still until the answer (C-06)',
  recordAnswer: 'Record what the customer answered (C-07)',
  tellCustomer: 'Give the customer the first answer or interim news',
  submitDecision: 'Submit root cause, finding and remedy (C-08)',
  decideApproval: 'Approve a remedy above the handler’s limit, or send it back (C-09)',
  recordEvidence: 'Put a fact, a statement or a document on record (step 5 of 8.5)',
  giveAction: 'Ask a colleague for something by a date (C-05)',
  callOffAction: 'Say that an action is not needed any more, and why',
  completeAction: 'Say that one action is done, and what came of it',
  completeActions: 'Say that the case is resolved (C-10)',
  recordReportBack: 'Record that the customer was told the outcome, and what they said (C-11, C-12, C-27)',
  recordFailedReportBack: 'Record that the customer could not be reached',
  sendLetter: 'Write to a customer who could not be reached (C-13)',
  appeal: 'Record that the customer appeals (C-14)',
  acknowledgeAppeal: 'Name the reviewer and tell the customer (8.7)',
  decideAppeal: 'Decide the appeal (C-15, C-16)',
  recordRegulatorOrMedia: 'Record that a regulator or the media took it up (C-17)',
  requestExtension: 'Ask for more time (C-19)',
  decideExtension: 'Grant more time and tell the customer, or decline it (C-19)',
  withdraw: 'Record that the customer withdrew in writing (C-20)',
  takeOutside: 'Record that a body outside the bank has it (C-21)',
  recordOutsideDecision: 'Record what the outside body decided (C-22)',
  replaceHandler: 'Name another handler (C-23)',
  nameStaff: 'Name the member of staff whom it turns out to be about (C-23)',
  changeSeverity: 'Change the severity with a reason; no due time is relaxed (C-24)',
  changeContact: 'Record how the customer is reached, where nobody knew or it has changed',
  addImprovementItem: 'Add something that must get better (step 11 of 8.5)',
  nameCauseFinder: 'Name who finds the common cause of a systemic case (C-25)',
  submitCause: 'Submit the common cause and what is done about it; level 3 approves it (C-25)',
  reportCause: 'Report the common cause to those who handle its cases and to the branch (C-25)',
};

const failures: readonly FailureCode[] = [
  'IDEMPOTENCY_KEY_REUSED',
  'FORBIDDEN',
  'NOT_FOUND',
  'STALE_STATE',
  'WRONG_PHASE',
  'COMPLAINT_CLOSED',
  'UNMET_CONDITIONS',
  'TEMPORAL_UNAVAILABLE',
];

type CommandRoute<Name extends ComplaintCommandName> = Route<
  Name,
  typeof complaintParams,
  z.ZodUndefined,
  ReturnType<typeof complaintCommandBody<Name>>,
  typeof complaintWriteAnswers
>;

/** One route for each command. */
export const complaintCommandRoutes = (Object.keys(summaries) as ComplaintCommandName[]).map(
  // Each is made from its own name, which a map over names cannot say.
  commandRoute as (name: ComplaintCommandName) => {
    [Name in ComplaintCommandName]: CommandRoute<Name>;
  }[ComplaintCommandName],
);

function commandRoute(name: ComplaintCommandName): Route {
  return defineRoute({
    method: 'post',
    path: `/complaints/:complaintId/commands/${name}`,
    operationId: name,
    tag: 'complaint commands',
    summary: summaries[name],
    needs: demandedBy(name),
    params: complaintParams,
    body: complaintCommandBody(name),
    answers: complaintWriteAnswers,
    failures,
    handle: async ({ actor, ability, commandId, body, params: { complaintId } }, deps) => {
      requireClear(body);
      const fingerprint = fingerprintOf(actor.staffId, `${name} ${complaintId}`, body);
      const leave = await requireComplaintWrite(deps, { complaintId, name, commandId, actor, ability, fingerprint });
      if (leave.kind === 'doneBefore') return answerComplaintWrite(leave.done, true);
      const { state } = leave;
      const [payload, calendars, { nowMs }] = await Promise.all([
        completeComplaintPayload(name, body.payload, deps, { state, ability }),
        requireCalendars(deps),
        clockOf(deps, complaintWorkflowId(complaintId)),
      ]);
      const calendar = complaintCalendar(calendars.of(state.branchId), state.receivedAtMs, nowMs);
      await requireSaid(deps, { name, complaintId, commandId, actor, payload: body.payload, state, calendar, nowMs });
      const acting = await actorOf(deps, actor, { complaintId, name, payload, calendar });
      const envelope = { payload, actor: acting, expectedRevision: body.expectedRevision, fingerprint, calendar };
      const { receipt, projected } = await sendComplaintCommand(deps, {
        complaintId,
        name,
        commandId,
        actor,
        envelope,
      });
      if (receipt.fingerprint !== fingerprint)
        throw new RequestFailure('IDEMPOTENCY_KEY_REUSED', 'Use a new key for another request.');
      const { revision, status, atMs } = receipt;
      return answerComplaintWrite({ complaintId, commandId, revision, status, atMs }, projected);
    },
  });
}
