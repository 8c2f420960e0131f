import type { UnmetCondition } from '../failure.ts';
import type { StaffId } from '../ids.ts';
import { improvableCauses, levels, remedyLevels } from './catalogue.ts';
import type { ComplaintStatus, Finding, Level, RemedyKind, RootCauseClass } from './catalogue.ts';
import { enter, nextId, type ComplaintChange } from './change.ts';
import { doesMore, startClock, stopClocks, type ClockContext } from './clock.ts';
import { hard, levelOf, type ComplaintContext } from './command.ts';
import { isBlank } from './handling.ts';
import { isNamed, type Named } from './named.ts';
import type { ComplaintRules } from './rules.ts';
import type { ComplaintDecision, ComplaintState } from './state.ts';

/** What the inquiry, a reviewer or an outside body decided (steps 6 and 7 of 8.5). */
export interface DecisionInput {
  readonly rootCauseClass: RootCauseClass;
  readonly rootCause: string;
  readonly finding: Finding;
  readonly remedy: string;
  /** Absent in requests from before the kinds were asked. */
  readonly remedyKinds?: readonly RemedyKind[] | undefined;
  readonly compensationFen: number;
  /** What must be done before the case is resolved; none when the remedy is only said. */
  readonly actions: readonly ActionInput[];
}

export interface ActionInput {
  readonly text: string;
  readonly ownerId: StaffId;
  readonly dueAtMs: number;
}

/** Where the inquiry and what follows from it are worked on: facts are gathered, and colleagues asked. */
export const inquiring: readonly ComplaintStatus[] = ['investigating', 'awaitingCustomer', 'resolving'];
type Remedy = Pick<DecisionInput, 'compensationFen' | 'remedyKinds'>;

/** The lowest level that may decide a remedy: the highest that its amount and its kinds need (8.6). */
export function levelForRemedy(rules: ComplaintRules, { compensationFen, remedyKinds = [] }: Remedy): Level {
  const needed = [levelFor(rules, compensationFen), ...remedyKinds.map((kind) => remedyLevels[kind])];
  return levels.findLast((level) => needed.includes(level)) ?? 3;
}

/** Whether somebody of a level may decide a remedy alone. */
export function mayDecide(rules: ComplaintRules, level: Level | null, { compensationFen, remedyKinds = [] }: Remedy) {
  return compensationFen <= limitOf(rules, level) && remedyKinds.every((kind) => remedyLevels[kind] <= (level ?? 0));
}

/** The lowest level that may grant an amount (8.6). */
export function levelFor(rules: ComplaintRules, compensationFen: number): Level {
  return levels.find((level) => compensationFen <= limitOf(rules, level)) ?? 3;
}

/** The most that a level may grant, in fen; 0 for those who decide at none. */
export function limitOf(rules: ComplaintRules, level: Level | null): number {
  return level === null ? 0 : (rules.compensationFen[level - 1] ?? Number.POSITIVE_INFINITY);
}

/** Whether the finding and the class of the cause cannot both be so: what is unfounded has no cause in the bank, and what is
 *  founded, even partly, has a cause. */
export function contradicts({ finding, rootCauseClass }: Pick<DecisionInput, 'finding' | 'rootCauseClass'>): boolean {
  if (rootCauseClass === 'external') return false;
  return (finding === 'unfounded') !== (rootCauseClass === 'unfounded');
}

/** Unmet when a decision is not complete, contradicts itself, or gives something to do to somebody the case is about. */
export function unmetDecision(state: Named, decision: DecisionInput, nowMs: number): UnmetCondition[] {
  return [
    ...(isBlank(decision.rootCause) ? [hard('CX.ROOT_CAUSE')] : []),
    ...(contradicts(decision) ? [hard('CX.FINDING')] : []),
    ...(decision.remedyKinds?.includes('compensation') === true && decision.compensationFen === 0
      ? [hard('CX.AMOUNT')]
      : []),
    ...(isBlank(decision.remedy) || decision.compensationFen < 0 ? [hard('CX.REMEDY')] : []),
    ...(decision.actions.every(({ dueAtMs }) => dueAtMs > nowMs) ? [] : [hard('CX.FUTURE')]),
    ...(decision.actions.some(({ ownerId }) => isNamed(state, ownerId)) ? [hard('CX.INDEPENDENT')] : []),
  ];
}

/** Whether what was decided may be carried out: approved, or within the limit of whoever decided it. */
export function hasStandingDecision({ decision, approval }: Pick<ComplaintState, 'decision' | 'approval'>): boolean {
  return decision !== null && (approval === null || approval.decision === 'approved');
}

