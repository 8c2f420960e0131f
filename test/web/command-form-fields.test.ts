import { describe, expect, test } from 'vitest';
import dayjs, { type Dayjs } from 'dayjs';
import * as z from 'zod';
import { complaintPayloads } from '../../contracts/complaint-commands.ts';
import { registrationContract, registrationFields } from '../../web/pages/complaint-register/registration.ts';
import { choicesOf } from '../../web/parts/command-form/words/choices.ts';
import { choicesFor, isChosen } from '../../web/parts/command-form/choices.ts';
import { formCommands } from '../../web/parts/command-form/commands.ts';
import { formContracts } from '../../web/parts/command-form/contracts.ts';
import { allFields, fieldAt, fieldsOf, fieldsOfSchema, type Field } from '../../web/parts/command-form/fields.ts';
import { pickerBounds } from '../../web/parts/command-form/inputs/picker-bounds.ts';
import { layoutOf } from '../../web/parts/command-form/layout.ts';
import type { FormFacts } from '../../web/parts/command-form/facts.ts';
import { complaintFieldsOf } from '../../web/parts/complaint-form/commands.ts';
import { bankDate } from '../../web/words/format.ts';
import { Pursuit } from '../factories/pursuit.ts';
import { factsOf, richPursuit } from './facts.ts';

const everyField = formCommands.flatMap((command) =>
  allFields(fieldsOf(command)).map((field) => ({ command, path: field.path, field })),
);

describe('the days that a calendar offers', () => {
  const day = (one: Dayjs | undefined, days = 0): string => (one ?? dayjs()).add(days, 'day').format('YYYY-MM-DD');
  const instant = (one: Dayjs | undefined, days = 0): string => `${day(one, days)}T12:00:00+08:00`;

  test('of what must be done: from today to ten years ahead, as the API takes it', () => {
    const { when } = fieldAt(complaintFieldsOf('addImprovementItem'), 'dueOn') as Field;
    const { minDate, maxDate } = pickerBounds(when);
    expect([when, day(minDate)]).toEqual(['ahead', bankDate(Date.now())]);
    const { dueOn } = complaintPayloads.addImprovementItem.shape;
    expect([0, 2].map((days) => dueOn.safeParse(day(maxDate, days)).success)).toEqual([true, false]);
    const ofAction = fieldAt(complaintFieldsOf('submitDecision'), 'actions.dueAt');
    expect(ofAction?.when).toBe('ahead');
  });

  test('of when a complaint was received: the last ten years; of what happened once: until today', () => {
    const { when } = fieldAt(registrationFields, 'receivedAt') as Field;
    const { minDate, maxDate } = pickerBounds(when);
    const { receivedAt } = registrationContract.shape;
    expect([-1, 1].map((days) => receivedAt.safeParse(instant(minDate, days)).success)).toEqual([false, true]);
    expect([-1, 1].map((days) => receivedAt.safeParse(instant(maxDate, days)).success)).toEqual([true, false]);
    const signed = fieldAt(fieldsOf('completeDeal'), 'signedOn') as Field;
    expect(pickerBounds(signed.when)).toEqual({ maxDate });
    expect(pickerBounds(null)).toEqual({});
  });
});

describe('the fields of a form', () => {
  test('every contract has a form, and every form a contract', () => {
    expect([...formCommands].toSorted()).toEqual(Object.keys(formContracts).toSorted());
  });

  test.each([
    ['submitVisitPlan', 'questions', { kind: 'lines', required: true, minItems: 5, maxItems: 100 }],
    ['submitVisitPlan', 'stakeholderIds', { kind: 'references', required: true }],
    ['submitVisitPlan', 'anticipatedObjections.type', { kind: 'choice', required: true }],
    ['completeDeal', 'items', { kind: 'records', required: true, minItems: 1 }],
    ['completeDeal', 'items.amountFen', { kind: 'money', required: true }],
    ['completeDeal', 'signedOn', { kind: 'date', required: true }],
    ['completeDeal', 'promises.dueAt', { kind: 'instant', required: true }],
    ['proposeAppointment', 'slot', { kind: 'record', required: false, nullable: true }],
    ['saveIntel', 'completeness', { kind: 'share', required: false }],
    ['verifyLead', 'corrections.committeeEstablished', { kind: 'flag', nullable: true }],
    ['recordContact', 'durationSec', { kind: 'integer', nullable: true }],
    ['submitMinutes', 'minutes', { kind: 'longText', required: true }],
    ['requestOverride', 'codes', { kind: 'references', required: true, minItems: 1 }],
  ] as const)('%s.%s is what its contract says', (command, path, expected) => {
    expect(fieldAt(fieldsOf(command), path)).toMatchObject(expected);
  });

  test('a kind of value that no field stands for is noticed', () => {
    expect(() => fieldsOfSchema(z.strictObject({ pair: z.tuple([z.string(), z.number()]) }))).toThrow('pair');
  });

  test('every code that can be chosen has words in both languages', () => {
    const untold = everyField
      .filter(({ field }) => field.kind === 'choice')
      .flatMap(({ command, path, field }) =>
        field.codes.filter((code) => {
          const words = choicesOf(command, path)?.[code];
          return words === undefined || !/\p{Script=Han}|^SWOT$/u.test(words.zh) || !/[A-Za-z]/.test(words.en);
        }),
      );
    expect(untold).toEqual([]);
    expect(choicesOf('submitMinutes', 'mood')).toBeNull();
  });

  test('a layout names only fields that its contract has', () => {
    const wrong = formCommands.flatMap((command) => {
      const { groups, widgets, shown } = layoutOf(command);
      const names = [...groups.flatMap(({ fields }) => fields), ...Object.keys(widgets), ...Object.keys(shown)];
      return names.filter((path) => fieldAt(fieldsOf(command), path) === null).map((path) => `${command}.${path}`);
    });
    expect(wrong).toEqual([]);
  });
});

