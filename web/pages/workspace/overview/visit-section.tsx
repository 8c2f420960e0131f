import { appointmentMethodWords, objectionTypeWords } from '../../../words/catalogue.ts';
import { useFormats } from '../../../words/format.ts';
import { usePunctuation } from '../../../words/punctuation.ts';
import { useLocalized, useWords } from '../../../words/words.ts';
import type { LocalizedText } from '../../../../domain/process/definition.ts';
import type { ProspectRecord } from '../moment.ts';
import { usePageState } from '../page-context.ts';
import { Lines, Section } from './section.tsx';
import { overviewWords } from './words.ts';

const calledOffWords: LocalizedText = { zh: '因投诉已取消', en: 'called off because of a complaint' };

const statusWords: Readonly<Record<NonNullable<ProspectRecord['appointment']>['status'], LocalizedText>> = {
  proposed: { zh: '已提出，等客户确认', en: 'proposed, waiting for the customer' },
  confirmed: { zh: '已确认', en: 'confirmed' },
  held: { zh: '已进行', en: 'held' },
  noShow: { zh: '客户未到', en: 'the customer did not come' },
  cancelled: { zh: '已取消', en: 'cancelled' },
};

/** The appointment and the written preparation of the visit. */
export function VisitSection() {
  const { record } = usePageState();
  const punctuation = usePunctuation();
  const t = useWords(overviewWords);
  const localized = useLocalized();
  const { visitPlan, intel } = record;
  const nameOf = (id: string): string =>
    intel.stakeholders.find(({ stakeholderId }) => stakeholderId === id)?.name ?? id;
  return (
    <>
      {record.appointment !== null && <AppointmentSection appointment={record.appointment} nameOf={nameOf} />}
      {visitPlan !== null && (
        <Section
          title={t('visitPlan')}
          command="submitVisitPlan"
          items={[
            { key: 'objective', label: t('objective'), children: visitPlan.objective },
            { key: 'fallback', label: t('fallback'), children: visitPlan.fallbackObjective },
            { key: 'people', label: t('people'), children: punctuation.list(visitPlan.stakeholderIds.map(nameOf)) },
            { key: 'opening', label: t('opening'), children: visitPlan.openingIdea },
            {
              key: 'credentials',
              label: t('credentials'),
              children: t(visitPlan.credentialsChecked ? 'credentialsReady' : 'credentialsMissing'),
            },
          ]}
        >
          <div className="two-columns">
            <div>
              <h3>{t('questions')}</h3>
              <Lines lines={visitPlan.questions} />
            </div>
            <div>
              <h3>{t('expected')}</h3>
              <Lines
                lines={visitPlan.anticipatedObjections.map(({ type, response }) =>
                  punctuation.pair(localized(objectionTypeWords[type]), response),
                )}
              />
            </div>
          </div>
        </Section>
      )}
    </>
  );
}

interface AppointmentSectionProps {
  readonly appointment: NonNullable<ProspectRecord['appointment']>;
  readonly nameOf: (stakeholderId: string) => string;
}

function AppointmentSection({ appointment, nameOf }: AppointmentSectionProps) {
  const punctuation = usePunctuation();
  const t = useWords(overviewWords);
  const localized = useLocalized();
  const formats = useFormats();
  const { startAt, endAt, place, status, method, stakeholderIds, calledOff } = appointment;
  const standing = calledOff === undefined ? statusWords[status] : calledOffWords;
  const way = appointmentMethodWords[method as keyof typeof appointmentMethodWords];
  return (
    <Section
      title={t('appointment')}
      command={status === 'proposed' ? 'confirmAppointment' : 'rescheduleAppointment'}
      items={[
        { key: 'time', label: t('time'), children: `${formats.instant(startAt)} – ${formats.time(endAt)}` },
        { key: 'place', label: t('place'), children: place },
        { key: 'status', label: t('status'), children: `${localized(standing)} · ${localized(way)}` },
        { key: 'people', label: t('people'), children: punctuation.list(stakeholderIds.map(nameOf)) },
      ]}
    />
  );
}
