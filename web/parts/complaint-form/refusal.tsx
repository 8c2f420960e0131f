import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import type { ComplaintCommandName } from '../../../domain/complaint/commands.ts';
import { queryOf } from '../../client/queries.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import type { Unmet } from '../command-form/facts.ts';
import { formWords } from '../command-form/form-words.ts';
import { StaleNotice } from '../command-form/stale-notice.tsx';
import { ComplaintSentence } from '../complaint-sentence/complaint-sentence.tsx';
import type { OpenComplaintForm } from './complaint-form.tsx';
import { hasPlace } from './commands.ts';
import { words } from './form-words.ts';
import { complaintRemedyFor } from './places.ts';
import type { ComplaintSending } from './use-send-complaint.ts';
import { complaintTitleOf } from './words/texts.ts';

interface UnmetOfCaseProps {
  readonly unmet: readonly Unmet[];
  readonly command: ComplaintCommandName;
  readonly open: OpenComplaintForm;
}

/** Conditions that stand in the way, each with how to meet it and the form that does. */
export function UnmetOfCase({ unmet, command, open }: UnmetOfCaseProps) {
  const t = useWords(formWords);
  const own = useWords(words);
  const localized = useLocalized();
  if (unmet.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('unmetTitle')}
      description={
        <ul className="unmet-list">
          {unmet.map(({ code, text, howToMeet }) => {
            const remedy = complaintRemedyFor(code);
            return (
              <li key={code} className="unmet-line">
                <div>
                  <strong>{localized(text)}</strong>
                  <div className="quiet">{localized(howToMeet)}</div>
                </div>
                {remedy !== null && remedy !== command && (
                  <Button size="small" onClick={() => open(remedy)}>
                    {localized(complaintTitleOf(remedy))}
                    <span className="visually-hidden">: {own('doIt')}</span>
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      }
    />
  );
}

interface CaseChangedProps {
  readonly complaintId: string;
  readonly command: ComplaintCommandName;
  readonly sending: Pick<ComplaintSending, 'seenRevision' | 'isSending' | 'send'>;
}

/** The case changed while its form was open, and may have come to where the step has no place. */
export function CaseChanged({ complaintId, command, sending }: CaseChangedProps) {
  const t = useWords(words);
  const complaint = useQuery({ ...queryOf('getComplaint', { params: { complaintId } }), staleTime: 0 });
  const status = complaint.data?.summary.status;
  const { seenRevision, isSending, send } = sending;
  const changes = useQuery({
    ...queryOf('getComplaintHistory', { params: { complaintId }, query: { afterRevision: seenRevision, limit: 20 } }),
    staleTime: 0,
  });
  const lines = changes.data?.items.map((event) => (
    <li key={event.revision}>
      <ComplaintSentence event={event} hasTime />
    </li>
  ));
  return (
    <StaleNotice
      title={t('staleTitle')}
      changes={changes.isPending || complaint.isFetching ? null : (lines ?? [])}
      isSending={isSending}
      onSendAgain={() => void send()}
      impossible={status === undefined || hasPlace(command, status) ? undefined : t('noLongerPossible')}
    />
  );
}
