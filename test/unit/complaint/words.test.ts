import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as words from '../../../domain/complaint/catalogue-words.ts';
import { complaintConditions, complaintConditionText } from '../../../domain/complaint/conditions.ts';

const folder = path.join(import.meta.dirname, '../../../domain/complaint');

/** Condition codes written in the sources of the commands; those of levels are put together. */
function codesInCommands(): Set<string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && file !== 'conditions.ts',
  );
  const found = files.flatMap((file) =>
    [...readFileSync(path.join(folder, file), 'utf8').matchAll(/'(CX\.[A-Z][A-Z0-9_]*)'/g)].map(
      ([, code]) => code ?? '',
    ),
  );
  return new Set([...found, 'CX.LEVEL1', 'CX.LEVEL2', 'CX.LEVEL3']);
}

const bilingual = { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/[a-z]/) };

describe('words of complaints', () => {
  it.each(Object.entries(complaintConditions))('%s is explained in both languages', (_code, condition) => {
    expect(condition).toEqual({ text: bilingual, howToMeet: bilingual });
  });

  it('lists no condition that no command uses', () => {
    const used = codesInCommands();
    expect(Object.keys(complaintConditions).filter((code) => !used.has(code))).toEqual([]);
  });

  it('knows nothing of other conditions', () => {
    expect(complaintConditionText('CX.IMPROVEMENT')?.text.zh).toContain('改进事项');
    expect([complaintConditionText('CX.UNHEARD'), complaintConditionText('toString')]).toEqual([null, null]);
  });

  it.each(Object.entries(words))('%s: every word in both languages, and no two alike', (_name, table) => {
    const texts = Object.values(table);
    for (const text of texts) expect(text).toEqual(bilingual);
    expect(new Set(texts.map(({ zh }) => zh)).size).toBe(texts.length);
    expect(new Set(texts.map(({ en }) => en)).size).toBe(texts.length);
  });
});
