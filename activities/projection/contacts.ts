import type { ProspectEvent } from '../../domain/prospect/event.ts';
import type { Models } from '../../models/connect.ts';
import type { StoredContact } from '../../models/contact.ts';
import { eventId } from '../../models/prospect-event.ts';
import { writeWhole } from './bulk.ts';
import type { ProspectProjection } from './documents.ts';

/** Writes the contacts that projected events recorded, each under the id of its event. */
export async function writeContacts(
  { contacts }: Pick<Models, 'contacts'>,
  projections: readonly ProspectProjection[],
): Promise<void> {
  await writeWhole(
    contacts,
    projections.flatMap(({ events }) => events.flatMap(contactOf)),
  );
}

function contactOf({ prospectId, revision, type, actor, changes }: ProspectEvent): StoredContact[] {
  const { lastContact } = changes;
  if (type !== 'recordContact' || actor.kind !== 'staff' || lastContact === undefined) return [];
  const { direction, channel, purpose, outcome, atMs } = lastContact;
  return [
    {
      _id: eventId(prospectId, revision),
      prospectId,
      revision,
      staffId: actor.staffId,
      at: new Date(atMs),
      direction,
      channel,
      purpose,
      outcome,
    },
  ];
}
