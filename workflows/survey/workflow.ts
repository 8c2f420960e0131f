import {
  allHandlersFinished,
  condition,
  currentUpdateInfo,
  patched,
  setCurrentDetails,
  setHandler,
} from '@temporalio/workflow';
import type { UpdateDefinition } from '@temporalio/common';
import type { CommandId } from '../../domain/ids.ts';
import {
  actOnSurvey,
  addLink,
  bringForward,
  describeWaitingSurvey,
  hasDone,
  isSurveyOver,
  recordFollowUp,
  refuseAnswer,
  refuseFollowedUp,
  refuseFollowUp,
  refuseLink,
  refuseUnasked,
  refuseUnscheduled,
  stopSurvey,
  surveyActsAtMs,
  takeAnswer,
  type SurveyRefusal,
} from '../../domain/survey/change.ts';
import type { SurveyState } from '../../domain/survey/state.ts';
import { workflowNowMs } from '../clock.ts';
import { fail } from '../fail.ts';
import { project, projectAll, type Projected } from '../projector.ts';
import { durable } from '../proxies.ts';
import {
  surveyQueries,
  surveySignals,
  surveyUpdates,
  type SurveyEnd,
  type SurveyInput,
  type SurveyReceipt,
} from './messages.ts';

/** What the workflow holds in memory. It is never renewed: at most 20 links, one answer and one follow-up come. */
interface LiveSurvey extends Projected {
  readonly carry: { state: SurveyState; pendingEvents: readonly number[]; projectedRevision: number };
}

/** One survey, from the closing of a complaint to its answer or its end on day 14; with a low score, until that was followed
 *  up. All instants are absolute and in its state. */
export async function surveyWorkflow({ survey }: SurveyInput): Promise<SurveyEnd> {
  const live: LiveSurvey = {
    carry: { state: survey, pendingEvents: [survey.revision], projectedRevision: 0 },
    quick: null,
    patient: null,
    write: async (activities) => activities.projectSurvey({ survey: live.carry.state }),
  };
  registerHandlers(live);
  setCurrentDetails(describeWaitingSurvey(survey));
  void project(live);
  while (!isSurveyOver(live.carry.state)) await actWhenDue(live);
  await condition(allHandlersFinished);
  await projectAll(live);
  return { status: live.carry.state.status, revision: live.carry.state.revision };
}

/** Makes a state the truth. */
function adopt(live: LiveSurvey, state: SurveyState): void {
  if (state.revision === live.carry.state.revision) return;
  live.carry.state = state;
  live.carry.pendingEvents = [...live.carry.pendingEvents, state.revision];
  setCurrentDetails(describeWaitingSurvey(state));
  void project(live);
}

/** Sleeps until the survey acts by itself, or until a person or the complaint changed what it waits for. */
async function actWhenDue(live: LiveSurvey): Promise<void> {
  const { status } = live.carry.state;
  const dueAtMs = surveyActsAtMs(live.carry.state);
  const isChanged = (): boolean =>
    live.carry.state.status !== status ||
    surveyActsAtMs(live.carry.state) !== dueAtMs ||
    isSurveyOver(live.carry.state);
  const atMs = status === 'answered' && !patched('follow-ups-fall-due') ? null : dueAtMs;
  if (atMs === null) return condition(isChanged);
  const waitMs = atMs - workflowNowMs();
  if (waitMs > 0 && (await condition(isChanged, waitMs))) return;
  if (workflowNowMs() < atMs) return;
  const { surveyId, complaintId, closedAtMs, customerKeys, endsAtMs } = live.carry.state;
  const nowMs = workflowNowMs();
  const looks = nowMs < endsAtMs && status !== 'answered';
  const standing = looks
    ? await durable.readSurveyStanding({ surveyId, complaintId, closedAtMs, customerKeys, nowMs })
    : 'ask';
  if (!isChanged()) adopt(live, actOnSurvey(live.carry.state, nowMs, standing));
}

function registerHandlers(live: LiveSurvey): void {
  handle(live, surveyUpdates.askNow, {
    refuseMisplaced: refuseUnscheduled,
    refuse: refuseUnscheduled,
    carryOut: (state, { by }, commandId) => bringForward(state, workflowNowMs(), { by, commandId }),
  });
  handle(live, surveyUpdates.addLink, {
    refuseMisplaced: refuseUnasked,
    refuse: refuseLink,
    carryOut: (state, link) => addLink(state, { ...link, atMs: workflowNowMs() }),
  });
  handle(live, surveyUpdates.answer, {
    refuseMisplaced: refuseUnasked,
    refuse: refuseAnswer,
    carryOut: (state, { followUpDueAtMs, ...given }, commandId) =>
      takeAnswer(state, { commandId, atMs: workflowNowMs(), ...given }, followUpDueAtMs),
  });
  handle(live, surveyUpdates.recordFollowUp, {
    refuseMisplaced: refuseFollowedUp,
    refuse: refuseFollowUp,
    carryOut: (state, { by, note, complaintId }, commandId) =>
      recordFollowUp(state, { commandId, atMs: workflowNowMs(), by, note, complaintId }),
  });
  setHandler(surveySignals.stop, () => adopt(live, stopSurvey(live.carry.state, workflowNowMs())));
  setHandler(surveyQueries.getState, () => live.carry.state);
}

interface Handling<Payload> {
  /** The part of `refuse` that is asked again in the handler, and replayed. */
  readonly refuseMisplaced: (state: SurveyState) => SurveyRefusal | null;
  readonly refuse: (state: SurveyState, payload: Payload) => SurveyRefusal | null;
  readonly carryOut: (state: SurveyState, payload: Payload, commandId: CommandId) => SurveyState;
}

/** Refuses before the update is accepted, and what is misplaced once more in the handler: commands that arrive together may all
 *  have passed the validator. One that was carried out before gets its answer again. */
function handle<Payload>(
  live: LiveSurvey,
  update: UpdateDefinition<SurveyReceipt, [Payload]>,
  { refuseMisplaced, refuse, carryOut }: Handling<Payload>,
): void {
  const guard = (refusal: SurveyRefusal | null): void => {
    if (refusal !== null) fail(refusedAs(refusal));
  };
  const validator = (payload: Payload): void => {
    if (!hasDone(live.carry.state, commandIdOf())) guard(refuse(live.carry.state, payload));
  };
  const carry = async (payload: Payload): Promise<SurveyReceipt> => {
    const commandId = commandIdOf();
    if (!hasDone(live.carry.state, commandId)) {
      guard(refuseMisplaced(live.carry.state));
      adopt(live, carryOut(live.carry.state, payload, commandId));
    }
    const { status, revision, statusSinceMs } = live.carry.state;
    await project(live);
    return { commandId, status, atMs: statusSinceMs, projected: live.carry.projectedRevision >= revision };
  };
  setHandler(update, carry, { validator });
}

function refusedAs(refusal: SurveyRefusal): Parameters<typeof fail>[0] {
  const unmet = 'unmet' in refusal ? refusal.unmet : [];
  return { code: refusal.code, unmet: unmet.map((code) => ({ code, kind: 'hard' as const })) };
}

function commandIdOf(): CommandId {
  return currentUpdateInfo()?.id ?? '';
}
