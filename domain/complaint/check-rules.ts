import type { WorkingCalendar } from '../calendar.ts';
import { countsWorkingTime, dayMs, hourMs, instantAfter, minuteMs, type Wait } from '../wait.ts';
import { surveyDays } from '../survey/rules.ts';
import { clockCodes, severities, type ClockCode } from './catalogue.ts';
import { complaintPreset } from './presets.ts';
import {
  differingSeverities,
  limitClocks,
  limitedLevels,
  pointerOf,
  waitClocks,
  type RuleEdits,
  type RulePart,
  type WaitClock,
} from './rule-edits.ts';
import { checkGraverLadders } from './check-graver-ladders.ts';
import { mostCompensationFen, type ComplaintRung } from './rules.ts';

/** What is wrong with edited rules; its words are in `ruleProblemWords`. */
export type RuleProblemCode =
  | 'presetUnknown'
  | 'waitNotPositive'
  | 'limitsOutOfOrder'
  | 'laxerThanLesser'
  | 'levelBelowLesser'
  | 'ladderEmpty'
  | 'ladderNotAllowed'
  | 'noRungWhenDue'
  | 'rungsOutOfOrder'
  | 'repeatNotLast'
  | 'repeatTooOften'
  | 'raiseTooEarly'
  | 'noRaise'
  | 'raiseNotAllowed'
  | 'tellsFewerThanLesser'
  | 'tellsLaterThanLesser'
  | 'appealWindowTooShort'
  | 'notAnAmount'
  | 'grantsLessThanLower'
  | 'noteMissing';

export interface RuleProblem {
  readonly code: RuleProblemCode;
  /** JSON pointer into the edits, or `/complianceNote`. */
  readonly pointer: string;
}

/** Clocks that act by themselves when they are due, and of which nobody is told. */
export const silentClocks: readonly ClockCode[] = ['letter', 'appealWindow'];
/** Clocks of which the level must rise when nobody has acted (C-18). No other one raises it (8.6): an acknowledgement that is
 *  overdue leaves it as it is, and each late action would lift it once more. */
export const raisingClocks: readonly ClockCode[] = ['firstAnswer', 'resolve'];

/** Everything that is wrong with edited rules; [] when they may be published.
 *  @param complianceNote what compliance said to limits that are laxer than those of the preset */
export function checkRules(edits: RuleEdits, complianceNote: string | null): RuleProblem[] {
  return [
    ...(complaintPreset(edits.preset) === null ? [{ code: 'presetUnknown', pointer: '/preset' } as const] : []),
    ...checkWaits(edits),
    ...checkLevels(edits),
    ...checkCompensation(edits),
    ...clockCodes.flatMap((clock) => checkLadders(clock, edits)),
    ...checkGraverLadders(edits, offsetMs),
    ...(needsNote(edits) && isBlank(complianceNote)
      ? [{ code: 'noteMissing', pointer: '/complianceNote' } as const]
      : []),
  ];
}

function at(code: RuleProblemCode, part: RulePart): RuleProblem {
  return { code, pointer: pointerOf(part) };
}

function checkWaits({ limits, waits }: RuleEdits): RuleProblem[] {
  const problems: RuleProblem[] = [];
  for (const [index, severity] of severities.entries()) {
    for (const [position, clock] of limitClocks.entries()) {
      const wait = limits[severity][clock];
      const part = { kind: 'limit', severity, clock } as const;
      const earlier = limitClocks[position - 1];
      const graver = severities[index - 1];
      if (wait.amount <= 0) problems.push(at('waitNotPositive', part));
      else if (earlier !== undefined && !isNeverLater(limits[severity][earlier], wait))
        problems.push(at('limitsOutOfOrder', part));
      // the graver case is the one that must be as quick: said there
      if (graver !== undefined && wait.amount > 0 && nominalMs(limits[graver][clock]) > nominalMs(wait))
        problems.push(at('laxerThanLesser', { ...part, severity: graver }));
    }
  }
  for (const clock of waitClocks)
    if (waits[clock].amount <= 0) problems.push(at('waitNotPositive', { kind: 'wait', clock }));
  // a case is final when its survey is over (C-26)
  if (waits.appealWindow.amount > 0 && !isNeverLater({ unit: 'days', amount: surveyDays.end }, waits.appealWindow))
    problems.push(at('appealWindowTooShort', { kind: 'wait', clock: 'appealWindow' }));
  return problems;
}

function checkLevels({ limits }: RuleEdits): RuleProblem[] {
  return severities.flatMap((severity, index) => {
    const lesser = severities[index + 1];
    return lesser !== undefined && limits[severity].startLevel < limits[lesser].startLevel
      ? [at('levelBelowLesser', { kind: 'startLevel', severity })]
      : [];
  });
}

function checkCompensation({ compensationFen: [first, second] }: RuleEdits): RuleProblem[] {
  const isAmount = (fen: number): boolean => Number.isInteger(fen) && fen >= 0 && fen <= mostCompensationFen;
  const wrong = limitedLevels.filter((level) => !isAmount(level === 1 ? first : second));
  if (wrong.length > 0) return wrong.map((level) => at('notAnAmount', { kind: 'compensation', level }));
  return second < first ? [at('grantsLessThanLower', { kind: 'compensation', level: 2 })] : [];
}

