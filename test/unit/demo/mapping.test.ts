import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandPayloads } from '../../../contracts/prospect-commands.ts';
import { createProspectBody } from '../../../contracts/prospect-create.ts';
import type { Actor, Command } from '../../../domain/prospect/command.ts';
import { prospectCommands } from '../../../domain/prospect/commands.ts';
import { createProspect } from '../../../domain/prospect/create.ts';
import { carryOut, refuse } from '../../../domain/prospect/decide.ts';
import type { ProspectState } from '../../../domain/prospect/state.ts';
import type { ClientRow } from '../../../scripts/demo/client-row.ts';
import { leadOf } from '../../../scripts/demo/lead.ts';
import { endingOf, planOf } from '../../../scripts/demo/plan.ts';
import { readRows } from '../../../scripts/demo/read-rows.ts';
import { commandIdOf, isCommandOf, type Facts, type Step } from '../../../scripts/demo/step.ts';
import { slotNo } from '../../../scripts/demo/steps/talk.ts';
import { PROJECT_FOLDER } from '../../../scripts/servers/folders.ts';
import { backOffice, calendar, contextAt, manager, mondayMorningMs } from '../../factories/context.ts';

const sample = path.join(PROJECT_FOLDER, 'samples/bank-marketing-10pct.csv');
const { rows, bad } = await readRows(sample, Number.POSITIVE_INFINITY);
const run = 'bank-marketing';

function factsOf(row: ClientRow, overrides: Partial<Facts> = {}): Facts {
  return {
    row,
    run,
    ownerId: manager.staffId,
    createdAtMs: mondayMorningMs,
    nowMs: mondayMorningMs,
    metAtMs: mondayMorningMs,
    ...overrides,
  };
}

/** Drives a client through the pure rules with what would cross HTTP; a refusal fails the test. */
function pursue(row: ClientRow): ProspectState {
  const body = createProspectBody.parse(leadOf(row, run));
  const decided = {
    ownerId: manager.staffId,
    teamId: manager.teamId,
    branchId: manager.branchId,
    duplicateCheck: 'existingCustomer',
  } as const;
  const payload = { ...body, ...decided, source: { ...body.source, publishedAtMs: null } };
  let { state } = createProspect('p-1', payload, contextAt(mondayMorningMs));
  planOf(row).forEach((step, index) => {
    const facts = factsOf(row, { nowMs: mondayMorningMs + index * 100 });
    const actor: Actor = step.by === 'owner' ? manager : backOffice;
    const context = contextAt(facts.nowMs, actor);
    const command = prospectCommands[step.command] as unknown as Command<unknown>;
    const sent = {
      payload: commandPayloads[step.command].parse(step.payload(facts)),
      actor,
      expectedRevision: state.revision,
      overrides: [],
      fingerprint: 'f',
      calendar,
    };
    const refusal = refuse(state, command, sent, context);
    expect(refusal, `client ${row.id}, ${commandIdOf(step, facts)}`).toBeNull();
    ({ state } = carryOut(state, command, sent, context, `c-${index}`));
  });
  return state;
}

