import type { QueryFilter } from 'mongoose';
import type { ComplaintState } from '../domain/complaint/state.ts';
import type { BranchId } from '../domain/ids.ts';
import type { Period } from '../domain/funnel/period.ts';
import type { ComplaintModel, ComplaintSnapshot } from './complaint.ts';

export type AgeingRow = Pick<
  ComplaintSnapshot,
  '_id' | 'branchId' | 'handlerId' | 'severity' | 'status' | 'receivedAt'
>;

interface ReportQuery {
  /** What the reader may see at all. */
  readonly reach: QueryFilter<ComplaintSnapshot>;
  readonly branchId: BranchId | undefined;
}

function ofBranch(branchId: BranchId | undefined): QueryFilter<ComplaintSnapshot> {
  return branchId === undefined ? {} : { branchId };
}

/** Every open case, with what an ageing report counts by. */
export async function openCases(
  complaints: ComplaintModel,
  { reach, branchId }: ReportQuery,
): Promise<readonly AgeingRow[]> {
  return complaints
    .find(
      { $and: [reach, { open: true, ...ofBranch(branchId) }] },
      { branchId: 1, handlerId: 1, severity: 1, status: 1, receivedAt: 1 },
    )
    .lean<AgeingRow[]>();
}

export type CauseRow = Pick<
  ComplaintSnapshot,
  '_id' | 'category' | 'rootCauseClass' | 'startLevel' | 'level' | 'lateClocks' | 'receivedAt'
> & {
  readonly state: Pick<
    ComplaintState,
    'status' | 'decision' | 'approval' | 'earlierDecisions' | 'resolvedAtMs' | 'reportBack' | 'appeals'
  >;
};

/** Every case of a customer that was received in a period. */
export async function casesReceived(
  complaints: ComplaintModel,
  { reach, branchId, period }: ReportQuery & { readonly period: Period },
): Promise<readonly CauseRow[]> {
  const received = { $gte: new Date(period.startMs), $lt: new Date(period.endMs) };
  return complaints
    .find(
      { $and: [reach, { receivedAt: received, channel: { $ne: 'cluster' }, ...ofBranch(branchId) }] },
      {
        category: 1,
        rootCauseClass: 1,
        startLevel: 1,
        level: 1,
        lateClocks: 1,
        receivedAt: 1,
        'state.status': 1,
        'state.decision': 1,
        'state.approval': 1,
        'state.earlierDecisions': 1,
        'state.resolvedAtMs': 1,
        'state.reportBack': 1,
        'state.appeals.number': 1,
        'state.appeals.decision': 1,
      },
    )
    .lean<CauseRow[]>();
}
