import type { BranchId } from '../../domain/ids.ts';
import type { ApiDeps } from '../deps.ts';
import type { ActorAbility } from '../permissions/ability.ts';

/** The branches in which somebody may count anything; null: the whole bank. What of them, `ability.can` says. */
export async function branchesInReach(
  ability: ActorAbility,
  { staff, models }: Pick<ApiDeps, 'staff' | 'models'>,
): Promise<readonly BranchId[] | null> {
  const conditions = ability.rulesFor('readFunnel', 'Prospect').map((rule) => rule.conditions);
  if (conditions.includes(undefined)) return null;
  const named = (field: string): string[] => conditions.flatMap((condition) => valuesOf(condition?.[field]));
  const teamIds = named('teamId');
  const [members, teams] = await Promise.all([
    Promise.all(named('holderIds').map((staffId) => staff.get(staffId))),
    teamIds.length === 0
      ? []
      : models.teams.find({ _id: { $in: teamIds } }, { branchId: 1 }).lean<{ branchId: string }[]>(),
  ]);
  const units = [...members, ...teams].flatMap((unit) => unit?.branchId ?? []);
  return [...new Set([...named('branchId'), ...units])];
}

/** What a condition `x` or `{ $in: [x, …] }` names. */
function valuesOf(condition: unknown): string[] {
  if (typeof condition === 'string') return [condition];
  if (typeof condition !== 'object' || condition === null || !('$in' in condition)) return [];
  return Array.isArray(condition.$in) ? condition.$in.filter((value) => typeof value === 'string') : [];
}
