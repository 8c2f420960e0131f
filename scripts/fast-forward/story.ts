import type * as z from 'zod';
import type { historyView } from '../../contracts/prospect.ts';
import { latestVersion, publishedDefinition } from '../../domain/process/published.ts';
import type { LocalizedText } from '../../domain/process/definition.ts';

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

/** `YYYY-MM-DD HH:MM` on the bank's clock. */
export function localTime(at: string, utcOffsetMinutes: number): string {
  return new Date(Date.parse(at) + utcOffsetMinutes * 60_000).toISOString().slice(0, 16).replace('T', ' ');
}
