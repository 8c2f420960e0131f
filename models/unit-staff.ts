import type { QueryFilter } from 'mongoose';
import { ownerProfiles } from '../domain/prospect/catalogue.ts';
import type { HeadedUnits, OrganisationModels, StaffMember, Team } from './organisation.ts';

/** Active people of the units somebody heads who may own prospects, in order of id. */
export async function ownersInUnits(
  { teams, staff }: OrganisationModels,
  { teamIdsLed, branchIdsHeaded }: HeadedUnits,
): Promise<readonly StaffMember[]> {
  const led =
    teamIdsLed.length === 0 ? [] : await teams.find({ _id: { $in: [...teamIdsLed] } }, { branchId: 1 }).lean<Team[]>();
  const units: QueryFilter<StaffMember>[] = [
    ...branchIdsHeaded.map((branchId) => ({ branchId })),
    ...led.map(({ _id, branchId }) => ({ branchId, teamId: _id })),
  ];
  const found = await Promise.all(
    units.map((unit) =>
      staff.find({ ...unit, active: true, profiles: { $in: [...ownerProfiles] } }).lean<StaffMember[]>(),
    ),
  );
  const byId = new Map(found.flat().map((member) => [member._id, member]));
  return [...byId.values()].toSorted((a, b) => (a._id < b._id ? -1 : 1));
}
