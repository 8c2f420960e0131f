import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { onSessionExpired } from '../../client/session-expiry.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useWords } from '../../words/words.ts';
import { shellWords } from '../words.ts';
import { meQuery, useMe } from './me.ts';
import { signIn } from './sign-in.ts';

type Answer = (signedIn: boolean) => void;

/** Signs the same person in again over the page when the session ends, and lets the refused requests go on. */
export function SignInAgain() {
  const t = useWords(shellWords);
  const { isOpen, answer } = useExpiry();
  const giveUp = () => {
    answer(false);
    window.location.assign('/sign-in');
  };
  const enter = useSignInAgain(() => answer(true));
  return (
    <Modal
      open={isOpen}
      title={t('expiredTitle')}
      okText={t('signIn')}
      cancelText={t('giveUp')}
      okButtonProps={{ htmlType: 'submit', form: 'sign-in-again', loading: enter.isPending }}
      onCancel={giveUp}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <p>{t('expiredText')}</p>
      <PasswordForm onPassword={(password) => enter.mutate(password)} />
      <ProblemText error={enter.error} />
    </Modal>
  );
}

/** Whether somebody waits for the person to sign in again, and how to answer them. */
function useExpiry(): { isOpen: boolean; answer: Answer } {
  const waiting = useRef<Answer | null>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    onSessionExpired(
      () =>
        new Promise<boolean>((resolve) => {
          waiting.current = resolve;
          setOpen(true);
        }),
    );
    return () => onSessionExpired(null);
  }, []);
  return {
    isOpen,
    answer: (signedIn) => {
      setOpen(false);
      waiting.current?.(signedIn);
      waiting.current = null;
    },
  };
}

/** The password of the person whose page this is. Whoever signs in by another account gets a new page, so that nothing of one
 *  person is sent in the name of another. */
function useSignInAgain(onDone: () => void) {
  const { email, staffId } = useMe();
  const queries = useQueryClient();
  return useMutation({
    retry: false,
    mutationFn: async (password: string) => {
      await signIn({ email, password });
      return queries.fetchQuery({ ...meQuery, staleTime: 0 });
    },
    onSuccess: (now) => {
      if (now.staffId === staffId) onDone();
      else window.location.reload();
    },
  });
}

function PasswordForm({ onPassword }: { readonly onPassword: (password: string) => void }) {
  const t = useWords(shellWords);
  const { email } = useMe();
  return (
    <Form<{ password: string }>
      id="sign-in-again"
      layout="vertical"
      requiredMark={false}
      onFinish={({ password }) => onPassword(password)}
    >
      <Form.Item label={t('email')}>
        <Input value={email} readOnly autoComplete="username" />
      </Form.Item>
      <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('password') }]}>
        <Input.Password autoFocus autoComplete="current-password" />
      </Form.Item>
    </Form>
  );
}
