import type { ClockCode, ComplaintCategory, Finding, Level, RootCauseClass } from './catalogue.ts';

/** A case as far as the report of root causes looks at it. */
export interface CauseFacts {
  readonly category: ComplaintCategory;
  /** Null while nobody has found it. */
  readonly rootCauseClass: RootCauseClass | null;
  readonly finding: Finding | null;
  /** In all rounds (`grantedFen`). */
  readonly compensationFen: number;
  readonly isResolved: boolean;
  /** Limits that passed before they were met. */
  readonly lateClocks: readonly ClockCode[];
  readonly startLevel: Level;
  readonly level: Level;
  /** The customer was called or visited about the outcome. */
  readonly isReportedBack: boolean;
  readonly appeals: number;
  readonly appealsDecided: number;
  /** Upheld, at least partly. */
  readonly appealsUpheld: number;
  /** 'YYYY-MM', where the bank is. */
  readonly month: string;
}

/** What is told of any set of cases. */
export interface CauseFigures {
  readonly count: number;
  readonly decided: number;
  /** Founded or partly founded, of those decided. */
  readonly founded: number;
  readonly compensationFen: number;
  /** Resolved, or too late for it. */
  readonly due: number;
  /** Of these, resolved in time. */
  readonly onTime: number;
  /** Raised to this level after it was registered. */
  readonly raisedTo2: number;
  readonly raisedTo3: number;
  readonly resolved: number;
  /** Of those resolved, whose customer was told the outcome by telephone or on a visit (K-57). */
  readonly reportedBack: number;
  readonly appealed: number;
  readonly appealsDecided: number;
  /** Of these, upheld at least partly (K-58). */
  readonly appealsUpheld: number;
}

const nothing: CauseFigures = {
  count: 0,
  decided: 0,
  founded: 0,
  compensationFen: 0,
  due: 0,
  onTime: 0,
  raisedTo2: 0,
  raisedTo3: 0,
  resolved: 0,
  reportedBack: 0,
  appealed: 0,
  appealsDecided: 0,
  appealsUpheld: 0,
};

/** Counts cases.   @param cases any, also none */
export function figuresOf(cases: readonly CauseFacts[]): CauseFigures {
  return cases.reduce(add, nothing);
}

function add(sum: CauseFigures, one: CauseFacts): CauseFigures {
  const isLate = one.lateClocks.includes('resolve');
  const isRaised = one.level > one.startLevel;
  const isFounded = one.finding === 'founded' || one.finding === 'partlyFounded';
  return {
    count: sum.count + 1,
    decided: sum.decided + oneIf(one.finding !== null),
    founded: sum.founded + oneIf(isFounded),
    compensationFen: sum.compensationFen + one.compensationFen,
    due: sum.due + oneIf(one.isResolved || isLate),
    onTime: sum.onTime + oneIf(one.isResolved && !isLate),
    raisedTo2: sum.raisedTo2 + oneIf(isRaised && one.level === 2),
    raisedTo3: sum.raisedTo3 + oneIf(isRaised && one.level === 3),
    resolved: sum.resolved + oneIf(one.isResolved),
    reportedBack: sum.reportedBack + oneIf(one.isResolved && one.isReportedBack),
    appealed: sum.appealed + oneIf(one.appeals > 0),
    appealsDecided: sum.appealsDecided + one.appealsDecided,
    appealsUpheld: sum.appealsUpheld + one.appealsUpheld,
  };
}

function oneIf(isSo: boolean): number {
  return isSo ? 1 : 0;
}

/** Cases by what they have in common, those with most first. */
export function groupFigures<Key extends string | null>(
  cases: readonly CauseFacts[],
  keyOf: (one: CauseFacts) => Key,
): readonly { readonly key: Key; readonly cases: readonly CauseFacts[]; readonly figures: CauseFigures }[] {
  return [...Map.groupBy(cases, keyOf)]
    .map(([key, group]) => ({ key, cases: group, figures: figuresOf(group) }))
    .toSorted((a, b) => b.figures.count - a.figures.count || String(a.key).localeCompare(String(b.key)));
}
