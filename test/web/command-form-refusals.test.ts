import { describe, expect, test } from 'vitest';
import { maskMark as maskOfApi } from '../../api/permissions/mask.ts';
import type { Problem } from '../../contracts/problem.ts';
import { commandConditions, conditionText } from '../../domain/process/conditions.ts';
import { remedies } from '../../domain/prospect/remedies.ts';
import { formCommands } from '../../web/parts/command-form/commands.ts';
import { dropDraft, readDraft, writeDraft } from '../../web/parts/command-form/draft.ts';
import { draftKey, dropDrafts, dropDraftsOfOthers } from '../../web/parts/drafts.ts';
import { memoryStorage } from './memory-storage.ts';
import { endsPursuit } from '../../web/parts/command-form/endings.ts';
import { explain } from '../../web/parts/command-form/explain.ts';
import { follow } from '../../web/parts/command-form/follow.ts';
import {
  maskedMistakes,
  maskedPointers,
  maskMark,
  replaceMasked,
  unmasked,
  withClear,
} from '../../web/parts/command-form/masked.ts';
import { checkPayload, placeOf, takeApart } from '../../web/parts/command-form/mistakes.ts';
import { readYuan } from '../../web/parts/command-form/yuan.ts';
import { instantOf, wallClockAfter, wallClockOf } from '../../web/parts/bank-clock.ts';
import { definition } from '../factories/context.ts';
import { Pursuit } from '../factories/pursuit.ts';
import { usualPayload } from '../factories/wire.ts';
import { factsOf, richPursuit } from './facts.ts';

function refusal(fields: Partial<Problem>): Problem {
  return {
    type: 'urn:tuoke:problem:UNMET_CONDITIONS',
    title: '',
    status: 422,
    code: 'UNMET_CONDITIONS',
    detail: '',
    instance: '',
    ...fields,
  };
}

function condition(code: string): NonNullable<Problem['unmet']>[number] {
  const texts = conditionText(definition, code);
  if (texts === null) throw new Error(code);
  return { code, kind: 'hard', ...texts };
}

/** Conditions that say who may do it, and those that something outside of any form has to meet. */
const ofNoForm = [
  'X.SUPERVISOR',
  'X.OWN_CASE',
  'X.OWN_REQUEST',
  'X.OVERRIDE',
  'X.ALLOCATOR',
  'X.BACK_OFFICE',
  'X.NOT_YET',
  'X.NOT_FROZEN',
  'X.NOT_REOPENABLE',
  'X.ALREADY_ASKED',
];

describe('a refusal is shown where it can be mended', () => {
  test('mistakes that the API finds come to their fields', () => {
    const problem = refusal({
      code: 'VALIDATION_FAILED',
      errors: [
        { in: 'body', pointer: '/payload/items/0/amountFen', code: 'too_small', detail: 'Too small' },
        { in: 'body', pointer: '/payload/questions/2', code: 'custom', detail: 'must not be empty' },
        { in: 'header', pointer: '/Idempotency-Key', code: 'custom', detail: 'is missing' },
      ],
    });
    expect(takeApart('completeDeal', problem, factsOf(richPursuit())).mistakes.map(({ path }) => path)).toEqual([
      ['items', 0, 'amountFen'],
      ['questions', 2],
    ]);
    const plan = takeApart('submitVisitPlan', problem, factsOf(richPursuit())).mistakes;
    expect(plan.at(-1)).toEqual({ path: ['questions'], text: { zh: '第 3 条：请填写', en: 'Entry 3: Fill this in' } });
  });

  test('a condition about a field of the form comes to it, the others are listed', () => {
    const facts = factsOf(new Pursuit().toPhase('appointing'));
    const problem = refusal({ unmet: [condition('X.SLOT'), condition('G2.PLAN')] });
    const { mistakes, unmet } = takeApart('proposeAppointment', problem, facts);
    expect(mistakes).toEqual([
      { path: ['slot', 'startAt'], text: expect.objectContaining({ zh: expect.any(String) }) },
    ]);
    expect(unmet.map(({ code }) => code)).toEqual(['G2.PLAN']);
  });

  test('a criterion comes to its own line of the qualification', () => {
    const facts = factsOf(new Pursuit());
    expect(placeOf('G1.C4', 'submitQualification', facts)).toEqual(['answers', 3, 'result']);
    expect(placeOf('G1.C4', 'verifyLead', facts)).toBeNull();
    expect(placeOf('G1.SRC', 'verifyLead', facts)).toEqual(['result']);
  });

  test('every condition of a command has a field, a remedy, or is about who may act', () => {
    const facts = factsOf(richPursuit());
    const homeless = Object.keys(commandConditions).filter(
      (code) =>
        !ofNoForm.includes(code) &&
        !Object.hasOwn(remedies, code) &&
        formCommands.every((command) => placeOf(code, command, facts) === null),
    );
    expect(homeless).toEqual([]);
    expect(ofNoForm.filter((code) => !Object.hasOwn(commandConditions, code))).toEqual([]);
  });

  test('mistakes are told in both languages', () => {
    const payload = { at: 'yesterday', durationSec: -1, notes: 'x'.repeat(2001) };
    const told = checkPayload('recordContact', payload);
    expect(told.map(({ path, text }) => `${path.join('/')} ${text.zh}`)).toEqual(
      expect.arrayContaining([
        'direction 请选择',
        'at 请选择日期和时间',
        'durationSec 不小于 0',
        'notes 最多 2000 个字',
      ]),
    );
    for (const { text } of told) expect(text.zh).toMatch(/\p{Script=Han}/u);
    // a rule that this page does not know yet: what to do is said all the same
    const unknown = explain({ code: 'custom', detail: 'something new' });
    expect(unknown.zh).toContain('仍不行，请联系管理员');
    expect(unknown.en).toMatch(/something new.*correct it.*ask an administrator/);
  });
});

