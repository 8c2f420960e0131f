import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { commandPayloads } from '../../../contracts/prospect-commands.ts';
import { createProspectBody } from '../../../contracts/prospect-create.ts';
import type { Command, CommandContext } from '../../../domain/prospect/command.ts';
import { prospectCommands, type CommandName } from '../../../domain/prospect/commands.ts';
import { createProspect } from '../../../domain/prospect/create.ts';
import { carryOut, refuse } from '../../../domain/prospect/decide.ts';
import type { ProspectEvent } from '../../../domain/prospect/event.ts';
import type { ProspectState } from '../../../domain/prospect/state.ts';
import { Refused, Unreachable, type ApiClient, type Write } from '../../../scripts/demo/api-client.ts';
import { auditLog } from '../../../scripts/demo/audit.ts';
import type { ClientRow } from '../../../scripts/demo/client-row.ts';
import { pursue, type KnownProspect } from '../../../scripts/demo/pursue.ts';
import { readRows } from '../../../scripts/demo/read-rows.ts';
import { PROJECT_FOLDER } from '../../../scripts/servers/folders.ts';
import { backOffice, calendar, contextAt, manager, mondayMorningMs } from '../../factories/context.ts';

const { rows } = await readRows(
  path.join(PROJECT_FOLDER, 'samples/bank-marketing-10pct.csv'),
  Number.POSITIVE_INFINITY,
);
const yes = rows.find(({ y, campaign, previous }) => y === 'yes' && campaign > 1 && previous > 0) as ClientRow;
const run = 'run';
const team = { ownerId: manager.staffId, backOfficeId: backOffice.staffId };

/** The pure rules behind the client's interface, with the server's memory of keys. */
class Bank implements ApiClient {
  state: ProspectState | null = null;
  readonly log: ProspectEvent[] = [];
  readonly answered = new Map<string, { body: string; answer: object }>();
  /** How many more writes get through before the line is cut; the answer of the last one is lost. */
  writesLeft = Number.POSITIVE_INFINITY;

  readonly get: ApiClient['get'] = async (_path, _staffId, schema) => {
    const items = this.log.map((event) => ({ ...event, at: new Date(event.atMs).toISOString() }));
    return schema.parse({ items, nextCursor: null, stateAt: null });
  };

  readonly post: ApiClient['post'] = async (write, schema) => {
    const body = JSON.stringify(write.body);
    const earlier = this.answered.get(write.idempotencyKey);
    if (earlier !== undefined) expect(body, write.idempotencyKey).toBe(earlier.body);
    const answer = earlier?.answer ?? this.#write(write);
    this.answered.set(write.idempotencyKey, { body, answer });
    this.writesLeft -= 1;
    if (this.writesLeft <= 0) throw new Unreachable('the line is cut');
    return schema.parse(answer);
  };

  #write({ path: route, staffId, idempotencyKey: commandId, body }: Write): object {
    const context = contextAt(Date.now(), staffId === manager.staffId ? manager : backOffice);
    const decision =
      this.state === null ? this.#create(body, context) : this.#carryOut(route, commandId, body, context);
    this.state = decision.state;
    this.log.push(decision.event);
    const { revision, phase, step } = decision.state;
    return { prospectId: 'p-1', commandId, revision, phase, step, at: new Date(decision.event.atMs).toISOString() };
  }

  #create(body: unknown, context: CommandContext) {
    const { source, ...given } = createProspectBody.parse(body);
    const decided = {
      ownerId: manager.staffId,
      teamId: manager.teamId,
      branchId: manager.branchId,
      duplicateCheck: 'clear' as const,
    };
    return createProspect('p-1', { ...given, ...decided, source: { ...source, publishedAtMs: null } }, context);
  }

  #carryOut(route: string, commandId: string, body: unknown, context: CommandContext) {
    const name = route.split('/').at(-1) as CommandName;
    const { expectedRevision, payload: sent } = body as { expectedRevision: number; payload: unknown };
    const command = prospectCommands[name] as unknown as Command<unknown>;
    const payload = commandPayloads[name].parse(sent);
    const envelope = { payload, actor: context.actor, expectedRevision, overrides: [], fingerprint: 'f', calendar };
    const state = this.state as ProspectState;
    const refusal = refuse(state, command, envelope, context);
    if (refusal !== null) {
      const unmet = refusal.unmet.map(({ code, kind }) => ({
        code,
        kind,
        text: { zh: '', en: '' },
        howToMeet: { zh: '', en: '' },
      }));
      throw new Refused({ type: '', title: '', status: 422, detail: '', instance: route, ...refusal, unmet });
    }
    return carryOut(state, command, envelope, context, commandId);
  }

  /** What the list of prospects shows. */
  get known(): KnownProspect | undefined {
    return this.state === null
      ? undefined
      : { prospectId: 'p-1', createdAtMs: this.state.createdAtMs, ownerId: manager.staffId };
  }

  problems(row: ClientRow): readonly string[] {
    return auditLog(
      this.log.map((event) => ({ ...event, commandId: event.commandId ?? null })),
      row,
      run,
    ).problems;
  }
}

