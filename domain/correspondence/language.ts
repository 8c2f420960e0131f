/** What is known of the language that somebody reads. */
export interface KnownLanguages<Language extends string> {
  /** Chosen by themselves; null or absent for whoever has not. */
  readonly chosenLanguage?: Language | null | undefined;
  /** Of the pages when they were used last; null or absent before. */
  readonly usedLanguage?: Language | null | undefined;
}

/** The language to write to somebody in: what they chose, else what they used last, else the bank's. */
export function languageFor<Language extends string>(
  { chosenLanguage, usedLanguage }: KnownLanguages<Language>,
  ofBank: Language,
): Language {
  return chosenLanguage ?? usedLanguage ?? ofBank;
}
