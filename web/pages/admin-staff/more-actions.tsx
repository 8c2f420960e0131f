import { Button, Dropdown, type MenuProps } from 'antd';
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
  const password = useWrite('setOneTimePassword');
  const release = useWrite('releaseLock');
  const leave = useWrite('leaveStaff');
  const comeBack = useWrite('returnStaff');
  // Awaited, not `mutate`: the list that follows the change may take this row away, and callbacks of a row that is gone are never called.
  const input = { params: { staffId: row.staffId }, body: {} };
  const ask = async (title: string, text: string, deed: string, run: () => PromiseLike<unknown>) => {
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
      void ask(t('leaveTitle', { name }), t('leaveText', { count: row.openProspects }), t('leave'), () =>
        leave.mutateAsync(input).then(() => message.success(t('hasLeft', { name })), onError),
      ),
    comeBack: () => void comeBack.mutateAsync(input).then(() => message.success(t('returned', { name })), onError),
  };
}
