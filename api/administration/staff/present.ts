import type * as z from 'zod';
import type { staffAdminView } from '../../../contracts/staff.ts';
import type { StaffId } from '../../../domain/ids.ts';
import { isTerminal, phaseCodes } from '../../../domain/process/definition.ts';
import type { StaffMember } from '../../../models/organisation.ts';
import type { Account, Session } from '../../../models/sign-in.ts';
import { locksOf } from '../../auth/lock-out.ts';
import type { ApiDeps } from '../../deps.ts';

type StaffAdmin = z.output<typeof staffAdminView>;

const openPhases = phaseCodes.filter((phase) => !isTerminal(phase));

/** Members of staff with their accounts and their open work, as administrators see them. */
export async function presentStaff(
  { models, board, settings }: ApiDeps,
  members: readonly StaffMember[],
): Promise<StaffAdmin[]> {
  const staffIds = members.map(({ _id }) => _id);
  const [accounts, { tally }] = await Promise.all([
    models.accounts.find({ staffId: { $in: staffIds } }).lean<Account[]>(),
    board.caughtUp(),
  ]);
  const [locks, sessions] = await Promise.all([
    locksOf(
      models.signInFailures,
      accounts.map(({ email }) => email),
    ),
    models.sessions
      .find(
        {
          userId: { $in: accounts.map(({ _id }) => _id) },
          expiresAt: { $gt: new Date() },
          lastSeenAt: { $gt: new Date(Date.now() - settings.auth.idleMs) },
        },
        { userId: 1 },
      )
      .lean<Pick<Session, 'userId'>[]>(),
  ]);
  const owned = tally.groups({ isInReach: () => true }, 'ownerId');
  const openOf = (staffId: StaffId): number =>
    openPhases.reduce((sum, phase) => sum + (owned.get(staffId)?.[phase].count ?? 0), 0);
  const accountOf = new Map(accounts.map((account) => [account.staffId, account]));
  const present = (account: Account): StaffAdmin['account'] => ({
    email: account.email,
    mustChangePassword: account.mustChangePassword,
    lockedUntil: locks.get(account.email)?.toISOString() ?? null,
    sessions: sessions.filter(({ userId }) => userId === account._id).length,
  });
  return members.map((member) => {
    const account = accountOf.get(member._id);
    return {
      staffId: member._id,
      employeeNo: member.employeeNo,
      name: { zh: member.name.zh, en: member.name.en },
      titles: [...(member.titles ?? [])],
      profiles: [...member.profiles],
      branchId: member.branchId,
      teamId: member.teamId,
      active: member.active,
      version: member.version ?? 0,
      openProspects: openOf(member._id),
      account: account === undefined ? null : present(account),
    };
  });
}

/** One of them. */
export async function presentMember(deps: ApiDeps, member: StaffMember): Promise<StaffAdmin> {
  const [presented] = await presentStaff(deps, [member]);
  return presented as StaffAdmin;
}
