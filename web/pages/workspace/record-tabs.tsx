import { getRouteApi } from '@tanstack/react-router';
import { Tabs } from 'antd';
import type { Process } from '../../parts/command-form/facts.ts';
import { useWords } from '../../words/words.ts';
import { ContactsTab } from './contacts-tab.tsx';
import { ObjectionsTab } from './objections-tab.tsx';
import type { ProspectRecord } from './moment.ts';
import { OverviewTab } from './overview-tab.tsx';
import { usePageState } from './page-context.ts';
import { workspaceTabs, type WorkspaceTab } from './search.ts';
import { TasksTab } from './tasks-tab.tsx';
import { TimelineTab } from './timeline-tab.tsx';
import { words } from './words.ts';

const route = getRouteApi('/prospects/$prospectId');

interface RecordTabsProps {
  readonly process: Process | undefined;
  readonly onLookAt: (at: string) => void;
}

const tabWordsOf = {
  overview: 'tabOverview',
  objections: 'tabObjections',
  contacts: 'tabContacts',
  tasks: 'tabTasks',
  timeline: 'tabTimeline',
} as const;

/** The parts of the record; which one is shown stands in the address. */
export function RecordTabs({ process, onLookAt }: RecordTabsProps) {
  const t = useWords(words);
  const { record } = usePageState();
  const { tab = 'overview', at } = route.useSearch();
  const navigate = route.useNavigate();
  const show = (key: string): void =>
    void navigate({ search: (before) => ({ ...before, tab: key === 'overview' ? undefined : (key as WorkspaceTab) }) });
  const counts = countsOf(record);
  const contents = {
    overview: <OverviewTab />,
    objections: <ObjectionsTab />,
    contacts: <ContactsTab at={at} />,
    tasks: <TasksTab at={at} process={process} />,
    timeline: <TimelineTab prospectId={record.prospectId} at={at} onLookAt={onLookAt} />,
  };
  return (
    <Tabs
      activeKey={tab}
      onChange={show}
      destroyOnHidden
      items={workspaceTabs.map((key) => ({
        key,
        label: counts[key] === undefined ? t(tabWordsOf[key]) : `${t(tabWordsOf[key])} ${counts[key]}`,
        children: contents[key],
      }))}
    />
  );
}

/** How much is left to do behind a tab; nothing when there is none. */
function countsOf({ objections, tasks }: ProspectRecord): Partial<Record<WorkspaceTab, number>> {
  const open = objections.filter(({ status }) => status === 'open' || status === 'responding').length;
  return {
    ...(open === 0 ? {} : { objections: open }),
    ...(tasks.length === 0 ? {} : { tasks: tasks.length }),
  };
}
