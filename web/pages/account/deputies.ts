import type { StaffMember } from '../../parts/organisation.ts';

type Member = Pick<StaffMember, 'staffId' | 'branchId' | 'profiles'>;

/** Who may stand in for somebody: colleagues of the branch who can do all of the work, then the others. */
export function deputiesFor<One extends Member>(
  awayId: string | undefined,
  members: readonly One[],
): { readonly able: readonly One[]; readonly others: readonly One[] } {
  const away = members.find(({ staffId }) => staffId === awayId);
  const colleagues = members.filter(({ branchId, staffId }) => branchId === away?.branchId && staffId !== awayId);
  const isAble = ({ profiles }: One): boolean => away?.profiles.every((profile) => profiles.includes(profile)) === true;
  return { able: colleagues.filter(isAble), others: colleagues.filter((one) => !isAble(one)) };
}
