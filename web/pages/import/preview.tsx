import { type TableColumnsType } from 'antd';
import { ScrollingTable } from '../../parts/scrolling-table.tsx';
import { checkRow, type CheckedRow } from '../../../contracts/import-row.ts';
import { leadFieldWords } from '../../../domain/import/lead-field.ts';
import type { ImportMapping } from '../../../domain/import/mapping.ts';
import { problemText, type RowProblem } from '../../../domain/import/problem.ts';
import { Money } from '../../parts/money.tsx';
import { customerTypeWords, findMethodWords } from '../../words/catalogue.ts';
import { commonWords } from '../../words/common.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import type { Import } from './use-import.ts';
import { words } from './words.ts';

interface Line extends CheckedRow {
  readonly rowNo: number;
}

/** What the first rows would become by the mapping as it stands on the page, reckoned here with the server's own rules. */
export function Preview({ job, mapping }: { readonly job: Import; readonly mapping: ImportMapping }) {
  const t = useWords(words);
  const common = useWords(commonWords);
  const localized = useLocalized();
  if (!job.isMine) return null;
  const headers = job.columns.map(({ header }) => header);
  const count = Math.max(0, ...job.columns.map(({ samples }) => samples.length));
  const lines = Array.from({ length: count }, (_, index): Line => {
    const cells = job.columns.map(({ samples }) => samples[index] ?? '');
    return { rowNo: index + 1, ...checkRow(cells, mapping, headers) };
  });
  const columns: TableColumnsType<Line> = [
    { title: t('rowNo'), dataIndex: 'rowNo' },
    { title: t('previewName'), render: (_, { body }) => body?.customer.name ?? '–' },
    {
      title: t('customerType'),
      render: (_, { body }) => (body === null ? '–' : localized(customerTypeWords[body.customer.customerType])),
    },
    {
      title: t('previewContact'),
      render: (_, { body }) => body?.customer.phone ?? body?.customer.email ?? body?.customer.address ?? '–',
    },
    {
      title: t('previewSource'),
      render: (_, { body }) => (body === null ? '–' : localized(findMethodWords[body.source.findMethod])),
    },
    {
      title: common('value'),
      align: 'right',
      render: (_, { body }) => <Money fen={body?.expectedValueFen ?? null} />,
    },
    {
      title: t('why'),
      render: (_, { problems }) =>
        problems.length === 0 ? (
          <span className="quiet">{t('previewGood')}</span>
        ) : (
          <ProblemSentences problems={problems} headers={headers} />
        ),
    },
  ];
  return (
    <section className="import-preview" aria-label={t('preview')}>
      <h2>
        {t('preview')} <span className="quiet">{t('previewHint')}</span>
      </h2>
      <ScrollingTable rowKey="rowNo" size="small" pagination={false} columns={columns} dataSource={lines} />
    </section>
  );
}

interface SentencesProps {
  readonly problems: readonly RowProblem[];
  readonly headers: readonly string[];
}

/** Problems of a row, each with its column. */
export function ProblemSentences({ problems, headers }: SentencesProps) {
  const localized = useLocalized();
  return (
    <ul className="import-problems">
      {problems.map(({ code, field, column }) => {
        const where = column === null ? (field === null ? '' : localized(leadFieldWords[field].name)) : headers[column];
        return (
          <li key={`${code} ${field} ${column}`}>
            {where !== undefined && where !== '' && <strong>{where} </strong>}
            {localized(problemText(code))}
          </li>
        );
      })}
    </ul>
  );
}
