import { leadFields, leadFieldWords } from './lead-field.ts';

/** A file to fill in: one line of headers, each of which an import recognises. The mark in front tells spreadsheet programs
 *  that it is UTF-8. */
export function importTemplate(language: 'zh' | 'en'): string {
  return `\uFEFF${leadFields.map((field) => leadFieldWords[field].name[language]).join(',')}\r\n`;
}
