import { clockCodes, severities, type ClockCode, type Severity } from './catalogue.ts';
import type { RuleProblem, RuleProblemCode } from './check-rules.ts';
import { differingSeverities, pointerOf, type RuleEdits } from './rule-edits.ts';
import { ladderOf, type ComplaintAudience, type ComplaintRung } from './rules.ts';

/** When a rung acts, seen from the due time: before it is negative. */
type OffsetOf = (rung: ComplaintRung) => number;

/** A graver case's ladder must not tell fewer people than a lesser one's, nor later, nor rise later. Times are compared from the
 *  due time, which is never later for the graver case; a warning before it may be one when it is due, because thirty
 *  minutes leave no room for a warning an hour before. Said at the ladder that is a severity's own. */
export function checkGraverLadders(edits: RuleEdits, offsetOf: OffsetOf): RuleProblem[] {
  return clockCodes.flatMap((clock) => {
    const own = differingSeverities(edits, clock);
    return severities.slice(0, -1).flatMap((graver, index): RuleProblem[] => {
      const lesser = severities[index + 1] ?? graver;
      const place = own.includes(graver) ? graver : lesser;
      if (!own.includes(place)) return [];
      return compare(edits, { clock, graver, lesser }, offsetOf).map((code) => ({
        code,
        pointer: pointerOf({ kind: 'severityLadder', clock, severity: place }),
      }));
    });
  });
}

interface Pair {
  readonly clock: ClockCode;
  readonly graver: Severity;
  readonly lesser: Severity;
}

function compare(edits: RuleEdits, { clock, graver, lesser }: Pair, offsetOf: OffsetOf): RuleProblemCode[] {
  const ofGraver = ladderOf(edits, clock, graver);
  const ofLesser = ladderOf(edits, clock, lesser);
  // an empty one is a problem of its own
  if (ofGraver.length === 0 || ofLesser.length === 0) return [];
  const toldByGraver = firstTold(ofGraver, offsetOf);
  const later = [...firstTold(ofLesser, offsetOf)].map(([audience, lesserMs]) => {
    const graverMs = toldByGraver.get(audience);
    return graverMs === undefined ? null : graverMs > Math.max(0, lesserMs);
  });
  const raisesLater = firstRaise(ofGraver, offsetOf) > firstRaise(ofLesser, offsetOf);
  return [
    ...(later.includes(null) ? (['tellsFewerThanLesser'] as const) : []),
    ...(later.includes(true) || raisesLater ? (['tellsLaterThanLesser'] as const) : []),
  ];
}

/** When each audience is told first. */
function firstTold(rungs: readonly ComplaintRung[], offsetOf: OffsetOf): ReadonlyMap<ComplaintAudience, number> {
  const told = new Map<ComplaintAudience, number>();
  for (const rung of rungs)
    told.set(rung.tell, Math.min(told.get(rung.tell) ?? Number.POSITIVE_INFINITY, offsetOf(rung)));
  return told;
}

/** When the level rises first; never: infinity. */
function firstRaise(rungs: readonly ComplaintRung[], offsetOf: OffsetOf): number {
  return Math.min(Number.POSITIVE_INFINITY, ...rungs.filter(({ action }) => action === 'raise').map(offsetOf));
}