/** The decision that the customer gets; null while it is not approved, and when the case ended before it was carried out. */
export function decisionThatStands(
  state: Pick<ComplaintState, 'decision' | 'approval' | 'status' | 'resolvedAtMs'>,
): ComplaintDecision | null {
  if (state.status === 'withdrawn' && state.resolvedAtMs === null) return null;
  return hasStandingDecision(state) ? state.decision : null;
}

/** What the customer was granted in all rounds: by every earlier decision that was carried out, and by the one that stands. */
export function grantedFen(
  state: Parameters<typeof decisionThatStands>[0] & Pick<ComplaintState, 'earlierDecisions'>,
): number {
  const carriedOut = (state.earlierDecisions ?? []).filter(({ resolvedAtMs }) => resolvedAtMs !== null);
  const earlier = carriedOut.reduce((sum, { decision }) => sum + decision.compensationFen, 0);
  return earlier + (decisionThatStands(state)?.compensationFen ?? 0);
}

/** A decision that stood stays in the case when a command has put another one in its place. */
export function keepReplaced(
  before: ComplaintState,
  { state }: ComplaintChange,
  { keepsReplaced }: Pick<ComplaintContext, 'keepsReplaced'>,
): void {
  const { decision, approval, resolvedAtMs, earlierDecisions = [] } = before;
  if (decision === null || decision === state.decision || !hasStandingDecision(before)) return;
  // asked only where it makes a difference: the workflow notes in its history that it was
  if (keepsReplaced?.() !== true) return;
  state.earlierDecisions = [...earlierDecisions, { decision, approval, resolvedAtMs }];
}

/** Keeps a decision. Actions of an earlier one that were done stay done, the others are replaced; what a colleague was asked for
 *  on the way stays open. */
export function decideRemedy(
  change: ComplaintChange,
  { actions, ...decision }: DecisionInput,
  { staffId, level }: { readonly staffId: StaffId; readonly level: Level | null },
): void {
  keepDeciders(change);
  change.state.decision = { ...decision, decidedBy: staffId, level, atMs: change.nowMs };
  change.state.approval = null;
  const added = actions.map((action) => ({ ...action, actionId: nextId(change, 'action'), doneAtMs: null }));
  const kept = change.state.actions.filter(({ doneAtMs, askedBy }) => doneAtMs !== null || askedBy !== undefined);
  change.state.actions = [...kept, ...added];
}

/** Whoever decided, approved or sent back what is replaced now has had a part in the case. */
function keepDeciders(change: ComplaintChange): void {
  const { decision, approval, earlierDeciderIds = [] } = change.state;
  const replaced = [decision?.decidedBy, approval?.decidedBy].filter((staffId) => staffId != null);
  const isNew = replaced.some((staffId) => !earlierDeciderIds.includes(staffId));
  if (isNew) change.state.earlierDeciderIds = [...new Set([...earlierDeciderIds, ...replaced])];
}

/** As `decideRemedy`, by whoever acts. */
export function decideRemedyAs(change: ComplaintChange, decision: DecisionInput, { actor }: ComplaintContext): void {
  decideRemedy(change, decision, { staffId: actor.staffId, level: levelOf(actor) });
}

/** A remedy that came after the case had been resolved: it has the time to resolve again, from now, and the customer hears of
 *  it every so often. */
export function resolveAgain(change: ComplaintChange, context: ClockContext): void {
  change.state.resolvedAtMs = null;
  startClock(change, 'resolve', context);
  if (doesMore(context)) startClock(change, 'interimNews', context);
  enter(change, 'resolving');
}

/** The customer is told the outcome next [004]; what was tried in an earlier round does not count. */
export function beginReportBack(change: ComplaintChange, context: ClockContext): void {
  change.state.failedReportBacks = [];
  change.state.letterSentAtMs = null;
  change.state.reportBack = null;
  stopClocks(change, ['interimNews', 'letter']);
  enter(change, 'reportingBack');
  startClock(change, 'reportBack', context);
}

/** Unmet when a cause that will come back has led to nothing better (step 11 of 8.5). */
export function unmetImprovement(
  { decision, improvementItems }: ComplaintState,
  cause: RootCauseClass | undefined = decision?.rootCauseClass,
): UnmetCondition[] {
  const mustImprove = cause !== undefined && improvableCauses.includes(cause);
  return mustImprove && improvementItems.length === 0 ? [hard('CX.IMPROVEMENT')] : [];
}
