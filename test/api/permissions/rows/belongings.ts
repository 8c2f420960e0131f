import type { AnyOf } from '../expectations.ts';
import { allocate, capture, read } from '../rights.ts';
import type { Target } from '../roles.ts';
import type { Attempt, Row, Rows } from '../row.ts';

const nobody: AnyOf = [];

function belonging(
  needs: AnyOf,
  others: AnyOf,
  readers: AnyOf | 'everybody',
  attempt: (target: Target) => Attempt,
): Row {
  return { decides: 'belonging', needs, others, readers, attempt };
}

/** Imports are their uploader's; whoever allocates customers in the branch oversees them, but the data in clear. */
const importOf = ({ ownerId }: Target): string => `imports/import-of-${ownerId}`;
const importRow = (overseen: boolean, suffix: string, body?: unknown): Row =>
  belonging(capture, overseen ? allocate : nobody, allocate, (target) => {
    const path = `${importOf(target)}${suffix}`;
    return body === undefined ? { path } : { path, body };
  });

/** Columns that say nothing. */
export const importMapping = {
  columns: [null, null],
  defaults: {
    customerType: 'company',
    pursuitType: 'newCustomer',
    findMethod: 'coldApproach',
    mediaSubSource: null,
    publicationTitle: null,
    publishedOn: null,
    introducerName: null,
    campaignId: null,
    consent: 'lawfulContact',
  },
  valueUnit: 'yuan',
  owner: { kind: 'allocator' },
} as const;

const viewBody = { name: 'mine', page: 'board', filter: {}, sharedWith: 'private' };

/** Saved views and imports. */
export const belongingRows: Rows = {
  listViews: { decides: 'profile', needs: read, attempt: () => ({ path: 'views?page=board' }) },
  createView: { decides: 'profile', needs: read, attempt: () => ({ path: 'views', body: viewBody }) },
  putView: belonging(read, nobody, 'everybody', ({ ownerId }) => ({
    path: `views/view-of-${ownerId}`,
    body: viewBody,
  })),
  deleteView: belonging(read, nobody, 'everybody', ({ ownerId }) => ({ path: `views/view-of-${ownerId}` })),
  uploadImport: { decides: 'profile', needs: capture, attempt: () => ({ path: 'imports?fileName=a.csv', body: '{}' }) },
  listImports: {
    decides: 'list',
    needs: capture,
    // Own ones besides: they stand in the table of what belongs to somebody.
    shows: allocate,
    showsOwn: true,
    attempt: () => ({ path: 'imports?limit=100' }),
    finds: (text, { ownerId }) => text.includes(`"import-of-${ownerId}"`),
  },
  getImport: importRow(true, ''),
  listImportRows: importRow(true, '/rows'),
  startImport: importRow(true, '/start', {}),
  pauseImport: importRow(true, '/pause', {}),
  resumeImport: importRow(true, '/resume', {}),
  cancelImport: importRow(true, '/cancel', {}),
  retryImport: importRow(true, '/retry', {}),
  getImportErrors: importRow(false, '/errors.csv'),
  mapImport: importRow(false, '/mapping', importMapping),
  mendImportRow: importRow(false, '/rows/1', { cells: ['Anybody', '13800138000'] }),
};
