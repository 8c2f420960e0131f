import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { queryOf } from '../../client/queries.ts';
import { Choice } from '../../parts/choice.tsx';
import { organisationQuery } from '../../parts/organisation.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { usePageTitle } from '../../parts/use-page-title.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { Editor } from './editor.tsx';
import { words } from './words.ts';
import '../../parts/settings/settings.css';

const route = getRouteApi('/admin/complaint-rules');

/** Limits and ladders of complaints, of the bank or of a branch. */
export function Page() {
  const t = useWords(words);
  const localized = useLocalized();
  const navigate = route.useNavigate();
  const { branchId } = route.useSearch();
  const rules = useQuery(queryOf('getComplaintRules', { query: branchId === undefined ? {} : { branchId } }));
  const organisation = useQuery(organisationQuery);
  usePageTitle(t('title'));
  return (
    <div className="page settings">
      <h1 className="page-title">{t('title')}</h1>
      <p className="quiet">{t('intro')}</p>
      <div className="toolbar">
        <Choice
          label={t('scope')}
          any={t('bank')}
          value={branchId}
          options={[...(organisation.data?.branches.values() ?? [])].map((one) => [one.branchId, localized(one.name)])}
          onChange={(chosen) => void navigate({ search: { branchId: chosen }, replace: true })}
        />
      </div>
      <ProblemText error={rules.error} />
      {rules.isPending && <Skeleton active paragraph={{ rows: 12 }} />}
      {rules.data !== undefined && (
        <Editor key={branchId ?? ''} branchId={branchId} rules={rules.data} onOutdated={() => void rules.refetch()} />
      )}
    </div>
  );
}
