import { Button, Checkbox, Empty, Skeleton, Timeline } from 'antd';
import { useState } from 'react';
import { EventSentence } from '../../parts/event-sentence/event-sentence.tsx';
import { tell, type HistoryEvent } from '../../parts/event-sentence/sentence.ts';
import { useNames } from '../../parts/event-sentence/use-names.ts';
import { eventKinds, type EventKind } from '../../parts/event-sentence/verbs.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { commonWords } from '../../words/common.ts';
import { useFormats } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import { ChangedFields } from './changed-fields.tsx';
import { EventsReach } from './events-reach.tsx';
import { timelineWords } from './timeline-words.ts';
import { useEvents } from './use-events.ts';

interface TimelineTabProps {
  readonly prospectId: string;
  /** Only what had happened by then. */
  readonly at: string | undefined;
  readonly onLookAt: (at: string) => void;
}

const colours: Readonly<Record<EventKind, string>> = {
  move: 'blue',
  contact: 'green',
  record: 'gray',
  objection: 'orange',
  task: 'gray',
  clock: 'red',
};
const pageSize = 60;

/** Everything that happened, newest first, narrowed by kind; each event with its actor and what it changed. */
export function TimelineTab({ prospectId, at, onLookAt }: TimelineTabProps) {
  const t = useWords(timelineWords);
  const common = useWords(commonWords);
  const names = useNames();
  const log = useEvents(prospectId);
  const { events, isPending, isComplete, error } = log;
  const [kinds, setKinds] = useState<readonly EventKind[]>(eventKinds);
  const [shown, setShown] = useState(pageSize);
  if (isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  const untilMs = at === undefined ? Number.POSITIVE_INFINITY : Date.parse(at);
  const kept = events
    .filter((event) => Date.parse(event.at) <= untilMs)
    .map((event) => ({ event, kind: tell(event, names).kind }))
    .filter(({ kind }) => kinds.includes(kind));
  return (
    <>
      <Checkbox.Group
        aria-label={t('filter')}
        role="group"
        className="toolbar"
        value={[...kinds]}
        options={eventKinds.map((kind) => ({ value: kind, label: t(kind) }))}
        onChange={setKinds}
      />
      <ProblemText error={error} />
      {isComplete && kept.length === 0 && <Empty description={t('nothing')} />}
      <Timeline
        items={kept.slice(0, shown).map(({ event, kind }) => ({
          key: event.revision,
          color: colours[kind],
          content: <TimelineItem event={event} onLookAt={onLookAt} />,
        }))}
      />
      {kept.length > shown && <Button onClick={() => setShown(shown + pageSize)}>{common('loadMore')}</Button>}
      <EventsReach {...log} />
    </>
  );
}

interface TimelineItemProps {
  readonly event: HistoryEvent;
  readonly onLookAt: (at: string) => void;
}

function TimelineItem({ event, onLookAt }: TimelineItemProps) {
  const t = useWords(timelineWords);
  const formats = useFormats();
  const [open, setOpen] = useState(false);
  return (
    <article>
      <time className="quiet" dateTime={event.at}>
        {formats.instant(event.at)}
      </time>
      <div>
        <EventSentence event={event} />
      </div>
      <Button type="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? 'hideChanges' : 'showChanges')}
      </Button>
      <Button type="link" size="small" onClick={() => onLookAt(event.at)}>
        {t('lookAt')}
      </Button>
      {open && <ChangedFields event={event} />}
    </article>
  );
}
