import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Problem } from '../../contracts/problem.ts';
import { api, ask } from '../../web/client/api.ts';
import { ApiProblem, isMissing, isPassing, NoAnswer } from '../../web/client/problem.ts';
import { createQueryClient, intentFor, queryOf } from '../../web/client/queries.ts';
import { isReachable } from '../../web/client/reachable.ts';
import { onSessionExpired } from '../../web/client/session-expiry.ts';

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

/** Stands for the network; the server is tested elsewhere. */
let sent: Sent[] = [];
let answers: (() => Response | Promise<Response>)[] = [];

const keyOf = ({ init }: Sent): string | null => new Headers(init.headers).get('Idempotency-Key');

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  () =>
    new Response(JSON.stringify(body), { status, headers });

const problem = (code: Problem['code'], status: number): Problem => ({
  type: `urn:tuoke:problem:${code}`,
  title: code,
  status,
  code,
  detail: 'because',
  instance: '/',
});

const refused = (code: Problem['code'], status: number, headers: Record<string, string> = {}) =>
  json(status, problem(code, status), headers);

const down = () => Promise.reject(new TypeError('Failed to fetch'));

beforeEach(() => {
  sent = [];
  answers = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    sent.push({ url, init });
    const answer = answers.shift();
    return answer === undefined ? Promise.reject(new Error('nothing more was expected')) : answer();
  });
});

afterEach(() => {
  onSessionExpired(null);
  vi.unstubAllGlobals();
});

const park = {
  params: { prospectId: 'p-1' },
  body: { expectedRevision: 3, payload: { until: '2026-12-01T09:00:00+08:00', reason: 'budget next year' } },
};

test('a read fills in path and query, leaves out what is not set and has no Idempotency-Key', async () => {
  answers = [json(200, { items: [], nextCursor: null })];
  await api('getHistory', { params: { prospectId: 'a b' }, query: { order: 'desc', limit: 5, cursor: undefined } });
  expect(sent[0]?.url).toBe('/api/v1/prospects/a%20b/history?order=desc&limit=5');
  expect(sent[0] && keyOf(sent[0])).toBeNull();
});

test('a refused command throws the problem document with its unmet conditions', async () => {
  const unmet = [
    { code: 'G1.OWN', kind: 'hard', text: { zh: '无', en: 'x' }, howToMeet: { zh: '指派', en: 'assign' } },
  ];
  answers = [json(422, { ...problem('UNMET_CONDITIONS', 422), unmet })];
  const refusal = api('park', park);
  await expect(refusal).rejects.toBeInstanceOf(ApiProblem);
  await expect(refusal).rejects.toMatchObject({ code: 'UNMET_CONDITIONS', problem: { unmet } });
});

test('when the server is away nobody knows what happened, and the banner hears of it', async () => {
  answers = [down, json(200, { branches: [], teams: [], staff: [] })];
  await expect(api('getOrganisation')).rejects.toBeInstanceOf(NoAnswer);
  expect(isReachable()).toBe(false);
  await api('getOrganisation');
  expect(isReachable()).toBe(true);
});

test('an error page of a proxy is no answer of ours', async () => {
  answers = [() => new Response('<html>Bad gateway</html>', { status: 502 })];
  await expect(api('getOrganisation')).rejects.toBeInstanceOf(NoAnswer);
});

test('session expired in the middle: the person signs in again, the same request goes out with the same key', async () => {
  let asked = 0;
  onSessionExpired(() => Promise.resolve(++asked > 0));
  answers = [refused('NOT_SIGNED_IN', 401), json(200, { revision: 4 })];
  await expect(api('park', park)).resolves.toEqual({ revision: 4 });
  expect(asked).toBe(1);
  expect(sent.map(({ init }) => init.body)).toEqual([sent[0]?.init.body, sent[0]?.init.body]);
  expect(new Set(sent.map(keyOf)).size).toBe(1);
});

