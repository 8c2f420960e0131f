import { Button, Skeleton } from 'antd';
import type { LocalizedText } from '../../../domain/process/definition.ts';
import { reasonOf, tellComplaint, tellEntry, type ComplaintEvent } from '../../parts/complaint-sentence/sentence.ts';
import { useNames } from '../../parts/event-sentence/use-names.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { commonWords } from '../../words/common.ts';
import { formatDuration, formatWorkingTime, useFormats } from '../../words/format.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { useCaseEvents } from './use-case-events.ts';
import { words } from './words.ts';

interface LedgerTabProps {
  readonly complaintId: string;
  readonly isSystemic: boolean;
}

/** What happened to the clocks, newest first: each start, pause, resumption and reset with who did it and why. */
export function LedgerTab({ complaintId, isSystemic }: LedgerTabProps) {
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
          <LedgerLine key={event.revision} event={event} isSystemic={isSystemic} />
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

interface LedgerLineProps {
  readonly event: ComplaintEvent;
  readonly isSystemic: boolean;
}

function lengthOf(ms: number, isWorkingTime: boolean): LocalizedText {
  const format = isWorkingTime ? formatWorkingTime : formatDuration;
  return { zh: format(ms, 'zh'), en: format(ms, 'en') };
}

function LedgerLine({ event, isSystemic }: LedgerLineProps) {
  const localized = useLocalized();
  const formats = useFormats();
  const names = useNames();
  const { sentence } = tellComplaint(event, names.staff, isSystemic);
  return (
    <li>
      <time dateTime={event.at} className="quiet">
        {formats.instant(event.at)}
      </time>
      <ul>
        {event.ledger.map((entry) => (
          <li key={`${entry.clock} ${entry.actionId ?? ''} ${entry.kind}`}>
            {localized(tellEntry(entry, lengthOf, isSystemic))}
          </li>
        ))}
      </ul>
      <div className="quiet">
        {localized(sentence)}
        {reasonOf(event).map((reason) => ` · ${localized(reason)}`)}
      </div>
    </li>
  );
}
