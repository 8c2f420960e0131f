import { createContext, useContext, type ReactNode } from 'react';
import type { LocalizedText } from '../../../domain/process/definition.ts';
import type { Choice } from './choices.ts';
import type { FormCommand } from './commands.ts';
import type { Values } from './facts.ts';
import type { FieldWords } from './field-words.ts';
import type { Field } from './fields.ts';
import type { Layout } from './layout.ts';

/** What every field of an open form may look at, whatever the form is about. */
export interface FormState {
  readonly widgets: Layout['widgets'];
  readonly values: Values;
  readonly wordsOf: (path: string) => FieldWords;
  /** Null: it is not chosen from a list. */
  readonly choicesOf: (field: Field) => readonly Choice[] | null;
  /** Why a field has nothing to choose, and what to do about it; null where there is no more to say. */
  readonly whyEmpty?: (field: Field) => LocalizedText | null;
  readonly isShown: (path: string) => boolean;
  /** Whether the fields inside a record have to be filled in as things stand; always, where this is left out. */
  readonly isRecordAsked?: (field: Field) => boolean;
  /** Opens the form of another command, for what has to be done first; null where there is no such place. */
  readonly open: ((command: FormCommand) => void) | null;
  /** What stands below a field and helps to fill it in. */
  readonly belowOf?: (field: Field) => ReactNode;
}

const FormContext = createContext<FormState | null>(null);
export const FormProvider = FormContext.Provider;

export function useFormState(): FormState {
  const state = useContext(FormContext);
  if (state === null) throw new Error('A field stands outside of a form');
  return state;
}
