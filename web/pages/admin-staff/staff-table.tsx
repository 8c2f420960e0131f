import { Button, Table, Tag, type TableColumnsType } from 'antd';
import { titles } from '../../../domain/staff/titles.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useNames } from '../../parts/organisation.ts';
import { profileWords } from '../../words/catalogue.ts';
import { useFormats } from '../../words/format.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { MoreActions } from './more-actions.tsx';
import type { ToldPassword } from './one-time-password.tsx';
import type { StaffRow } from './staff-row.ts';
import { words } from './words.ts';

interface Props {
  readonly rows: readonly StaffRow[];
  readonly onEdit: (row: StaffRow) => void;
  readonly onTold: (told: ToldPassword) => void;
}

export function StaffTable({ rows, onEdit, onTold }: Props) {
  const t = useWords(words);
  const columns = useColumns({ onEdit, onTold });
  return (
    <Table
      rowKey="staffId"
      size="small"
      columns={columns}
      dataSource={[...rows]}
      scroll={{ x: 900 }}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{ emptyText: <EmptyState title={t('none')} text={t('noneText')} /> }}
    />
  );
}

function useColumns({ onEdit, onTold }: Omit<Props, 'rows'>): TableColumnsType<StaffRow> {
  const t = useWords(words);
  const localized = useLocalized();
  const names = useNames();
  const formats = useFormats();
  const titlesOf = ({ titles: held, profiles }: StaffRow): string =>
    held.length > 0
      ? held.map((code) => localized(titles[code].text)).join(' · ')
      : profiles.map((profile) => localized(profileWords[profile])).join(' · ');
  return [
    { title: t('employeeNo'), dataIndex: 'employeeNo', fixed: 'left', className: 'figure' },
    {
      title: t('name'),
      key: 'name',
      render: (_value, row) => (
        <>
          <strong>{localized(row.name)}</strong>
          <div className="quiet staff-email">{row.account?.email}</div>
        </>
      ),
    },
    { title: t('titles'), key: 'titles', render: (_value, row) => titlesOf(row) },
    {
      title: t('place'),
      key: 'place',
      render: (_value, { branchId, teamId }) =>
        [names.branch(branchId), ...(teamId === null ? [] : [names.team(teamId)])].join(' · '),
    },
    { title: t('state'), key: 'state', render: (_value, row) => <State row={row} /> },
    {
      title: t('open'),
      dataIndex: 'openProspects',
      align: 'right',
      className: 'figure',
      render: (count: number) => formats.number(count),
    },
    {
      key: 'actions',
      render: (_value, row) => (
        <span className="staff-actions">
          <Button size="small" aria-label={t('editTitle', { name: localized(row.name) })} onClick={() => onEdit(row)}>
            {t('edit')}
          </Button>
          <MoreActions row={row} onTold={onTold} />
        </span>
      ),
    },
  ];
}

function State({ row: { active, account } }: { readonly row: StaffRow }) {
  const t = useWords(words);
  const formats = useFormats();
  if (!active) return <Tag>{t('left')}</Tag>;
  if (account === null) return <Tag>{t('noAccount')}</Tag>;
  return (
    <>
      {account.lockedUntil !== null && (
        <Tag color="error">{t('locked', { at: formats.time(account.lockedUntil) })}</Tag>
      )}
      {account.mustChangePassword && <Tag color="warning">{t('oneTime')}</Tag>}
      {account.sessions > 0 && <span className="quiet">{t('online', { count: account.sessions })}</span>}
    </>
  );
}
