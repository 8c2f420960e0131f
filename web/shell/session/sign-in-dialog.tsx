import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useWords } from '../../words/words.ts';
import { shellWords } from '../words.ts';
import { meQuery, useMe } from './me.ts';
import { signIn } from './sign-in.ts';

/** Asks the person whose page this is for the password. */
export function SignInDialog({ onAnswer }: { readonly onAnswer: (signedIn: boolean) => void }) {
  const t = useWords(shellWords);
  const enter = useSignInAgain(() => onAnswer(true));
  const giveUp = () => {
    onAnswer(false);
    window.location.assign('/sign-in');
  };
  return (
    <Modal
      open
      title={t('expiredTitle')}
      okText={t('signIn')}
      cancelText={t('giveUp')}
      okButtonProps={{ htmlType: 'submit', form: 'sign-in-again', loading: enter.isPending }}
      onCancel={giveUp}
      mask={{ closable: false }}
    >
      <p>{t('expiredText')}</p>
      <PasswordForm onPassword={(password) => enter.mutate(password)} />
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
