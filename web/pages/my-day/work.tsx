import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { ownerProfiles } from '../../../domain/prospect/catalogue.ts';
import { useSingleKeys } from '../../client/single-keys.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { hasProfile, useMe } from '../../shell/session/me.ts';
import { commonWords } from '../../words/common.ts';
import { useWords } from '../../words/words.ts';
import { AbsentHandlers } from './absent-handlers.tsx';
import { AwaitedCases } from './awaited-cases.tsx';
import { CaseActions } from './case-actions.tsx';
import { ComplaintNews } from './complaint-news.tsx';
import { DayDates } from './day-dates.tsx';
import { DayFigures } from './day-figures.tsx';
import { DayFilters } from './day-filters.tsx';
import { countsBy, isMoreWaiting, matches, type Day } from './day.ts';
import { KeysHelp } from './keys-help.tsx';
import { TaskList } from './task-list.tsx';
import { UpNext } from './up-next.tsx';
import { useDayKeys } from './use-day-keys.ts';
import { useTaskInHand } from './use-task-in-hand.ts';
import { words } from './words.ts';

const route = getRouteApi('/');

// Forms are many; they arrive with the first one that is opened.
const CommandDrawer = lazy(async () => ({
  default: (await import('../../parts/command-form/command-drawer.tsx')).CommandDrawer,
}));

interface WorkProps {
  readonly day: Day;
  readonly clockAheadMs: number;
  readonly isReadingMore: boolean;
  /** Reads further tasks; those due last come last. */
  readonly onMore: () => void;
}

/** Own work: the list on the left, the task in hand and the dates of the day on the right. */
export function Work({ day, clockAheadMs, isReadingMore, onMore }: WorkProps) {
  const t = useWords(words);
  const filter = route.useSearch();
  // Whoever owns no customers is asked for no cold calls.
  const sells = hasProfile(useMe(), ...ownerProfiles);
  const page = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const tasks = useMemo(() => day.tasks.filter((task) => matches(task, filter)), [day.tasks, filter]);
  const hand = useTaskInHand(tasks, list, clockAheadMs);
  const { selected, select, form } = hand;
  const [isHelpOpen, setHelpOpen] = useState(false);
  useDayKeys({ ...hand.keys, help: () => setHelpOpen(true) }, page, useSingleKeys());
  return (
    <div ref={page} className="my-day">
      <div className="my-day-left">
        {sells && <DayFigures calls={day.calls} />}
        <AwaitedCases cases={day.cases} />
        {(sells || day.tasks.length > 0) && <DayFilters counts={day.counts} kinds={day.kinds} />}
        {tasks.length === 0 ? (
          <NothingToDo isFiltered={day.tasks.length > 0} isMoreWaiting={isMoreWaiting(day)} sells={sells} />
        ) : (
          <TaskList
            ref={list}
            tasks={tasks}
            selectedId={selected?.taskId ?? null}
            onSelect={select}
            onOpen={hand.open}
          />
        )}
        <Further day={day} isReading={isReadingMore} onMore={onMore} />
      </div>
      <aside className="my-day-right">
        <CaseActions actions={day.caseActions} />
        <AbsentHandlers />
        <ComplaintNews />
        {tasks.length > 0 && (
          <section className="day-section up-next" aria-label={t('upNext')}>
            <UpNextTitle onHelp={() => setHelpOpen(true)} />
            <UpNext task={selected} hand={hand} />
          </section>
        )}
        <DayDates {...day} sells={sells} />
      </aside>
      <KeysHelp isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
      {form !== null && (
        <Suspense fallback={null}>
          <CommandDrawer
            prospectId={form.task.prospectId}
            customerName={form.task.customerName}
            asked={form.asked}
            onClose={hand.closeForm}
            onDone={() => hand.goOn(form.task)}
          />
        </Suspense>
      )}
    </div>
  );
}

interface FurtherProps {
  readonly day: Day;
  readonly isReading: boolean;
  readonly onMore: () => void;
}

/** Says that not all tasks are in the list, and reads on as far as that goes. */
function Further({ day, isReading, onMore }: FurtherProps) {
  const t = useWords(words);
  const common = useWords(commonWords);
  const { all } = countsBy(day, undefined);
  if (day.tasks.length >= all) return day.more && <p className="quiet">{t('more')}</p>;
  return (
    <p>
      <Button loading={isReading} onClick={onMore}>
        {common('loadMore')}
      </Button>{' '}
      <span className="quiet">{t('listed', { count: day.tasks.length, all })}</span>
    </p>
  );
}

function UpNextTitle({ onHelp }: { readonly onHelp: () => void }) {
  const t = useWords(words);
  return (
    <div className="up-next-title">
      <h2>{t('upNext')}</h2>
      <Button type="link" size="small" onClick={onHelp}>
        {t('help')}{' '}
        <kbd className="key" aria-hidden="true">
          ?
        </kbd>
      </Button>
    </div>
  );
}

interface NothingToDoProps {
  readonly isFiltered: boolean;
  readonly isMoreWaiting: boolean;
  readonly sells: boolean;
}

function NothingToDo({ isFiltered, isMoreWaiting: isMore, sells }: NothingToDoProps) {
  const t = useWords(words);
  const navigate = route.useNavigate();
  if (!isFiltered && isMore) return sells && <EmptyState title={t('noTasksTitle')} text={t('othersWait')} />;
  if (!isFiltered) return <EmptyState title={t('emptyTitle')} text={t(sells ? 'emptyText' : 'emptyTextOther')} />;
  return (
    <EmptyState
      title={t('filteredTitle')}
      text={t('filteredText')}
      action={<Button onClick={() => void navigate({ search: {} })}>{t('showAll')}</Button>}
    />
  );
}
