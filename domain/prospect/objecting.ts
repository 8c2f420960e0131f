import { addWorkingDays } from '../calendar.ts';
import type { ObjectionType } from './catalogue.ts';
import { nextId, type Change } from './change.ts';
import { armDeadline, type TimeContext } from './deadline.ts';
import type { ProspectEvent } from './event.ts';
import type { Objection } from './records.ts';

/** True while a blocking objection is not settled (G4.NOOPEN). */
export function hasOpenBlocking({
  objections,
}: {
  readonly objections: readonly Pick<Objection, 'blocking' | 'status'>[];
}): boolean {
  return objections.some(({ blocking, status }) => blocking && (status === 'open' || status === 'responding'));
}

export function addObjection(
  change: Change,
  given: { verbatim: string; type: ObjectionType; blocking: boolean },
  context: TimeContext,
): void {
  const objection: Objection = {
    ...given,
    objectionId: nextId(change, 'objection'),
    nature: null,
    status: 'open',
    technique: null,
    response: null,
    raisedInStep: change.state.step,
    timesReopened: 0,
  };
  change.state.objections = [...change.state.objections, objection];
  armAnswer(change, objection, context);
}

/** Blocking objections are answered sooner than others (R4-1). */
export function armAnswer(change: Change, objection: Objection, context: TimeContext): void {
  const { blocking, other } = context.rules.settings.objectionAnswerWorkingDays;
  const dueAtMs = addWorkingDays(context.calendar, change.nowMs, objection.blocking ? blocking : other);
  armDeadline(change, 'T4.ANSWER', context, { recordId: objection.objectionId, dueAtMs });
}

export function replaceObjection(change: Change, objectionId: string, fields: Partial<Objection>): void {
  change.state.objections = change.state.objections.map((objection) =>
    objection.objectionId === objectionId ? { ...objection, ...fields } : objection,
  );
}

/** The objection that an event of the log brought; null when it brought none. */
export function raisedBy({ type, changes }: Pick<ProspectEvent, 'type' | 'changes'>): Objection | null {
  const brings = type === 'raiseObjection' || type === 'recordClosingAttempt';
  return brings ? (changes.objections?.at(-1) ?? null) : null;
}
