import ArrowLeftOutlined from '@ant-design/icons/es/icons/ArrowLeftOutlined';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert, Tabs } from 'antd';
import { useState } from 'react';
import type { ComplaintCommandName } from '../../../domain/complaint/commands.ts';
import { isSystemic } from '../../../domain/complaint/systemic.ts';
import { canBeTold } from '../../../domain/story/story.ts';
import { isProblem } from '../../client/problem.ts';
import { useSingleKeys } from '../../client/single-keys.ts';
import { ClockBanner } from '../../parts/clock-banner.tsx';
import { ComplaintDrawer, type AskedComplaintForm } from '../../parts/complaint-form/complaint-drawer.tsx';
import { useComplaint, type ComplaintView } from '../../parts/complaint-form/use-complaint-facts.ts';
import { useFeedback } from '../../parts/feedback.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { usePageKeys } from '../../parts/use-page-keys.ts';
import { usePageTitle } from '../../parts/use-page-title.ts';
import { useMe } from '../../shell/session/me.ts';
import { PageSkeleton } from '../../shell/page-skeleton.tsx';
import { useWords } from '../../words/words.ts';
import { keyCommand } from './actions.ts';
import { CaseTab } from './case-tab.tsx';
import { CasesOf } from './cases-of.tsx';
import { CaseHead } from './case-head.tsx';
import { ClocksPanel } from './clocks-panel.tsx';
import { LedgerTab } from './ledger-tab.tsx';
import { NextPanel } from './next-panel.tsx';
import { complaintTabs } from './search.ts';
import { SurveyPanel } from './survey-panel.tsx';
import { TimelineTab } from './timeline-tab.tsx';
import { WayOn } from './way-on.tsx';
import { words } from './words.ts';
import './complaint.css';

const route = getRouteApi('/complaints/$complaintId');

/** One complaint: where it stands, what the bank owes and until when, what can be done, all that happened. */
export function Page() {
  const { complaintId } = route.useParams();
  const complaint = useComplaint(complaintId);
  const { data, error } = complaint;
  if (error !== null && (data === undefined || isProblem(error, 'NOT_FOUND', 'FORBIDDEN'))) throw error;
  if (data === undefined) return <PageSkeleton />;
  return <Case key={complaintId} view={data} readError={error} />;
}

interface CaseProps {
  readonly view: ComplaintView;
  /** Why the newest could not be read; what was read before is shown. */
  readonly readError: Error | null;
}

function Case({ view, readError }: CaseProps) {
  const t = useWords(words);
  const { summary, record, clocks } = view;
  const { complaintId, caseNumber } = summary;
  const [asked, setAsked] = useState<AskedComplaintForm | null>(null);
  const about = [caseNumber, summary.customerName ?? t(summary.systemic ? 'systemic' : 'anonymous')].join(' · ');
  const open = (command: ComplaintCommandName): void => setAsked({ complaintId, about, command });
  usePageTitle(caseNumber);
  useCaseKeys(view, open, asked === null);
  return (
    <div className="page case">
      <Link to="/complaints" className="case-back">
        <ArrowLeftOutlined /> {t('back')}
      </Link>
      <CaseHead view={view} open={open} />
      {record !== null && !summary.systemic && <p className="quiet wide-only case-keys">{t('keys')}</p>}
      <ClockBanner movedTo={view.clockMovedTo} />
      <ProblemText error={readError} />
      <div className="case-columns">
        <aside className="case-side">
          {record !== null && <WayOn view={view} record={record} open={open} />}
          <ClocksPanel clocks={clocks} isSystemic={summary.systemic} />
          {!summary.systemic && <SurveyPanel summary={summary} />}
          {summary.open && (
            <NextPanel complaintId={complaintId} revision={summary.revision} isSystemic={summary.systemic} />
          )}
          <StoryLink summary={summary} />
        </aside>
        <div className="case-main">
          {summary.systemic && <CasesOf complaintId={complaintId} />}
          {record === null ? <Alert type="info" showIcon title={t('onlySummary')} /> : <Parts record={record} />}
        </div>
      </div>
      <ComplaintDrawer asked={asked} onClose={() => setAsked(null)} />
    </div>
  );
}

/** `r` opens the next message to the customer, `c` puts down what the customer said; a systemic case has none.
 *  @param areFree no form is open */
function useCaseKeys(view: ComplaintView, open: (command: ComplaintCommandName) => void, areFree: boolean): void {
  const t = useWords(words);
  const me = useMe();
  const { message } = useFeedback();
  const { record, summary } = view;
  const press = (key: 'reply' | 'contact') => (): void => {
    const command = record === null ? null : keyCommand(key, view, record, me);
    if (command === null) void message.info(t(key === 'reply' ? 'noReply' : 'noContact'));
    else open(command);
  };
  usePageKeys({ r: press('reply'), c: press('contact') }, useSingleKeys() && areFree && !summary.systemic);
}

/** A closed case may teach others. */
function StoryLink({ summary: { complaintId, status } }: { readonly summary: ComplaintView['summary'] }) {
  const t = useWords(words);
  const { capabilities } = useMe();
  if (!canBeTold(status) || !capabilities.includes('decideComplaint')) return null;
  return (
    <Link to="/stories" search={{ from: complaintId }}>
      {t('writeStory')}
    </Link>
  );
}

const tabWords = { case: 'tabCase', timeline: 'tabTimeline', clocks: 'tabClocks' } as const;

function Parts({ record }: { readonly record: NonNullable<ComplaintView['record']> }) {
  const t = useWords(words);
  const { tab = 'case' } = route.useSearch();
  const navigate = route.useNavigate();
  const { complaintId } = record;
  const systemic = isSystemic(record);
  const content = {
    case: <CaseTab record={record} />,
    timeline: <TimelineTab complaintId={complaintId} isSystemic={systemic} />,
    clocks: <LedgerTab complaintId={complaintId} isSystemic={systemic} />,
  };
  return (
    <Tabs
      activeKey={tab}
      onChange={(key) =>
        void navigate({ search: { tab: complaintTabs.find((one) => one === key && one !== 'case') }, replace: true })
      }
      items={complaintTabs.map((key) => ({ key, label: t(tabWords[key]), children: content[key] }))}
    />
  );
}
