import EllipsisOutlined from '@ant-design/icons/es/icons/EllipsisOutlined';
import { Button, Dropdown, Empty, Tag } from 'antd';
import { isInPlace } from '../../../domain/prospect/remedies.ts';
import { restsUnderHold } from '../../../domain/prospect/rest.ts';
import type { FormCommand } from '../../parts/command-form/commands.ts';
import type { Process, Values } from '../../parts/command-form/facts.ts';
import { titleOf } from '../../parts/command-form/field-words.ts';
import { useNames } from '../../parts/event-sentence/use-names.ts';
import { useMe } from '../../shell/session/me.ts';
import { useNow } from '../../parts/use-now.ts';
import { audienceWords } from '../../words/catalogue.ts';
import { useFormats } from '../../words/format.ts';
import { taskText } from '../../words/lookup.ts';
import { taskWords } from '../../words/process.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import type { ProspectRecord } from './moment.ts';
import { usePageState } from './page-context.ts';
import { tabWords } from './tab-words.ts';
import { isSnoozed, mainCommandOf, taskChoices, tasksInOrder } from './task-choices.ts';

type Task = ProspectRecord['tasks'][number];

interface TasksTabProps {
  readonly at: string | undefined;
  readonly process: Process | undefined;
}

/** What somebody has to do about this prospect, by due time. */
export function TasksTab({ at, process }: TasksTabProps) {
  const { record } = usePageState();
  const now = useNow();
  const nowMs = at === undefined ? now : Date.parse(at);
  const t = useWords(tabWords);
  const tasks = tasksInOrder(record.tasks, nowMs);
  if (tasks.length === 0) return <Empty description={t('noTasks')} />;
  return (
    <ul className="task-list">
      {tasks.map((task) => (
        <TaskItem key={task.taskId} task={task} nowMs={nowMs} process={process} />
      ))}
    </ul>
  );
}

interface TaskProps extends Pick<TasksTabProps, 'process'> {
  readonly task: Task;
  readonly nowMs: number;
}

function TaskItem({ task, nowMs, process }: TaskProps) {
  const t = useWords(tabWords);
  const localized = useLocalized();
  const formats = useFormats();
  const names = useNames();
  const { audience, assigneeId, dueAt, snoozedUntil } = task;
  const { record } = usePageState();
  const rests = record.holds.length > 0 && restsUnderHold[task.kind];
  const who = assigneeId === null ? localized(audienceWords[audience]) : localized(names.staff(assigneeId));
  return (
    <li>
      <div>
        <strong>{localized(taskText(task))}</strong>{' '}
        {rests ? <Tag>{t('onHold')}</Tag> : Date.parse(dueAt) < nowMs && <Tag color="red">{t('overdue')}</Tag>}
        {snoozedUntil !== undefined && isSnoozed(task, nowMs) && (
          <Tag>{t('snoozed', { when: formats.instant(snoozedUntil) })}</Tag>
        )}
        <div className="quiet">
          {rests ? who : `${who} · ${t('dueAt', { when: formats.instant(dueAt), distance: formats.distance(dueAt) })}`}
        </div>
      </div>
      <TaskButtons task={task} nowMs={nowMs} process={process} />
    </li>
  );
}

/** The form that does the task, and what else can be done with it. */
function TaskButtons({ task, nowMs, process }: TaskProps) {
  const { record, isPast, may, open } = usePageState();
  const t = useWords(tabWords);
  const localized = useLocalized();
  const { staffId, profiles, branch, team } = useMe();
  if (isPast) return null;
  const actor = { staffId, profiles, branchId: branch?.branchId ?? '', teamId: team?.teamId ?? null };
  const { taskId, kind } = task;
  const { phase } = record;
  const command = mainCommandOf(task, { actor, phase });
  const offered = taskChoices(task, { actor, phase, process, nowMs }).filter((other) => may(other));
  return (
    <span className="task-buttons">
      {command !== null && command !== 'reopen' && isInPlace(command, phase) && may(command) && (
        <Button size="small" type="primary" onClick={() => open(command, startOf(command, task))}>
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

/** What the form of a task starts with. Calling off is about the complaint and no sales contact. */
function startOf(command: FormCommand, { taskId, kind }: Task): Values {
  if (kind === 'callOffAppointment' && command === 'recordContact') return { purpose: 'complaint' };
  return command === 'completeTask' || command === 'grantOverride' ? { taskId } : {};
}
