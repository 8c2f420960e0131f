import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { ProblemText } from '../../parts/problem-text.tsx';
import { meQuery } from '../../shell/session/me.ts';
import { signIn, type Credentials } from '../../shell/session/sign-in.ts';
import { chooseLanguage } from '../../words/language.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { words } from './words.ts';

const route = getRouteApi('/sign-in');

/** Starts a session with e-mail and password, then goes where the person wanted to. */
export function Page() {
  const t = useWords(words);
  const language = useLanguage();
  const { from } = route.useSearch();
  const router = useRouter();
  const queries = useQueryClient();
  const enter = useMutation({
    mutationFn: signIn,
    onSuccess: async () => {
      queries.clear();
      await queries.ensureQueryData(meQuery);
      router.history.push(from ?? '/');
    },
  });
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <h1 className="page-title">{t('title')}</h1>
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
        <Button
          type="text"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => void chooseLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {t('language')}
        </Button>
      </div>
    </main>
  );
}
