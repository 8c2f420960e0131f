import {
  complaintMessage,
  inboxMessage,
  prospectMessage,
  type ComplaintMessage,
  type InboxMessage,
  type ProspectMessage,
} from '../../../contracts/stream.ts';

/** What the stream of changes tells a page. */
export type LiveMessage =
  | { readonly event: 'prospect'; readonly data: ProspectMessage }
  | { readonly event: 'complaint'; readonly data: ComplaintMessage }
  | { readonly event: 'inbox'; readonly data: InboxMessage }
  /** Too much was missed: everything must be read anew. */
  | { readonly event: 'reset' }
  /** Nothing has changed; only the place is new. */
  | { readonly event: 'place' }
  | { readonly event: 'signedOut' };

/** A message as tabs hand it to each other, with the place to go on from. */
export interface PlacedMessage {
  readonly message: LiveMessage;
  readonly place: string;
}

const data = { prospect: prospectMessage, complaint: complaintMessage, inbox: inboxMessage } as const;

/** A message as it came; null when this release does not know it. */
export function readMessage(event: string, text: string): LiveMessage | null {
  switch (event) {
    case 'prospect':
    case 'complaint':
    case 'inbox': {
      const parsed = data[event].safeParse(parseJson(text));
      return parsed.success ? ({ event, data: parsed.data } as LiveMessage) : null;
    }
    case 'reset':
    case 'signedOut':
    case 'place':
      return { event };
    // The stream has begun, and says where.
    case 'ready':
      return { event: 'place' };
    default:
      return null;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
