import type { StaffId } from '../ids.ts';
import type { LocalizedText } from '../process/definition.ts';

/** What must not stand in a story, because it leads to somebody. */
export const leakKinds = [
  'customerName',
  'staffName',
  'caseNumber',
  'coreBankNumber',
  'phone',
  'longNumber',
  'email',
] as const;
export type LeakKind = (typeof leakKinds)[number];

/** What is known of a case that its story must not say. Empty texts are no names. */
export interface KnownNames {
  /** As written in the case and in what belongs to it. */
  readonly customerNames: readonly string[];
  readonly staffNames: readonly string[];
  readonly caseNumbers: readonly string[];
  readonly coreBankNumbers: readonly string[];
}

/** Somebody on the staff, with the names that people write. */
export interface NamedStaff {
  readonly staffId: StaffId;
  readonly name: LocalizedText;
}

const digitsAtLeast = 6;
/** Digits with signs between them, as telephone and card numbers are written. */
const spreadAtLeast = 7;

const day = /(?<![\p{Nd}])(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])(?![\p{Nd}])/gu;
const email = /[^\s@]+@[^\s@]+\.[^\s@]+/u;
const phone = /(?<!\p{Nd})(?:86)?1[3-9]\p{Nd}{9}(?!\p{Nd})|(?<!\p{Nd})0\p{Nd}{9,11}(?!\p{Nd})/u;
const longNumber = new RegExp(String.raw`\p{Nd}{${digitsAtLeast},}`, 'u');
const spelled = '〇一二三四五六七八九';

/** What leads to somebody in a text, each kind once. Full-width signs, spaces and signs inside a name or a number, and numbers
 *  spelled in Chinese hide nothing. A short name is found inside a longer word, too: what is refused by mistake is written
 *  otherwise, what slips through is read by everybody. */
export function leaksIn(text: string, known: KnownNames): readonly LeakKind[] {
  const plain = plainOf(text);
  const bare = bareOf(text);
  const holds = (names: readonly string[]): boolean =>
    names.map(bareOf).some((name) => name !== '' && bare.includes(name));
  const numbers = numbersIn(plain);
  const found: Readonly<Record<LeakKind, boolean>> = {
    customerName: holds(known.customerNames),
    staffName: holds(known.staffNames),
    caseNumber: holds(known.caseNumbers),
    coreBankNumber: holds(known.coreBankNumbers),
    phone: numbers.some((number) => phone.test(number)),
    longNumber: numbers.some((number) => !phone.test(number)),
    email: email.test(plain),
  };
  return leakKinds.filter((kind) => found[kind]);
}

/** Names of the staff that occur in a case: whose id stands in it, and whose name somebody wrote into it. */
export function staffNamesIn(record: unknown, staff: readonly NamedStaff[]): readonly string[] {
  const texts = textsIn(record);
  const ids = new Set(texts);
  const written = texts.map(bareOf).join('\n');
  return staff.flatMap(({ staffId, name }) => {
    const names = [name.zh, name.en].filter((one) => bareOf(one) !== '');
    return ids.has(staffId) || names.some((one) => written.includes(bareOf(one))) ? names : [];
  });
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Runs of digits that are long enough to lead to somebody. */
function numbersIn(plain: string): readonly string[] {
  const digits = plain.replaceAll(/[〇一二三四五六七八九]/gu, (sign) => String(spelled.indexOf(sign)));
  const runs = digits.match(new RegExp(longNumber, 'gu')) ?? [];
  // A day of the calendar is no number, unless digits stand right beside it.
  const spread = digits.replaceAll(day, ' / ').match(/\p{Nd}(?:[ \-.()·]{0,2}\p{Nd})+/gu) ?? [];
  const joined = spread.map((run) => run.replaceAll(/\P{Nd}/gu, '')).filter((run) => run.length >= spreadAtLeast);
  return [...runs, ...joined];
}

/** One way to write what can be written in several. */
function plainOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\p{Cf}\p{M}]/gu, '')
    .replaceAll(/[‐-―−]/gu, '-');
}

/** Only what is read aloud: letters and digits. */
function bareOf(text: string): string {
  return plainOf(text).replaceAll(/[^\p{L}\p{N}]/gu, '');
}
