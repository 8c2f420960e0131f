import type { Site } from './api-rig.ts';

/** A message of a stream of events. */
export interface Message {
  readonly id: string | null;
  readonly event: string;
  readonly data: Record<string, unknown>;
}

/** Reads the stream of changes as a browser does, and remembers its place. */
export class EventSourceOf {
  readonly messages: Message[] = [];
  /** As `Last-Event-ID` would carry it. */
  lastEventId: string | null = null;
  hasEnded = false;
  private readonly closing = new AbortController();

  /** @returns after the first message */
  static async open(site: Site, as: string, lastEventId: string | null = null): Promise<EventSourceOf> {
    const source = new EventSourceOf();
    source.lastEventId = lastEventId;
    const headers: Record<string, string> = { cookie: await site.cookieOf(as), accept: 'text/event-stream' };
    if (lastEventId !== null) headers['last-event-id'] = lastEventId;
    const response = await fetch(`${site.origin}/api/v1/stream`, { headers, signal: source.closing.signal });
    if (response.status !== 200 || response.body === null) throw new Error(`stream: ${response.status}`);
    void source.read(response.body);
    while (!source.messages.some(({ event }) => event === 'ready')) await new Promise((go) => setTimeout(go, 5));
    return source;
  }

  of(event: string): readonly Message[] {
    return this.messages.filter((message) => message.event === event);
  }

  close(): void {
    this.closing.abort();
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    let text = '';
    const decoder = new TextDecoder();
    try {
      for await (const chunk of body) {
        text += decoder.decode(chunk, { stream: true });
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) this.take(block);
      }
    } catch (error) {
      if (!this.closing.signal.aborted) throw error;
    }
    this.hasEnded = true;
  }

  private take(block: string): void {
    const fields = new Map(
      block.split('\n').map((line): [string, string] => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon), line.slice(colon + 1).trimStart()];
      }),
    );
    const id = fields.get('id') ?? null;
    if (id !== null) this.lastEventId = id;
    const event = fields.get('event');
    if (event === undefined) return;
    this.messages.push({ id, event, data: JSON.parse(fields.get('data') ?? '{}') as Record<string, unknown> });
  }
}
