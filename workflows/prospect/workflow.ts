import {
  allHandlersFinished,
  condition,
  continueAsNew,
  currentUpdateInfo,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { CommandId } from '../../domain/ids.ts';
import { isTerminal } from '../../domain/process/definition.ts';
import type { Command, CommandEnvelope } from '../../domain/prospect/command.ts';
import { prospectCommands, type CommandName } from '../../domain/prospect/commands.ts';
import { carryOut, refuse, refuseMisplaced } from '../../domain/prospect/decide.ts';
import { fail } from '../fail.ts';
import { createAlarm, fireAllDue, sleepUntilNeeded } from './deadlines.ts';
import { adopt, contextOf, keepReceipt, startRun, type LiveProspect } from './live-prospect.ts';
import {
  prospectQueries,
  prospectSignals,
  prospectUpdates,
  type CommandResult,
  type ProspectInput,
  type ProspectResult,
} from './messages.ts';
import { project, projectAll } from './projector.ts';

/** A run is renewed before replaying it would keep a person waiting (about 1 ms an event). */
const maxEventsInRun = 500;
const maxUpdatesInRun = 200;

/** One pursuit of one customer, from the lead to years of maintenance (11.1). */
export async function prospectWorkflow(input: ProspectInput): Promise<ProspectResult> {
  const live = startRun(input);
  registerHandlers(live);
  const alarm = createAlarm();
  void project(live);
  while (!isTerminal(live.carry.state.phase)) {
    await sleepUntilNeeded(live, alarm, isDueForRenewal);
    await fireAllDue(live);
    if (isDueForRenewal(live)) await renew(live, input);
  }
  await condition(allHandlersFinished);
  await projectAll(live);
  return { phase: live.carry.state.phase, revision: live.carry.state.revision };
}

function isDueForRenewal(live: LiveProspect): boolean {
  const { historyLength, continueAsNewSuggested } = workflowInfo();
  return historyLength >= maxEventsInRun || live.updatesInRun >= maxUpdatesInRun || continueAsNewSuggested;
}

/** Continues as new at a quiet point: no handler running, no signal unread, nothing between the check and the hand-over. */
async function renew(live: LiveProspect, input: ProspectInput): Promise<void> {
  await condition(() => allHandlersFinished() && live.carry.inbox.length === 0);
  if (isTerminal(live.carry.state.phase)) return;
  await continueAsNew<typeof prospectWorkflow>({ process: input.process, from: { kind: 'carry', carry: live.carry } });
}

function registerHandlers(live: LiveProspect): void {
  for (const name of Object.keys(prospectCommands) as CommandName[]) {
    const command = prospectCommands[name] as Command<unknown>;
    const update = prospectUpdates[name] as (typeof prospectUpdates)['advance'];
    setHandler(update, (envelope): Promise<CommandResult> => handle(live, command, envelope), {
      validator: (envelope) => guard(live, command, envelope),
    });
  }
  for (const kind of ['complaintOpened', 'complaintReleased'] as const) {
    setHandler(prospectSignals[kind], (args) => {
      live.carry.inbox = [...live.carry.inbox, { kind, ...args }];
    });
  }
  setHandler(prospectQueries.getRecord, () => {
    const { state, recentEvents, projectedRevision } = live.carry;
    return { state, recentEvents, projectedRevision, processVersion: live.rules.version };
  });
}

function commandIdOf(): CommandId {
  return currentUpdateInfo()?.id ?? '';
}

/** Refuses before the update is accepted: a refusal leaves no event. Not run on replay, so gates may be improved freely. */
function guard(live: LiveProspect, command: Command<unknown>, envelope: CommandEnvelope<unknown>): void {
  if (live.carry.receipts.some(({ commandId }) => commandId === commandIdOf())) return;
  const refusal = refuse(
    live.carry.state,
    command,
    envelope,
    contextOf(live.rules, live.definition, envelope.actor, envelope.calendar),
  );
  if (refusal !== null) fail(refusal);
}

/** Guards the order again, because commands that arrive together may all have passed the validator, and changes the state
 *  before the first await. Conditions are not asked again here: this is replayed. */
async function handle(
  live: LiveProspect,
  command: Command<unknown>,
  envelope: CommandEnvelope<unknown>,
): Promise<CommandResult> {
  const commandId = commandIdOf();
  if (!live.carry.receipts.some((receipt) => receipt.commandId === commandId)) {
    const misplaced = refuseMisplaced(live.carry.state, command, envelope);
    if (misplaced !== null) fail(misplaced);
    const context = contextOf(live.rules, live.definition, envelope.actor, envelope.calendar);
    const decision = carryOut(live.carry.state, command, envelope, context, commandId);
    live.carry.calendar = envelope.calendar;
    live.carry.calendarReadAtMs = context.nowMs;
    live.updatesInRun += 1;
    adopt(live, decision);
    keepReceipt(live, commandId, envelope.fingerprint, decision);
  }
  const receipt = live.carry.receipts.find((kept) => kept.commandId === commandId) as CommandResult['receipt'];
  await project(live);
  return { receipt, projected: live.carry.projectedRevision >= receipt.revision };
}
