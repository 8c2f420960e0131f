import { useRecentChange } from '../client/live/recent-changes.ts';
import { defineWords, useWords } from '../words/words.ts';
import { useNames } from './organisation.ts';

const words = defineWords('updated-by', {
  zh: { by: '{{who}}刚刚更新', itself: '刚刚自动更新' },
  en: { by: 'Just updated by {{who}}', itself: 'Just updated by the process' },
});

/** Says for a few seconds that somebody else has just changed a prospect. */
export function UpdatedBy({ prospectId }: { readonly prospectId: string }) {
  const t = useWords(words);
  const names = useNames();
  const change = useRecentChange(prospectId);
  return (
    <span role="status" className={change === null ? undefined : 'updated-by'}>
      {change !== null && (change.by === null ? t('itself') : t('by', { who: names.staff(change.by) }))}
    </span>
  );
}
