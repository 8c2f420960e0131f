import type { StaffId } from '../ids.ts';

/** Whom a case is about. */
export interface Named {
  /** Whoever was named last; null: nobody. */
  readonly complainedStaffId: StaffId | null;
  /** Everybody who has ever been named; absent in cases from before there could be several. */
  readonly namedStaffIds?: readonly StaffId[] | undefined;
}

/** Everybody a case is about, each once. Naming another one clears nobody. */
export function namedIn({ complainedStaffId, namedStaffIds = [] }: Named): readonly StaffId[] {
  return complainedStaffId === null || namedStaffIds.includes(complainedStaffId)
    ? namedStaffIds
    : [...namedStaffIds, complainedStaffId];
}

/** Whether a case is about somebody. */
export function isNamed(named: Named, staffId: StaffId): boolean {
  return namedIn(named).includes(staffId);
}
