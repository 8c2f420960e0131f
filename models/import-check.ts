import { checkRow } from '../contracts/import-row.ts';
import type { CreateProspectBody } from '../contracts/prospect-create.ts';
import type { ImportId, ProspectId } from '../domain/ids.ts';
import { ownerDirectory, ownerOfRow, type LeadUnit, type OwnerDirectory } from '../domain/import/owner.ts';
import type { RowProblem, RowProblemCode } from '../domain/import/problem.ts';
import { judgeCustomer, type KnownCustomer } from '../domain/prospect/known-customer.ts';
import { customerKeys } from './customer-claim.ts';
import { findPursuitsOf, type CustomerPursuit } from './customer-pursuits.ts';
import type { ImportJob, ImportRow } from './import-job.ts';
import type { StaffMember, StaffModel } from './organisation.ts';
import { prospectIdFor } from './prospect-id.ts';
import type { ProspectModel } from './prospect.ts';

/** The prospect that a row becomes, however often it is tried. */
export function prospectIdOfRow(importId: ImportId, rowNo: number): ProspectId {
  return prospectIdFor(`import ${importId}`, String(rowNo));
}

/** Everybody who may be named as an owner; read once for many rows. */
export async function readOwnerDirectory(staff: StaffModel): Promise<OwnerDirectory> {
  return ownerDirectory(await staff.find({ active: true }).lean<StaffMember[]>());
}

/** A row that nothing is wrong with, and everything needed to make a prospect of it. */
export interface ReadyRow {
  readonly prospectId: ProspectId;
  readonly body: CreateProspectBody;
  readonly unit: LeadUnit;
  readonly known: KnownCustomer<CustomerPursuit>;
}

/** What is to be said of a row before it is tried. */
export interface RowVerdict {
  /** Refused or a duplicate, and why; as it was when it is ready. */
  readonly row: ImportRow;
  readonly ready: ReadyRow | null;
}

interface CheckModels {
  readonly prospects: ProspectModel;
}

type CheckedJob = Pick<ImportJob, '_id' | 'headers' | 'mapping' | 'branchId' | 'teamId' | 'uploadedBy' | 'ownersIn'>;

/** Checks rows against their mapping, the staff and the pursuits of the bank, in two queries.
 *  @returns in the order of `rows` */
export async function checkRows(
  { prospects }: CheckModels,
  job: CheckedJob,
  rows: readonly ImportRow[],
  directory: OwnerDirectory,
): Promise<readonly RowVerdict[]> {
  const checked = rows.map((row) => {
    const { body, ownerNo, problems } = checkRow(row.cells, job.mapping, job.headers);
    const owner = ownerOfRow(ownerNo, job.mapping, job, directory);
    return 'code' in owner ? { row, body: null, problems: [...problems, owner] } : { row, body, problems, unit: owner };
  });
  const customers = checked.map(({ body }) => body?.customer ?? { phone: null, coreBankCustomerNo: null });
  const pursuits = await findPursuitsOf(prospects, customers);
  return checked.map(({ row, body, problems, unit }, index): RowVerdict => {
    if (body === null || unit === undefined)
      return { row: { ...row, status: 'refused', problems, prospectId: null }, ready: null };
    const prospectId = prospectIdOfRow(job._id, row.rowNo);
    const { customer, pursuitType } = body;
    const { coreBankCustomerNo } = customer;
    const known = judgeCustomer({ prospectId, pursuitType, coreBankCustomerNo }, pursuits[index] ?? []);
    if (known.standing !== null) return { row: duplicate(row, job, 'alreadyPursued', known.standing._id), ready: null };
    return { row, ready: { prospectId, body, unit, known } };
  });
}

/** A row whose customer is pursued by another prospect. */
export function duplicate(
  row: ImportRow,
  { mapping }: Pick<ImportJob, 'mapping'>,
  code: Extract<RowProblemCode, 'alreadyPursued' | 'sameCustomerAbove'>,
  prospectId: ProspectId | null,
): ImportRow {
  const { columns } = mapping;
  const field = columns.includes('phone')
    ? 'phone'
    : columns.includes('coreBankCustomerNo')
      ? 'coreBankCustomerNo'
      : null;
  const problem: RowProblem = { code, field, column: field === null ? null : columns.indexOf(field) };
  return { ...row, status: 'duplicate', problems: [problem], prospectId };
}

/** Rows as a preview shows them, chunk after chunk: what is said is not yet binding, the run looks again.
 *  Customers that come twice in the file are told by what is remembered from the chunks before. */
export function createPreview(models: CheckModels, job: CheckedJob, directory: OwnerDirectory) {
  const seen = new Set<string>();
  return async (rows: readonly ImportRow[]): Promise<readonly ImportRow[]> => {
    const open = rows.filter(({ status }) => status !== 'created');
    const verdicts = await checkRows(models, job, open, directory);
    const checked = new Map(
      verdicts.map(({ row, ready }) => [row.rowNo, ready === null ? row : previewReady(row, ready, job, seen)]),
    );
    return rows.map((row) => checked.get(row.rowNo) ?? row);
  };
}

function previewReady(row: ImportRow, { body }: ReadyRow, job: CheckedJob, seen: Set<string>): ImportRow {
  const keys = customerKeys(body);
  if (keys.some((key) => seen.has(key))) return duplicate(row, job, 'sameCustomerAbove', null);
  for (const key of keys) seen.add(key);
  return { ...row, status: 'pending', problems: [], prospectId: null };
}
