import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import type { OperationAnswer } from '../client/operation-types.ts';
import { queryOf } from '../client/queries.ts';
import { useFormats } from '../words/format.ts';
import { eventText } from '../words/lookup.ts';
import { phaseWords } from '../words/process.ts';
import { defineWords, useLocalized, useWords } from '../words/words.ts';
import { useNames } from './organisation.ts';

type ProspectEvent = OperationAnswer<'getHistory'>['items'][number];

const words = defineWords('stale', {
  zh: {
    title: '您打开此页后，有人修改过这次跟进',
    text: '您填写的内容仍然保留。请看看变化，然后在最新状态上继续。',
    takeOver: '在最新状态上继续',
    by: '{{who}}：{{what}}',
    timer: '系统时限',
    workflow: '其他流程',
    moved: '{{from}} → {{to}}',
    more: '还有 {{count}} 项更早的变化',
  },
  en: {
    title: 'Somebody has changed this pursuit since you opened it',
    text: 'What you typed is kept. Look at what changed, then go on from the new state.',
    takeOver: 'Go on from the new state',
    by: '{{who}}: {{what}}',
    timer: 'A deadline',
    workflow: 'Another workflow',
    moved: '{{from}} → {{to}}',
    more: '{{count}} more changes before these',
  },
});

const shownAtMost = 5;

interface Props {
  readonly prospectId: string;
  /** The revision that the page was made from. */
  readonly seenRevision: number;
  /** Called with the newest revision; what was typed stays. */
  readonly onTakeOver: (revision: number) => void;
}

/** After `STALE_STATE`: what changed, by whom and when, and the way on without losing what was typed. */
export function StaleNotice({ prospectId, seenRevision, onTakeOver }: Props) {
  const t = useWords(words);
  const query = { afterRevision: seenRevision, order: 'desc', limit: 50 } as const;
  const { data } = useQuery({ ...queryOf('getHistory', { params: { prospectId }, query }), staleTime: 0 });
  const events = data?.items ?? [];
  const newest = events[0];
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('title')}
      description={
        <>
          <p>{t('text')}</p>
          <ul className="problem-list">
            {events.slice(0, shownAtMost).map((event) => (
              <Change key={event.revision} event={event} />
            ))}
          </ul>
          {events.length > shownAtMost && <p className="quiet">{t('more', { count: events.length - shownAtMost })}</p>}
        </>
      }
      action={
        <Button
          size="small"
          type="primary"
          disabled={newest === undefined}
          onClick={() => newest !== undefined && onTakeOver(newest.revision)}
        >
          {t('takeOver')}
        </Button>
      }
    />
  );
}

function Change({ event: { actor, type, at, fromPhase, toPhase, reason } }: { readonly event: ProspectEvent }) {
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  const names = useNames();
  const who = actor.kind === 'staff' ? names.staff(actor.staffId) : t(actor.kind);
  const hasMoved = fromPhase !== null && fromPhase !== toPhase;
  return (
    <li>
      {t('by', { who, what: localized(eventText(type)) })}
      {hasMoved && ` (${t('moved', { from: localized(phaseWords[fromPhase]), to: localized(phaseWords[toPhase]) })})`}
      {reason !== null && ` · ${reason}`} <time className="quiet">{formats.instant(at)}</time>
    </li>
  );
}
