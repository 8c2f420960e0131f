import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useRef, useState } from 'react';
import { ask } from '../../client/api.ts';
import { useWrite } from '../../client/queries.ts';
import { useSingleKeys } from '../../client/single-keys.ts';
import { Age } from '../../parts/age.tsx';
import { SeverityTag } from '../../parts/complaint/severity-tag.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useFeedback } from '../../parts/feedback.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { usePageKeys } from '../../parts/use-page-keys.ts';
import { commonWords } from '../../words/common.ts';
import { useWords } from '../../words/words.ts';
import { neighbourOf } from './neighbour.ts';
import { useDoneText, useItemText, type InboxItem } from './item-text.ts';
import { words } from './words.ts';
import './inbox.css';

const route = getRouteApi('/inbox');

/** What the person was told, newest first; marks are taken back as easily as they are made. */
export function Page() {
  const t = useWords(words);
  const common = useWords(commonWords);
  const { all } = route.useSearch();
  const query = { unread: all === true ? 'false' : 'true' } as const;
  const inbox = useInfiniteQuery({
    queryKey: ['listInbox', { query }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => ask('listInbox', { query: { ...query, cursor: pageParam } }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const items = inbox.data?.pages.flatMap((page) => page.items) ?? [];
  const unread = inbox.data?.pages[0]?.unread ?? 0;
  const { mark, markAll, error } = useMarks(items[0]);
  const title = useRef<HTMLHeadingElement>(null);
  return (
    <div className="page inbox">
      <div className="inbox-title">
        <h1 ref={title} tabIndex={-1} className="page-title">
          {t('title')}
        </h1>
        <span role="status" className="quiet">
          {t('unread', { count: unread })}
        </span>
        <nav className="chips" aria-label={t('title')}>
          <Link to="/inbox" search={{}} className="chip" activeOptions={{ exact: true }}>
            {t('unreadOnly')}
          </Link>
          <Link to="/inbox" search={{ all: true }} className="chip" activeOptions={{ exact: true }}>
            {t('all')}
          </Link>
        </nav>
        <Button size="small" disabled={unread === 0} onClick={markAll}>
          {t('markAll')}
        </Button>
      </div>
      <ProblemText error={inbox.error ?? error} />
      {inbox.isPending ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : items.length === 0 ? (
        <EmptyState title={all === true ? t('noneTitle') : t('emptyTitle')} text={t('emptyText')} />
      ) : (
        <Items items={items} leaveWhenRead={all !== true} onMark={mark} onEmptied={() => title.current?.focus()} />
      )}
      {inbox.hasNextPage && (
        <Button loading={inbox.isFetchingNextPage} onClick={() => void inbox.fetchNextPage()}>
          {common('loadMore')}
        </Button>
      )}
    </div>
  );
}

function useMarks(newest: InboxItem | undefined) {
  const t = useWords(words);
  const { message } = useFeedback();
  const write = useWrite('markInbox');
  const takeBack = (itemIds: readonly string[]): void => {
    message.destroy('marked');
    write.mutate({ body: { itemIds: [...itemIds], read: false } });
  };
  const tell = (itemIds: readonly string[]): void => {
    if (itemIds.length === 0) return;
    const content = (
      <span>
        {t('markedAll', { count: itemIds.length })}{' '}
        <Button type="link" size="small" onClick={() => takeBack(itemIds)}>
          {t('undo')}
        </Button>
      </span>
    );
    void message.success({ key: 'marked', content, duration: 8 });
  };
  return {
    error: write.error,
    mark: (item: InboxItem, read: boolean) => write.mutate({ body: { itemIds: [item.itemId], read } }),
    markAll: () =>
      newest !== undefined &&
      write.mutate({ body: { until: newest.at } }, { onSuccess: ({ itemIds }) => tell(itemIds) }),
  };
}

interface ItemsProps {
  readonly items: readonly InboxItem[];
  /** Whether an item that was read is shown no longer. */
  readonly leaveWhenRead: boolean;
  readonly onMark: (item: InboxItem, read: boolean) => void;
  /** The last one leaves: the focus needs another place. */
  readonly onEmptied: () => void;
}

function Items({ items, leaveWhenRead, onMark, onEmptied }: ItemsProps) {
  const t = useWords(words);
  const navigate = useNavigate();
  const list = useRef<HTMLUListElement>(null);
  const [atId, setAtId] = useState<string | null>(null);
  const at = Math.max(
    items.findIndex(({ itemId }) => itemId === atId),
    0,
  );
  const open = (item: InboxItem): void => {
    if (!item.read) onMark(item, true);
    if (item.about === 'complaint') {
      if (item.case !== null && item.improvementId !== null)
        void navigate({ to: '/improvements', search: { item: item.improvementId } });
      else if (item.case !== null)
        void navigate({ to: '/complaints/$complaintId', params: { complaintId: item.complaintId } });
    } else if (item.customerName !== null) {
      void navigate({ to: '/prospects/$prospectId', params: { prospectId: item.prospectId } });
    }
  };
  const goTo = (index: number): void => {
    const next = Math.min(Math.max(index, 0), items.length - 1);
    setAtId(items[next]?.itemId ?? null);
    list.current?.querySelectorAll<HTMLElement>('.inbox-open')[next]?.focus();
  };
  const mark = (item: InboxItem): void => {
    onMark(item, !item.read);
    if (item.read || !leaveWhenRead) return;
    // Its button leaves with it: whoever goes by keys goes on with the next one.
    const neighbour = neighbourOf(items, item.itemId);
    if (neighbour === null) onEmptied();
    else goTo(neighbour);
  };
  const inHand = items[at];
  usePageKeys(
    {
      j: () => goTo(at + 1),
      k: () => goTo(at - 1),
      m: () => inHand !== undefined && mark(inHand),
    },
    useSingleKeys(),
  );
  return (
    <>
      <ul ref={list} className="inbox-list">
        {items.map((item) => (
          <Item
            key={item.itemId}
            item={item}
            onFocus={() => setAtId(item.itemId)}
            onOpen={() => open(item)}
            onMark={() => mark(item)}
          />
        ))}
      </ul>
      <p className="quiet wide-only">{t('moveHint')}</p>
    </>
  );
}

interface ItemProps {
  readonly item: InboxItem;
  readonly onFocus: () => void;
  readonly onOpen: () => void;
  readonly onMark: () => void;
}

function Item({ item, onFocus, onOpen, onMark }: ItemProps) {
  const t = useWords(words);
  const text = useItemText();
  const done = useDoneText()(item);
  return (
    <li className={item.read ? 'inbox-item' : 'inbox-item inbox-item-unread'}>
      <button type="button" className="inbox-open" onFocus={onFocus} onClick={onOpen}>
        {!item.read && <span className="inbox-dot" role="img" aria-label={t('isUnread')} />}
        <Subject item={item} />
        <span>{text(item)}</span>
        {done !== null && item.done !== null && (
          <span className="inbox-done">
            <span aria-hidden="true">✓</span> {done} · <Age at={item.done.at} />
          </span>
        )}
      </button>
      <span className="quiet">
        <Age at={item.at} />
      </span>
      <Button size="small" type="text" onFocus={onFocus} onClick={onMark}>
        {item.read ? t('markUnread') : t('markRead')}
      </Button>
    </li>
  );
}

/** Whom or what it is about. */
function Subject({ item }: { readonly item: InboxItem }) {
  const t = useWords(words);
  if (item.about === 'prospect') return <strong>{item.customerName ?? t('gone')}</strong>;
  if (item.case === null) return <strong>{t('goneCase')}</strong>;
  return (
    <>
      <strong>{t('case', { caseNumber: item.case.caseNumber })}</strong>
      <SeverityTag severity={item.case.severity} isConfirmed />
    </>
  );
}
