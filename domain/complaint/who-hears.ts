import type { StaffId } from '../ids.ts';
import type { ClockCode } from './catalogue.ts';
import type { ComplaintEvent, ComplaintNotice } from './event.ts';
import { namedIn, type Named } from './named.ts';
import type { ComplaintAudience } from './rules.ts';
import type { ComplaintAction } from './state.ts';

/** Why somebody hears of an event of a complaint, the most important reason first. */
export const complaintInboxKinds = [
  'decide', // a decision waits for them
  'assigned', // the case is theirs to take, to handle or to review
  'action', // they must do something for the inquiry or the remedy
  'raise', // a limit has passed, and the case has come up to their level
  'compliance', // a regulator or the media have a part in it
  'warn', // a limit of their own comes near
  'inform', // a limit has passed, or what they waited for has come
  'command', // somebody else acted on a case that they handle
] as const;
export type ComplaintInboxKind = (typeof complaintInboxKinds)[number];

/** A post whose holders are looked up when the event is projected. */
export type ComplaintPost = Exclude<ComplaintAudience, 'handler' | 'reviewer'>;

/** One who must hear of an event of a complaint. */
export interface ComplaintHearing {
  readonly receiver: { readonly staffId: StaffId } | { readonly post: ComplaintPost };
  readonly kind: ComplaintInboxKind;
  readonly clock: ClockCode | null;
}

/** Who stands how to the case right after an event. */
export interface CaseAtEvent {
  readonly handlerId: StaffId | null;
  readonly actions: readonly ComplaintAction[];
}

/** Who must hear of an event, the most important reason first. Nobody hears of what they did themselves, and the person
 *  complained about never does: leaving both out is for whoever fills the posts. */
export function whoHearsComplaint(event: ComplaintEvent, { handlerId, actions }: CaseAtEvent): ComplaintHearing[] {
  const hearings = [
    ...event.notices.map(({ audience, staffId, action, clock }): ComplaintHearing => {
      // a case that nobody handles or reviews is told to a post, so that this is only ever asked of posts
      const receiver = staffId === null ? { post: asPost(audience) ?? 'level1' } : { staffId };
      return { receiver, kind: action, clock };
    }),
    ...asked(event, handlerId).map((staffId) => hearing(staffId, 'action')),
    ...doers(event, actions).map((staffId) => hearing(staffId, 'action')),
    ...(event.actor.kind === 'staff' && handlerId !== null ? [hearing(handlerId, 'command')] : []),
  ];
  const rank = (kind: ComplaintInboxKind): number => complaintInboxKinds.indexOf(kind);
  return hearings.toSorted((a, b) => rank(a.kind) - rank(b.kind));
}

/** Who does not fill a post for an event or a clock, although they hold it: nobody complained about, and for an action that is late a
 *  level above the handler is somebody else than the handler. */
export function keptFromPosts(type: string, at: Named & Pick<CaseAtEvent, 'handlerId'>): readonly StaffId[] {
  const handler = type === 'actionDue' && at.handlerId !== null ? [at.handlerId] : [];
  return [...namedIn(at), ...handler];
}

/** The post that an audience names; null when it is a person. */
export function asPost(audience: ComplaintNotice['audience']): ComplaintPost | null {
  return audience === 'handler' || audience === 'reviewer' || audience === 'owner' ? null : audience;
}

/** A colleague who was just asked for something, or the handler, who got what somebody had to do who was named. */
function asked({ type, changes }: ComplaintEvent, handlerId: StaffId | null): StaffId[] {
  if (type === 'nameStaff') return changes.actions === undefined || handlerId === null ? [] : [handlerId];
  const given = type === 'giveAction' ? changes.actions?.at(-1) : undefined;
  return given === undefined ? [] : [given.ownerId];
}

/** What was decided is to be carried out from the moment on in which the case enters `resolving`. */
function doers({ fromStatus, toStatus }: ComplaintEvent, actions: readonly ComplaintAction[]): StaffId[] {
  if (toStatus !== 'resolving' || fromStatus === 'resolving') return [];
  return [...new Set(actions.filter(({ doneAtMs }) => doneAtMs === null).map(({ ownerId }) => ownerId))];
}

function hearing(staffId: StaffId, kind: ComplaintInboxKind): ComplaintHearing {
  return { receiver: { staffId }, kind, clock: null };
}
