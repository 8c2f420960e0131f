import type { Settlement } from '../../domain/correspondence/settlement.ts';
import { settleItems } from '../../models/inbox-item.ts';
import type { Models } from '../../models/connect.ts';
import type { ToldItem } from '../../models/notices.ts';

/** The events of one record that are at hand. */
interface Logged<Event> {
  readonly recordId: string;
  readonly revision: number;
  readonly events: readonly Event[];
}

/** Marks inbox items as done whose decision the events made. Called when the events stand in the log, and the items are written.
 *
 *  An attempt of before that comes late may write an item after its decision was projected. So whoever writes something that
 *  is asked for looks into the log for what came later; whoever writes a decision looks for items: of two that meet, the
 *  later one finds the other.
 *  @param laterEvents of a record after a revision, ascending, from the log */
export async function settleAsks<Event>(
  { inboxItems }: Pick<Models, 'inboxItems'>,
  logs: readonly Logged<Event>[],
  items: readonly ToldItem[],
  {
    settledBy,
    laterEvents,
  }: {
    readonly settledBy: (event: Event) => readonly Settlement[];
    readonly laterEvents: (recordId: string, afterRevision: number) => Promise<readonly Event[]>;
  },
): Promise<void> {
  const asked = new Set(
    items.filter(({ asks }) => asks != null).map(({ complaintId, prospectId }) => complaintId ?? prospectId),
  );
  const settlements = await Promise.all(
    logs.map(async ({ recordId, revision, events }) => {
      const later = asked.has(recordId) ? await laterEvents(recordId, revision) : [];
      return [...events, ...later].flatMap(settledBy).map((settlement) => ({ recordId, settlement }));
    }),
  );
  await settleItems(inboxItems, settlements.flat());
}
