import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { queryOf } from '../../client/queries.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { differencesOf } from '../event-changes/changes.ts';
import { EventSentence } from '../event-sentence/event-sentence.tsx';
import type { HistoryEvent } from '../event-sentence/sentence.ts';
import { useNames } from '../event-sentence/use-names.ts';
import type { FormFacts } from './facts.ts';
import { formWords } from './form-words.ts';

interface StaleNoticeProps {
  /** What has changed, as a title. */
  readonly title: string;
  /** What others did, a line each; null while that is being read, [] when there is nothing to show. */
  readonly changes: readonly ReactNode[] | null;
  readonly onSendAgain: () => void;
  readonly isSending: boolean;
  /** Said in place of the way to send again: it would be refused as things are now. */
  readonly impossible?: string | undefined;
}

/** Somebody was faster: what they did, and the way to send again what was typed. */
export function StaleNotice({ title, changes, onSendAgain, isSending, impossible }: StaleNoticeProps) {
  const t = useWords(formWords);
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={title}
      description={
        <>
          <p>{impossible ?? t('staleText')}</p>
          {changes === null && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
          <ul className="unmet-list">{changes}</ul>
          {changes?.length === 0 && <p>{t('noChanges')}</p>}
          {impossible === undefined && (
            <Button type="primary" loading={isSending} onClick={onSendAgain}>
              {t('sendAgain')}
            </Button>
          )}
        </>
      }
    />
  );
}

interface ChangedMeanwhileProps extends Pick<StaleNoticeProps, 'onSendAgain' | 'isSending'> {
  /** The record that the person had in sight. */
  readonly seen: FormFacts['record'];
}

/** A prospect changed while its form was open: who did what, and every value before and after. */
export function ChangedMeanwhile({ seen, ...rest }: ChangedMeanwhileProps) {
  const t = useWords(formWords);
  const { prospectId, revision } = seen;
  const changes = useQuery({
    ...queryOf('getHistory', { params: { prospectId }, query: { afterRevision: revision, limit: 100 } }),
    staleTime: 0,
  });
  const language = useLanguage();
  const { staff } = useNames();
  const events = changes.data?.items ?? [];
  const after = Object.assign({}, ...events.map((event) => event.changes)) as HistoryEvent['changes'];
  const lines = [
    ...events.map((event) => (
      <li key={event.revision}>
        <EventSentence event={event} hasTime />
      </li>
    )),
    ...differencesOf({ ...seen }, after, { language, staff }).map((difference) => (
      <li key={difference.label}>
        {difference.label}: <del className="before">{difference.before}</del> →{' '}
        <ins className="after">{difference.after}</ins>
      </li>
    )),
  ];
  return <StaleNotice title={t('staleTitle')} changes={changes.isPending ? null : lines} {...rest} />;
}
