import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { vi } from 'vitest';

/** What the server knows of a person. */
export interface OidcPerson {
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly employee_number?: string;
}

export interface OidcServer {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** PKCE challenges and nonces of the sign-ins that arrived. */
  readonly asked: { challenge: string | null; method: string | null; nonce: string | null }[];
  readonly close: () => Promise<void>;
}

/** A real OpenID Connect server with these people; whoever it is asks for goes through its own pages.
 *  @param redirectUri where it sends people back to */
export async function startOidcServer(
  people: Readonly<Record<string, OidcPerson>>,
  redirectUri: () => string,
): Promise<OidcServer> {
  const server: Server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const [clientId, clientSecret] = ['tuoke', crypto.randomUUID()];
  // It tells at length that it is no server for production.
  for (const method of ['info', 'warn'] as const) vi.spyOn(console, method).mockImplementation(() => {});
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri()] }],
    cookies: { keys: [crypto.randomUUID()] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['employee_number'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    findAccount: (_context, id) => {
      const person = people[id];
      if (person === undefined) return undefined;
      return { accountId: id, claims: () => ({ sub: id, ...person }) };
    },
  });
  const asked: OidcServer['asked'] = [];
  provider.use(async (context, next) => {
    const { searchParams: query, pathname } = new URL(context.href);
    if (pathname === '/auth')
      asked.push({
        challenge: query.get('code_challenge'),
        method: query.get('code_challenge_method'),
        nonce: query.get('nonce'),
      });
    await next();
  });
  const handle = provider.callback();
  server.on('request', (request, response) => void handle(request, response));
  return {
    issuer,
    clientId,
    clientSecret,
    asked,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Walks through the server's pages like a person with a browser: name, password, consent.
 *  @param url where Tuoke sent the browser
 *  @param cancel leaves at the first page
 *  @returns where the server sends the browser in the end: back to Tuoke */
export async function signInThere(url: string, login: string, { cancel = false } = {}): Promise<string> {
  const { origin } = new URL(url);
  const jar = new Map<string, string>();
  const visit = async (to: string, form?: Record<string, string>): Promise<Response> => {
    const response = await fetch(new URL(to, origin), {
      method: form === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  };
  let response = await visit(url);
  for (let step = 0; step < 12; step += 1) {
    const location = response.headers.get('location');
    if (location !== null) {
      const next = new URL(location, origin);
      if (next.origin !== origin) return next.href;
      response = await visit(next.href);
      continue;
    }
    const page = await response.text();
    const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1];
    const abort = /href="([^"]+\/abort)"/.exec(page)?.[1];
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    if (action === undefined || prompt === undefined) throw new Error(`${response.status} ${page.slice(0, 400)}`);
    if (cancel && abort !== undefined) response = await visit(abort);
    else response = await visit(action, prompt === 'login' ? { prompt, login, password: 'there' } : { prompt });
  }
  throw new Error('The server never sent the browser back');
}
