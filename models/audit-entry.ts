import { Schema, type Connection, type Model, type QueryFilter } from 'mongoose';
import type { StaffId } from '../domain/ids.ts';
import { behind, pageOf, type Keyset, type Page } from './keyset.ts';

/** What is written down beside the logs of prospects and complaints. */
export const auditActions = [
  'dataRevealed',
  'prospectsExported',
  'complaintReportsExported',
  // accounts
  'signedIn',
  'signedOut',
  'signInLocked',
  'lockReleased',
  'passwordChanged',
  'oneTimePasswordSet',
  'sessionsEnded',
  // organisation
  'staffAdded',
  'staffChanged',
  'staffLeft',
  'absenceChanged',
  'branchChanged',
  'teamChanged',
  'calendarChanged',
  'complaintRulesChanged',
  'processEditsChanged',
  'channelChanged',
  // customers
  'duplicatesSearched',
  'registrationPreviewed',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** Somebody did what must be accounted for. Append-only; no personal data of customers in it. */
export interface AuditEntry {
  readonly _id: string;
  readonly at: Date;
  readonly staffId: StaffId;
  readonly action: AuditAction;
  readonly subject: {
    readonly kind:
      | 'prospect'
      | 'complaint'
      | 'list'
      | 'staff'
      | 'branch'
      | 'team'
      | 'calendar'
      | 'complaintRules'
      | 'process'
      | 'channel';
    readonly id: string;
  };
  /** JSON pointer of the field, never its value. */
  readonly field: string | null;
  /** Why, or what was changed. */
  readonly reason: string;
}

const schema = new Schema<AuditEntry>(
  {
    _id: { type: String, required: true },
    at: { type: Date, required: true },
    staffId: { type: String, required: true },
    action: { type: String, required: true },
    subject: { kind: { type: String, required: true }, id: { type: String, required: true } },
    field: { type: String, default: null },
    reason: { type: String, required: true },
  },
  { collection: 'auditEntries', versionKey: false },
)
  .index({ at: -1, _id: -1 })
  .index({ staffId: 1, at: -1, _id: -1 })
  .index({ 'subject.id': 1, at: -1, _id: -1 });

export type AuditEntryModel = Model<AuditEntry>;

export function createAuditEntryModel(connection: Connection): AuditEntryModel {
  return connection.model<AuditEntry>('AuditEntry', schema);
}

export async function writeAudit(entries: AuditEntryModel, entry: AuditEntry): Promise<void> {
  await entries.create(entry);
}

/** What a list of entries is narrowed to. An absent field narrows nothing. */
export interface AuditQuery {
  readonly staffId?: StaffId | undefined;
  readonly subjectId?: string | undefined;
  readonly action?: AuditAction | undefined;
  /** UTC ms, inclusive. */
  readonly fromMs?: number | undefined;
  /** UTC ms, exclusive. */
  readonly untilMs?: number | undefined;
  readonly after: Keyset | null;
  readonly limit: number;
}

/** One page of entries, newest first. */
export async function findAuditEntries(entries: AuditEntryModel, query: AuditQuery): Promise<Page<AuditEntry>> {
  const { staffId, subjectId, action, fromMs, untilMs, after, limit } = query;
  const conditions: QueryFilter<AuditEntry>[] = [{}];
  if (staffId !== undefined) conditions.push({ staffId });
  if (subjectId !== undefined) conditions.push({ 'subject.id': subjectId });
  if (action !== undefined) conditions.push({ action });
  if (fromMs !== undefined) conditions.push({ at: { $gte: new Date(fromMs) } });
  if (untilMs !== undefined) conditions.push({ at: { $lt: new Date(untilMs) } });
  if (after !== null && after.value !== null) conditions.push(behind('at', 'desc', new Date(after.value), after.id));
  const rows = await entries
    .find({ $and: conditions })
    .sort({ at: -1, _id: -1 })
    .limit(limit + 1)
    .lean<AuditEntry[]>();
  return pageOf(rows, limit, ({ at, _id }) => ({ value: at.getTime(), id: _id }));
}
