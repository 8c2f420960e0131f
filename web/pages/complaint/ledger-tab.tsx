import { Button, Skeleton } from 'antd';
import { tellComplaint, tellEntry, type ComplaintEvent } from '../../parts/complaint-sentence/sentence.ts';
import { useNames } from '../../parts/event-sentence/use-names.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { commonWords } from '../../words/common.ts';
import { formatWorkingTime, useFormats } from '../../words/format.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { useCaseEvents } from './use-case-events.ts';
import { words } from './words.ts';

/** What happened to the clocks, newest first: each start, pause, resumption and reset with who did it and why. */
export function LedgerTab({ complaintId }: { readonly complaintId: string }) {
  const t = useWords(words);
  const common = useWords(commonWords);
  const log = useCaseEvents(complaintId);
  if (log.isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  const events = log.data?.pages.flatMap(({ items }) => items).filter(({ ledger }) => ledger.length > 0) ?? [];
  return (
    <>
      <p className="quiet">{t('ledgerText')}</p>
      <ProblemText error={log.error} />
      {events.length === 0 && <p>{t('nothing')}</p>}
      <ol className="case-ledger">
        {events.map((event) => (
          <LedgerLine key={event.revision} event={event} />
        ))}
      </ol>
      {log.hasNextPage && (
        <Button loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {common('loadMore')}
        </Button>
      )}
    </>
  );
}

function LedgerLine({ event }: { readonly event: ComplaintEvent }) {
  const localized = useLocalized();
  const formats = useFormats();
  const names = useNames();
  const { sentence } = tellComplaint(event, names.staff);
  return (
    <li>
      <time dateTime={event.at} className="quiet">
        {formats.instant(event.at)}
      </time>
      <ul>
        {event.ledger.map((entry) => (
          <li key={`${entry.clock} ${entry.kind}`}>
            {localized(
              tellEntry(entry, (ms) => ({ zh: formatWorkingTime(ms, 'zh'), en: formatWorkingTime(ms, 'en') })),
            )}
          </li>
        ))}
      </ul>
      <div className="quiet">
        {localized(sentence)}
        {event.reason !== null && ` · “${event.reason}”`}
      </div>
    </li>
  );
}
