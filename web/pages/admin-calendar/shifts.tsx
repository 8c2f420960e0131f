import { Button } from 'antd';
import type { Shift } from '../../../domain/calendar.ts';
import { complaintShifts } from '../../../domain/complaint/hours.ts';
import { useWords } from '../../words/words.ts';
import { minuteOf, nextShift, timeOf, type Draft } from './draft.ts';
import { words } from './words.ts';

export interface PartProps {
  readonly draft: Draft;
  readonly onChange: (changed: Draft) => void;
}

const mostShifts = 10;
const complaintHours = complaintShifts
  .map(({ fromMinute, toMinute }) => `${timeOf(fromMinute)}–${timeOf(toMinute)}`)
  .join(', ');

/** From when until when people work on a working day. */
export function Shifts({ draft, onChange }: PartProps) {
  const t = useWords(words);
  const { shifts } = draft;
  const put = (changed: readonly Shift[]): void => onChange({ ...draft, shifts: [...changed] });
  return (
    <section className="rule-part" aria-label={t('shifts')}>
      <h2>{t('shifts')}</h2>
      <p className="quiet">{t('shiftsHint', { hours: complaintHours })}</p>
      <ol className="calendar-shifts">
        {shifts.map((shift, index) => (
          // A shift has nothing but its place.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <ShiftLine
              name={t('shift', { number: index + 1 })}
              shift={shift}
              onChange={(changed) => put(shifts.map((one, at) => (at === index ? changed : one)))}
            />
            <Button type="link" danger size="small" onClick={() => put(shifts.filter((_one, at) => at !== index))}>
              {t('removeShift')}
            </Button>
          </li>
        ))}
      </ol>
      <Button size="small" disabled={shifts.length >= mostShifts} onClick={() => put([...shifts, nextShift(shifts)])}>
        {t('addShift')}
      </Button>
    </section>
  );
}

interface ShiftLineProps {
  readonly name: string;
  readonly shift: Shift;
  readonly onChange: (changed: Shift) => void;
}

function ShiftLine({ name, shift, onChange }: ShiftLineProps) {
  const t = useWords(words);
  const time = (label: string, minute: number, put: (minute: number) => Shift) => (
    <input
      type="time"
      className="rule-amount calendar-time"
      aria-label={label}
      value={timeOf(minute)}
      onChange={({ target }) => {
        const typed = minuteOf(target.value);
        if (typed !== null) onChange(put(typed));
      }}
    />
  );
  return (
    <>
      {time(t('from', { shift: name }), shift.fromMinute, (fromMinute) => ({ ...shift, fromMinute }))} {t('to')}{' '}
      {time(t('until', { shift: name }), shift.toMinute, (toMinute) => ({ ...shift, toMinute }))}
    </>
  );
}
