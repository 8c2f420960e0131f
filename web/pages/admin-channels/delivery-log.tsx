import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Select, Skeleton } from 'antd';
import { useState } from 'react';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { ask } from '../../client/api.ts';
import { useWrite } from '../../client/queries.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useFeedback } from '../../parts/feedback.tsx';
import { useNames } from '../../parts/organisation.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { ScrollingTable } from '../../parts/scrolling-table.tsx';
import { useTellProblem } from '../../parts/tell-problem.tsx';
import { commonWords } from '../../words/common.ts';
import { useFormats } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import type { Channel } from './channel-values.ts';
import { words } from './words.ts';

type Delivery = OperationAnswer<'listDeliveries'>['items'][number];
type State = Delivery['state'];

const states: readonly State[] = ['waiting', 'sending', 'sent', 'skipped', 'givenUp'];
/** What is on its way changes without anybody's doing. */
const lookAgainMs = 5_000;

/** What went out, or is on its way: to whom, in how many tries, and what the providers said. */
export function DeliveryLog({ channels }: { readonly channels: readonly Channel[] }) {
  const t = useWords(words);
  const common = useWords(commonWords);
  const [state, setState] = useState<State | null>(null);
  const query = state === null ? {} : { state };
  const log = useInfiniteQuery({
    queryKey: ['listDeliveries', { query }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => ask('listDeliveries', { query: { ...query, cursor: pageParam } }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchInterval: lookAgainMs,
  });
  const items = log.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-labelledby="delivery-log">
      <div className="toolbar">
        <h2 id="delivery-log" className="channel-log-title">
          {t('log')}
        </h2>
        <Select
          className="filter"
          aria-label={t('state')}
          allowClear
          placeholder={t('anyState')}
          value={state}
          onChange={(chosen: State | undefined) => setState(chosen ?? null)}
          options={states.map((value) => ({ value, label: t(value) }))}
        />
      </div>
      <ProblemText error={log.error} />
      {log.isPending ? (
        <Skeleton active paragraph={{ rows: 4 }} />
      ) : items.length === 0 ? (
        <EmptyState title={t('logNone')} text={t('logNoneText')} />
      ) : (
        <Rows items={items} channels={channels} />
      )}
      {log.hasNextPage && (
        <Button loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {common('loadMore')}
        </Button>
      )}
    </section>
  );
}

interface RowsProps {
  readonly items: readonly Delivery[];
  readonly channels: readonly Channel[];
}

function Rows({ items, channels }: RowsProps) {
  const t = useWords(words);
  const formats = useFormats();
  const names = useNames();
  const nameOf = ({ staffId, channelId }: Delivery): string => {
    if (staffId !== null) return names.staff(staffId);
    const channel = channels.find((one) => one.channelId === channelId);
    if (channel === undefined) return channelId ?? '';
    return channel.retiredAt === null ? channel.name : t('retiredName', { name: channel.name });
  };
  return (
    <ScrollingTable<Delivery>
      size="small"
      rowKey="deliveryId"
      pagination={false}
      dataSource={[...items]}
      columns={[
        { title: t('when'), key: 'when', render: (_, { sentAt, since }) => formats.instant(sentAt ?? since) },
        {
          title: t('receiver'),
          key: 'receiver',
          render: (_, item) => (
            <>
              {nameOf(item)} <span className="quiet">{t(item.medium)}</span>
            </>
          ),
        },
        {
          title: t('what'),
          key: 'what',
          render: (_, { about, kind }) => (about === 'test' ? t('testNotice') : `${t(about)}: ${t(kind as 'decide')}`),
        },
        { title: t('state'), key: 'state', render: (_, item) => <Standing item={item} /> },
        { title: t('tries'), dataIndex: 'tries', align: 'right' },
        { title: t('lastError'), key: 'lastError', render: (_, { lastError }) => <WhyNot said={lastError} /> },
        { key: 'retry', render: (_, item) => <Retry item={item} /> },
      ]}
    />
  );
}

/** Why something was not sent: in the reader's language where it is ours to say, else the provider's codes. */
function WhyNot({ said }: { readonly said: string | null }) {
  const t = useWords(words);
  if (said === null) return null;
  const ours = {
    'cancelled: the channel was retired': t('whyRetired'),
    'the receiver is not there any more': t('whyGone'),
    'read or decided before, or not wanted any more': t('whyNeedless'),
  } as const;
  return said in ours ? ours[said as keyof typeof ours] : said;
}

function Standing({ item: { state, nextTryAt } }: { readonly item: Delivery }) {
  const t = useWords(words);
  const formats = useFormats();
  return (
    <>
      <span className={state === 'givenUp' ? 'channel-bad' : undefined}>{t(state)}</span>
      {nextTryAt !== null && <div className="quiet">{t('nextTry', { when: formats.instant(nextTryAt) })}</div>}
    </>
  );
}

function Retry({ item: { deliveryId, state } }: { readonly item: Delivery }) {
  const t = useWords(words);
  const { message } = useFeedback();
  const tellProblem = useTellProblem();
  const retry = useWrite('retryDelivery');
  if (state !== 'sending' && state !== 'givenUp') return null;
  const again = () =>
    retry.mutate(
      { body: { deliveryId } },
      { onSuccess: () => void message.success(t('retried')), onError: tellProblem },
    );
  return (
    <Button size="small" loading={retry.isPending} onClick={again}>
      {t('retry')}
    </Button>
  );
}
