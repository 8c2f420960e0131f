import { Alert, Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { PhaseCode } from '../../../domain/process/definition.ts';
import { useWrite } from '../../client/queries.ts';
import { useFeedback } from '../../parts/feedback.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useConfirm } from '../../parts/use-confirm.ts';
import { phaseWords } from '../../words/process.ts';
import { useLocalized, useWords } from '../../words/words.ts';
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
  return (
    <>
      <h3>{t('askedReason')}</h3>
      <p className="review-text">{reason}</p>
      <h3>{t('askedConditions')}</h3>
      <Conditions conditions={asked} />
      {inTheWay.length > 0 && (
        <Alert type="warning" showIcon title={t('inTheWay')} description={<Conditions conditions={inTheWay} />} />
      )}
      <p>{to === null ? t('noAdvance') : t('leadsTo', { phase: localized(phaseWords[to]) })}</p>
      {to !== null && inTheWay.length === 0 && (
        <Waive item={item} isClosed={isClosed} asked={asked} to={to} onDone={onDone} />
      )}
      <div className="review-actions">
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
function Waive({ item: { prospect }, isClosed, asked, to, onDone }: WaiveProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const fieldId = useId();
  const confirm = useConfirm();
  const { message } = useFeedback();
  const advance = useWrite('advance');
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const customer = prospect.customerName;
  const phase = localized(phaseWords[to]);
  const approve = async (): Promise<void> => {
    const text = reason.trim();
    setMissing(text === '');
    if (text === '') return document.getElementById(fieldId)?.focus();
    const conditions = asked.map((condition) => localized(condition.text)).join(' · ');
    const question = { title: t('approveTitle', { customer }), deed: t('approveOverride') };
    if (!(await confirm({ ...question, text: t('approveText', { customer, conditions, phase }) }))) return;
    const overrides = asked.map(({ code }) => ({ code, reason: text }));
    const body = { expectedRevision: prospect.revision, payload: { to }, overrides };
    advance.mutate(
      { params: { prospectId: prospect.prospectId }, body: body as never },
      {
        onSuccess: () => {
          void message.success(t('approved', { customer, phase }));
          onDone();
        },
      },
    );
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
      <ProblemText error={advance.error} />
      <div className="review-actions">
        <Button type="primary" disabled={isClosed} loading={advance.isPending} onClick={() => void approve()}>
          {t('approveOverride')}
        </Button>
      </div>
    </>
  );
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
