import type * as z from 'zod';
import type { Problem } from '../../../contracts/problem.ts';
import { criteria, type LocalizedText } from '../../../domain/process/definition.ts';
import { remedyFor } from '../../../domain/prospect/remedies.ts';
import type { FormCommand } from './commands.ts';
import { formContracts } from './contracts.ts';
import { explain, mistakeOfIssue, mistakeOfProblem } from './explain.ts';
import { textAt, valueAt, type FormFacts, type Unmet, type Values } from './facts.ts';
import { fieldAt, fieldsOf, type Field } from './fields.ts';
import { moneyMistake } from './yuan.ts';

export type Path = readonly (string | number)[];

/** Something to be mended at a field of the form. */
export interface FieldMistake {
  readonly path: Path;
  readonly text: LocalizedText;
}

/** What the contract finds wrong with a payload; [] when it can be sent. */
export function checkPayload(command: FormCommand, payload: Values): readonly FieldMistake[] {
  const found = checkAgainst(formContracts[command], fieldsOf(command), payload);
  return command === 'submitMinutes' ? [...found, ...halfANextStep(payload)] : found;
}

/** A next step without a date, or a date without a step, is accepted by the contract and then keeps the step from being
 *  left (G3.NEXT); after another meeting new minutes say what is next. */
function halfANextStep(payload: Values): readonly FieldMistake[] {
  const step = textAt(payload, 'nextStep') !== '';
  const date = textAt(payload, 'nextStepDueAt') !== '';
  if (step === date || payload['anotherMeeting'] === true) return [];
  return [
    step
      ? {
          path: ['nextStepDueAt'],
          text: {
            zh: '请填写下一步的日期，没有日期不能离开这一步',
            en: 'Give its date: without one this step is not left',
          },
        }
      : {
          path: ['nextStep'],
          text: { zh: '请写明这一天要做什么', en: 'Say what is to be done on that date' },
        },
  ];
}

/** The same for any contract with its fields. */
export function checkAgainst(schema: z.ZodType, fields: readonly Field[], payload: Values): readonly FieldMistake[] {
  const parsed = schema.safeParse(payload);
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => {
    const path = issue.path as (string | number)[];
    return atField(fields, path, noAmount(fields, path, payload) ?? explain(mistakeOfIssue(issue)));
  });
}

/** What is wrong with an amount that was kept as the text that somebody typed. */
function noAmount(fields: readonly Field[], path: Path, payload: Values): LocalizedText | null {
  const value = valueAt(payload, path.join('.'));
  return fieldAt(fields, plain(path))?.kind === 'money' ? moneyMistake(value) : null;
}

/** A refusal taken apart: what belongs to a field of this form, and conditions that something else has to meet. */
export interface TakenApart {
  readonly mistakes: readonly FieldMistake[];
  readonly unmet: readonly Unmet[];
}

/** What the API refused, sorted by where it can be mended. */
export function takeApart(command: FormCommand, problem: Problem, facts: FormFacts): TakenApart {
  return sortRefusal(problem, fieldsOf(command), (code) => placeOf(code, command, facts));
}

/** The same for any fields.
 *  @param place where a condition can be met; null: elsewhere   @param texts of mistakes that only these can have, by code */
export function sortRefusal(
  problem: Problem,
  fields: readonly Field[],
  place: (code: string) => Path | null,
  texts: Readonly<Record<string, LocalizedText>> = {},
): TakenApart {
  const errors = (problem.errors ?? []).filter(({ in: part, pointer }) => part === 'body' && pointer !== '');
  const fromErrors = errors.map((error) =>
    atField(fields, pathOf(error.pointer), texts[error.code] ?? explain(mistakeOfProblem(error))),
  );
  const unmet = problem.unmet ?? [];
  const placed = unmet.map((condition) => ({ condition, path: place(condition.code) }));
  return {
    mistakes: [
      ...fromErrors,
      ...placed.flatMap(({ condition, path }) => (path === null ? [] : [{ path, text: sentenceOf(condition) }])),
    ],
    unmet: placed.flatMap(({ condition, path }) => (path === null ? [condition] : [])),
  };
}

function sentenceOf({ text, howToMeet }: Unmet): LocalizedText {
  return { zh: `${text.zh}。${howToMeet.zh}`, en: `${text.en}. ${howToMeet.en}` };
}

/** A JSON pointer into the body of a command as a path into its payload. */
function pathOf(pointer: string): (string | number)[] {
  const names = pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  const inPayload = names[0] === 'payload' ? names.slice(1) : names;
  return inPayload.map((name) => (/^\d+$/.test(name) ? Number(name) : name));
}

/** A mistake in one line of a text is shown at the text. */
function atField(fields: readonly Field[], path: Path, text: LocalizedText): FieldMistake {
  const above = path.slice(0, -1);
  const line = path.at(-1);
  const field = fieldAt(fields, plain(above));
  if (typeof line !== 'number' || field?.kind === 'records' || field === null) return { path, text };
  return { path: above, text: { zh: `第 ${line + 1} 条：${text.zh}`, en: `Entry ${line + 1}: ${text.en}` } };
}

/** A path without its indexes. */
export function plain(path: Path): string {
  return path.filter((name) => typeof name === 'string').join('.');
}

/** Fields that a condition of a command is about; the first that the form has. */
const placesOf: Readonly<Record<string, readonly string[]>> = {
  'X.FUTURE': ['slot.startAt', 'startAt', 'deferUntil', 'conditionalUntil', 'nextStepDueAt'],
  'X.NOT_FUTURE': ['heldAt', 'at'],
  'X.SLOT': ['slot.startAt'],
  'X.STAKEHOLDER': ['stakeholderIds'],
  'X.FIVE_CRITERIA': ['answers'],
  'X.TOO_MANY_UNKNOWN': ['answers'],
  'X.THINKING_UNTIL': ['thinkingUntil'],
  'X.OBJECTION': ['objection.verbatim', 'objectionId'],
  'X.OBJECTION_SETTLED': ['objectionId'],
  'X.NOT_ANSWERED': ['objectionId'],
  'X.REASON': ['declined.reason'],
  'X.PARK_UNTIL': ['until'],
  'X.HOLD_UNTIL': ['until'],
  'X.SNOOZE_UNTIL': ['until'],
  'X.SAME_STRATEGY': ['strategy'],
  'X.NOT_SNOOZED': ['taskId'],
  'X.TASK': ['taskId'],
  'X.TASK_COMMAND': ['taskId'],
  'X.TASK_DEADLINE': ['taskId'],
  'X.NOT_WAIVABLE': ['codes'],
  'X.TARGET': ['to'],
  'X.NO_CAMPAIGN': ['scale'],
  'X.CONTACT_ROUTE': ['phone'],
  'G1.OWN': ['staffId'],
};

/** The field of a form at which a condition can be met; null when something else has to meet it. */
export function placeOf(code: string, command: FormCommand, facts: FormFacts): Path | null {
  const fields = fieldsOf(command);
  const criterion = /^G1\.C([1-5])$/.exec(code)?.[1];
  if (criterion !== undefined && command === 'submitQualification')
    return ['answers', Math.min(Number(criterion), criteria.length) - 1, 'result'];
  const place = placesOf[code]?.find((path) => fieldAt(fields, path) !== null);
  if (place !== undefined) return place.split('.');
  const remedy = remedyFor(code, facts.record);
  return remedy?.command === command && remedy.field !== null ? remedy.field.split('.') : null;
}
