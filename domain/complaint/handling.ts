import type { UnmetCondition } from '../failure.ts';
import type { StaffId } from '../ids.ts';
import { reportBackChannels, type ContactChannel } from './catalogue.ts';
import { tell, type ComplaintChange } from './change.ts';
import { hard, independent, levelOf, type Parts } from './command.ts';
import { isNamed, type Named } from './named.ts';
import type { Actor } from '../prospect/command.ts';
import type { ComplaintState, Message, ReportBack } from './state.ts';

/** The new handler with the facts of the staff register, which the API looks up. */
export interface HandlerChoice {
  readonly handlerId: StaffId;
  /** Active, with a profile that may handle complaints. */
  readonly eligible: boolean;
}

/** What the customer is told, and by which way. */
export interface CustomerMessage {
  readonly channel: ContactChannel;
  readonly text: string;
}

/** Unmet when somebody works on a case that they do not handle: supervisors may stand in, the person complained about never. */
export function worksOn(state: Parts, actor: Pick<Actor, 'staffId' | 'profiles'>): UnmetCondition[] {
  if (isNamed(state, actor.staffId)) return [hard('CX.NAMED')];
  return state.handlerId === actor.staffId || (levelOf(actor) ?? 0) >= 2 ? [] : [hard('CX.NOT_HANDLER')];
}

/** Unmet when the case is about the actor. */
export function notNamed(state: Named, actor: Actor): UnmetCondition[] {
  return isNamed(state, actor.staffId) ? [hard('CX.NAMED')] : [];
}

/** Unmet when the actor is none of those who deal with complaints, or the case is about them. */
export function triages(state: Named, actor: Actor): UnmetCondition[] {
  return [...(levelOf(actor) === null ? [hard('CX.LEVEL1')] : []), ...notNamed(state, actor)];
}

/** Unmet when somebody may not become the handler: not on the list, complained about, or a reviewer of this case. */
export function unmetHandler(state: ComplaintState, { handlerId, eligible }: HandlerChoice): UnmetCondition[] {
  return [
    ...(eligible ? [] : [hard('CX.ELIGIBLE')]),
    ...independent(handlerId, state),
    ...(state.appeals.some(({ reviewerId }) => reviewerId === handlerId) ? [hard('CX.REVIEWS')] : []),
  ];
}

/** Hands the case to somebody, who hears of it. */
export function setHandler(change: ComplaintChange, handlerId: StaffId): void {
  change.state.handlerId = handlerId;
  if (!change.state.pastHandlerIds.includes(handlerId))
    change.state.pastHandlerIds = [...change.state.pastHandlerIds, handlerId];
  tell(change, 'handler', 'assigned');
}

export function unmetMessage(message: CustomerMessage | null): UnmetCondition[] {
  return message === null || isBlank(message.text) ? [hard('CX.MESSAGE')] : [];
}

/** Unmet when the customer was not told by voice, or accepts what they did not understand (step 9 of 8.5). */
export function unmetReportBack(told: Pick<ReportBack, 'channel' | 'understood' | 'accepted'>): UnmetCondition[] {
  const isByVoice = reportBackChannels.some((channel) => channel === told.channel);
  return [
    ...(isByVoice ? [] : [hard('CX.BY_VOICE')]),
    ...(told.accepted && !told.understood ? [hard('CX.UNDERSTOOD')] : []),
  ];
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