describe('what can be chosen', () => {
  const choose = (
    command: Parameters<typeof fieldsOf>[0],
    path: string,
    pursuit: Pursuit,
    facts: Partial<FormFacts> = {},
  ) => {
    const field = fieldAt(fieldsOf(command), path);
    if (field === null || !isChosen(field)) throw new Error(`${command}.${path} is not chosen`);
    return choicesFor(command, field, factsOf(pursuit, facts), { objectionId: 'objection-5' }).map(
      ({ value }) => value,
    );
  };

  test('owners are staff who may own prospects', () => {
    expect(choose('assignOwner', 'staffId', richPursuit())).toEqual(['s-0101']);
    expect(choose('createMaintenancePlan', 'maintainingManagerId', richPursuit())).toEqual(['s-0101']);
  });

  test('people to meet are the recorded stakeholders', () => {
    const pursuit = new Pursuit().toPhase('planningVisit');
    expect(choose('submitVisitPlan', 'stakeholderIds', pursuit)).toEqual(pursuit.people());
  });

  test('an advance leads where the process allows, a fall-back where it has one', () => {
    const pursuit = new Pursuit().toPhase('meeting');
    expect(choose('advance', 'to', pursuit)).toEqual(['handlingObjections', 'closing']);
    expect(choose('fallBack', 'to', pursuit)).toContain('gatheringIntel');
    expect(choose('fallBack', 'to', new Pursuit())).toEqual([]);
  });

  test('only soft conditions that stand in the way can be asked about', () => {
    expect(choose('requestOverride', 'codes', new Pursuit().toPhase('gatheringIntel'))).toEqual([
      'G2.INTEL',
      'G2.AUTH',
    ]);
  });

  test('techniques that fit the objection come first, all are there', () => {
    const pursuit = new Pursuit().toPhase('meeting').do('raiseObjection', { type: 'authority' });
    const objectionId = pursuit.state.objections[0]?.objectionId ?? '';
    const field = fieldAt(fieldsOf('answerObjection'), 'technique');
    if (field === null) throw new Error('no technique');
    const techniques = choicesFor('answerObjection', field, factsOf(pursuit), { objectionId }).map(
      ({ value }) => value,
    );
    expect(techniques.slice(0, 2)).toEqual(['reroute', 'delegate']);
    expect(techniques).toHaveLength(field.codes.length);
  });

  test('an answered objection waits for the customer, an open one for an answer', () => {
    const pursuit = new Pursuit().toPhase('meeting').do('raiseObjection');
    const objectionId = pursuit.state.objections[0]?.objectionId ?? '';
    expect(choose('confirmObjection', 'objectionId', pursuit)).toEqual([]);
    pursuit.do('answerObjection', { objectionId });
    expect(choose('confirmObjection', 'objectionId', pursuit)).toEqual([objectionId]);
  });

  test('a task that its own command closes cannot be ticked off', () => {
    const pursuit = new Pursuit();
    expect(pursuit.state.tasks.map(({ kind }) => kind)).toContain('qualify');
    expect(choose('completeTask', 'taskId', pursuit)).toEqual([]);
    expect(choose('snoozeTask', 'taskId', pursuit)).toEqual(pursuit.state.tasks.map(({ taskId }) => taskId));
  });

  test('what a supervisor was asked to look into is on the list of supervisors only', () => {
    const pursuit = new Pursuit().do('submitQualification', { growthType: true });
    const asked = pursuit.state.tasks.filter(({ audience }) => audience !== 'owner').map(({ taskId }) => taskId);
    expect(asked).not.toEqual([]);
    expect(choose('snoozeTask', 'taskId', pursuit)).not.toEqual(expect.arrayContaining(asked));
    expect(choose('snoozeTask', 'taskId', pursuit, { isSupervisor: true })).toEqual(expect.arrayContaining(asked));
  });
});
