import type * as z from 'zod';
import { calendarView } from '../../contracts/calendar.ts';
import { complaintHistoryView } from '../../contracts/complaint-history.ts';
import { complaintList, complaintView } from '../../contracts/complaint.ts';
import {
  clockWordsOf,
  hearerWords,
  complaintStatusWords,
  ledgerWords,
  levelWords,
  noticeActionWords,
  statusWordsOf,
} from '../../domain/complaint/catalogue-words.ts';
import type { ComplaintId } from '../../domain/ids.ts';
import type { LocalizedText } from '../../domain/process/definition.ts';
import { complaintWorkflowId } from '../../workflows/complaint/messages.ts';
import type { ApiClient } from '../demo/api-client.ts';
import { findComplaintReader } from '../demo/bank.ts';
import { allPages, CannotSkip, localTime, type Subject } from './subject.ts';

export type CaseEvent = z.output<typeof complaintHistoryView>['items'][number];

/** @param number of the case, as `caseNumberTyped` has it
 *  @throws CannotSkip when no case or more than one has it, or when nothing in the case waits for time to pass */
export async function findCaseByNumber(api: ApiClient, number: string): Promise<Subject> {
  const readerId = await findComplaintReader(api);
  const query = `/complaints?status=all&limit=2&caseNumber=${encodeURIComponent(number)}`;
  const { items } = await api.get(query, readerId, complaintList);
  const [found, another] = items;
  if (found === undefined) throw new CannotSkip(`No case has the number ${number}.`);
  if (another !== undefined) throw new CannotSkip(`More than one case begins with ${number}: give the whole number.`);
  return findCase(api, found.complaintId);
}

/** @throws CannotSkip when nothing in it waits for time to pass, Refused when there is none */
export async function findCase(api: ApiClient, complaintId: string): Promise<Subject> {
  const readerId = await findComplaintReader(api);
  const { summary, clocks } = await api.get(`/complaints/${complaintId}`, readerId, complaintView);
  const place = inBoth(statusWordsOf(summary.systemic)[summary.status]);
  if (clocks.length === 0) throw new CannotSkip(`In ${summary.caseNumber} (${place}) nothing waits for time to pass.`);
  const { utcOffsetMinutes } = await api.get(`/calendar?branchId=${summary.branchId}`, readerId, calendarView);
  const read = (revision: number) => (cursor: string) =>
    api.get(
      `/complaints/${complaintId}/history?limit=500&afterRevision=${revision}${cursor}`,
      readerId,
      complaintHistoryView,
    );
  return {
    workflowId: complaintWorkflowId(complaintId as ComplaintId),
    title: `${summary.caseNumber}, ${place}, ${inBoth(levelWords[summary.level])}`,
    revision: summary.revision,
    whose: 'The case’s',
    utcOffsetMinutes,
    eventsAfter: async (revision) =>
      (await allPages(read(revision))).map((event) => ({
        revision: event.revision,
        line: tellCaseEvent(event, { utcOffsetMinutes, isSystemic: summary.systemic }),
      })),
  };
}

/** What an event of a case means to people: when, which limit, who hears, how the level and the state changed. */
export function tellCaseEvent(
  { at, type, fromStatus, toStatus, ledger, notices, changes }: CaseEvent,
  { utcOffsetMinutes, isSystemic }: { readonly utcOffsetMinutes: number; readonly isSystemic: boolean },
): string {
  const clocks = clockWordsOf(isSystemic);
  const limits = ledger.map(({ clock, kind }) => `${inBoth(clocks[clock])}: ${inBoth(ledgerWords[kind])}`);
  const told = notices.map((notice) => {
    const { staffId, action } = notice;
    return `${inBoth(hearerWords(notice))}${staffId === null ? '' : ` (${staffId})`}: ${inBoth(noticeActionWords[action])}`;
  });
  const { level } = changes;
  const raised = level === 1 || level === 2 || level === 3 ? [inBoth(levelWords[level])] : [];
  const moved = fromStatus === toStatus ? [] : [inBoth(complaintStatusWords[toStatus])];
  const what = limits.length === 0 ? type : limits.join('; ');
  return `${localTime(at, utcOffsetMinutes)}  ${what} → ${[...told, ...raised, ...moved].join('; ') || '–'}`;
}

function inBoth({ zh, en }: LocalizedText): string {
  return `${zh} · ${en}`;
}
