import type { WorkingCalendar } from '../../domain/calendar.ts';
import type {
  ComplaintCommand,
  ComplaintContext,
  ComplaintEnvelope,
  ComplaintRefusal,
} from '../../domain/complaint/command.ts';
import {
  complaintCommands,
  type ComplaintCommandName,
  type ComplaintCommandPayload,
} from '../../domain/complaint/commands.ts';
import { earliestClock, type ClockContext } from '../../domain/complaint/clock.ts';
import { carryOut, refuse, type ComplaintDecided } from '../../domain/complaint/decide.ts';
import type { DecisionInput } from '../../domain/complaint/deciding.ts';
import type { ComplaintEvent } from '../../domain/complaint/event.ts';
import { fireDue } from '../../domain/complaint/fire.ts';
import { complaintCalendar } from '../../domain/complaint/hours.ts';
import { complaintPreset } from '../../domain/complaint/presets.ts';
import { registerComplaint, type RegisterComplaint } from '../../domain/complaint/register.ts';
import type { ComplaintRules } from '../../domain/complaint/rules.ts';
import type { ComplaintState } from '../../domain/complaint/state.ts';
import { actsAtMs } from '../../domain/escalation/climb.ts';
import { applyComplaintSignal, type ComplaintSignal } from '../../domain/complaint/signals.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import { calendar } from './context.ts';

const dayMs = 86_400_000;

/** Takes complaints in at the counter; decides at no level. */
export const teller: Actor = { staffId: 's-0701', profiles: ['teller'], branchId: 'b-01', teamId: null };
/** Handles complaints: level 1. */
export const officer: Actor = { staffId: 's-0301', profiles: ['complaintOfficer'], branchId: 'b-01', teamId: null };
export const otherOfficer: Actor = { ...officer, staffId: 's-0302' };
/** Heads the branch: level 2. */
export const branchHead: Actor = {
  staffId: 's-0001',
  profiles: ['unitHead', 'supervisor'],
  branchId: 'b-01',
  teamId: null,
};
export const otherBranchHead: Actor = { ...branchHead, staffId: 's-0002', branchId: 'b-02' };
/** Level 3. */
export const sponsor: Actor = { staffId: 's-0010', profiles: ['executiveSponsor'], branchId: 'b-01', teamId: null };
export const otherSponsor: Actor = { ...sponsor, staffId: 's-0011' };

export const bankRules = complaintPreset('bank')?.rules as ComplaintRules;

/** Friday 2026-11-20 16:00 in Shanghai. */
export const fridayMs = at('2026-11-20 16:00');

/** An instant from local time, e.g. '2026-11-20 16:00'.   @returns UTC ms */
export function at(local: string): number {
  return Date.parse(`${local.replace(' ', 'T')}:00+08:00`);
}

/** A service failure that a customer reports at the counter: s3. Override what the case is about. */
export function grievance(overrides: Partial<RegisterComplaint> = {}): RegisterComplaint {
  return {
    caseNumber: 'TS20261120-K3F9',
    branchId: 'b-01',
    customer: { name: 'Harbour Trading Ltd', phone: '+8613900000001', coreBankCustomerNo: null, isKeyCustomer: false },
    prospectId: null,
    channel: 'counter',
    receivedAtMs: fridayMs,
    category: 'waitingTime',
    description: 'waited two hours to change a signature card',
    customerDemand: 'an apology, and a counter for companies',
    contact: 'by phone, mornings',
    complainedStaffId: null,
    isSettledOnTheSpot: false,
    isRepeated: false,
    isAboutSupervisor: false,
    ...overrides,
  };
}

/** Founded, because of a person, put right with an apology: within everybody's limit. */
export function remedy(overrides: Partial<DecisionInput> = {}): DecisionInput {
  return {
    rootCauseClass: 'people',
    rootCause: 'the counter for companies was not staffed',
    finding: 'founded',
    remedy: 'an apology in person',
    compensationFen: 0,
    actions: [],
    ...overrides,
  };
}

const message = { channel: 'phone' as const, text: 'Case TS20261120-K3F9; your handler calls on Monday' };

