import { Button, Input } from 'antd';
import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { contactOutcomeWords, contactPurposeWords } from '../../words/catalogue.ts';
import { useFormats } from '../../words/format.ts';
import { taskWords } from '../../words/process.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import type { Task } from './day.ts';
import { snoozeChoices, snoozeMoment } from './moments.ts';
import { probablePurpose, quickOutcomes, quickPurposes } from './quick-call.ts';
import type { QuickCall } from './use-task-actions.ts';
import { words } from './words.ts';

interface ChoicesProps {
  readonly label: string;
  /** One is chosen already and under way. */
  readonly isBusy: boolean;
  readonly children: ReactNode;
}

const Busy = createContext(false);

/** Answers to one question, the first of them under the finger; the digits choose, too (see use-day-keys). */
function Choices({ label, isBusy, children }: ChoicesProps) {
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => {
    group.current?.querySelector<HTMLElement>('[data-choice]')?.focus();
  }, []);
  return (
    <div ref={group} role="group" aria-label={label} aria-busy={isBusy} className="choices">
      <Busy value={isBusy}>{children}</Busy>
    </div>
  );
}

interface ChoiceProps {
  readonly number: number;
  readonly text: string;
  readonly title?: string | undefined;
  readonly onChoose: () => void;
}

function Choice({ number, text, title, onChoose }: ChoiceProps) {
  const isBusy = useContext(Busy);
  return (
    <Button data-choice={number} size="small" disabled={isBusy} title={title} onClick={onChoose}>
      <kbd className="key" aria-hidden="true">
        {number}
      </kbd>
      {text}
    </Button>
  );
}

interface SnoozeChoicesProps {
  readonly isBusy: boolean;
  readonly onSnooze: (untilMs: number) => void;
}

export function SnoozeChoices({ isBusy, onSnooze }: SnoozeChoicesProps) {
  const t = useWords(words);
  const formats = useFormats();
  const [nowMs] = useState(() => Date.now());
  const moments = snoozeChoices.flatMap((choice) => {
    const atMs = snoozeMoment(choice, nowMs);
    return atMs === null ? [] : [{ choice, atMs }];
  });
  return (
    <Choices label={t('snooze')} isBusy={isBusy}>
      {moments.map(({ choice, atMs }, index) => (
        <Choice
          key={choice}
          number={index + 1}
          text={t(choice)}
          title={formats.instant(atMs)}
          onChoose={() => onSnooze(atMs)}
        />
      ))}
      <p className="choices-note quiet">{t('snoozeNote')}</p>
    </Choices>
  );
}

interface SkipChoicesProps {
  readonly task: Task;
  readonly isBusy: boolean;
  readonly onSkip: (reason: string) => void;
}

export function SkipChoices({ task, isBusy, onSkip }: SkipChoicesProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const [reason, setReason] = useState('');
  const usual = [t('skipAbroad'), t('skipRecent'), t('skipDouble')];
  return (
    <Choices
      label={t('skipTitle', { task: localized(taskWords[task.kind]), customer: task.customerName })}
      isBusy={isBusy}
    >
      <p className="choices-title">
        {t('skipTitle', { task: localized(taskWords[task.kind]), customer: task.customerName })}
        <br />
        <span className="quiet">{t('skipReason')}</span>
      </p>
      {usual.map((text, index) => (
        <Choice key={text} number={index + 1} text={text} onChoose={() => onSkip(text)} />
      ))}
      <form
        className="choices-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== '' && !isBusy) onSkip(reason.trim());
        }}
      >
        <Input
          size="small"
          maxLength={500}
          value={reason}
          aria-label={t('skipOther')}
          placeholder={t('skipOther')}
          onChange={({ target }) => setReason(target.value)}
        />
        <Button size="small" htmlType="submit" disabled={isBusy || reason.trim() === ''}>
          {t('skip')}
        </Button>
      </form>
    </Choices>
  );
}

interface CallChoicesProps {
  readonly task: Task;
  readonly isBusy: boolean;
  /** How far the server's clock is ahead of this device's, ms. */
  readonly clockAheadMs: number;
  readonly onCall: (call: QuickCall) => void;
  readonly onMore: () => void;
}

/** The result of a call: one click, when its purpose is the probable one. */
export function CallChoices({ task, isBusy, clockAheadMs, onCall, onMore }: CallChoicesProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const [purpose, setPurpose] = useState<(typeof quickPurposes)[number]>(() => probablePurpose(task));
  const [notes, setNotes] = useState('');
  // A clock that is ahead would tell of a call in the future.
  const [atMs] = useState(() => Date.now() + clockAheadMs - 2_000);
  return (
    <Choices label={t('callTitle')} isBusy={isBusy}>
      <p className="choices-title">{t('callTitle')}</p>
      {quickOutcomes.map((outcome, index) => (
        <Choice
          key={outcome}
          number={index + 1}
          text={localized(contactOutcomeWords[outcome])}
          onChoose={() => onCall({ atMs, outcome, purpose, notes: notes.trim() })}
        />
      ))}
      <div className="choices-form">
        <label>
          {t('callPurpose')}{' '}
          <select
            className="plain-select"
            value={purpose}
            onChange={({ target }) => setPurpose(target.value as (typeof quickPurposes)[number])}
          >
            {quickPurposes.map((one) => (
              <option key={one} value={one}>
                {localized(contactPurposeWords[one])}
              </option>
            ))}
          </select>
        </label>
        <Input
          size="small"
          maxLength={2000}
          value={notes}
          aria-label={t('callNotes')}
          placeholder={t('callNotes')}
          onChange={({ target }) => setNotes(target.value)}
        />
        <Button size="small" type="link" onClick={onMore}>
          {t('callMore')}
        </Button>
      </div>
    </Choices>
  );
}
