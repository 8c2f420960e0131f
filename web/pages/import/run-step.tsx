import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Progress } from 'antd';
import { isAtRest } from '../../../domain/import/tally.ts';
import { download } from '../../client/download.ts';
import { useWrite } from '../../client/queries.ts';
import { rowStatusWords } from '../../parts/import-status.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useConfirm } from '../../parts/use-confirm.ts';
import { useFormats } from '../../words/format.ts';
import { useLanguage, useLocalized, useWords } from '../../words/words.ts';
import { campaignOf } from './campaign-of.ts';
import { leftToTry } from './left-to-try.ts';
import { StartButton } from './rows-step.tsx';
import { useStandstill } from './standstill.ts';
import type { Import } from './use-import.ts';
import { useLeft } from './use-left.ts';
import { words } from './words.ts';

interface Props {
  readonly job: Import;
  readonly onMend: () => void;
}

/** How far the run is, and afterwards what came of it. */
export function RunStep({ job, onMend }: Props) {
  const t = useWords(words);
  const formats = useFormats();
  const { counts, rowCount, status } = job;
  const isOver = isAtRest(status);
  const title = {
    draft: t('nothingToStart'),
    running: t('running'),
    paused: t('paused'),
    cancelling: t('cancelling'),
    cancelled: t('cancelled'),
    ended: t('ended'),
  };
  const done = rowCount - counts.pending;
  const percent = Math.floor((done / rowCount) * 100);
  return (
    <section className="import-run">
      <h2 aria-live="polite">{title[status]}</h2>
      <Progress
        percent={percent}
        status={status === 'running' || status === 'cancelling' ? 'active' : status === 'ended' ? 'success' : 'normal'}
        aria-label={t('stepRun')}
      />
      <p className="quiet">{t('progress', { done: formats.number(done), total: formats.number(rowCount) })}</p>
      <Counts job={job} />
      {isOver ? <Result job={job} onMend={onMend} /> : <Controls job={job} />}
    </section>
  );
}

function Counts({ job: { counts } }: { readonly job: Import }) {
  const localized = useLocalized();
  const formats = useFormats();
  return (
    <dl className="import-counts">
      {(['created', 'refused', 'duplicate', 'pending'] as const).map((status) => (
        <div key={status}>
          <dt>{localized(rowStatusWords[status])}</dt>
          <dd className="figure">{formats.number(counts[status])}</dd>
        </div>
      ))}
    </dl>
  );
}

function Controls({ job }: { readonly job: Import }) {
  const t = useWords(words);
  const confirm = useConfirm();
  const pause = useWrite('pauseImport');
  const resume = useWrite('resumeImport');
  const cancel = useWrite('cancelImport');
  const isStill = useStandstill(job);
  const input = { params: { importId: job.importId }, body: {} };
  const stop = async (): Promise<void> => {
    const isSure = await confirm({
      title: t('cancelQuestion', { file: job.fileName }),
      text: t('cancelText'),
      deed: t('cancelDeed'),
      isDangerous: true,
    });
    if (isSure) cancel.mutate(input);
  };
  return (
    <>
      {isStill && (
        <Alert
          className="import-notice"
          type="warning"
          showIcon
          role="status"
          title={t('standstill')}
          description={t('standstillHint')}
        />
      )}
      <ProblemText error={pause.error ?? resume.error ?? cancel.error} />
      <div className="import-actions">
        {job.status === 'paused' ? (
          <Button type="primary" loading={resume.isPending} onClick={() => resume.mutate(input)}>
            {t('resume')}
          </Button>
        ) : (
          <Button disabled={job.status !== 'running'} loading={pause.isPending} onClick={() => pause.mutate(input)}>
            {t('pause')}
          </Button>
        )}
        <Button danger disabled={job.status === 'cancelling'} loading={cancel.isPending} onClick={() => void stop()}>
          {t('cancel')}
        </Button>
      </div>
    </>
  );
}

function Result({ job, onMend }: Props) {
  const t = useWords(words);
  const formats = useFormats();
  const { created, refused, duplicate } = job.counts;
  const left = useLeft()(job.counts);
  const campaignId = campaignOf(job);
  return (
    <>
      <p>
        {t('endedText', { count: created, rows: formats.number(created) })} {left !== '' && t('leftText', { left })}
      </p>
      <div className="import-actions">
        {created > 0 && (
          <Link to="/board" search={{ view: 'table', campaignId, sort: 'createdAt', order: 'desc' }}>
            {t(campaignId === undefined ? 'seeNewest' : 'seeLeads')}
          </Link>
        )}
        {refused > 0 && job.isMine && <Button onClick={onMend}>{t('mendHere')}</Button>}
        {refused + duplicate > 0 && job.isMine && <ErrorFile importId={job.importId} />}
        <Link to="/imports">{t('another')}</Link>
      </div>
      {leftToTry(job) > 0 && <StartButton job={job} onStarted={() => undefined} />}
    </>
  );
}

/** The rows with problems as a file. */
function ErrorFile({ importId }: { readonly importId: string }) {
  const t = useWords(words);
  const lang = useLanguage();
  const file = useMutation({
    mutationKey: ['getImportErrors', importId],
    mutationFn: () => download('getImportErrors', { lang }, { importId }),
  });
  return (
    <>
      <Button loading={file.isPending} onClick={() => file.mutate()}>
        {t('errorFile')}
      </Button>
      <ProblemText error={file.error} />
    </>
  );
}
