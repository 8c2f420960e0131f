import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

const mostAttempts = 5;

export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** A caller of the API that keeps its connections: as cheap as a caller can be, because its CPU time is counted too. */
export class ApiClient {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  readonly #baseUrl: string;
  #repeated = 0;

  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl;
  }

  get(path: string, staffId: string): Promise<ApiAnswer> {
    return this.#send('GET', path, { 'x-staff-id': staffId });
  }

  /** Sends a write with a new idempotency key; a 503 is followed by the same request with the same key, as callers should. */
  async post(path: string, staffId: string, body: unknown): Promise<ApiAnswer> {
    const text = JSON.stringify(body);
    const headers = {
      'x-staff-id': staffId,
      'idempotency-key': randomUUID(),
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    };
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.#send('POST', path, headers, text);
      if (answer.status !== 503 || attempt === mostAttempts) return answer;
      this.#repeated += 1;
    }
  }

  /** How often a 503 was answered so far. */
  get repeated(): number {
    return this.#repeated;
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
          resolve({
            status: response.statusCode ?? 0,
            body: received === '' ? null : (JSON.parse(received) as unknown),
          });
        });
      });
      sent.once('error', reject);
      sent.end(text);
    });
  }
}
