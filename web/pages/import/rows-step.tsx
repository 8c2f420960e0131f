import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Segmented, Skeleton } from 'antd';
import { leadFieldWords } from '../../../domain/import/lead-field.ts';
import type { RowStatus } from '../../../domain/import/tally.ts';
import { ask } from '../../client/api.ts';
import { useWrite } from '../../client/queries.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { rowStatusWords } from '../../parts/import-status.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useConfirm } from '../../parts/use-confirm.ts';
import { commonWords } from '../../words/common.ts';
import { useFormats } from '../../words/format.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { leftToTry } from './left-to-try.ts';
import { MendRow } from './mend-row.tsx';
import { RowsTable } from './rows-table.tsx';
import type { Import, ImportRow } from './use-import.ts';
import { useLeft } from './use-left.ts';
import { words } from './words.ts';

const route = getRouteApi('/imports/$importId');

/** What waits for somebody comes first. */
const shownStatuses = ['refused', 'duplicate', 'pending', 'created'] as const satisfies readonly RowStatus[];

interface Props {
  readonly job: Import;
  readonly onStarted: () => void;
  readonly onColumns: () => void;
}

/** What was found in the rows: those with problems are mended on the spot, then the import is started. */
export function RowsStep({ job, onStarted, onColumns }: Props) {
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  const { rows: wished } = route.useSearch();
  const navigate = route.useNavigate();
  const status = wished ?? (job.counts.refused > 0 ? 'refused' : 'pending');
  const show = (rows: RowStatus): void => void navigate({ search: (before) => ({ ...before, rows }), replace: true });
  return (
    <>
      <div className="import-scroll">
        <Segmented<RowStatus>
          aria-label={t('stepRows')}
          value={status}
          onChange={show}
          options={shownStatuses.map((value) => ({
            value,
            label: `${localized(rowStatusWords[value])} ${formats.number(job.counts[value])}`,
          }))}
        />
      </div>
      {status === 'refused' && <Summary job={job} onColumns={onColumns} />}
      <Rows key={status} job={job} status={status} />
      <StartButton job={job} onStarted={onStarted} />
    </>
  );
}

function Summary({ job, onColumns }: { readonly job: Import; readonly onColumns: () => void }) {
  const t = useWords(words);
  const localized = useLocalized();
  if (job.problems.length === 0) return null;
  return (
    <section className="import-summary" aria-label={t('problemSummary')}>
      <h2>{t('problemSummary')}</h2>
      <ul>
        {job.problems.map(({ code, field, column, count, text }) => (
          <li key={`${code} ${field} ${column}`}>
            <strong>
              {column === null ? field !== null && localized(leadFieldWords[field].name) : job.columns[column]?.header}
            </strong>{' '}
            {localized(text)} <span className="quiet">{t('problemTimes', { count })}</span>
          </li>
        ))}
      </ul>
      {job.isMine && (
        <Button size="small" onClick={onColumns}>
          {t('toColumns')}
        </Button>
      )}
    </section>
  );
}

function Rows({ job, status }: { readonly job: Import; readonly status: RowStatus }) {
  const t = useWords(words);
  const common = useWords(commonWords);
  const params = { importId: job.importId };
  const list = useInfiniteQuery({
    queryKey: ['listImportRows', { params, query: { status } }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      ask('listImportRows', { params, query: { status, limit: 50, cursor: pageParam } }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  if (list.isPending) return <Skeleton active paragraph={{ rows: 6 }} />;
  const rows: readonly ImportRow[] = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <ProblemText error={list.error} />
      {rows.length === 0 && list.error === null && (
        <EmptyState title={status === 'refused' ? t('allGood') : t('noRows')} text="" />
      )}
      {status === 'refused' && job.isMine ? (
        <MendList job={job} rows={rows} />
      ) : (
        rows.length > 0 && <RowsTable job={job} rows={rows} />
      )}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {common('loadMore')}
        </Button>
      )}
    </>
  );
}

function MendList({ job, rows }: { readonly job: Import; readonly rows: readonly ImportRow[] }) {
  const t = useWords(words);
  if (rows.length === 0) return null;
  return (
    <>
      <p className="quiet">{t('mendHint')}</p>
      <ul className="import-mend">
        {rows.map((row) => (
          <MendRow key={row.rowNo} job={job} row={row} />
        ))}
      </ul>
    </>
  );
}

/** Starts the first run, or another one after rows were mended. */
export function StartButton({ job, onStarted }: { readonly job: Import; readonly onStarted: () => void }) {
  const t = useWords(words);
  const formats = useFormats();
  const confirm = useConfirm();
  const start = useWrite('startImport');
  const retry = useWrite('retryImport');
  const isFirst = job.status === 'draft';
  const write = isFirst ? start : retry;
  const { pending, refused, duplicate } = job.counts;
  const toTry = leftToTry(job);
  // Where nothing is ready, duplicates are what there is to try.
  const count = pending === 0 ? duplicate : pending;
  const counted = { count, rows: formats.number(count) };
  const left = useLeft()({ refused, duplicate: pending === 0 ? 0 : duplicate, pending: 0 });
  if (toTry === 0 && !isFirst) return null;
  const begin = async (): Promise<void> => {
    const isSure = await confirm({
      title: t(pending === 0 ? 'againQuestion' : 'startQuestion', { file: job.fileName, ...counted }),
      text: `${left === '' ? '' : t('startLeft', { left })} ${t('startText')}`.trim(),
      deed: t('startDeed'),
    });
    if (!isSure) return;
    // The page goes on to the run by itself as soon as it is under way; what fails is shown below.
    await write.mutateAsync({ params: { importId: job.importId }, body: {} }).then(onStarted, () => undefined);
  };
  const label = pending === 0 ? t('againCount', counted) : isFirst ? t('start', counted) : t('retryCount', counted);
  return (
    <div className="import-foot">
      <ProblemText error={write.error} />
      <Button type="primary" loading={write.isPending} disabled={toTry === 0} onClick={() => void begin()}>
        {toTry === 0 ? t('nothingToStart') : label}
      </Button>
    </div>
  );
}
