import { useQuery } from '@tanstack/react-query';
import { ownerProfiles } from '../../domain/prospect/catalogue.ts';
import { hasProfile, useMe } from '../shell/session/me.ts';
import { defineWords, useLocalized, useWords } from '../words/words.ts';
import { Choice } from './choice.tsx';
import { organisationQuery } from './organisation.ts';

const words = defineWords('unit-filter', {
  zh: {
    branch: '支行',
    team: '团队',
    owner: '客户经理',
    anyBranch: '全部支行',
    anyTeam: '全部团队',
    anyOwner: '全部客户经理',
  },
  en: {
    branch: 'Branch',
    team: 'Team',
    owner: 'Owner',
    anyBranch: 'All branches',
    anyTeam: 'All teams',
    anyOwner: 'All owners',
  },
});

export interface UnitWish {
  readonly branchId?: string | undefined;
  readonly teamId?: string | undefined;
  readonly ownerId?: string | undefined;
}

interface UnitFilterProps {
  readonly value: UnitWish;
  readonly onChange: (changed: UnitWish) => void;
  readonly withoutOwner?: boolean;
}

/** Branch, team and owner, as far as the person looks beyond the own work. */
export function UnitFilter({ value, onChange, withoutOwner = false }: UnitFilterProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const me = useMe();
  const { data } = useQuery(organisationQuery);
  if (data === undefined || !looksBeyondOwn(me)) return null;
  const seesAll = seesAllBranches(me);
  const branchId = seesAll ? value.branchId : me.branch?.branchId;
  const isIn = (unit: { readonly branchId: string }): boolean => branchId === undefined || unit.branchId === branchId;
  const owners = [...data.staff.values()].filter(
    (member) =>
      isIn(member) &&
      member.active &&
      (value.teamId === undefined || member.teamId === value.teamId) &&
      member.profiles.some((profile) => ownerProfiles.includes(profile)),
  );
  return (
    <>
      {seesAll && (
        <Choice
          label={t('branch')}
          any={t('anyBranch')}
          value={value.branchId}
          options={[...data.branches.values()].map((unit) => [unit.branchId, localized(unit.name)])}
          onChange={(chosen) => onChange({ branchId: chosen, teamId: undefined, ownerId: undefined })}
        />
      )}
      <Choice
        label={t('team')}
        any={t('anyTeam')}
        value={value.teamId}
        options={[...data.teams.values()].filter(isIn).map((unit) => [unit.teamId, localized(unit.name)])}
        onChange={(chosen) => onChange({ teamId: chosen, ownerId: undefined })}
      />
      {!withoutOwner && (
        <Choice
          label={t('owner')}
          any={t('anyOwner')}
          value={value.ownerId}
          options={owners.map((member) => [member.staffId, localized(member.name)])}
          onChange={(chosen) => onChange({ ownerId: chosen })}
        />
      )}
    </>
  );
}

function seesAllBranches(me: ReturnType<typeof useMe>): boolean {
  return hasProfile(me, 'admin', 'executiveSponsor', 'compliance', 'researchAnalyst', 'serviceQualityAnalyst');
}

/** True for those who see more than one branch. */
export function looksAcrossBranches(me: ReturnType<typeof useMe>): boolean {
  return seesAllBranches(me) || me.branchIdsHeaded.length > 1;
}

/** True for those who see more than what they hold themselves. */
export function looksBeyondOwn({ profiles, teamIdsLed, branchIdsHeaded }: ReturnType<typeof useMe>): boolean {
  const headsSome = teamIdsLed.length > 0 || branchIdsHeaded.length > 0;
  return headsSome || profiles.some((profile) => profile === 'unitHead' || !ownerProfiles.includes(profile));
}

/** The units whose numbers a person is shown: what was chosen, within what they see at all. [] stands for all. */
export interface ShownUnits {
  readonly branchIds: readonly string[];
  readonly teamIds: readonly string[];
  readonly ownerIds: readonly string[];
}

export function shownUnits(me: ReturnType<typeof useMe>, { branchId, teamId, ownerId }: UnitWish): ShownUnits {
  const chosen = (id: string | undefined, otherwise: readonly string[]): readonly string[] =>
    id === undefined ? otherwise : [id];
  const seesAll = seesAllBranches(me);
  const { branch, team, branchIdsHeaded, teamIdsLed } = me;
  const ownBranch = branch === null ? [] : [branch.branchId];
  const seesBranch = seesAll || branchIdsHeaded.length > 0 || !looksLikeTeamLead(me);
  const ownTeam = teamIdsLed.length > 0 ? teamIdsLed : team === null ? [] : [team.teamId];
  return {
    branchIds: chosen(branchId, seesAll ? [] : branchIdsHeaded.length > 0 ? branchIdsHeaded : ownBranch),
    teamIds: chosen(teamId, seesBranch && looksBeyondOwn(me) ? [] : ownTeam),
    ownerIds: chosen(ownerId, looksBeyondOwn(me) ? [] : [me.staffId]),
  };
}

/** True for those who answer for a team and for nothing above it. */
function looksLikeTeamLead({ teamIdsLed, branchIdsHeaded }: ReturnType<typeof useMe>): boolean {
  return teamIdsLed.length > 0 && branchIdsHeaded.length === 0;
}
