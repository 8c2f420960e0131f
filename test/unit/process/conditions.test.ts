import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandConditions, conditionText } from '../../../domain/process/conditions.ts';
import { sixStepsV1 } from '../../../domain/process/six-steps-v1.ts';

const folder = path.join(import.meta.dirname, '../../../domain/prospect');

/** Condition codes written in the sources of the commands. */
function codesInCommands(): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const found = files.flatMap((file) =>
    [...readFileSync(path.join(folder, file), 'utf8').matchAll(/'((?:X|G[1-6])\.[A-Z][A-Z0-9_]*)'/g)].map(
      ([, code]) => code ?? '',
    ),
  );
  return [...new Set(found)].toSorted();
}

describe('texts of conditions', () => {
  const used = codesInCommands();

  it('finds the codes of the commands', () => {
    expect(used).toContain('X.SUPERVISOR');
    expect(used).toContain('G1.OWN');
  });

  it.each(used)('%s, which a command may answer with, has a text', (code) => {
    expect(conditionText(sixStepsV1, code)).not.toBeNull();
  });

  it('lists no condition that no command uses', () => {
    expect(Object.keys(commandConditions).filter((code) => !used.includes(code))).toEqual([]);
  });

  it.each(Object.entries(commandConditions))('%s is explained in both languages', (_code, { text, howToMeet }) => {
    for (const { zh, en } of [text, howToMeet]) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/[a-z]/);
    }
  });

  it('takes the texts of a gate from the definition', () => {
    expect(conditionText(sixStepsV1, 'G2.CRED')?.text.zh).toBe('首访证件清单已核对');
  });

  it.each(['X.UNHEARD', 'toString', ''])('knows nothing of %j', (code) => {
    expect(conditionText(sixStepsV1, code)).toBeNull();
  });
});
