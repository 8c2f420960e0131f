import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { queryOf } from '../../client/queries.ts';
import { useWords } from '../../words/words.ts';
import { EventSentence } from '../event-sentence/event-sentence.tsx';
import { formWords } from './form-words.ts';

interface StaleNoticeProps {
  /** What has changed, as a title. */
  readonly title: string;
  /** What others did, a line each; null while that is being read, [] when there is nothing to show. */
  readonly changes: readonly ReactNode[] | null;
  readonly onSendAgain: () => void;
  readonly isSending: boolean;
}

/** Somebody was faster: what they did, and the way to send again what was typed. */
export function StaleNotice({ title, changes, onSendAgain, isSending }: StaleNoticeProps) {
  const t = useWords(formWords);
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={title}
      description={
        <>
          <p>{t('staleText')}</p>
          {changes === null && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
          <ul className="unmet-list">{changes}</ul>
          {changes?.length === 0 && <p>{t('noChanges')}</p>}
          <Button type="primary" loading={isSending} onClick={onSendAgain}>
            {t('sendAgain')}
          </Button>
        </>
      }
    />
  );
}

interface ChangedMeanwhileProps extends Pick<StaleNoticeProps, 'onSendAgain' | 'isSending'> {
  readonly prospectId: string;
  /** The revision that the person had in sight. */
  readonly seenRevision: number;
}

/** A prospect changed while its form was open. */
export function ChangedMeanwhile({ prospectId, seenRevision, ...rest }: ChangedMeanwhileProps) {
  const t = useWords(formWords);
  const changes = useQuery({
    ...queryOf('getHistory', { params: { prospectId }, query: { afterRevision: seenRevision, limit: 20 } }),
    staleTime: 0,
  });
  const lines = changes.data?.items.map((event) => (
    <li key={event.revision}>
      <EventSentence event={event} hasTime />
    </li>
  ));
  return <StaleNotice title={t('staleTitle')} changes={changes.isPending ? null : (lines ?? [])} {...rest} />;
}
