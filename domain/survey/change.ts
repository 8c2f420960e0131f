import { dateOfDay } from '../civil-date.ts';
import type { CommandId, StaffId } from '../ids.ts';
import { dayMs } from '../wait.ts';
import { lowScore, isAsked, type SurveyReason, type SurveyStatus } from './catalogue.ts';
import type { SurveyConditionCode } from './conditions.ts';
import { surveyDefinition } from './definitions.ts';
import { linksAtMost } from './rules.ts';
import type { FollowUpDone, ItemScore, OpinionOfAll, SurveyAnswer, SurveyLink, SurveyState } from './state.ts';

/** A state with the next revision. */
function changed(state: SurveyState, changes: Partial<SurveyState>): SurveyState {
  return { ...state, ...changes, revision: state.revision + 1 };
}

function entered(
  state: SurveyState,
  status: SurveyStatus,
  nowMs: number,
  changes: Partial<SurveyState> = {},
): SurveyState {
  return changed(state, { ...changes, status, statusSinceMs: nowMs });
}

/** Whether nothing more can happen to it: a low score is waited for until it was followed up. */
export function isSurveyOver({ status, followUp }: SurveyState): boolean {
  if (status === 'scheduled' || isAsked(status)) return false;
  return followUp === null || followUp.done !== null;
}

/** When it acts next by itself; null when it waits for people only. */
export function surveyActsAtMs({ status, askAtMs, remindAtMs, endsAtMs, followUp }: SurveyState): number | null {
  switch (status) {
    case 'scheduled':
      return askAtMs;
    case 'sent':
      return remindAtMs ?? endsAtMs;
    case 'reminded':
      return endsAtMs;
    case 'answered':
      return followUp === null || followUp.done !== null || followUp.overdueAtMs !== undefined
        ? null
        : followUp.dueAtMs;
    default:
      return null;
  }
}

/** Asks now instead of on day 3; the reminder and the end stay where they are. */
export function bringForward(
  state: SurveyState,
  nowMs: number,
  { by, commandId }: { readonly by: StaffId; readonly commandId: CommandId },
): SurveyState {
  return changed(state, { askAtMs: Math.min(nowMs, state.askAtMs), requestedBy: by, requestedWith: commandId });
}

export function refuseUnscheduled({ status }: SurveyState): SurveyRefusal | null {
  return status === 'scheduled' ? null : { code: 'WRONG_PHASE' };
}

/** What the registers say at the moment of asking. */
export type Standing = 'ask' | SurveyReason;

/** Lets what is due act: asks, reminds, or ends; finds that nobody followed a low score up in time.
 *  @param standing null when the survey only ends, which looks at nothing */
export function actOnSurvey(state: SurveyState, nowMs: number, standing: Standing): SurveyState {
  const { status, remindAtMs, endsAtMs, followUp } = state;
  if (followUp !== null) return changed(state, { followUp: { ...followUp, overdueAtMs: nowMs } });
  // After a long standstill nothing is asked that would end at once.
  if (nowMs >= endsAtMs) return entered(state, 'expired', nowMs);
  if (standing === 'reopened') return stopSurvey(state, nowMs);
  if (status === 'scheduled')
    return standing === 'ask'
      ? entered(state, 'sent', nowMs, { askedAtMs: nowMs })
      : entered(state, 'suppressed', nowMs, { reason: standing });
  return status === 'sent' && remindAtMs !== null ? entered(state, 'reminded', nowMs, { remindedAtMs: nowMs }) : state;
}

/** The case is open again: its customer is asked when it is closed again. */
export function stopSurvey(state: SurveyState, nowMs: number): SurveyState {
  if (state.status !== 'scheduled' && !isAsked(state.status)) return state;
  return entered(state, 'stopped', nowMs, { reason: 'reopened' });
}

/** Why a command is refused. */
export type SurveyRefusal =
  | { readonly code: 'SURVEY_ANSWERED' | 'SURVEY_EXPIRED' | 'WRONG_PHASE' }
  | { readonly code: 'UNMET_CONDITIONS'; readonly unmet: readonly SurveyConditionCode[] };

/** The part of refusing a link or an answer that is asked again when it is carried out, and replayed: never change it without
 *  `patched()`. */
export function refuseUnasked({ status }: SurveyState): SurveyRefusal | null {
  if (isAsked(status)) return null;
  if (status === 'answered') return { code: 'SURVEY_ANSWERED' };
  return { code: status === 'scheduled' ? 'WRONG_PHASE' : 'SURVEY_EXPIRED' };
}

