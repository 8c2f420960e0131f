/** How a complaint reached the bank (8.3). */
export const channels = [
  'counter',
  'lobby',
  'phone',
  'letter',
  'web',
  'manager',
  'organisation',
  'regulator',
  'survey',
  'media',
  'cluster', // no customer's: the system registers the common cause of many cases (C-25)
] as const;
export type ComplaintChannel = (typeof channels)[number];

/** Those that a person may register: nobody but the system opens a systemic case. */
export const registeredChannels = channels.filter((channel) => channel !== 'cluster');

/** Who registers what nobody registers by hand: a cluster, a low score of a survey. */
export const systemActorId = 'system';

/** What it is about (3.10). */
export const categories = [
  'selfServiceEnquiry',
  'serviceAttitude',
  'waitingTime',
  'fee',
  'error',
  'productPerformance',
  'misleadingSale',
  'privacy',
  'fraudSecurity',
  'procedure',
  'system',
  'staff',
  'other',
] as const;
export type ComplaintCategory = (typeof categories)[number];

/** How grave it is, gravest first (8.4). */
export const severities = ['s1', 's2', 's3', 's4'] as const;
export type Severity = (typeof severities)[number];

/** States of 11.2; the last three are terminal. */
export const statuses = [
  'received',
  'acknowledged',
  'investigating',
  'awaitingCustomer',
  'awaitingApproval',
  'resolving',
  'reportingBack',
  'appealed',
  'external',
  'closed',
  'finalised',
  'withdrawn',
  'merged',
] as const;
export type ComplaintStatus = (typeof statuses)[number];

/** Where the bank still owes the customer something: what 11.2 calls any open state. */
export const openStatuses = statuses.slice(0, statuses.indexOf('closed'));

export function isOpen(status: ComplaintStatus): boolean {
  return openStatuses.includes(status);
}

/** True when the complaint's workflow completes in this state. */
export function isOver(status: ComplaintStatus): boolean {
  return status === 'finalised' || status === 'withdrawn' || status === 'merged';
}

/** Who may decide how much (8.6). 4, an external body, is only recorded: level 3 stays responsible. */
export const levels = [1, 2, 3] as const;
export type Level = (typeof levels)[number];

/** Why it came to this (3.10). */
export const rootCauseClasses = ['people', 'process', 'system', 'product', 'policy', 'external', 'unfounded'] as const;
export type RootCauseClass = (typeof rootCauseClasses)[number];

/** Root causes that must lead to something better (3.10, step 11 of 8.5). */
export const improvableCauses: readonly RootCauseClass[] = ['process', 'system', 'product', 'policy'];

/** What the inquiry found (step 7 of 8.5). */
export const findings = ['founded', 'partlyFounded', 'unfounded'] as const;
export type Finding = (typeof findings)[number];

/** What a remedy consists of, with the lowest level that may decide it, besides what the amount needs (8.6). */
export const remedyLevels = {
  apology: 1,
  correction: 1,
  compensation: 1,
  staffChange: 2,
  policyChange: 3,
  productStop: 3,
} as const satisfies Readonly<Record<string, Level>>;
export type RemedyKind = keyof typeof remedyLevels;
export const remedyKinds = Object.keys(remedyLevels) as RemedyKind[];

/** What a reviewer decides on an appeal (8.7). */
export const appealDecisions = ['upheld', 'partlyUpheld', 'rejected'] as const;
export type AppealDecision = (typeof appealDecisions)[number];

/** How the customer is reached. */
export const contactChannels = ['phone', 'visit', 'letter', 'email', 'message'] as const;
export type ContactChannel = (typeof contactChannels)[number];

/** How the customer is told the outcome: by voice, so that they can ask (step 9 of 8.5). */
export const reportBackChannels = ['phone', 'visit'] as const satisfies readonly ContactChannel[];

/** How a case was closed. */
export const closings = [
  'accepted',
  'notAccepted',
  'unreachable',
  'decidedOutside',
  'reported', // a systemic case: those who handle its cases know the cause
] as const;
export type Closing = (typeof closings)[number];

/** Every clock of a complaint. */
/** What is kept of an inquiry (step 5 of 8.5). */
export const evidenceKinds = ['fact', 'statement', 'document'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** Whose statement it is. */
export const witnesses = ['customer', 'staff', 'other'] as const;
export type Witness = (typeof witnesses)[number];

export const clockCodes = [
  'acknowledge', // from receipt
  'firstAnswer', // from receipt
  'resolve', // from receipt
  'interimNews', // while it is investigated: the customer hears every so often
  'answerOfCustomer', // while the customer is asked; the case goes on without an answer when it is over
  'reportBack', // from the moment the remedy is carried out
  'letter', // after the letter to a customer who could not be reached
  'appealAcknowledge', // from the appeal
  'appealDecision', // from the appeal
  'appealWindow', // from closing
  'age', // from receipt: an old case is told to the executive sponsor
  'actionDue', // one for each action: until the day is over by which somebody promised it
] as const;
export type ClockCode = (typeof clockCodes)[number];
/** Clocks that run for a time the rules set; an action brings its own day. */
export type TimedClock = Exclude<ClockCode, 'actionDue'>;

/** Clocks that measure what the bank promised: they stand still while the customer is asked. The others are about the
 *  customer's own time, or the calendar's. */
export const pausedClocks: readonly ClockCode[] = ['firstAnswer', 'resolve', 'interimNews'];