describe('the sample file', () => {
  test('is read whole: 4,521 good rows, 515 of them yes', () => {
    expect(bad).toEqual([]);
    expect(rows).toHaveLength(4521);
    expect(rows.filter(({ y }) => y === 'yes')).toHaveLength(515);
  });

  test('every client passes the real gates and ends where the file says', () => {
    const endings: Partial<Record<string, number>> = {};
    for (const row of rows) {
      const state = pursue(row);
      expect(state.phase, `client ${row.id}`).toBe(endingOf(row));
      expect(state.counters.contacts).toBe(row.campaign + row.previous);
      endings[state.phase] = (endings[state.phase] ?? 0) + 1;
    }
    expect(endings).toEqual({
      maintaining: 515,
      nurture: 713,
      lost: 2490,
      gatheringIntel: 164,
      appointing: 163,
      meeting: 160,
      handlingObjections: 160,
      closing: 156,
    });
  });

  test('each step of a client has a key of its own', () => {
    for (const row of rows) {
      const facts = factsOf(row);
      const steps = planOf(row);
      const ids = steps.map((step) => commandIdOf(step, facts));
      expect(new Set(ids).size, `client ${row.id}`).toBe(ids.length);
      expect(ids.map((id) => steps.findIndex((step) => isCommandOf(step, facts, id)))).toEqual(
        ids.map((_, index) => index),
      );
    }
  });

  test('a repeated run sends the same payload with the same key', () => {
    const now = factsOf(rows.find(({ y }) => y === 'yes') as ClientRow);
    const later = { ...now, nowMs: now.nowMs + 3 * 3_600_000 };
    const steps = planOf(now.row);
    const repeated = steps.filter((step) => commandIdOf(step, now) === commandIdOf(step, later));
    expect(steps.filter((step) => !repeated.includes(step)).map(({ command }) => command)).toEqual([
      'proposeAppointment',
    ]);
    expect(repeated.map((step) => step.payload(later))).toEqual(repeated.map((step) => step.payload(now)));
  });
});

describe('what the columns become', () => {
  const row: ClientRow = { ...(rows[0] as ClientRow), id: 11 };

  test.each([
    { y: 'yes', duration: 20, poutcome: 'unknown', ending: 'maintaining', meets: true },
    { y: 'no', duration: 299, poutcome: 'unknown', ending: 'lost', meets: false },
    { y: 'no', duration: 299, poutcome: 'success', ending: 'nurture', meets: false },
    { y: 'no', duration: 300, poutcome: 'unknown', ending: 'nurture', meets: true },
    { y: 'no', duration: 600, poutcome: 'failure', ending: 'nurture', meets: true },
  ] as const)('$y after $duration s, earlier $poutcome: $ending', ({ ending, meets, ...given }) => {
    const client = { ...row, ...given };
    expect(pursue(client).phase).toBe(ending);
    expect(planOf(client).some(({ command }) => command === 'submitMinutes')).toBe(meets);
  });

  test('contacts: the earlier campaign pdays ago and before, this campaign day by day, the last with its length', () => {
    const client: ClientRow = { ...row, campaign: 2, previous: 2, pdays: 90, poutcome: 'failure', duration: 77 };
    const contacts = planOf(client)
      .filter(({ command }) => command === 'recordContact')
      .map((step) => commandPayloads.recordContact.parse(step.payload(factsOf(client))));
    expect(contacts.map(({ atMs }) => (mondayMorningMs - atMs) / 86_400_000)).toEqual([91, 90, 1, 77 / 86_400]);
    expect(contacts.map(({ durationSec }) => durationSec)).toEqual([null, null, null, 77]);
    expect(contacts.map(({ outcome }) => outcome)).toEqual([
      'callBackLater',
      'refusedPolite',
      'callBackLater',
      'refusedPolite',
    ]);
  });

  test.each([
    [1506, 1_355_400],
    [0, 0],
    [-372, 0],
  ])('a balance of %i EUR is expected to bring %i fen', (balance, fen) => {
    expect(leadOf({ ...row, balance }, run).expectedValueFen).toBe(fen);
  });

  test('the appointment is always 10 to 50 minutes ahead, however late it is proposed', () => {
    const talk = planOf({ ...row, y: 'yes' }).find(
      ({ command }) => command === 'proposeAppointment',
    ) as Step<'proposeAppointment'>;
    for (let minutes = 0; minutes < 500; minutes += 1) {
      const facts = factsOf(row, { nowMs: mondayMorningMs + minutes * 60_000 });
      const ahead = Date.parse(talk.payload(facts).slot?.startAt ?? '') - facts.nowMs;
      expect(ahead, `slot ${slotNo(facts)}`).toBeGreaterThan(10 * 60_000 - 1);
      expect(ahead).toBeLessThanOrEqual(50 * 60_000);
    }
  });
});
