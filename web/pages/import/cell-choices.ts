import type { LeadField } from '../../../domain/import/lead-field.ts';
import { fieldChoices } from '../../../domain/import/words.ts';
import type { LocalizedText } from '../../../domain/process/definition.ts';
import { customerTypeWords, findMethodWords, mediaSubSourceWords, pursuitTypeWords } from '../../words/catalogue.ts';

type ChoiceField = keyof typeof fieldChoices;

const yesNo: Readonly<Record<string, LocalizedText>> = { yes: { zh: '是', en: 'Yes' }, no: { zh: '否', en: 'No' } };

const texts: Readonly<Record<ChoiceField, Readonly<Record<string, LocalizedText>>>> = {
  customerType: customerTypeWords,
  pursuitType: pursuitTypeWords,
  findMethod: findMethodWords,
  mediaSubSource: mediaSubSourceWords,
  consent: {
    given: { zh: '已同意', en: 'Given' },
    lawfulContact: { zh: '合法联系', en: 'Lawful contact' },
    none: { zh: '未同意', en: 'Not given' },
  },
  committeeEstablished: yesNo,
  walkInLoan: yesNo,
};

/** What a cell can be chosen to say, when its field takes one of a list of words; null for any other field.
 *  Shape: `value` is what the cell then holds, and what the server reads */
export function cellChoices(
  field: LeadField | null | undefined,
): readonly { readonly value: string; readonly text: LocalizedText }[] | null {
  if (field == null || !Object.hasOwn(fieldChoices, field)) return null;
  const name = field as ChoiceField;
  return fieldChoices[name].map((value) => ({ value, text: texts[name][value] ?? { zh: value, en: value } }));
}
