import { ScrollingTable } from '../../../parts/scrolling-table.tsx';
import { attemptResultWords, orientationWords } from '../../../parts/command-form/words/choices.ts';
import { useNames } from '../../../parts/event-sentence/use-names.ts';
import { useMe } from '../../../shell/session/me.ts';
import { closingStrategyWords, quadrantWords } from '../../../words/catalogue.ts';
import { useFormats } from '../../../words/format.ts';
import { usePunctuation } from '../../../words/punctuation.ts';
import { useLocalized, useWords } from '../../../words/words.ts';
import type { ProspectRecord } from '../moment.ts';
import { usePageState } from '../page-context.ts';
import { Masked } from '../phone.tsx';
import { Lines, Section } from './section.tsx';
import { overviewWords } from './words.ts';

type Deal = NonNullable<ProspectRecord['deal']>;

/** From the question to the customer to the care that follows. */
export function DealSections() {
  const { record } = usePageState();
  return (
    <>
      {record.maintenancePlan !== null && <PlanSection plan={record.maintenancePlan} />}
      {record.deal !== null && <DealSection deal={record.deal} />}
      {record.lastAttempt !== null && <AttemptSection attempt={record.lastAttempt} />}
    </>
  );
}

function PlanSection({ plan }: { readonly plan: NonNullable<ProspectRecord['maintenancePlan']> }) {
  const t = useWords(overviewWords);
  const localized = useLocalized();
  const names = useNames();
  const { quadrant, intervalDays, goal, orientation, maintainingManagerId } = plan;
  return (
    <Section
      title={t('plan')}
      command="createMaintenancePlan"
      items={[
        { key: 'quadrant', label: t('quadrant'), children: localized(quadrantWords[quadrant]) },
        { key: 'rhythm', label: t('rhythm'), children: t('everyDays', { days: intervalDays }) },
        { key: 'goal', label: t('goal'), children: goal },
        {
          key: 'orientation',
          label: t('orientation'),
          children: localized(orientationWords[orientation] ?? { zh: orientation, en: orientation }),
        },
        {
          key: 'manager',
          label: t('manager'),
          children: maintainingManagerId === null ? null : localized(names.staff(maintainingManagerId)),
        },
      ]}
    />
  );
}

function DealSection({ deal }: { readonly deal: Deal }) {
  const { record, isPast } = usePageState();
  const t = useWords(overviewWords);
  const localized = useLocalized();
  const formats = useFormats();
  const names = useNames();
  const { capabilities } = useMe();
  const { booking } = record;
  return (
    <Section
      title={t('deal')}
      command="completeDeal"
      items={[
        { key: 'signedOn', label: t('signedOn'), children: deal.signedOn },
        { key: 'coreNo', label: t('coreNo'), children: deal.coreBankCustomerNo },
        { key: 'other', label: t('otherBusiness'), children: deal.otherBusinessIntroduced },
        {
          key: 'booking',
          label: t('booking'),
          children:
            booking === null
              ? null
              : `${formats.money(booking.bookedAmountFen)} · ${localized(names.staff(booking.confirmedBy))} · ${formats.instant(booking.confirmedAt)}`,
        },
      ]}
    >
      <ScrollingTable<Deal['items'][number]>
        size="small"
        rowKey="contractNo"
        pagination={false}
        dataSource={deal.items}
        columns={[
          { title: t('product'), dataIndex: 'product' },
          { title: t('amount'), dataIndex: 'amountFen', align: 'right', render: (fen: number) => formats.money(fen) },
          {
            title: t('contract'),
            dataIndex: 'contractNo',
            render: (masked: string, _item, index) => (
              <Masked
                prospectId={record.prospectId}
                field={`/deal/items/${index}/contractNo`}
                masked={masked}
                revealable={!isPast && capabilities.includes('revealData')}
              />
            ),
          },
        ]}
      />
      {deal.promises.length > 0 && (
        <>
          <h3>{t('promises')}</h3>
          <Lines lines={deal.promises.map(({ text, dueAt }) => `${text} · ${formats.instant(dueAt)}`)} />
        </>
      )}
    </Section>
  );
}

function AttemptSection({ attempt }: { readonly attempt: NonNullable<ProspectRecord['lastAttempt']> }) {
  const punctuation = usePunctuation();
  const t = useWords(overviewWords);
  const localized = useLocalized();
  const formats = useFormats();
  const { attemptNo, at, signals, noSignalReason, strategy, result, otherBusinessIntroduced } = attempt;
  return (
    <Section
      title={t('closing')}
      command="recordClosingAttempt"
      items={[
        { key: 'time', label: t('time'), children: `${formats.instant(at)} · ${t('attempt', { number: attemptNo })}` },
        {
          key: 'result',
          label: t('result'),
          children: `${localized(attemptResultWords[result] ?? { zh: result, en: result })} · ${localized(closingStrategyWords[strategy])}`,
        },
        {
          key: 'signals',
          label: t('signals'),
          children: signals.length > 0 ? punctuation.list(signals) : noSignalReason,
        },
        { key: 'other', label: t('otherBusiness'), children: otherBusinessIntroduced },
      ]}
    />
  );
}
