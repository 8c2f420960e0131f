import { isTerminal, type PhaseCode } from '../process/definition.ts';
import { prospectCommands, type CommandName } from './commands.ts';
import type { Appointment, Hold, Objection } from './records.ts';

/** What the choice of a remedy looks at; a state and the record that a page shows both have it. */
export interface RemedyFacts {
  readonly phase: PhaseCode;
  readonly appointment: Pick<Appointment, 'status'> | null;
  readonly objections: readonly Pick<Objection, 'objectionId' | 'blocking' | 'status'>[];
  readonly holds: readonly Pick<Hold, 'kind'>[];
}

/** The command that meets a condition, the field of its payload that decides, and what the payload can start with. */
export interface Remedy {
  readonly command: CommandName;
  readonly field: string | null;
  readonly start: Readonly<Record<string, unknown>>;
}

interface Entry {
  readonly command: CommandName;
  readonly field: string | null;
  readonly when?: (facts: RemedyFacts) => boolean;
  readonly start?: (facts: RemedyFacts) => Readonly<Record<string, unknown>>;
}

function by(command: CommandName, field: string | null = null): Entry {
  return { command, field };
}

function blockingWith(facts: RemedyFacts, status: Objection['status']): Pick<Objection, 'objectionId'> | undefined {
  return facts.objections.find((objection) => objection.blocking && objection.status === status);
}

function onObjection(command: CommandName, field: string, status: Objection['status']): Entry {
  return {
    command,
    field,
    when: (facts) => blockingWith(facts, status) !== undefined,
    start: (facts) => ({ objectionId: blockingWith(facts, status)?.objectionId }),
  };
}

const answer = onObjection('answerObjection', 'response', 'open');
const confirm = onObjection('confirmObjection', 'confirmed', 'responding');
const people = by('saveIntel', 'stakeholders');
const route = by('saveIntel', 'routeToDecisionMaker');

/** Before the qualification is submitted its form answers a criterion, afterwards the intelligence does. */
const criterion: readonly Entry[] = [by('submitQualification', 'answers'), by('saveIntel', 'criteria')];

/** Ways to meet each condition, the best first; [] when no command of this prospect does, only what `howToMeet` says. */
export const remedies: Readonly<Record<string, readonly Entry[]>> = {
  'G1.SRC': [by('verifyLead', 'result')],
  'G1.DUP': [],
  'G1.OWN': [by('assignOwner', 'staffId')],
  'G1.C1': criterion,
  'G1.C2': criterion,
  'G1.C3': criterion,
  'G1.C4': criterion,
  'G1.C5': criterion,
  'G1.GROWTH': [by('decideReview', 'decision'), by('submitQualification', 'growthType')],
  'G1.ELIG': [by('verifyLead', 'corrections.committeeEstablished')],
  'G1.CAMP': [by('scoreTarget', 'scale')],
  'G1.DNC': [by('recordConsent', 'consent')],
  'G2.INTEL': [by('saveIntel', 'completeness')],
  'G2.AUTH': [people],
  'G2.COMP': [by('saveIntel', 'competitors')],
  'G2.SWOT': [by('saveIntel', 'swot')],
  'G2.PLAN': [by('submitVisitPlan', 'objective')],
  'G2.APPT': [
    { ...by('confirmAppointment'), when: ({ appointment }) => appointment?.status === 'proposed' },
    { ...by('rescheduleAppointment', 'startAt'), when: ({ appointment }) => appointment?.status === 'cancelled' },
    by('proposeAppointment', 'slot'),
  ],
  'G2.CRED': [by('submitVisitPlan', 'credentialsChecked')],
  'G2.HOLD': [{ ...by('unfreeze', 'reason'), when: ({ holds }) => holds.some(({ kind }) => kind === 'manual') }],
  'G3.MEET': [by('submitMinutes', 'minutes')],
  'G3.NEED': [by('submitMinutes', 'needsConfirmed')],
  'G3.FABE': [by('submitMinutes', 'fabeComplete')],
  'G3.LISTEN': [by('submitMinutes', 'summaryConfirmed')],
  'G3.PROBE': [by('submitMinutes', 'objectionsProbed')],
  'G3.NEXT': [by('submitMinutes', 'nextStep')],
  'G3.DM': [route],
  'G3.SUIT': [by('submitMinutes', 'suitability')],
  'G4.NOOPEN': [answer, confirm],
  'G4.CONF': [confirm],
  'G4.NATURE': [
    onObjection('answerObjection', 'nature', 'open'),
    onObjection('answerObjection', 'nature', 'responding'),
  ],
  'G4.COMPL': [],
  'G4.DM': [people],
  'G5.RESULT': [by('recordClosingAttempt', 'result')],
  'G5.SIG': [by('recordClosingAttempt', 'signals')],
  'G5.DEAL': [by('completeDeal', 'items')],
  'G5.COMP': [by('completeDeal', 'identityChecked')],
  'G5.CONC': [by('completeDeal', 'concessionsApproved')],
  'G5.PROM': [by('completeDeal', 'promises')],
  'G5.OTHER': [by('completeDeal', 'otherBusinessIntroduced')],
  'G5.ALLOC': [by('createMaintenancePlan', 'maintainingManagerId')],
  'G5.PLAN': [by('createMaintenancePlan', 'quadrant')],
  'G5.BOOK': [by('confirmBooking', 'bookedAmountFen')],
  'X.NO_PROPOSAL': [by('proposeAppointment', 'slot')],
  'X.CALLED_OFF': [by('rescheduleAppointment', 'startAt')],
  'X.TOO_EARLY': [by('rescheduleAppointment', 'startAt')],
  'X.NO_OBJECTION': [by('raiseObjection', 'verbatim')],
  'X.OPEN_CRITERIA': [by('saveIntel', 'criteria')],
  'X.NOT_ANSWERED': [answer],
  'X.AUTHORITY': [people],
  'X.STAKEHOLDER': [people],
  'X.ALREADY_FROZEN': [by('unfreeze', 'reason')],
};

/** The command that meets a condition in the present phase; null when none does there. Whether somebody may send it is
 *  another question. */
export function remedyFor(code: string, facts: RemedyFacts): Remedy | null {
  const ways = Object.hasOwn(remedies, code) ? (remedies[code] ?? []) : [];
  const way = ways.find(({ command, when }) => isInPlace(command, facts.phase) && (when?.(facts) ?? true));
  return way === undefined
    ? null
    : { command: way.command, field: way.field, start: way.start === undefined ? {} : way.start(facts) };
}

/** Whether a command is in its place in a phase. */
export function isInPlace(command: CommandName, phase: PhaseCode): boolean {
  const phases: readonly PhaseCode[] | 'open' = prospectCommands[command].phases;
  return phases === 'open' ? !isTerminal(phase) : phases.includes(phase);
}
