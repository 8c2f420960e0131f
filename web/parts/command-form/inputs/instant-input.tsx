import { DatePicker } from 'antd';
import type { When } from '../../../../domain/when.ts';
import { useLocalized } from '../../../words/words.ts';
import { instantOf, wallClockAfter, wallClockOf } from '../../bank-clock.ts';
import { pickerBounds } from './picker-bounds.ts';

interface InstantInputProps {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (value: string | undefined) => void;
  /** When it may lie; null: at any time. */
  readonly when: When | null;
  /** True for something that has happened: the shortcuts lie in the past. */
  readonly isPast: boolean;
}

const future = [
  { days: 1, hour: 9, label: { zh: '明天 9:00', en: 'Tomorrow 9:00' } },
  { days: 1, hour: 14, label: { zh: '明天 14:00', en: 'Tomorrow 14:00' } },
  { days: 3, hour: 10, label: { zh: '3 天后', en: 'In 3 days' } },
  { days: 7, hour: 10, label: { zh: '一周后', en: 'In a week' } },
  { days: 30, hour: 10, label: { zh: '30 天后', en: 'In 30 days' } },
];
const past = [
  { days: 0, label: { zh: '现在', en: 'Now' } },
  { days: -1, label: { zh: '昨天此时', en: 'This time yesterday' } },
];

/** Date and time of the bank; the value is an instant. */
export function InstantInput({ id, value, onChange, when, isPast, ...aria }: InstantInputProps) {
  const localized = useLocalized();
  return (
    <DatePicker
      {...aria}
      {...pickerBounds(when)}
      {...(id === undefined ? {} : { id })}
      className="wide"
      format="YYYY-MM-DD HH:mm"
      showTime={{ format: 'HH:mm', minuteStep: 5 }}
      showNow={false}
      needConfirm={false}
      value={typeof value === 'string' ? wallClockOf(value) : null}
      presets={(isPast ? past : future).map(({ label, ...distance }) => ({
        label: localized(label),
        value: () => wallClockAfter(Date.now(), distance),
      }))}
      onChange={(chosen) => onChange?.(chosen === null ? undefined : instantOf(chosen))}
    />
  );
}
