import BellOutlined from '@ant-design/icons/es/icons/BellOutlined';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { queryOf } from '../client/queries.ts';
import { useWords } from '../words/words.ts';
import { shellWords } from './words.ts';

/** How much is unread, as it changes; leads to the inbox. */
export function Bell() {
  const t = useWords(shellWords);
  const { data } = useQuery(queryOf('listInbox', { query: { limit: 1 } }));
  const unread = data?.unread ?? 0;
  return (
    <Link to="/inbox" className="bell" aria-label={t('inboxUnread', { count: unread })}>
      <BellOutlined />
      {unread > 0 && (
        <span className="bell-count" aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </Link>
  );
}
