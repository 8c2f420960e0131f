import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn.js';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** As `<html lang>` and Intl take it. */
export const localeOf = { zh: 'zh-CN', en: 'en-GB' } as const satisfies Record<Language, string>;

const storageKey = 'tuoke.language';

/** What was chosen before on this device, else what the browser prefers, else Chinese. */
function rememberedLanguage(): Language {
  const chosen = localStorage.getItem(storageKey);
  if (chosen === 'zh' || chosen === 'en') return chosen;
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

// Keys are plain words; the texts of each page arrive with its code (`pageWords`).
void i18next.use(initReactI18next).init({
  lng: typeof localStorage === 'undefined' ? 'zh' : rememberedLanguage(),
  fallbackLng: false,
  resources: {},
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
});
apply(i18next.language as Language);

/** The language that texts are in now. */
export function currentLanguage(): Language {
  return i18next.language as Language;
}

/** Changes the language of every text, and remembers it on this device. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(storageKey, language);
  await i18next.changeLanguage(language);
  apply(language);
}

/** Whether somebody chose the language on this device; else it is what the browser prefers. */
export function isLanguageChosen(): boolean {
  return localStorage.getItem(storageKey) !== null;
}

function apply(language: Language): void {
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  if (typeof document !== 'undefined') document.documentElement.lang = localeOf[language];
}
