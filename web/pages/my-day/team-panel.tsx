import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Age } from '../../parts/age.tsx';
import { PhaseTag } from '../../parts/phase-tag.tsx';
import { useNames } from '../../parts/organisation.ts';
import { ProspectLink } from '../../parts/prospect-link.tsx';
import { StaffName } from '../../parts/staff-name.tsx';
import { useFormats } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import type { TeamDay } from './day.ts';
import { words } from './words.ts';

interface TeamPanelProps {
  readonly team: TeamDay;
  readonly target: { readonly minCalls: number };
}

/** The day of the units that the person heads: who has how much to do, what is at risk, what nobody has, what waits. */
export function TeamPanel({ team, target }: TeamPanelProps) {
  const t = useWords(words);
  return (
    <div className="team-day">
      <section className="day-section">
        <h2>{t('reviewsWaiting')}</h2>
        <p>
          <strong className="figure team-figure">{team.reviewsWaiting}</strong>{' '}
          {team.reviewsWaiting > 0 && <Link to="/reviews">{t('goToReviews')}</Link>}
        </p>
      </section>
      <section className="day-section">
        <h2>{t('members')}</h2>
        <Members team={team} target={target} />
      </section>
      <Prospects
        title={t('atRisk')}
        about={t('atRiskText')}
        some={team.atRisk}
        empty={t('noRisk')}
        narrowing={{ nextAction: 'due' }}
      />
      <Prospects
        title={t('unassigned')}
        about={t('unassignedText')}
        some={team.unassigned}
        empty={t('noUnassigned')}
        narrowing={{ unassigned: true }}
      />
    </div>
  );
}

function Members({ team: { members }, target }: TeamPanelProps) {
  const t = useWords(words);
  const formats = useFormats();
  const names = useNames();
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t('member')}</th>
          <th scope="col">{t('overdue')}</th>
          <th scope="col">{t('dueToday')}</th>
          <th scope="col">{t('callsMade')}</th>
          <th scope="col">{t('successRate')}</th>
        </tr>
      </thead>
      <tbody>
        {members.map(({ staffId, overdue, dueToday, made, successful }) => (
          <tr key={staffId}>
            <th scope="row">
              <StaffName staffId={staffId} />
            </th>
            <td className={overdue > 0 ? 'team-overdue' : undefined}>
              <TableLink
                count={overdue}
                label={`${names.staff(staffId)} ${t('overdue')}`}
                search={{ ownerId: staffId, nextAction: 'overdue' }}
              />
            </td>
            <td>
              <TableLink
                count={dueToday}
                label={`${names.staff(staffId)} ${t('dueToday')}`}
                search={{ ownerId: staffId, nextAction: 'today' }}
              />
            </td>
            <td className="figure">
              {made} / {target.minCalls}
            </td>
            <td className="figure">{made === 0 ? '–' : formats.share(successful / made)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ProspectsProps {
  readonly title: string;
  readonly about: string;
  readonly some: TeamDay['atRisk'];
  readonly empty: string;
  /** What the table is narrowed to besides the unit. */
  readonly narrowing: TableSearch;
}

function Prospects({ title, about, some: { count, units, first }, empty, narrowing }: ProspectsProps): ReactNode {
  const names = useNames();
  return (
    <section className="day-section">
      <h2>
        {title}{' '}
        {units.map(({ branchId, teamId, count: ofUnit }) => {
          const unit = teamId === null ? names.branch(branchId) : names.team(teamId);
          const search = { ...narrowing, branchId: branchId ?? undefined, teamId: teamId ?? undefined };
          return (
            <span key={unit} className="team-unit">
              {units.length > 1 && `${unit} `}
              <TableLink count={ofUnit} label={`${title} ${unit}`} search={search} />
            </span>
          );
        })}
      </h2>
      <p className="quiet">{count === 0 ? empty : about}</p>
      <ul>
        {first.map((prospect) => (
          <li key={prospect.prospectId}>
            <ProspectLink prospectId={prospect.prospectId}>{prospect.customerName}</ProspectLink>{' '}
            <PhaseTag phase={prospect.phase} /> <StaffName staffId={prospect.ownerId} />{' '}
            <span className="quiet">
              <Age at={prospect.nextActionAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface TableSearch {
  readonly ownerId?: string | undefined;
  readonly branchId?: string | undefined;
  readonly teamId?: string | undefined;
  readonly nextAction?: 'overdue' | 'today' | 'due';
  readonly unassigned?: true;
}

interface TableLinkProps {
  readonly count: number;
  /** What it counts, for those who hear the link without its surroundings. */
  readonly label: string;
  readonly search: TableSearch;
}

/** A number that opens the list of what it counts: the board’s table, or a list that also shows what is parked. */
function TableLink({ count, label, search }: TableLinkProps) {
  const formats = useFormats();
  const shown = formats.number(count);
  if (count === 0) return <span className="quiet figure">{shown}</span>;
  const link = { className: 'figure', 'aria-label': `${label}: ${count}`, children: shown };
  return search.unassigned === true ? (
    <Link to="/funnel/list" search={{ open: true, ...search }} {...link} />
  ) : (
    <Link to="/board" search={{ view: 'table', ...search }} {...link} />
  );
}
