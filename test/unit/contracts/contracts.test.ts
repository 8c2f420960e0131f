import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { instantIn, pastLocalDate, text, typedText } from '../../../contracts/common.ts';
import { complaintPayloads } from '../../../contracts/complaint-commands.ts';
import { registerComplaintBody } from '../../../contracts/complaint.ts';
import { addSurveyImprovementBody, changeImprovementBody } from '../../../contracts/improvement.ts';
import { present } from '../../../contracts/instants.ts';
import { toE164 } from '../../../contracts/phone.ts';
import { commandBody, commandPayloads, orderFreeCommands } from '../../../contracts/prospect-commands.ts';
import { createProspectBody } from '../../../contracts/prospect-create.ts';
import { prospectRecord } from '../../../contracts/prospect-records.ts';
import { presentState } from '../../../api/prospects/present.ts';
import { prospectCommands, type CommandName } from '../../../domain/prospect/commands.ts';
import { Pursuit } from '../../factories/pursuit.ts';
import { usual } from '../../factories/prospect.ts';
import { usualComplaintPayload } from '../../factories/complaint-wire.ts';
import { leadBody, usualPayload, yesterday } from '../../factories/wire.ts';

const names = Object.keys(prospectCommands) as CommandName[];

describe('telephone numbers', () => {
  test.each([
    ['13800138000', '+8613800138000'],
    ['138 0013 8000', '+8613800138000'],
    ['+86 138-0013-8000', '+8613800138000'],
    ['0086 13800138000', '+8613800138000'],
    ['１３８００１３８０００', '+8613800138000'],
    ['010-12345678', '+861012345678'],
    ['(0571) 8888 6666', '+8657188886666'],
    ['+86 571 88886666', '+8657188886666'],
    ['400 123 4567', '+864001234567'],
    ['+44 20 7946 0958', '+442079460958'],
  ])('%s is %s', (written, normal) => expect(toE164(written)).toBe(normal));

  test.each(['12', '1380013800', '23800138000', '88886666', '+86 12345', '+0 1234567', 'call me', '13800138000 ext 5'])(
    '%s is none',
    (written) => expect(toE164(written)).toBeNull(),
  );

  test('a normal form stays as it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+?[0-9 ()-]{6,18}$/), (written) => {
        const normal = toE164(written);
        if (normal !== null) expect(toE164(normal)).toBe(normal);
      }),
    );
  });
});

test('instants need an offset; dates must exist and not lie ahead', () => {
  expect(instantIn.parse('2026-11-24T09:00:00+08:00')).toBe(Date.UTC(2026, 10, 24, 1));
  expect(instantIn.safeParse('2026-11-24T09:00:00').success).toBe(false);
  expect(pastLocalDate.safeParse('2026-02-29').success).toBe(false);
  expect(pastLocalDate.safeParse('2999-01-01').success).toBe(false);
  expect(pastLocalDate.safeParse(yesterday()).success).toBe(true);
});

describe('typed text', () => {
  test.each(['', ' \t\n', '\u200b', '\u2060\ufeff\u00ad', '\u3000\u202e', '\u3164'])('%j says nothing', (typed) => {
    expect(
      text()
        .safeParse(typed)
        .error?.issues.map(({ message }) => message),
    ).toEqual(['must not be empty']);
    expect(typedText(10).parse(typed)).toBe('');
  });

  test.each(['NUL \u0000', 'escape \u001b[2J', 'half a character \ud83d'])('%j is refused', (typed) => {
    for (const schema of [text(), typedText(100)])
      expect(schema.safeParse(typed).error?.issues.map(({ message }) => message)).toEqual([
        'must not hold control characters',
      ]);
  });

  test.each([
    'one\ntwo\tthree\r\nfour',
    '👨‍👩‍👧',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    '𠮷野',
    'می‌خواهم',
  ])('%j stays as it is', (typed) => expect(text().parse(` ${typed} `)).toBe(typed));
});

test('no complaint is older than ten years, nothing due later than in ten, and no compensation beyond all reason', () => {
  const inYears = (years: number): string => new Date(Date.now() + years * 365.25 * 86_400_000).toISOString();
  const said = (schema: z.ZodType, value: unknown, field: string): string[] =>
    (schema.safeParse(value).error?.issues ?? []).filter(({ path }) => path.at(-1) === field).map((one) => one.message);
  const received = (receivedAt: string) => said(registerComplaintBody, { receivedAt }, 'receivedAt');
  expect(received(inYears(-9.9))).toEqual([]);
  expect(received(inYears(-10.1))).toEqual(['must not be more than ten years ago']);
  expect(received('0001-01-01T00:00:00Z')).toEqual(['must not be more than ten years ago']);

  const { giveAction, addImprovementItem, submitDecision } = complaintPayloads;
  const plan = (dueOn: string) =>
    said(changeImprovementBody, { expectedRevision: 1, change: { kind: 'plan', ownerId: 's-1', dueOn } }, 'dueOn');
  for (const due of [
    (at: string) => said(giveAction, { dueAt: at }, 'dueAt'),
    (at: string) => said(submitDecision, { actions: [{ dueAt: at }] }, 'dueAt'),
    (at: string) => said(addImprovementItem, { dueOn: at.slice(0, 10) }, 'dueOn'),
    (at: string) => said(addSurveyImprovementBody, { dueOn: at.slice(0, 10) }, 'dueOn'),
    (at: string) => plan(at.slice(0, 10)),
  ])
    expect([due(inYears(9.9)), due(inYears(10.1))]).toEqual([[], ['must not be more than ten years ahead']]);

  const paid = (compensationFen: number) => said(submitDecision, { compensationFen }, 'compensationFen');
  expect(paid(100_000_000_000)).toEqual([]);
  expect(paid(100_000_000_001)).toEqual(['must not be more than 1,000,000,000 yuan']);
});

