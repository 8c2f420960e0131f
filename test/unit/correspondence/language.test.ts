import { expect, test } from 'vitest';
import { languageOf, type Account } from '../../../models/sign-in.ts';

type Known = Pick<Account, 'language' | 'chosenLanguage' | 'usedLanguage'>;

const cases: readonly (readonly [string, Known, 'zh' | 'en', 'zh' | 'en'])[] = [
  ['nothing known: the bank’s', { language: 'zh' }, 'zh', 'zh'],
  ['nothing known in a bank that writes English', { language: 'zh' }, 'en', 'en'],
  ['used last', { language: 'zh', usedLanguage: 'en' }, 'zh', 'en'],
  ['chosen before used', { language: 'zh', chosenLanguage: 'zh', usedLanguage: 'en' }, 'en', 'zh'],
  ['an account of an older kind that reads English chose it', { language: 'en' }, 'zh', 'en'],
];

test.each(cases)('%s', (_name, known, ofBank, expected) => {
  expect(languageOf(known, ofBank)).toBe(expected);
});
