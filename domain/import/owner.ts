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
  const times = new Map<string, number>();
  for (const short of owners.map(({ employeeNo }) => withoutZeros(employeeNo)))
    times.set(short, (times.get(short) ?? 0) + 1);
  for (const owner of owners) {
    const short = withoutZeros(owner.employeeNo);
    if (times.get(short) === 1) byNo.set(short, unitOf(owner));
  }
  for (const owner of owners) byNo.set(owner.employeeNo, unitOf(owner));
  return { byId: new Map(owners.map((owner) => [owner._id, unitOf(owner)])), byNo };
}

/** Whom an uploader may name: themselves, and whoever works where they allocate customers. */
export interface OwnerReach {
  readonly uploadedBy: StaffId;
  /** Null: nobody else. */
  readonly ownersIn: BranchId | null;
}

/** Whose the lead of a row becomes.
 *  @param home unit of leads without an owner, and whom the uploader may name */
export function ownerOfRow(
  ownerNo: string | null,
  { owner, columns }: Pick<ImportMapping, 'owner' | 'columns'>,
  home: Omit<LeadUnit, 'ownerId'> & OwnerReach,
  directory: OwnerDirectory,
): LeadUnit | RowProblem {
  const { teamId, branchId, uploadedBy, ownersIn } = home;
  if (owner.kind === 'allocator' || (owner.kind === 'column' && ownerNo === null))
    return { ownerId: null, teamId, branchId };
  const found = owner.kind === 'one' ? directory.byId.get(owner.staffId) : directory.byNo.get(ownerNo?.trim() ?? '');
  if (found !== undefined && (found.ownerId === uploadedBy || found.branchId === ownersIn)) return found;
  const column = owner.kind === 'column' ? columns.indexOf('ownerNo') : null;
  return { code: 'unknownOwner', field: 'ownerNo', column };
}
