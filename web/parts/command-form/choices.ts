import type { LocalizedText } from '../../../domain/process/definition.ts';
import { ownerProfiles } from '../../../domain/prospect/catalogue.ts';
import { targetsFrom } from '../../../domain/prospect/commands/advance.ts';
import { closedByTheirCommand } from '../../../domain/prospect/commands/complete-task.ts';
import { adviceFor } from '../../../domain/prospect/techniques.ts';
import { objectionTypeWords } from '../../words/catalogue.ts';
import { formatInstant } from '../../words/format.ts';
import { taskText } from '../../words/lookup.ts';
import { phaseWords } from '../../words/process.ts';
import type { FormCommand } from './commands.ts';
import { valueAt, type FormFacts, type Values } from './facts.ts';
import type { Field } from './fields.ts';
import { choicesOf, roleWords } from './words/choices.ts';

/** One of several to choose from. */
export interface Choice {
  readonly value: string;
  readonly label: LocalizedText;
  readonly description: LocalizedText | null;
}

type Chooser = (facts: FormFacts, values: Values, command: FormCommand) => readonly Choice[];

/** Fields whose choices come from the prospect or the bank and not from a catalogue. */
const choosers: Readonly<Record<string, Chooser>> = {
  staffId: owners,
  maintainingManagerId: owners,
  stakeholderIds: ({ record }) =>
    record.intel.stakeholders.map(({ stakeholderId, name, title, role }) => {
      const who = title === null ? name : `${name} · ${title}`;
      const words = roleWords[role] ?? { zh: role, en: role };
      return choice(stakeholderId, { zh: `${who}（${words.zh}）`, en: `${who} (${words.en})` });
    }),
  objectionId: ({ record }, _values, command) =>
    record.objections
      .filter(({ status }) => status === 'responding' || (status === 'open' && command === 'answerObjection'))
      .map(({ objectionId, verbatim, type }) => {
        const words = objectionTypeWords[type];
        return choice(objectionId, { zh: `${words.zh}：“${verbatim}”`, en: `${words.en}: “${verbatim}”` });
      }),
  taskId: ({ record, isSupervisor }, _values, command) =>
    record.tasks
      .filter(({ kind, audience }) => {
        if (command === 'grantOverride' || command === 'declineOverride') return kind === 'decideOverride';
        if (audience !== 'owner' && !isSupervisor) return false;
        return command === 'completeTask' || command === 'skipTask' ? !closedByTheirCommand.includes(kind) : true;
      })
      .map((task) => {
        const words = taskText(task);
        return choice(task.taskId, {
          zh: `${words.zh} · ${formatInstant(task.dueAt, 'zh')} 到期`,
          en: `${words.en} · due ${formatInstant(task.dueAt, 'en')}`,
        });
      }),
  codes: ({ unmet }) =>
    unmet.filter(({ kind }) => kind === 'soft').map(({ code, text, howToMeet }) => choice(code, text, howToMeet)),
  to: ({ record, process }, _values, command) =>
    command === 'fallBack'
      ? process.steps
          .flatMap(({ fallBacks }) => fallBacks)
          .filter(({ from }) => from === record.phase)
          .map(({ to, text }) => choice(to, phaseWords[to], text))
      : targetsFrom(record.phase).map((to) => choice(to, phaseWords[to])),
  technique: ({ record }, values, command) => {
    const objectionId = valueAt(values, 'objectionId');
    const objection = record.objections.find((one) => one.objectionId === objectionId);
    const advised: readonly string[] = objection === undefined ? [] : adviceFor(objection.type);
    const words = choicesOf(command, 'technique') ?? {};
    const rest = Object.keys(words).filter((code) => !advised.includes(code));
    return [...advised, ...rest].map((code) => choice(code, words[code] ?? { zh: code, en: code }));
  },
};

function choice(value: string, label: LocalizedText, description: LocalizedText | null = null): Choice {
  return { value, label, description };
}

/** Active staff who may own prospects, those of the prospect's branch first. */
function owners({ record, organisation }: FormFacts): readonly Choice[] {
  return organisation.staff
    .filter(({ active, profiles }) => active && profiles.some((profile) => ownerProfiles.includes(profile)))
    .toSorted(
      (a, b) =>
        Number(b.branchId === record.branchId) - Number(a.branchId === record.branchId) ||
        Number(b.teamId === record.teamId) - Number(a.teamId === record.teamId) ||
        a.employeeNo.localeCompare(b.employeeNo),
    )
    .map(({ staffId, name, employeeNo }) =>
      choice(staffId, { zh: `${name.zh}（${employeeNo}）`, en: `${name.en} (${employeeNo})` }),
    );
}

/** Whether a field is chosen from a list. */
export function isChosen({ kind, name }: Field): boolean {
  return kind === 'choice' || kind === 'references' || name in choosers;
}

/** What can be chosen in a field now. */
export function choicesFor(command: FormCommand, field: Field, facts: FormFacts, values: Values): readonly Choice[] {
  const chooser = choosers[field.name];
  if (chooser !== undefined) return chooser(facts, values, command);
  const words = choicesOf(command, field.path) ?? {};
  return field.codes.map((code) => choice(code, words[code] ?? { zh: code, en: code }));
}
