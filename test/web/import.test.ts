import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Problem } from '../../contracts/problem.ts';
import type { LeadField } from '../../domain/import/lead-field.ts';
import { guessMapping } from '../../domain/import/mapping.ts';
import { readRow } from '../../domain/import/read-row.ts';
import { fieldChoices } from '../../domain/import/words.ts';
import { download } from '../../web/client/download.ts';
import { ApiProblem } from '../../web/client/problem.ts';
import { onSessionExpired } from '../../web/client/session-expiry.ts';
import { cellChoices } from '../../web/pages/import/cell-choices.ts';
import { fieldAfterMending } from '../../web/pages/import/field-after-mending.ts';
import { campaignOf } from '../../web/pages/import/campaign-of.ts';
import { leftToTry } from '../../web/pages/import/left-to-try.ts';
import { cellsToMend, cellsToSend, shownColumns } from '../../web/pages/import/row-cells.ts';
import { isStandingStill, progressOf } from '../../web/pages/import/standstill.ts';
import { refusalWord } from '../../web/pages/imports/refusal.ts';
import { words } from '../../web/pages/imports/words.ts';
import { ProblemText } from '../../web/parts/problem-text.tsx';

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

test('a cell that must be one of a list is chosen from it, in both languages, and what is chosen is read', () => {
  for (const field of Object.keys(fieldChoices) as LeadField[]) {
    const upload = { fileName: 'leads.csv', ownerId: null, mayNameOthers: false };
    const mapping = { ...guessMapping(['客户名称'], [], upload), columns: ['name' as const, field] };
    for (const { value, text } of cellChoices(field) ?? []) {
      expect(readRow(['客户甲', value], mapping, ['客户名称', 'x']).problems, `${field} ${value}`).toEqual([]);
      expect(text.zh).toMatch(/\p{Script=Han}/u);
      expect(text.en).toMatch(/^[A-Z]/);
    }
  }
  expect([cellChoices('phone'), cellChoices(null), cellChoices(undefined)]).toEqual([null, null, null]);
});

test('of a row with one wrong cell only that one is offered, and a short row has its missing cells', () => {
  const cells = cellsToMend(['客户甲'], 2);
  expect(cells).toEqual(['客户甲', '']);
  expect(shownColumns([{ code: 'notAPhone', column: 1 }], { cells, width: 2, isWhole: false })).toEqual([1]);
  expect(shownColumns([{ code: 'notAPhone', column: 1 }], { cells, width: 2, isWhole: true })).toEqual([0, 1]);
  expect(cellsToSend(cells, 2)).toEqual(['客户甲', '']);
});

describe('when a row was mended', () => {
  const having = (...selectors: string[]) =>
    ({ querySelector: (selector: string) => (selectors.includes(selector) ? selector : null) }) as never;
  const button = '.import-foot button:enabled';
  const choice = '.import-scroll input';

  test.each([
    ['the row beside it', having('input'), having(button, choice), 'input'],
    ['after the last row the button that imports', null, having(button, choice), button],
    ['where nothing can be imported the choice of rows', null, having(choice), choice],
  ])('the cursor goes to %s', (_where, beside, page, field) => {
    expect(fieldAfterMending(beside, page)).toBe(field);
  });
});

describe('a file that is not taken', () => {
  const refusal = (code: string, pointer = ''): ApiProblem =>
    new ApiProblem({
      type: 'urn:tuoke:problem:VALIDATION_FAILED',
      title: 'VALIDATION_FAILED',
      status: 400,
      code: 'VALIDATION_FAILED',
      detail: 'not valid',
      instance: '/api/v1/imports',
      errors: [{ in: 'body', pointer, code, detail: 'as the server says it' }],
    } satisfies Problem);
  const shown = (error: ApiProblem): string =>
    renderToStaticMarkup(
      createElement(ProblemText, {
        error,
        mistakeText: ({ code }) => {
          const word = refusalWord(code);
          return word === null ? undefined : words.zh[word];
        },
      }),
    );

  test.each(['no_text', 'no_header', 'no_rows', 'no_csv', 'too_big', 'too_small'])('says why: %s', (code) => {
    const text = shown(refusal(code));
    expect(text).not.toContain('as the server says it');
    expect(text).not.toContain('<li>：');
  });

  test('is explained by the server where the page has no words, without a colon before it', () => {
    expect(shown(refusal('unsupported_type'))).toContain('<li>as the server says it</li>');
    expect(shown(refusal('unsupported_type', '/name'))).toContain('/name');
  });
});

