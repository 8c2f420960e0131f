import { patched, setCurrentDetails } from '@temporalio/workflow';
import { actsAtMs } from '../../domain/escalation/climb.ts';
import {
  isTerminal,
  type PinnedRules,
  type ProcessDefinition,
  type ProcessEdits,
} from '../../domain/process/definition.ts';
import { pinRules } from '../../domain/process/pin-rules.ts';
import { publishedDefinition } from '../../domain/process/published.ts';
import type { CommandContext } from '../../domain/prospect/command.ts';
import { createProspect } from '../../domain/prospect/create.ts';
import { earliestDeadline, type TimeContext } from '../../domain/prospect/deadline.ts';
import type { Decision } from '../../domain/prospect/decide.ts';
import { describeWaiting } from '../../domain/prospect/describe-waiting.ts';
import { fireDue } from '../../domain/prospect/fire.ts';
import { reopenProspect } from '../../domain/prospect/reopen.ts';
import { applySignal, hear, isOutdated, type ProspectSignal } from '../../domain/prospect/signals.ts';
import { workflowNowMs } from '../clock.ts';
import { quick } from '../proxies.ts';
import { adopt, freshCarry, keepReceipt, type LiveRecord } from '../record.ts';
import {
  searchAttributesOf,
  type ProspectBeginning,
  type ProspectCarry,
  type ProspectInput,
  type ProspectKind,
} from './messages.ts';

/** What one run of a prospect holds in memory. */
export interface LiveProspect extends LiveRecord<ProspectKind> {
  readonly rules: PinnedRules;
  readonly definition: ProcessDefinition;
  /** Numbers of the definition that were changed for this prospect; they are in `rules`. */
  readonly edits: ProcessEdits;
  readonly carry: { -readonly [Field in keyof ProspectCarry]: ProspectCarry[Field] };
}

/** The prospect at the start of a run, and the decision that began it when this is the first of a cycle. */
export function startRun(input: ProspectInput): LiveProspect {
  const definition = publishedDefinition(input.process.version) as ProcessDefinition;
  const { edits } = input.process;
  const rules = pinRules(definition, edits);
  if (input.from.kind === 'carry') {
    const live = liveProspect({ rules, definition, edits }, { ...input.from.carry });
    setCurrentDetails(live.details());
    return live;
  }
  const { beginning } = input.from;
  const { actor, calendar, commandId, fingerprint } = beginning;
  const decision = begin(beginning, { nowMs: workflowNowMs(), actor, calendar, rules, definition });
  const before = beginning.kind === 'reopen' ? (beginning.receipts ?? []) : [];
  const live = liveProspect({ rules, definition, edits }, freshCarry<ProspectKind>(decision, calendar, before));
  adopt(live, decision);
  keepReceipt(live, receiptOf(decision, { fingerprint }, commandId));
  return live;
}

function begin(beginning: ProspectBeginning, context: CommandContext): Decision {
  switch (beginning.kind) {
    case 'create':
      return createProspect(beginning.prospectId, beginning.payload, context, beginning.commandId);
    case 'reopen':
      return reopenProspect(beginning.ended, beginning.payload, context, beginning.commandId);
  }
}

function liveProspect(
  pinned: Pick<LiveProspect, 'rules' | 'definition' | 'edits'>,
  carry: LiveProspect['carry'],
): LiveProspect {
  const { rules, edits } = pinned;
  return {
    ...pinned,
    carry,
    updatesInRun: 0,
    quick: null,
    patient: null,
    isOver: () => isTerminal(carry.state.phase),
    nextMs: () => {
      const deadline = earliestDeadline(carry.state);
      return (deadline === null ? null : actsAtMs(deadline)) ?? Number.POSITIVE_INFINITY;
    },
    applySignal: (signal, nowMs) =>
      isNews(carry, signal)
        ? applySignal(carry.state, signal, nowMs, { calendar: carry.calendar, rules, ...holdRules() })
        : null,
    fireDue: (nowMs) =>
      fireDue(carry.state, nowMs, {
        calendar: carry.calendar,
        rules,
        ...(isFreezeOver(carry.state, nowMs) ? holdRules() : {}),
      }),
    readCalendar: async (nowMs) => quick.readCalendar({ branchId: carry.state.branchId, nowMs }),
    write: async (activities) =>
      activities.projectProspect({
        snapshot: carry.state,
        events: carry.pendingEvents,
        processVersion: rules.version,
        processEdits: edits,
      }),
    details: () => describeWaiting(carry.state, carry.calendar, rules),
    attributes: () => searchAttributesOf(carry.state),
    onChange: () => undefined,
  };
}

/** Whether a signal is to be applied; what was heard is kept. Runs of before applied outdated ones. */
function isNews(carry: LiveProspect['carry'], signal: ProspectSignal): boolean {
  const heard = carry.holdRevisions ?? {};
  if (isOutdated(heard, signal) && patched('outdated-hold')) return false;
  carry.holdRevisions = hear(heard, signal);
  return true;
}

/** How holds are placed and released. Runs of before left appointments alone. Asked only where a hold changes: the answer
 *  leaves a mark in the history. */
export function holdRules(): Pick<TimeContext, 'holdsKeepAppointments'> {
  return patched('complaint-holds-call-off-appointments') ? {} : { holdsKeepAppointments: true };
}

/** Whether what acts now is the end of a manual freeze. */
function isFreezeOver(state: LiveProspect['carry']['state'], nowMs: number): boolean {
  const deadline = earliestDeadline(state);
  return deadline?.code === 'T.HOLD' && deadline.dueAtMs <= nowMs;
}

/** The stored answer to a command (SM-1). */
export function receiptOf(
  { state, event }: Decision,
  { fingerprint }: { readonly fingerprint: string },
  commandId: string,
): ProspectKind['receipt'] {
  return { commandId, fingerprint, revision: state.revision, phase: state.phase, atMs: event.atMs };
}
