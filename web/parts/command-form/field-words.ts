import type { LocalizedText } from '../../../domain/process/definition.ts';
import type { FormCommand } from './commands.ts';
import { anyStepTexts } from './words/any-step.ts';
import { approachTexts } from './words/approach.ts';
import { closeTexts } from './words/close.ts';
import { findTexts } from './words/find.ts';
import { maintainTexts } from './words/maintain.ts';
import { meetTexts } from './words/meet.ts';
import { objectionsTexts } from './words/objections.ts';
import type { Texts } from './words/texts.ts';

/** The texts of every form. */
export const formTexts: Texts = {
  ...findTexts,
  ...approachTexts,
  ...meetTexts,
  ...objectionsTexts,
  ...closeTexts,
  ...maintainTexts,
  ...anyStepTexts,
};

/** What a form is called, as a deed: "Submit the visit plan". */
export function titleOf(command: FormCommand): LocalizedText {
  return formTexts[command] ?? { zh: command, en: command };
}

/** What a person should know before filling it in; null when the fields say it all. */
export function aboutOf(command: FormCommand): LocalizedText | null {
  return formTexts[`${command}.about`] ?? null;
}

export interface FieldWords {
  readonly label: LocalizedText;
  readonly hint: LocalizedText | null;
  readonly unit: LocalizedText | null;
}

/** @param path of the field, without indexes */
export function wordsOfField(command: FormCommand, path: string): FieldWords {
  const key = `${command}.${path}`;
  return {
    label: formTexts[key] ?? { zh: path, en: path },
    hint: formTexts[`${key}.hint`] ?? null,
    unit: formTexts[`${key}.unit`] ?? null,
  };
}
