import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { isInPlace } from '../../../domain/prospect/remedies.ts';
import { isProblem } from '../../client/problem.ts';
import { queryOf } from '../../client/queries.ts';
import { ClockBanner } from '../../parts/clock-banner.tsx';
import { CommandDrawer, type AskedForm } from '../../parts/command-form/command-drawer.tsx';
import type { ProspectView } from '../../parts/command-form/use-form-facts.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { PageSkeleton } from '../../shell/page-skeleton.tsx';
import { useMe } from '../../shell/session/me.ts';
import { useWords } from '../../words/words.ts';
import { isHeldBack } from './actions.ts';
import { Banners } from './banners.tsx';
import { ForwardPanel } from './forward-panel.tsx';
import { Guidance } from './guidance.tsx';
import { HeadFacts } from './head-facts.tsx';
import { MomentBar } from './moment-bar.tsx';
import { useMoment, type ProspectRecord } from './moment.ts';
import { OutOfReach } from './out-of-reach.tsx';
import { PageProvider } from './page-context.ts';
import { RecordTabs } from './record-tabs.tsx';
import { StepBar } from './step-bar.tsx';
import { WaitingPanel } from './waiting-panel.tsx';
import { words } from './words.ts';
import './workspace.css';

const route = getRouteApi('/prospects/$prospectId');

/** One prospect: where it stands, what leads on, why it waits, all that is known and all that happened. */
export function Page() {
  const { prospectId } = route.useParams();
  const { at } = route.useSearch();
  const view = useQuery(queryOf('getProspect', { params: { prospectId } }));
  const moment = useMoment(prospectId, at);
  if (view.error !== null && view.data === undefined) throw view.error;
  if (view.data !== undefined && isProblem(view.error, 'NOT_FOUND', 'FORBIDDEN'))
    return <OutOfReach customerName={view.data.record.customer.name} />;
  if (view.data === undefined || (at !== undefined && moment.record === undefined && moment.error === null)) {
    return <PageSkeleton />;
  }
  return (
    <Workspace
      key={prospectId}
      view={view.data}
      readError={view.error}
      past={at === undefined ? undefined : (moment.record ?? null)}
      momentError={at === undefined ? null : moment.error}
    />
  );
}

interface WorkspaceProps {
  readonly view: ProspectView;
  /** Why the newest could not be read; what was read before is shown. */
  readonly readError: Error | null;
  /** The record at the moment that is looked at; null before there was one, undefined for the present. */
  readonly past: ProspectRecord | null | undefined;
  readonly momentError: Error | null;
}

function Workspace({ view, readError, past, momentError }: WorkspaceProps) {
  const t = useWords(words);
  const { at, do: asked } = route.useSearch();
  const navigate = route.useNavigate();
  const [form, setForm] = useState<AskedForm | null>(asked === undefined ? null : { command: asked });
  const isPast = at !== undefined;
  const { prospectId, customer } = view.record;
  const lookAt = (moment: string | undefined): void =>
    void navigate({
      search: (before) => ({ ...before, at: moment, do: undefined }),
      replace: moment !== undefined && isPast,
    });
  const closeForm = (): void => {
    setForm(null);
    if (asked !== undefined) void navigate({ search: (before) => ({ ...before, do: undefined }), replace: true });
  };
  return (
    <PageProvider
      value={{
        record: past ?? view.record,
        isPast,
        may: (command) =>
          !isPast &&
          view.permittedCommands.includes(command) &&
          !isHeldBack(command, view.record, view.held) &&
          (command === 'reopen' || isInPlace(command, view.record.phase)),
        open: (command, start, focus) => setForm({ command, start, focus }),
      }}
    >
      <div className="page workspace">
        {isPast && <MomentBar prospectId={prospectId} at={at} onMove={lookAt} onLeave={() => lookAt(undefined)} />}
        <ProblemText error={momentError ?? readError} />
        {past === null && momentError === null && <Alert type="info" showIcon title={t('didNotExist')} />}
        {past !== null && <Shown view={view} at={at} onLookAt={lookAt} />}
      </div>
      <CommandDrawer prospectId={prospectId} customerName={customer.name} asked={form} onClose={closeForm} />
    </PageProvider>
  );
}

interface ShownProps {
  readonly view: ProspectView;
  readonly at: string | undefined;
  readonly onLookAt: (at: string | undefined) => void;
}

/** The parts of the page, without what belongs to the present when it shows the past. */
function Shown({ view, at, onLookAt }: ShownProps) {
  const t = useWords(words);
  const me = useMe();
  const navigate = useNavigate();
  const process = useQuery({
    ...queryOf('getProcess', { params: { version: view.processVersion } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const mayWaive = view.permittedCommands.includes('declineOverride') && view.record.ownerId !== me.staffId;
  const isPast = at !== undefined;
  return (
    <>
      <HeadFacts revealable={view.revealable} />
      <Banners complaints={view.complaints} />
      <ClockBanner movedTo={isPast ? null : view.clockMovedTo} />
      <StepBar at={at} />
      <div className={isPast ? 'workspace-columns past' : 'workspace-columns'}>
        {!isPast && (
          <aside className="workspace-side">
            <ForwardPanel view={view} process={process.data} processError={process.error} mayWaive={mayWaive} />
            <WaitingPanel prospectId={view.record.prospectId} process={process.data} clockMovedTo={view.clockMovedTo} />
            {me.capabilities.includes('registerComplaint') && (
              <Button
                onClick={() => void navigate({ to: '/complaints/new', search: { prospectId: view.record.prospectId } })}
              >
                {t('registerComplaint')}
              </Button>
            )}
            <Button onClick={() => onLookAt(new Date().toISOString())}>{t('past')}</Button>
          </aside>
        )}
        <div className="workspace-main">
          {!isPast && <Guidance process={process.data} />}
          <RecordTabs process={process.data} onLookAt={onLookAt} />
        </div>
      </div>
    </>
  );
}
