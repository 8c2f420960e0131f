import { z } from 'zod';
import { parsePayloadKeys, PayloadKeyError, type KeyRing } from '../adapters/payload-codec.ts';

/** The configuration of a process is not usable. The message lists every problem, one a line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `The configuration has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n- ${problems.join('\n- ')}`,
    );
    this.problems = problems;
  }
}

/** A whole number within limits, said in one sentence whatever is wrong with it. */
function wholeNumber(min: number, max: number) {
  const error = `must be a whole number from ${min} to ${max}`;
  return z.coerce.number({ error }).int(error).min(min, error).max(max, error);
}

function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, { error: `must be one of ${words.join(', ')}` });
}

export const port = wholeNumber(1, 65_535);
const flag = oneOf(['true', 'false']).transform((text) => text === 'true');

const keyRing = z.string().transform((text, context) => {
  try {
    return parsePayloadKeys(text);
  } catch (error) {
    if (!(error instanceof PayloadKeyError)) throw error;
    for (const message of error.problems) context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }
});

const rowsPerSecond = 'must be a number from 1 to 1000';

/** Every variable that a process of ours reads, with its default. `.env.example` lists the same names. */
export const environmentSchema = z.object({
  NODE_ENV: oneOf(['development', 'test', 'production']).default('development'),
  LOG_LEVEL: oneOf(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  API_HOST: z.string().default('127.0.0.1'),
  API_PORT: port.default(3000),
  PUBLIC_URL: z
    .string()
    .regex(/^https?:\/\/[^/?#]+$/, 'must be like https://tuoke.example.com, without a path')
    .optional(),
  TRUSTED_PROXIES: wholeNumber(0, 10).default(0),
  AUTH_SECRET: z
    .string({
      error: 'is required: it signs the cookies of sessions. Make one with: openssl rand -base64 32',
    })
    .min(32, 'must have 32 characters or more'),
  SESSION_IDLE_MINUTES: wholeNumber(5, 720).default(480),
  OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'must be a URL such as https://login.example.com' }).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_STAFF_CLAIM: z.string().default('email'),
  OIDC_SCOPES: z.string().default('openid profile email'),
  OIDC_NAME: z.string().default('SSO'),
  ADMINISTRATOR_EMAIL: z.email('must be an e-mail address').default('administrator@tuoke.invalid'),
  REQUEST_TIMEOUT_MS: wholeNumber(100, 120_000).default(10_000),
  TEMPORAL_ADDRESS: z.string({ error: 'is required, for example 127.0.0.1:7233' }),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  TEMPORAL_API_KEY: z.string().optional(),
  TEMPORAL_TLS_CERT_FILE: z.string().optional(),
  TEMPORAL_TLS_KEY_FILE: z.string().optional(),
  MONGODB_URI: z
    .string({ error: 'is required, for example mongodb://127.0.0.1:27017/tuoke' })
    .regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb:// or mongodb+srv://'),
  PAYLOAD_KEYS: z
    .string({
      error:
        'is required: workflow payloads hold personal data and are never written unencrypted. ' +
        'Make a key with: echo "k1:$(openssl rand -base64 32)"',
    })
    .pipe(keyRing),
  SMTP_URL: z
    .string()
    .regex(
      /^smtps?:\/\/[^/\s]+/,
      'must begin with smtp:// or smtps://, for example smtps://user:password@mail.example.com',
    )
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^([^<>@\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/,
      'must be an address like Tuoke <tuoke@example.com>',
    )
    .optional(),
  WORKER_HEALTH_PORT: port.optional(),
  WORKER_METRICS_PORT: port.optional(),
  WORKFLOW_BUNDLE: z.string().optional(),
  WEB_FOLDER: z.string().optional(),
  DEFAULT_LANGUAGE: z.enum(['zh-CN', 'en'], { error: 'must be zh-CN or en' }).default('zh-CN'),
  BANK_NAME: z.string().trim().max(60).optional(),
  RECONCILE_ON_START: flag.default(true),
  IMPORT_ROWS_PER_SECOND: z.coerce
    .number({ error: rowsPerSecond })
    .min(1, rowsPerSecond)
    .max(1_000, rowsPerSecond)
    .default(25),
  TIME_SKIPPING: flag.default(false),
});

type Environment = z.infer<typeof environmentSchema>;

export interface Config {
  readonly environment: Environment['NODE_ENV'];
  readonly logLevel: Environment['LOG_LEVEL'];
  readonly api: {
    readonly host: string;
    readonly port: number;
    readonly requestTimeoutMs: number;
    /** Folder of the built pages; undefined: the API serves none. */
    readonly webFolder: string | undefined;
    /** What customers know the bank by; undefined: pages for them say 'the bank'. */
    readonly bankName: string | undefined;
  };
  readonly auth: {
    /** Signs the cookies of sessions. */
    readonly secret: string;
    /** Where people open Tuoke: scheme, host and port. */
    readonly publicUrl: string;
    readonly trustedProxies: number;
    readonly idleMs: number;
    /** The bank's own OpenID Connect server; null: with a password only. */
    readonly sso: {
      readonly issuer: string;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly name: string;
      readonly scopes: readonly string[];
      readonly staffClaim: string;
    } | null;
  };
  /** Language of mails to whoever has neither chosen one nor used the pages. */
  readonly language: 'zh' | 'en';
  /** The bank's mail server; null: nobody is mailed. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null;
  /** Sign-in of the administrator that the first start makes. */
  readonly administratorEmail: string;
  readonly temporal: {
    readonly address: string;
    readonly namespace: string;
    readonly apiKey: string | undefined;
    readonly tlsFiles: { readonly cert: string; readonly key: string } | undefined;
    /** Whether one workflow's time may be moved forward: on the embedded server only. */
    readonly isTimeSkippable: boolean;
  };
  readonly mongodbUri: string;
  /** Never empty. The first key encrypts; all of them decrypt. */
  readonly payloadKeys: KeyRing;
  readonly worker: {
    readonly healthPort: number | undefined;
    readonly metricsPort: number | undefined;
    /** File with the bundled workflows; undefined: the worker bundles them itself. */
    readonly workflowBundle: string | undefined;
    /** Whether the worker compares workflows and read model, and repairs, when it starts. */
    readonly reconcileOnStart: boolean;
    /** Prospects that imports start at most in one worker process. */
    readonly importRowsPerSecond: number;
  };
}

/** Reads the configuration from environment variables; an empty value counts as none.
 *  @throws ConfigError that lists every problem at once */
export function loadConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environmentSchema.safeParse(given);
  const problems = [...problemsOf(parsed.error), ...contradictions(given)];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  return shape(parsed.data);
}

/** What is wrong with variables, a sentence each that begins with the name. */
export function problemsOf(error: z.ZodError | undefined): readonly string[] {
  return [...new Set(error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`))];
}

function contradictions(given: Readonly<Record<string, unknown>>): string[] {
  const problems: string[] = [];
  const hasCert = given['TEMPORAL_TLS_CERT_FILE'] !== undefined;
  if (hasCert !== (given['TEMPORAL_TLS_KEY_FILE'] !== undefined)) {
    problems.push('TEMPORAL_TLS_CERT_FILE and TEMPORAL_TLS_KEY_FILE must be set together');
  }
  if ((given['SMTP_URL'] === undefined) !== (given['MAIL_FROM'] === undefined))
    problems.push('SMTP_URL and MAIL_FROM must be set together');
  const oidc = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'];
  const missing = oidc.filter((name) => given[name] === undefined);
  if (missing.length > 0 && missing.length < oidc.length)
    problems.push(`${missing.join(' and ')} must be set too: ${oidc.join(', ')} belong together`);
  if (given['NODE_ENV'] === 'production') {
    problems.push(...insecure('PUBLIC_URL', given['PUBLIC_URL']));
    if (missing.length === 0) problems.push(...insecure('OIDC_ISSUER', given['OIDC_ISSUER']));
    if (typeof given['AUTH_SECRET'] === 'string' && given['AUTH_SECRET'].startsWith('development:')) {
      problems.push('AUTH_SECRET is the generated development secret, which NODE_ENV=production refuses');
    }
    if (given['TIME_SKIPPING'] === 'true') problems.push('TIME_SKIPPING must not be true when NODE_ENV is production');
    if (typeof given['PAYLOAD_KEYS'] === 'string' && given['PAYLOAD_KEYS'].startsWith('development:')) {
      problems.push('PAYLOAD_KEYS is the generated development key, which NODE_ENV=production refuses');
    }
  }
  return problems;
}

function ssoOf({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: clientId,
  OIDC_CLIENT_SECRET: clientSecret,
  ...parsed
}: Environment): Config['auth']['sso'] {
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  const { OIDC_NAME: name, OIDC_STAFF_CLAIM: staffClaim, OIDC_SCOPES: scopes } = parsed;
  return { issuer, clientId, clientSecret, name, staffClaim, scopes: scopes.split(/[ ,]+/).filter(Boolean) };
}

/** Sessions of a bank travel over HTTPS; on the machine itself a trial may do without. */
function insecure(name: string, url: unknown): string[] {
  if (typeof url !== 'string') return [`${name} is required when NODE_ENV is production`];
  const isLocal = /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/|$)/.test(url);
  return url.startsWith('https://') || isLocal ? [] : [`${name} must begin with https:// when NODE_ENV is production`];
}

function shape(parsed: Environment): Config {
  const { TEMPORAL_TLS_CERT_FILE: cert, TEMPORAL_TLS_KEY_FILE: key } = parsed;
  return Object.freeze({
    environment: parsed.NODE_ENV,
    logLevel: parsed.LOG_LEVEL,
    api: {
      host: parsed.API_HOST,
      port: parsed.API_PORT,
      requestTimeoutMs: parsed.REQUEST_TIMEOUT_MS,
      webFolder: parsed.WEB_FOLDER,
      bankName: parsed.BANK_NAME,
    },
    auth: {
      secret: parsed.AUTH_SECRET,
      publicUrl: parsed.PUBLIC_URL ?? `http://127.0.0.1:${parsed.API_PORT}`,
      trustedProxies: parsed.TRUSTED_PROXIES,
      idleMs: parsed.SESSION_IDLE_MINUTES * 60_000,
      sso: ssoOf(parsed),
    },
    mail:
      parsed.SMTP_URL === undefined || parsed.MAIL_FROM === undefined
        ? null
        : { smtpUrl: parsed.SMTP_URL, from: parsed.MAIL_FROM },
    language: parsed.DEFAULT_LANGUAGE === 'en' ? 'en' : 'zh',
    administratorEmail: parsed.ADMINISTRATOR_EMAIL.toLowerCase(),
    temporal: {
      address: parsed.TEMPORAL_ADDRESS,
      namespace: parsed.TEMPORAL_NAMESPACE,
      apiKey: parsed.TEMPORAL_API_KEY,
      tlsFiles: cert !== undefined && key !== undefined ? { cert, key } : undefined,
      isTimeSkippable: parsed.TIME_SKIPPING,
    },
    mongodbUri: parsed.MONGODB_URI,
    payloadKeys: parsed.PAYLOAD_KEYS,
    worker: {
      healthPort: parsed.WORKER_HEALTH_PORT,
      metricsPort: parsed.WORKER_METRICS_PORT,
      workflowBundle: parsed.WORKFLOW_BUNDLE,
      reconcileOnStart: parsed.RECONCILE_ON_START,
      importRowsPerSecond: parsed.IMPORT_ROWS_PER_SECOND,
    },
  });
}
