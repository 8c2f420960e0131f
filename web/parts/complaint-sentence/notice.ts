import { complaintNoticeText } from '../../../domain/complaint/notice-words.ts';
import { clusterText, type SystemicFacts } from '../../../domain/complaint/systemic-words.ts';
import type { LocalizedText } from '../../../domain/process/definition.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { useLocalized } from '../../words/words.ts';
import { useNames } from '../organisation.ts';
import { complaintDeeds } from './verbs.ts';

type InboxItem = OperationAnswer<'listInbox'>['items'][number];

/** An inbox item about a complaint. */
export type ComplaintItem = Extract<InboxItem, { about: 'complaint' }>;

function systemicNotice(facts: SystemicFacts): LocalizedText {
  const { zh, en } = clusterText(facts);
  return { zh: `系统性问题（${zh}）`, en: `Systemic case (${en}):` };
}

/** What an item about a complaint says, in the language chosen now. */
export function useComplaintNotice(): (item: ComplaintItem) => string {
  const localized = useLocalized();
  const names = useNames();
  return (item) => {
    const systemic = item.case?.systemic ?? null;
    const about = systemic === null ? '' : `${localized(systemicNotice(systemic))} `;
    const said = about + localized(complaintNoticeText({ ...item, isSystemic: systemic !== null }));
    const { actorId, type } = item;
    if (actorId === null || !Object.hasOwn(complaintDeeds, type)) return said;
    const who = names.staff(actorId);
    const { verb } = complaintDeeds[type as keyof typeof complaintDeeds];
    const did = localized({ zh: `${who}${verb.zh}`, en: `${who} ${verb.en}` });
    return item.kind === 'command' ? about + did : localized({ zh: `${said}（${did}）`, en: `${said} (${did})` });
  };
}
