import { complaintNoticeText } from '../../../domain/complaint/notice-words.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { useLocalized } from '../../words/words.ts';
import { useNames } from '../organisation.ts';
import { complaintDeeds } from './verbs.ts';

type InboxItem = OperationAnswer<'listInbox'>['items'][number];

/** An inbox item about a complaint. */
export type ComplaintItem = Extract<InboxItem, { about: 'complaint' }>;

/** What an item about a complaint says, in the language chosen now. */
export function useComplaintNotice(): (item: ComplaintItem) => string {
  const localized = useLocalized();
  const names = useNames();
  return (item) => {
    const said = localized(complaintNoticeText(item));
    const { actorId, type } = item;
    if (actorId === null || !Object.hasOwn(complaintDeeds, type)) return said;
    const who = names.staff(actorId);
    const { verb } = complaintDeeds[type as keyof typeof complaintDeeds];
    const did = localized({ zh: `${who}${verb.zh}`, en: `${who} ${verb.en}` });
    return item.kind === 'command' ? did : localized({ zh: `${said}（${did}）`, en: `${said} (${did})` });
  };
}
