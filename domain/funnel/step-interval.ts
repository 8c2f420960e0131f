import type { BranchId, ProspectId, StaffId, TeamId } from '../ids.ts';
import { isTerminal, type PhaseCode, type StepNumber } from '../process/definition.ts';
import type { LossReason } from '../prospect/catalogue.ts';
import { stepOf } from '../prospect/change.ts';
import type { ProspectEvent } from '../prospect/event.ts';

/** Who held a prospect, and what it was thought to be worth, at one moment. */
export interface Holding {
  readonly ownerId: StaffId | null;
  readonly teamId: TeamId | null;
  /** 0 when nobody estimated it. */
  readonly valueFen: number;
}

export const stepEntries = ['begun', 'forward', 'back', 'resumed', 'parked', 'moved'] as const;
/** How an interval began; `moved`: another branch took the prospect over. */
export type StepEntry = (typeof stepEntries)[number];

/** How an interval ended; a terminal phase: the pursuit ended with it. */
export type StepExit = 'forward' | 'back' | 'parked' | 'resumed' | 'moved' | PhaseCode;

/** A time without a break in one step, in the hands of one branch. The intervals of a pursuit lie end to end from its
 *  beginning to its end; parked time is an interval of its own kind, and so is a step that was skipped (no time at all). */
export interface StepInterval {
  readonly prospectId: ProspectId;
  readonly cycleNo: number;
  /** Revision of the event it began with; with `step` the interval's identity. */
  readonly enteredRevision: number;
  /** Revision of the last event that said something about it. */
  readonly revision: number;
  readonly kind: 'work' | 'parked' | 'skipped';
  readonly step: StepNumber;
  readonly branchId: BranchId;
  /** When the cycle began, UTC ms. */
  readonly begunAtMs: number;
  readonly enteredAtMs: number;
  readonly entry: StepEntry;
  /** The first time that this cycle is in the step; later ones are re-entries (10.1). */
  readonly first: boolean;
  /** At the entry. A lead that nobody owned yet counts for its first owner. */
  readonly entered: Holding;
  /** Now, or when it ended. */
  readonly held: Holding;
  /** Null while it lasts. */
  readonly leftAtMs: number | null;
  readonly exit: StepExit | null;
  readonly lossReason: LossReason | null;
  /** When the customer said yes in it; null if not. */
  readonly wonAtMs: number | null;
}

/** The part of an event that intervals are made of. */
export type StepEvent = Pick<
  ProspectEvent,
  'prospectId' | 'revision' | 'cycleNo' | 'atMs' | 'fromPhase' | 'toPhase' | 'changes'
>;

/** Fields of `changes` that intervals are made of, besides the phases. */
export const stepEventChanges = ['step', 'ownerId', 'teamId', 'branchId', 'expectedValueFen', 'outcome'] as const;

/** Whether an event begins, ends or changes an interval; most do not. */
export function touchesInterval({ fromPhase, toPhase, changes }: StepEvent): boolean {
  if (fromPhase === null) return true;
  if (fromPhase !== toPhase && (isOutside(fromPhase) || isOutside(toPhase) || toPhase === 'won')) return true;
  return stepEventChanges.some((field) => field !== 'outcome' && field in changes);
}

function isOutside(phase: PhaseCode): boolean {
  return phase === 'nurture' || isTerminal(phase);
}

/** The intervals of one prospect, in the order in which they began.
 *  Pursuits that were merged into another before they were won leave none: duplicates do not count (10.1).
 *  @param events its whole log, in order of revision */
export function stepIntervals(events: readonly StepEvent[]): StepInterval[] {
  const fold = new Fold();
  for (const event of events) fold.add(event);
  return fold.intervals();
}

type Draft = { -readonly [Field in keyof StepInterval]: StepInterval[Field] };

/** Where the fold of a log stands. */
class Fold {
  #done: Draft[] = [];
  #open: Draft | null = null;
  #begunAtMs = 0;
  #step: StepNumber = 1;
  #branchId: BranchId = '';
  #holding: Holding = { ownerId: null, teamId: null, valueFen: 0 };
  #entered = new Set<StepNumber>();

  intervals(): StepInterval[] {
    return this.#open === null ? this.#done : [...this.#done, this.#open];
  }