test('the leads of an import are found by its campaign, unless each row names its own', () => {
  const { defaults, ...mapping } = guessMapping(['客户名称', '电话'], [], {
    fileName: '秋季活动.csv',
    ownerId: null,
    mayNameOthers: false,
  });
  const of = (columns: readonly (LeadField | null)[], campaignId = defaults.campaignId) =>
    campaignOf({ mapping: { ...mapping, columns: [...columns], defaults: { ...defaults, campaignId } } });
  expect(of(['name', 'phone'])).toBe('秋季活动');
  expect(of(['name', 'campaignId'])).toBeUndefined();
  expect(of(['name', 'phone'], null)).toBeUndefined();
});

test('duplicates are tried again too, since the other pursuit may have ended', () => {
  expect(leftToTry({ counts: { pending: 0, created: 3, duplicate: 2, refused: 4 } })).toBe(2);
  expect(leftToTry({ counts: { pending: 1, created: 3, duplicate: 0, refused: 4 } })).toBe(1);
});

describe('a run of which nothing is seen', () => {
  const startedAt = '2026-11-24T01:00:00.000Z';
  const at = (seconds: number): number => Date.parse(startedAt) + seconds * 1_000;
  const counts = { pending: 5, created: 0, duplicate: 0, refused: 0 };
  const progress = progressOf({ status: 'running', counts });

  test('is spoken of after half a minute, not before, and not while it is paused', () => {
    expect(isStandingStill({ status: 'running', startedAt }, at(0), at(29))).toBe(false);
    expect(isStandingStill({ status: 'running', startedAt }, at(0), at(31))).toBe(true);
    expect(isStandingStill({ status: 'paused', startedAt }, at(0), at(600))).toBe(false);
  });

  test('is given its time anew by each row that is done', () => {
    expect(progressOf({ status: 'running', counts: { ...counts, pending: 4, created: 1 } })).not.toBe(progress);
    expect(isStandingStill({ status: 'running', startedAt }, at(100), at(110))).toBe(false);
  });
});

describe('the file of problems', () => {
  afterEach(() => {
    onSessionExpired(null);
    vi.unstubAllGlobals();
  });

  test('is had after signing in again when the session has ended, under its own name', async () => {
    const answers = [
      Response.json(
        {
          type: 'urn:tuoke:problem:NOT_SIGNED_IN',
          title: 'NOT_SIGNED_IN',
          status: 401,
          code: 'NOT_SIGNED_IN',
          detail: 'sign in',
          instance: '/',
        } satisfies Problem,
        { status: 401 },
      ),
      new Response('a,b', {
        headers: {
          'Content-Disposition': `attachment; filename="??.csv"; filename*=UTF-8''${encodeURIComponent('名单-问题行.csv')}`,
        },
      }),
    ];
    const asked: string[] = [];
    vi.stubGlobal('fetch', (url: string) => {
      asked.push(url);
      return Promise.resolve(answers.shift());
    });
    vi.stubGlobal('document', { createElement: () => ({ click: () => undefined }), addEventListener: () => undefined });
    let signIns = 0;
    onSessionExpired(() => {
      signIns += 1;
      return Promise.resolve(true);
    });
    expect(await download('getImportErrors', { lang: 'zh' }, { importId: 'i-1' })).toBe('名单-问题行.csv');
    expect(signIns).toBe(1);
    expect(asked).toEqual(Array(2).fill('/api/v1/imports/i-1/errors.csv?lang=zh'));
  });
});
