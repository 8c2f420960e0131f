import { hasHadPart, reviewLevel } from '../../../domain/complaint/appealing.ts';
import {
  appealDecisionWords,
  complaintCategoryWords,
  complaintContactWords,
  evidenceKindWords,
  findingWords,
  remedyKindWords,
  rootCauseWords,
  severityWords,
  witnessWords,
} from '../../../domain/complaint/catalogue-words.ts';
import type { ComplaintCommandName } from '../../../domain/complaint/commands.ts';
import { isNamed } from '../../../domain/complaint/named.ts';
import { levelOf } from '../../../domain/complaint/command.ts';
import type { LocalizedText } from '../../../domain/process/definition.ts';
import { formatInstant } from '../../words/format.ts';
import type { Choice } from '../command-form/choices.ts';
import type { Organisation } from '../command-form/facts.ts';
import type { Field } from '../command-form/fields.ts';
import type { ComplaintFacts } from './facts.ts';

type Words = Readonly<Record<string, LocalizedText>>;
type Member = Organisation['staff'][number];

/** Words of the codes of a choice, by the name of its field, with the command in front where a name means two things. */
const codeWords: Readonly<Record<string, Words>> = {
  category: complaintCategoryWords,
  severity: severityWords,
  channel: complaintContactWords,
  rootCauseClass: rootCauseWords,
  finding: findingWords,
  remedyKinds: remedyKindWords,
  'decideAppeal.decision': appealDecisionWords,
  'decideApproval.decision': {
    approved: { zh: '同意', en: 'Approve' },
    rejected: { zh: '退回调查', en: 'Send back' },
  },
  'decideExtension.decision': {
    granted: { zh: '同意延期', en: 'Grant' },
    declined: { zh: '不同意', en: 'Decline' },
  },
  'recordEvidence.kind': evidenceKindWords,
  of: witnessWords,
  kind: {
    regulator: { zh: '监管机构', en: 'Regulator' },
    media: { zh: '媒体', en: 'Media' },
  },
  to: {
    resolving: { zh: '由本行落实', en: 'The bank has to put something right' },
    closed: { zh: '结案，无需再办', en: 'Close: nothing is left to do' },
  },
};

/** The words of a choice's codes; null when nobody has written any: a test asks every choice. */
export function complaintWordsOf(command: ComplaintCommandName, name: string): Words | null {
  return codeWords[`${command}.${name}`] ?? codeWords[name] ?? null;
}

/** Fields whose choices come from the case or the bank and not from a catalogue. */
const choosers: Readonly<Record<string, (facts: ComplaintFacts) => readonly Choice[]>> = {
  handlerId: handlers,
  reviewerId: reviewers,
  staffId: (facts) => everybody(facts),
  ownerId: (facts) => everybody(facts).filter(({ value }) => !isNamed(facts.record, value)),
  duplicateOf: ({ others }) => others.map(({ complaintId, label }) => choice(complaintId, label)),
  actionId: ({ record }) =>
    record.actions
      .filter(({ doneAt }) => doneAt === null)
      .map(({ actionId, text, dueAt }) =>
        choice(actionId, {
          zh: `${text} · ${formatInstant(dueAt, 'zh')} 到期`,
          en: `${text} · due ${formatInstant(dueAt, 'en')}`,
        }),
      ),
};

/** What can be chosen in a field; null when it is not chosen from a list. */
export function complaintChoices(
  command: ComplaintCommandName,
  field: Field,
  facts: ComplaintFacts,
): readonly Choice[] | null {
  const chooser = choosers[field.name];
  if (chooser !== undefined) return chooser(facts);
  if (field.kind !== 'choice' && field.codes.length === 0) return null;
  const words = complaintWordsOf(command, field.name) ?? {};
  return field.codes.map((code) => choice(code, words[code] ?? { zh: code, en: code }));
}

/** Those who may handle a case: who decides at a level comes first, then the branch's own; never the person complained about,
 *  nor a reviewer of the case. */
function handlers({ record, organisation }: ComplaintFacts): readonly Choice[] {
  const rank = (member: Member): number => (levelOf(member) === null ? 1 : 0);
  const reviews = (staffId: string): boolean => record.appeals.some(({ reviewerId }) => reviewerId === staffId);
  return organisation.staff
    .filter(
      (member) =>
        member.active &&
        member.mayHandleComplaints &&
        !isNamed(record, member.staffId) &&
        !reviews(member.staffId) &&
        member.staffId !== record.handlerId,
    )
    .toSorted((a, b) => rank(a) - rank(b) || byBranch(record.branchId)(a, b))
    .map(memberChoice);
}

/** Those above everybody who has decided, without a part in the case (8.7). */
function reviewers({ record, organisation }: ComplaintFacts): readonly Choice[] {
  const least = reviewLevel(record);
  return organisation.staff
    .filter(
      (member) =>
        member.active &&
        (levelOf(member) ?? 0) >= least &&
        !isNamed(record, member.staffId) &&
        !hasHadPart(record, member.staffId),
    )
    .toSorted(byBranch(record.branchId))
    .map(memberChoice);
}

function everybody({ record, organisation }: ComplaintFacts): readonly Choice[] {
  return organisation.staff
    .filter(({ active }) => active)
    .toSorted(byBranch(record.branchId))
    .map(memberChoice);
}

function byBranch(branchId: string): (a: Member, b: Member) => number {
  return (a, b) =>
    Number(b.branchId === branchId) - Number(a.branchId === branchId) || a.employeeNo.localeCompare(b.employeeNo);
}

function memberChoice({ staffId, name, employeeNo }: Member): Choice {
  return choice(staffId, { zh: `${name.zh}（${employeeNo}）`, en: `${name.en} (${employeeNo})` });
}

function choice(value: string, label: LocalizedText): Choice {
  return { value, label, description: null };
}
