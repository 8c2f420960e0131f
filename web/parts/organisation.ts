import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { systemActorId } from '../../domain/complaint/catalogue.ts';
import type { LocalizedText } from '../../domain/process/definition.ts';
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

/** Stands where a name is on its way: about as wide as one, and nothing to read. */
export const nameToCome = '\u2003'.repeat(5);

export interface Names {
  /** Name of a member of staff; the id only where no name can be had; 'unassigned' for nobody; the system's own word for what
   *  nobody does by hand. */
  readonly staff: (staffId: string | null) => string;
  readonly team: (teamId: string | null) => string;
  readonly branch: (branchId: string | null) => string;
  /** Whether somebody has left the bank: what they own needs another owner. */
  readonly hasLeft: (staffId: string | null) => boolean;
}

interface NameWords {
  readonly localized: (text: LocalizedText) => string;
  readonly nobody: string;
  readonly system: string;
}

/** Names for ids.   @param data undefined while it is on its way */
export function namesOf(data: OrganisationIndex | undefined, { localized, nobody, system }: NameWords): Names {
  const nameIn = (map: 'staff' | 'teams' | 'branches') => (id: string | null) => {
    if (id === null) return nobody;
    if (data === undefined) return nameToCome;
    const found = data[map].get(id);
    return found === undefined ? id : localized(found.name);
  };
  const staffIn = nameIn('staff');
  return {
    staff: (id) => (id === systemActorId ? system : staffIn(id)),
    team: nameIn('teams'),
    branch: nameIn('branches'),
    hasLeft: (staffId) => staffId !== null && data?.staff.get(staffId)?.active === false,
  };
}

const nameless: OrganisationIndex = { staff: new Map(), teams: new Map(), branches: new Map() };

/** Names for ids, in the language chosen now. */
export function useNames(): Names {
  const organisation = useQuery(organisationQuery);
  const data = organisation.data ?? (organisation.isError ? nameless : undefined);
  const localized = useLocalized();
  const t = useWords(commonWords);
  const [nobody, system] = [t('nobody'), t('system')];
  return useMemo(() => namesOf(data, { localized, nobody, system }), [data, localized, nobody, system]);
}
