import type { ComplaintEvent } from '../../domain/complaint/event.ts';
import { isHolding } from '../../domain/complaint/hold.ts';
import type { ComplaintState } from '../../domain/complaint/state.ts';
import type { ComplaintId } from '../../domain/ids.ts';
import type { ComplaintSnapshot } from '../../models/complaint.ts';
import { holdKeys, type CustomerHold } from '../../models/customer-hold.ts';
import { improvementIdOf, type StoredImprovement } from '../../models/improvement-item.ts';
import { complaintFields } from '../complaint/documents.ts';
import { compareLog, differingFields, type LogDifferenceKind } from './compare-log.ts';
import type { Difference } from './look.ts';

export type ComplaintDifferenceKind =
  | LogDifferenceKind
  | 'snapshotMissing'
  | 'snapshotBehind'
  | 'snapshotAhead'
  | 'snapshotDiffers'
  | 'holdDocumentMissing'
  | 'holdDocumentDiffers'
  | 'improvementMissing'
  | 'improvementDiffers'
  | 'surveyMissing';

/** One way in which the database is not what a complaint's workflow says. */
export interface ComplaintDifference extends Difference<ComplaintDifferenceKind> {
  readonly complaintId: ComplaintId;
}

/** A complaint as its workflow tells it: the truth. */
export interface ComplaintTruth {
  readonly state: ComplaintState;
  /** The last events, oldest first; older ones exist only in the log. */
  readonly recentEvents: readonly ComplaintEvent[];
}

/** The same complaint as the database has it. */
export interface StoredComplaint {
  readonly snapshot: ComplaintSnapshot | null;
  /** The whole log, in order of revision. */
  readonly events: readonly ComplaintEvent[];
  readonly hold: CustomerHold | null;
  /** Records of what must get better, by id. */
  readonly improvements: ReadonlyMap<string, Pick<StoredImprovement, 'complainedStaffId'>>;
}

/** Every difference between a complaint's workflow and the database; [] when they agree. */
export function compareComplaint(
  { state, recentEvents }: ComplaintTruth,
  stored: StoredComplaint,
): ComplaintDifference[] {
  const { complaintId, revision } = state;
  return [
    ...compareSnapshot(state, stored.snapshot),
    ...compareLog(revision, recentEvents, stored.events),
    ...compareHold(state, stored.hold),
    ...compareImprovements(state, stored.improvements),
  ].map((difference) => ({ complaintId, ...difference }));
}

type Found = Difference<ComplaintDifferenceKind>;

function compareSnapshot(state: ComplaintState, snapshot: ComplaintSnapshot | null): Found[] {
  const { revision } = state;
  const found = (kind: ComplaintDifferenceKind, detail: string): Found[] => [{ kind, detail, repairable: true }];
  if (snapshot === null) return found('snapshotMissing', `workflow at ${revision}`);
  const revisions = `stored ${snapshot.revision}, workflow ${revision}`;
  if (snapshot.revision < revision) return found('snapshotBehind', revisions);
  if (snapshot.revision > revision) return found('snapshotAhead', revisions);
  const fields = differingFields<ComplaintSnapshot>(complaintFields(state), snapshot);
  return fields.length === 0 ? [] : found('snapshotDiffers', fields.join(', '));
}

/** Of what was added to a case there must be a record, which the person complained about may not see. What became of it since is
 *  its own. */
function compareImprovements(
  { complaintId, improvementItems, complainedStaffId }: ComplaintState,
  stored: StoredComplaint['improvements'],
): Found[] {
  const of = (kind: 'improvementMissing' | 'improvementDiffers', itemIds: readonly string[]): Found[] =>
    itemIds.map((detail) => ({ kind, detail, repairable: true }));
  const itemIds = improvementItems.map(({ itemId }) => itemId);
  const recordOf = (itemId: string) => stored.get(improvementIdOf(complaintId, itemId));
  return [
    ...of(
      'improvementMissing',
      itemIds.filter((itemId) => recordOf(itemId) === undefined),
    ),
    ...of(
      'improvementDiffers',
      itemIds.filter((itemId) => {
        const record = recordOf(itemId);
        return record !== undefined && record.complainedStaffId !== complainedStaffId;
      }),
    ),
  ];
}

/** A case that never held anybody needs no document. */
export function compareHold(state: ComplaintState, hold: CustomerHold | null): Found[] {
  const holds = isHolding(state);
  if (hold === null)
    return holds ? [{ kind: 'holdDocumentMissing', detail: 'the case holds its customer', repairable: true }] : [];
  const fields = differingFields<CustomerHold>({ holds, keys: keysOf(state) }, hold);
  if (hold.revision > state.revision) fields.push('revision');
  if (holds && state.prospectId !== null && !hold.prospectIds.includes(state.prospectId)) fields.push('prospectIds');
  return fields.length === 0 ? [] : [{ kind: 'holdDocumentDiffers', detail: fields.join(', '), repairable: true }];
}

function keysOf(state: ComplaintState): readonly string[] {
  return isHolding(state) && state.customer !== null ? holdKeys(state.customer) : [];
}
