import i18next, { type TFunction } from 'i18next';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalizedText } from '../../domain/process/definition.ts';
import { currentLanguage, languages, type Language } from './language.ts';

/** Texts of a page or part, the same keys in both languages. */
export interface Words<Key extends string> {
  readonly name: string;
  readonly zh: Readonly<Record<Key, string>>;
  readonly en: Readonly<Record<Key, string>>;
}

/** Makes texts known under the name of their page or part. `{{name}}` in a text is filled in; English that counts has
 *  the keys `x_one` and `x_other`, and Chinese the same two. */
export function defineWords<const Zh extends Readonly<Record<string, string>>>(
  name: string,
  texts: { readonly zh: Zh; readonly en: { readonly [Key in keyof Zh]: string } },
): Words<keyof Zh & string> {
  for (const language of languages) i18next.addResourceBundle(language, name, texts[language], false, true);
  return { name, ...texts };
}

type Counted<Key extends string> = Key extends `${infer Base}_${'one' | 'other'}` ? Base : Key;
type Values = Readonly<Record<string, string | number>>;

/** Gives the text for a key in the chosen language. */
export type Say<Key extends string> = (key: Counted<Key>, values?: Values) => string;

/** The texts of a page or part in the language chosen now; changes with it. */
export function useWords<Key extends string>(words: Words<Key>): Say<Key> {
  const { t } = useTranslation(words.name);
  return useMemo(() => say<Key>(t), [t]);
}

// Our keys are checked by `Say`; i18next's own types know none.
function say<Key extends string>(t: TFunction): Say<Key> {
  return (key, values) => t(key as string, { ...values });
}

/** The language chosen now; changes with it. */
export function useLanguage(): Language {
  useTranslation();
  return currentLanguage();
}

/** Picks the language of a text that the domain has in both. */
export function useLocalized(): (text: LocalizedText) => string {
  const language = useLanguage();
  return useCallback((text) => text[language], [language]);
}