test('several requests that meet the end of the session ask the person once', async () => {
  let asked = 0;
  onSessionExpired(async () => {
    asked += 1;
    await Promise.resolve();
    return true;
  });
  const organisation = { branches: [], teams: [], staff: [] };
  const [denied, fine] = [refused('NOT_SIGNED_IN', 401), json(200, organisation)];
  answers = [denied, denied, fine, fine];
  await expect(Promise.all([api('getOrganisation'), api('getOrganisation')])).resolves.toHaveLength(2);
  expect(asked).toBe(1);
});

test('whoever gives up signing in again gets the refusal', async () => {
  onSessionExpired(() => Promise.resolve(false));
  answers = [refused('NOT_SIGNED_IN', 401)];
  await expect(api('park', park)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
  expect(sent).toHaveLength(1);
});

test('a query is tried again while a server is away, and not when the answer is a refusal', async () => {
  const queries = createQueryClient();
  queries.setDefaultOptions({ queries: { ...queries.getDefaultOptions().queries, retryDelay: 0 } });
  answers = [
    refused('DATABASE_UNAVAILABLE', 503, { 'Retry-After': '2' }),
    down,
    json(200, { items: [], nextCursor: null }),
  ];
  await expect(queries.fetchQuery(queryOf('listProspects', { query: {} }))).resolves.toMatchObject({ items: [] });
  expect(sent).toHaveLength(3);

  answers = [refused('FORBIDDEN', 403), json(200, {})];
  await expect(queries.fetchQuery(queryOf('getOrganisation'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(sent).toHaveLength(4);
});

test('only what may pass by itself counts as passing', () => {
  expect(isPassing(new NoAnswer(null))).toBe(true);
  expect(isPassing(new ApiProblem(problem('TEMPORAL_UNAVAILABLE', 503)))).toBe(true);
  expect(isPassing(new ApiProblem(problem('STALE_STATE', 409)))).toBe(false);
  expect(isPassing(new Error('a mistake of ours'))).toBe(false);
});

test('an address that nothing can have is one where nothing is found', () => {
  const refused = (...places: readonly ('path' | 'query' | 'body')[]) => {
    const errors = places.map((place) => ({
      in: place,
      pointer: '/complaintId',
      code: 'invalid_format',
      detail: 'no',
    }));
    return new ApiProblem({ ...problem('VALIDATION_FAILED', 400), errors });
  };
  expect(isMissing(new ApiProblem(problem('NOT_FOUND', 404)))).toBe(true);
  expect(isMissing(refused('path'))).toBe(true);
  expect([refused(), refused('query'), refused('path', 'body')].map(isMissing)).toEqual([false, false, false]);
  expect(isMissing(new ApiProblem(problem('FORBIDDEN', 403)))).toBe(false);
});

test('pressing the button again for the same thing is the same intent, another text is another one', () => {
  const first = intentFor(park, null);
  expect(intentFor({ ...park }, first).key).toBe(first.key);
  expect(intentFor({ ...park, params: { prospectId: 'p-2' } }, first).key).not.toBe(first.key);
});

test('a file goes as it is, with the type that the route wants, and another file is another intent', async () => {
  const [first, second] = [new File(['a'], 'leads.csv'), new File(['b'], 'leads-2.csv')];
  answers = [json(200, { importId: 'i-1' })];
  await api('uploadImport', { query: { fileName: first.name }, body: first });
  expect(sent[0]?.init.body).toBe(first);
  expect(new Headers(sent[0]?.init.headers).get('Content-Type')).toBe('text/csv');
  const intent = intentFor({ body: first }, null);
  expect(intentFor({ body: first }, intent).key).toBe(intent.key);
  expect(intentFor({ body: second }, intent).key).not.toBe(intent.key);
});

test('a write made by hand may bring its own key', async () => {
  answers = [json(200, { revision: 4 })];
  await ask('park', park, { idempotencyKey: 'k-12345678' });
  expect(sent[0] && keyOf(sent[0])).toBe('k-12345678');
});
