import { Button, Tag } from 'antd';
import { improvementStatusWords } from '../../../domain/improvement/words.ts';
import { useNames } from '../../parts/organisation.ts';
import { StaffName } from '../../parts/staff-name.tsx';
import { useLocalized, useWords } from '../../words/words.ts';
import { Origin } from './origin.tsx';
import type { Improvement } from './query.ts';
import { words } from './words.ts';

interface RowsProps {
  readonly rows: readonly Improvement[];
  readonly onOpen: (itemId: string) => void;
}

/** What is due first; on a phone each item is a card. */
export function Rows({ rows, onOpen }: RowsProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const names = useNames();
  return (
    <table className="improve-table">
      <caption className="visually-hidden">{t('title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('item')}</th>
          <th scope="col">{t('status')}</th>
          <th scope="col">{t('dueOn')}</th>
          <th scope="col">{t('owner')}</th>
          <th scope="col">{t('origin')}</th>
          <th scope="col">{t('branch')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.itemId}>
            <th scope="row">
              <Button type="link" className="improve-open" onClick={() => onOpen(row.itemId)}>
                {row.title}
              </Button>
            </th>
            <td>{localized(improvementStatusWords[row.status])}</td>
            <td>
              {row.dueOn} {row.overdue && <Tag color="red">{t('isOverdue')}</Tag>}
            </td>
            <td>
              <StaffName staffId={row.ownerId} />
            </td>
            <td>
              <Origin item={row} />
            </td>
            <td>{names.branch(row.branchId)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
