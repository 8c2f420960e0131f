import { Button, Tag } from 'antd';
import type { Branch, StaffMember, Team } from '../../parts/organisation.ts';
import { useNames } from '../../parts/organisation.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import type { EditedUnit } from './unit-drawer.tsx';
import { words } from './words.ts';

interface Props {
  readonly branch: Branch;
  readonly teams: readonly Team[];
  /** Who works in the branch. */
  readonly staff: readonly StaffMember[];
  readonly onEdit: (edited: EditedUnit) => void;
}

export function BranchCard({ branch, teams, staff, onEdit }: Props) {
  const t = useWords(words);
  const localized = useLocalized();
  const { branchId, headId, active } = branch;
  const name = localized(branch.name);
  const withoutTeam = staff.filter(({ teamId }) => teamId === null).length;
  return (
    <section className="branch" aria-label={name}>
      <div className="branch-title">
        <h2>
          {name} <span className="quiet">{branchId}</span> {!active && <Tag>{t('closed')}</Tag>}
        </h2>
        <span className="unit-actions">
          <Button size="small" disabled={!active} onClick={() => onEdit({ kind: 'newTeam', branchId })}>
            {t('addTeam')}
          </Button>
          <Button
            size="small"
            aria-label={t('editBranch', { name })}
            onClick={() => onEdit({ kind: 'branch', unit: branch })}
          >
            {t('change')}
          </Button>
        </span>
      </div>
      <Head label={t('head')} headId={headId} isNeeded={active} />
      <ul className="teams">
        {teams.map((team) => (
          <TeamItem
            key={team.teamId}
            team={team}
            people={staff.filter(({ teamId }) => teamId === team.teamId).length}
            onEdit={onEdit}
          />
        ))}
        {teams.length === 0 && <li className="quiet">{t('noTeams')}</li>}
        {withoutTeam > 0 && (
          <li className="quiet">
            {t('noTeamPeople')}: {t('people', { count: withoutTeam })}
          </li>
        )}
      </ul>
    </section>
  );
}

interface TeamProps {
  readonly team: Team;
  readonly people: number;
  readonly onEdit: Props['onEdit'];
}

function TeamItem({ team, people, onEdit }: TeamProps) {
  const t = useWords(words);
  const name = useLocalized()(team.name);
  return (
    <li className="team">
      <span>
        <strong>{name}</strong> <span className="quiet">{team.teamId}</span>{' '}
        {team.active ? <span className="quiet">· {t('people', { count: people })}</span> : <Tag>{t('dissolved')}</Tag>}
        <Head label={t('lead')} headId={team.leadId} isNeeded={team.active} />
      </span>
      <Button size="small" aria-label={t('editTeam', { name })} onClick={() => onEdit({ kind: 'team', unit: team })}>
        {t('change')}
      </Button>
    </li>
  );
}

interface HeadProps {
  readonly label: string;
  readonly headId: string | null;
  readonly isNeeded: boolean;
}

/** A unit that nobody heads is a hole in every ladder. */
function Head({ label, headId, isNeeded }: HeadProps) {
  const t = useWords(words);
  const names = useNames();
  return (
    <div>
      {label}: {headId === null ? isNeeded && <span className="unit-hole">{t('nobody')}</span> : names.staff(headId)}
    </div>
  );
}
