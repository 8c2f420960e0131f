import PauseOutlined from '@ant-design/icons/es/icons/PauseOutlined';
import { clockWords } from '../../../domain/complaint/catalogue-words.ts';
import { useFormats } from '../../words/format.ts';
import { defineWords, useLocalized, useWords } from '../../words/words.ts';
import { urgencyOf, type Limit } from './urgency.ts';
import './complaint.css';

const words = defineWords('time-left', {
  zh: {
    left: '剩 {{time}}',
    overdue: '已逾期',
    paused: '已暂停，剩 {{time}}',
    nothing: '目前没有时限',
    due: '{{at}} 到期',
    share: '剩余 {{share}}',
  },
  en: {
    left: '{{time}} left',
    overdue: 'overdue',
    paused: 'paused, {{time}} left',
    nothing: 'No limit runs',
    due: 'due {{at}}',
    share: '{{share}} left',
  },
});

/** What the bank owes next and how much of its time is left, in words, a bar and a colour. */
export function TimeLeft({ limit }: { readonly limit: Limit | null }) {
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  if (limit === null) return <span className="quiet">{t('nothing')}</span>;
  const urgency = urgencyOf(limit);
  const time = (limit.countsWorkingTime ? formats.workingTime : formats.duration)(limit.leftMs);
  const text = urgency === 'overdue' || urgency === 'paused' ? t(urgency, { time }) : t('left', { time });
  const due = limit.dueAt === null ? undefined : t('due', { at: formats.instant(limit.dueAt) });
  return (
    <span className={`time-left time-left-${urgency}`} title={due}>
      <span className="time-left-clock">{localized(clockWords[limit.clock])}</span>
      <strong>
        {urgency === 'paused' && <PauseOutlined aria-hidden="true" />} {text}
      </strong>
      <span className="time-left-bar" aria-hidden="true">
        <span style={{ width: `${Math.round(limit.shareLeft * 100)}%` }} />
      </span>
    </span>
  );
}
