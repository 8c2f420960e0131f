import { leastBarred } from '../../../domain/complaint/acting.ts';
import { unmetApproving, unmetReviewing } from '../../../domain/complaint/appealing.ts';
import { decidesAt, levelOf, type CasePerson, type Represented } from '../../../domain/complaint/command.ts';
import type { ComplaintCommandName } from '../../../domain/complaint/commands.ts';
import { unmetDecidingRequest } from '../../../domain/complaint/commands/decide-extension.ts';
import { unmetHandling, worksOn } from '../../../domain/complaint/handling.ts';
import { isSystemic } from '../../../domain/complaint/systemic.ts';
import type { ComplaintRecord } from '../../../contracts/complaint-records.ts';
import { hasPlace } from '../../parts/complaint-form/commands.ts';
import type { ComplaintView } from '../../parts/complaint-form/use-complaint-facts.ts';

/** As whom somebody would give a command, themself or as deputy, and what their part in the case keeps them from. */
export function standingOf(
  command: ComplaintCommandName,
  record: ComplaintRecord,
  person: CasePerson,
  absent: readonly Represented[],
): { readonly as: CasePerson; readonly bars: readonly string[] } {
  const as = leastBarred(person, absent, (one) => barsOf(command, record, one));
  return { as, bars: barsOf(command, record, as) };
}

/** The deed that leads a case on, whoever looks at it; null where only time or the customer does. */
export function wayOn(record: ComplaintRecord): ComplaintCommandName | null {
  if (isSystemic(record)) return wayOnSystemic(record);
  switch (record.status) {
    case 'received':
      return 'acknowledge';
    case 'acknowledged':
      return 'startWork';
    case 'investigating':
      return 'submitDecision';
    case 'awaitingCustomer':
      return 'recordAnswer';
    case 'awaitingApproval':
      return 'decideApproval';
    case 'resolving':
      return record.actions.some(({ doneAt }) => doneAt === null) ? 'completeAction' : 'completeActions';
    case 'reportingBack':
      return 'recordReportBack';
    case 'appealed':
      return record.appeals.at(-1)?.reviewerId == null ? 'acknowledgeAppeal' : 'decideAppeal';
    case 'external':
      return 'recordOutsideDecision';
    default:
      return null;
  }
}

/** What somebody does first: they decide on more time where it is asked of them, and else lead the case on. */
export function firstDeed(
  { permittedCommands, actingFor }: Pick<ComplaintView, 'permittedCommands' | 'actingFor'>,
  record: ComplaintRecord,
  person: CasePerson,
): ComplaintCommandName | null {
  const decidesOnTime =
    permittedCommands.includes('decideExtension') &&
    hasPlace('decideExtension', record.status) &&
    standingOf('decideExtension', record, person, actingFor).bars.length === 0;
  return decidesOnTime ? 'decideExtension' : wayOn(record);
}

/** A systemic case goes its own way: no customer is told anything in it (C-25). */
function wayOnSystemic({ status, actions }: ComplaintRecord): ComplaintCommandName | null {
  switch (status) {
    case 'received':
    case 'acknowledged':
      return 'nameCauseFinder';
    case 'investigating':
      return 'submitCause';
    case 'awaitingApproval':
      return 'decideApproval';
    case 'resolving':
      return actions.some(({ doneAt }) => doneAt === null) ? 'completeAction' : 'completeActions';
    case 'reportingBack':
      return 'reportCause';
    default:
      return null;
  }
}

/** Who does a deed that leads a case on, said to whom the post does not let; the words of `who` are the page's. */
export function whoDoes(
  command: ComplaintCommandName,
  { approval }: Pick<ComplaintRecord, 'approval'>,
): { readonly who: WhoDoes; readonly level: number } {
  const level = command === 'decideApproval' ? (approval?.level ?? 3) : 2;
  return { who: doers[command] ?? 'handlerOrSupervisorDoes', level };
}

type WhoDoes =
  | 'handlerDoes'
  | 'handlerOrSupervisorDoes'
  | 'deskDoes'
  | 'partDoes'
  | 'ownerDoes'
  | 'levelDoes'
  | 'reviewerDoes';

const doers: Partial<Record<ComplaintCommandName, WhoDoes>> = {
  acknowledge: 'deskDoes',
  nameCauseFinder: 'deskDoes',
  recordOutsideDecision: 'deskDoes',
  submitDecision: 'handlerDoes',
  submitCause: 'handlerDoes',
  recordAnswer: 'partDoes',
  completeAction: 'ownerDoes',
  decideApproval: 'levelDoes',
  acknowledgeAppeal: 'levelDoes',
  decideAppeal: 'reviewerDoes',
};

