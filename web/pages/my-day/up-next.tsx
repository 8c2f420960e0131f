import { Button } from 'antd';
import { commandConditions } from '../../../domain/process/conditions.ts';
import { PhaseTag } from '../../parts/phase-tag.tsx';
import { ProspectLink } from '../../parts/prospect-link.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { commandWords, taskWords } from '../../words/process.ts';
import { useNow } from '../../parts/use-now.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { CallChoices, SkipChoices, SnoozeChoices } from './choices.tsx';
import { isSnoozed, mainAction, type Task } from './day.ts';
import { DueTag } from './task-list.tsx';
import type { Choosing, TaskInHand } from './use-task-in-hand.ts';
import { words } from './words.ts';

interface UpNextProps {
  readonly task: Task | null;
  readonly hand: TaskInHand;
}

/** The task in hand and everything that can be done with it in one click. */
export function UpNext({ task, hand }: UpNextProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const { actions, choosing } = hand;
  if (task === null) return <p className="quiet">{t('nothingSelected')}</p>;
  return (
    <>
      <div className="up-next-head">
        <ProspectLink prospectId={task.prospectId}>{task.customerName}</ProspectLink>
        {task.customerPhoneLast4 !== null && <span className="quiet figure">••••{task.customerPhoneLast4}</span>}
        <PhaseTag phase={task.phase} step={task.step} />
      </div>
      <div className="up-next-task">
        <span>{localized(taskWords[task.kind])}</span>
        <DueTag task={task} />
      </div>
      <Buttons task={task} hand={hand} />
      {choosing === 'snooze' && (
        <SnoozeChoices isBusy={actions.isBusy} onSnooze={(untilMs) => actions.snooze(task, untilMs)} />
      )}
      {choosing === 'skip' && (
        <SkipChoices task={task} isBusy={actions.isBusy} onSkip={(reason) => actions.skip(task, reason)} />
      )}
      {choosing === 'call' && (
        <CallChoices
          key={task.taskId}
          task={task}
          isBusy={actions.isBusy}
          clockAheadMs={hand.clockAheadMs}
          onCall={(call) => actions.recordCall(task, call)}
          onMore={() => hand.fill('recordContact', task)}
        />
      )}
      <ProblemText error={actions.error} />
    </>
  );
}

function Buttons({ task, hand }: { readonly task: Task; readonly hand: TaskInHand }) {
  const { actions, choosing, choose } = hand;
  const t = useWords(words);
  const localized = useLocalized();
  const now = useNow();
  const main = mainAction(task);
  const toggle = (choice: Choosing) => choose(choosing === choice ? null : choice);
  const whyNot = task.skipping === null ? undefined : commandConditions[task.skipping];
  const whySkipped = whyNot && localized(whyNot.text);
  return (
    <div className="up-next-buttons">
      <Button type="primary" disabled={actions.isBusy} onClick={() => hand.main(task)}>
        {main === 'tickOff' ? t('done') : localized(commandWords[task.command])} <Key of="d" />
      </Button>
      {main !== 'tickOff' && task.tickingOff === null && (
        <Button disabled={actions.isBusy} onClick={() => actions.complete(task)}>
          {t('done')}
        </Button>
      )}
      {isSnoozed(task, now) ? (
        <Button disabled={actions.isBusy} onClick={() => actions.unsnooze(task)}>
          {t('unsnooze')}
        </Button>
      ) : (
        <Button disabled={actions.isBusy} aria-expanded={choosing === 'snooze'} onClick={() => toggle('snooze')}>
          {t('snooze')} <Key of="s" />
        </Button>
      )}
      <Button
        disabled={actions.isBusy || task.skipping !== null}
        title={whySkipped}
        aria-expanded={choosing === 'skip'}
        onClick={() => toggle('skip')}
      >
        {t('skip')} <Key of="x" />
      </Button>
      {main !== 'call' && (
        <Button disabled={actions.isBusy} aria-expanded={choosing === 'call'} onClick={() => toggle('call')}>
          {t('record')} <Key of="c" />
        </Button>
      )}
      {whyNot !== undefined && <p className="up-next-note quiet">{localized(whyNot.howToMeet)}</p>}
    </div>
  );
}

/** The key that does the same, for those who see it. */
function Key({ of }: { readonly of: string }) {
  return (
    <kbd className="key" aria-hidden="true">
      {of}
    </kbd>
  );
}
