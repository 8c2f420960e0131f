import { Button } from 'antd';
import { useFormats } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import { timelineWords } from './timeline-words.ts';
import type { Events } from './use-events.ts';

/** How far back a list of events reaches while older ones are not read yet, and the way to them when that failed. */
export function EventsReach({ events, isComplete, isReading, readOn }: Omit<Events, 'isPending' | 'error'>) {
  const t = useWords(timelineWords);
  const formats = useFormats();
  if (isComplete) return null;
  const oldest = events.at(-1);
  return (
    <p role="status" className="quiet">
      {oldest !== undefined && t('reachesBackTo', { when: formats.instant(oldest.at) })}{' '}
      {isReading ? (
        t('readingOlder')
      ) : (
        <Button size="small" onClick={readOn}>
          {t('readOlder')}
        </Button>
      )}
    </p>
  );
}
