/** Whose time passes: a prospect or a complaint, as the API knows it. */
export interface Subject {
  readonly workflowId: string;
  /** Who it is and where it stands, in Chinese and English. */
  readonly title: string;
  readonly revision: number;
  /** What its clock is called: `The prospect's`. */
  readonly whose: string;
  /** Of the bank's clock where it is dealt with. */
  readonly utcOffsetMinutes: number;
  /** Lines of the events that came after a revision, oldest first. */
  readonly eventsAfter: (revision: number) => Promise<readonly ToldEvent[]>;
}

export interface ToldEvent {
  readonly revision: number;
  readonly line: string;
}

/** What was asked for cannot be done, in one sentence. */
export class CannotSkip extends Error {
  override readonly name = 'CannotSkip';
}

/** Everything of a list that comes in pages. */
export async function allPages<Item>(
  read: (cursor: string) => Promise<{ readonly items: readonly Item[]; readonly nextCursor: string | null }>,
): Promise<readonly Item[]> {
  const all: Item[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = await read(cursor);
    all.push(...page.items);
    cursor = page.nextCursor === null ? null : `&cursor=${encodeURIComponent(page.nextCursor)}`;
  }
  return all;
}

/** `YYYY-MM-DD HH:MM` on the bank's clock. */
export function localTime(at: string, utcOffsetMinutes: number): string {
  return new Date(Date.parse(at) + utcOffsetMinutes * 60_000).toISOString().slice(0, 16).replace('T', ' ');
}
