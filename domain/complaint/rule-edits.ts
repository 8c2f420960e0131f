import {
  clockCodes,
  levels,
  severities,
  type ClockCode,
  type Level,
  type Severity,
  type TimedClock,
} from './catalogue.ts';
import { bankRules, complaintPreset } from './presets.ts';
import type { ComplaintRules, ComplaintRung, SeverityLadders } from './rules.ts';

/** What an administrator sets of the rules: the rest is the preset's. */
export interface RuleEdits extends Pick<
  ComplaintRules,
  'preset' | 'limits' | 'waits' | 'ladders' | 'laddersBySeverity' | 'compensationFen'
> {}

/** The whole rules that an edition of a preset makes; those of the bank's own preset when the preset is not known. */
export function rulesOf(edits: RuleEdits): ComplaintRules {
  const { laddersBySeverity: _, ...rest } = complaintPreset(edits.preset)?.rules ?? bankRules;
  return { ...rest, ...editsOf(edits) };
}

/** The part of whole rules that can be edited. */
export function editsOf({ preset, limits, waits, ladders, laddersBySeverity, compensationFen }: RuleEdits): RuleEdits {
  const shared = { preset, limits, waits, ladders, compensationFen };
  return laddersBySeverity === undefined ? shared : { ...shared, laddersBySeverity };
}

/** An edition from before compensation could be edited has none. */
export type KeptEdits = Omit<RuleEdits, 'compensationFen'> & Partial<Pick<RuleEdits, 'compensationFen'>>;

/** A kept edition as it counts for new cases: what came later, such as the ladder of a clock, goes by its preset. */
export function completeEdits(edits: KeptEdits): RuleEdits {
  const { ladders, compensationFen } = complaintPreset(edits.preset)?.rules ?? bankRules;
  return { compensationFen, ...edits, ladders: { ...ladders, ...edits.ladders } };
}

/** Sets the ladder of a clock for every severity that has none of its own. */
export function withLadder(edits: RuleEdits, clock: ClockCode, rungs: readonly ComplaintRung[]): RuleEdits {
  return { ...edits, ladders: { ...edits.ladders, [clock]: rungs } };
}

/** Gives one severity a ladder of its own, or takes it back.   @param rungs null: from then on as for all severities */
export function withSeverityLadder(
  edits: RuleEdits,
  { clock, severity }: { readonly clock: ClockCode; readonly severity: Severity },
  rungs: readonly ComplaintRung[] | null,
): RuleEdits {
  const { [clock]: _, ...others } = edits.laddersBySeverity?.[severity] ?? {};
  const changed = { ...edits.laddersBySeverity, [severity]: rungs === null ? others : { ...others, [clock]: rungs } };
  const kept = Object.entries(changed).filter(([, ladders]) => Object.keys(ladders).length > 0);
  const { laddersBySeverity: _before, ...shared } = edits;
  return kept.length === 0 ? shared : { ...shared, laddersBySeverity: Object.fromEntries(kept) as SeverityLadders };
}

/** The severities that have a ladder of their own for a clock, gravest first. */
export function differingSeverities({ laddersBySeverity }: RuleEdits, clock: ClockCode): Severity[] {
  return severities.filter((severity) => laddersBySeverity?.[severity]?.[clock] !== undefined);
}

/** One number or ladder in which two editions differ. */
export interface RuleChange<Part extends RulePart = RulePart> {
  readonly part: Part;
  readonly before: ValueOf[Part['kind']];
  readonly after: ValueOf[Part['kind']];
}

/** A part of the rules that is changed as a whole. */
export type RulePart =
  | { readonly kind: 'preset' }
  | { readonly kind: 'limit'; readonly severity: Severity; readonly clock: LimitClock }
  | { readonly kind: 'startLevel'; readonly severity: Severity }
  | { readonly kind: 'wait'; readonly clock: WaitClock }
  | { readonly kind: 'compensation'; readonly level: LimitedLevel }
  | { readonly kind: 'ladder'; readonly clock: ClockCode }
  | { readonly kind: 'severityLadder'; readonly clock: ClockCode; readonly severity: Severity };

/** Levels that may not grant as much as they like. */
export type LimitedLevel = Exclude<Level, 3>;
export const limitedLevels = levels.filter((level) => level !== 3);

export const limitClocks = ['acknowledge', 'firstAnswer', 'resolve'] as const;
export type LimitClock = (typeof limitClocks)[number];
export type WaitClock = Exclude<TimedClock, LimitClock>;
export const waitClocks = clockCodes.filter(
  (code): code is WaitClock => code !== 'actionDue' && !limitClocks.includes(code as LimitClock),
);

interface ValueOf {
  readonly preset: string;
  readonly limit: ComplaintRules['limits'][Severity][LimitClock];
  readonly startLevel: ComplaintRules['limits'][Severity]['startLevel'];
  readonly wait: ComplaintRules['waits'][WaitClock];
  /** Fen. */
  readonly compensation: number;
  readonly ladder: readonly ComplaintRung[];
  /** Null: the severity has none of its own. */
  readonly severityLadder: readonly ComplaintRung[] | null;
}

/** Every part of the rules, in the order in which they are shown. */
export const ruleParts: readonly RulePart[] = [
  { kind: 'preset' },
  ...severities.flatMap((severity): RulePart[] => [
    ...limitClocks.map((clock): RulePart => ({ kind: 'limit', severity, clock })),
    { kind: 'startLevel', severity },
  ]),
  ...waitClocks.map((clock): RulePart => ({ kind: 'wait', clock })),
  ...limitedLevels.map((level): RulePart => ({ kind: 'compensation', level })),
  ...clockCodes.flatMap((clock): RulePart[] => [
    { kind: 'ladder', clock },
    ...severities.map((severity): RulePart => ({ kind: 'severityLadder', clock, severity })),
  ]),
];

/** The value of one part. */
export function partOf(edits: RuleEdits, part: RulePart): ValueOf[RulePart['kind']] {
  switch (part.kind) {
    case 'preset':
      return edits.preset;
    case 'limit':
      return edits.limits[part.severity][part.clock];
    case 'startLevel':
      return edits.limits[part.severity].startLevel;
    case 'wait':
      return edits.waits[part.clock];
    case 'compensation':
      return edits.compensationFen[part.level === 1 ? 0 : 1];
    case 'ladder':
      return edits.ladders[part.clock] ?? [];
    case 'severityLadder':
      return edits.laddersBySeverity?.[part.severity]?.[part.clock] ?? null;
  }
}

/** Where a part stands in the edits, as a JSON pointer. */
export function pointerOf(part: RulePart): string {
  switch (part.kind) {
    case 'preset':
      return '/preset';
    case 'limit':
      return `/limits/${part.severity}/${part.clock}`;
    case 'startLevel':
      return `/limits/${part.severity}/startLevel`;
    case 'wait':
      return `/waits/${part.clock}`;
    case 'compensation':
      return `/compensationFen/${part.level - 1}`;
    case 'ladder':
      return `/ladders/${part.clock}`;
    case 'severityLadder':
      return `/laddersBySeverity/${part.severity}/${part.clock}`;
  }
}

/** Everything in which an edition differs from another one. */
export function ruleChanges(before: RuleEdits, after: RuleEdits): RuleChange[] {
  return ruleParts.flatMap((part) => {
    const [was, is] = [partOf(before, part), partOf(after, part)];
    return JSON.stringify(canonical(was)) === JSON.stringify(canonical(is)) ? [] : [{ part, before: was, after: is }];
  });
}

/** The same value with the fields of its objects in one order. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, canonical(inner)]),
  );
}
