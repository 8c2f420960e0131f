import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { CommandId } from '../../domain/ids.ts';
import type { PinnedRules, ProcessDefinition } from '../../domain/process/definition.ts';
import { pinRules } from '../../domain/process/pin-rules.ts';
import { publishedDefinition } from '../../domain/process/published.ts';
import type { Actor, CommandContext } from '../../domain/prospect/command.ts';
import { createProspect } from '../../domain/prospect/create.ts';
import type { Decision } from '../../domain/prospect/decide.ts';
import { describeWaiting } from '../../domain/prospect/describe-waiting.ts';
import { reopenProspect } from '../../domain/prospect/reopen.ts';
import { workflowNowMs } from '../clock.ts';
import {
  keptReceipts,
  searchAttributesOf,
  type ProspectBeginning,
  type ProspectCarry,
  type ProspectInput,
} from './messages.ts';

/** Events kept for `reconcile`: more than a database that commits every 20 ms can lose. */
const keptEvents = 20;

/** What one run holds in memory: the carried record, changed in place, and what belongs to this run alone. */
export interface LiveProspect {
  readonly rules: PinnedRules;
  readonly definition: ProcessDefinition;
  readonly carry: { -readonly [Field in keyof ProspectCarry]: ProspectCarry[Field] };
  updatesInRun: number;
  /** The projection under way; null when there is none. */
  quick: Promise<void> | null;
  /** The projection that waits for a database that is away; null while it answers. */
  patient: Promise<void> | null;
}

/** The prospect at the start of a run, and the decision that began it when this is the first of a cycle. */
export function startRun(input: ProspectInput): LiveProspect {
  const definition = publishedDefinition(input.process.version) as ProcessDefinition;
  const rules = pinRules(definition, input.process.edits);
  if (input.from.kind === 'carry') {
    const live = { rules, definition, carry: { ...input.from.carry }, updatesInRun: 0, quick: null, patient: null };
    setCurrentDetails(describeWaiting(live.carry.state, live.carry.calendar, live.rules));
    return live;
  }
  const { beginning } = input.from;
  const context = contextOf(rules, definition, beginning.actor, beginning.calendar);
  const decision = begin(beginning, context);
  const live: LiveProspect = {
    rules,
    definition,
    carry: {
      state: decision.state,
      calendar: beginning.calendar,
      calendarReadAtMs: context.nowMs,
      receipts: beginning.kind === 'reopen' ? (beginning.receipts ?? []) : [],
      recentEvents: [],
      pendingEvents: [],
      projectedRevision: decision.state.revision - 1,
      inbox: [],
    },
    updatesInRun: 0,
    quick: null,
    patient: null,
  };
  adopt(live, decision);
  keepReceipt(live, beginning.commandId, beginning.fingerprint, decision);
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

export function contextOf(
  rules: PinnedRules,
  definition: ProcessDefinition,
  actor: Actor,
  calendar: CommandContext['calendar'],
): CommandContext {
  return { nowMs: workflowNowMs(), actor, calendar, rules, definition };
}

/** Makes a decision the truth: state, log, what operators see. */
export function adopt(live: LiveProspect, { state, event }: Decision): void {
  live.carry.state = state;
  live.carry.pendingEvents = [...live.carry.pendingEvents, event];
  live.carry.recentEvents = [...live.carry.recentEvents, event].slice(-keptEvents);
  setCurrentDetails(describeWaiting(state, live.carry.calendar, live.rules));
  const attributes = searchAttributesOf(state);
  const known = workflowInfo().typedSearchAttributes;
  // Each upsert is an event and a row in the list of workflows: only when one has another value than the start gave it.
  if (attributes.some(({ key, value }) => (known.get(key) ?? null) !== value)) upsertSearchAttributes(attributes);
}

export function keepReceipt(
  live: LiveProspect,
  commandId: CommandId,
  fingerprint: string,
  { state, event }: Decision,
): void {
  const receipt = { commandId, fingerprint, revision: state.revision, phase: state.phase, atMs: event.atMs };
  live.carry.receipts = [...live.carry.receipts, receipt].slice(-keptReceipts);
}
