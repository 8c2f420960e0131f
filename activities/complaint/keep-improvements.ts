import { namedIn } from '../../domain/complaint/named.ts';
import type { ComplaintEvent } from '../../domain/complaint/event.ts';
import type { ComplaintState } from '../../domain/complaint/state.ts';
import type { Models } from '../../models/connect.ts';
import { improvementIdOf, type StoredImprovement } from '../../models/improvement-item.ts';
import { writeGuarded } from '../projection/bulk.ts';
import type { ComplaintProjection } from './documents.ts';

/** Makes a record of its own of each improvement that was added to a case. Done once: what has become of the record since is
 *  never overwritten, however often the case is projected.
 *  @returns ids of those that the projection adds */
export async function keepImprovements(
  { improvementItems }: Pick<Models, 'improvementItems'>,
  { snapshot, events }: ComplaintProjection,
): Promise<readonly string[]> {
  const added = events.flatMap((event) => itemOf(snapshot, event) ?? []);
  await writeGuarded(
    improvementItems,
    added.map(({ _id, ...fields }) => ({ filter: { _id }, update: { $setOnInsert: fields } })),
  );
  // The person whom the case turns out to be about sees nothing of what came of it.
  if (events.some(({ changes }) => changes.complainedStaffId !== undefined))
    await keepFromComplained({ improvementItems }, snapshot);
  return added.map(({ _id }) => _id);
}

/** Says in each record of a case whom it is about, who must not see it. */
export async function keepFromComplained(
  { improvementItems }: Pick<Models, 'improvementItems'>,
  state: ComplaintState,
): Promise<void> {
  const { complaintId, complainedStaffId } = state;
  if (state.improvementItems.length > 0)
    await improvementItems.updateMany(
      { originId: complaintId },
      { $set: { complainedStaffId, namedStaffIds: [...namedIn(state)] } },
    );
}

/** @returns null when the event adds none */
function itemOf(snapshot: ComplaintState, event: ComplaintEvent): StoredImprovement | null {
  const item = event.type === 'addImprovementItem' ? event.changes.improvementItems?.at(-1) : undefined;
  if (item === undefined) return null;
  const { complaintId, caseNumber, branchId, handlerId, complainedStaffId } = snapshot;
  const { itemId, title, ownerId, dueOn } = item;
  const by = event.actor.kind === 'staff' ? event.actor.staffId : '';
  const at = new Date(event.atMs);
  return {
    _id: improvementIdOf(complaintId, itemId),
    revision: 1,
    origin: 'complaint',
    originId: complaintId,
    originName: caseNumber,
    title,
    status: 'open',
    active: true,
    ownerId,
    dueOn,
    reply: null,
    branchId,
    receivedBy: by,
    handlerId: ownerId,
    reviewerId: null,
    actionOwnerIds: [...new Set([by, ...(handlerId === null ? [] : [handlerId])])],
    complainedStaffId,
    namedStaffIds: [...namedIn(snapshot)],
    addedAt: at,
    statusSince: at,
    history: [{ kind: 'add', at, by, text: null, commandId: event.commandId ?? '', fingerprint: '' }],
  };
}
