import {
  contactChannels,
  contactOutcomes,
  contactPurposes,
  type ContactChannel,
  type ContactOutcome,
  type ContactPurpose,
} from '../../../domain/prospect/catalogue.ts';
import type { HistoryEvent } from '../../parts/event-sentence/sentence.ts';

/** One touch with the customer, read from its event. */
export interface ContactRow {
  readonly revision: number;
  readonly at: string;
  readonly staffId: string | null;
  readonly channel: ContactChannel | 'meeting' | null;
  readonly purpose: ContactPurpose | null;
  readonly outcome: ContactOutcome | null;
  readonly notes: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** Contacts and meetings of a log, in its order, up to an instant. Older events name the outcome of a contact alone. */
export function contactsOf(events: readonly HistoryEvent[], untilMs: number | null): ContactRow[] {
  return events
    .filter(({ at }) => untilMs === null || Date.parse(at) <= untilMs)
    .flatMap((event): ContactRow[] => {
      if (event.type === 'recordContact') return [contactOf(event)];
      return event.type === 'submitMinutes' ? [meetingOf(event)] : [];
    });
}

function contactOf({ revision, at, actor, changes, reason }: HistoryEvent): ContactRow {
  const contact = fieldsOf(changes['lastContact']);
  return {
    revision,
    at: textOf(contact['at']) ?? textOf(changes['lastContactAt']) ?? at,
    staffId: actor.kind === 'staff' ? actor.staffId : null,
    channel: codeOf(contactChannels, contact['channel']),
    purpose: codeOf(contactPurposes, contact['purpose']),
    outcome: codeOf(contactOutcomes, contact['outcome'] ?? reason),
    notes: textOf(contact['notes']) ?? '',
  };
}

function meetingOf({ revision, at, actor, changes }: HistoryEvent): ContactRow {
  const meetings = Array.isArray(changes['meetings']) ? (changes['meetings'] as unknown[]) : [];
  const meeting = fieldsOf(meetings.at(-1));
  return {
    revision,
    at: textOf(meeting['heldAt']) ?? at,
    staffId: actor.kind === 'staff' ? actor.staffId : null,
    channel: 'meeting',
    purpose: null,
    outcome: null,
    notes: textOf(meeting['minutes']) ?? '',
  };
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function codeOf<Code extends string>(codes: readonly Code[], value: unknown): Code | null {
  return codes.find((code) => code === value) ?? null;
}
