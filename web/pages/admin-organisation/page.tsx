import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Skeleton } from 'antd';
import { useState } from 'react';
import { queryOf } from '../../client/queries.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useWords } from '../../words/words.ts';
import { BranchCard } from './branch-card.tsx';
import { UnitDrawer, type EditedUnit } from './unit-drawer.tsx';
import { words } from './words.ts';
import './admin-organisation.css';

/** Branches and their teams, with who heads them. */
export function Page() {
  const t = useWords(words);
  const organisation = useQuery(queryOf('getOrganisation'));
  const [edited, setEdited] = useState<EditedUnit | null>(null);
  const [withClosed, setWithClosed] = useState(false);
  const { branches = [], teams = [], staff = [] } = organisation.data ?? {};
  const shown = branches.filter(({ active }) => active || withClosed);
  return (
    <div className="page">
      <h1 className="page-title">{t('title')}</h1>
      <div className="toolbar">
        <Checkbox checked={withClosed} onChange={({ target }) => setWithClosed(target.checked)}>
          {t('withClosed')}
        </Checkbox>
        <Button type="primary" onClick={() => setEdited({ kind: 'newBranch' })}>
          {t('addBranch')}
        </Button>
      </div>
      <ProblemText error={organisation.error} />
      {organisation.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {organisation.isSuccess && shown.length === 0 && <EmptyState title={t('none')} text={t('noneText')} />}
      <div className="branches">
        {shown.map((branch) => (
          <BranchCard
            key={branch.branchId}
            branch={branch}
            teams={teams.filter((team) => team.branchId === branch.branchId && (team.active || withClosed))}
            staff={staff.filter((member) => member.active && member.branchId === branch.branchId)}
            onEdit={setEdited}
          />
        ))}
      </div>
      {edited !== null && <UnitDrawer edited={edited} staff={staff} onClose={() => setEdited(null)} />}
    </div>
  );
}
