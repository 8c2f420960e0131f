import { Alert } from 'antd';
import { useFormats } from '../../words/format.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { useNames } from '../event-sentence/use-names.ts';
import type { FormCommand } from './commands.ts';
import type { FormFacts } from './facts.ts';
import { aboutOf } from './field-words.ts';
import { formWords } from './form-words.ts';

interface AboutFormProps {
  readonly command: FormCommand;
  readonly facts: FormFacts;
}

/** What a person should know or see before filling in a form. */
export function AboutForm({ command, facts }: AboutFormProps) {
  const localized = useLocalized();
  const about = aboutOf(command);
  return (
    <>
      {about !== null && <p className="form-about">{localized(about)}</p>}
      {command === 'confirmAppointment' && <ProposedAppointment facts={facts} />}
      {(command === 'grantOverride' || command === 'declineOverride') && <RequestedWaiver facts={facts} />}
    </>
  );
}

function ProposedAppointment({ facts: { record } }: { readonly facts: FormFacts }) {
  const t = useWords(formWords);
  const formats = useFormats();
  const { appointment } = record;
  if (appointment === null) return <Alert type="warning" showIcon title={t('noAppointment')} />;
  const { startAt, endAt, place } = appointment;
  const text = t('appointment', { from: formats.instant(startAt), until: formats.time(endAt), place });
  return <Alert type="info" showIcon title={text} />;
}

function RequestedWaiver({ facts: { record } }: { readonly facts: FormFacts }) {
  const localized = useLocalized();
  const names = useNames();
  const request = record.tasks.find(({ kind }) => kind === 'decideOverride')?.request;
  if (request === undefined) return null;
  return (
    <Alert
      type="info"
      showIcon
      title={`${localized(names.staff(request.requestedBy))} · “${request.reason}”`}
      description={
        <ul className="unmet-list">
          {request.codes.map((code) => (
            <li key={code}>{localized(names.condition(code))}</li>
          ))}
        </ul>
      }
    />
  );
}
