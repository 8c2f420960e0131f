import type { LocalizedText } from '../../../../domain/process/definition.ts';
import type { ComplaintCommandName } from '../../../../domain/complaint/commands.ts';
import type { Texts } from '../../command-form/words/texts.ts';
import type { FieldWords } from '../../command-form/field-words.ts';
import { decisionTexts } from './decisions.ts';
import { inquiryTexts } from './inquiry.ts';

/** The texts of every form of complaints. */
export const complaintTexts: Texts = { ...inquiryTexts, ...decisionTexts };

/** What a form is called, as a deed. */
export function complaintTitleOf(command: ComplaintCommandName): LocalizedText {
  return complaintTexts[command] ?? { zh: command, en: command };
}

/** What a person should know before filling it in; null when the fields say it all. */
export function complaintAboutOf(command: ComplaintCommandName): LocalizedText | null {
  return complaintTexts[`${command}.about`] ?? null;
}

/** @param path of the field, without indexes */
export function wordsOfComplaintField(command: ComplaintCommandName, path: string): FieldWords {
  const key = `${command}.${path}`;
  return {
    label: complaintTexts[key] ?? { zh: path, en: path },
    hint: complaintTexts[`${key}.hint`] ?? null,
    unit: complaintTexts[`${key}.unit`] ?? null,
  };
}
