import type { QueryFilter } from 'mongoose';
import { caseNumberTyped } from '../domain/complaint/case-number.ts';
import type { ReceivedSpan } from '../domain/complaint/ageing.ts';
import type {
  ComplaintCategory,
  ComplaintChannel,
  ComplaintStatus,
  RootCauseClass,
  Severity,
} from '../domain/complaint/catalogue.ts';
import type { ComplaintState } from '../domain/complaint/state.ts';
import type { BranchId, ComplaintId, ProspectId, StaffId } from '../domain/ids.ts';
import type { CalendarGroup } from './business-calendar.ts';
import type { ComplaintModel, ComplaintSnapshot } from './complaint.ts';
import type { CustomerKey } from './customer-pursuits.ts';
import { behind, pageOf, type Direction, type Keyset, type Page } from './keyset.ts';

export type ComplaintSortField = 'queueAt' | 'receivedAt' | 'statusSince';

/** What a list is narrowed to. An absent field narrows nothing. */
export interface ComplaintFilter {
  readonly open?: boolean | undefined;
  readonly status?: ComplaintStatus | undefined;
  readonly severity?: Severity | undefined;
  readonly handlerId?: StaffId | null | undefined;
  /** Handled by one of these. */
  readonly handlers?: readonly StaffId[] | undefined;
  /** Who handles, reviews or has something to do in it. */
  readonly takesPart?: readonly StaffId[] | undefined;
  readonly branchId?: BranchId | undefined;
  readonly category?: ComplaintCategory | undefined;
  readonly channel?: ComplaintChannel | undefined;
  readonly parentId?: ComplaintId | undefined;
  /** Null: not found yet. */
  readonly rootCauseClass?: RootCauseClass | null | undefined;
  /** A decision waits for approval, or a request for more time for a decision. */
  readonly toApprove?: true | undefined;
  /** Systemic cases are left out. */
  readonly withoutSystemic?: true | undefined;
  readonly received?: { readonly fromMs: number | null; readonly beforeMs: number | null } | undefined;
  /** When cases were received, branch by branch: one of these. */
  readonly spans?: readonly BranchSpan[] | undefined;
  /** As a person types it, whole or its beginning (`caseNumberTyped`). */
  readonly caseNumber?: string | undefined;
  /** These and no others. */
  readonly among?: readonly ComplaintId[] | undefined;
  /** UTC ms */
  readonly dueBeforeMs?: number | undefined;
}

/** A stretch of time that holds for some branches. */
export interface BranchSpan extends ReceivedSpan {
  readonly branches: CalendarGroup['branches'];
}

export interface ComplaintQuery {
  /** What the reader may see at all. */
  readonly reach: QueryFilter<ComplaintSnapshot>;
  readonly filter: ComplaintFilter;
  readonly sort: { readonly field: ComplaintSortField; readonly direction: Direction };
  readonly after: Keyset | null;
  readonly limit: number;
}

const rowFields = [
  'revision',
  'caseNumber',
  'status',
  'open',
  'statusSince',
  'branchId',
  'receivedBy',
  'handlerId',
  'reviewerId',
  'actionOwnerIds',
  'complainedStaffId',
  'namedStaffIds',
  'severity',
  'level',
  'category',
  'channel',
  'customerName',
  'receivedAt',
  'closedAt',
  'queueAt',
  'parentId',
] as const satisfies readonly (keyof ComplaintSnapshot)[];

const rowStateFields = ['severityConfirmed', 'receivedAtMs', 'clocks'] as const;

/** A complaint without what people said in it: a row of a list. */
export type ComplaintRow = Pick<ComplaintSnapshot, '_id' | (typeof rowFields)[number]> & {
  readonly state: Pick<ComplaintState, (typeof rowStateFields)[number]>;
};

/** What a row needs of a snapshot. */
export const complaintRowProjection = Object.fromEntries(
  [...rowFields, ...rowStateFields.map((field) => `state.${field}`)].map((field) => [field, 1]),
);

/** One page of complaints. Rows that do not change while a reader pages appear exactly once. */
export async function findComplaints(
  complaints: ComplaintModel,
  { reach, filter, sort, after, limit }: ComplaintQuery,
): Promise<Page<ComplaintRow>> {
  const { field, direction } = sort;
  const conditions = [reach, conditionOf(filter)];
  if (after !== null) conditions.push(behind(field, direction, new Date(Number(after.value)), after.id));
  const order = direction === 'asc' ? 1 : -1;
  const rows = await complaints
    .find({ $and: conditions }, complaintRowProjection)
    .sort({ [field]: order, _id: order })
    .limit(limit + 1)
    .lean<ComplaintRow[]>();
  return pageOf(rows, limit, (row) => ({ value: row[field].getTime(), id: row._id }));
}

