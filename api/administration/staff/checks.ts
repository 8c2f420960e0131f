import type { BranchId, StaffId, TeamId } from '../../../domain/ids.ts';
import { profilesOf, type TitleCode } from '../../../domain/staff/titles.ts';
import type { Models } from '../../../models/connect.ts';
import { findStaffMember, type Branch, type StaffMember, type Team } from '../../../models/organisation.ts';
import type { ValidationProblem } from '../../../contracts/problem.ts';
import type { StaffMistake } from '../../../contracts/staff.ts';
import { RequestFailure } from '../../errors.ts';

/** Where somebody is to work. */
export interface Placement {
  readonly branchId: BranchId;
  readonly teamId: TeamId | null;
}

/** Collects every mistake that only the database knows, and refuses with all of them. */
export class Mistakes {
  private readonly found: ValidationProblem[] = [];

  /** @param code has words in both languages in the web */
  add(pointer: string, code: StaffMistake, detail: string): void {
    this.found.push({ in: 'body', pointer, code, detail });
  }

  /** @throws RequestFailure VALIDATION_FAILED */
  refuse(): void {
    if (this.found.length === 0) return;
    throw new RequestFailure('VALIDATION_FAILED', this.found.map(({ detail }) => detail).join('; '), {
      errors: this.found,
    });
  }
}

/** The branch is open, and the team one of its own. */
export async function checkPlacement(
  { branches, teams }: Models,
  { branchId, teamId }: Placement,
  mistakes: Mistakes,
): Promise<void> {
  const [branch, team] = await Promise.all([
    branches.findById(branchId).lean<Branch>(),
    teamId === null ? null : teams.findById(teamId).lean<Team>(),
  ]);
  if (branch === null) mistakes.add('/branchId', 'noBranch', `there is no branch ${branchId}`);
  else if (branch.active === false) mistakes.add('/branchId', 'noBranch', `branch ${branchId} is closed`);
  if (teamId === null) return;
  if (team === null || team.branchId !== branchId)
    mistakes.add('/teamId', 'noTeam', `${branchId} has no team ${teamId}`);
  else if (team.active === false) mistakes.add('/teamId', 'noTeam', `team ${teamId} is closed`);
}

/** No other account has the address, and no other member the number. */
export async function checkUnique(
  { accounts, staff }: Models,
  { staffId, email, employeeNo }: { readonly staffId: StaffId; readonly email: string; readonly employeeNo?: string },
  mistakes: Mistakes,
): Promise<void> {
  const [account, member] = await Promise.all([
    accounts.findOne({ email }, { staffId: 1 }).lean<{ staffId: StaffId }>(),
    employeeNo === undefined ? null : staff.findOne({ employeeNo }, { _id: 1 }).lean<{ _id: StaffId }>(),
  ]);
  if (account !== null && account.staffId !== staffId)
    mistakes.add('/email', 'emailTaken', 'another account has this address');
  if (member !== null && member._id !== staffId)
    mistakes.add('/employeeNo', 'numberTaken', 'somebody else has this number');
}

/** Administrators cannot shut themselves out. */
export function checkStaysAdministrator(
  actorId: StaffId,
  staffId: StaffId,
  titles: readonly TitleCode[],
  mistakes: Mistakes,
): void {
  if (actorId === staffId && !profilesOf(titles).includes('admin'))
    mistakes.add('/titles', 'ownAdministration', 'another administrator must take the administration from you');
}

/** @throws RequestFailure NOT_FOUND */
export async function requireMember(models: Models, staffId: StaffId): Promise<StaffMember> {
  const member = await findStaffMember(models, staffId);
  if (member === null) throw new RequestFailure('NOT_FOUND', `There is no member of staff ${staffId}.`);
  return member;
}

/** @throws RequestFailure STALE_STATE */
export function stale(what: string, version: number | undefined): RequestFailure {
  const actualRevision = version ?? 0;
  return new RequestFailure('STALE_STATE', `${what} is at version ${actualRevision} now.`, { actualRevision });
}

/** What is stored at a version; documents of an older kind have none and count as 0. */
export function atVersion(version: number): { version: number | { $in: (number | null)[] } } {
  return { version: version === 0 ? { $in: [0, null] } : version };
}