  add(event: StepEvent): void {
    const { fromPhase, toPhase } = event;
    const branchBefore = this.#branchId;
    this.#read(event);
    if (fromPhase === null) {
      this.#begunAtMs = event.atMs;
      this.#entered = new Set();
      return this.#enter(event, 'begun');
    }
    // A log without its beginning says nothing that could be counted.
    if (this.#open === null) return;
    this.#hold(this.#open, event, branchBefore === this.#branchId);
    if (isTerminal(toPhase)) this.#end(event);
    else this.#move(event, this.#open, branchBefore);
    if (toPhase === 'won' && fromPhase !== 'won') this.#open.wonAtMs = event.atMs;
  }

  #read({ toPhase, changes }: StepEvent): void {
    const { ownerId, teamId, branchId, expectedValueFen, step } = changes;
    this.#branchId = branchId ?? this.#branchId;
    this.#step = stepOf(toPhase, step ?? this.#step);
    this.#holding = {
      ownerId: ownerId === undefined ? this.#holding.ownerId : ownerId,
      teamId: teamId === undefined ? this.#holding.teamId : teamId,
      valueFen: expectedValueFen === undefined ? this.#holding.valueFen : (expectedValueFen ?? 0),
    };
  }

  /** Brings the interval up to what its holders are after the event. */
  #hold(open: Draft, event: StepEvent, isSameBranch: boolean): void {
    if (!touchesInterval(event)) return;
    open.revision = event.revision;
    // Whoever takes a prospect over in another branch had nothing to do with it here.
    if (!isSameBranch) return;
    if (open.entered.ownerId === null) {
      const { ownerId, teamId } = this.#holding;
      open.entered = { ...open.entered, ownerId, teamId };
    }
    open.held = this.#holding;
  }

  #move(event: StepEvent, open: Draft, branchBefore: BranchId): void {
    const { toPhase } = event;
    const step = this.#step;
    if (toPhase === 'nurture') {
      if (open.kind !== 'parked') return this.#change(event, 'parked', 'parked');
    } else if (open.kind === 'parked') {
      return this.#change(event, 'resumed', 'resumed');
    } else if (step > open.step) {
      this.#leave(event, 'forward');
      for (let passed = open.step + 1; passed < step; passed += 1) this.#skip(event, passed as StepNumber);
      return this.#enter(event, 'forward');
    } else if (step < open.step) {
      return this.#change(event, 'back', 'back');
    }
    if (branchBefore !== this.#branchId) this.#change(event, 'moved', 'moved');
  }

  #change(event: StepEvent, exit: StepExit, entry: StepEntry): void {
    const isParked = entry === 'parked' || (entry === 'moved' && this.#open?.kind === 'parked');
    this.#leave(event, exit);
    this.#enter(event, entry, isParked ? 'parked' : 'work');
  }

  #end(event: StepEvent): void {
    const open = this.#open;
    this.#leave(event, event.toPhase);
    if (open !== null) open.lossReason = event.changes.outcome?.reason ?? null;
    const wasWon = this.#done.some(({ cycleNo, wonAtMs }) => cycleNo === event.cycleNo && wonAtMs !== null);
    if (event.toPhase === 'merged' && !wasWon)
      this.#done = this.#done.filter(({ cycleNo }) => cycleNo !== event.cycleNo);
  }

  #leave(event: StepEvent, exit: StepExit): void {
    const open = this.#open;
    if (open === null) return;
    this.#open = null;
    this.#done.push(Object.assign(open, { leftAtMs: event.atMs, exit }));
  }

  #enter(event: StepEvent, entry: StepEntry, kind: 'work' | 'parked' = 'work'): void {
    const first = kind === 'work' && !this.#entered.has(this.#step);
    if (first) this.#entered.add(this.#step);
    this.#open = { ...this.#draft(event, entry, this.#step), kind, first };
  }

  /** A step that is passed without being entered counts as passed (10.1), once. */
  #skip(event: StepEvent, step: StepNumber): void {
    if (this.#entered.has(step)) return;
    this.#entered.add(step);
    this.#done.push({ ...this.#draft(event, 'forward', step), kind: 'skipped', leftAtMs: event.atMs, exit: 'forward' });
  }

  #draft(event: StepEvent, entry: StepEntry, step: StepNumber): Draft {
    return {
      prospectId: event.prospectId,
      cycleNo: event.cycleNo,
      enteredRevision: event.revision,
      revision: event.revision,
      kind: 'work',
      step,
      branchId: this.#branchId,
      begunAtMs: this.#begunAtMs,
      enteredAtMs: event.atMs,
      entry,
      first: true,
      entered: this.#holding,
      held: this.#holding,
      leftAtMs: null,
      exit: null,
      lossReason: null,
      wonAtMs: null,
    };
  }
}
