import type { LocalizedText } from './process/definition.ts';

export const minPasswordLength = 12;
export const maxPasswordLength = 128;

/** Why a password is not taken. */
export type PasswordProblem = 'tooShort' | 'tooLong' | 'fewCharacters' | 'common' | 'email' | 'employeeNo';

export const passwordProblemText: Readonly<Record<PasswordProblem, LocalizedText>> = {
  tooShort: { zh: `至少 ${minPasswordLength} 个字符`, en: `At least ${minPasswordLength} characters` },
  tooLong: { zh: `至多 ${maxPasswordLength} 个字符`, en: `At most ${maxPasswordLength} characters` },
  fewCharacters: { zh: '至少 5 个不同的字符', en: 'At least 5 different characters' },
  common: { zh: '这是最常见的密码之一', en: 'This is one of the commonest passwords' },
  email: { zh: '不能包含邮箱地址', en: 'Must not contain the e-mail address' },
  employeeNo: { zh: '不能由工号拼成', en: 'Must not be made of the employee number' },
};

/** What the commonest passwords of 12 and more characters are made of; digits and signs around them help nobody. */
const commonWords = new Set([
  'password',
  'passwort',
  'passw0rd',
  'p@ssw0rd',
  'p@ssword',
  'qwertyuiop',
  'qwertyuiopas',
  'qwertyuiopasdfghjkl',
  'qwerty',
  'qwer',
  'asdfghjkl',
  'asdf',
  'zxcvbnm',
  'zxcvbnmasdf',
  'qazwsxedc',
  'qazwsxedcrfv',
  'qazwsx',
  'qaz',
  'wsx',
  'abcdefgh',
  'abcdefghijkl',
  'abcabcabcabc',
  'abc',
  'aa',
  'a',
  'administrator',
  'administratorpassword',
  'admin',
  'adminadmin',
  'adminpassword',
  'root',
  'test',
  'testtest',
  'welcome',
  'welcometo',
  'letmein',
  'changeme',
  'iloveyou',
  'woaini',
  'woainima',
  'nihao',
  'dragon',
  'monkey',
  'football',
  'sunshine',
  'princess',
  'superman',
  'bank',
  'yinhang',
  'tuoke',
]);

/** Rows of digits that people type; a password of digits alone that begins like one of them is common. */
const commonDigits = ['1234567890', '0123456789', '9876543210', '123123', '112233', '147258369', '159357', '520131'];

/** Everything that speaks against a password, in the order of the list above; empty when it is good.
 *  @source NIST SP 800-63B 5.1.1.2: length, the person's own data and the commonest; no rules about kinds of characters */
export function passwordProblems(
  password: string,
  { email, employeeNo }: { readonly email: string; readonly employeeNo: string },
): PasswordProblem[] {
  const lower = password.toLowerCase();
  const [mailbox = ''] = email.toLowerCase().split('@');
  const problems: PasswordProblem[] = [];
  if (password.length < minPasswordLength) problems.push('tooShort');
  if (password.length > maxPasswordLength) problems.push('tooLong');
  if (new Set(lower).size < 5) problems.push('fewCharacters');
  if (isCommon(lower)) problems.push('common');
  if (lower.includes(email.toLowerCase()) || isMostlyMadeOf(lower, mailbox)) problems.push('email');
  if (isMostlyMadeOf(lower, employeeNo.toLowerCase())) problems.push('employeeNo');
  return problems;
}

function isCommon(lower: string): boolean {
  const letters = lower.replaceAll(/^[^a-z]+|[^a-z]+$/g, '');
  if (letters === '') return commonDigits.some((row) => lower.startsWith(row));
  return commonWords.has(letters) || commonWords.has(lower);
}

/** True when less than eight characters are left after taking a word out. */
function isMostlyMadeOf(text: string, word: string): boolean {
  return word.length >= 3 && text.includes(word) && text.replaceAll(word, '').length < 8;
}
