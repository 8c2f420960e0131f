import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { formatLocal, type WorkingCalendar } from '../../../domain/calendar.ts';
import {
  clockWords,
  complaintAudienceWords,
  noticeActionWords,
  severityWords,
} from '../../../domain/complaint/catalogue-words.ts';
import { severities, type Severity } from '../../../domain/complaint/catalogue.ts';
import { rulesOf, type RuleEdits } from '../../../domain/complaint/rule-edits.ts';
import { whatHappensWhen, type Happening } from '../../../domain/complaint/what-happens-when.ts';
import type { LocalizedText } from '../../../domain/process/definition.ts';
import { dayMs, minuteMs } from '../../../domain/wait.ts';
import { queryOf } from '../../client/queries.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { usePunctuation } from '../../words/punctuation.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { useRuleTexts } from './say.ts';
import { words } from './words.ts';

interface PreviewProps {
  readonly edits: RuleEdits;
  readonly branchId: string | undefined;
}

/** What happens when to a case that nobody touches, by rules that are not published yet. */
export function Preview({ edits, branchId }: PreviewProps) {
  const t = useWords(words);
  const calendar = useQuery(queryOf('getCalendar', { query: branchId === undefined ? {} : { branchId } }));
  return (
    <section className="rule-part" aria-label={t('preview')}>
      <h2>{t('preview')}</h2>
      <p className="quiet">{t('previewHint')}</p>
      <ProblemText error={calendar.error} />
      {calendar.data !== undefined && (
        <Answer edits={edits} calendar={{ ...calendar.data, id: calendar.data.calendarId }} />
      )}
    </section>
  );
}

interface AnswerProps {
  readonly edits: RuleEdits;
  readonly calendar: WorkingCalendar;
}

function Answer({ edits, calendar }: AnswerProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const [severity, setSeverity] = useState<Severity>('s3');
  const [received, setReceived] = useState(() => lastFriday(calendar));
  const receivedAtMs = Date.parse(`${received}:00Z`) - calendar.utcOffsetMinutes * minuteMs;
  const happenings = useMemo(
    () => happeningsOf(edits, calendar, severity, receivedAtMs),
    [edits, calendar, severity, receivedAtMs],
  );
  return (
    <>
      <div className="rule-question">
        <label>
          {t('receivedAt')}{' '}
          <input type="datetime-local" value={received} onChange={({ target }) => setReceived(target.value)} />
        </label>
        <label>
          {t('severity')}{' '}
          <select
            className="plain-select"
            value={severity}
            onChange={({ target }) => setSeverity(target.value as Severity)}
          >
            {severities.map((code) => (
              <option key={code} value={code}>
                {localized(severityWords[code])}
              </option>
            ))}
          </select>
        </label>
      </div>
      <ol className="rule-happenings">
        {happenings.map((happening) => (
          <HappeningLine key={`${happening.atMs} ${happening.clock ?? ''}`} happening={happening} calendar={calendar} />
        ))}
      </ol>
    </>
  );
}

/** Nothing for rules that make no sense yet: they are told as problems. */
function happeningsOf(
  edits: RuleEdits,
  calendar: WorkingCalendar,
  severity: Severity,
  receivedAtMs: number,
): readonly Happening[] {
  if (Number.isNaN(receivedAtMs)) return [];
  return whatHappensWhen(rulesOf(edits), calendar, { severity, receivedAtMs });
}

function HappeningLine({ happening, calendar }: { readonly happening: Happening; readonly calendar: WorkingCalendar }) {
  const t = useWords(words);
  const localized = useLocalized();
  const marks = usePunctuation();
  const texts = useRuleTexts();
  const { atMs, clock, isOverdue, heard, level, repeatsEvery } = happening;
  const what =
    clock === null ? t('registered') : t(isOverdue ? 'overdue' : 'soon', { clock: localized(clockWords[clock]) });
  const people = heard.map(({ audience, action }) =>
    t('hears', { who: localized(complaintAudienceWords[audience]), what: localized(noticeActionWords[action]) }),
  );
  return (
    <li>
      <time dateTime={new Date(atMs).toISOString()}>{localized(localTime(calendar, atMs))}</time>
      <span>
        {what} · {t('levelNumber', { level })}
        <span className="quiet">
          {' '}
          {marks.list(people)}
          {repeatsEvery !== null && ` (${t('repeatEvery')} ${texts.wait(repeatsEvery)})`}
        </span>
      </span>
    </li>
  );
}

const weekdays: Readonly<Record<string, string>> = {
  Mon: '周一',
  Tue: '周二',
  Wed: '周三',
  Thu: '周四',
  Fri: '周五',
  Sat: '周六',
  Sun: '周日',
};

/** An instant with its weekday, on the bank's clocks. */
function localTime(calendar: WorkingCalendar, atMs: number): LocalizedText {
  const en = formatLocal(calendar, atMs);
  const weekday = en.slice(0, 3);
  return { zh: `${weekdays[weekday] ?? weekday}${en.slice(3)}`, en };
}

/** The last Friday at 16:30 on the bank's clocks, as a field for dates takes it. */
function lastFriday({ utcOffsetMinutes }: WorkingCalendar): string {
  const localMs = Date.now() + utcOffsetMinutes * minuteMs;
  const daysSince = (new Date(localMs).getUTCDay() + 2) % 7;
  return `${new Date(localMs - daysSince * dayMs).toISOString().slice(0, 10)}T16:30`;
}
