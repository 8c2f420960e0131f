import { Alert, Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { PhaseCode } from '../../../domain/process/definition.ts';
import { isProblem } from '../../client/problem.ts';
import { useWrite } from '../../client/queries.ts';
import { useFeedback } from '../../parts/feedback.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { StaleNotice } from '../../parts/stale-notice.tsx';
import { useConfirm } from '../../parts/use-confirm.ts';
import { phaseWords } from '../../words/process.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { formOf } from './asked-form.ts';
import type { MatterOf, Review, Verdict } from './review.ts';
import { words } from './words.ts';

interface OverrideMatterProps {
  readonly item: Review;
  readonly matter: MatterOf<'override'>;
  readonly isClosed: boolean;
  readonly onDecide: (verdict: Verdict) => void;
  readonly onDone: () => void;
}

/** Conditions that an owner asks to waive, and the advance that would follow. */
export function OverrideMatter({ item, matter, isClosed, onDecide, onDone }: OverrideMatterProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const { reason, asked, to, inTheWay } = matter;
  const isGranted = formOf(item, 'approve') !== null;
  return (
    <>
      <h3>{t('askedReason')}</h3>
      <p className="review-text">{reason}</p>
      <h3>{t('askedConditions')}</h3>
      <Conditions conditions={asked} />
      {inTheWay.length > 0 && (
        <Alert type="warning" showIcon title={t('inTheWay')} description={<Conditions conditions={inTheWay} />} />
      )}
      <p>
        {to === null ? t(isGranted ? 'grantText' : 'noAdvance') : t('leadsTo', { phase: localized(phaseWords[to]) })}
      </p>
      {to !== null && inTheWay.length === 0 && (
        <Waive item={item} isClosed={isClosed} asked={asked} to={to} onDone={onDone} />
      )}
      <div className="review-actions">
        {isGranted && (
          <Button type="primary" disabled={isClosed} onClick={() => onDecide('approve')}>
            {t('grantOverride')}
          </Button>
        )}
        <Button danger disabled={isClosed} onClick={() => onDecide('reject')}>
          {t('declineOverride')}
        </Button>
      </div>
    </>
  );
}

interface WaiveProps {
  readonly item: Review;
  readonly isClosed: boolean;
  readonly asked: MatterOf<'override'>['asked'];
  readonly to: PhaseCode;
  readonly onDone: () => void;
}

/** Waives and advances in one command, with the supervisor's own reason. */
function Waive({ item, isClosed, asked, to, onDone }: WaiveProps) {
  const t = useWords(words);
  const fieldId = useId();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { approve, isSending, staleSince, takeOver, error } = useWaiving({ item, asked, to, onDone });
  const press = (): void => {
    const text = reason.trim();
    setMissing(text === '');
    if (text === '') document.getElementById(fieldId)?.focus();
    else void approve(text);
  };
  return (
    <>
      <label htmlFor={fieldId}>{t('waiveReason')}</label>
      <Input.TextArea
        id={fieldId}
        className="review-reason"
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={2000}
        value={reason}
        disabled={isClosed}
        status={isMissing ? 'error' : ''}
        aria-invalid={isMissing}
        aria-describedby={isMissing ? `${fieldId}-missing` : undefined}
        onChange={({ target }) => setReason(target.value)}
      />
      {isMissing && (
        <p id={`${fieldId}-missing`} role="alert" className="review-overdue">
          {t('waiveReasonMissing')}
        </p>
      )}
      {staleSince === null ? (
        <ProblemText error={error} />
      ) : (
        <StaleNotice prospectId={item.prospect.prospectId} seenRevision={staleSince} onTakeOver={takeOver} />
      )}
      <div className="review-actions">
        <Button type="primary" disabled={isClosed || staleSince !== null} loading={isSending} onClick={press}>
          {t('approveOverride')}
        </Button>
      </div>
    </>
  );
}

/** Asks once more and sends it; when somebody was faster, what was seen is told, to go on from the newest. */
function useWaiving({ item: { prospect }, asked, to, onDone }: Omit<WaiveProps, 'isClosed'>) {
  const t = useWords(words);
  const localized = useLocalized();
  const confirm = useConfirm();
  const { message } = useFeedback();
  const advance = useWrite('advance');
  const [takenOver, setTakenOver] = useState(0);
  const { prospectId, customerName: customer } = prospect;
  const expectedRevision = Math.max(prospect.revision, takenOver);
  const phase = localized(phaseWords[to]);
  return {
    approve: async (reason: string): Promise<void> => {
      const conditions = asked.map(({ text }) => localized(text)).join(' · ');
      const question = { title: t('approveTitle', { customer }), deed: t('approveOverride') };
      if (!(await confirm({ ...question, text: t('approveText', { customer, conditions, phase }) }))) return;
      const overrides = asked.map(({ code }) => ({ code, reason }));
      advance.mutate(
        { params: { prospectId }, body: { expectedRevision, payload: { to }, overrides } as never },
        {
          onSuccess: () => {
            void message.success(t('approved', { customer, phase }));
            onDone();
          },
        },
      );
    },
    isSending: advance.isPending,
    error: advance.error,
    staleSince: isProblem(advance.error, 'STALE_STATE')
      ? (advance.variables?.body.expectedRevision ?? expectedRevision)
      : null,
    takeOver: (revision: number): void => {
      setTakenOver(revision);
      advance.reset();
    },
  };
}

function Conditions({ conditions }: { readonly conditions: MatterOf<'override'>['asked'] }) {
  const t = useWords(words);
  const localized = useLocalized();
  return (
    <ul className="problem-list">
      {conditions.map(({ code, text, howToMeet }) => (
        <li key={code}>
          {localized(text)}
          <div className="quiet">{t('howToMeet', { how: localized(howToMeet) })}</div>
        </li>
      ))}
    </ul>
  );
}
