import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { Feed, type Listener } from '../../../api/stream/feed.ts';
import { isBefore, type FeedChange, type FeedPage, type FeedPosition } from '../../../models/feed.ts';

/** A read model in memory: the newest change of each prospect, as the database would give it. */
class ReadModel {
  private readonly byKey = new Map<string, FeedChange>();
  reads = 0;
  isAway = false;
  held = 0;
  private gate: Promise<void> = Promise.resolve();

  /** @param ageMs how long ago, so that it is settled at once */
  write(prospectId: string, revision: number, ageMs = 500): void {
    const position: FeedPosition = { atMs: Date.now() - ageMs, key: `p:${prospectId}` };
    const holding = { ownerId: null, teamId: null, branchId: 'b-01', holderIds: [], awaitsBooking: false } as const;
    const prospect = { _id: prospectId, revision, step: 1 as const, ...holding };
    this.byKey.set(prospectId, { kind: 'prospect', position, prospect, by: null });
  }

  /** Lets no read end until the returned function is called. */
  hold(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.gate = promise;
    this.held = 0;
    return resolve;
  }

  readonly read = async (after: FeedPosition, untilMs: number, limit: number): Promise<FeedPage> => {
    this.reads += 1;
    await wait(1);
    this.held += 1;
    await this.gate;
    if (this.isAway) throw new Error('away');
    const all = [...this.byKey.values()]
      .filter(({ position }) => isBefore(after, position) && position.atMs <= untilMs)
      .toSorted((a, b) => (isBefore(a.position, b.position) ? -1 : 1));
    return { changes: all.slice(0, limit), complete: all.length <= limit };
  };
}

class Heard implements Listener {
  readonly revisions: string[] = [];
  place: FeedPosition | null = null;
  resets = 0;
  private readonly leaving = new AbortController();

  static async on(feed: Feed, from: FeedPosition | null = null): Promise<Heard> {
    const heard = new Heard();
    opened.push(heard);
    await feed.join(heard, from, heard.leaving.signal);
    return heard;
  }

  tell(change: FeedChange): void {
    this.place = change.position;
    if (change.kind === 'prospect') this.revisions.push(`${change.prospect._id}@${change.prospect.revision}`);
  }

  reach(position: FeedPosition): void {
    this.place = position;
  }

  lost(position: FeedPosition): void {
    this.place = position;
    this.resets += 1;
  }

  leave(): void {
    this.leaving.abort();
  }
}

const opened: Heard[] = [];
afterEach(() => {
  for (const heard of opened.splice(0)) heard.leave();
});

function feedOf(model: ReadModel, onFailed: (error: unknown) => void = () => undefined): Feed {
  return new Feed({ read: model.read, databaseNowMs: () => Promise.resolve(Date.now()), onFailed, pollMs: 5 });
}

describe('a feed of changes', () => {
  test('reads once for all its listeners, and not at all without any', async () => {
    const model = new ReadModel();
    const feed = feedOf(model);
    await wait(30);
    expect(model.reads).toBe(0);
    const all = await Promise.all(Array.from({ length: 50 }, () => Heard.on(feed)));
    const release = model.hold();
    await expect.poll(() => model.held).toBe(1);
    await wait(30);
    expect(model.held).toBe(1);
    release();
    for (const heard of all) heard.leave();
    await wait(10);
    const before = model.reads;
    await wait(30);
    expect(model.reads).toBe(before);
  });

  test('whoever comes back to their place misses nothing and hears nothing twice', async () => {
    const model = new ReadModel();
    const feed = feedOf(model);
    const first = await Heard.on(feed);
    await wait(600);
    model.write('p-1', 1, 100);
    await expect.poll(() => first.revisions, { timeout: 3_000 }).toEqual(['p-1@1']);
    first.leave();
    const place = first.place;
    model.write('p-2', 1, 0);
    model.write('p-3', 1, 0);
    model.write('p-3', 2, 0);
    const again = await Heard.on(feedOf(model), place);
    await expect.poll(() => again.revisions.toSorted(), { timeout: 3_000 }).toEqual(['p-2@1', 'p-3@2']);
    expect(first.revisions).toEqual(['p-1@1']);
  });

  test('a database that is away delays changes and loses none', async () => {
    const model = new ReadModel();
    const failures: unknown[] = [];
    const feed = feedOf(model, (error) => failures.push(error));
    const heard = await Heard.on(feed);
    model.isAway = true;
    await expect.poll(() => failures.length).toBeGreaterThan(0);
    model.write('p-1', 1, 0);
    model.isAway = false;
    await expect.poll(() => heard.revisions, { timeout: 3_000 }).toEqual(['p-1@1']);
  });

  test('whoever missed too much is told to read everything anew, and hears what comes after', async () => {
    const model = new ReadModel();
    for (let index = 0; index < 5_600; index += 1) model.write(`p-${index}`, 1, 10_000 - (index % 1_000));
    const heard = await Heard.on(feedOf(model), { atMs: Date.now() - 20_000, key: '' });
    expect(heard.resets).toBe(1);
    model.write('p-new', 1, 0);
    await expect.poll(() => heard.revisions.at(-1), { timeout: 3_000 }).toBe('p-new@1');
  });

  test('listeners that come, go and come back at any moment hear every prospect at its last revision', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('write', 'leave', 'join', 'wait'), { maxLength: 25 }),
        async (steps) => {
          const model = new ReadModel();
          const feed = feedOf(model);
          const anchor = await Heard.on(feed);
          await wait(410);
          let parts = [await Heard.on(feed)];
          const written = new Map<string, number>();
          for (const [index, step] of steps.entries()) {
            const id = `p-${index % 4}`;
            if (step === 'write') {
              written.set(id, (written.get(id) ?? 0) + 1);
              model.write(id, written.get(id) ?? 0, 0);
            } else if (step === 'leave') parts.at(-1)?.leave();
            else if (step === 'join') {
              parts.at(-1)?.leave();
              parts = [...parts, await Heard.on(index % 2 === 0 ? feed : feedOf(model), parts.at(-1)?.place ?? null)];
            } else await wait(3);
          }
          parts.at(-1)?.leave();
          const last = await Heard.on(feed, parts.at(-1)?.place ?? null);
          const wanted = [...written].map(([id, revision]) => `${id}@${revision}`);
          const heard = () => [...parts, last].flatMap(({ revisions }) => revisions);
          await expect.poll(() => wanted.every((one) => heard().includes(one)), { timeout: 3_000 }).toBe(true);
          expect(new Set(heard()).size).toBe(heard().length);
          anchor.leave();
          last.leave();
        },
      ),
      { numRuns: 8 },
    );
  });
});
