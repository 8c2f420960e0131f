import { Alert } from 'antd';
import { useFormats } from '../words/format.ts';
import { defineWords, useWords } from '../words/words.ts';

const words = defineWords('clock-banner', {
  zh: {
    title: '这里的时钟已快进到 {{when}}',
    text: '本页的时限、条件和“还剩多久”按这个时钟计算；各类列表、我的一天和收件箱仍按现在的时间。',
  },
  en: {
    title: 'The clock of this one was moved ahead to {{when}} (fast-forward)',
    text: 'Limits, conditions and distances on this page go by that clock; lists, My day and the inbox go by the usual time.',
  },
});

/** Says that a prospect or a complaint lives in a time of its own.   @param movedTo null: it does not */
export function ClockBanner({ movedTo }: { readonly movedTo: string | null }) {
  const t = useWords(words);
  const formats = useFormats();
  if (movedTo === null) return null;
  return <Alert type="info" showIcon title={t('title', { when: formats.instant(movedTo) })} description={t('text')} />;
}