describe('what is masked is not written back', () => {
  test('the mark is the API’s', () => expect(maskMark).toBe(maskOfApi));

  const masked = () => {
    const facts = factsOf(richPursuit());
    const deal = { ...facts.record.deal, coreBankCustomerNo: maskMark } as NonNullable<typeof facts.record.deal>;
    return { ...facts, record: { ...facts.record, deal } };
  };

  test('a form asks for what it goes on from, by pointer, and nothing else', () => {
    expect(maskedPointers('completeDeal', masked().record)).toEqual(['/deal/coreBankCustomerNo']);
    const talks = factsOf(new Pursuit().toPhase('meeting').do('submitMinutes').do('submitMinutes')).record;
    const meetings = talks.meetings.map((meeting) => ({ ...meeting, minutes: `call ${maskMark}` }));
    expect(maskedPointers('submitMinutes', { ...talks, meetings })).toEqual(['/meetings/1/minutes']);
    expect(maskedPointers('recordContact', masked().record)).toEqual([]);
    expect(maskedPointers('completeDeal', factsOf(richPursuit()).record)).toEqual([]);
  });

  test('what is shown in clear stands wherever nothing else was typed', () => {
    const clear = withClear(masked().record, new Map([['/deal/coreBankCustomerNo', 'CB-1']]));
    expect(clear.deal?.coreBankCustomerNo).toBe('CB-1');
    const begun = { no: maskMark, items: [{ no: maskMark }, { no: maskMark }] };
    const typed = { no: 'CB-2', items: [{ no: maskMark }, { no: maskMark }] };
    const known = { no: 'CB-1', items: [{ no: 'C-1' }, { no: 'C-2' }] };
    expect(replaceMasked(typed, begun, known)).toEqual({ no: 'CB-2', items: [{ no: 'C-1' }, { no: 'C-2' }] });
  });

  test('a payload that still carries the mark is stopped at its field', () => {
    expect(maskedMistakes({ items: [{ contractNo: `${maskMark}-001` }], goal: 'x' }).map(({ path }) => path)).toEqual([
      ['items', 0, 'contractNo'],
    ]);
    expect(maskedMistakes({ goal: 'x' })).toEqual([]);
    expect([unmasked(`12${maskMark}`), unmasked('12'), unmasked(null)]).toEqual(['', '12', '']);
  });
});

describe('a draft', () => {
  const place = { staffId: 's-1', recordId: 'p-1', command: 'verifyLead' } as const;

  test('is kept for its prospect and command until it is dropped', () => {
    const session = memoryStorage();
    const draft = { values: { note: 'half a sentence' }, savedAtMs: 1 };
    writeDraft(session, place, draft);
    expect(readDraft(session, place)).toEqual(draft);
    expect(readDraft(session, { ...place, recordId: 'p-2' })).toBeNull();
    expect(readDraft(session, { ...place, staffId: 's-2' })).toBeNull();
    dropDraft(session, place);
    expect(readDraft(session, place)).toBeNull();
  });

  test('goes with its person, not with a session: others find nothing, signing out forgets all', () => {
    const session = memoryStorage();
    const draft = { values: { note: 'half a sentence' }, savedAtMs: 1 };
    session.setItem('tuoke.reloadedAt', '1');
    writeDraft(session, place, draft);
    dropDraftsOfOthers(session, 's-1');
    expect(readDraft(session, place)).toEqual(draft);
    dropDraftsOfOthers(session, 's-10');
    expect(readDraft(session, place)).toBeNull();
    writeDraft(session, place, draft);
    dropDrafts(session);
    expect([session.length, session.getItem('tuoke.reloadedAt')]).toEqual([1, '1']);
  });

  test.each(['{', 'null', '{"values":null}', '[]'])('%s in its place is none', (text) => {
    const session = memoryStorage();
    session.setItem(draftKey('s-1', 'p-1.verifyLead'), text);
    expect(readDraft(session, place)).toBeNull();
  });
});

