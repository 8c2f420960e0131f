import { continueAsNew, setHandler } from '@temporalio/workflow';
import type { ComplaintCommand, ComplaintContext, ComplaintEnvelope } from '../../domain/complaint/command.ts';
import { complaintCommands, type ComplaintCommandName } from '../../domain/complaint/commands.ts';
import { carryOut, refuse, refuseMisplaced } from '../../domain/complaint/decide.ts';
import { workflowNowMs } from '../clock.ts';
import { handleCommand, type Handling } from '../handle-command.ts';
import { keepAlive, keptReceipt } from '../record.ts';
import { holdTold } from './hold.ts';
import { doesMore, keepsReplaced, receiptOf, startRun, tidiesUp, type LiveComplaint } from './live-complaint.ts';
import {
  complaintQueries,
  complaintSignals,
  complaintUpdates,
  type ComplaintInput,
  type ComplaintKind,
  type ComplaintResult,
} from './messages.ts';

/** One complaint, from its receipt to the end of the appeal window, a withdrawal or a merger (11.2). */
export async function complaintWorkflow(input: ComplaintInput): Promise<ComplaintResult> {
  const live = startRun(input);
  registerHandlers(live);
  await keepAlive(live, async () =>
    continueAsNew<typeof complaintWorkflow>({ rules: input.rules, from: { kind: 'carry', carry: live.carry } }),
  );
  await holdTold(live);
  return { status: live.carry.state.status, revision: live.carry.state.revision };
}

function registerHandlers(live: LiveComplaint): void {
  for (const name of Object.keys(complaintCommands) as ComplaintCommandName[]) {
    const update = complaintUpdates[name] as (typeof complaintUpdates)['withdraw'];
    handleCommand(live, update, handlingOf(live, complaintCommands[name] as ComplaintCommand<unknown>));
  }
  setHandler(complaintSignals.clusterDetected, (args) => {
    live.carry.inbox = [...live.carry.inbox, { kind: 'clusterDetected', ...args }];
  });
  setHandler(complaintSignals.causeReported, (args) => {
    live.carry.inbox = [...live.carry.inbox, { kind: 'causeReported', ...args }];
  });
  setHandler(complaintQueries.getRecord, () => {
    const { state, recentEvents, projectedRevision } = live.carry;
    return { state, recentEvents, projectedRevision, rules: live.rules };
  });
  setHandler(complaintQueries.getReceipt, (commandId) => keptReceipt(live, commandId) ?? null);
}

function handlingOf(
  { carry, rules }: LiveComplaint,
  command: ComplaintCommand<unknown>,
): Handling<ComplaintKind, ComplaintEnvelope<unknown>> {
  const contextOf = ({ actor, calendar }: ComplaintEnvelope<unknown>): ComplaintContext => ({
    nowMs: workflowNowMs(),
    actor,
    calendar,
    rules,
  });
  return {
    isAfterDue: true,
    refuse: (envelope) => refuse(carry.state, command, envelope, contextOf(envelope)),
    refuseMisplaced: (envelope) => refuseMisplaced(carry.state, command, envelope),
    carryOut: (envelope, commandId) =>
      carryOut(
        carry.state,
        command,
        envelope,
        { ...contextOf(envelope), doesMore, tidiesUp, keepsReplaced },
        commandId,
      ),
    receiptOf,
  };
}
