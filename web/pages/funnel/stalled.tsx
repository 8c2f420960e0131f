import { EmptyState } from '../../parts/empty-state.tsx';
import { Money } from '../../parts/money.tsx';
import { PhaseTag } from '../../parts/phase-tag.tsx';
import { ProspectLink } from '../../parts/prospect-link.tsx';
import { StaffName } from '../../parts/staff-name.tsx';
import { commonWords } from '../../words/common.ts';
import { useWords } from '../../words/words.ts';
import { NumberLink } from './number-link.tsx';
import type { Report } from './report.ts';
import { words } from './words.ts';

/** What has been left alone longest, against what its step allows. */
export function Stalled({ report: { stalled } }: { readonly report: Report }) {
  const t = useWords(words);
  const common = useWords(commonWords);
  const { count, list, longest } = stalled;
  return (
    <section className="funnel-panel">
      <div className="funnel-panel-head">
        <h2>{t('stalledTitle')}</h2>
        {count > longest.length && (
          <NumberLink count={count} list={list} label={t('stalledTitle')}>
            {t('stalledAll', { count })}
          </NumberLink>
        )}
      </div>
      <p className="quiet">{t('stalledAbout')}</p>
      {longest.length === 0 ? (
        <EmptyState title={t('stalledEmptyTitle')} text={t('stalledEmptyText')} />
      ) : (
        <div className="funnel-scroll">
          <table className="funnel-table">
            <thead>
              <tr>
                <th scope="col">{common('customer')}</th>
                <th scope="col" className="funnel-text">
                  {common('phase')}
                </th>
                <th scope="col" className="funnel-text">
                  {common('owner')}
                </th>
                <th scope="col">{t('untouchedDays')}</th>
                <th scope="col">{common('value')}</th>
              </tr>
            </thead>
            <tbody>
              {longest.map((one) => (
                <StalledRow key={one.prospect.prospectId} stalled={one} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function StalledRow({
  stalled: { prospect, thresholdDays },
}: {
  readonly stalled: Report['stalled']['longest'][number];
}) {
  const t = useWords(words);
  return (
    <tr>
      <th scope="row">
        <ProspectLink prospectId={prospect.prospectId}>{prospect.customerName}</ProspectLink>
      </th>
      <td className="funnel-text">
        <PhaseTag phase={prospect.phase} step={prospect.step} />
      </td>
      <td className="funnel-text">
        <StaffName staffId={prospect.ownerId} />
      </td>
      <td>
        <strong className="figure">{t('stalledDays', { days: prospect.untouchedWorkingDays ?? 0 })}</strong>
        <div className="quiet funnel-note">{t('threshold', { days: thresholdDays })}</div>
      </td>
      <td>
        <Money fen={prospect.expectedValueFen} />
      </td>
    </tr>
  );
}
