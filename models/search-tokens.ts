import { foldName } from './prospect.ts';

/** The longest beginning of a word that is an entry of its own. */
const longestBeginning = 6;
/** A name longer than any register takes stays searchable by its beginning. */
const mostTokens = 60;

/** Entries under which a name is found. Words are found by their beginnings, Chinese by any two characters that stand
 *  together, because nobody writes spaces there; the first character alone is the family name. */
export function searchTokens(name: string): string[] {
  const tokens = partsOf(name).flatMap((part) => {
    if (!isChinese(part)) return beginningsOf(part);
    const characters = Array.from(part);
    return [characters[0] ?? '', ...pairsOf(characters)];
  });
  return [...new Set(tokens)].slice(0, mostTokens);
}

/** Entries that a name must have to contain what somebody typed; [] when nothing in it can be looked up.
 *  The least usual first: names differ at their beginning and share their end (有限公司, Ltd). */
export function queryTokens(typed: string): string[] {
  const tokens = partsOf(typed).flatMap((part) => {
    const characters = Array.from(part);
    if (!isChinese(part)) return [characters.slice(0, longestBeginning).join('')];
    return characters.length === 1 ? [part] : pairsOf(characters);
  });
  return [...new Set(tokens)];
}

/** Everything that a folded name must contain to be what somebody typed. Letters and digits only, whatever was typed: each
 *  may stand in a pattern as it is. */
export function typedParts(typed: string): string[] {
  return partsOf(typed);
}

/** Runs of Chinese characters and words of other letters and digits. */
function partsOf(text: string): string[] {
  return foldName(text).match(/\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+/gv) ?? [];
}

function isChinese(part: string): boolean {
  return /^\p{Script=Han}/u.test(part);
}

function beginningsOf(word: string): string[] {
  const characters = Array.from(word);
  if (characters.length === 1) return [word];
  const lengths = Math.min(characters.length, longestBeginning);
  return Array.from({ length: lengths - 1 }, (_, index) => characters.slice(0, index + 2).join(''));
}

function pairsOf(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
}
