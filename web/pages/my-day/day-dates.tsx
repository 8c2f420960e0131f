import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Age } from '../../parts/age.tsx';
import { Money } from '../../parts/money.tsx';
import { ProspectLink } from '../../parts/prospect-link.tsx';
import { reasonText } from '../../words/catalogue.ts';
import { useFormats } from '../../words/format.ts';
import { usePunctuation } from '../../words/punctuation.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import type { Day } from './day.ts';
import { words } from './words.ts';

interface DayDatesProps extends Pick<Day, 'appointments' | 'promises' | 'holds' | 'bookings'> {
  /** Others are not told what they have none of. */
  readonly sells: boolean;
}

/** Bookings to confirm, appointments, promises and holds: what is around the work. */
export function DayDates({ appointments, promises, holds, bookings, sells }: DayDatesProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  const { list } = usePunctuation();
  return (
    <>
      <Section title={t('bookings')} count={bookings.length} empty={null}>
        {bookings.map(({ prospectId, customerName, amountFen, contractNos }) => (
          <li key={prospectId}>
            <Link to="/prospects/$prospectId" params={{ prospectId }} search={{ do: 'confirmBooking' }}>
              {customerName}
            </Link>{' '}
            <Money fen={amountFen} /> <span className="quiet">{t('contracts', { numbers: list(contractNos) })}</span>
          </li>
        ))}
      </Section>
      <Section title={t('appointments')} count={appointments.length} empty={sells ? t('noAppointments') : null}>
        {appointments.map((appointment) => (
          <li key={`${appointment.prospectId} ${appointment.startAt}`}>
            <strong className="figure">
              {appointment.today ? formats.time(appointment.startAt) : formats.instant(appointment.startAt)}
            </strong>{' '}
            <ProspectLink prospectId={appointment.prospectId}>{appointment.customerName}</ProspectLink>{' '}
            <span className="quiet">
              {appointment.place} · {t(appointment.status)}
            </span>
          </li>
        ))}
      </Section>
      <Section title={t('promises')} count={promises.length} empty={sells ? t('noPromises') : null}>
        {promises.map((promise) => (
          <li key={promise.taskId}>
            <span className={promise.overdue ? 'day-tag day-tag-overdue' : 'day-tag'}>
              {promise.overdue && <strong>{t('overdue')}</strong>} <Age at={promise.dueAt} />
            </span>{' '}
            <ProspectLink prospectId={promise.prospectId}>{promise.customerName}</ProspectLink> {promise.text}
          </li>
        ))}
      </Section>
      <Section title={t('holds')} count={holds.length} empty={sells ? t('noHolds') : null}>
        {holds.map((hold) => (
          <li key={`${hold.prospectId} ${hold.since}`}>
            <ProspectLink prospectId={hold.prospectId}>{hold.customerName}</ProspectLink>{' '}
            <span className="quiet">
              {t(hold.kind)}{' '}
              {hold.complaint === null ? (
                `· ${localized(reasonText(hold.reason))}`
              ) : (
                <HoldingCase {...hold.complaint} />
              )}
              {hold.until !== null && ` · ${t('until', { when: formats.instant(hold.until) })}`}
            </span>
          </li>
        ))}
      </Section>
    </>
  );
}

/** The number of the complaint, with the way to it for whoever may read it. */
function HoldingCase({ caseNumber, complaintId }: NonNullable<Day['holds'][number]['complaint']>) {
  if (complaintId === null) return caseNumber;
  return (
    <Link to="/complaints/$complaintId" params={{ complaintId }}>
      {caseNumber}
    </Link>
  );
}

interface SectionProps {
  readonly title: string;
  readonly count: number;
  /** Null: the section is left out. */
  readonly empty: string | null;
  readonly children: ReactNode;
}

function Section({ title, count, empty, children }: SectionProps) {
  if (count === 0 && empty === null) return null;
  return (
    <section className="day-section">
      <h2>
        {title} {count > 0 && <span className="quiet figure">{count}</span>}
      </h2>
      {count === 0 ? <p className="quiet">{empty}</p> : <ul>{children}</ul>}
    </section>
  );
}
