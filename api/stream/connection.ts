import type { Request, Response } from 'express';
import type { ComplaintMessage, InboxMessage, ProspectMessage } from '../../contracts/stream.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import type { FeedChange, FeedPosition } from '../../models/feed.ts';
import { encodeCursor } from '../../models/keyset.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';
import type { ActorAbility } from '../permissions/ability.ts';
import type { Listener } from './feed.ts';

export const cursorName = 'stream';

/** How often it is looked at whether the reader is still signed in, and what they may read. */
const checkMs = 5_000;
/** Proxies close what is silent for a minute. */
const heartbeatChecks = 3;
/** A reader that takes nothing for so long has gone without saying so. */
const stalledMs = 30_000;
/** After which a browser connects again. */
const retryMs = 2_000;

interface Reader {
  readonly actor: Actor;
  readonly ability: ActorAbility;
  readonly request: Request;
}

/** One open stream: tells its reader what the reader may read, for as long as the session stands. What a slow reader does
 *  not take is not kept here: the stream leaves the feed, and goes on from its place when the reader is ready. */
export class Connection implements Listener {
  private readonly response: Response;
  private readonly deps: ApiDeps;
  private readonly reader: Reader;
  private ability: ActorAbility;
  private place: FeedPosition | null = null;
  private listening = new AbortController();
  private isBlocked = false;
  private checking: NodeJS.Timeout | undefined;
  private isChecking = false;
  private checks = 0;

  constructor(response: Response, deps: ApiDeps, reader: Reader) {
    this.response = response;
    this.deps = deps;
    this.reader = reader;
    this.ability = reader.ability;
  }

  /** @param resumes the reader was here before; without a place then, everything may have been missed
   *  @throws as the driver does, before anything was sent */
  async open(from: FeedPosition | null, resumes: boolean): Promise<void> {
    const { response, deps } = this;
    await deps.feed.ready();
    // Its close was told while nobody listened for it.
    if (response.destroyed) return;
    if (deps.stopping.aborted) return refuse(response);
    this.beginChecks();
    response.status(200).set({ 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' });
    response.flushHeaders();
    response.write(`retry: ${retryMs}\n\n`);
    if (resumes && from === null) this.send('reset', {});
    await this.listen(from);
    this.send('ready', {});
  }

  /** From here on the end of the response, whichever side brings it about, leaves nothing behind. */
  private beginChecks(): void {
    const { response, deps } = this;
    this.checking = setInterval(() => void this.check(), checkMs);
    const stop = (): void => this.end();
    deps.stopping.addEventListener('abort', stop, { once: true });
    deps.metrics.openStreams.inc();
    response.once('close', () => {
      this.end();
      deps.stopping.removeEventListener('abort', stop);
      deps.metrics.openStreams.dec();
    });
  }

  tell(change: FeedChange): void {
    if (this.isBlocked) return;
    this.place = change.position;
    if (change.kind === 'prospect') {
      const { _id, revision, ownerId } = change.prospect;
      if (!this.ability.can('readProspect', change.prospect)) return;
      this.send('prospect', { prospectId: _id, revision, ownerId, by: change.by } satisfies ProspectMessage);
    } else if (change.kind === 'complaint') {
      const { _id, revision } = change.complaint;
      if (!this.ability.can('readComplaint', change.complaint)) return;
      this.send('complaint', { complaintId: _id, revision, by: change.by } satisfies ComplaintMessage);
    } else if (change.item.receiverId === this.reader.actor.staffId) {
      const { _id, prospectId = null, complaintId = null, revision } = change.item;
      this.send('inbox', { itemId: _id, prospectId, complaintId, revision } satisfies InboxMessage);
    }
  }

  reach(position: FeedPosition): void {
    if (!this.isBlocked) this.place = position;
  }

  lost(position: FeedPosition): void {
    if (this.isBlocked) return;
    this.place = position;
    this.send('reset', {});
  }

  private async listen(from: FeedPosition | null): Promise<void> {
    this.listening = new AbortController();
    if (this.hasEnded()) return;
    try {
      await this.deps.feed.join(this, from, this.listening.signal);
    } catch (error) {
      // The browser connects again and goes on from its place.
      this.deps.log.warn({ err: error }, 'a stream of changes was broken off');
      this.end();
    }
  }

  private send(event: string, data: object): void {
    const id = this.place === null ? '' : `id: ${this.cursor(this.place)}\n`;
    this.write(`${id}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  private cursor({ atMs, key }: FeedPosition): string {
    return encodeCursor(cursorName, { value: atMs, id: key });
  }

  private write(text: string): void {
    const { response } = this;
    if (this.hasEnded() || response.write(text)) return;
    if (this.isBlocked) return;
    this.isBlocked = true;
    this.listening.abort();
    const stalled = setTimeout(() => response.destroy(), stalledMs);
    response.once('close', () => clearTimeout(stalled));
    response.once('drain', () => {
      clearTimeout(stalled);
      this.isBlocked = false;
      void this.listen(this.place);
    });
  }

  /** While the database is slow a look may take longer than the time to the next one. */
  private async check(): Promise<void> {
    if (this.isChecking) return;
    this.isChecking = true;
    await this.lookAtSession();
    this.isChecking = false;
    this.checks += 1;
    if (this.checks % heartbeatChecks === 0 && !this.isBlocked) this.beat();
  }

  /** A heartbeat carries the place, so that whoever was told nothing for hours need not make up for hours. It is an event
   *  with a name, because browsers tell their pages of nothing else. */
  private beat(): void {
    if (this.place === null) this.write(': \n\n');
    else this.send('place', {});
  }

  private async lookAtSession(): Promise<void> {
    const { deps, reader } = this;
    try {
      const { actor } = await deps.identify(reader.request, { isUse: false });
      this.ability = await deps.abilities.of(actor);
    } catch (error) {
      if (error instanceof RequestFailure && error.code === 'NOT_SIGNED_IN') {
        this.send('signedOut', {});
        this.end();
        return;
      }
      // While the database is away nothing changes, and the session is looked at when it is back.
      deps.log.debug({ err: error }, 'the session of a stream could not be looked at');
    }
  }

  private end(): void {
    clearInterval(this.checking);
    this.listening.abort();
    if (!this.hasEnded()) this.response.end();
  }

  private hasEnded(): boolean {
    return this.response.writableEnded || this.response.destroyed;
  }
}

/** A process that stops takes no new reader; the browser comes back to another one, or to the next. */
function refuse(response: Response): void {
  response.status(503).set('Retry-After', '2').end();
}
