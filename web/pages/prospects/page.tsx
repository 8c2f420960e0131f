import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Checkbox, Input, Select, Skeleton, Table, type TableColumnsType } from 'antd';
import { phaseCodes } from '../../../domain/process/definition.ts';
import { ask } from '../../client/api.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { Age } from '../../parts/age.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Money } from '../../parts/money.tsx';
import { NextActionTag } from '../../parts/next-action-tag.tsx';
import { PhaseTag } from '../../parts/phase-tag.tsx';
import { StaffName } from '../../parts/staff-name.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { commonWords } from '../../words/common.ts';
import { phaseWords } from '../../words/process.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { words } from './words.ts';

const route = getRouteApi('/prospects');

type Row = OperationAnswer<'listProspects'>['items'][number];

function useColumns(): TableColumnsType<Row> {
  const common = useWords(commonWords);
  return [
    { title: common('customer'), dataIndex: 'customerName' },
    {
      title: common('phase'),
      dataIndex: 'phase',
      render: (_phase, { phase, step }) => <PhaseTag phase={phase} step={step} />,
    },
    {
      title: common('value'),
      dataIndex: 'expectedValueFen',
      align: 'right',
      render: (fen: Row['expectedValueFen']) => <Money fen={fen} />,
    },
    { title: common('owner'), dataIndex: 'ownerId', render: (id: Row['ownerId']) => <StaffName staffId={id} /> },
    {
      title: common('lastContact'),
      dataIndex: 'lastContactAt',
      render: (at: Row['lastContactAt']) => <Age at={at} />,
    },
    {
      title: common('nextAction'),
      dataIndex: 'nextAction',
      render: (nextAction: Row['nextAction']) => <NextActionTag nextAction={nextAction} />,
    },
  ];
}

/** Every prospect that the person may see, the one that waits longest first. */
export function Page() {
  const t = useWords(words);
  const common = useWords(commonWords);
  const { phase, q, overdue } = route.useSearch();
  const query = { open: 'true', phase, q, overdue: overdue === true ? 'true' : undefined } as const;
  const list = useInfiniteQuery({
    queryKey: ['listProspects', { query }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => ask('listProspects', { query: { ...query, cursor: pageParam } }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const columns = useColumns();
  return (
    <div className="page">
      <h1 className="page-title">{t('title')}</h1>
      <Filters />
      <ProblemText error={list.error} />
      {list.isPending ? (
        <Skeleton active paragraph={{ rows: 10 }} />
      ) : (
        <Table
          rowKey="prospectId"
          size="small"
          pagination={false}
          scroll={{ x: 'max-content' }}
          columns={columns}
          dataSource={list.data?.pages.flatMap(({ items }) => items) ?? []}
          locale={{ emptyText: <EmptyState title={t('emptyTitle')} text={t('emptyText')} /> }}
        />
      )}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {common('loadMore')}
        </Button>
      )}
    </div>
  );
}

function Filters() {
  const t = useWords(words);
  const localized = useLocalized();
  const { phase, q, overdue } = route.useSearch();
  const navigate = route.useNavigate();
  const change = (changed: Partial<ReturnType<typeof route.useSearch>>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  return (
    <search className="toolbar">
      <Input.Search
        allowClear
        defaultValue={q}
        aria-label={t('searchLabel')}
        placeholder={t('searchHint')}
        onSearch={(text) => change({ q: text.trim() === '' ? undefined : text.trim() })}
        className="filter"
      />
      <Select
        allowClear
        value={phase}
        aria-label={t('allPhases')}
        placeholder={t('allPhases')}
        options={phaseCodes.map((code) => ({ value: code, label: localized(phaseWords[code]) }))}
        onChange={(code?: (typeof phaseCodes)[number]) => change({ phase: code })}
        className="filter"
      />
      <Checkbox
        checked={overdue === true}
        onChange={({ target }) => change({ overdue: target.checked ? true : undefined })}
      >
        {t('onlyOverdue')}
      </Checkbox>
    </search>
  );
}
