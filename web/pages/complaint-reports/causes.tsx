import { complaintCategoryWords, rootCauseWords } from '../../../domain/complaint/catalogue-words.ts';
import { categories, type ComplaintCategory } from '../../../domain/complaint/catalogue.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { useFormats } from '../../words/format.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { NumberLink } from './number-link.tsx';
import { useShare } from './totals.tsx';
import { words } from './words.ts';

type Report = OperationAnswer<'getComplaintRootCauses'>;

interface Props {
  readonly report: Report;
  readonly branchId: string | undefined;
}

/** Causes by what customers complained about; each number opens its list. */
export function Causes({ report, branchId }: Props) {
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  const share = useShare();
  const { from, to, causes } = report;
  const shownCategories = categories.filter((category) =>
    causes.some((cause) => cause.categories.some((cell) => cell.category === category)),
  );
  const days = { status: 'all', withoutSystemic: true, receivedFrom: from, receivedTo: to, branchId } as const;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the keyboard (WCAG 2.1.1)
    <div className="report-scroll" tabIndex={0} role="region" aria-label={t('causes')}>
      <table className="report-table">
        <Head categories={shownCategories} />
        <tbody>
          {causes.map(({ rootCauseClass, figures, categories: cells }) => {
            const rootCause = rootCauseClass ?? 'notFound';
            const name = rootCause === 'notFound' ? t('notFound') : localized(rootCauseWords[rootCause]);
            return (
              <tr key={rootCause}>
                <th scope="row">{name}</th>
                {shownCategories.map((category) => (
                  <td key={category}>
                    <NumberLink
                      count={cells.find((cell) => cell.category === category)?.figures.count ?? 0}
                      search={{ ...days, rootCause, category }}
                      label={`${name}, ${localized(complaintCategoryWords[category])}`}
                    />
                  </td>
                ))}
                <td>
                  <NumberLink count={figures.count} search={{ ...days, rootCause }} label={name} />
                </td>
                <td>{share(figures.founded, figures.decided)}</td>
                <td>{share(figures.onTime, figures.due)}</td>
                <td>{formats.money(figures.compensationFen)}</td>
                <td>{formats.number(figures.raisedTo2 + figures.raisedTo3)}</td>
                <td>{formats.number(figures.appealed)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Head({ categories: shown }: { readonly categories: readonly ComplaintCategory[] }) {
  const t = useWords(words);
  const localized = useLocalized();
  return (
    <thead>
      <tr>
        <th scope="col">{t('cause')}</th>
        {shown.map((category) => (
          <th key={category} scope="col">
            {localized(complaintCategoryWords[category])}
          </th>
        ))}
        <th scope="col">{t('sum')}</th>
        <th scope="col">{t('founded')}</th>
        <th scope="col">{t('onTime')}</th>
        <th scope="col">{t('compensation')}</th>
        <th scope="col">{t('raised')}</th>
        <th scope="col">{t('appealed')}</th>
      </tr>
    </thead>
  );
}
