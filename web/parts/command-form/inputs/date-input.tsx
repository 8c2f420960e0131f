import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { When } from '../../../../domain/when.ts';
import { pickerBounds } from './picker-bounds.ts';

interface DateInputProps {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (value: string | undefined) => void;
  /** When the day may lie; null: at any time. */
  readonly when: When | null;
}

/** A day without a time; the value is 'YYYY-MM-DD'. */
export function DateInput({ id, value, onChange, when, ...aria }: DateInputProps) {
  return (
    <DatePicker
      {...aria}
      {...pickerBounds(when)}
      {...(id === undefined ? {} : { id })}
      className="wide"
      format="YYYY-MM-DD"
      showNow={false}
      value={typeof value === 'string' ? dayjs(value) : null}
      onChange={(chosen) => onChange?.(chosen === null ? undefined : chosen.format('YYYY-MM-DD'))}
    />
  );
}
