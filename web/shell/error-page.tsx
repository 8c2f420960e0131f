import CompassOutlined from '@ant-design/icons/es/icons/CompassOutlined';
import CloudServerOutlined from '@ant-design/icons/es/icons/CloudServerOutlined';
import LockOutlined from '@ant-design/icons/es/icons/LockOutlined';
import WarningOutlined from '@ant-design/icons/es/icons/WarningOutlined';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ComponentType, ReactNode } from 'react';
import { isMissing, isPassing, isProblem } from '../client/problem.ts';
import { usePageTitle } from '../parts/use-page-title.ts';
import { useWords } from '../words/words.ts';
import { shellWords } from './words.ts';

type Text = keyof (typeof shellWords)['zh'];

interface StateTexts {
  readonly icon: ComponentType;
  readonly title: Text;
  readonly text: Text;
}

function textsFor(error: unknown): StateTexts {
  if (isProblem(error, 'FORBIDDEN')) return { icon: LockOutlined, title: 'forbiddenTitle', text: 'forbiddenText' };
  if (isMissing(error)) return { icon: CompassOutlined, title: 'missingTitle', text: 'missingText' };
  if (isProblem(error, 'NOT_SIGNED_IN')) return { icon: LockOutlined, title: 'expiredTitle', text: 'expiredElsewhere' };
  if (isPassing(error)) return { icon: CloudServerOutlined, title: 'unavailableTitle', text: 'unavailableText' };
  return { icon: WarningOutlined, title: 'errorTitle', text: 'errorText' };
}

/** In place of a page that could not be shown: what happened and what to do. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const t = useWords(shellWords);
  const router = useRouter();
  const boundary = useQueryErrorResetBoundary();
  const texts = textsFor(error);
  const again = () => {
    boundary.reset();
    reset();
    void router.invalidate();
  };
  return (
    <State {...texts}>
      {texts.title === 'errorTitle' && error instanceof Error && <code>{error.message}</code>}
      <div className="state-actions">
        <Button type="primary" onClick={again}>
          {t('reload')}
        </Button>
        {isProblem(error, 'NOT_SIGNED_IN') ? <a href="/sign-in">{t('signIn')}</a> : <Link to="/">{t('backHome')}</Link>}
      </div>
    </State>
  );
}

/** For an address without a page. */
export function NotFoundPage() {
  const t = useWords(shellWords);
  usePageTitle(t('notFoundTitle'));
  return (
    <State icon={CompassOutlined} title="notFoundTitle" text="notFoundText">
      <div className="state-actions">
        <Link to="/">{t('backHome')}</Link>
      </div>
    </State>
  );
}

/** For a page that is not for whoever is signed in. */
export function ForbiddenPage() {
  const t = useWords(shellWords);
  return (
    <State icon={LockOutlined} title="forbiddenTitle" text="forbiddenText">
      <div className="state-actions">
        <Link to="/">{t('backHome')}</Link>
      </div>
    </State>
  );
}

function State({ icon: Icon, title, text, children }: StateTexts & { readonly children: ReactNode }) {
  const t = useWords(shellWords);
  return (
    <div className="state" role="alert">
      <span className="state-icon">
        <Icon />
      </span>
      <h1>{t(title)}</h1>
      <p>{t(text)}</p>
      {children}
    </div>
  );
}
