import PauseOutlined from '@ant-design/icons/es/icons/PauseOutlined';
import { clockWordsOf } from '../../../domain/complaint/catalogue-words.ts';
import { useFormats } from '../../words/format.ts';
import { defineWords, useLocalized, useWords } from '../../words/words.ts';
import { urgencyOf, type Limit } from './urgency.ts';
import './complaint.css';

const words = defineWords('time-left', {
  zh: {
    left: '还剩 {{time}}',
    ofWorkingTime: '{{time}}（工作时间）',
    overdue: '已逾期',
    paused: '已暂停，还剩 {{time}}',
    nothing: '目前没有时限',
    due: '{{at}} 到期',
    wasDue: '{{at}} 已到期',
  },
  en: {
    left: '{{time}} left',
    ofWorkingTime: '{{time}} of working time',
    overdue: 'overdue',
    paused: 'paused, {{time}} left',
    nothing: 'No limit runs',
    due: 'due {{at}}',
    wasDue: 'was due {{at}}',
  },
});

interface TimeLeftProps {
  readonly limit: Limit | null;
  /** Limits of a systemic case have names of their own. */
  readonly isSystemic?: boolean;
  /** Says when it is due: to whoever points at it or comes to it by keyboard, and always where there is nothing to point with. */
  readonly hasDue?: boolean;
}

/** Under a working day nothing in the words says which time it is: '2 working days' does, '4 h' does not. */
const workingDayMs = 8 * 3_600_000;

/** What the bank owes next and how much of its time is left, in words, a bar and a colour. */
export function TimeLeft({ limit, isSystemic = false, hasDue = false }: TimeLeftProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  if (limit === null) return <span className="quiet">{t('nothing')}</span>;
  const urgency = urgencyOf(limit);
  const { countsWorkingTime, leftMs, dueAt } = limit;
  const length = (countsWorkingTime ? formats.workingTime : formats.duration)(leftMs);
  const time = countsWorkingTime && leftMs < workingDayMs ? t('ofWorkingTime', { time: length }) : length;
  const text = urgency === 'overdue' || urgency === 'paused' ? t(urgency, { time }) : t('left', { time });
  return (
    <span className={`time-left time-left-${urgency}`}>
      <span className="time-left-clock">{localized(clockWordsOf(isSystemic)[limit.clock])}</span>
      <strong>
        {urgency === 'paused' && <PauseOutlined aria-hidden="true" />} {text}
      </strong>
      <span className="time-left-bar" aria-hidden="true">
        <span style={{ width: `${Math.round(limit.shareLeft * 100)}%` }} />
      </span>
      {hasDue && dueAt !== null && (
        <time className="time-left-due" dateTime={dueAt}>
          {t(urgency === 'overdue' ? 'wasDue' : 'due', { at: formats.instant(dueAt) })}
        </time>
      )}
    </span>
  );
}
