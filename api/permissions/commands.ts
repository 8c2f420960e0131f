import type { Capability } from '../../contracts/permissions.ts';
import type { CommandName } from '../../domain/prospect/commands.ts';
import type { ActorAbility } from './ability.ts';
import type { ProspectFacts } from './facts.ts';

/** Every write to a prospect that exists. */
export type ProspectWrite = CommandName | 'reopen';

/** One thing that must be allowed: any of these capabilities, for this field of the record when one is named. */
export interface Demand {
  readonly anyOf: readonly Capability[];
  readonly field?: string;
}

/** The ordinary work of the six steps; which half, the prospect's step says. */
const work: readonly Capability[] = ['workSteps1To3', 'workSteps4To6'];

const asked: Readonly<Record<ProspectWrite, readonly Capability[]>> = {
  assignOwner: ['allocate'],
  verifyLead: work,
  submitQualification: work,
  decideReview: ['decideReview'],
  saveIntel: ['editRecord'],
  submitVisitPlan: work,
  proposeAppointment: work,
  confirmAppointment: work,
  rescheduleAppointment: work,
  cancelAppointment: work,
  markNoShow: work,
  submitMinutes: work,
  raiseObjection: work,
  answerObjection: ['answerObjection'],
  confirmObjection: work,
  recordClosingAttempt: work,
  completeDeal: ['completeDeal'],
  confirmBooking: ['confirmBooking'],
  createMaintenancePlan: work,
  recordConsent: ['recordContact'],
  scoreTarget: work,
  updateCustomer: ['editRecord'],
  recordContact: ['recordContact'],
  completeTask: work,
  skipTask: work,
  snoozeTask: work,
  unsnoozeTask: work,
  advance: work,
  requestOverride: work,
  grantOverride: ['waiveCondition'],
  declineOverride: ['waiveCondition'],
  fallBack: work,
  park: work,
  resume: work,
  markLost: ['endPursuit'],
  disqualify: ['endPursuit'],
  freeze: ['freeze'],
  unfreeze: ['freeze'],
  reopen: ['reopenPursuit'],
};

/** What a command asks for, whatever it carries: the `needs` of its route. */
export function neededFor(name: ProspectWrite): readonly Capability[] {
  return asked[name];
}

export const prospectWrites = Object.keys(asked) as readonly ProspectWrite[];

/** What a command carries, as far as permissions look at it. */
export interface Carried {
  readonly payload: object;
  readonly overrides: readonly unknown[];
}

/** What a command asks for; without `carried`, what it asks for in any case. */
export function demandsOf(name: ProspectWrite, carried?: Carried): readonly Demand[] {
  const demands: Demand[] = [{ anyOf: asked[name] }];
  if (carried === undefined) return demands;
  const { payload, overrides } = carried;
  if (overrides.length > 0) demands.push({ anyOf: ['waiveCondition'] });
  if (name === 'submitQualification') {
    if (isSet(payload, 'growthType')) demands.push({ anyOf: ['requestReview'] });
    if (isSet(payload, 'conditionalUntilMs')) demands.push({ anyOf: ['waiveCondition'] });
  }
  const edited =
    name === 'saveIntel' || name === 'updateCustomer'
      ? payload
      : name === 'verifyLead' && 'corrections' in payload
        ? payload.corrections
        : {};
  return [...demands, ...Object.keys(edited as object).map((field): Demand => ({ anyOf: ['editRecord'], field }))];
}

function isSet(payload: object, field: string): boolean {
  const value: unknown = Object.getOwnPropertyDescriptor(payload, field)?.value;
  return value !== undefined && value !== null && value !== false;
}

/** Whether everything asked for is allowed on this prospect. */
export function allows(ability: ActorAbility, demands: readonly Demand[], facts: ProspectFacts): boolean {
  return demands.every(({ anyOf, field }) => anyOf.some((capability) => ability.can(capability, facts, field)));
}
