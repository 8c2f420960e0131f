import type { RuleChange } from '../../../domain/complaint/rule-edits.ts';
import { useWords } from '../../words/words.ts';
import { useRuleTexts } from './say.ts';
import { words } from './words.ts';

/** Each part in which two editions differ, as it was and as it is. */
export function Changes({ changes }: { readonly changes: readonly RuleChange[] }) {
  const t = useWords(words);
  const texts = useRuleTexts();
  if (changes.length === 0) return <p className="quiet">{t('noChanges')}</p>;
  return (
    <ul className="rule-changes">
      {changes.map(({ part, before, after }) => (
        <li key={texts.part(part)}>
          {t('change', {
            what: texts.part(part),
            before: texts.value(before, part.kind),
            after: texts.value(after, part.kind),
          })}
        </li>
      ))}
    </ul>
  );
}
