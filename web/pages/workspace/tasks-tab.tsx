import EllipsisOutlined from '@ant-design/icons/es/icons/EllipsisOutlined';
import { Button, Dropdown, Empty, Tag } from 'antd';
import { closedByTheirCommand } from '../../../domain/prospect/commands/complete-task.ts';
import { isInPlace } from '../../../domain/prospect/remedies.ts';
import { commandOfTask } from '../../../domain/prospect/task-work.ts';
import type { FormCommand } from '../../parts/command-form/commands.ts';
import type { Values } from '../../parts/command-form/facts.ts';
import { titleOf } from '../../parts/command-form/field-words.ts';
import { useNames } from '../../parts/event-sentence/use-names.ts';
import { audienceWords } from '../../words/catalogue.ts';
import { useFormats } from '../../words/format.ts';
import { taskWords } from '../../words/process.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import type { ProspectRecord } from './moment.ts';
import { usePageState } from './page-context.ts';
import { tabWords } from './tab-words.ts';

type Task = ProspectRecord['tasks'][number];

/** What somebody has to do about this prospect, by due time. */
export function TasksTab({ nowMs }: { readonly nowMs: number }) {
  const { record } = usePageState();
  const t = useWords(tabWords);
  const tasks = record.tasks.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt));
  if (tasks.length === 0) return <Empty description={t('noTasks')} />;
  return (
    <ul className="task-list">
      {tasks.map((task) => (
        <TaskItem key={task.taskId} task={task} isOverdue={Date.parse(task.dueAt) < nowMs} />
      ))}
    </ul>
  );
}

function TaskItem({ task, isOverdue }: { readonly task: Task; readonly isOverdue: boolean }) {
  const t = useWords(tabWords);
  const localized = useLocalized();
  const formats = useFormats();
  const names = useNames();
  const { kind, audience, assigneeId, dueAt } = task;
  const who = assigneeId === null ? localized(audienceWords[audience]) : localized(names.staff(assigneeId));
  return (
    <li>
      <div>
        <strong>{localized(taskWords[kind])}</strong> {isOverdue && <Tag color="red">{t('overdue')}</Tag>}
        <div className="quiet">
          {who} · {formats.instant(dueAt)}（{formats.distance(dueAt)}）
        </div>
      </div>
      <TaskButtons task={task} />
    </li>
  );
}

/** The form that does the task, and what else can be done with it. */
function TaskButtons({ task: { taskId, kind } }: { readonly task: Task }) {
  const { record, isPast, may, open } = usePageState();
  const t = useWords(tabWords);
  const localized = useLocalized();
  if (isPast) return null;
  const command = commandOfTask[kind];
  const canTick = !closedByTheirCommand.includes(kind);
  const others: readonly FormCommand[] = [...(canTick ? (['completeTask', 'skipTask'] as const) : []), 'snoozeTask'];
  const offered = others.filter((other) => other !== command && may(other));
  const isPossible = isInPlace(command, record.phase) && may(command);
  return (
    <span className="task-buttons">
      {isPossible && (
        <Button size="small" type="primary" onClick={() => open(command, startOf(command, taskId))}>
          {localized(titleOf(command))}
        </Button>
      )}
      {offered.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: offered.map((other) => ({ key: other, label: localized(titleOf(other)) })),
            onClick: ({ key }) => open(key as FormCommand, { taskId }),
          }}
        >
          <Button
            size="small"
            icon={<EllipsisOutlined />}
            aria-label={t('moreOf', { task: localized(taskWords[kind]) })}
          />
        </Dropdown>
      )}
    </span>
  );
}

function startOf(command: FormCommand, taskId: string): Values {
  return command === 'completeTask' ? { taskId } : {};
}
