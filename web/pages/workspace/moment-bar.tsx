import type { Dayjs } from 'dayjs';
import { Alert, Button, DatePicker, Skeleton, Slider } from 'antd';
import { useState } from 'react';
import { EventSentence } from '../../parts/event-sentence/event-sentence.tsx';
import type { HistoryEvent } from '../../parts/event-sentence/sentence.ts';
import { instantOf, wallClockOf } from '../../parts/bank-clock.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useNow } from '../../parts/use-now.ts';
import { useFormats } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import { EventsReach } from './events-reach.tsx';
import { atTheLatest, momentAt, nextMoment } from './moments.ts';
import { useEvents } from './use-events.ts';
import { words } from './words.ts';

interface MomentBarProps {
  readonly prospectId: string;
  readonly at: string;
  readonly onMove: (at: string) => void;
  readonly onLeave: () => void;
}

/** The way through the past: a slider over everything that happened, and a calendar for any other moment. */
export function MomentBar({ prospectId, at, onMove, onLeave }: MomentBarProps) {
  const t = useWords(words);
  const formats = useFormats();
  const log = useEvents(prospectId);
  return (
    <Alert
      type="warning"
      className="moment-bar"
      role="region"
      aria-label={t('past')}
      title={
        <span className="moment-title">
          {t('pastTitle', { when: formats.instant(at) })}
          <Button size="small" type="primary" onClick={onLeave}>
            {t('backToNow')}
          </Button>
        </span>
      }
      description={
        <>
          <div className="quiet">{t('pastText')}</div>
          {log.isComplete ? (
            <MomentSlider marks={log.events.toReversed()} at={at} onMove={onMove} />
          ) : log.error === null ? (
            <Skeleton active title={false} paragraph={{ rows: 1 }} />
          ) : (
            <>
              <ProblemText error={log.error} />
              <EventsReach {...log} />
              <MomentCalendar at={at} onMove={onMove} />
            </>
          )}
        </>
      }
    />
  );
}

/** Any moment that is past; whoever types one that is still to come is shown the present. */
function MomentCalendar({ at, onMove }: Pick<MomentBarProps, 'at' | 'onMove'>) {
  const t = useWords(words);
  const present = wallClockOf(new Date(useNow()).toISOString());
  return (
    <DatePicker
      showTime={{ format: 'HH:mm' }}
      format="YYYY-MM-DD HH:mm"
      aria-label={t('moment')}
      allowClear={false}
      showNow={false}
      maxDate={present}
      disabledTime={(day) => (day?.isSame(present, 'day') === true ? timesAfter(present) : {})}
      value={wallClockOf(at)}
      onChange={(chosen) => chosen !== null && onMove(atTheLatest(instantOf(chosen), Date.now()))}
    />
  );
}

/** What a calendar does not offer of today. */
function timesAfter(present: Dayjs) {
  const from = (first: number, end: number): number[] => Array.from({ length: end - first }, (_, at) => first + at);
  return {
    disabledHours: () => from(present.hour() + 1, 24),
    disabledMinutes: (hour: number) => (hour === present.hour() ? from(present.minute() + 1, 60) : []),
  };
}

interface MomentSliderProps {
  /** Oldest first. */
  readonly marks: readonly HistoryEvent[];
  readonly at: string;
  readonly onMove: (at: string) => void;
}

function MomentSlider({ marks, at, onMove }: MomentSliderProps) {
  const t = useWords(words);
  const formats = useFormats();
  const [dragged, setDragged] = useState<number | null>(null);
  const index = dragged ?? momentAt(marks, at);
  const event = marks[index];
  const before = nextMoment(marks, index, 'before');
  const after = nextMoment(marks, index, 'after');
  const move = (to: number | null): void => {
    setDragged(null);
    const target = marks[to ?? -1];
    if (target !== undefined) onMove(target.at);
  };
  return (
    <>
      <div className="moment-controls">
        <Button size="small" aria-label={t('before')} disabled={before === null} onClick={() => move(before)}>
          ‹
        </Button>
        <Slider
          className="moment-slider"
          min={0}
          max={Math.max(marks.length - 1, 1)}
          value={Math.max(index, 0)}
          onChange={setDragged}
          onChangeComplete={move}
          ariaLabelForHandle={t('moment')}
          tooltip={{ formatter: (value) => formats.instant(marks[value ?? 0]?.at ?? at) }}
        />
        <Button size="small" aria-label={t('after')} disabled={after === null} onClick={() => move(after)}>
          ›
        </Button>
        <MomentCalendar at={at} onMove={onMove} />
      </div>
      {event !== undefined && (
        <div>
          <span className="quiet">{t('momentOf', { number: index + 1, all: marks.length })} · </span>
          <EventSentence event={event} hasTime />
        </div>
      )}
    </>
  );
}
