import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal, type InputRef } from 'antd';
import { useRef, type RefObject } from 'react';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useWords } from '../../words/words.ts';
import { shellWords } from '../words.ts';
import { meQuery, useMe } from './me.ts';
import { signIn, startSingleSignOn } from './sign-in.ts';

interface Props {
  readonly onAnswer: (signedIn: boolean) => void;
}

/** Asks the person whose page this is to prove it once more. */
export function SignInDialog({ onAnswer }: Props) {
  const { signedInBy } = useMe();
  const giveUp = () => {
    onAnswer(false);
    window.location.assign('/sign-in');
  };
  return signedInBy === 'sso' ? (
    <SingleSignOnDialog onGiveUp={giveUp} />
  ) : (
    <PasswordDialog onGiveUp={giveUp} onDone={() => onAnswer(true)} />
  );
}

function PasswordDialog({ onGiveUp, onDone }: { readonly onGiveUp: () => void; readonly onDone: () => void }) {
  const t = useWords(shellWords);
  const enter = useSignInAgain(onDone);
  const password = useRef<InputRef>(null);
  return (
    <Modal
      open
      title={t('expiredTitle')}
      okText={t('signIn')}
      cancelText={t('giveUp')}
      okButtonProps={{ htmlType: 'submit', form: 'sign-in-again', loading: enter.isPending }}
      onCancel={onGiveUp}
      // once it is in front: a form below holds the focus until then
      afterOpenChange={(isOpen) => isOpen && password.current?.focus()}
      // only the button that says so gives up
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
    >
      <p>{t('expiredText')}</p>
      <PasswordForm input={password} onPassword={(given) => enter.mutate(given)} />
      <ProblemText error={enter.error} />
    </Modal>
  );
}

/** Whoever signs in by another account gets a new page, so that nothing of one person is sent in the name of another. */
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

interface PasswordFormProps {
  readonly input: RefObject<InputRef | null>;
  readonly onPassword: (password: string) => void;
}

function PasswordForm({ input, onPassword }: PasswordFormProps) {
  const t = useWords(shellWords);
  const { email } = useMe();
  return (
    <Form<{ password: string }>
      id="sign-in-again"
      layout="vertical"
      requiredMark={false}
      onFinish={({ password }) => onPassword(password)}
    >
      <Form.Item label={t('email')} htmlFor="sign-in-again-email">
        <Input id="sign-in-again-email" value={email} readOnly autoComplete="username" />
      </Form.Item>
      <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('password') }]}>
        <Input.Password ref={input} autoComplete="current-password" />
      </Form.Item>
    </Form>
  );
}

/** The page is left and comes back; what forms hold is kept in this tab. */
function SingleSignOnDialog({ onGiveUp }: { readonly onGiveUp: () => void }) {
  const t = useWords(shellWords);
  const { pathname, search } = window.location;
  const leave = useMutation({ mutationFn: () => startSingleSignOn(`${pathname}${search}`) });
  return (
    <Modal
      open
      title={t('expiredTitle')}
      okText={t('signIn')}
      cancelText={t('giveUp')}
      okButtonProps={{ loading: leave.isPending }}
      onOk={() => leave.mutate()}
      onCancel={onGiveUp}
      // only the button that says so gives up
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
    >
      <p>{t('expiredSso')}</p>
      <ProblemText error={leave.error} />
    </Modal>
  );
}
