import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { Button, Result } from 'antd';
import { isPassing, isProblem } from '../client/problem.ts';
import { useWords } from '../words/words.ts';
import { shellWords } from './words.ts';

type Text = keyof (typeof shellWords)['zh'];

function textsFor(error: unknown): { status: 'warning' | 'error' | '403' | '404'; title: Text; text: Text } {
  if (isProblem(error, 'FORBIDDEN')) return { status: '403', title: 'forbiddenTitle', text: 'forbiddenText' };
  if (isProblem(error, 'NOT_FOUND')) return { status: '404', title: 'missingTitle', text: 'missingText' };
  if (isPassing(error)) return { status: 'warning', title: 'unavailableTitle', text: 'unavailableText' };
  return { status: 'error', title: 'errorTitle', text: 'errorText' };
}

/** In place of a page that could not be shown: what happened and what to do. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const t = useWords(shellWords);
  const router = useRouter();
  const boundary = useQueryErrorResetBoundary();
  const { status, title, text } = textsFor(error);
  const again = () => {
    boundary.reset();
    reset();
    void router.invalidate();
  };
  return (
    <Result
      status={status}
      title={t(title)}
      subTitle={t(text)}
      extra={[
        <Button key="again" type="primary" onClick={again}>
          {t('reload')}
        </Button>,
        <Link key="home" to="/">
          {t('backHome')}
        </Link>,
      ]}
    >
      {status === 'error' && error instanceof Error && <code>{error.message}</code>}
    </Result>
  );
}

/** For an address without a page. */
export function NotFoundPage() {
  const t = useWords(shellWords);
  return (
    <Result
      status="404"
      title={t('notFoundTitle')}
      subTitle={t('notFoundText')}
      extra={<Link to="/">{t('backHome')}</Link>}
    />
  );
}
