import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { OperationAnswer } from '../client/operation-types.ts';
import { queryOf } from '../client/queries.ts';
import { commonWords } from '../words/common.ts';
import { useLocalized, useWords } from '../words/words.ts';

type Organisation = OperationAnswer<'getOrganisation'>;
export type StaffMember = Organisation['staff'][number];
export type Team = Organisation['teams'][number];
export type Branch = Organisation['branches'][number];

interface OrganisationIndex {
  readonly staff: ReadonlyMap<string, StaffMember>;
  readonly teams: ReadonlyMap<string, Team>;
  readonly branches: ReadonlyMap<string, Branch>;
}

function indexOf({ staff, teams, branches }: Organisation): OrganisationIndex {
  return {
    staff: new Map(staff.map((member) => [member.staffId, member])),
    teams: new Map(teams.map((team) => [team.teamId, team])),
    branches: new Map(branches.map((branch) => [branch.branchId, branch])),
  };
}

/** Staff, teams and branches by id: asked once for all pages. */
export const organisationQuery = queryOptions({
  ...queryOf('getOrganisation'),
  staleTime: 600_000,
  select: indexOf,
});

export interface Names {
  /** Name of a member of staff; the id while names are on their way; 'unassigned' for nobody. */
  readonly staff: (staffId: string | null) => string;
  readonly team: (teamId: string | null) => string;
  readonly branch: (branchId: string | null) => string;
  /** Whether somebody has left the bank: what they own needs another owner. */
  readonly hasLeft: (staffId: string | null) => boolean;
}

/** Names for ids, in the language chosen now. */
export function useNames(): Names {
  const { data } = useQuery(organisationQuery);
  const localized = useLocalized();
  const t = useWords(commonWords);
  const nobody = t('nobody');
  return useMemo(() => {
    const nameIn = (map: 'staff' | 'teams' | 'branches') => (id: string | null) => {
      if (id === null) return nobody;
      const found = data?.[map].get(id);
      return found === undefined ? id : localized(found.name);
    };
    const hasLeft = (staffId: string | null): boolean => staffId !== null && data?.staff.get(staffId)?.active === false;
    return { staff: nameIn('staff'), team: nameIn('teams'), branch: nameIn('branches'), hasLeft };
  }, [data, localized, nobody]);
}