/** What somebody's part in the case keeps them from, as codes of conditions; [] when nothing does. What depends on what is
 *  typed is told when it is sent. */
export function barsOf(command: ComplaintCommandName, record: ComplaintRecord, person: CasePerson): readonly string[] {
  const codes = (unmet: readonly { readonly code: string }[]): readonly string[] => unmet.map(({ code }) => code);
  switch (command) {
    case 'submitDecision':
    case 'submitCause':
    case 'requestExtension':
      return codes(unmetHandling(record, person));
    case 'startWork':
    case 'askCustomer':
    case 'tellCustomer':
    case 'recordEvidence':
    case 'giveAction':
    case 'callOffAction':
    case 'completeActions':
    case 'recordReportBack':
    case 'recordFailedReportBack':
    case 'sendLetter':
    case 'reportCause':
      return codes(worksOn(record, person));
    case 'acknowledge':
    case 'nameCauseFinder':
    case 'confirmDuplicate':
    case 'replaceHandler':
    case 'nameStaff':
    case 'changeSeverity':
    case 'recordOutsideDecision':
      return levelOf(person) === null ? ['CX.LEVEL1'] : [];
    case 'decideApproval':
      return codes(unmetApproving(record, person));
    case 'acknowledgeAppeal':
      return codes(decidesAt(2, record, person));
    case 'decideAppeal':
      return codes(unmetReviewing(record, person));
    case 'decideExtension': {
      const request = record.extensions.find(({ decision }) => decision === 'pending');
      return request === undefined ? ['CX.NO_REQUEST'] : codes(unmetDecidingRequest(request, record, person));
    }
    default:
      return [];
  }
}

/** Deeds that answer the customer, the one that suits the status first. */
const replies: Partial<Record<ComplaintRecord['status'], readonly ComplaintCommandName[]>> = {
  received: ['acknowledge'],
  reportingBack: ['recordReportBack', 'tellCustomer'],
  appealed: ['acknowledgeAppeal', 'tellCustomer'],
};
/** Deeds that put down what the customer said, or that they could not be reached. */
const notes: Partial<Record<ComplaintRecord['status'], readonly ComplaintCommandName[]>> = {
  awaitingCustomer: ['recordAnswer'],
  reportingBack: ['recordFailedReportBack'],
  closed: ['appeal'],
};

/** What the keys r (reply) and c (contact) of a case open: the first deed of its status that the person may do now; null when
 *  there is none. */
export function keyCommand(
  key: 'reply' | 'contact',
  { permittedCommands }: Pick<ComplaintView, 'permittedCommands'>,
  record: ComplaintRecord,
  person: CasePerson,
): ComplaintCommandName | null {
  const suiting = (key === 'reply' ? replies : notes)[record.status] ?? ['tellCustomer'];
  return (
    suiting.find(
      (command) =>
        permittedCommands.includes(command) &&
        hasPlace(command, record.status) &&
        isNext(command, record) &&
        barsOf(command, record, person).length === 0,
    ) ?? null
  );
}

/** A reviewer who is named already is not named again by a key. */
function isNext(command: ComplaintCommandName, record: ComplaintRecord): boolean {
  return command !== 'acknowledgeAppeal' || record.appeals.at(-1)?.reviewerId == null;
}

/** Commands that matter only when there is something for them to act on. */
function isOffered(command: ComplaintCommandName, record: ComplaintRecord): boolean {
  switch (command) {
    case 'completeAction':
    case 'callOffAction':
      return record.actions.some(({ doneAt }) => doneAt === null);
    case 'decideExtension':
      return record.extensions.some(({ decision }) => decision === 'pending');
    case 'requestExtension':
      return record.resolvedAt === null;
    case 'sendLetter':
      return record.letterSentAt === null;
    case 'decideAppeal':
      return record.appeals.at(-1)?.reviewerId != null;
    default:
      return true;
  }
}

/** What somebody may do now besides the deed that leads on, in the order of the process. */
export function otherActions(
  view: Pick<ComplaintView, 'permittedCommands' | 'actingFor'>,
  record: ComplaintRecord,
  person: CasePerson,
): readonly ComplaintCommandName[] {
  const { permittedCommands, actingFor } = view;
  const first = firstDeed(view, record, person);
  return permittedCommands.filter(
    (command) =>
      command !== first &&
      hasPlace(command, record.status) &&
      isOffered(command, record) &&
      standingOf(command, record, person, actingFor).bars.length === 0,
  );
}
