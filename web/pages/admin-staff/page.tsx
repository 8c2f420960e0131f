import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Checkbox, Input, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { queryOf } from '../../client/queries.ts';
import { organisationQuery } from '../../parts/organisation.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useLocalized, useWords } from '../../words/words.ts';
import type { StaffSearch } from './search.ts';
import type { StaffRow } from './staff-row.ts';
import { OneTimePassword, type ToldPassword } from './one-time-password.tsx';
import { StaffDrawer } from './staff-drawer.tsx';
import { StaffTable } from './staff-table.tsx';
import { words } from './words.ts';
import './admin-staff.css';

const route = getRouteApi('/admin/staff');

/** Who works at the bank, what they may do, and how they sign in. */
export function Page() {
  const t = useWords(words);
  const list = useQuery(queryOf('listStaff'));
  const [edited, setEdited] = useState<StaffRow | 'new' | null>(null);
  const [told, setTold] = useState<ToldPassword | null>(null);
  const rows = useShown(list.data?.staff ?? []);
  return (
    <div className="page">
      <h1 className="page-title">{t('title')}</h1>
      <div className="toolbar">
        <Filters />
        <span role="status" className="quiet">
          {list.data !== undefined && t('count', { count: rows.length })}
        </span>
        <Button type="primary" onClick={() => setEdited('new')}>
          {t('add')}
        </Button>
      </div>
      <ProblemText error={list.error} />
      {list.isPending ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : (
        <StaffTable rows={rows} onEdit={setEdited} onTold={setTold} />
      )}
      {edited !== null && (
        <StaffDrawer member={edited === 'new' ? null : edited} onClose={() => setEdited(null)} onTold={setTold} />
      )}
      <OneTimePassword told={told} onRead={() => setTold(null)} />
    </div>
  );
}

function useShown(rows: readonly StaffRow[]): readonly StaffRow[] {
  const { q, branch, left } = route.useSearch();
  const wanted = q?.trim().toLowerCase() ?? '';
  return rows.filter((row) => {
    const { employeeNo, name, account, active, branchId } = row;
    if (!active && left !== true) return false;
    if (branch !== undefined && branchId !== branch) return false;
    return [employeeNo, name.zh, name.en, account?.email ?? ''].some((text) => text.toLowerCase().includes(wanted));
  });
}

function Filters() {
  const t = useWords(words);
  const localized = useLocalized();
  const navigate = useNavigate({ from: '/admin/staff' });
  const { q, branch, left } = route.useSearch();
  const { data: organisation } = useQuery(organisationQuery);
  const branches = [...(organisation?.branches.values() ?? [])];
  const filter = (change: StaffSearch) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  return (
    <>
      <Input.Search
        className="filter"
        allowClear
        defaultValue={q}
        placeholder={t('find')}
        aria-label={t('find')}
        onChange={({ target }) => filter({ q: target.value === '' ? undefined : target.value })}
      />
      <Select
        className="filter"
        aria-label={t('branch')}
        value={branch ?? ''}
        onChange={(value) => filter({ branch: value === '' ? undefined : value })}
        options={[
          { value: '', label: t('anyBranch') },
          ...branches.map(({ branchId, name }) => ({ value: branchId, label: localized(name) })),
        ]}
      />
      <Checkbox checked={left === true} onChange={({ target }) => filter({ left: target.checked ? true : undefined })}>
        {t('withLeft')}
      </Checkbox>
    </>
  );
}
