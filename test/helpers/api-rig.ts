import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { generatePayloadKey, parsePayloadKeys } from '../../adapters/payload-codec.ts';
import { refuseAddress } from '../../adapters/post-json.ts';
import { createSecretBox } from '../../adapters/sealed-secret.ts';
import { createApp } from '../../api/app.ts';
import type { AuthSettings } from '../../api/auth/settings.ts';
import type { ApiParts, ApiSettings } from '../../api/deps.ts';
import { orderFreeCommands, type CommandAnswer } from '../../contracts/prospect-commands.ts';
import type { Problem } from '../../contracts/problem.ts';
import type { CommandName } from '../../domain/prospect/commands.ts';
import type { Models } from '../../models/connect.ts';
import { seed } from '../../scripts/seed.ts';
import { leadBody, usualPayload } from '../factories/wire.ts';
import { openSession, testAuth } from './signed-in.ts';
import { WorkflowRig, type RigOptions } from './workflow-rig.ts';
import { eventually } from './eventually.ts';

export interface Reply<Body = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  /** The body as it came. */
  readonly text: string;
  readonly body: Body;
}

export interface Call {
  /** Who acts; nobody when null. */
  readonly as?: string | null;
  /** A key of its own unless told; none when null. */
  readonly key?: string | null;
  readonly body?: unknown;
}

/** What tests seal their secrets with, and open them. */
export const secrets = createSecretBox(parsePayloadKeys(generatePayloadKey('test')));

/** Staff of the seed. */
export const people = {
  manager: 's-0101',
  colleague: 's-0102',
  teamLead: 's-0111',
  head: 's-0001',
  backOffice: 's-0900',
  officer: 's-0800',
  sponsor: 's-0010',
  admin: 's-0999',
  otherManager: 's-0201',
  otherHead: 's-0002',
} as const;

/** As for `createApp`; sign-in is that of tests unless told. */
export interface SiteParts extends Omit<ApiParts, 'log' | 'settings'> {
  readonly settings: Omit<ApiSettings, Left> & Partial<Pick<ApiSettings, Left>>;
}

/** What tests may leave out: everything runs on the one queue of the rig. */
type Left = 'auth' | 'bulkQueue' | 'complaintQueue' | 'correspondenceQueue' | 'channelTools' | 'mailIsSet';

/** A listening application. */
export class Site {
  readonly origin: string;
  private readonly server: Server;
  private readonly models: Models;
  private readonly auth: AuthSettings;
  private readonly cookies = new Map<string, Promise<string>>();

