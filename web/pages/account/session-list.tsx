import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { api } from '../../client/api.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { queryOf, useWrite } from '../../client/queries.ts';
import { dropDrafts } from '../../parts/drafts.ts';
import { useFeedback } from '../../parts/feedback.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useTellProblem } from '../../parts/tell-problem.tsx';
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
  const endOthers = useWrite('endSessions');
  const onError = useTellProblem();
  // Awaited, not `mutate`: of two sessions ended one after the other, both are told.
  const tell = (ending: Promise<{ ended: number }>): void =>
    void ending.then(({ ended }) => message.success(t('ended', { count: ended })), onError);
  return (
    <section className="account-part">
      <h2>{t('sessions')}</h2>
      <ProblemText error={list.error} />
      {list.data === undefined ? (
        list.isPending && <Skeleton active paragraph={{ rows: 2 }} />
      ) : (
        <>
          <ul className="account-list">
            {list.data.sessions.map((session) => (
              <SessionItem
                key={session.sessionId}
                session={session}
                onEnd={() => tell(endOne.mutateAsync({ params: { sessionId: session.sessionId }, body: {} }))}
              />
            ))}
          </ul>
          <EndMany
            hasOthers={list.data.sessions.length > 1}
            onOthers={() => tell(endOthers.mutateAsync({ body: { which: 'others' } }))}
          />
        </>
      )}
    </section>
  );
}

function EndMany({ hasOthers, onOthers }: { readonly hasOthers: boolean; readonly onOthers: () => void }) {
  const t = useWords(words);
  const confirm = useConfirm();
  // No `useWrite`: what it reads again afterwards would ask for a password, since nobody is signed in any more.
  const leave = useMutation({
    mutationFn: () => api('endSessions', { body: { which: 'all' } }),
    onSuccess: () => {
      dropDrafts(sessionStorage);
      window.location.assign('/sign-in');
    },
    onError: useTellProblem(),
  });
  const endAll = async () => {
    const question = { title: t('endAllTitle'), text: t('endAllText'), deed: t('endAll'), isDangerous: true };
    if (await confirm(question)) leave.mutate();
  };
  return (
    <div className="toolbar">
      <Button disabled={!hasOthers} onClick={onOthers}>
        {t('endOthers')}
      </Button>
      <Button danger loading={leave.isPending} onClick={() => void endAll()}>
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
