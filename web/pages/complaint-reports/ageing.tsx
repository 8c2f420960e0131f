import { ageBands } from '../../../domain/complaint/ageing.ts';
import { ageBandWords, complaintStatusWords, severityWords } from '../../../domain/complaint/catalogue-words.ts';
import { severities, statuses } from '../../../domain/complaint/catalogue.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { useNames } from '../../parts/organisation.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { NumberLink } from './number-link.tsx';
import { ageingGroups } from './search.ts';
import { words } from './words.ts';

type Report = OperationAnswer<'getComplaintAgeing'>;
type By = (typeof ageingGroups)[number];

interface Props {
  readonly report: Report;
  readonly by: By;
  readonly branchId: string | undefined;
  readonly onBy: (by: By) => void;
}

/** Open cases by age and what they have in common; each number opens its list. */
export function Ageing({ report, by, branchId, onBy }: Props) {
  const t = useWords(words);
  const localized = useLocalized();
  const group = useGroup();
  const rows = report[by].map((row) => ({ ...row, ...group(by, row.key) }));
  const all = { ...report, name: t('all'), search: {} };
  return (
    <>
      <div className="chips" role="group" aria-label={t('ageing')}>
        {ageingGroups.map((one) => (
          <button
            key={one}
            type="button"
            className="chip"
            aria-pressed={one === by}
            aria-current={one === by ? 'true' : undefined}
            onClick={() => onBy(one)}
          >
            {t(one)}
          </button>
        ))}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the keyboard (WCAG 2.1.1) */}
      <div className="report-scroll" tabIndex={0} role="region" aria-label={t('ageing')}>
        <table className="report-table">
          <thead>
            <tr>
              <th scope="col">{t(by)}</th>
              {ageBands.map((band) => (
                <th key={band} scope="col">
                  {localized(ageBandWords[band])}
                </th>
              ))}
              <th scope="col">{t('sum')}</th>
            </tr>
          </thead>
          <tbody>
            {[...rows, all].map(({ name, search, bands, total }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {ageBands.map((age) => (
                  <td key={age}>
                    <NumberLink
                      count={bands[age]}
                      search={{ branchId, ...search, age }}
                      label={`${name}, ${localized(ageBandWords[age])}`}
                    />
                  </td>
                ))}
                <td>
                  <NumberLink count={total} search={{ branchId, ...search }} label={name} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** What a row is called, and what the desk's list of it is narrowed to. */
function useGroup() {
  const t = useWords(words);
  const localized = useLocalized();
  const names = useNames();
  return (by: By, key: string | null) => {
    switch (by) {
      case 'byStatus': {
        const stage = statuses.find((status) => status === key);
        return { name: stage === undefined ? '' : localized(complaintStatusWords[stage]), search: { stage } };
      }
      case 'bySeverity': {
        const severity = severities.find((one) => one === key);
        return { name: severity === undefined ? '' : localized(severityWords[severity]), search: { severity } };
      }
      case 'byBranch':
        return { name: names.branch(key), search: { branchId: key ?? undefined } };
      case 'byHandler':
        return key === null
          ? { name: t('noHandler'), search: { list: 'unassigned' as const } }
          : { name: names.staff(key), search: { handlerId: key } };
    }
  };
}
