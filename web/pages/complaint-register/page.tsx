import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Alert, Skeleton } from 'antd';
import { useState } from 'react';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { queryOf } from '../../client/queries.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { usePageTitle } from '../../parts/use-page-title.ts';
import { useWords } from '../../words/words.ts';
import { OpenCases } from './open-cases.tsx';
import { RegisterForm } from './register-form.tsx';
import { Registered } from './registered.tsx';
import { words } from './words.ts';
import './register.css';

const route = getRouteApi('/complaints/new');

type ProspectView = OperationAnswer<'getProspect'>;

/** Registering a complaint: five things, and the clocks run. */
export function Page() {
  const t = useWords(words);
  const { prospectId } = route.useSearch();
  usePageTitle(t('title'));
  return (
    <div className="page register">
      <h1 className="page-title">{t('title')}</h1>
      {prospectId === undefined ? <Registration key="typed" prospect={null} /> : <OfProspect prospectId={prospectId} />}
    </div>
  );
}

function OfProspect({ prospectId }: { readonly prospectId: string }) {
  const prospect = useQuery(queryOf('getProspect', { params: { prospectId } }));
  if (prospect.error !== null) return <ProblemText error={prospect.error} />;
  if (prospect.data === undefined) return <Skeleton active />;
  return <Registration key={prospectId} prospect={prospect.data} />;
}

function Registration({ prospect }: { readonly prospect: ProspectView | null }) {
  const t = useWords(words);
  const navigate = route.useNavigate();
  const [answer, setAnswer] = useState<OperationAnswer<'registerComplaint'> | null>(null);
  const [count, setCount] = useState(0);
  const prospectId = prospect?.record.prospectId;
  const again = (): void => {
    setAnswer(null);
    setCount(count + 1);
  };
  if (answer !== null) return <Registered answer={answer} prospectId={prospectId} onAgain={again} />;
  return (
    <>
      <p className="quiet">{t('about')}</p>
      {prospect !== null && <ComplainedBefore prospect={prospect} />}
      <RegisterForm
        key={count}
        prospectId={prospectId}
        customerName={prospect?.record.customer.name ?? null}
        onSomeoneElse={() => void navigate({ search: {}, replace: true })}
        onRegistered={setAnswer}
      />
    </>
  );
}

/** What the customer has complained about already, before it is typed once more. */
function ComplainedBefore({ prospect: { complaints } }: { readonly prospect: ProspectView }) {
  const t = useWords(words);
  if (complaints.length === 0) return null;
  return (
    <Alert
      type="info"
      showIcon
      className="register-notice"
      title={t('openCases')}
      description={<OpenCases cases={complaints} />}
    />
  );
}
