import ArrowLeftOutlined from '@ant-design/icons/es/icons/ArrowLeftOutlined';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert, Skeleton, Steps } from 'antd';
import { isAtRest } from '../../../domain/import/tally.ts';
import { ImportStatusTag } from '../../parts/import-status.tsx';
import { useNames } from '../../parts/organisation.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { usePageTitle } from '../../parts/use-page-title.ts';
import { useFormats } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import { ColumnsStep } from './columns-step.tsx';
import { RowsStep } from './rows-step.tsx';
import { RunStep } from './run-step.tsx';
import { useImport, type Import } from './use-import.ts';
import { words } from './words.ts';
import './import.css';

const route = getRouteApi('/imports/$importId');

const steps = ['columns', 'rows', 'run'] as const;
type Step = (typeof steps)[number];

/** The step that may be shown: while it runs there is nothing to map or mend. */
function stepOf({ status, isMine }: Import, wished: Step | undefined): Step {
  if (!isAtRest(status)) return 'run';
  if (status === 'draft') return wished === 'run' || wished === undefined ? (isMine ? 'columns' : 'rows') : wished;
  return wished ?? 'run';
}

/** One import, from its columns to its result. */
export function Page() {
  const t = useWords(words);
  const { importId } = route.useParams();
  const { step: wished } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: job, error } = useImport(importId);
  const goTo = (step: Step): void => void navigate({ search: (before) => ({ ...before, step }) });
  if (job === undefined) {
    return (
      <div className="page">
        <ProblemText error={error} />
        {error === null && <Skeleton active paragraph={{ rows: 8 }} />}
      </div>
    );
  }
  const step = stepOf(job, wished);
  const mayGo = isAtRest(job.status);
  return (
    <div className="page import">
      <Link to="/imports" className="import-back">
        <ArrowLeftOutlined /> {t('back')}
      </Link>
      <Head job={job} />
      <Steps
        size="small"
        className="import-steps"
        responsive={false}
        current={steps.indexOf(step)}
        {...(mayGo ? { onChange: (index: number) => goTo(steps[index] ?? 'columns') } : {})}
        items={[
          { title: t('stepColumns'), disabled: !mayGo },
          { title: t('stepRows'), disabled: !mayGo },
          { title: t('stepRun'), disabled: job.status === 'draft' },
        ]}
      />
      {step === 'columns' && <ColumnsStep key={importId} job={job} onChecked={() => goTo('rows')} />}
      {step === 'rows' && <RowsStep job={job} onStarted={() => goTo('run')} onColumns={() => goTo('columns')} />}
      {step === 'run' && <RunStep job={job} onMend={() => goTo('rows')} />}
    </div>
  );
}

function Head({ job }: { readonly job: Import }) {
  const t = useWords(words);
  const formats = useFormats();
  const names = useNames();
  const { fileName, status, rowCount, encoding, uploadedBy, uploadedAt, sameFile, isMine } = job;
  usePageTitle(fileName);
  return (
    <>
      <div className="import-head">
        <h1 className="page-title">{fileName}</h1>
        <ImportStatusTag status={status} />
        <span className="quiet">
          {t('about', {
            rows: formats.number(rowCount),
            encoding: encoding.toUpperCase(),
            who: names.staff(uploadedBy),
            when: formats.instant(uploadedAt),
          })}
        </span>
      </div>
      {sameFile !== null && status === 'draft' && (
        <Alert
          className="import-notice"
          type="warning"
          showIcon
          title={t('sameFile', {
            when: formats.instant(sameFile.uploadedAt),
            who: names.staff(sameFile.uploadedBy),
            created: formats.number(sameFile.created),
          })}
        />
      )}
      {!isMine && <Alert className="import-notice" type="info" showIcon title={t('notMine')} />}
    </>
  );
}
