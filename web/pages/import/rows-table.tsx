import { Link } from '@tanstack/react-router';
import { type TableColumnsType } from 'antd';
import { ScrollingTable } from '../../parts/scrolling-table.tsx';
import { useNames } from '../../parts/organisation.ts';
import { useWords } from '../../words/words.ts';
import { ProblemSentences } from './preview.tsx';
import type { Import, ImportRow } from './use-import.ts';
import { words } from './words.ts';

/** Rows as they stand in the file, with what became of them. */
export function RowsTable({ job, rows }: { readonly job: Import; readonly rows: readonly ImportRow[] }) {
  const t = useWords(words);
  const names = useNames();
  const headers = job.columns.map(({ header }) => header);
  const columns: TableColumnsType<ImportRow> = [
    { title: t('rowNo'), dataIndex: 'rowNo', fixed: 'left' },
    {
      title: t('why'),
      render: (_, { problems, pursuedBy, prospectId }) => (
        <div className="import-why">
          {problems.length > 0 && <ProblemSentences problems={problems} headers={headers} />}
          {pursuedBy !== null && <span>{t('pursuedBy', { owner: names.staff(pursuedBy) })}</span>}
          {prospectId !== null && (
            <Link to="/prospects/$prospectId" params={{ prospectId }}>
              {t('open')}
            </Link>
          )}
        </div>
      ),
    },
    ...job.columns.flatMap(({ header }, index) =>
      job.mapping.columns[index] === null
        ? []
        : [{ title: header, key: `cell ${index}`, render: (_: unknown, { cells }: ImportRow) => cells[index] }],
    ),
  ];
  return <ScrollingTable rowKey="rowNo" size="small" pagination={false} columns={columns} dataSource={rows} />;
}
