import { useQuery } from '@tanstack/react-query';
import { createLink } from '@tanstack/react-router';
import { Button, Drawer, Skeleton, type ButtonProps } from 'antd';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { queryOf } from '../../client/queries.ts';
import { Age } from '../../parts/age.tsx';
import { Money } from '../../parts/money.tsx';
import { NextActionTag } from '../../parts/next-action-tag.tsx';
import { PhaseTag } from '../../parts/phase-tag.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { StaffName } from '../../parts/staff-name.tsx';
import { useNow } from '../../parts/use-now.ts';
import { customerTypeWords, findMethodWords } from '../../words/catalogue.ts';
import { commonWords } from '../../words/common.ts';
import { useFormats } from '../../words/format.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { daysInStep, type Card } from './card-data.ts';
import { words } from './words.ts';

const CommandForm = lazy(async () => ({
  default: (await import('../../parts/command-form/command-form.tsx')).CommandForm,
}));

// The router keeps `type` to itself: it cannot be given where the link stands.
const PrimaryLink = createLink((props: ButtonProps) => <Button {...props} type="primary" />);

interface SidePanelProps {
  readonly prospectId: string;
  readonly onMove: (card: Card) => void;
  readonly onClose: () => void;
}

/** A quick look at a prospect: key facts, what comes next, and the ways on from here. */
export function SidePanel({ prospectId, onMove, onClose }: SidePanelProps) {
  const t = useWords(words);
  const { data, error } = useQuery(queryOf('getProspect', { params: { prospectId } }));
  // By itself: it may lie below the cards that a column has read, on a row of the table, or not on the board at all.
  const row = useQuery(queryOf('listProspects', { query: { prospectId, limit: 1 } }));
  const card = row.data?.items[0] ?? null;
  const [isRecording, setIsRecording] = useState(false);
  const title = card?.customerName ?? data?.record.customer.name ?? t('panelTitle');
  return (
    <Drawer open title={title} size="min(440px, 100vw)" onClose={onClose}>
      <ProblemText error={error ?? row.error} />
      {data === undefined && error === null && <Skeleton active paragraph={{ rows: 8 }} />}
      {data !== undefined && (
        <>
          <Facts view={data} card={card} />
          <div className="board-move-list">
            <PrimaryLink to="/prospects/$prospectId" params={{ prospectId }}>
              {t('openPage')}
            </PrimaryLink>
            {card?.open === true && <Button onClick={() => onMove(card)}>{t('move')}</Button>}
            {!isRecording && data.permittedCommands.includes('recordContact') && (
              <Button onClick={() => setIsRecording(true)}>{t('recordContact')}</Button>
            )}
          </div>
          {isRecording && (
            <Suspense fallback={<Skeleton active />}>
              <CommandForm prospectId={prospectId} command="recordContact" onDone={() => setIsRecording(false)} />
            </Suspense>
          )}
        </>
      )}
    </Drawer>
  );
}

interface FactsProps {
  readonly view: OperationAnswer<'getProspect'>;
  readonly card: Card | null;
}

function Facts({ view: { record, nextAction, unmet }, card }: FactsProps) {
  const t = useWords(words);
  const common = useWords(commonWords);
  const localized = useLocalized();
  const formats = useFormats();
  const now = useNow();
  const gate = unmet.hard + unmet.soft === 0 ? t('gateClear') : t('gateCounts', { hard: unmet.hard, soft: unmet.soft });
  return (
    <dl className="board-facts">
      <Fact label={common('nextAction')}>
        <NextActionTag nextAction={nextAction} />
      </Fact>
      <Fact label={common('phase')}>
        <PhaseTag phase={record.phase} step={record.step} />
      </Fact>
      <Fact label={t('stepSince')}>
        {formats.instant(record.stepEnteredAt)} · {t('daysInStepLong', { count: daysInStep(record, now) })}
      </Fact>
      <Fact label={t('gateOpen')}>{gate}</Fact>
      <Fact label={common('value')}>
        <Money fen={record.expectedValueFen} />
      </Fact>
      <Fact label={common('owner')}>
        <StaffName staffId={record.ownerId} />
      </Fact>
      <Fact label={t('lastTouch')}>
        <Age at={record.lastContactAt} />
        {card?.rotting === true && (
          <span className="card-rotting"> · {t('untouched', { days: card.untouchedWorkingDays ?? 0 })}</span>
        )}
      </Fact>
      {typeof card?.plannedTouchAt === 'string' && (
        <Fact label={t('nextTouch')}>{formats.instant(card.plannedTouchAt)}</Fact>
      )}
      <Fact label={t('customerType')}>{localized(customerTypeWords[record.customer.customerType])}</Fact>
      <Fact label={t('foundBy')}>{localized(findMethodWords[record.source.findMethod])}</Fact>
      <Fact label={t('captured')}>{formats.date(record.createdAt)}</Fact>
    </dl>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
