import { checkDefinition, type DefinitionProblem } from './check-definition.ts';
import type { Wait } from '../wait.ts';
import type { DeadlineCode, DeadlineRule, ProcessDefinition, ProcessEdits } from './definition.ts';

/** A definition as it is with edited numbers: what `pinRules` makes of it is what prospects run on. */
export function editedDefinition(definition: ProcessDefinition, edits: ProcessEdits): ProcessDefinition {
  const edited = (rule: DeadlineRule): DeadlineRule => ({ ...rule, wait: edits.waits?.[rule.code] ?? rule.wait });
  return {
    ...definition,
    settings: { ...definition.settings, ...edits.settings },
    sharedDeadlines: definition.sharedDeadlines.map(edited),
    steps: definition.steps.map((step) => ({
      ...step,
      deadlines: step.deadlines.map(edited),
      ladder: edits.ladders?.[step.number] ?? step.ladder,
      limitWorkingDays: edits.stepLimits?.[step.number] ?? step.limitWorkingDays,
    })),
  };
}

/** Deadlines whose date a record, a setting or the limit of the step gives, so that another wait would change nothing. */
export const dueElsewhere: readonly DeadlineCode[] = [
  'T1.VERIFY', // when the lead becomes stale
  'T1.CONDITION', // until when the approval holds
  'T1.NURTURE', // until when it is parked
  'T4.ANSWER', // blocking or not
  'T5.PROMISE', // what was promised
  'T6.WELCOME', // welcome days
  'T6.CADENCE', // the customer's quadrant
  'T6.SILENT', // twice that
  'T.STEP', // the limit of the step
  'T.HOLD', // until when it is frozen
];

/** Deadlines that count back from an appointment on the plain clock. */
const beforeAppointment: readonly DeadlineCode[] = ['T2.CONFIRM', 'T2.REMIND'];

/** What is wrong with edited numbers. */
export interface EditProblem extends Pick<DefinitionProblem, 'where' | 'message'> {
  readonly code: DefinitionProblem['code'] | 'waitNotUsed' | 'waitNotInHours';
}

/** Everything that is wrong with edited numbers, the checker of definitions' findings among it; [] when they may be published. */
export function checkEdits(definition: ProcessDefinition, edits: ProcessEdits): EditProblem[] {
  const codes = Object.keys(edits.waits ?? {}) as DeadlineCode[];
  return [
    ...checkDefinition(editedDefinition(definition, edits)),
    ...codes
      .filter((code) => dueElsewhere.includes(code))
      .map((code): EditProblem => ({
        code: 'waitNotUsed',
        where: `${code}.wait`,
        message: `The date of ${code} comes from elsewhere: another wait would change nothing.`,
      })),
    ...codes
      .filter((code) => beforeAppointment.includes(code) && !isPlainHours(edits.waits?.[code]?.unit))
      .map((code): EditProblem => ({
        code: 'waitNotInHours',
        where: `${code}.wait`,
        message: `${code} counts back from the appointment in hours or minutes.`,
      })),
  ];
}

function isPlainHours(unit: Wait['unit'] | undefined): boolean {
  return unit === 'hours' || unit === 'minutes';
}

/** Where a problem of edited numbers lies, as a JSON pointer into the edits. */
export function pointerInEdits({ where }: Pick<EditProblem, 'where'>): string {
  const ladder = /^step (\d)\.ladder(?:\.(\d+))?$/.exec(where);
  if (ladder !== null) return `/ladders/${ladder[1] ?? ''}${ladder[2] === undefined ? '' : `/${ladder[2]}`}`;
  const limit = /^step (\d)\.limitWorkingDays$/.exec(where);
  if (limit !== null) return `/stepLimits/${limit[1] ?? ''}`;
  const wait = /^(.+)\.wait$/.exec(where);
  return wait === null ? '' : `/waits/${wait[1] ?? ''}`;
}

/** Parts in which two sets of edits differ, as JSON pointers. */
export function editedParts(before: ProcessEdits, after: ProcessEdits): string[] {
  return (['waits', 'ladders', 'stepLimits'] as const).flatMap((kind) => {
    const [was, is]: Readonly<Record<string, unknown>>[] = [before[kind] ?? {}, after[kind] ?? {}];
    const keys = [...new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})])];
    return keys
      .filter((key) => JSON.stringify(was?.[key]) !== JSON.stringify(is?.[key]))
      .map((key) => `/${kind}/${key}`);
  });
}
