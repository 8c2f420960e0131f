import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that a provider got. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Somebody else's HTTP server: keeps what it gets, and answers what it is told to. */
export class Provider {
  readonly url: string;
  readonly received: Received[] = [];
  /** What it answers, one after the other; the last one from then on. */
  answers: { status: number; body: string; location?: string }[] = [{ status: 200, body: '{}' }];
  private readonly stop: () => Promise<void>;

  private constructor(url: string, stop: () => Promise<void>) {
    this.url = url;
    this.stop = stop;
  }

  static async open(): Promise<Provider> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        provider.received.push({
          path: request.url ?? '',
          headers: request.headers,
          body: Buffer.concat(chunks).toString(),
        });
        const answer = provider.answers.length > 1 ? provider.answers.shift() : provider.answers[0];
        response.writeHead(answer?.status ?? 500, answer?.location === undefined ? {} : { location: answer.location });
        response.end(answer?.body);
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const provider = new Provider(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    });
    return provider;
  }

  async close(): Promise<void> {
    await this.stop();
  }
}
