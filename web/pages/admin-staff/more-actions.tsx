import { useRouter } from '@tanstack/react-router';
import { Button, Dropdown, type MenuProps } from 'antd';
import type { ReactNode } from 'react';
import { useWrite } from '../../client/queries.ts';
import { useFeedback } from '../../parts/feedback.tsx';
import { useTellProblem } from '../../parts/tell-problem.tsx';
import { useConfirm } from '../../parts/use-confirm.ts';
import { useMe } from '../../shell/session/me.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import type { ToldPassword } from './one-time-password.tsx';
import type { StaffRow } from './staff-row.ts';
import { words } from './words.ts';

interface Props {
  readonly row: StaffRow;
  readonly onTold: (told: ToldPassword) => void;
}

/** What is done with a member of staff besides changing the record. */
export function MoreActions({ row, onTold }: Props) {
  const t = useWords(words);
  const localized = useLocalized();
  const me = useMe();
  const { resetPassword, release, leave, comeBack } = useActions({ row, onTold });
  const items: MenuProps['items'] = [
    ...(row.account === null || !row.active
      ? []
      : [{ key: 'password', label: t('newPassword'), onClick: resetPassword }]),
    ...(row.account?.lockedUntil == null ? [] : [{ key: 'release', label: t('release'), onClick: release }]),
    ...(row.active && row.staffId !== me.staffId
      ? [{ key: 'leave', label: t('leave'), danger: true, onClick: leave }]
      : []),
    ...(row.active ? [] : [{ key: 'return', label: t('return'), onClick: comeBack }]),
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']} disabled={items.length === 0}>
      <Button size="small" aria-label={`${t('more')}: ${localized(row.name)}`}>
        {t('more')}
      </Button>
    </Dropdown>
  );
}

function useActions({ row, onTold }: Props) {
  const t = useWords(words);
  const { message } = useFeedback();
  const confirm = useConfirm();
  const onError = useTellProblem();
  const name = useLocalized()(row.name);
  const list = useRouter().buildLocation({ to: '/funnel/list', search: { open: true, ownerId: row.staffId } });
  const password = useWrite('setOneTimePassword');
  const release = useWrite('releaseLock');
  const leave = useWrite('leaveStaff');
  const comeBack = useWrite('returnStaff');
  // Awaited, not `mutate`: the list that follows the change may take this row away, and callbacks of a row that is gone are never called.
  const input = { params: { staffId: row.staffId }, body: {} };
  const ask = async (title: string, text: ReactNode, deed: string, run: () => PromiseLike<unknown>) => {
    if (await confirm({ title, text, deed, isDangerous: true })) await run();
  };
  return {
    resetPassword: () =>
      void ask(t('newPasswordTitle', { name }), t('newPasswordText'), t('newPassword'), () =>
        password
          .mutateAsync(input)
          .then(({ oneTimePassword, email }) => onTold({ name, email, oneTimePassword }), onError),
      ),
    release: () => void release.mutateAsync(input).then(() => message.success(t('released')), onError),
    leave: () =>
      void ask(
        t('leaveTitle', { name }),
        <LeaveText openProspects={row.openProspects} listHref={list.href} />,
        t('leave'),
        () =>
          leave
            .mutateAsync(input)
            .then(
              ({ openProspects: count }) =>
                message.success(t(count === 0 ? 'hasLeft' : 'leftAndTold', { name, count })),
              onError,
            ),
      ),
    comeBack: () => void comeBack.mutateAsync(input).then(() => message.success(t('returned', { name })), onError),
  };
}

interface LeaveTextProps {
  readonly openProspects: number;
  readonly listHref: string;
}

/** What leaving means for the customers, who are listed in a window of its own. Dialogs know no router. */
function LeaveText({ openProspects, listHref }: LeaveTextProps) {
  const t = useWords(words);
  return (
    <>
      <p>{t('leaveText')}</p>
      {openProspects === 0 ? (
        <p>{t('leaveNone')}</p>
      ) : (
        <p>
          {t('leavePursuits', { count: openProspects })}{' '}
          <a href={listHref} target="_blank" rel="noreferrer">
            {t('listThem')}
          </a>
        </p>
      )}
    </>
  );
}