beforeEach(() => {
  vi.useFakeTimers({ now: mondayMorningMs, toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('a client is taken to the end', async () => {
  const bank = new Bank();
  await pursue(bank, { row: yes, run, team, known: undefined });
  expect(bank.state?.phase).toBe('maintaining');
  expect(bank.problems(yes)).toEqual([]);
});

const writes = 1 + yes.campaign + yes.previous + 13;

test.each(Array.from({ length: writes }, (_, index) => index + 1))(
  'cut off after write %i of which the answer is lost, a second run goes on and doubles nothing',
  async (writesLeft) => {
    const bank = new Bank();
    bank.writesLeft = writesLeft;
    await expect(pursue(bank, { row: yes, run, team, known: undefined })).rejects.toThrow(Unreachable);
    bank.writesLeft = Number.POSITIVE_INFINITY;
    vi.setSystemTime(mondayMorningMs + 4 * 60_000);
    await pursue(bank, { row: yes, run, team, known: bank.known });
    expect(bank.state?.phase).toBe('maintaining');
    expect(bank.problems(yes)).toEqual([]);
    expect(bank.log).toHaveLength(writes);
  },
);

test('a second run that does not see the prospect in the list yet begins anew and doubles nothing', async () => {
  const bank = new Bank();
  bank.writesLeft = 9;
  await expect(pursue(bank, { row: yes, run, team, known: undefined })).rejects.toThrow(Unreachable);
  bank.writesLeft = Number.POSITIVE_INFINITY;
  await pursue(bank, { row: yes, run, team, known: undefined });
  expect(bank.problems(yes)).toEqual([]);
  expect(bank.log).toHaveLength(writes);
});

test('an appointment whose time has passed before it was confirmed is made anew', async () => {
  const bank = new Bank();
  bank.writesLeft = writes - 8;
  await expect(pursue(bank, { row: yes, run, team, known: undefined })).rejects.toThrow(Unreachable);
  expect(bank.log.at(-1)?.type).toBe('proposeAppointment');
  bank.writesLeft = Number.POSITIVE_INFINITY;
  vi.setSystemTime(mondayMorningMs + 5 * 3_600_000);
  await pursue(bank, { row: yes, run, team, known: bank.known });
  expect(bank.state?.counters.appointmentAttempts).toBe(2);
  expect(bank.problems(yes)).toEqual([]);
});

test('any other refusal ends the pursuit of this client', async () => {
  const bank = new Bank();
  await pursue(bank, { row: yes, run, team, known: undefined });
  const other: ApiClient = {
    get: async (_path, _staffId, schema) => schema.parse({ items: [], nextCursor: null, stateAt: null }),
    post: bank.post,
  };
  await expect(pursue(other, { row: { ...yes, id: 99 }, run, team, known: bank.known })).rejects.toThrow(Refused);
});
