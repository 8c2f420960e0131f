import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { ConfigError, environmentSchema, loadConfig } from '../../../config/config.ts';
import { createLogger } from '../../../config/logger.ts';
import { launcherSchema, settingProblems } from '../../../scripts/launch/settings.ts';
import { errorLine } from '../../../scripts/servers/commands.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const ENOUGH = {
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  MONGODB_URI: 'mongodb://127.0.0.1:27017/tuoke',
  PAYLOAD_KEYS: `k2:${KEY},k1:${KEY}`,
  AUTH_SECRET: 'a'.repeat(32),
};

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('configuration', () => {
  test('.env.example lists exactly the variables that are read, in the same order', () => {
    const example = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');
    const documented = [...example.matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]);
    expect(documented).toEqual([...Object.keys(environmentSchema.shape), ...Object.keys(launcherSchema.shape)]);
  });

  test('.env.example shows the defaults that hold', () => {
    const example = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');
    const documented = Object.fromEntries(
      [...example.matchAll(/^([A-Z_]+)=(.+)$/gm)].map(([, name, value]) => [name, value]),
    );
    expect(loadConfig({ ...documented, ...ENOUGH })).toEqual(loadConfig(ENOUGH));
  });

  test('the first key of the ring comes first', () => {
    const { activeId, keys } = loadConfig(ENOUGH).payloadKeys;
    expect([activeId, ...keys.keys()]).toEqual(['k2', 'k2', 'k1']);
  });

  test('an empty value counts as none', () => {
    expect(loadConfig({ ...ENOUGH, API_PORT: '', WORKER_HEALTH_PORT: '' }).api.port).toBe(3000);
  });

  test('every problem is told at once', () => {
    const problems = problemsOf({
      API_PORT: '70000',
      LOG_LEVEL: 'loud',
      PAYLOAD_KEYS: 'k1:short',
      TEMPORAL_TLS_KEY_FILE: 'a.key',
    });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'LOG_LEVEL',
      'API_PORT',
      'AUTH_SECRET',
      'TEMPORAL_ADDRESS',
      'MONGODB_URI',
      'PAYLOAD_KEYS',
      'TEMPORAL_TLS_CERT_FILE',
    ]);
  });

  test('npm start lists the problems of every setting in words, before it starts anything', () => {
    expect(settingProblems({})).toEqual([]);
    const wrong = { API_PORT: 'abc', MONGODB_PORT: '0', LOG_LEVEL: 'loud', TIME_SKIPPING: 'yes', OIDC_CLIENT_ID: 'x' };
    expect(settingProblems(wrong)).toEqual([
      'MONGODB_PORT must be a whole number from 1 to 65535',
      'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent',
      'API_PORT must be a whole number from 1 to 65535',
      'TIME_SKIPPING must be one of true, false',
      expect.stringContaining('OIDC_ISSUER and OIDC_CLIENT_SECRET must be set too'),
    ]);
    expect(settingProblems({ NODE_ENV: 'production' }).map((problem) => problem.split(' ')[0])).toEqual([
      'AUTH_SECRET',
      'PAYLOAD_KEYS',
      'PUBLIC_URL',
    ]);
  });

  test('a reason why a server cannot be had ends after a whole word', () => {
    const reason = `Error: ${'could not be fetched '.repeat(20)}`;
    expect(errorLine(reason).length).toBeLessThan(170);
    expect(errorLine(reason)).toMatch(/ (could|not|be|fetched) …$/);
    expect(errorLine('Error: no route')).toBe('no route');
  });

  test('an import that is slower than a chunk of its rows may take is refused', () => {
    expect(problemsOf({ ...ENOUGH, IMPORT_ROWS_PER_SECOND: '0.1' })).toEqual([
      expect.stringContaining('IMPORT_ROWS_PER_SECOND'),
    ]);
    expect(loadConfig({ ...ENOUGH, IMPORT_ROWS_PER_SECOND: '1' }).worker.importRowsPerSecond).toBe(1);
  });

  test('a problem with a key does not repeat the key', () => {
    expect(problemsOf({ ...ENOUGH, PAYLOAD_KEYS: `k1:${KEY}oops` }).join()).not.toContain('oops');
  });

  test.each([
    ['without payload keys', { PAYLOAD_KEYS: '' }, 'PAYLOAD_KEYS'],
    ['with the development key', { PAYLOAD_KEYS: `development:${KEY}` }, 'PAYLOAD_KEYS'],
    ['without a secret for sessions', { AUTH_SECRET: '' }, 'AUTH_SECRET'],
    ['with the development secret', { AUTH_SECRET: `development:${KEY}` }, 'AUTH_SECRET'],
    ['without the address that it is opened at', { PUBLIC_URL: '' }, 'PUBLIC_URL'],
    ['at an address without HTTPS', { PUBLIC_URL: 'http://tuoke.example' }, 'PUBLIC_URL'],
    [
      'with a single sign-on without HTTPS',
      { OIDC_ISSUER: 'http://login.example', OIDC_CLIENT_ID: 'tuoke', OIDC_CLIENT_SECRET: 'x' },
      'OIDC_ISSUER',
    ],
    ['with time skipping', { TIME_SKIPPING: 'true' }, 'TIME_SKIPPING'],
  ])('production does not start %s', (_case, change, variable) => {
    const settings = { ...ENOUGH, NODE_ENV: 'production', PUBLIC_URL: 'https://tuoke.example' };
    expect(problemsOf({ ...settings, ...change })).toEqual([expect.stringContaining(variable)]);
    expect(problemsOf(settings)).toEqual([]);
  });

  test('production may be tried on the machine itself without HTTPS', () => {
    const trial = { ...ENOUGH, NODE_ENV: 'production', PUBLIC_URL: 'http://127.0.0.1:3000' };
    expect(problemsOf(trial)).toEqual([]);
  });

  test('the three settings of a single sign-on belong together', () => {
    const sso = { OIDC_ISSUER: 'https://login.example', OIDC_CLIENT_ID: 'tuoke', OIDC_CLIENT_SECRET: 'x' };
    expect(loadConfig({ ...ENOUGH, ...sso }).auth.sso).toMatchObject({ staffClaim: 'email', clientId: 'tuoke' });
    expect(loadConfig(ENOUGH).auth.sso).toBeNull();
    expect(problemsOf({ ...ENOUGH, ...sso, OIDC_CLIENT_ID: '' })).toEqual([
      expect.stringContaining('OIDC_CLIENT_ID must'),
    ]);
  });

  test('in development Tuoke is opened where the API listens', () => {
    expect(loadConfig({ ...ENOUGH, API_PORT: '4100' }).auth.publicUrl).toBe('http://127.0.0.1:4100');
  });

  test('development does not start without payload keys either', () => {
    expect(problemsOf({ ...ENOUGH, PAYLOAD_KEYS: '' })).toEqual([expect.stringContaining('PAYLOAD_KEYS is required')]);
  });

  test('the log shows no personal data', () => {
    const lines: string[] = [];
    const log = createLogger({ level: 'info', process: 'api' }, { write: (line: string) => void lines.push(line) });
    log.info({ prospectId: 'p-1', phone: '13800138000', body: { customer: { name: '张三' } } }, 'created');
    expect(lines.join()).not.toMatch(/13800138000|张三/);
    expect(JSON.parse(lines[0] ?? '{}')).toMatchObject({
      prospectId: 'p-1',
      level: 'info',
      process: 'api',
      msg: 'created',
    });
  });
});
