import { DatePicker } from 'antd';
import dayjs from 'dayjs';

interface DateInputProps {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (value: string | undefined) => void;
}

/** A day without a time; the value is 'YYYY-MM-DD'. */
export function DateInput({ id, value, onChange, ...aria }: DateInputProps) {
  return (
    <DatePicker
      {...aria}
      {...(id === undefined ? {} : { id })}
      className="wide"
      format="YYYY-MM-DD"
      showNow={false}
      value={typeof value === 'string' ? dayjs(value) : null}
      onChange={(chosen) => onChange?.(chosen === null ? undefined : chosen.format('YYYY-MM-DD'))}
    />
  );
}
