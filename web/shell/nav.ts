import ApartmentOutlined from '@ant-design/icons/es/icons/ApartmentOutlined';
import CalendarOutlined from '@ant-design/icons/es/icons/CalendarOutlined';
import ControlOutlined from '@ant-design/icons/es/icons/ControlOutlined';
import FieldTimeOutlined from '@ant-design/icons/es/icons/FieldTimeOutlined';
import ImportOutlined from '@ant-design/icons/es/icons/ImportOutlined';
import UserAddOutlined from '@ant-design/icons/es/icons/UserAddOutlined';
import AuditOutlined from '@ant-design/icons/es/icons/AuditOutlined';
import FunnelPlotOutlined from '@ant-design/icons/es/icons/FunnelPlotOutlined';
import InboxOutlined from '@ant-design/icons/es/icons/InboxOutlined';
import BarChartOutlined from '@ant-design/icons/es/icons/BarChartOutlined';
import CustomerServiceOutlined from '@ant-design/icons/es/icons/CustomerServiceOutlined';
import MessageOutlined from '@ant-design/icons/es/icons/MessageOutlined';
import NotificationOutlined from '@ant-design/icons/es/icons/NotificationOutlined';
import SmileOutlined from '@ant-design/icons/es/icons/SmileOutlined';
import ProjectOutlined from '@ant-design/icons/es/icons/ProjectOutlined';
import RiseOutlined from '@ant-design/icons/es/icons/RiseOutlined';
import ScheduleOutlined from '@ant-design/icons/es/icons/ScheduleOutlined';
import TeamOutlined from '@ant-design/icons/es/icons/TeamOutlined';
import type { LinkProps } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { Me } from './session/me.ts';
import type { shellWords } from './words.ts';

export interface NavEntry {
  readonly to: NonNullable<LinkProps['to']>;
  readonly label: keyof (typeof shellWords)['zh'];
  readonly icon: ComponentType;
  /** Who sees it; what is allowed is decided by the API. */
  readonly isFor: (me: Me) => boolean;
}

const everybody = (): boolean => true;
const readsFunnel = ({ capabilities }: Me): boolean => capabilities.includes('readFunnel');
const administers = ({ capabilities }: Me): boolean => capabilities.includes('configure');
const decides = ({ capabilities }: Me): boolean =>
  (['decideReview', 'waiveCondition', 'allocate'] as const).some((one) => capabilities.includes(one));
const readsComplaints = ({ capabilities }: Me): boolean => capabilities.includes('readComplaint');
/** Whoever keeps them, and compliance, who confirms them; who works on cases finds them in the forms. */
const keepsReplies = ({ capabilities }: Me): boolean =>
  capabilities.includes('keepReplies') || capabilities.includes('readAudit');
const readsSurveyResults = ({ capabilities }: Me): boolean => capabilities.includes('readSurveyResults');
const capturesLeads = ({ capabilities }: Me): boolean => capabilities.includes('captureLead');

/** The navigation, in the order of a day. The first four are always in sight on a phone. */
export const navEntries: readonly NavEntry[] = [
  { to: '/', label: 'myDay', icon: ScheduleOutlined, isFor: everybody },
  { to: '/board', label: 'board', icon: ProjectOutlined, isFor: everybody },
  { to: '/inbox', label: 'inbox', icon: InboxOutlined, isFor: everybody },
  { to: '/funnel', label: 'funnel', icon: FunnelPlotOutlined, isFor: readsFunnel },
  { to: '/reviews', label: 'reviews', icon: AuditOutlined, isFor: decides },
  { to: '/complaints', label: 'complaints', icon: CustomerServiceOutlined, isFor: readsComplaints },
  { to: '/improvements', label: 'improvements', icon: RiseOutlined, isFor: readsComplaints },
  { to: '/surveys/results', label: 'surveyResults', icon: SmileOutlined, isFor: readsSurveyResults },
  { to: '/complaint-reports', label: 'complaintReports', icon: BarChartOutlined, isFor: readsComplaints },
  { to: '/saved-replies', label: 'savedReplies', icon: MessageOutlined, isFor: keepsReplies },
  { to: '/leads/new', label: 'newLead', icon: UserAddOutlined, isFor: capturesLeads },
  { to: '/imports', label: 'imports', icon: ImportOutlined, isFor: capturesLeads },
  { to: '/admin/staff', label: 'staff', icon: TeamOutlined, isFor: administers },
  { to: '/admin/organisation', label: 'organisation', icon: ApartmentOutlined, isFor: administers },
  { to: '/admin/calendar', label: 'calendar', icon: CalendarOutlined, isFor: administers },
  { to: '/admin/process', label: 'processEdits', icon: FieldTimeOutlined, isFor: administers },
  { to: '/admin/complaint-rules', label: 'complaintRules', icon: ControlOutlined, isFor: administers },
  { to: '/admin/channels', label: 'channels', icon: NotificationOutlined, isFor: administers },
];

/** Where somebody's work begins: administration for whoever works with no customers. */
export function homeOf(me: Me): string {
  return administers(me) && !capturesLeads(me) ? '/admin/staff' : '/';
}