/** Payloads that take an ordinary complaint from registration to closing. */
export const usualComplaint: { [Name in ComplaintCommandName]: (nowMs: number) => ComplaintCommandPayload<Name> } = {
  confirmDuplicate: () => ({ duplicateOf: 'k-0', eligible: true, message }),
  acknowledge: () => ({ handlerId: officer.staffId, eligible: true, category: 'waitingTime', severity: 's3', message }),
  startWork: () => ({}),
  askCustomer: () => ({ channel: 'phone', text: 'Which counter was it?' }),
  recordAnswer: () => ({ text: 'counter 3' }),
  tellCustomer: () => ({ channel: 'phone', text: 'we have heard the staff of that day' }),
  submitDecision: () => remedy(),
  decideApproval: () => ({ decision: 'approved', reason: null }),
  recordEvidence: () => ({
    kind: 'fact',
    text: 'counter 3 was closed from ten to twelve',
    of: null,
    staffId: null,
    role: null,
    keptIn: null,
  }),
  giveAction: (nowMs) => ({ text: 'look for the signature card', ownerId: teller.staffId, dueAtMs: nowMs + dayMs }),
  callOffAction: () => ({ actionId: 'action-1', reason: 'it was found' }),
  completeAction: () => ({ actionId: 'action-1' }),
  completeActions: () => ({}),
  recordReportBack: () => ({
    channel: 'phone',
    understood: true,
    accepted: true,
    reason: null,
    externalRouteTold: false,
  }),
  recordFailedReportBack: () => ({ channel: 'phone' }),
  sendLetter: () => ({ text: 'we could not reach you; this is the outcome' }),
  appeal: () => ({ reason: 'nobody apologised' }),
  acknowledgeAppeal: () => ({ reviewerId: branchHead.staffId, reviewerLevel: 2, message }),
  decideAppeal: () => ({ decision: 'rejected', findings: 'the apology is on record', remedy: null }),
  recordRegulatorOrMedia: () => ({ kind: 'regulator', text: 'the regulator asks for the file' }),
  requestExtension: () => ({ amount: 5, reason: 'the archive is in another city' }),
  decideExtension: () => ({ decision: 'granted', reason: null, message }),
  withdraw: () => ({ reference: 'letter 12', rootCauseClass: null, rootCause: null }),
  takeOutside: () => ({ body: 'the mediation centre', reference: 'M-77' }),
  recordOutsideDecision: () => ({
    outcome: 'the bank apologises',
    to: 'resolving',
    decision: remedy(),
    reportBack: null,
  }),
  replaceHandler: () => ({ handlerId: otherOfficer.staffId, eligible: true, reason: 'on leave' }),
  nameStaff: () => ({ staffId: 's-0701', isSupervisor: false, reason: 'the customer named the teller' }),
  changeSeverity: () => ({ severity: 's2', reason: 'money was booked wrongly' }),
  changeContact: () => ({ contact: 'at the shop in the market, in the evening' }),
  addImprovementItem: (nowMs) => ({
    title: 'a second counter for companies',
    ownerId: 's-0001',
    dueOn: new Date(nowMs + 30 * dayMs).toISOString().slice(0, 10),
  }),
  nameCauseFinder: () => ({ handlerId: officer.staffId, eligible: true, severity: 's3' }),
  submitCause: () => ({
    rootCauseClass: 'people',
    rootCause: 'nobody stands in at lunch',
    measures: 'a second shift at lunch',
    actions: [],
  }),
  reportCause: () => ({ text: 'two counters are open at lunch from Monday on' }),
};

interface CaseOptions {
  readonly nowMs?: number;
  readonly workdays?: WorkingCalendar;
  readonly rules?: ComplaintRules;
  /** False: as a case of before (`doesMore`, `tellsMore`, `tidiesUp`, `keepsReplaced`). */
  readonly doesMore?: boolean;
}

/** A complaint driven through the pure rules, with its log and a clock of its own. */
export class Case {
  state: ComplaintState;
  readonly log: ComplaintEvent[] = [];
  nowMs: number;
  readonly workdays: WorkingCalendar;
  readonly rules: ComplaintRules;
  private readonly does: boolean;

