import { continueAsNew, setHandler } from '@temporalio/workflow';
import type { Command, CommandContext, CommandEnvelope } from '../../domain/prospect/command.ts';
import { prospectCommands, type CommandName } from '../../domain/prospect/commands.ts';
import { carryOut, refuse, refuseMisplaced } from '../../domain/prospect/decide.ts';
import { workflowNowMs } from '../clock.ts';
import { handleCommand, type Handling } from '../handle-command.ts';
import { keepAlive } from '../record.ts';
import { holdRules, receiptOf, startRun, type LiveProspect } from './live-prospect.ts';
import {
  prospectQueries,
  prospectSignals,
  prospectUpdates,
  type ProspectInput,
  type ProspectKind,
  type ProspectResult,
} from './messages.ts';

/** One pursuit of one customer, from the lead to years of maintenance (11.1). */
export async function prospectWorkflow(input: ProspectInput): Promise<ProspectResult> {
  const live = startRun(input);
  registerHandlers(live);
  await keepAlive(live, async () =>
    continueAsNew<typeof prospectWorkflow>({ process: input.process, from: { kind: 'carry', carry: live.carry } }),
  );
  return { phase: live.carry.state.phase, revision: live.carry.state.revision };
}

function registerHandlers(live: LiveProspect): void {
  for (const name of Object.keys(prospectCommands) as CommandName[]) {
    const update = prospectUpdates[name] as (typeof prospectUpdates)['advance'];
    handleCommand(live, update, handlingOf(live, prospectCommands[name] as Command<unknown>));
  }
  for (const kind of ['complaintOpened', 'complaintReleased'] as const) {
    setHandler(prospectSignals[kind], (args) => {
      live.carry.inbox = [...live.carry.inbox, { kind, ...args }];
    });
  }
  setHandler(prospectQueries.getRecord, () => {
    const { state, recentEvents, projectedRevision } = live.carry;
    return { state, recentEvents, projectedRevision, processVersion: live.rules.version, processEdits: live.edits };
  });
}

function handlingOf(
  { carry, rules, definition }: LiveProspect,
  command: Command<unknown>,
): Handling<ProspectKind, CommandEnvelope<unknown>> {
  const contextOf = ({ actor, calendar }: CommandEnvelope<unknown>): CommandContext => ({
    nowMs: workflowNowMs(),
    actor,
    calendar,
    rules,
    definition,
  });
  return {
    // a reminder that comes together with the deed it asks for is no use
    isAfterDue: false,
    refuse: (envelope) => refuse(carry.state, command, envelope, contextOf(envelope)),
    refuseMisplaced: (envelope) => refuseMisplaced(carry.state, command, envelope),
    carryOut: (envelope, commandId) => {
      const context = { ...contextOf(envelope), ...(command.name === 'unfreeze' ? holdRules() : {}) };
      return carryOut(carry.state, command, envelope, context, commandId);
    },
    receiptOf,
  };
}
