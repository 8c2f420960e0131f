import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Skeleton } from 'antd';
import { queryOf } from '../../client/queries.ts';
import { useWords } from '../../words/words.ts';
import { EventSentence } from '../event-sentence/event-sentence.tsx';
import { formWords } from './form-words.ts';

interface StaleNoticeProps {
  readonly prospectId: string;
  /** The revision that the person had in sight. */
  readonly seenRevision: number;
  readonly onSendAgain: () => void;
  readonly isSending: boolean;
}

/** Somebody was faster: what they did, and the way to send again what was typed. */
export function StaleNotice({ prospectId, seenRevision, onSendAgain, isSending }: StaleNoticeProps) {
  const t = useWords(formWords);
  const changes = useQuery({
    ...queryOf('getHistory', { params: { prospectId }, query: { afterRevision: seenRevision, limit: 20 } }),
    staleTime: 0,
  });
  const events = changes.data?.items ?? [];
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('staleTitle')}
      description={
        <>
          <p>{t('staleText')}</p>
          {changes.isPending && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
          <ul className="unmet-list">
            {events.map((event) => (
              <li key={event.revision}>
                <EventSentence event={event} hasTime />
              </li>
            ))}
          </ul>
          {changes.isSuccess && events.length === 0 && <p>{t('noChanges')}</p>}
          <Button type="primary" loading={isSending} onClick={onSendAgain}>
            {t('sendAgain')}
          </Button>
        </>
      }
    />
  );
}