/** The ladder of all severities, and each one's own: the same is asked of every one of them. */
function checkLadders(clock: ClockCode, edits: RuleEdits): RuleProblem[] {
  return [
    ...checkLadder({ kind: 'ladder', clock }, edits.ladders[clock] ?? []),
    ...differingSeverities(edits, clock).flatMap((severity) =>
      checkLadder({ kind: 'severityLadder', clock, severity }, edits.laddersBySeverity?.[severity]?.[clock] ?? []),
    ),
  ];
}

type LadderPart = Extract<RulePart, { readonly kind: 'ladder' | 'severityLadder' }>;

function checkLadder(part: LadderPart, rungs: readonly ComplaintRung[]): RuleProblem[] {
  const { clock } = part;
  if (silentClocks.includes(clock)) return rungs.length === 0 ? [] : [at('ladderNotAllowed', part)];
  if (rungs.length === 0) return [at('ladderEmpty', part)];
  const offsets = rungs.map(offsetMs);
  const raises = rungs.some(({ action }) => action === 'raise');
  const isRaised = rungs.some(({ action }, index) => action === 'raise' && (offsets[index] ?? 0) >= 0);
  const codes: (RuleProblemCode | null)[] = [
    offsets.includes(0) ? null : 'noRungWhenDue',
    offsets.every((offset, index) => index === 0 || offset > (offsets[index - 1] ?? 0)) ? null : 'rungsOutOfOrder',
    rungs.slice(0, -1).some(({ repeatEvery }) => repeatEvery !== null) ? 'repeatNotLast' : null,
    rungs.some(({ repeatEvery }) => repeatEvery !== null && nominalMs(repeatEvery) < hourMs) ? 'repeatTooOften' : null,
    rungs.some(({ action }, index) => action === 'raise' && (offsets[index] ?? 0) < 0) ? 'raiseTooEarly' : null,
    raisingClocks.includes(clock) && !isRaised ? 'noRaise' : null,
    raises && !raisingClocks.includes(clock) ? 'raiseNotAllowed' : null,
  ];
  return codes.flatMap((code) => (code === null ? [] : [at(code, part)]));
}

/** Seen from the due time: before it is negative. */
function offsetMs({ at: time }: ComplaintRung): number {
  return 'after' in time ? nominalMs(time.after) : 0 - nominalMs(time.before);
}

/** Whether something is laxer than the preset says, a regulator's or the bank's own: then compliance must have said that it
 *  may be. */
export function needsNote(edits: RuleEdits): boolean {
  return loosened(edits).length > 0;
}

/** Waits that are the customer's time: the shorter, the laxer. */
const customersTime: readonly WaitClock[] = ['letter', 'appealWindow'];

/** Limits and waits that promise the customer less than those of the preset they were taken from: more time for the bank, or
 *  less for the customer. */
export function loosened({ preset, limits, waits }: RuleEdits): RulePart[] {
  const rules = complaintPreset(preset)?.rules;
  if (rules === undefined) return [];
  return [
    ...severities.flatMap((severity) =>
      limitClocks
        .filter((clock) => nominalMs(limits[severity][clock]) > nominalMs(rules.limits[severity][clock]))
        .map((clock): RulePart => ({ kind: 'limit', severity, clock })),
    ),
    ...waitClocks
      .filter((clock) => {
        const moreMs = nominalMs(waits[clock]) - nominalMs(rules.waits[clock]);
        return customersTime.includes(clock) ? moreMs < 0 : moreMs > 0;
      })
      .map((clock): RulePart => ({ kind: 'wait', clock })),
  ];
}

function isBlank(note: string | null): boolean {
  return note === null || note.trim() === '';
}

/** How long a wait is in an ordinary week, to compare waits of different units: seven days have five working days of eight
 *  hours. */
export function nominalMs({ unit, amount }: Wait): number {
  const lengths: Readonly<Record<Wait['unit'], number>> = {
    minutes: minuteMs,
    hours: hourMs,
    days: dayMs,
    workingDays: (7 * dayMs) / 5,
    workingHours: (7 * dayMs) / 5 / 8,
  };
  return amount * lengths[unit];
}

/** Business hours of complaints (8.4) in a week without holidays. */
const ordinaryWeek: WorkingCalendar = {
  id: 'ordinary',
  utcOffsetMinutes: 0,
  shifts: [{ fromMinute: 540, toMinute: 1020 }],
  workingWeekdays: [1, 2, 3, 4, 5],
  holidays: [],
  makeUpWorkdays: [],
};
/** Monday 2026-01-05. */
const weekBeginsMs = 1_767_571_200_000;

/** Whether one wait is over no later than another one, whenever in a week both begin. Waits of one unit, and
 *  plain ones, are compared by length; others for each half hour of a week, because a weekend lies between two hours of working
 *  time, and a working day ends at the same clock time of the next one. */
function isNeverLater(first: Wait, second: Wait): boolean {
  const arePlain = !countsWorkingTime(first) && !countsWorkingTime(second);
  if (arePlain || first.unit === second.unit) return nominalMs(first) <= nominalMs(second);
  for (let fromMs = weekBeginsMs; fromMs < weekBeginsMs + 7 * dayMs; fromMs += 30 * minuteMs)
    if (instantAfter(ordinaryWeek, fromMs, first) > instantAfter(ordinaryWeek, fromMs, second)) return false;
  return true;
}