export function refuseLink(state: SurveyState): SurveyRefusal | null {
  const tooMany = state.links.length < linksAtMost ? null : unmet('SV.LINKS');
  return refuseUnasked(state) ?? tooMany;
}

export function addLink(state: SurveyState, link: SurveyLink): SurveyState {
  return changed(state, { links: [...state.links, link] });
}

/** The link was passed on for the last time that it was asked for. */
export function isPassedOn({ links, askedAtMs, remindedAtMs }: SurveyState): boolean {
  const sinceMs = remindedAtMs ?? askedAtMs;
  return sinceMs !== null && links.some(({ atMs }) => atMs >= sinceMs);
}

/** What a customer sends. */
export interface GivenAnswer extends OpinionOfAll {
  readonly scores: readonly ItemScore[];
  readonly comment: string;
}

export function refuseAnswer(state: SurveyState, answer: GivenAnswer): SurveyRefusal | null {
  const { scores, overall = null, recommend = null } = answer;
  const definition = surveyDefinition(state.definition);
  const asked = definition.items.map(({ itemId }) => itemId);
  const given = scores.map(({ itemId }) => itemId);
  const isComplete = asked.length === given.length && asked.every((itemId) => given.includes(itemId));
  const isAskedFor =
    (overall === null || definition.overall !== undefined) &&
    (recommend === null || definition.recommend !== undefined);
  return (
    refuseUnasked(state) ?? (isComplete ? null : unmet('SV.ANSWERS')) ?? (isAskedFor ? null : unmet('SV.NOT_ASKED'))
  );
}

/** Takes the answer; it voids every link. A low score must be followed up.
 *  @param answer complete (`refuseAnswer`)   @param followUpDueAtMs by when, should a score be low */
export function takeAnswer(state: SurveyState, answer: SurveyAnswer, followUpDueAtMs: number): SurveyState {
  const { items } = surveyDefinition(state.definition);
  const scores = items.flatMap(({ itemId }) => answer.scores.find((score) => score.itemId === itemId) ?? []);
  return entered(state, 'answered', answer.atMs, {
    answer: { ...answer, scores },
    followUp: hasLowScore({ ...answer, scores }) ? { dueAtMs: followUpDueAtMs, done: null } : null,
  });
}

/** Whether somebody must get in touch (8.8): a low score of an item, or of the whole. Not recommending the bank is an opinion,
 *  and no score. */
function hasLowScore({ scores, overall = null }: Pick<SurveyAnswer, 'scores' | 'overall'>): boolean {
  return scores.some(({ perception }) => perception <= lowScore) || (overall !== null && overall <= lowScore);
}

/** The part of refusing a follow-up that is replayed, as `refuseUnasked`. */
export function refuseFollowedUp({ followUp }: SurveyState): SurveyRefusal | null {
  return followUp === null || followUp.done !== null ? unmet('SV.NO_FOLLOW_UP') : null;
}

/** @param handlerId who handled the case last: somebody else looks into what the customer says about it */
export function refuseFollowUp(
  state: SurveyState,
  { by, handlerId }: { readonly by: StaffId; readonly handlerId: StaffId | null },
): SurveyRefusal | null {
  return refuseFollowedUp(state) ?? (by === handlerId ? unmet('SV.OWN_CASE') : null);
}

export function recordFollowUp(state: SurveyState, done: FollowUpDone): SurveyState {
  return state.followUp === null ? state : changed(state, { followUp: { ...state.followUp, done } });
}

function unmet(code: SurveyConditionCode): SurveyRefusal {
  return { code: 'UNMET_CONDITIONS', unmet: [code] };
}

/** Whether a command was carried out before, so that repeating it changes nothing. */
export function hasDone({ requestedWith, answer, followUp }: SurveyState, commandId: CommandId): boolean {
  return [requestedWith, answer?.commandId, followUp?.done?.commandId].includes(commandId);
}

/** One line for an operator. No personal data. */
export function describeWaitingSurvey(state: SurveyState): string {
  const atMs = surveyActsAtMs(state);
  const about = `${state.status}, complaint ${state.complaintId}`;
  if (atMs !== null) return `${about}: acts on ${dateOfDay(Math.floor(atMs / dayMs))} UTC`;
  return isSurveyOver(state) ? `${about}: the survey has ended` : `${about}: a low score waits to be followed up`;
}
