import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import type { ComplaintRecord } from '../../../contracts/complaint-records.ts';
import type { ComplaintCommandName } from '../../../domain/complaint/commands.ts';
import { isSystemic } from '../../../domain/complaint/systemic.ts';
import { queryOf } from '../../client/queries.ts';
import { useWords } from '../../words/words.ts';
import { ComplaintSentence } from '../complaint-sentence/complaint-sentence.tsx';
import { hasPlace } from './commands.ts';
import { words } from './form-words.ts';
import type { ComplaintSending } from './use-send-complaint.ts';

interface ChangedBehindProps {
  readonly command: ComplaintCommandName;
  /** As it is now. */
  readonly record: ComplaintRecord;
  readonly sending: ComplaintSending;
}

/** What others did in the case while its form is open, as soon as it is known: what was typed stays. What only a clock did
 *  makes nothing stale and is left to the page. */
export function ChangedBehind({ command, record, sending }: ChangedBehindProps) {
  const t = useWords(words);
  const { seenRevision, isOpen, look } = sending;
  const { complaintId, revision, status } = record;
  const changes = useQuery({
    ...queryOf('getComplaintHistory', { params: { complaintId }, query: { afterRevision: seenRevision, limit: 20 } }),
    enabled: isOpen && revision > seenRevision,
    staleTime: 0,
  });
  const done = changes.data?.items.filter(({ actor }) => actor.kind !== 'timer') ?? [];
  if (!isOpen || revision <= seenRevision || done.length === 0) return null;
  const isPossible = hasPlace(command, status);
  return (
    <Alert
      type={isPossible ? 'info' : 'warning'}
      showIcon
      role="status"
      title={t('staleTitle')}
      description={
        <>
          <p>{t(isPossible ? 'stillPossible' : 'noLongerPossible')}</p>
          <ul className="unmet-list">
            {done.map((event) => (
              <li key={event.revision}>
                <ComplaintSentence event={event} hasTime isSystemic={isSystemic(record)} />
              </li>
            ))}
          </ul>
          {isPossible && (
            <Button size="small" onClick={() => void look()}>
              {t('seen')}
            </Button>
          )}
        </>
      }
    />
  );
}