test('an amount is compensation, whether or not its kind was ticked', () => {
  const kindsOf = (overrides: object) =>
    complaintPayloads.submitDecision.parse({ ...usualComplaintPayload.submitDecision(), ...overrides }).remedyKinds;
  expect(kindsOf({ remedyKinds: ['apology'], compensationFen: 100 })).toEqual(['apology', 'compensation']);
  expect(kindsOf({ remedyKinds: ['compensation'], compensationFen: 100 })).toEqual(['compensation']);
  expect(kindsOf({ remedyKinds: ['apology'], compensationFen: 0 })).toEqual(['apology']);
});

describe('commands', () => {
  test.each(names)('%s: what callers write becomes what the domain takes', (name) => {
    const parsed = commandPayloads[name].parse(usualPayload[name]());
    if (name === 'assignOwner') return;
    expect(Object.keys(parsed as object).toSorted()).toEqual(expect.arrayContaining(Object.keys(usual[name](0))));
  });

  test.each(names)('%s: an unknown field is a mistake, and so is a missing revision', (name) => {
    const body = { payload: usualPayload[name](), expectedRevision: 3 };
    expect(commandBody(name).safeParse(body).success).toBe(true);
    expect(commandBody(name).safeParse({ ...body, payload: { ...body.payload, surplus: 1 } }).success).toBe(false);
    expect(commandBody(name).safeParse({ payload: body.payload }).success).toBe(orderFreeCommands.includes(name));
  });

  test('text is trimmed; blank text is none', () => {
    expect(commandPayloads.markLost.parse({ reason: 'price', text: '  too dear ' }).text).toBe('too dear');
    expect(commandPayloads.markLost.safeParse({ reason: 'price', text: '   ' }).success).toBe(false);
  });

  test('a criterion needs evidence, each of the five one answer', () => {
    const { answers, growthType } = usualPayload.submitQualification() as {
      answers: Record<string, unknown>[];
      growthType: boolean;
    };
    const parse = (changed: unknown) =>
      commandPayloads.submitQualification.safeParse({ answers: changed, growthType }).success;
    expect(parse(answers)).toBe(true);
    expect(parse(answers.map((answer) => ({ ...answer, evidence: 'short' })))).toBe(false);
    expect(parse(answers.map((answer) => ({ ...answer, result: 'unknown', evidence: '' })))).toBe(true);
    expect(parse([...answers.slice(1), answers[1]])).toBe(false);
  });
});

describe('a new lead', () => {
  test.each([
    ['mediaData', ['/mediaSubSource', '/publishedOn']],
    ['hound', ['/introducerName']],
    ['campaignList', ['/campaignId']],
    ['coldApproach', []],
  ])('found by %s needs %j', (findMethod, missing) => {
    const result = createProspectBody.safeParse(leadBody({ source: { findMethod } }));
    expect((result.error?.issues ?? []).map(({ path }) => `/${path.slice(1).join('/')}`)).toEqual(missing);
  });

  test('needs a way to reach the customer', () => {
    const customer = { name: 'Harbour Trading Ltd', customerType: 'company' };
    expect(createProspectBody.safeParse(leadBody({ customer })).success).toBe(false);
    expect(createProspectBody.safeParse(leadBody({ customer: { ...customer, address: '1 Quay Road' } })).success).toBe(
      true,
    );
  });
});

describe('answers', () => {
  test('instants of records become ISO 8601, durations stay numbers', () => {
    expect(
      present({ atMs: 0, untilMs: null, inner: [{ dueAtMs: 1000 }], frozenRemainingMs: null, rungsAtMs: [5] }),
    ).toEqual({
      at: '1970-01-01T00:00:00.000Z',
      until: null,
      inner: [{ dueAt: '1970-01-01T00:00:01.000Z' }],
      frozenRemainingMs: null,
      rungsAtMs: [5],
    });
  });

  test.each(['gatheringIntel', 'appointed', 'meeting', 'won', 'maintaining'] as const)(
    'a prospect in %s is what the document says',
    (phase) => {
      const shown = presentState(new Pursuit().toPhase(phase).state, (record) => record);
      expect(prospectRecord.parse(shown)).toEqual(shown);
    },
  );
});
