import type { LocalizedText, PhaseCode } from '../../../domain/process/definition.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { useComplaintNotice } from '../../parts/complaint-sentence/notice.ts';
import { complaintDeeds } from '../../parts/complaint-sentence/verbs.ts';
import { useNames } from '../../parts/organisation.ts';
import { eventText } from '../../words/lookup.ts';
import { deadlineWords, phaseWords, taskWords } from '../../words/process.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { words } from './words.ts';

export type InboxItem = OperationAnswer<'listInbox'>['items'][number];

const verdicts: Partial<Record<PhaseCode, LocalizedText>> = {
  gatheringIntel: { zh: '批准', en: 'approved' },
  disqualified: { zh: '不批准', en: 'rejected' },
  nurture: { zh: '暂缓', en: 'deferred' },
};

/** What somebody did, with how a decision came out and where an advance led, as the phase after it tells. */
export function whatWasDone(type: string, phase: PhaseCode): LocalizedText {
  const did = eventText(type);
  const outcome = type === 'decideReview' ? verdicts[phase] : type === 'advance' ? phaseWords[phase] : undefined;
  return outcome === undefined ? did : { zh: `${did.zh}：${outcome.zh}`, en: `${did.en}: ${outcome.en}` };
}

/** What an item says, in the language chosen now. */
export function useItemText(): (item: InboxItem) => string {
  const t = useWords(words);
  const localized = useLocalized();
  const names = useNames();
  const noticeText = useComplaintNotice();
  return (item) => {
    if (item.about === 'complaint') return noticeText(item);
    const { kind, type, deadline, taskKind, actorId, phase } = item;
    return t(kind, {
      who: names.staff(actorId),
      what: localized(whatWasDone(type, phase)),
      phase: localized(phaseWords[phase]),
      task: taskKind === null ? '' : localized(taskWords[taskKind]),
      deadline: deadline === null ? localized(eventText(type)) : localized(deadlineWords[deadline]),
    });
  };
}

/** How something that was asked for came to its end, and by whom; null while it waits. */
export function useDoneText(): (item: InboxItem) => string | null {
  const t = useWords(words);
  const localized = useLocalized();
  const names = useNames();
  return ({ about, done }) => {
    if (done === null) return null;
    const { by, type, outcome } = done;
    const did = about === 'complaint' ? deedOf(type) : eventText(type);
    const who = by === null ? t('byProcess') : names.staff(by);
    return t(`done_${outcome}`, { who, what: did === null ? '' : localized(did) });
  };
}

function deedOf(type: string): LocalizedText | null {
  return Object.hasOwn(complaintDeeds, type) ? complaintDeeds[type as keyof typeof complaintDeeds].verb : null;
}
