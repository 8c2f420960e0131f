import type { words } from './words.ts';

/** Why a file that was sent is not taken, by the code of the refusal. */
const refusals = {
  no_text: 'noText',
  no_header: 'noHeader',
  no_rows: 'noRows',
  no_csv: 'noCsv',
  too_big: 'tooBig',
  too_small: 'emptyFile',
} as const satisfies Readonly<Record<string, keyof (typeof words)['zh']>>;

/** Which word says why a file is not taken; null for a code that only the server's own sentence explains. */
export function refusalWord(code: string): (typeof refusals)[keyof typeof refusals] | null {
  return Object.hasOwn(refusals, code) ? refusals[code as keyof typeof refusals] : null;
}
