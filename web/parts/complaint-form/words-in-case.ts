import type { ComplaintCommandName } from '../../../domain/complaint/commands.ts';
import type { LocalizedText } from '../../../domain/process/definition.ts';
import { formatMoney } from '../../words/format.ts';
import type { FieldWords } from '../command-form/field-words.ts';
import type { ComplaintFacts } from './facts.ts';
import { wordsOfMoreTime } from './more-time.ts';
import { wordsOfComplaintField } from './words/texts.ts';

/** What becomes of an amount above one's own level; a form without it says nothing of levels. */
const aboveOwn: Partial<Record<ComplaintCommandName, LocalizedText>> = {
  submitDecision: { zh: '超出您的权限须上级审批', en: 'What is above your own level somebody above approves' },
  decideAppeal: {
    zh: '超出您的权限须改由上级复核',
    en: 'What is above your own level needs a reviewer of a higher one',
  },
};

/** Forms that say what each level may grant. */
export function saysLimits(command: ComplaintCommandName): boolean {
  return aboveOwn[command] !== undefined;
}

/** The words of a field in one case: an amount says the limits of the rules that the case lives by, more time its unit and most.
 *  @param path of the field, without indexes */
export function wordsInCase(
  command: ComplaintCommandName,
  path: string,
  { compensationFen, moreTime }: Pick<ComplaintFacts, 'compensationFen' | 'moreTime'>,
): FieldWords {
  const words = wordsOfComplaintField(command, path);
  if (command === 'requestExtension' && path === 'amount') return wordsOfMoreTime(words, moreTime);
  const above = aboveOwn[command];
  if (above === undefined || !/(^|\.)compensationFen$/u.test(path)) return words;
  if (compensationFen === null) return { ...words, hint: above };
  // a limit is said to the yuan, never rounded to ten thousands
  const [first, second] = compensationFen.slice(0, 2).map((fen) => formatMoney(fen ?? 0, 'en'));
  const zh = `第一级 ${first}、第二级 ${second} 以内；${above.zh}`;
  const en = `Level 1 grants up to ${first}, level 2 up to ${second}. ${above.en}`;
  return { ...words, hint: { zh, en } };
}
