import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { onSessionExpired } from '../../client/session-expiry.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useWords } from '../../words/words.ts';
import { shellWords } from '../words.ts';
import { meQuery, useMe } from './me.ts';
import { signIn } from './sign-in.ts';

type Answer = (signedIn: boolean) => void;

/** Signs the same person in again over the page when the session ends, and lets the refused requests go on. */
export function SignInAgain() {
  const me = useMe();
  const t = useWords(shellWords);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const answer = useRef<Answer | null>(null);
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  useEffect(() => {
    onSessionExpired(
      () =>
        new Promise<boolean>((resolve) => {
          answer.current = resolve;
          setOpen(true);
        }),
    );
    return () => onSessionExpired(null);
  }, []);

  const end = useCallback((signedIn: boolean) => {
    setOpen(false);
    setError(null);
    answer.current?.(signedIn);
    answer.current = null;
  }, []);

  const submit = async ({ password }: { password: string }) => {
    setBusy(true);
    setError(null);
    try {
      await signIn({ email: me.email, password });
      const now = await queries.fetchQuery({ ...meQuery, staleTime: 0 });
      if (now.staffId !== me.staffId) {
        void message.info(t('otherPerson'));
        window.location.reload();
        return;
      }
      end(true);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      open={open}
      title={t('expiredTitle')}
      okText={t('signIn')}
      cancelText={t('giveUp')}
      okButtonProps={{ htmlType: 'submit', form: 'sign-in-again', loading: busy }}
      onCancel={() => {
        end(false);
        window.location.assign('/sign-in');
      }}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <p>{t('expiredText')}</p>
      <Form id="sign-in-again" layout="vertical" onFinish={submit} requiredMark={false}>
        <Form.Item label={t('email')}>
          <Input value={me.email} readOnly autoComplete="username" />
        </Form.Item>
        <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('password') }]}>
          <Input.Password autoFocus autoComplete="current-password" />
        </Form.Item>
      </Form>
      <ProblemText error={error} />
    </Modal>
  );
}
