import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** A caller of the API that keeps its connections: as cheap as a caller can be, because its CPU time is counted too. */
export class ApiClient {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  readonly #baseUrl: string;

  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl;
  }

  get(path: string, staffId: string): Promise<ApiAnswer> {
    return this.#send('GET', path, { 'x-staff-id': staffId });
  }

  /** Sends a write with a new idempotency key. */
  post(path: string, staffId: string, body: unknown): Promise<ApiAnswer> {
    const text = JSON.stringify(body);
    const headers = { 'x-staff-id': staffId, 'idempotency-key': randomUUID(), 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
    return this.#send('POST', path, headers, text);
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(method: string, path: string, headers: Record<string, string | number>, text?: string): Promise<ApiAnswer> {
    return new Promise((resolve, reject) => {
      const sent = request(`${this.#baseUrl}${path}`, { method, agent: this.#agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => {
          const received = Buffer.concat(chunks).toString('utf8');
          resolve({ status: response.statusCode ?? 0, body: received === '' ? null : (JSON.parse(received) as unknown) });
        });
      });
      sent.once('error', reject);
      sent.end(text);
    });
  }
}
