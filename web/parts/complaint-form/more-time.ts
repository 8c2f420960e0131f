import type { Wait } from '../../../domain/wait.ts';
import type { FieldWords } from '../command-form/field-words.ts';
import { waitWords } from '../settings/wait-words.ts';

/** Words of the time that is asked for, with the case's own unit and the most that is left.   @param most null: not known */
export function wordsOfMoreTime(words: FieldWords, most: Wait | null): FieldWords {
  if (most === null) return words;
  const unit = { zh: waitWords.zh[most.unit], en: waitWords.en[most.unit] };
  return {
    ...words,
    unit,
    hint: {
      zh: `最多 ${most.amount} ${most.unit.startsWith('working') ? '个' : ''}${unit.zh}`,
      en: `${most.amount} ${unit.en} at most`,
    },
  };
}
