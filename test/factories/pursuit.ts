import { prospectCommands, type CommandName, type CommandPayload } from '../../domain/prospect/commands.ts';
import { createProspect, type CreateProspect } from '../../domain/prospect/create.ts';
import { carryOut, refuse } from '../../domain/prospect/decide.ts';
import type { Actor, Command, CommandEnvelope } from '../../domain/prospect/command.ts';
import type { ProspectEvent } from '../../domain/prospect/event.ts';
import { fireDue } from '../../domain/prospect/fire.ts';
import type { Refusal } from '../../domain/failure.ts';
import type { ProspectState } from '../../domain/prospect/state.ts';
import { backOffice, calendar, contextAt, manager, mondayMorningMs, rules, supervisor } from './context.ts';
import { envelope, lead, usual } from './prospect.ts';

/** A pursuit driven through the pure rules, with its log and a clock of its own. */
export class Pursuit {
  state: ProspectState;
  readonly log: ProspectEvent[];
  nowMs: number;

  constructor(overrides: Partial<CreateProspect> = {}, nowMs = mondayMorningMs, actor: Actor = manager) {
    const { state, event } = createProspect('p-1', lead(overrides), contextAt(nowMs, actor));
    this.state = state;
    this.log = [event];
    this.nowMs = nowMs;
  }

  /** Tries a command; returns the refusal, or null after it was carried out. */
  attempt<Name extends CommandName>(
    name: Name,
    payload: CommandPayload<Name>,
    options: Partial<CommandEnvelope<unknown>> = {},
  ): Refusal | null {
    const command = prospectCommands[name] as unknown as Command<unknown>;
    const sent = envelope<unknown>(payload, options);
    const context = contextAt(this.nowMs, sent.actor);
    const refusal = refuse(this.state, command, sent, context);
    if (refusal !== null) return refusal;
    const { state, event } = carryOut(this.state, command, sent, context, `c-${this.state.revision}`);
    this.state = state;
    this.log.push(event);
    return null;
  }

  /** Carries out a usual command; a refusal fails the test. */
  do<Name extends CommandName>(
    name: Name,
    overrides: Partial<CommandPayload<Name>> = {},
    actor: Actor = manager,
  ): this {
    const refusal = this.attempt(name, { ...usual[name](this.nowMs), ...overrides }, { actor });
    if (refusal !== null) throw new Error(`${name} refused in ${this.state.phase}: ${JSON.stringify(refusal)}`);
    return this;
  }

  /** Lets time pass; deadlines act at their instants. */
  wait(untilMs: number): this {
    for (;;) {
      const next = earliest(this.state, untilMs);
      this.nowMs = next ?? untilMs;
      const decision = fireDue(this.state, this.nowMs, { calendar, rules });
      if (decision === null) return this;
      this.state = decision.state;
      this.log.push(decision.event);
    }
  }

  toPhase(
    target:
      | 'gatheringIntel'
      | 'planningVisit'
      | 'appointing'
      | 'appointed'
      | 'meeting'
      | 'closing'
      | 'won'
      | 'maintaining',
  ): this {
    const path: [string, () => unknown][] = [
      ['gatheringIntel', () => this.do('submitQualification')],
      ['planningVisit', () => this.do('saveIntel').do('advance')],
      ['appointing', () => this.do('submitVisitPlan', { stakeholderIds: this.people() })],
      ['appointed', () => this.do('proposeAppointment', { stakeholderIds: this.people() }).do('confirmAppointment')],
      ['meeting', () => this.wait(this.state.appointment?.startAtMs ?? 0).do('advance', { to: 'meeting' })],
      ['closing', () => this.do('submitMinutes').do('advance', { to: 'closing' })],
      ['won', () => this.do('recordClosingAttempt')],
      ['maintaining', () => this.do('completeDeal').do('createMaintenancePlan').do('confirmBooking', {}, backOffice)],
    ];
    for (const [phase, go] of path) {
      go();
      if (phase === target) return this;
    }
    return this;
  }

  people(): string[] {
    return this.state.intel.stakeholders.map(({ stakeholderId }) => stakeholderId);
  }
}

function earliest(state: ProspectState, untilMs: number): number | null {
  const instants = state.deadlines
    .filter(({ frozenRemainingMs }) => frozenRemainingMs === null)
    .map(({ rungsAtMs, rungsActed }) => rungsAtMs[rungsActed] ?? Number.POSITIVE_INFINITY);
  const next = Math.min(...instants);
  return next <= untilMs ? next : null;
}

export { supervisor };
