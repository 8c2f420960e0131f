import ClockCircleOutlined from '@ant-design/icons/es/icons/ClockCircleOutlined';
import ExclamationCircleFilled from '@ant-design/icons/es/icons/ExclamationCircleFilled';
import PauseCircleOutlined from '@ant-design/icons/es/icons/PauseCircleOutlined';
import { useEffect, useRef, type Ref } from 'react';
import { useNames } from '../../parts/organisation.ts';
import { UpdatedBy } from '../../parts/updated-by.tsx';
import { StepTag } from '../../parts/phase-tag.tsx';
import { useNow } from '../../parts/use-now.ts';
import { formatDistance, useFormats } from '../../words/format.ts';
import { taskWords } from '../../words/process.ts';
import { useLanguage, useLocalized, useWords } from '../../words/words.ts';
import { useMe } from '../../shell/session/me.ts';
import { isSnoozed, type Task } from './day.ts';
import { words } from './words.ts';

interface TaskListProps {
  readonly tasks: readonly Task[];
  readonly selectedId: string | null;
  readonly onSelect: (taskId: string) => void;
  readonly onOpen: (task: Task) => void;
  readonly ref?: Ref<HTMLDivElement>;
}

/** The day's work in the order it should be done: one line each, moved through with the keys. */
export function TaskList({ tasks, selectedId, onSelect, onOpen, ref }: TaskListProps) {
  const t = useWords(words);
  return (
    <div
      ref={ref}
      role="listbox"
      tabIndex={0}
      className="day-list"
      aria-label={t('list')}
      aria-activedescendant={selectedId === null ? undefined : optionId(selectedId)}
    >
      {tasks.map((task) => (
        <TaskLine
          key={task.taskId}
          task={task}
          isSelected={task.taskId === selectedId}
          onSelect={() => onSelect(task.taskId)}
          onOpen={() => onOpen(task)}
        />
      ))}
    </div>
  );
}

function optionId(taskId: string): string {
  return `task-${taskId.replaceAll(/[^\w-]/g, '_')}`;
}

interface TaskLineProps {
  readonly task: Task;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  readonly onOpen: () => void;
}

function TaskLine({ task, isSelected, onSelect, onOpen }: TaskLineProps) {
  const localized = useLocalized();
  const line = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isSelected) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  return (
    <button
      type="button"
      ref={line}
      id={optionId(task.taskId)}
      role="option"
      aria-selected={isSelected}
      tabIndex={-1}
      className={`day-line day-line-${task.due}`}
      // The list keeps the focus, and with it the keys.
      onMouseDown={(event) => {
        event.preventDefault();
        event.currentTarget.parentElement?.focus();
      }}
      onClick={onSelect}
      onDoubleClick={onOpen}
    >
      <span className="day-line-main">
        <strong className="day-line-customer">{task.customerName}</strong>
        <span>{localized(taskWords[task.kind])}</span>
        <StandsIn task={task} />
        <UpdatedBy prospectId={task.prospectId} />
      </span>
      <span className="day-line-side">
        <StepTag step={task.step} />
        <DueTag task={task} />
      </span>
    </button>
  );
}

/** For whom the work is done, when it is somebody else's: a deputy sees both. */
function StandsIn({ task: { assigneeId } }: { readonly task: Task }) {
  const t = useWords(words);
  const names = useNames();
  const { staffId } = useMe();
  if (assigneeId === null || assigneeId === staffId) return null;
  return <span className="quiet">{t('standsIn', { who: names.staff(assigneeId) })}</span>;
}

/** When it is due, in words and with a sign; a snooze stands beside it and hides nothing. What rests under a hold has no
 *  date until the hold ends. */
export function DueTag({ task }: { readonly task: Task }) {
  const t = useWords(words);
  const language = useLanguage();
  const formats = useFormats();
  const now = useNow();
  const Icon = task.due === 'overdue' ? ExclamationCircleFilled : ClockCircleOutlined;
  const when = task.due === 'today' ? formats.time(task.dueAt) : formatDistance(task.dueAt, language, now);
  return (
    <span className="day-tags">
      {task.held && (
        <span className="day-tag day-tag-held" title={t('held')}>
          <PauseCircleOutlined aria-label={t('held')} />
        </span>
      )}
      {task.snoozedUntil !== null && isSnoozed(task, now) && (
        <span className="day-tag">{t('snoozedUntil', { when: formats.instant(task.snoozedUntil) })}</span>
      )}
      {task.onHold ? (
        <span className="day-tag">{t('onHold')}</span>
      ) : (
        <span className={`day-tag day-tag-${task.due}`} title={formats.instant(task.dueAt)}>
          <Icon />
          {task.due === 'overdue' && <strong>{t('overdue')}</strong>} {when}
        </span>
      )}
    </span>
  );
}
