import { expect, test } from 'vitest';
import { caseNumberTyped } from '../../../domain/complaint/case-number.ts';
import { caseNumberOf } from '../../../models/complaint.ts';

test.each([
  ['TS20261127-ENPR', 'TS20261127-ENPR'],
  ['TS20261127ENPR', 'TS20261127-ENPR'],
  [' ts20261127 - enpr', 'TS20261127-ENPR'],
  ['ＴＳ２０２６１１２７－ＥＮＰＲ', 'TS20261127-ENPR'],
  ['ts20261127-en', 'TS20261127-EN'],
  ['TS20261127', 'TS20261127'],
  ['TS20261127-', 'TS20261127'],
  ['TS2026112', null],
  ['TS20261127-ENPRX', null],
  ['20261127', null],
  ['王小明', null],
])('%s is typed for %s', (typed, number) => {
  expect(caseNumberTyped(typed)).toBe(number);
});

test('every number that a case gets is found as it is', () => {
  for (let index = 0; index < 50; index++) {
    const number = caseNumberOf(`k-${index}`, '2026-11-27');
    expect(caseNumberTyped(number)).toBe(number);
  }
});
