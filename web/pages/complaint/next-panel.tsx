import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { clockWordsOf, hearerWords, noticeActionWords } from '../../../domain/complaint/catalogue-words.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { queryOf } from '../../client/queries.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useFormats } from '../../words/format.ts';
import { usePunctuation } from '../../words/punctuation.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { words } from './words.ts';

interface NextPanelProps {
  readonly complaintId: string;
  /** Asked anew whenever the case has changed. */
  readonly revision: number;
  readonly isSystemic: boolean;
}

type Happening = OperationAnswer<'getWhatHappensWhen'>['happenings'][number];

const shownAtMost = 8;

/** Who hears of the case when, for as long as nobody touches it. */
export function NextPanel({ complaintId, revision, isSystemic }: NextPanelProps) {
  const t = useWords(words);
  const { queryKey, ...query } = queryOf('getWhatHappensWhen', { params: { complaintId } });
  const next = useQuery({ ...query, queryKey: [...queryKey, revision] });
  const happenings = next.data?.happenings.slice(0, shownAtMost) ?? [];
  return (
    <section className="case-panel case-next" aria-label={t('next')}>
      <h2>{t('next')}</h2>
      <ProblemText error={next.error} />
      {next.isPending ? (
        <Skeleton active title={false} paragraph={{ rows: 3 }} />
      ) : happenings.length === 0 ? (
        <p className="quiet">{t('nothingNext')}</p>
      ) : (
        <>
          <p className="quiet">{t('nextText')}</p>
          <ol className="case-ladder">
            {happenings.map((happening) => (
              <Rung
                key={`${happening.at} ${happening.clock ?? ''} ${happening.actionId ?? ''}`}
                happening={happening}
                isSystemic={isSystemic}
              />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

interface RungProps {
  readonly happening: Happening;
  readonly isSystemic: boolean;
}

function Rung({ happening, isSystemic }: RungProps) {
  const { at, clock, overdue, heard, level, repeatsEvery } = happening;
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  const marks = usePunctuation();
  const raises = heard.some(({ action }) => action === 'raise');
  const people = heard.map((one) =>
    t('hears', {
      who: localized(hearerWords(one)),
      what: one.action === 'warn' && overdue ? t('reminded') : localized(noticeActionWords[one.action]),
    }),
  );
  return (
    <li>
      <time dateTime={at} className="case-rung-at">
        {formats.instant(at)}
      </time>
      <div>
        {clock === null
          ? t('atRegistration')
          : t(overdue ? 'overdue' : 'warning', { clock: localized(clockWordsOf(isSystemic)[clock]) })}
        {raises && <strong> · {t('becomes', { level })}</strong>}
      </div>
      <div className="quiet">
        {marks.list(people)}
        {repeatsEvery !== null && ` · ${t('repeats', { wait: t(repeatsEvery.unit, { count: repeatsEvery.amount }) })}`}
      </div>
    </li>
  );
}