function conditionOf(filter: ComplaintFilter): QueryFilter<ComplaintSnapshot> {
  const { takesPart, toApprove, handlers, dueBeforeMs, withoutSystemic, received, spans, among, caseNumber, ...plain } =
    filter;
  const alternatives = [
    ...(spans === undefined ? [] : [{ $or: spans.map(conditionOfSpan) }]),
    ...(toApprove === undefined ? [] : [{ $or: waitingForApproval }]),
  ];
  const conditions = {
    ...plain,
    ...(handlers === undefined ? {} : { handlerId: { $in: [...handlers] } }),
    ...(withoutSystemic === true ? { channel: { $ne: 'cluster' as const } } : {}),
    caseNumber: caseNumber === undefined ? undefined : numbersTyped(caseNumber),
    receivedAt: received === undefined ? undefined : betweenInstants(received),
    $and: alternatives.length === 0 ? undefined : alternatives,
    _id: among === undefined ? undefined : { $in: [...among] },
    dueAt: dueBeforeMs === undefined ? undefined : { $lt: new Date(dueBeforeMs) },
    $or:
      takesPart === undefined
        ? undefined
        : (['handlerId', 'reviewerId', 'actionOwnerIds'] as const).map((part) => ({ [part]: { $in: [...takesPart] } })),
  };
  return Object.fromEntries(Object.entries(conditions).filter(([, condition]) => condition !== undefined));
}

/** More time is decided on only while the time to resolve runs (`openExtension`). */
const waitingForApproval: QueryFilter<ComplaintSnapshot>[] = [
  { status: 'awaitingApproval' },
  { 'state.extensions.decision': 'pending', 'state.clocks.key': 'resolve' },
];

function numbersTyped(typed: string) {
  const begins = caseNumberTyped(typed);
  return begins === null ? typed : { $gte: begins, $lt: `${begins}\u{ffff}` };
}

function betweenInstants({ fromMs, beforeMs }: NonNullable<ComplaintFilter['received']>) {
  return {
    ...(fromMs === null ? {} : { $gte: new Date(fromMs) }),
    ...(beforeMs === null ? {} : { $lt: new Date(beforeMs) }),
  };
}

function conditionOfSpan({ branches, afterMs, untilMs }: BranchSpan): QueryFilter<ComplaintSnapshot> {
  const bounds = {
    ...(afterMs === null ? {} : { $gt: new Date(afterMs) }),
    ...(untilMs === null ? {} : { $lte: new Date(untilMs) }),
  };
  const where = 'only' in branches ? { $in: [...branches.only] } : { $nin: [...branches.not] };
  return { branchId: where, ...(Object.keys(bounds).length === 0 ? {} : { receivedAt: bounds }) };
}

/** A complaint with its state, if it lies within what a reader may see. */
export async function findComplaintWithin(
  complaints: ComplaintModel,
  complaintId: ComplaintId,
  reach: QueryFilter<ComplaintSnapshot>,
): Promise<ComplaintSnapshot | null> {
  return complaints.findOne({ $and: [{ _id: complaintId }, reach] }).lean<ComplaintSnapshot>();
}

/** Who complained, as complaints of the same customer are found. */
export interface ComplainantKey extends CustomerKey {
  readonly prospectId: ProspectId | null;
}

/** A complaint as far as it matters to whoever meets the same customer. */
export type CustomerComplaint = Pick<
  ComplaintSnapshot,
  '_id' | 'caseNumber' | 'category' | 'severity' | 'status' | 'receivedAt'
>;

/** More than one customer has at a time. */
const complaintsAtMost = 50;

/** Open cases of a customer, oldest first. Nobody is found when nothing is known of the customer. */
export async function findOpenComplaintsOf(
  complaints: ComplaintModel,
  key: ComplainantKey,
): Promise<readonly CustomerComplaint[]> {
  const customers = customerConditions(key);
  if (customers.length === 0) return [];
  return complaints
    .find({ $or: customers, open: true }, { caseNumber: 1, category: 1, severity: 1, status: 1, receivedAt: 1 })
    .sort({ receivedAt: 1, _id: 1 })
    .limit(complaintsAtMost)
    .lean<CustomerComplaint[]>();
}

/** The numbers of some complaints, which everybody may know who meets the customer. */
export async function caseNumbersOf(
  complaints: ComplaintModel,
  ids: readonly ComplaintId[],
): Promise<ReadonlyMap<ComplaintId, string>> {
  if (ids.length === 0) return new Map();
  const found = await complaints
    .find({ _id: { $in: ids } }, { caseNumber: 1 })
    .lean<Pick<ComplaintSnapshot, '_id' | 'caseNumber'>[]>();
  return new Map(found.map(({ _id, caseNumber }) => [_id, caseNumber]));
}

/** Which of some complaints a reader may see, and whether they are open.   @param reach what somebody may read */
export async function readableComplaints(
  complaints: ComplaintModel,
  ids: readonly ComplaintId[],
  reach: QueryFilter<ComplaintSnapshot>,
): Promise<ReadonlyMap<ComplaintId, Pick<ComplaintSnapshot, 'open'>>> {
  if (ids.length === 0) return new Map();
  const found = await complaints
    .find({ $and: [{ _id: { $in: ids } }, reach] }, { open: 1 })
    .lean<Pick<ComplaintSnapshot, '_id' | 'open'>[]>();
  return new Map(found.map(({ _id, open }) => [_id, { open }]));
}

function customerConditions({
  phone,
  coreBankCustomerNo,
  prospectId,
}: ComplainantKey): QueryFilter<ComplaintSnapshot>[] {
  const conditions: QueryFilter<ComplaintSnapshot>[] = [];
  if (phone !== null) conditions.push({ customerPhone: phone });
  if (coreBankCustomerNo !== null) conditions.push({ coreBankCustomerNo });
  if (prospectId !== null) conditions.push({ prospectId });
  return conditions;
}
