import type { ComplaintState } from '../complaint/state.ts';
import type { StaffId, SurveyId } from '../ids.ts';
import { dayMs } from '../wait.ts';
import type { SurveyKind } from './catalogue.ts';
import type { SurveyConditionCode } from './conditions.ts';
import { currentDefinition } from './definitions.ts';
import { surveyDays } from './rules.ts';
import type { SurveyState } from './state.ts';

/** A closed case that a survey asks about. */
export type SurveyedCase = Pick<ComplaintState, 'complaintId' | 'branchId' | 'category' | 'closing'>;

export interface SurveyRequest {
  readonly surveyId: SurveyId;
  readonly kind: SurveyKind;
  readonly customerKeys: readonly string[];
  /** Null: it follows from the closing. */
  readonly requestedBy: StaffId | null;
}

/** The survey that follows from a closing: asked on day 3, reminded on day 7, over on day 14.
 *  @param complaint closed */
export function surveyAfterClosing(complaint: SurveyedCase, request: SurveyRequest): SurveyState {
  const closedAtMs = complaint.closing?.atMs ?? 0;
  return blank(complaint, request, {
    closedAtMs,
    askAtMs: closedAtMs + surveyDays.ask * dayMs,
    endsAtMs: closedAtMs + surveyDays.end * dayMs,
  });
}

/** The survey that somebody asks for: asked at once, with the same times from then on, but over with the appeal window. */
export function surveyOnRequest(
  complaint: SurveyedCase & Pick<ComplaintState, 'clocks'>,
  request: SurveyRequest,
  nowMs: number,
): SurveyState {
  return blank(complaint, request, {
    closedAtMs: complaint.closing?.atMs ?? 0,
    askAtMs: nowMs,
    endsAtMs: Math.min(nowMs + (surveyDays.end - surveyDays.ask) * dayMs, windowEndMs(complaint)),
  });
}

interface Times {
  readonly closedAtMs: number;
  readonly askAtMs: number;
  readonly endsAtMs: number;
}

function blank(
  { complaintId, branchId, category }: SurveyedCase,
  { surveyId, kind, customerKeys, requestedBy }: SurveyRequest,
  times: Times,
): SurveyState {
  const remindAtMs = times.askAtMs + (surveyDays.remind - surveyDays.ask) * dayMs;
  return {
    surveyId,
    revision: 1,
    kind,
    definition: currentDefinition[kind].code,
    status: 'scheduled',
    statusSinceMs: times.closedAtMs,
    reason: null,
    complaintId,
    branchId,
    category,
    customerKeys,
    requestedBy,
    requestedWith: null,
    ...times,
    remindAtMs: remindAtMs < times.endsAtMs ? remindAtMs : null,
    askedAtMs: null,
    remindedAtMs: null,
    links: [],
    answer: null,
    followUp: null,
  };
}

function windowEndMs({ clocks }: Pick<ComplaintState, 'clocks'>): number {
  return clocks.find(({ key }) => key === 'appealWindow')?.dueAtMs ?? 0;
}

/** Fewer days than this are no time to answer in. */
const fewestDays = 3;

/** What stands against asking a case's customer at once; the quiet period is looked up elsewhere. */
export function unmetForRequest(
  complaint: Pick<ComplaintState, 'status' | 'clocks' | 'customer' | 'contact'>,
  { isRunning, isQuiet, nowMs }: { readonly isRunning: boolean; readonly isQuiet: boolean; readonly nowMs: number },
): readonly SurveyConditionCode[] {
  if (complaint.status !== 'closed') return ['SV.CASE_NOT_CLOSED'];
  return [
    ...(windowEndMs(complaint) < nowMs + fewestDays * dayMs ? (['SV.TOO_LATE'] as const) : []),
    ...(canReach(complaint) ? [] : (['SV.ANONYMOUS'] as const)),
    ...(isRunning ? (['SV.RUNNING'] as const) : []),
    ...(isQuiet ? (['SV.QUIET_PERIOD'] as const) : []),
  ];
}

/** Whether a link could be passed on to whoever complained. */
export function canReach({ customer, contact }: Pick<ComplaintState, 'customer' | 'contact'>): boolean {
  return customer !== null || contact !== '';
}
