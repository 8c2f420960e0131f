import { createContext, useContext } from 'react';
import type { FormCommand } from './commands.ts';
import type { FormFacts, Values } from './facts.ts';
import type { Layout } from './layout.ts';

/** What every field of an open form may look at. */
export interface FormState {
  readonly command: FormCommand;
  readonly facts: FormFacts;
  readonly layout: Layout;
  readonly values: Values;
  /** Opens the form of another command, for what has to be done first; null where there is no such place. */
  readonly open: ((command: FormCommand) => void) | null;
}

const FormContext = createContext<FormState | null>(null);
export const FormProvider = FormContext.Provider;

export function useFormState(): FormState {
  const state = useContext(FormContext);
  if (state === null) throw new Error('A field stands outside of a form');
  return state;
}
