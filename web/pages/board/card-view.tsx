import HistoryOutlined from '@ant-design/icons/es/icons/HistoryOutlined';
import LockOutlined from '@ant-design/icons/es/icons/LockOutlined';
import { memo } from 'react';
import { Money } from '../../parts/money.tsx';
import { NextActionTag } from '../../parts/next-action-tag.tsx';
import { StaffName } from '../../parts/staff-name.tsx';
import { useNow } from '../../parts/use-now.ts';
import { phaseWords } from '../../words/process.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { daysInStep, type Card } from './card-data.ts';
import { words } from './words.ts';

/** What a card shows, wherever it lies. */
export const CardView = memo(function CardView({ card }: { readonly card: Card }) {
  const t = useWords(words);
  const localized = useLocalized();
  const now = useNow();
  const days = daysInStep(card, now);
  return (
    <>
      <span className="card-line">
        <span className="card-name" title={card.customerName}>
          {card.customerName}
        </span>
        <span className="figure quiet" title={t('daysInStepLong', { count: days })}>
          {t('daysInStep', { count: days })}
        </span>
      </span>
      <span className="card-line">
        <Money fen={card.expectedValueFen} />
        <span className="card-end quiet">{localized(phaseWords[card.phase])}</span>
      </span>
      <span className="card-line quiet">
        <span className="card-start">
          <StaffName staffId={card.ownerId} />
        </span>
        {card.held && (
          <span className="card-held" title={t('held')}>
            <LockOutlined />
          </span>
        )}
      </span>
      <span className="card-line">
        <NextActionTag nextAction={card.nextAction} />
      </span>
      {card.rotting && card.untouchedWorkingDays !== null && (
        <span className="card-rotting">
          <HistoryOutlined /> {t('untouched', { days: card.untouchedWorkingDays })}
        </span>
      )}
    </>
  );
});
