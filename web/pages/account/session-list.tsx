import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { queryOf, useWrite } from '../../client/queries.ts';
import { useFeedback } from '../../parts/feedback.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useConfirm } from '../../parts/use-confirm.ts';
import { useFormats } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import { browserOf } from './browser-name.ts';
import { words } from './words.ts';

type Session = OperationAnswer<'listSessions'>['sessions'][number];

/** Where one is signed in, and the ways to end it. */
export function SessionList() {
  const t = useWords(words);
  const { message } = useFeedback();
  const list = useQuery(queryOf('listSessions'));
  const endOne = useWrite('endSession');
  const endMany = useWrite('endSessions');
  const told = { onSuccess: ({ ended }: { ended: number }) => void message.success(t('ended', { count: ended })) };
  return (
    <section className="account-part">
      <h2>{t('sessions')}</h2>
      <ProblemText error={list.error ?? endOne.error ?? endMany.error} />
      {list.data === undefined ? (
        list.isPending && <Skeleton active paragraph={{ rows: 2 }} />
      ) : (
        <>
          <ul className="account-list">
            {list.data.sessions.map((session) => (
              <SessionItem
                key={session.sessionId}
                session={session}
                onEnd={() => endOne.mutate({ params: { sessionId: session.sessionId }, body: {} }, told)}
              />
            ))}
          </ul>
          <EndMany
            hasOthers={list.data.sessions.length > 1}
            onOthers={() => endMany.mutate({ body: { which: 'others' } }, told)}
            onAll={() =>
              endMany.mutate({ body: { which: 'all' } }, { onSuccess: () => window.location.assign('/sign-in') })
            }
          />
        </>
      )}
    </section>
  );
}

function EndMany(props: { readonly hasOthers: boolean; readonly onOthers: () => void; readonly onAll: () => void }) {
  const t = useWords(words);
  const confirm = useConfirm();
  const endAll = async () => {
    const question = { title: t('endAllTitle'), text: t('endAllText'), deed: t('endAll'), isDangerous: true };
    if (await confirm(question)) props.onAll();
  };
  return (
    <div className="toolbar">
      <Button disabled={!props.hasOthers} onClick={props.onOthers}>
        {t('endOthers')}
      </Button>
      <Button danger onClick={() => void endAll()}>
        {t('endAll')}
      </Button>
    </div>
  );
}

function SessionItem({ session, onEnd }: { readonly session: Session; readonly onEnd: () => void }) {
  const t = useWords(words);
  const formats = useFormats();
  const { userAgent, address, isCurrent, signedInAt, lastSeenAt, signedInBy } = session;
  const details = [
    signedInBy === 'sso' ? t('bySso') : t('byPassword'),
    ...(address === null ? [] : [address]),
    t('signedInAt', { at: formats.instant(signedInAt) }),
    t('lastSeen', { at: formats.distance(lastSeenAt) }),
  ];
  return (
    <li className="account-item">
      <span>
        <strong>{browserOf(userAgent) ?? t('unknownBrowser')}</strong>
        {isCurrent && ` (${t('thisOne')})`}
        <br />
        <span className="quiet">{details.join(' · ')}</span>
      </span>
      {!isCurrent && (
        <Button size="small" onClick={onEnd}>
          {t('end')}
        </Button>
      )}
    </li>
  );
}