  private constructor(server: Server, models: Models, auth: AuthSettings) {
    this.server = server;
    this.models = models;
    this.auth = auth;
    this.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async open({ settings, ...parts }: SiteParts): Promise<Site> {
    const auth = settings.auth ?? testAuth;
    const server = createServer(
      createApp({
        ...parts,
        settings: {
          bulkQueue: settings.taskQueue,
          complaintQueue: settings.taskQueue,
          correspondenceQueue: settings.taskQueue,
          mailIsSet: true,
          channelTools: { seal: secrets.seal, refuseAddress: (url) => refuseAddress(url, false) },
          ...settings,
          auth,
        },
        log: pino({ level: 'silent' }),
      }),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Site(server, parts.models, auth);
  }

  async call<Body = Record<string, unknown>>(
    method: string,
    path: string,
    { as = people.manager, key, body }: Call = {},
  ): Promise<Reply<Body>> {
    const headers: Record<string, string> = {};
    if (as !== null) {
      headers['cookie'] = await this.cookieOf(as);
      headers['origin'] = this.origin;
    }
    if (key !== null && method !== 'GET') headers['idempotency-key'] = key ?? randomUUID();
    if (body !== undefined) headers['content-type'] = 'application/json';
    const init: RequestInit = {
      method,
      headers,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    };
    const response = await fetch(this.origin + (path.startsWith('/') ? path : `/api/v1/${path}`), init);
    const text = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    return { status: response.status, headers: response.headers, text, body: (isJson ? JSON.parse(text) : {}) as Body };
  }

  /** Signs a member of staff in once; whoever is not signed in yet is so with the first call. */
  async cookieOf(staffId: string): Promise<string> {
    const opening = this.cookies.get(staffId) ?? openSession(this.models, staffId, this.auth);
    this.cookies.set(staffId, opening);
    opening.catch(() => this.cookies.delete(staffId));
    return opening;
  }

  async get<Body = Record<string, unknown>>(path: string, as: string = people.manager): Promise<Reply<Body>> {
    return this.call<Body>('GET', path, { as });
  }

  /** @throws unless it is created */
  async create(overrides: Record<string, unknown> = {}, as: string = people.manager): Promise<CommandAnswer> {
    const reply = await this.call<CommandAnswer>('POST', 'prospects', { as, body: leadBody(overrides) });
    if (reply.status === 202) await eventually(() => this.revisionOf(reply.body.prospectId));
    else if (reply.status !== 200) throw new Error(`create: ${reply.status} ${reply.text}`);
    return reply.body;
  }

  /** Sends a command with the usual payload, at the prospect's present revision unless told. */
  async command(
    prospectId: string,
    name: CommandName,
    payload: Record<string, unknown> = {},
    options: Call & { expectedRevision?: number; overrides?: unknown } = {},
  ): Promise<Reply<CommandAnswer & Problem>> {
    const { expectedRevision, overrides, ...call } = options;
    const revision = expectedRevision ?? (orderFreeCommands.includes(name) ? null : await this.revisionOf(prospectId));
    const body = {
      expectedRevision: revision,
      payload: { ...usualPayload[name](), ...payload },
      ...(overrides === undefined ? {} : { overrides }),
    };
    return this.call('POST', `prospects/${prospectId}/commands/${name}`, { ...call, body });
  }

  /** Waits until it is visible, which may be later than the answer (202).   @throws unless it is done */
  async do(
    prospectId: string,
    name: CommandName,
    payload: Record<string, unknown> = {},
    options: Call & { overrides?: unknown } = {},
  ): Promise<CommandAnswer> {
    const reply = await this.command(prospectId, name, payload, options);
    if (reply.status === 202)
      await eventually(async () => {
        if ((await this.revisionOf(prospectId)) < reply.body.revision) throw new Error(`${name}: not visible yet`);
      });
    else if (reply.status !== 200) throw new Error(`${name}: ${reply.status} ${reply.text}`);
    return reply.body;
  }

  async revisionOf(prospectId: string): Promise<number> {
    const { body } = await this.get<{ record: { revision: number } }>(`prospects/${prospectId}`, people.admin);
    return body.record.revision;
  }

  async stakeholderIds(prospectId: string): Promise<string[]> {
    const { body } = await this.get<{ record: { intel: { stakeholders: { stakeholderId: string }[] } } }>(
      `prospects/${prospectId}`,
      people.admin,
    );
    return body.record.intel.stakeholders.map(({ stakeholderId }) => stakeholderId);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

/** The product behind HTTP: seeded database, worker, application. */
export class ApiRig {
  readonly workflows: WorkflowRig;
  readonly site: Site;

  private constructor(workflows: WorkflowRig, site: Site) {
    this.workflows = workflows;
    this.site = site;
  }

  static async start(options: RigOptions & Partial<ApiParts['settings']> = {}): Promise<ApiRig> {
    const { requestTimeoutMs = 10_000, environment = 'test', webFolder } = options;
    const workflows = await WorkflowRig.start(options);
    await seed(workflows.models);
    const { client, models, taskQueue } = workflows;
    const site = await Site.open({
      temporal: client,
      models,
      settings: { environment, requestTimeoutMs, taskQueue, webFolder },
    });
    return new ApiRig(workflows, site);
  }

  async stop(): Promise<void> {
    await this.site.close();
    await this.workflows.stop();
  }
}

type Stop =
  | 'qualifying'
  | 'gatheringIntel'
  | 'planningVisit'
  | 'appointing'
  | 'appointed'
  | 'meeting'
  | 'closing'
  | 'won'
  | 'maintaining';

const way: readonly (readonly [CommandName, Stop | null, Record<string, unknown>, string])[] = [
  ['submitQualification', 'gatheringIntel', {}, people.manager],
  ['saveIntel', null, {}, people.manager],
  ['advance', 'planningVisit', { to: 'planningVisit' }, people.manager],
  ['submitVisitPlan', 'appointing', {}, people.manager],
  ['proposeAppointment', null, {}, people.manager],
  ['confirmAppointment', 'appointed', {}, people.manager],
  ['advance', 'meeting', { to: 'meeting' }, people.manager],
  ['submitMinutes', null, {}, people.manager],
  ['advance', 'closing', { to: 'closing' }, people.manager],
  ['recordClosingAttempt', 'won', {}, people.manager],
  ['completeDeal', null, {}, people.manager],
  ['createMaintenancePlan', null, {}, people.manager],
  ['confirmBooking', 'maintaining', {}, people.backOffice],
];

/** Creates a prospect and walks it to a phase, over HTTP.   @returns its id */
export async function walkTo(site: Site, target: Stop, lead: Record<string, unknown> = {}): Promise<string> {
  const { prospectId } = await site.create(lead);
  if (target !== 'qualifying') await walkOn(site, prospectId, target);
  return prospectId;
}

/** Walks a prospect that was just created to a phase. */
export async function walkOn(site: Site, prospectId: string, target: Exclude<Stop, 'qualifying'>): Promise<void> {
  for (const [name, phase, payload, as] of way) {
    const people =
      name === 'submitVisitPlan' || name === 'proposeAppointment'
        ? { stakeholderIds: await site.stakeholderIds(prospectId) }
        : {};
    await site.do(prospectId, name, { ...people, ...payload }, { as });
    if (phase === target) return;
  }
}