  constructor(
    overrides: Partial<RegisterComplaint> = {},
    { nowMs, workdays = calendar, rules = bankRules, doesMore = true }: CaseOptions = {},
  ) {
    const registration = grievance(overrides);
    this.nowMs = nowMs ?? registration.receivedAtMs;
    this.workdays = workdays;
    this.rules = rules;
    this.does = doesMore;
    const context = { ...this.time(registration.receivedAtMs), nowMs: this.nowMs, actor: teller };
    const { state, event } = registerComplaint('k-1', registration, context, 'c-0');
    this.state = state;
    this.log.push(event);
  }

  /** Working time and rules as the workflow hands them over. */
  time(receivedAtMs = this.state.receivedAtMs): ClockContext & Pick<ComplaintContext, 'tidiesUp' | 'keepsReplaced'> {
    const workdays = complaintCalendar(this.workdays, receivedAtMs, this.nowMs);
    const does = () => this.does;
    return {
      calendar: workdays,
      rules: this.rules,
      doesMore: does,
      tellsMore: does,
      tidiesUp: does,
      keepsReplaced: does,
    };
  }

  /** Tries a command; returns the refusal, or null after it was carried out. */
  attempt<Name extends ComplaintCommandName>(
    name: Name,
    payload: ComplaintCommandPayload<Name>,
    actor: Actor,
    expectedRevision: number | null = null,
  ): ComplaintRefusal | null {
    const command = complaintCommands[name] as unknown as ComplaintCommand<unknown>;
    const time = this.time();
    const envelope: ComplaintEnvelope<unknown> = {
      payload,
      actor,
      expectedRevision,
      fingerprint: 'f',
      calendar: time.calendar,
    };
    const context = { ...time, nowMs: this.nowMs, actor };
    const refusal = refuse(this.state, command, envelope, context);
    if (refusal !== null) return refusal;
    this.keep(carryOut(this.state, command, envelope, context, `c-${this.state.revision}`));
    return null;
  }

  /** Carries out a usual command; a refusal fails the test. */
  do<Name extends ComplaintCommandName>(
    name: Name,
    overrides: Partial<ComplaintCommandPayload<Name>> = {},
    actor: Actor = officer,
  ): this {
    const refusal = this.attempt(name, { ...usualComplaint[name](this.nowMs), ...overrides }, actor);
    if (refusal !== null) throw new Error(`${name} refused in ${this.state.status}: ${JSON.stringify(refusal)}`);
    return this;
  }

  /** Codes of the conditions that stand against a usual command; `WRONG_PHASE` and the like when it is out of place. */
  unmet<Name extends ComplaintCommandName>(
    name: Name,
    overrides: Partial<ComplaintCommandPayload<Name>> = {},
    actor: Actor = officer,
  ): string[] {
    const refusal = this.attempt(name, { ...usualComplaint[name](this.nowMs), ...overrides }, actor);
    if (refusal === null) return [];
    return refusal.code === 'UNMET_CONDITIONS' ? refusal.unmet.map(({ code }) => code) : [refusal.code];
  }

  signal(signal: ComplaintSignal): this {
    const decided = applyComplaintSignal(this.state, signal, this.nowMs);
    if (decided !== null) this.keep(decided);
    return this;
  }

  /** Lets time pass; clocks act at their instants. */
  wait(untilMs: number): this {
    for (;;) {
      const clock = earliestClock(this.state);
      const nextMs = clock === null ? null : actsAtMs(clock);
      this.nowMs = nextMs === null || nextMs > untilMs ? untilMs : Math.max(nextMs, this.nowMs);
      const decided = fireDue(this.state, this.nowMs, this.time());
      if (decided === null) return this;
      this.keep(decided);
    }
  }

  /** The ordinary way of a founded complaint. */
  to(target: 'acknowledged' | 'investigating' | 'resolving' | 'reportingBack' | 'closed'): this {
    const path = [
      ['acknowledged', 'acknowledge'],
      ['investigating', 'startWork'],
      ['resolving', 'submitDecision'],
      ['reportingBack', 'completeActions'],
      ['closed', 'recordReportBack'],
    ] as const;
    for (const [status, name] of path) {
      this.do(name);
      if (status === target) break;
    }
    return this;
  }

  get last(): ComplaintEvent {
    return this.log.at(-1) as ComplaintEvent;
  }

  private keep({ state, event }: ComplaintDecided): void {
    this.state = state;
    this.log.push(event);
  }
}
