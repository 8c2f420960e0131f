import { dateOfDay } from '../../domain/civil-date.ts';
import type { OpenComplaints } from './open-complaints.ts';
import type { OpenWork } from './open-work.ts';

/** One picture: a page as somebody sees it. */
export interface Shot {
  /** Of the file. */
  readonly name: string;
  readonly address: string;
  /** Who looks; null: nobody is signed in. */
  readonly staffId: string | null;
}

/** What exists in the installation that the pictures are taken of. */
export interface Sights extends OpenWork, OpenComplaints {
  readonly importId: string;
}

/** The bank's day, not that of Greenwich. */
const bankOffsetMs = 8 * 3_600_000;
const dayMs = 86_400_000;

const manager = 's-0101';
const teamLead = 's-0111';
const head = 's-0001';
const complaintOfficer = 's-0800';
const administrator = 's-0999';

/** Every page, each as whoever uses it most. */
export function shots({ closingId, importId, approvalId }: Sights): readonly Shot[] {
  const today = dateOfDay(Math.floor((Date.now() + bankOffsetMs) / dayMs));
  const lost = `flow=lost&flowStep=1&from=${today.slice(0, 8)}01&to=${today}`;
  return [
    { name: 'sign-in', address: '/sign-in', staffId: null },
    { name: 'my-day', address: '/', staffId: manager },
    { name: 'my-day-team', address: '/', staffId: teamLead },
    { name: 'board', address: '/board', staffId: head },
    { name: 'board-table', address: '/board?view=table', staffId: head },
    { name: 'prospect', address: `/prospects/${closingId}`, staffId: manager },
    { name: 'prospect-timeline', address: `/prospects/${closingId}?tab=timeline`, staffId: manager },
    { name: 'prospect-form', address: `/prospects/${closingId}?do=recordClosingAttempt`, staffId: manager },
    { name: 'lead', address: '/leads/new', staffId: manager },
    { name: 'imports', address: '/imports', staffId: manager },
    { name: 'import', address: `/imports/${importId}`, staffId: manager },
    { name: 'inbox', address: '/inbox', staffId: manager },
    { name: 'funnel', address: '/funnel', staffId: head },
    { name: 'funnel-list', address: `/funnel/list?${lost}`, staffId: head },
    { name: 'reviews', address: '/reviews', staffId: head },
    { name: 'complaints', address: '/complaints', staffId: complaintOfficer },
    { name: 'complaint', address: `/complaints/${approvalId}`, staffId: head },
    { name: 'complaint-clocks', address: `/complaints/${approvalId}?tab=clocks`, staffId: complaintOfficer },
    { name: 'complaint-register', address: '/complaints/new', staffId: manager },
    { name: 'complaint-reports', address: '/complaint-reports', staffId: head },
    { name: 'stories', address: '/stories', staffId: complaintOfficer },
    { name: 'improvements', address: '/improvements', staffId: complaintOfficer },
    { name: 'survey-results', address: '/surveys/results', staffId: head },
    { name: 'account', address: '/account', staffId: manager },
    { name: 'staff', address: '/admin/staff', staffId: administrator },
    { name: 'organisation', address: '/admin/organisation', staffId: administrator },
    { name: 'calendar', address: '/admin/calendar', staffId: administrator },
    { name: 'complaint-rules', address: '/admin/complaint-rules', staffId: administrator },
    { name: 'process', address: '/admin/process', staffId: administrator },
    { name: 'channels', address: '/admin/channels', staffId: administrator },
  ];
}
