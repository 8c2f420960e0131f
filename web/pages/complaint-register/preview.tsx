import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { Fragment } from 'react';
import { hearerWords, severityWords } from '../../../domain/complaint/catalogue-words.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { queryOf } from '../../client/queries.ts';
import { useNames } from '../../parts/organisation.ts';
import { useFormats } from '../../words/format.ts';
import { usePunctuation } from '../../words/punctuation.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { OpenCases } from './open-cases.tsx';
import type { PreviewBody } from './registration.ts';
import { words } from './words.ts';

/** Limits count from now unless told otherwise, and now moves; but each question about a number is counted and kept. */
const askedAgainAfterMs = 300_000;

/** What will happen when this is registered; nothing when the server does not say: registering does not wait for it. */
export function Preview({ body }: { readonly body: PreviewBody }) {
  const t = useWords(words);
  const localized = useLocalized();
  const { data, isPlaceholderData } = useQuery({
    ...queryOf('previewRegistration', { body }),
    placeholderData: keepPreviousData,
    refetchInterval: askedAgainAfterMs,
    retry: false,
    refetchOnWindowFocus: false,
  });
  if (data === undefined) return null;
  const { severity, level, reason } = data;
  return (
    <>
      {body.customer.kind === 'customer' && !isPlaceholderData && <SameFact preview={data} />}
      <section className="register-preview quiet" aria-label={t('preview')} aria-busy={isPlaceholderData}>
        <p role="status">
          {t('previewText', { severity: localized(severityWords[severity]), level, reason: t(`because_${reason}`) })}
          {data.stopsSelling && ` ${t('stopsSelling')}`}
        </p>
        <Facts preview={data} />
      </section>
    </>
  );
}

/** What the customer has open already; of a prospect's customer the page says it before anything is typed. */
function SameFact({ preview: { openCases, otherOpenCases } }: { readonly preview: PreviewView }) {
  const t = useWords(words);
  if (openCases.length === 0 && !otherOpenCases) return null;
  return (
    <Alert
      type="warning"
      role="status"
      showIcon
      className="register-notice"
      title={t('openCases')}
      description={<OpenCases cases={openCases} hasOthers={otherOpenCases} />}
    />
  );
}

type PreviewView = OperationAnswer<'previewRegistration'>;

const shownLimits = ['acknowledge', 'firstAnswer', 'resolve'] as const;

/** Whose case it is, the limits, and who hears first when nobody tells the customer in time that the complaint has come. */
function Facts({ preview: { branchId, limits, happenings } }: { readonly preview: PreviewView }) {
  const t = useWords(words);
  const names = useNames();
  const shown = shownLimits.flatMap((code) => limits.find(({ clock }) => clock === code) ?? []);
  const late = happenings.find(({ clock, overdue }) => clock === 'acknowledge' && overdue);
  return (
    <dl>
      <dt>{t('ofBranch')}</dt>
      <dd>{names.branch(branchId)}</dd>
      {shown.map(({ clock, dueAt, overdue }) => (
        <Fragment key={clock}>
          <dt>{t(`until_${clock as (typeof shownLimits)[number]}`)}</dt>
          <dd>
            <Instant at={dueAt} />
            {overdue && <strong> · {t('passed')}</strong>}
          </dd>
          {clock === 'acknowledge' && late !== undefined && <Late happening={late} />}
        </Fragment>
      ))}
    </dl>
  );
}

function Late({ happening: { at, heard } }: { readonly happening: PreviewView['happenings'][number] }) {
  const t = useWords(words);
  const localized = useLocalized();
  const marks = usePunctuation();
  return (
    <>
      <dt>{t('hearsLate')}</dt>
      <dd>
        {marks.list(heard.map((one) => localized(hearerWords(one))))} · <Instant at={at} />
      </dd>
    </>
  );
}

function Instant({ at }: { readonly at: string }) {
  const formats = useFormats();
  return <time dateTime={at}>{formats.instant(at)}</time>;
}
