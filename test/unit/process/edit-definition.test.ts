import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deadlineCodes, stepNumbers, type LadderRung, type ProcessEdits } from '../../../domain/process/definition.ts';
import { checkEdits, editedDefinition, editedParts, pointerInEdits } from '../../../domain/process/edit-definition.ts';
import { pinRules } from '../../../domain/process/pin-rules.ts';
import { definition } from '../../factories/context.ts';

const remind: LadderRung = { afterWorkingDays: 0, tell: 'owner', action: 'remind' };

const wrong: readonly (readonly [string, ProcessEdits, readonly string[]])[] = [
  ['nothing changed', {}, []],
  ['a longer wait', { waits: { 'T1.QUALIFY': { unit: 'workingDays', amount: 9 } } }, []],
  [
    'a wait of nothing',
    { waits: { 'T1.QUALIFY': { unit: 'days', amount: 0 } } },
    ['deadlineWithoutWait /waits/T1.QUALIFY'],
  ],
  [
    'a wait that nothing waits for',
    { waits: { 'T5.PROMISE': { unit: 'days', amount: 3 } } },
    ['waitNotUsed /waits/T5.PROMISE'],
  ],
  [
    'working days before an appointment',
    { waits: { 'T2.REMIND': { unit: 'workingDays', amount: 1 }, 'T2.CONFIRM': { unit: 'minutes', amount: 90 } } },
    ['waitNotInHours /waits/T2.REMIND'],
  ],
  ['a ladder without rungs', { ladders: { 2: [] } }, ['ladderEmpty /ladders/2']],
  [
    'a ladder that begins late',
    { ladders: { 3: [{ ...remind, afterWorkingDays: 1 }] } },
    ['ladderNotFromZero /ladders/3/0'],
  ],
  [
    'a ladder that goes down, and does not go on in time',
    { ladders: { 4: [{ ...remind, tell: 'branchHead', action: 'inform' }, { ...remind }] } },
    ['ladderNotAscending /ladders/4/1', 'ladderDescends /ladders/4/1'],
  ],
  ['a step that may take no time', { stepLimits: { 1: 0 } }, ['limitOutOfRange /stepLimits/1']],
  [
    'several at once',
    { stepLimits: { 1: 0 }, ladders: { 2: [] } },
    ['ladderEmpty /ladders/2', 'limitOutOfRange /stepLimits/1'],
  ],
];

describe('edited numbers', () => {
  test.each(wrong)('%s', (_what, edits, problems) => {
    const found = checkEdits(definition, edits).map((problem) => `${problem.code} ${pointerInEdits(problem)}`);
    expect(found).toEqual(problems);
  });

  test('are checked as prospects run on them: the edited definition is pinned to the same numbers', () => {
    const wait = fc.record({
      unit: fc.constantFrom('workingDays' as const, 'days' as const, 'hours' as const),
      amount: fc.integer({ min: 1, max: 90 }),
    });
    const edits = fc.record({
      waits: fc.dictionary(fc.constantFrom(...deadlineCodes), wait),
      ladders: fc.dictionary(fc.constantFrom(...stepNumbers.map(String)), fc.constant([remind])),
      stepLimits: fc.dictionary(fc.constantFrom(...stepNumbers.map(String)), fc.integer({ min: 1, max: 90 })),
    });
    fc.assert(
      fc.property(edits, (changed) => {
        const typed = changed as ProcessEdits;
        expect(pinRules(editedDefinition(definition, typed))).toEqual(pinRules(definition, typed));
      }),
    );
  });

  test('are told apart part by part', () => {
    const before: ProcessEdits = { stepLimits: { 1: 5, 2: 7 }, ladders: { 3: [remind] } };
    const after: ProcessEdits = { stepLimits: { 1: 5, 2: 8 }, waits: { 'T1.QUALIFY': { unit: 'days', amount: 3 } } };
    expect(editedParts(before, after)).toEqual(['/waits/T1.QUALIFY', '/ladders/3', '/stepLimits/2']);
  });
});
