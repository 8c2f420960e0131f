import { describe, expect, test } from 'vitest';
import { formCommands, type FormCommand } from '../../web/parts/command-form/commands.ts';
import { formTexts, titleOf } from '../../web/parts/command-form/field-words.ts';
import { allFields, fieldsOf } from '../../web/parts/command-form/fields.ts';
import type { Texts } from '../../web/parts/command-form/words/texts.ts';
import { commandWords } from '../../web/words/process.ts';

const chinese = /\p{Script=Han}|^[%\d]+$/u;
const english = /^[^\p{Script=Han}]+$/u;
/** Chinese that an English hint quotes, because it can be typed. */
const quoted = '"50万"';

/** Keys of a form that have no words, or not in both languages, and words of fields that it does not have. */
function wrongWords(command: FormCommand, texts: Texts): readonly string[] {
  const fields = [command, ...allFields(fieldsOf(command)).map(({ path }) => `${command}.${path}`)];
  const known = [...fields, ...fields.flatMap((key) => [`${key}.about`, `${key}.hint`, `${key}.unit`])];
  const given = Object.keys(texts).filter((key) => key.startsWith(`${command}.`));
  const isWrong = (key: string): boolean => {
    const text = texts[key];
    return text === undefined || !chinese.test(text.zh) || !english.test(text.en.replace(quoted, ''));
  };
  return [...new Set([...fields, ...given])].filter((key) => !known.includes(key) || isWrong(key));
}

describe('words of the forms', () => {
  test.each(formCommands)('%s: every field has its words in both languages', (command) => {
    expect(wrongWords(command, formTexts)).toEqual([]);
  });

  test('a missing label, a missing language and a label of no field are each noticed', () => {
    const { 'markLost.text': _gone, ...rest } = formTexts;
    const planted: Texts = {
      ...rest,
      'markLost.reason': { zh: '原因', en: '' },
      markLost: { zh: 'Mark as lost', en: 'Mark as lost' },
      'markLost.remark': { zh: '备注', en: 'Remark' },
    };
    expect(wrongWords('markLost', planted).toSorted()).toEqual([
      'markLost',
      'markLost.reason',
      'markLost.remark',
      'markLost.text',
    ]);
  });

  test('every text belongs to a form', () => {
    const forms = Object.keys(formTexts).map((key) => key.split('.')[0]);
    expect(forms.filter((name) => !formCommands.some((command) => command === name))).toEqual([]);
  });
});

test('a command has one name, on its form as in lists, inbox and timeline', () => {
  for (const command of formCommands) expect(commandWords[command], command).toEqual(titleOf(command));
});
