import type { BranchId, StaffId, TeamId } from '../ids.ts';
import { ownerProfiles, type StaffProfile } from '../prospect/catalogue.ts';
import type { ImportMapping } from './mapping.ts';
import type { RowProblem } from './problem.ts';

/** Whose a lead is, and of which unit. */
export interface LeadUnit {
  /** Null: an allocator gives it away. */
  readonly ownerId: StaffId | null;
  readonly teamId: TeamId | null;
  readonly branchId: BranchId;
}

interface Member {
  readonly _id: StaffId;
  readonly employeeNo: string;
  readonly profiles: readonly StaffProfile[];
  readonly branchId: BranchId;
  readonly teamId: TeamId | null;
  readonly active: boolean;
}

/** Who may own prospects, by id and by number. */
export interface OwnerDirectory {
  readonly byId: ReadonlyMap<StaffId, LeadUnit>;
  /** By the number as it is, and without leading zeros, which spreadsheets drop, where that is one person's only. */
  readonly byNo: ReadonlyMap<string, LeadUnit>;
}

function withoutZeros(employeeNo: string): string {
  return employeeNo.replace(/^0+(?=.)/, '');
}

/** @param staff everybody; whoever has left or owns no prospects is not found in the directory */
export function ownerDirectory(staff: readonly Member[]): OwnerDirectory {
  const owners = staff.filter(
    ({ active, profiles }) => active && profiles.some((profile) => ownerProfiles.includes(profile)),
  );
  const unitOf = ({ _id, teamId, branchId }: Member): LeadUnit => ({ ownerId: _id, teamId, branchId });
  const byNo = new Map<string, LeadUnit>();
  for (const owner of owners) {
    const short = withoutZeros(owner.employeeNo);
    const others = owners.filter(({ employeeNo }) => withoutZeros(employeeNo) === short);
    if (others.length === 1) byNo.set(short, unitOf(owner));
  }
  for (const owner of owners) byNo.set(owner.employeeNo, unitOf(owner));
  return { byId: new Map(owners.map((owner) => [owner._id, unitOf(owner)])), byNo };
}

/** Whose the lead of a row becomes.
 *  @param home unit of leads without an owner
 *  @param ownersIn the one branch whose people may be named; null for the whole bank */
export function ownerOfRow(
  ownerNo: string | null,
  { owner, columns }: Pick<ImportMapping, 'owner' | 'columns'>,
  {
    home,
    ownersIn,
    directory,
  }: {
    readonly home: Omit<LeadUnit, 'ownerId'>;
    readonly ownersIn: BranchId | null;
    readonly directory: OwnerDirectory;
  },
): LeadUnit | RowProblem {
  const nobody: LeadUnit = { ownerId: null, teamId: home.teamId, branchId: home.branchId };
  if (owner.kind === 'allocator' || (owner.kind === 'column' && ownerNo === null)) return nobody;
  const found = owner.kind === 'one' ? directory.byId.get(owner.staffId) : directory.byNo.get(ownerNo?.trim() ?? '');
  if (found !== undefined && (ownersIn === null || found.branchId === ownersIn)) return found;
  const column = owner.kind === 'column' ? columns.indexOf('ownerNo') : null;
  return { code: 'unknownOwner', field: 'ownerNo', column };
}
