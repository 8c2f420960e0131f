import { EmptyState } from '../../parts/empty-state.tsx';
import type { FunnelSearch } from '../../parts/funnel-search.ts';
import { useNames } from '../../parts/organisation.ts';
import { looksAcrossBranches } from '../../parts/unit-filter.tsx';
import { useMe } from '../../shell/session/me.ts';
import { useFormats } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import { NumberLink } from './number-link.tsx';
import type { RankedUnit, Report } from './report.ts';
import { words } from './words.ts';

interface RankingProps {
  readonly report: Report;
  readonly rankBy: RankedUnit;
  readonly onChange: (changed: Partial<FunnelSearch>) => void;
}

const figures = ['won', 'forward', 'begun', 'lost', 'overLimit'] as const;

const choices = { owner: 'byOwner', team: 'byTeam', branch: 'byBranch' } as const satisfies Record<RankedUnit, string>;

/** Owners, teams or, for whoever looks at several, branches; most won first. */
export function Ranking({ report: { ranking }, rankBy, onChange }: RankingProps) {
  const t = useWords(words);
  const isAcross = looksAcrossBranches(useMe());
  const offered = (Object.keys(choices) as RankedUnit[]).filter((by) => by !== 'branch' || isAcross || by === rankBy);
  return (
    <section className="funnel-panel">
      <div className="funnel-panel-head">
        <h2>{t('rankingTitle')}</h2>
        <div className="chips" role="group" aria-label={t('rankingTitle')}>
          {offered.map((by) => (
            <button
              key={by}
              type="button"
              className="chip"
              aria-pressed={by === rankBy}
              aria-current={by === rankBy ? 'true' : undefined}
              onClick={() => onChange({ rankBy: by === 'owner' ? undefined : by })}
            >
              {t(choices[by])}
            </button>
          ))}
        </div>
      </div>
      {ranking.length === 0 ? (
        <EmptyState title={t('rankingEmptyTitle')} text={t('rankingEmptyText')} />
      ) : (
        <RankingTable ranking={ranking} rankBy={rankBy} />
      )}
    </section>
  );
}

function RankingTable({ ranking, rankBy }: Pick<RankingProps, 'rankBy'> & Pick<Report, 'ranking'>) {
  const t = useWords(words);
  const formats = useFormats();
  const names = useNames();
  const nameOf = { owner: names.staff, team: names.team, branch: names.branch }[rankBy];
  return (
    <div className="funnel-scroll">
      <table className="funnel-table">
        <thead>
          <tr>
            <th scope="col">{t('rank')}</th>
            <th scope="col">{t('won')}</th>
            <th scope="col">{t('wonValue')}</th>
            <th scope="col">{t('winRate')}</th>
            <th scope="col">{t('forward')}</th>
            <th scope="col">{t('begun')}</th>
            <th scope="col">{t('lost')}</th>
            <th scope="col">{t('over')}</th>
            <th scope="col">{t('openShort')}</th>
            <th scope="col">{t('value')}</th>
          </tr>
        </thead>
        <tbody>
          {ranking.map((row, index) => {
            const name = nameOf(row.id);
            const [won, forward, begun, lost, overLimit] = figures.map((kind) => (
              <td key={kind}>
                <NumberLink count={row[kind].count} list={row[kind].list} label={`${name} ${t(kind)}`} />
              </td>
            ));
            return (
              <tr key={row.id}>
                <th scope="row">
                  <span className="funnel-rank">{index + 1}</span> {name}
                </th>
                {won}
                <td className="figure">{formats.money(row.won.valueFen)}</td>
                <td className="figure">{row.winRate === null ? '–' : formats.share(row.winRate)}</td>
                {forward}
                {begun}
                {lost}
                {overLimit}
                <td>
                  <NumberLink count={row.open.count} list={row.open.list} label={`${name} ${t('open')}`} />
                </td>
                <td className="figure">{formats.money(row.open.valueFen)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
