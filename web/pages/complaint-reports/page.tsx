import DownloadOutlined from '@ant-design/icons/es/icons/DownloadOutlined';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import type { BankDays } from '../../../domain/funnel/period.ts';
import { download } from '../../client/download.ts';
import { queryOf } from '../../client/queries.ts';
import { ChosenDays, daysProblem } from '../../parts/chosen-days.tsx';
import { Choice } from '../../parts/choice.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useFeedback } from '../../parts/feedback.tsx';
import { organisationQuery } from '../../parts/organisation.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useNow } from '../../parts/use-now.ts';
import { bankDate, useFormats } from '../../words/format.ts';
import { useLanguage, useLocalized, useWords } from '../../words/words.ts';
import { Ageing } from './ageing.tsx';
import { Causes } from './causes.tsx';
import { daysOf } from './days.ts';
import { Months } from './months.tsx';
import type { ComplaintReportsSearch } from './search.ts';
import { Totals } from './totals.tsx';
import { words } from './words.ts';
import './complaint-reports.css';

const route = getRouteApi('/complaint-reports');

/** How old the open complaints are, and what those of a period came of. */
export function Page() {
  const t = useWords(words);
  const localized = useLocalized();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data: organisation } = useQuery(organisationQuery);
  const change = (changed: Partial<ComplaintReportsSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  return (
    <div className="page reports">
      <div className="toolbar">
        <h1 className="page-title">{t('title')}</h1>
        <ExportButton search={search} />
      </div>
      <search className="toolbar" aria-label={t('filters')}>
        <Choice
          label={t('branch')}
          any={t('anyBranch')}
          value={search.branchId}
          options={[...(organisation?.branches.values() ?? [])].map((one) => [one.branchId, localized(one.name)])}
          onChange={(branchId) => change({ branchId })}
        />
      </search>
      <AgeingReport search={search} onChange={change} />
      <CausesReport search={search} onChange={change} />
    </div>
  );
}

/** What the page shows as a workbook. What goes wrong stays to be read until the next attempt. */
function ExportButton({ search }: { readonly search: ComplaintReportsSearch }) {
  const t = useWords(words);
  const language = useLanguage();
  const { message } = useFeedback();
  const today = bankDate(useNow());
  const { branchId } = search;
  const days = daysOf(search, today);
  const making = useMutation({
    mutationFn: () => download('exportComplaintReports', { ...days, branchId, language }),
    onSuccess: (file) => void message.success(t('exported', { file })),
  });
  return (
    <>
      <Button
        icon={<DownloadOutlined />}
        loading={making.isPending}
        disabled={daysProblem(days) !== null}
        onClick={() => making.mutate()}
      >
        {t('exportXlsx')}
      </Button>
      {making.isPending && (
        <span className="quiet" role="status">
          {t('exporting')}
        </span>
      )}
      <ProblemText error={making.error} />
    </>
  );
}

interface ReportProps {
  readonly search: ComplaintReportsSearch;
  readonly onChange: (changed: Partial<ComplaintReportsSearch>) => void;
}

function AgeingReport({ search, onChange }: ReportProps) {
  const t = useWords(words);
  const formats = useFormats();
  const { branchId, by = 'byStatus' } = search;
  const report = useQuery({
    ...queryOf('getComplaintAgeing', { query: { branchId } }),
    placeholderData: keepPreviousData,
  });
  return (
    <section className="report-panel">
      <h2>{t('ageing')}</h2>
      <p className="quiet">
        {t('ageingText')} {report.data !== undefined && t('asOf', { at: formats.instant(report.data.asOf) })}
      </p>
      <ProblemText error={report.error} />
      {report.isPending && <Skeleton active paragraph={{ rows: 5 }} />}
      {report.data?.total === 0 && <EmptyState title={t('noOpen')} text={t('noOpenText')} />}
      {report.data !== undefined && report.data.total > 0 && (
        <Ageing
          report={report.data}
          by={by}
          branchId={branchId}
          onBy={(one) => onChange({ by: one === 'byStatus' ? undefined : one })}
        />
      )}
    </section>
  );
}

function CausesReport({ search, onChange }: ReportProps) {
  const t = useWords(words);
  const today = bankDate(useNow());
  const days = daysOf(search, today);
  return (
    <section className="report-panel">
      <h2>{t('causes')}</h2>
      <p className="quiet">{t('causesText')}</p>
      <search className="toolbar" aria-label={t('period')}>
        <ChosenDays chosen={search} days={days} today={today} say={t} onChange={onChange} />
      </search>
      {daysProblem(days) === null && <CausesOf days={days} branchId={search.branchId} />}
    </section>
  );
}

/** The figures of days that are a period. */
function CausesOf({ days, branchId }: { readonly days: BankDays; readonly branchId: string | undefined }) {
  const t = useWords(words);
  const report = useQuery({
    ...queryOf('getComplaintRootCauses', { query: { ...days, branchId } }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <ProblemText error={report.error} />
      {report.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {report.data?.totals.count === 0 && <EmptyState title={t('noneReceived')} text={t('noneReceivedText')} />}
      {report.data !== undefined && report.data.totals.count > 0 && (
        <>
          <Totals figures={report.data.totals} />
          <Causes report={report.data} branchId={branchId} />
          <Months report={report.data} />
        </>
      )}
    </>
  );
}
