import type { BranchId, ProspectId, StaffId, TeamId } from '../../domain/ids.ts';
import { phaseCodes, type PhaseCode, type StepNumber } from '../../domain/process/definition.ts';
import type { Holding, ProspectFacts } from '../permissions/facts.ts';

/** What the funnel knows of one prospect. */
export interface Standing extends ProspectFacts {
  readonly prospectId: ProspectId;
  readonly revision: number;
  readonly phase: PhaseCode;
  /** 0 when nobody estimated it. */
  readonly valueFen: number;
}

/** Prospects and their value in one phase. */
export interface PhaseCount {
  count: number;
  valueFen: number;
}

/** One entry for each phase. */
export type PhaseCounts = Readonly<Record<PhaseCode, PhaseCount>>;

export interface TallyFilter {
  /** Whether whoever asks may count prospects that are held like this. */
  readonly isInReach: (holding: Holding) => boolean;
  readonly branchId?: BranchId | undefined;
  readonly teamId?: TeamId | undefined;
  readonly ownerId?: StaffId | undefined;
}

/** Prospects that are held alike. */
interface Unit extends Holding {
  readonly phases: PhaseCounts;
}

interface Place {
  readonly revision: number;
  readonly unit: Unit;
  readonly step: StepNumber;
  readonly phase: PhaseCode;
  readonly valueFen: number;
}

export interface Tally {
  /** Moves a prospect to where it stands now.   @returns false when a newer standing is known */
  readonly move: (standing: Standing) => boolean;
  /** What permissions look at; null when the prospect is not known. */
  readonly factsOf: (prospectId: ProspectId) => ProspectFacts | null;
  /** Counts of everything that matches. */
  readonly total: (filter: TallyFilter) => PhaseCounts;
  /** Counts for each branch, team or owner among what matches; null: none. */
  readonly groups: (
    filter: TallyFilter,
    by: 'branchId' | 'teamId' | 'ownerId',
  ) => ReadonlyMap<string | null, PhaseCounts>;
}

function emptyCounts(): PhaseCounts {
  const entries = phaseCodes.map((phase) => [phase, { count: 0, valueFen: 0 }] as const);
  return Object.fromEntries(entries) as Record<PhaseCode, PhaseCount>;
}

function add(counts: PhaseCounts, phase: PhaseCode, count: number, valueFen: number): void {
  counts[phase].count += count;
  counts[phase].valueFen += valueFen;
}

/** Counts prospects as they move, so that reading costs the number of owners and not the number of prospects. */
export function createTally(): Tally {
  const places = new Map<ProspectId, Place>();
  const units = new Map<string, Unit>();

  const unitOf = ({ branchId, teamId, ownerId, holderIds, awaitsBooking }: Standing): Unit => {
    const key = JSON.stringify([branchId, teamId, ownerId, holderIds, awaitsBooking]);
    let unit = units.get(key);
    if (unit === undefined) {
      unit = { branchId, teamId, ownerId, holderIds, awaitsBooking, phases: emptyCounts() };
      units.set(key, unit);
    }
    return unit;
  };

  const addUp = (filter: TallyFilter, target: (unit: Unit) => PhaseCounts): void => {
    for (const unit of units.values()) {
      if (!matches(unit, filter)) continue;
      const counts = target(unit);
      for (const phase of phaseCodes) add(counts, phase, unit.phases[phase].count, unit.phases[phase].valueFen);
    }
  };

  return {
    move: (standing) => {
      const before = places.get(standing.prospectId);
      if (before !== undefined && before.revision >= standing.revision) return false;
      if (before !== undefined) add(before.unit.phases, before.phase, -1, -before.valueFen);
      const unit = unitOf(standing);
      const { revision, step, phase, valueFen } = standing;
      add(unit.phases, phase, 1, valueFen);
      places.set(standing.prospectId, { revision, unit, step, phase, valueFen });
      return true;
    },
    factsOf: (prospectId) => {
      const place = places.get(prospectId);
      return place === undefined ? null : { ...place.unit, step: place.step };
    },
    total: (filter) => {
      const counts = emptyCounts();
      addUp(filter, () => counts);
      return counts;
    },
    groups: (filter, by) => {
      const groups = new Map<string | null, PhaseCounts>();
      addUp(filter, (unit) => {
        const counts = groups.get(unit[by]) ?? emptyCounts();
        groups.set(unit[by], counts);
        return counts;
      });
      return groups;
    },
  };
}

function matches(unit: Unit, { branchId, teamId, ownerId, isInReach }: TallyFilter): boolean {
  return (
    (branchId === undefined || unit.branchId === branchId) &&
    (teamId === undefined || unit.teamId === teamId) &&
    (ownerId === undefined || unit.ownerId === ownerId) &&
    isInReach(unit)
  );
}
