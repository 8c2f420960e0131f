import { Link } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { complaintStatusWords, severityWords } from '../../../domain/complaint/catalogue-words.ts';
import type { ProspectView } from '../../parts/command-form/use-form-facts.ts';
import { useFormats } from '../../words/format.ts';
import { commandWords } from '../../words/process.ts';
import { defineWords, useLocalized, useWords } from '../../words/words.ts';
import { usePageState } from './page-context.ts';

const words = defineWords('hold-banner', {
  zh: {
    held: '营销已冻结',
    byComplaint: '客户有未了结的投诉。',
    complaint: '未了结的投诉',
    manual: '{{reason}}，{{until}}自动解除',
    calledOff: '原定 {{when}} 的约见已因投诉取消，办结后再与客户另约时间。',
    toTell: '原定 {{when}} 的约见已因投诉取消，请告知客户；这次联系不算营销。办结后再另约时间。',
  },
  en: {
    held: 'Selling is on hold',
    byComplaint: 'A complaint of the customer is open.',
    complaint: 'Open complaint',
    manual: '{{reason}}; ends by itself {{until}}',
    calledOff: 'The appointment of {{when}} is called off; agree on another time once the complaint is settled.',
    toTell:
      'The appointment of {{when}} is called off: tell the customer, which is no sales contact. Agree on another time once the complaint is settled.',
  },
});

type Complaints = ProspectView['complaints'];

/** Why selling is on hold; each open complaint by its number, with the way to it for whoever may read it. */
export function HoldBanner({ complaints }: { readonly complaints: Complaints }) {
  const { record, isPast, may, open } = usePageState();
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  const manual = record.holds.filter(({ kind }) => kind === 'manual');
  const isByComplaint = record.holds.some(({ kind }) => kind === 'complaint');
  const isToTell = record.tasks.some(({ kind }) => kind === 'callOffAppointment');
  // What is open now says nothing about the past.
  const named = isByComplaint && !isPast ? complaints : [];
  return (
    <Alert
      type="warning"
      showIcon
      title={t('held')}
      description={
        <>
          {named.map((complaint) => (
            <OpenComplaint key={complaint.caseNumber} complaint={complaint} />
          ))}
          {isByComplaint && named.length === 0 && <div>{t('byComplaint')}</div>}
          {record.appointment?.calledOff !== undefined && (
            <div>{t(isToTell ? 'toTell' : 'calledOff', { when: formats.instant(record.appointment.startAt) })}</div>
          )}
          {manual.map(({ holdId, reason, until }) => (
            <div key={holdId}>{t('manual', { reason, until: until === null ? '' : formats.instant(until) })}</div>
          ))}
        </>
      }
      action={
        manual.length > 0 &&
        may('unfreeze') && (
          <Button size="small" onClick={() => open('unfreeze')}>
            {localized(commandWords.unfreeze)}
          </Button>
        )
      }
    />
  );
}

function OpenComplaint({ complaint }: { readonly complaint: Complaints[number] }) {
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  const { complaintId, caseNumber, severity, status, since } = complaint;
  return (
    <div>
      {t('complaint')}{' '}
      {complaintId === null ? (
        caseNumber
      ) : (
        <Link to="/complaints/$complaintId" params={{ complaintId }}>
          {caseNumber}
        </Link>
      )}
      {' · '}
      {localized(severityWords[severity])} · {localized(complaintStatusWords[status])} · {formats.instant(since)}
    </div>
  );
}
