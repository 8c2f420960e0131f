import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { demoEmail, demoPassword } from '../scripts/seed-accounts.ts';

const mostAttempts = 5;

export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

interface RawAnswer extends ApiAnswer {
  readonly cookies: readonly string[];
}

/** A caller of the API that keeps its connections: as cheap as a caller can be, because its CPU time is counted too. Staff of
 *  the first data sign in with their first request. */
export class ApiClient {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  readonly #baseUrl: string;
  readonly #sessions = new Map<string, Promise<string>>();
  #repeated = 0;

  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl;
  }

  async get(path: string, staffId: string): Promise<ApiAnswer> {
    return this.#send('GET', path, { cookie: await this.#sessionOf(staffId) });
  }

  /** Sends a write with a new idempotency key; a 503 is followed by the same request with the same key, as callers should. */
  async post(path: string, staffId: string, body: unknown): Promise<ApiAnswer> {
    const text = JSON.stringify(body);
    const headers = {
      cookie: await this.#sessionOf(staffId),
      origin: this.#baseUrl,
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

  #sessionOf(staffId: string): Promise<string> {
    const session = this.#sessions.get(staffId) ?? this.#signIn(staffId);
    this.#sessions.set(staffId, session);
    return session;
  }

  async #signIn(staffId: string): Promise<string> {
    const text = JSON.stringify({ email: demoEmail(staffId.replace(/^s-/, '')), password: demoPassword });
    const headers = {
      origin: this.#baseUrl,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    };
    const { status, cookies } = await this.#send('POST', '/api/auth/sign-in/email', headers, text);
    if (status !== 200) throw new Error(`${staffId} could not sign in: ${status}`);
    return cookies.map((cookie) => cookie.split(';')[0]).join('; ');
  }

  #send(method: string, path: string, headers: Record<string, string | number>, text?: string): Promise<RawAnswer> {
    return new Promise((resolve, reject) => {
      const sent = request(`${this.#baseUrl}${path}`, { method, agent: this.#agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => {
          const received = Buffer.concat(chunks).toString('utf8');
          resolve({
            status: response.statusCode ?? 0,
            cookies: response.headers['set-cookie'] ?? [],
            body: received === '' ? null : (JSON.parse(received) as unknown),
          });
        });
      });
      sent.once('error', reject);
      sent.end(text);
    });
  }
}
