import type * as z from 'zod';
import { calendarView } from '../../contracts/calendar.ts';
import { historyView, prospectView } from '../../contracts/prospect.ts';
import type { ProspectId } from '../../domain/ids.ts';
import { latestVersion, publishedDefinition } from '../../domain/process/published.ts';
import type { LocalizedText } from '../../domain/process/definition.ts';
import { prospectWorkflowId } from '../../workflows/prospect/messages.ts';
import type { ApiClient } from '../demo/api-client.ts';
import { findReader } from '../demo/bank.ts';
import { allPages, CannotSkip, localTime, type Subject } from './subject.ts';

export type HistoryEvent = z.output<typeof historyView>['items'][number];

const audiences: Record<HistoryEvent['notices'][number]['audience'], LocalizedText> = {
  owner: { zh: '负责人', en: 'the owner' },
  teamLead: { zh: '团队主管', en: 'the team lead' },
  branchHead: { zh: '支行行长', en: 'the head of the branch' },
};

const actions: Record<string, LocalizedText> = {
  remind: { zh: '提醒', en: 'is reminded' },
  inform: { zh: '告知', en: 'is told' },
  review: { zh: '请检查', en: 'is asked to look into it' },
  proposeReassignment: { zh: '建议改派', en: 'is asked to give it to somebody else' },
};

const definition = publishedDefinition(latestVersion);
const deadlineTexts = new Map(
  [...(definition?.steps ?? []).flatMap(({ deadlines }) => deadlines), ...(definition?.sharedDeadlines ?? [])].map(
    ({ code, text }) => [code as string, text],
  ),
);
const phaseNames = new Map(
  [...(definition?.steps ?? []).flatMap(({ phases }) => phases), ...(definition?.sharedPhases ?? [])].map(
    ({ code, name }) => [code, name],
  ),
);

/** What an event means to people: when, what fell due, who hears what, where the prospect went. Chinese, then English. */
export function tellEvent({ at, type, fromPhase, toPhase, notices }: HistoryEvent, utcOffsetMinutes: number): string {
  const text = deadlineTexts.get(type) ?? { zh: '', en: type };
  const told = notices.map(({ audience, staffId, action }) => {
    const who = audiences[audience];
    const what = actions[action] ?? { zh: action, en: action };
    return `${who.zh}：${what.zh} · ${who.en}${staffId === null ? '' : ` (${staffId})`} ${what.en}`;
  });
  const moved =
    fromPhase === toPhase
      ? []
      : [`${phaseNames.get(toPhase)?.zh ?? toPhase} · now ${phaseNames.get(toPhase)?.en ?? toPhase}`];
  return `${localTime(at, utcOffsetMinutes)}  ${type.padEnd(11)} ${text.zh} · ${text.en} → ${[...told, ...moved].join('; ') || '–'}`;
}

/** @throws CannotSkip when its pursuit has ended, Refused when there is none */
export async function findProspect(api: ApiClient, prospectId: string): Promise<Subject> {
  const readerId = await findReader(api);
  const { record, open, phaseName } = await api.get(`/prospects/${prospectId}`, readerId, prospectView);
  const place = `${phaseName.zh} · ${phaseName.en}`;
  if (!open) throw new CannotSkip(`The pursuit has ended (${place}): nothing waits for time to pass.`);
  const { utcOffsetMinutes } = await api.get(`/calendar?branchId=${record.branchId}`, readerId, calendarView);
  const read = (cursor: string) =>
    api.get(`/prospects/${prospectId}/history?limit=500${cursor}`, readerId, historyView);
  return {
    workflowId: prospectWorkflowId(prospectId as ProspectId),
    title: `${record.customer.name}, ${place}`,
    revision: record.revision,
    whose: 'The prospect’s',
    utcOffsetMinutes,
    eventsAfter: async (revision) =>
      (await allPages(read))
        .filter((event) => event.revision > revision)
        .map((event) => ({ revision: event.revision, line: tellEvent(event, utcOffsetMinutes) })),
  };
}
