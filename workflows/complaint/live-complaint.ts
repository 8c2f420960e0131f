import { patched, setCurrentDetails } from '@temporalio/workflow';
import { isOver } from '../../domain/complaint/catalogue.ts';
import { earliestClock } from '../../domain/complaint/clock.ts';
import type { ComplaintDecided } from '../../domain/complaint/decide.ts';
import { describeWaitingComplaint } from '../../domain/complaint/describe-waiting.ts';
import { fireDue } from '../../domain/complaint/fire.ts';
import { registerComplaint } from '../../domain/complaint/register.ts';
import type { ComplaintRules } from '../../domain/complaint/rules.ts';
import { applyComplaintSignal } from '../../domain/complaint/signals.ts';
import { actsAtMs } from '../../domain/escalation/climb.ts';
import { workflowNowMs } from '../clock.ts';
import { quick } from '../proxies.ts';
import { adopt, freshCarry, keepReceipt, type LiveRecord } from '../record.ts';
import { tellHold } from './hold.ts';
import { complaintAttributesOf, type ComplaintCarry, type ComplaintInput, type ComplaintKind } from './messages.ts';

/** What one run of a complaint holds in memory. */
export interface LiveComplaint extends LiveRecord<ComplaintKind> {
  readonly rules: ComplaintRules;
  readonly carry: { -readonly [Field in keyof ComplaintCarry]: ComplaintCarry[Field] };
  /** Prospects being told of the hold; null when they know. */
  telling: Promise<void> | null;
}

/** False while a history from before these rules is replayed, and true for everything new (`ClockContext`). */
export function doesMore(): boolean {
  return patched('complaints-do-all-that-their-rows-say');
}

/** False while a history from before commands tidied up is replayed, and true for everything new (`ComplaintContext`). */
export function tidiesUp(): boolean {
  return patched('complaint-commands-tidy-up');
}

/** False while a history from before limits were told to more people is replayed, and true for everything new (`ClockContext`). */
function tellsMore(): boolean {
  return patched('complaint-limits-are-told-to-more');
}

/** False while a history from before replaced decisions were kept is replayed, and true for everything new
 *  (`ComplaintContext`). */
export function keepsReplaced(): boolean {
  return patched('complaint-keeps-replaced-decisions');
}

/** The complaint at the start of a run, registered when it is the first. */
export function startRun({ rules, from }: ComplaintInput): LiveComplaint {
  if (from.kind === 'carry') {
    const live = liveComplaint(rules, { ...from.carry });
    setCurrentDetails(live.details());
    live.onChange();
    return live;
  }
  const { complaintId, registration, actor, calendar, commandId, fingerprint } = from.beginning;
  const context = { nowMs: workflowNowMs(), actor, calendar, rules };
  const decided = registerComplaint(complaintId, registration, context, commandId);
  const live = liveComplaint(rules, { ...freshCarry<ComplaintKind>(decided, calendar), isHoldTold: false });
  adopt(live, decided);
  keepReceipt(live, receiptOf(decided, { fingerprint }, commandId));
  return live;
}

function liveComplaint(rules: ComplaintRules, carry: LiveComplaint['carry']): LiveComplaint {
  const live: LiveComplaint = {
    rules,
    carry,
    updatesInRun: 0,
    quick: null,
    patient: null,
    telling: null,
    isOver: () => isOver(carry.state.status),
    nextMs: () => {
      const clock = earliestClock(carry.state);
      return (clock === null ? null : actsAtMs(clock)) ?? Number.POSITIVE_INFINITY;
    },
    applySignal: (signal, nowMs) => applyComplaintSignal(carry.state, signal, nowMs),
    fireDue: (nowMs) => fireDue(carry.state, nowMs, { calendar: carry.calendar, rules, doesMore, tellsMore }),
    readCalendar: async (nowMs) => {
      const { branchId, receivedAtMs } = carry.state;
      return quick.readComplaintCalendar({ branchId, receivedAtMs, nowMs });
    },
    write: async (activities) => activities.projectComplaint({ snapshot: carry.state, events: carry.pendingEvents }),
    details: () => describeWaitingComplaint(carry.state, carry.calendar, rules),
    attributes: () => complaintAttributesOf(carry.state),
    onChange: () => tellHold(live),
  };
  return live;
}

/** The stored answer to a command (SM-1). */
export function receiptOf(
  { state, event }: ComplaintDecided,
  { fingerprint }: { readonly fingerprint: string },
  commandId: string,
): ComplaintKind['receipt'] {
  return { commandId, fingerprint, revision: state.revision, status: state.status, atMs: event.atMs };
}
