import { Alert, Button, Input, Tag } from 'antd';
import { useState } from 'react';
import type { Override } from '../../../domain/prospect/event.ts';
import { remedyFor } from '../../../domain/prospect/remedies.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import type { FormCommand } from './commands.ts';
import type { FormFacts, Unmet, Values } from './facts.ts';
import { formWords } from './form-words.ts';

/** Opens the form of another command: what it starts with and which field matters. */
export type OpenForm = (command: FormCommand, start?: Values, focus?: string | null) => void;

interface UnmetNoticeProps {
  readonly unmet: readonly Unmet[];
  readonly facts: FormFacts;
  readonly open: OpenForm | null;
  /** Sends once more with conditions waived. */
  readonly onWaive: (overrides: readonly Override[]) => void;
  readonly isSending: boolean;
}

/** Conditions that stand in the way, each with the way to meet it; a supervisor waives soft ones here, everybody else asks
 *  for it. */
export function UnmetNotice({ unmet, facts, open, onWaive, isSending }: UnmetNoticeProps) {
  const t = useWords(formWords);
  const soft = unmet.filter(({ kind }) => kind === 'soft');
  const isAsked = facts.record.tasks.some(({ kind }) => kind === 'decideOverride');
  const onlySoft = soft.length > 0 && unmet.every(({ kind, code }) => kind === 'soft' || code === 'X.OVERRIDE');
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('unmetTitle')}
      description={
        <>
          <ul className="unmet-list">
            {unmet.map((condition) => (
              <UnmetLine key={condition.code} condition={condition} facts={facts} open={open} />
            ))}
          </ul>
          {onlySoft && facts.mayWaive && <Waiver soft={soft} onWaive={onWaive} isSending={isSending} />}
          {soft.length > 0 && !facts.mayWaive && isAsked && <p>{t('waiverAsked')}</p>}
          {soft.length > 0 && !facts.mayWaive && !isAsked && open !== null && (
            <Button onClick={() => open('requestOverride', { codes: soft.map(({ code }) => code) })}>
              {t('askWaiver')}
            </Button>
          )}
        </>
      }
    />
  );
}

interface UnmetLineProps {
  readonly condition: Unmet;
  readonly facts: FormFacts;
  readonly open: OpenForm | null;
}

/** One condition: what it asks, how to meet it, and the form that does. */
export function UnmetLine({ condition: { code, kind, text, howToMeet }, facts, open }: UnmetLineProps) {
  const t = useWords(formWords);
  const localized = useLocalized();
  const remedy = remedyFor(code, facts.record);
  return (
    <li className="unmet-line">
      <div>
        <strong>{localized(text)}</strong> <Tag>{t(kind)}</Tag>
        <div className="quiet">{localized(howToMeet)}</div>
      </div>
      {remedy !== null && open !== null && (
        <Button size="small" onClick={() => open(remedy.command, remedy.start, remedy.field)}>
          {t('meetIt')}
          <span className="visually-hidden">: {localized(text)}</span>
        </Button>
      )}
    </li>
  );
}

interface WaiverProps {
  readonly soft: readonly Unmet[];
  readonly onWaive: (overrides: readonly Override[]) => void;
  readonly isSending: boolean;
}

/** A reason for each soft condition, then the command once more. */
export function Waiver({ soft, onWaive, isSending }: WaiverProps) {
  const t = useWords(formWords);
  const localized = useLocalized();
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const overrides = soft.map(({ code }) => ({ code, reason: (reasons[code] ?? '').trim() }));
  return (
    <div className="waiver">
      <p>{t('waiveHint')}</p>
      {soft.map(({ code, text }) => {
        const label = t('waiveReason', { condition: localized(text) });
        return (
          <label key={code} className="waiver-line">
            {label}
            <Input
              aria-label={label}
              maxLength={500}
              value={reasons[code] ?? ''}
              onChange={({ target }) => setReasons({ ...reasons, [code]: target.value })}
            />
          </label>
        );
      })}
      <Button
        type="primary"
        loading={isSending}
        disabled={overrides.some(({ reason }) => reason === '')}
        onClick={() => onWaive(overrides)}
      >
        {t('waiveAndSend')}
      </Button>
    </div>
  );
}
