import { Button, Skeleton, Timeline } from 'antd';
import { ComplaintSentence } from '../../parts/complaint-sentence/complaint-sentence.tsx';
import type { ComplaintEventKind } from '../../parts/complaint-sentence/verbs.ts';
import { tellComplaint } from '../../parts/complaint-sentence/sentence.ts';
import { useNames } from '../../parts/event-sentence/use-names.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { commonWords } from '../../words/common.ts';
import { useFormats } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import { useCaseEvents } from './use-case-events.ts';

const colours: Readonly<Record<ComplaintEventKind, string>> = {
  step: 'blue',
  customer: 'green',
  people: 'gray',
  clock: 'red',
};

interface TimelineTabProps {
  readonly complaintId: string;
  readonly isSystemic: boolean;
}

/** Everything that happened, newest first, in sentences. */
export function TimelineTab({ complaintId, isSystemic }: TimelineTabProps) {
  const common = useWords(commonWords);
  const formats = useFormats();
  const names = useNames();
  const log = useCaseEvents(complaintId);
  if (log.isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  const events = log.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <ProblemText error={log.error} />
      <Timeline
        items={events.map((event) => ({
          key: event.revision,
          color: colours[tellComplaint(event, names.staff).kind],
          content: (
            <article>
              <time className="quiet" dateTime={event.at}>
                {formats.instant(event.at)}
              </time>
              <div>
                <ComplaintSentence event={event} isSystemic={isSystemic} />
              </div>
            </article>
          ),
        }))}
      />
      {log.hasNextPage && (
        <Button loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {common('loadMore')}
        </Button>
      )}
    </>
  );
}
