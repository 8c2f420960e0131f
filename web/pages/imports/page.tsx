import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Skeleton, type TableColumnsType } from 'antd';
import { ScrollingTable } from '../../parts/scrolling-table.tsx';
import { isAtRest } from '../../../domain/import/tally.ts';
import { importTemplate } from '../../../domain/import/template.ts';
import { ask } from '../../client/api.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { Age } from '../../parts/age.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ImportStatusTag } from '../../parts/import-status.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { StaffName } from '../../parts/staff-name.tsx';
import { commonWords } from '../../words/common.ts';
import { useFormats } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { DropZone } from './drop-zone.tsx';
import { words } from './words.ts';
import './imports.css';

type Row = OperationAnswer<'listImports'>['items'][number];

const pollMs = 2_000;

function useColumns(): TableColumnsType<Row> {
  const t = useWords(words);
  const formats = useFormats();
  const figure = (count: number) => (
    <span className={count === 0 ? 'figure quiet' : 'figure'}>{formats.number(count)}</span>
  );
  return [
    {
      title: t('file'),
      dataIndex: 'fileName',
      render: (fileName: Row['fileName'], { importId }) => (
        <Link to="/imports/$importId" params={{ importId }}>
          {fileName}
        </Link>
      ),
    },
    { title: t('status'), dataIndex: 'status', render: (status: Row['status']) => <ImportStatusTag status={status} /> },
    { title: t('rows'), dataIndex: 'rowCount', align: 'right', render: figure },
    { title: t('created'), dataIndex: ['counts', 'created'], align: 'right', render: figure },
    { title: t('refused'), dataIndex: ['counts', 'refused'], align: 'right', render: figure },
    { title: t('duplicate'), dataIndex: ['counts', 'duplicate'], align: 'right', render: figure },
    { title: t('by'), dataIndex: 'uploadedBy', render: (staffId: string) => <StaffName staffId={staffId} /> },
    { title: t('at'), dataIndex: 'uploadedAt', render: (at: string) => <Age at={at} /> },
  ];
}

/** Uploading a file, and the imports one may see, the newest first. */
export function Page() {
  const t = useWords(words);
  const common = useWords(commonWords);
  const language = useLanguage();
  const list = useInfiniteQuery({
    queryKey: ['listImports', {}],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => ask('listImports', { query: { cursor: pageParam } }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(({ status }) => !isAtRest(status))) === true ? pollMs : false,
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const columns = useColumns();
  return (
    <div className="page">
      <h1 className="page-title">{t('title')}</h1>
      <DropZone />
      <p>
        <a
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(importTemplate(language))}`}
          download={t('templateFile')}
        >
          {t('template')}
        </a>
      </p>
      <ProblemText error={list.error} />
      {list.isPending && <Skeleton active paragraph={{ rows: 4 }} />}
      {list.isSuccess && rows.length === 0 && (
        <EmptyState
          title={t('emptyTitle')}
          text={t('emptyText')}
          action={<span className="quiet">{t('sample')}</span>}
        />
      )}
      {rows.length > 0 && (
        <ScrollingTable rowKey="importId" size="small" pagination={false} columns={columns} dataSource={rows} />
      )}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {common('loadMore')}
        </Button>
      )}
    </div>
  );
}
