import { useQuery } from '@tanstack/react-query';
import { queryOf } from '../../client/queries.ts';
import { formatDuration, formatWorkingTime } from '../../words/format.ts';
import { shortStepWords, stepWords } from '../../words/process.ts';
import { useLanguage, useLocalized, useWords } from '../../words/words.ts';
import { isTerminal } from '../../../domain/process/definition.ts';
import { usePageState } from './page-context.ts';
import { stepTotals, type StepState, type StepTotal } from './step-totals.ts';
import { words } from './words.ts';

const signs: Readonly<Record<StepState, string>> = { done: '✓', current: '●', skipped: '–', ahead: '' };
const stateWords = { done: 'stepDone', current: 'stepNow', skipped: 'stepSkipped', ahead: 'stepAhead' } as const;

/** The six steps with the time that was spent in each. */
export function StepBar({ at }: { readonly at: string | undefined }) {
  const { record } = usePageState();
  const t = useWords(words);
  const times = useQuery(queryOf('getStepTimes', { params: { prospectId: record.prospectId } }));
  const standing = { cycleNo: record.cycleNo, step: record.step, open: !isTerminal(record.phase) };
  const totals = stepTotals(times.data?.stays ?? [], standing, at === undefined ? null : Date.parse(at));
  return (
    <ol className="step-bar" aria-label={t('stepsLabel')}>
      {totals.map((total) => (
        <Step key={total.step} total={total} workingDayMs={times.data?.workingDayMs} />
      ))}
    </ol>
  );
}

interface StepProps {
  readonly total: StepTotal;
  readonly workingDayMs: number | undefined;
}

function Step({ total: { step, state, visits, workingMs, calendarMs, parkedMs }, workingDayMs }: StepProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const language = useLanguage();
  const plain = formatDuration(calendarMs, language);
  const working = workingMs === null ? null : formatWorkingTime(workingMs, language, workingDayMs);
  const parked = parkedMs > 0 ? t('parkedTime', { time: formatDuration(parkedMs, language) }) : '';
  const spent = working === null ? plain : t('timeInStep', { working, plain }) + parked;
  const standing = t('standing', { state: t(stateWords[state]) });
  const title = `${localized(stepWords[step])}${standing}`;
  return (
    <li
      className={`step step-${state}`}
      aria-current={state === 'current' ? 'step' : undefined}
      title={visits === 0 ? title : `${title} ${spent}`}
    >
      <span className="step-name">
        <span aria-hidden="true">{signs[state] === '' ? step : signs[state]}</span> {localized(shortStepWords[step])}
        <span className="visually-hidden">{standing}</span>
      </span>
      {visits > 0 && (
        <>
          {working !== null && <span className="step-time">{t('workingTime', { time: working })}</span>}
          <span className="step-plain">{t('plainTime', { time: plain })}</span>
          {visits > 1 && <span className="step-plain">{t('visits', { count: visits })}</span>}
        </>
      )}
    </li>
  );
}
