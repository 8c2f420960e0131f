import { suitabilityWords } from '../../../parts/command-form/words/choices.ts';
import { useFormats } from '../../../words/format.ts';
import { usePunctuation } from '../../../words/punctuation.ts';
import { useLocalized, useWords } from '../../../words/words.ts';
import type { ProspectRecord } from '../moment.ts';
import { usePageState } from '../page-context.ts';
import { Lines, Section } from './section.tsx';
import { overviewWords } from './words.ts';

/** The minutes, the latest meeting first. */
export function MeetingsSection() {
  const { record } = usePageState();
  const t = useWords(overviewWords);
  if (record.meetings.length === 0) return null;
  return (
    <Section title={t('meetings')} command="submitMinutes">
      {record.meetings.toReversed().map((meeting) => (
        <Minutes key={meeting.meetingId} meeting={meeting} />
      ))}
    </Section>
  );
}

function Minutes({ meeting }: { readonly meeting: ProspectRecord['meetings'][number] }) {
  const punctuation = usePunctuation();
  const t = useWords(overviewWords);
  const localized = useLocalized();
  const formats = useFormats();
  const checks = [
    [meeting.decisionMakerMet, t('decisionMakerMet')],
    [meeting.fabeComplete, t('fabe')],
    [meeting.summaryConfirmed, t('summary')],
    [meeting.objectionsProbed, t('probed')],
  ] as const;
  const suitability = suitabilityWords[meeting.suitability];
  return (
    <article className="minutes">
      <h3>{formats.instant(meeting.heldAt)}</h3>
      <p className="pre-line">{meeting.minutes}</p>
      {meeting.needsConfirmed.length > 0 && (
        <>
          <span className="quiet">{t('needs')}</span>
          <Lines lines={meeting.needsConfirmed} />
        </>
      )}
      <p className="quiet">
        {checks.map(([isDone, text]) => `${isDone ? '✓' : '✗'} ${text}`).join('　')}
        {suitability === undefined ? '' : `　${punctuation.pair(t('suitability'), localized(suitability))}`}
      </p>
      {meeting.nextStep !== null && (
        <p>
          {punctuation.pair(t('nextStep'), meeting.nextStep)}
          {meeting.nextStepDueAt !== null && <span className="quiet"> · {formats.instant(meeting.nextStepDueAt)}</span>}
        </p>
      )}
    </article>
  );
}
