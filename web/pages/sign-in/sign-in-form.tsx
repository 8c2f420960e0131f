import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { Alert, Button, Form, Input } from 'antd';
import { api } from '../../client/api.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { homeOf } from '../../shell/nav.ts';
import { meQuery } from '../../shell/session/me.ts';
import { signIn, signInMethodsQuery, startSingleSignOn, type Credentials } from '../../shell/session/sign-in.ts';
import { currentLanguage, isLanguageChosen } from '../../words/language.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { words } from './words.ts';

const route = getRouteApi('/sign-in');

interface Props {
  /** Called with a one-time password, before the person is asked to choose one of their own. */
  readonly onOneTime: (password: string) => void;
}

/** E-mail and password, or the bank's single sign-on; then where the person wanted to go. */
export function SignInForm({ onOneTime }: Props) {
  const t = useWords(words);
  const { from, error } = route.useSearch();
  const enter = useEnter(from, onOneTime);
  const [form] = Form.useForm<Credentials>();
  return (
    <>
      <h1 className="page-title">{t('title')}</h1>
      {error !== undefined && <Alert type="error" showIcon role="alert" title={t(error)} className="sign-in-alert" />}
      <SingleSignOn returnTo={from ?? '/'} />
      <Form<Credentials>
        form={form}
        layout="vertical"
        requiredMark={false}
        noValidate
        onFinish={(given) => enter.mutate(given)}
      >
        <Form.Item
          name="email"
          label={t('email')}
          validateTrigger="onSubmit"
          rules={[
            { required: true, message: t('emailNeeded') },
            { type: 'email', message: t('emailForm') },
          ]}
        >
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
      <p className="quiet">{t('forgotten')}</p>
      <DemonstrationAccounts onChoose={(given) => form.setFieldsValue(given)} />
    </>
  );
}

function useEnter(from: string | undefined, onOneTime: Props['onOneTime']) {
  const router = useRouter();
  const queries = useQueryClient();
  return useMutation({
    retry: false,
    mutationFn: signIn,
    onSuccess: async (_nothing, { password }) => {
      queries.clear();
      const me = await queries.ensureQueryData(meQuery);
      if (me.mustChangePassword) {
        onOneTime(password);
        await router.navigate({ to: '/sign-in', search: { from, step: 'password' } });
        return;
      }
      keepLanguage(me.language);
      router.history.push(from ?? homeOf(me));
    },
  });
}

/** The pages stay in the language that somebody signed in with; one that was chosen becomes the account's. */
export function keepLanguage(ofAccount: ReturnType<typeof currentLanguage>): void {
  const language = currentLanguage();
  // This device remembers it anyway.
  if (isLanguageChosen() && language !== ofAccount) api('setLanguage', { body: { language } }).catch(() => undefined);
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

/** Who to be in the demonstration; one is filled in with a click. */
function DemonstrationAccounts({ onChoose }: { readonly onChoose: (given: Credentials) => void }) {
  const t = useWords(words);
  const localized = useLocalized();
  const { data } = useQuery(signInMethodsQuery);
  const demonstration = data?.demonstration ?? null;
  if (demonstration === null) return null;
  const { password, accounts } = demonstration;
  return (
    <section className="sign-in-demonstration">
      <p>{t('demonstration', { password })}</p>
      <ul>
        {accounts.map(({ email, name }) => (
          <li key={email}>
            <button type="button" className="nav-link" onClick={() => onChoose({ email, password })}>
              {localized(name)} <span className="quiet">{email}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
