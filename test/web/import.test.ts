import { describe, expect, test } from 'vitest';
import { cellsToMend, cellsToSend, shownColumns } from '../../web/pages/import/row-cells.ts';

describe('a row with more cells than the header', () => {
  const columns = 3;
  const row = ['客户甲', '南京路1号', '3楼', '19900000001', ''];
  const tooMany = [{ code: 'tooManyCells' as const, column: null }];

  test('is mended with all its cells in sight', () => {
    const cells = cellsToMend(row, columns);
    expect(cells).toEqual(row);
    expect(shownColumns(tooMany, { cells, width: columns, isWhole: false })).toEqual([0, 1, 2, 3, 4]);
  });

  test('loses nothing when it is saved before anything was moved', () => {
    expect(cellsToSend(cellsToMend(row, columns), columns)).toEqual(['客户甲', '南京路1号', '3楼', '19900000001']);
  });

  test('is as long as the header again once the rest was emptied', () => {
    expect(cellsToSend(['客户甲', '南京路1号3楼', '19900000001', '', ' '], columns)).toEqual([
      '客户甲',
      '南京路1号3楼',
      '19900000001',
    ]);
  });
});

test('of a row with one wrong cell only that one is offered, and a short row has its missing cells', () => {
  const cells = cellsToMend(['客户甲'], 2);
  expect(cells).toEqual(['客户甲', '']);
  expect(shownColumns([{ code: 'notAPhone', column: 1 }], { cells, width: 2, isWhole: false })).toEqual([1]);
  expect(shownColumns([{ code: 'notAPhone', column: 1 }], { cells, width: 2, isWhole: true })).toEqual([0, 1]);
  expect(cellsToSend(cells, 2)).toEqual(['客户甲', '']);
});
