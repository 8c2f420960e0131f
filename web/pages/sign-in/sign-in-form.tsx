import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { Alert, Button, Form, Input } from 'antd';
import { ProblemText } from '../../parts/problem-text.tsx';
import { meQuery } from '../../shell/session/me.ts';
import { signIn, signInMethodsQuery, startSingleSignOn, type Credentials } from '../../shell/session/sign-in.ts';
import { followAccountLanguage } from '../../words/language.ts';
import { useWords } from '../../words/words.ts';
import { words } from './words.ts';

const route = getRouteApi('/sign-in');

/** E-mail and password, or the bank's single sign-on; then where the person wanted to go. */
export function SignInForm() {
  const t = useWords(words);
  const { from, error } = route.useSearch();
  const enter = useEnter(from ?? '/');
  return (
    <>
      <h1 className="page-title">{t('title')}</h1>
      {error !== undefined && <Alert type="error" showIcon role="alert" title={t(error)} className="sign-in-alert" />}
      <SingleSignOn returnTo={from ?? '/'} />
      <Form<Credentials> layout="vertical" requiredMark={false} onFinish={(given) => enter.mutate(given)}>
        <Form.Item name="email" label={t('email')} rules={[{ required: true, message: t('emailNeeded') }]}>
          <Input type="email" autoComplete="username" autoFocus size="large" />
        </Form.Item>
        <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('passwordNeeded') }]}>
          <Input.Password autoComplete="current-password" size="large" />
        </Form.Item>
        <Form.Item>
          <Button type="primary" htmlType="submit" size="large" block loading={enter.isPending}>
            {t('signIn')}
          </Button>
        </Form.Item>
      </Form>
      <ProblemText error={enter.error} />
    </>
  );
}

function useEnter(destination: string) {
  const router = useRouter();
  const queries = useQueryClient();
  return useMutation({
    retry: false,
    mutationFn: signIn,
    onSuccess: async () => {
      queries.clear();
      const { language, mustChangePassword } = await queries.ensureQueryData(meQuery);
      await followAccountLanguage(language);
      if (mustChangePassword)
        await router.navigate({ to: '/sign-in', search: { from: destination, step: 'password' } });
      else router.history.push(destination);
    },
  });
}

function SingleSignOn({ returnTo }: { readonly returnTo: string }) {
  const t = useWords(words);
  const { data } = useQuery(signInMethodsQuery);
  const start = useMutation({ mutationFn: () => startSingleSignOn(returnTo) });
  if (data === undefined || data.sso === null) return null;
  return (
    <>
      <Button block size="large" className="sign-in-alert" loading={start.isPending} onClick={() => start.mutate()}>
        {t('signInWith', { name: data.sso.name })}
      </Button>
      <ProblemText error={start.error} />
    </>
  );
}
