import type { UnmetCondition } from '../failure.ts';
import type { StaffId } from '../ids.ts';
import { reportBackChannels, type ContactChannel } from './catalogue.ts';
import { tell, type ComplaintChange } from './change.ts';
import { hard, independent, isAboutActor, levelOf, placeOf } from './command.ts';
import type { CaseActor, CasePerson, Parts } from './command.ts';
import type { Named } from './named.ts';
import type { ComplaintState, Message, ReportBack } from './state.ts';

/** The new handler with the facts of the staff register, which the API looks up. */
export interface HandlerChoice {
  readonly handlerId: StaffId;
  /** Active, with a profile that may handle complaints. */
  readonly eligible: boolean;
  /** Last day of the leave that they are on at the moment, 'YYYY-MM-DD'; null or left out: at work. */
  readonly awayUntil?: string | null;
}

/** What the customer is told, and by which way. */
export interface CustomerMessage {
  readonly channel: ContactChannel;
  readonly text: string;
}

/** Unmet when somebody works on a case that they do not handle: supervisors may stand in, and the deputy of a handler who is
 *  absent; the person complained about never. */
export function worksOn(state: Parts, actor: CasePerson): UnmetCondition[] {
  if (isAboutActor(state, actor)) return [hard('CX.NAMED')];
  return (levelOf(actor) ?? 0) >= 2 ? [] : unmetHandling(state, actor);
}

/** Unmet when somebody is neither the handler nor the handler's deputy: what only the handler answers for. While there is none,
 *  nobody can be asked to do it. */
export function unmetHandling({ handlerId }: Pick<Parts, 'handlerId'>, actor: CasePerson): UnmetCondition[] {
  if (handlerId === null) return [hard('CX.HANDLER')];
  return handlerId === placeOf(actor) ? [] : [hard('CX.NOT_HANDLER')];
}

/** Unmet when the case is about the actor. */
export function notNamed(state: Named, actor: CaseActor): UnmetCondition[] {
  return isAboutActor(state, actor) ? [hard('CX.NAMED')] : [];
}

/** Unmet when the actor is none of those who deal with complaints, or the case is about them. */
export function triages(state: Named, actor: CaseActor): UnmetCondition[] {
  return [...(levelOf(actor) === null ? [hard('CX.LEVEL1')] : []), ...notNamed(state, actor)];
}

/** Unmet when somebody may not become the handler: not on the list, on leave, complained about, or a reviewer of this case. */
export function unmetHandler(
  state: ComplaintState,
  { handlerId, eligible, awayUntil }: HandlerChoice,
): UnmetCondition[] {
  return [
    ...(eligible ? [] : [hard('CX.ELIGIBLE')]),
    ...unmetPresence(awayUntil),
    ...independent(handlerId, state),
    ...(state.appeals.some(({ reviewerId }) => reviewerId === handlerId) ? [hard('CX.REVIEWS')] : []),
  ];
}

/** Unmet when whoever is to get the case is on leave.   @param awayUntil last day of the leave */
export function unmetPresence(awayUntil: string | null | undefined): UnmetCondition[] {
  return awayUntil == null ? [] : [{ ...hard('CX.ABSENT'), until: awayUntil }];
}

/** Hands the case to somebody, who hears of it. */
export function setHandler(change: ComplaintChange, handlerId: StaffId): void {
  change.state.handlerId = handlerId;
  keepPart(change, handlerId);
  tell(change, 'handler', 'assigned');
}

/** Somebody has a part in the case from now on, as handler or in the place of one. */
export function keepPart(change: ComplaintChange, staffId: StaffId): void {
  if (!change.state.pastHandlerIds.includes(staffId))
    change.state.pastHandlerIds = [...change.state.pastHandlerIds, staffId];
}

export function unmetMessage(message: CustomerMessage | null): UnmetCondition[] {
  return message === null || isBlank(message.text) ? [hard('CX.MESSAGE')] : [];
}

/** Unmet when the customer was not told by voice, or accepts what they did not understand (step 9 of 8.5). */
export function unmetReportBack(told: Pick<ReportBack, 'channel' | 'understood' | 'accepted'>): UnmetCondition[] {
  return [...unmetVoice(told.channel), ...(told.accepted && !told.understood ? [hard('CX.UNDERSTOOD')] : [])];
}

/** Unmet when the customer was neither called nor visited. */
export function unmetVoice(channel: ContactChannel): UnmetCondition[] {
  return isByVoice(channel) ? [] : [hard('CX.BY_VOICE')];
}

export function isByVoice(channel: ContactChannel): boolean {
  return reportBackChannels.some((voice) => voice === channel);
}

export function unmetText(text: string | null, code: 'CX.REASON' | 'CX.REFERENCE' | 'CX.WRITTEN'): UnmetCondition[] {
  return text === null || isBlank(text) ? [hard(code)] : [];
}

export function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** News kept in the state; all of them are in the event log. */
const keptNews = 20;

/** Keeps what the customer was told. */
export function keepNews(change: ComplaintChange, message: CustomerMessage, by: StaffId): Message {
  const { channel, text } = message;
  const kept: Message = { atMs: change.nowMs, by, channel, text };
  change.state.news = [...change.state.news, kept].slice(-keptNews);
  return kept;
}
