import type * as z from 'zod';
import type { LeadField } from '../domain/import/lead-field.ts';
import type { ImportMapping } from '../domain/import/mapping.ts';
import type { RowProblem, RowProblemCode } from '../domain/import/problem.ts';
import { readRow, type LeadDraft } from '../domain/import/read-row.ts';
import { createProspectBody, type CreateProspectBody } from './prospect-create.ts';

/** A row that was read and checked by the rules of a request that captures a lead. */
export interface CheckedRow {
  /** Null when there are problems. */
  readonly body: CreateProspectBody | null;
  /** As in the file; null: nobody is named. */
  readonly ownerNo: string | null;
  /** Everything that is wrong, in the order of the fields. */
  readonly problems: readonly RowProblem[];
}

/** Reads a row and checks it. What the database decides (owner, duplicates) is not looked at. */
export function checkRow(cells: readonly string[], mapping: ImportMapping, headers: readonly string[]): CheckedRow {
  const { draft, ownerNo, problems: unread } = readRow(cells, mapping, headers);
  const parsed = createProspectBody.safeParse(draft);
  const seen = new Set(unread.map(({ field }) => field));
  const problems = [...unread];
  for (const issue of parsed.error?.issues ?? []) {
    const { field, code } = problemOf(issue, draft);
    // One problem for each cell: what could not be read need not be checked.
    if (field !== null && seen.has(field)) continue;
    seen.add(field);
    const column = field === null ? -1 : mapping.columns.indexOf(field);
    problems.push({ field, code, column: column === -1 ? null : column });
  }
  return { body: problems.length > 0 ? null : (parsed.data ?? null), ownerNo, problems };
}

const fieldOf: Readonly<Record<string, LeadField>> = {
  'customer.name': 'name',
  'customer.customerType': 'customerType',
  'customer.phone': 'phone',
  'customer.email': 'email',
  'customer.address': 'address',
  'customer.coreBankCustomerNo': 'coreBankCustomerNo',
  'source.findMethod': 'findMethod',
  'source.mediaSubSource': 'mediaSubSource',
  'source.publicationTitle': 'publicationTitle',
  'source.publishedOn': 'publishedOn',
  'source.introducerName': 'introducerName',
  'source.campaignId': 'campaignId',
  'source.campaignScore': 'campaignScore',
  expectedValueFen: 'expectedValue',
  note: 'note',
};

function problemOf(
  issue: z.core.$ZodIssue,
  { customer, source }: LeadDraft,
): { readonly field: LeadField | null; readonly code: RowProblemCode } {
  const field = fieldOf[issue.path.join('.')] ?? null;
  if (issue.code === 'too_big') return { field, code: 'tooLong' };
  switch (field) {
    case 'name':
      return { field, code: 'missing' };
    case 'phone':
      return { field, code: customer.phone === null ? 'noContactRoute' : 'notAPhone' };
    case 'email':
      return { field, code: 'notAnEmail' };
    case 'publishedOn':
      return { field, code: source.publishedOn === null ? 'neededForMethod' : 'dateInFuture' };
    case 'mediaSubSource':
    case 'introducerName':
    case 'campaignId':
      return { field, code: 'neededForMethod' };
    default:
      return { field, code: 'invalid' };
  }
}
