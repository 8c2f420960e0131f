import DownloadOutlined from '@ant-design/icons/es/icons/DownloadOutlined';
import PictureOutlined from '@ant-design/icons/es/icons/PictureOutlined';
import ReloadOutlined from '@ant-design/icons/es/icons/ReloadOutlined';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import type { BankDays } from '../../../domain/funnel/period.ts';
import { download } from '../../client/download.ts';
import { queryOf } from '../../client/queries.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useFeedback } from '../../parts/feedback.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useTellProblem } from '../../parts/tell-problem.tsx';
import { useIsPhone } from '../../parts/use-is-phone.ts';
import { useNow } from '../../parts/use-now.ts';
import { bankDate, useFormats } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { Cards } from './cards.tsx';
import { Filters } from './filters.tsx';
import { Losses } from './losses.tsx';
import { daysOf } from './periods.ts';
import type { ChartRegister } from './picture.ts';
import { Ranking } from './ranking.tsx';
import type { RankedUnit, Report } from './report.ts';
import type { FunnelSearch } from '../../parts/funnel-search.ts';
import { Stalled } from './stalled.tsx';
import { StepsChart } from './steps-chart.tsx';
import { StepsTable } from './steps-table.tsx';
import { TimeChart } from './time-chart.tsx';
import { usePicture } from './use-picture.ts';
import { words } from './words.ts';
import './funnel.css';

const route = getRouteApi('/funnel');

/** What happened in a period and where things stand, for whoever leads Monday's meeting. */
export function Page() {
  const t = useWords(words);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const today = bankDate(useNow());
  const days = daysOf(search, today);
  const { branchId, teamId, ownerId, rankBy = 'owner' } = search;
  const scope = { branchId, teamId, ownerId };
  const report = useQuery({
    ...queryOf('getFunnelReport', { query: { ...days, ...scope, rankBy } }),
    placeholderData: keepPreviousData,
  });
  const change = (changed: Partial<FunnelSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  const { register, save } = usePicture(report.data, scope);
  return (
    <div className="page funnel">
      <div className="funnel-title">
        <h1 className="page-title">{t('title')}</h1>
        <DataTime report={report.data} isFetching={report.isFetching} onRefresh={() => void report.refetch()} />
        <Exports wish={{ ...days, ...scope, rankBy }} onPicture={save} canSave={report.data !== undefined} />
      </div>
      <Filters search={search} days={days} today={today} onChange={change} />
      <ProblemText error={report.error} />
      {report.data !== undefined && (
        <Panels report={report.data} search={search} register={register} onChange={change} />
      )}
      {report.isPending && <Skeleton active paragraph={{ rows: 14 }} />}
    </div>
  );
}

interface PanelsProps {
  readonly report: Report;
  readonly search: FunnelSearch;
  readonly register: ChartRegister;
  readonly onChange: (changed: Partial<FunnelSearch>) => void;
}

function Panels({ report, search, register, onChange }: PanelsProps) {
  const t = useWords(words);
  const isNarrow = useIsPhone();
  if (isEmpty(report)) return <EmptyState title={t('emptyTitle')} text={t('emptyText')} />;
  const drawing = { report, isNarrow, register };
  return (
    <>
      <p className="quiet">
        {t('periodText', report.period)} · {t('beforeText', report.before)}
      </p>
      <Cards report={report} />
      <div className="funnel-pair">
        <StepsChart {...drawing} shown={search.show ?? 'entered'} onChange={onChange} />
        <TimeChart {...drawing} />
      </div>
      <StepsTable report={report} />
      <div className="funnel-pair">
        <Stalled report={report} />
        <Losses {...drawing} />
      </div>
      <Ranking report={report} rankBy={search.rankBy ?? 'owner'} onChange={onChange} />
    </>
  );
}

/** Nothing was ever there to be counted. */
function isEmpty({ now, totals, steps }: Report): boolean {
  const counts = [
    now.open,
    totals.begun,
    totals.forward,
    totals.won,
    totals.lost,
    ...steps.map(({ entered }) => entered),
  ];
  return counts.every(({ count }) => count === 0);
}

interface DataTimeProps {
  readonly report: Report | undefined;
  readonly isFetching: boolean;
  readonly onRefresh: () => void;
}

function DataTime({ report, isFetching, onRefresh }: DataTimeProps) {
  const t = useWords(words);
  const formats = useFormats();
  return (
    <span className="quiet" role="status">
      {report !== undefined && t('asOf', { at: formats.instant(report.asOf) })}
      <Button
        type="text"
        size="small"
        icon={<ReloadOutlined />}
        aria-label={t('refresh')}
        loading={isFetching}
        onClick={onRefresh}
      />
    </span>
  );
}

interface ExportsProps {
  /** What the page shows. */
  readonly wish: BankDays & Pick<FunnelSearch, 'branchId' | 'teamId' | 'ownerId'> & { readonly rankBy: RankedUnit };
  readonly canSave: boolean;
  readonly onPicture: () => Promise<void>;
}

function Exports({ wish, canSave, onPicture }: ExportsProps) {
  const t = useWords(words);
  const language = useLanguage();
  const { message } = useFeedback();
  const onError = useTellProblem();
  const sheet = useMutation({
    mutationFn: () => download('exportFunnelReport', { ...wish, language }),
    onSuccess: (file) => void message.success(t('exported', { file })),
    onError,
  });
  const picture = useMutation({
    mutationFn: onPicture,
    onSuccess: () => void message.success(t('pictureSaved')),
    onError,
  });
  return (
    <span className="funnel-exports">
      <Button
        icon={<PictureOutlined />}
        disabled={!canSave}
        loading={picture.isPending}
        onClick={() => picture.mutate()}
      >
        {t('picture')}
      </Button>
      <Button icon={<DownloadOutlined />} loading={sheet.isPending} onClick={() => sheet.mutate()}>
        {t('exportXlsx')}
      </Button>
    </span>
  );
}