describe('an end is asked for once more', () => {
  const answers = (...failed: string[]) => ({
    answers: ['financialNeed', 'purchasingPower'].map((criterion) => ({
      criterion,
      result: failed.includes(criterion) ? 'fail' : 'pass',
    })),
  });
  test.each([
    ['markLost', {}, true],
    ['disqualify', {}, true],
    ['park', {}, false],
    ['decideReview', { decision: 'reject' }, true],
    ['decideReview', { decision: 'approve' }, false],
    ['recordContact', { outcome: 'doNotContact' }, true],
    ['recordContact', { outcome: 'done' }, false],
    ['submitQualification', answers(), false],
    ['submitQualification', answers('financialNeed'), true],
    ['submitQualification', { ...answers('purchasingPower'), growthType: true }, false],
    ['recordClosingAttempt', { result: 'declined', declined: { noChance: true } }, true],
    ['recordClosingAttempt', { result: 'declined', declined: { noChance: false } }, false],
  ] as const)('%s %j: %s', (command, payload, expected) => {
    expect(endsPursuit(command, payload)).toBe(expected);
  });
});

describe('money and time as people type them', () => {
  test.each([
    ['1,234.5', 123_450],
    ['50万', 50_000_000],
    ['１．２亿', 12_000_000_000],
    ['¥ 300 元', 30_000],
    ['5w', 5_000_000],
    ['0.29', 29],
    ['1.2345678万', null, 'Two decimal places at most'],
    ['12.340', 1234],
    ['.5', 50],
    [' ', null],
    ['abc', null, 'This is no amount: write 500000 or 50万'],
    ['500k', null, 'This is no amount: write 500000 or 50万'],
    ['1万2', null, 'This is no amount: write 500000 or 50万'],
    ['-5', null, 'An amount cannot be negative'],
    ['0.005', null, 'Two decimal places at most'],
    ['99999999999999999999', null, 'This amount is too large'],
  ])('%j is %j fen, or told', (typed, fen, mistake = '') =>
    expect(readYuan(typed)).toMatchObject(mistake === '' ? { fen } : { mistake: { en: mistake } }),
  );

  test('an amount that is none is told as what it is, in a list as well', () => {
    const items = [{ product: 'deposit', amountFen: '500k', contractNo: 'C-1' }];
    const found = checkPayload('completeDeal', { ...usualPayload.completeDeal(), items });
    expect(found).toEqual([
      { path: ['items', 0, 'amountFen'], text: expect.objectContaining({ zh: '不是金额，请写成 500000 或 50万' }) },
    ]);
  });

  test('a calendar shows the bank’s wall clock and gives the instant back', () => {
    const iso = '2026-11-23T16:30:00.000Z';
    expect(wallClockOf(iso).format('YYYY-MM-DD HH:mm')).toBe('2026-11-24 00:30');
    expect(instantOf(wallClockOf(iso))).toBe(iso);
    const tomorrow = wallClockAfter(Date.parse(iso), { days: 1, hour: 9 });
    expect(instantOf(tomorrow)).toBe('2026-11-25T01:00:00.000Z');
  });

  test('the end of an appointment follows its start until somebody says otherwise', () => {
    const startAt = '2026-11-24T01:00:00.000Z';
    const hourLater = '2026-11-24T02:00:00.000Z';
    expect(follow({ slot: { startAt } }, { slot: { startAt } })).toEqual([
      { name: ['slot', 'endAt'], value: hourLater },
    ]);
    expect(follow({ startAt }, { startAt, endAt: '2026-11-23T01:00:00.000Z' })).toEqual([
      { name: ['endAt'], value: hourLater },
    ]);
    expect(follow({ startAt }, { startAt, endAt: '2026-11-24T05:00:00.000Z' })).toEqual([]);
    expect(follow({ place: 'here' }, {})).toEqual([]);
  });
});
