import ArrowLeftOutlined from '@ant-design/icons/es/icons/ArrowLeftOutlined';
import { Alert, Button } from 'antd';
import { Money } from '../../parts/money.tsx';
import { useNames } from '../../parts/organisation.ts';
import { PhaseTag } from '../../parts/phase-tag.tsx';
import { ProspectLink } from '../../parts/prospect-link.tsx';
import { useFormats } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import { Matter } from './matter.tsx';
import type { Review, Verdict } from './review.ts';
import { words } from './words.ts';

interface DetailProps {
  readonly item: Review;
  /** It is decided already: to be read, no more. */
  readonly isGone: boolean;
  readonly isPhone: boolean;
  /** Opens what the decision is written down in. */
  readonly onDecide: (verdict: Verdict) => void;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

/** One decision with everything it is made on. */
export function Detail({ item, isGone, isPhone, onDecide, onDone, onBack }: DetailProps) {
  const t = useWords(words);
  const formats = useFormats();
  const names = useNames();
  const { prospect, matter, askedBy, since, ownCase } = item;
  return (
    <section className="review-detail" aria-label={prospect.customerName}>
      {isPhone && (
        <Button type="link" icon={<ArrowLeftOutlined />} onClick={onBack}>
          {t('back')}
        </Button>
      )}
      <div className="review-head">
        <h2>{prospect.customerName}</h2>
        <span className="review-kind">{t(matter.kind)}</span>
        <ProspectLink prospectId={prospect.prospectId}>{t('openProspect')}</ProspectLink>
      </div>
      <p className="review-facts">
        <PhaseTag phase={prospect.phase} step={prospect.step} />
        <span>
          {t('presentOwner')}: {names.staff(prospect.ownerId)}
        </span>
        <span>
          {t('value')}: <Money fen={prospect.expectedValueFen} />
        </span>
        <span className="quiet">
          {askedBy === null ? t('askedByLadder') : t('askedBy', { who: names.staff(askedBy) })} ·{' '}
          {formats.instant(since)} · {t('waitingDays', { days: item.waitingWorkingDays })}
        </span>
        {prospect.untouchedWorkingDays !== null && (
          <span className="quiet">{t('lastTouch', { days: prospect.untouchedWorkingDays })}</span>
        )}
      </p>
      {isGone && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={t('goneTitle')}
          description={t('goneText')}
          action={
            <Button size="small" onClick={onDone}>
              {t('goOn')}
            </Button>
          }
        />
      )}
      {ownCase && <Alert type="info" showIcon title={t('ownCase')} />}
      <Matter item={item} isGone={isGone} onDecide={onDecide} onDone={onDone} />
    </section>
  );
}
