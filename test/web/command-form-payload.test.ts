import { describe, expect, test } from 'vitest';
import { formCommands, type FormCommand } from '../../web/parts/command-form/commands.ts';
import { formContracts } from '../../web/parts/command-form/contracts.ts';
import type { FormFacts, Values } from '../../web/parts/command-form/facts.ts';
import { checkPayload } from '../../web/parts/command-form/mistakes.ts';
import { linesOf, toPayload } from '../../web/parts/command-form/payload.ts';
import { startValues } from '../../web/parts/command-form/start-values.ts';
import { Pursuit } from '../factories/pursuit.ts';
import { usualPayload } from '../factories/wire.ts';
import { factsOf, richPursuit } from './facts.ts';

const usual: Readonly<Record<FormCommand, () => Values>> = {
  ...usualPayload,
  // a rival is named, so that it is said that one is known
  saveIntel: () => ({ ...usualPayload.saveIntel(), noCompetitorKnown: false }),
  reopen: () => ({ reason: 'a new director', newFact: 'wants to leave the city bank' }),
};

/** What a form sends when it is opened and some of it is typed. */
function sent(command: FormCommand, facts: FormFacts, typed: Values = {}, start: Values = {}): Values {
  const begun = startValues(command, facts, start);
  return toPayload(command, { ...begun, ...typed }, begun, facts);
}

function places(command: FormCommand, payload: Values): string[] {
  return checkPayload(command, payload).map(({ path }) => path.join('/'));
}

describe('a form sends what was filled in', () => {
  test.each(formCommands.filter((command) => command !== 'updateCustomer'))(
    '%s: a usual payload goes through the form and comes out the same',
    (command) => {
      const payload = usual[command]();
      const facts = factsOf(new Pursuit());
      const through = sent(command, facts, {}, payload);
      expect(checkPayload(command, through)).toEqual([]);
      const parsed = formContracts[command].safeParse(payload);
      const again = formContracts[command].safeParse(through);
      expect(again.data).toEqual(parsed.data);
    },
  );

  test('minutes that still lack something are completed, not written a second time; those of another talk begin anew', () => {
    const pursuit = new Pursuit().toPhase('meeting').do('submitMinutes', { nextStepDueAtMs: null });
    expect(startValues('submitMinutes', factsOf(pursuit))).toMatchObject({
      minutes: 'the customer wants payroll and settlement in one place',
      needsConfirmed: 'payroll in one place',
      nextStep: 'send the offer',
      nextStepDueAt: undefined,
    });
    pursuit.do('submitMinutes');
    expect(startValues('submitMinutes', factsOf(pursuit))).toMatchObject({ minutes: undefined, needsConfirmed: '' });
  });

  test('a strength may be said in a few Chinese characters', () => {
    const swot = { strengths: ['资金充足'], weaknesses: ['人少'], opportunities: [], threats: [] };
    expect(places('saveIntel', { ...usual.saveIntel(), swot })).toEqual([]);
    expect(places('saveIntel', { ...usual.saveIntel(), swot: { ...swot, threats: ['x'] } })).toEqual(['swot/threats']);
  });

  test('a next step without its date, or a date without a step, is told at once; not when another meeting follows', () => {
    const minutes = usualPayload.submitMinutes();
    expect(places('submitMinutes', { ...minutes, nextStepDueAt: null })).toEqual(['nextStepDueAt']);
    expect(places('submitMinutes', { ...minutes, nextStep: null })).toEqual(['nextStep']);
    expect(places('submitMinutes', { ...minutes, nextStepDueAt: null, anotherMeeting: true })).toEqual([]);
    expect(places('submitMinutes', { ...minutes, nextStep: null, nextStepDueAt: null })).toEqual([]);
  });

  test('the intelligence goes on from what is known; only what changed is answered again', () => {
    const facts = factsOf(new Pursuit().toPhase('planningVisit'));
    const payload = sent('saveIntel', facts, { occupation: 'shipping' });
    expect(payload).toMatchObject({ occupation: 'shipping', completeness: 0.7, competitors: ['City bank'] });
    expect(payload['stakeholders']).toEqual([expect.objectContaining({ name: 'Finance head' })]);
    expect(payload).not.toHaveProperty('criteria');
    const criteria = startValues('saveIntel', facts)['criteria'] as Values[];
    const changed = criteria.map((answer, index) => (index === 3 ? { ...answer, result: 'unknown' } : answer));
    expect(sent('saveIntel', facts, { criteria: changed })['criteria']).toEqual([
      expect.objectContaining({ criterion: 'purchaseAuthority', result: 'unknown' }),
    ]);
  });

  test('of the customer only what was changed is sent; what is emptied is removed, a name cannot be', () => {
    const facts = factsOf(new Pursuit());
    expect(sent('updateCustomer', facts)).toEqual({});
    expect(places('updateCustomer', {})).toEqual(['']);
    const typed = { expectedValueFen: 80_000_000, email: 'new@harbour.example' };
    expect(sent('updateCustomer', facts, typed)).toEqual(typed);
    expect(sent('updateCustomer', facts, { phone: '', name: '' })).toEqual({ phone: null, name: '' });
    expect(places('updateCustomer', { name: '' })).toEqual(['name']);
  });

  test('what was there and is emptied becomes null, what was empty is left out', () => {
    const facts = factsOf(new Pursuit().toPhase('planningVisit'));
    expect(sent('saveIntel', facts, { occupation: ' ' })).toMatchObject({ occupation: null });
    expect(sent('saveIntel', facts, { routeToDecisionMaker: '' })).not.toHaveProperty('routeToDecisionMaker');
  });

  test('naming a rival takes back that none is known', () => {
    const pursuit = new Pursuit()
      .toPhase('gatheringIntel')
      .do('saveIntel', { competitors: [], noCompetitorKnown: true });
    expect(sent('saveIntel', factsOf(pursuit), { competitors: 'City bank' })).toMatchObject({
      competitors: ['City bank'],
      noCompetitorKnown: false,
    });
  });

  test('a lead that holds needs no corrections; one that is corrected sends only what was typed', () => {
    const facts = factsOf(new Pursuit());
    expect(sent('verifyLead', facts, { result: 'confirmed', note: 'called' })).not.toHaveProperty('corrections');
    expect(
      sent('verifyLead', facts, {
        result: 'corrected',
        note: 'called',
        corrections: { phone: '13800138000', email: '' },
      }),
    ).toMatchObject({ corrections: { phone: '13800138000' } });
  });

  test('the first meeting’s plan starts with who decides, and five questions are asked for', () => {
    const pursuit = new Pursuit().toPhase('planningVisit');
    const facts = factsOf(pursuit);
    const payload = sent('submitVisitPlan', facts, { questions: 'one\n\n two \nthree\nfour' });
    expect(payload).toMatchObject({ stakeholderIds: pursuit.people(), questions: ['one', 'two', 'three', 'four'] });
    expect(places('submitVisitPlan', payload)).toEqual(
      expect.arrayContaining(['objective', 'questions', 'anticipatedObjections/0/type']),
    );
  });

  test('a line that is too long is a mistake of the whole text, with its number', () => {
    const facts = factsOf(new Pursuit().toPhase('planningVisit'));
    const payload = sent('submitVisitPlan', facts, { questions: `a\nb\nc\nd\n${'e'.repeat(301)}` });
    const mistake = checkPayload('submitVisitPlan', payload).find(({ path }) => path.join('/') === 'questions');
    expect(mistake?.text).toEqual({ zh: '第 5 条：最多 300 个字', en: 'Entry 5: 300 characters at most' });
  });

  test('a time is only asked for when one was proposed', () => {
    const facts = factsOf(new Pursuit().toPhase('appointing'));
    const slot = { startAt: undefined, endAt: undefined, place: 'their office' };
    expect(sent('proposeAppointment', facts, { result: 'noAnswer', slot })).not.toHaveProperty('slot');
    expect(places('proposeAppointment', sent('proposeAppointment', facts, { result: 'proposed', slot }))).toEqual([
      'slot/startAt',
      'slot/endAt',
    ]);
  });

  test('what a closing attempt sends depends on its result', () => {
    const facts = factsOf(new Pursuit().toPhase('closing'));
    const typed = {
      signals: 'asked for the documents',
      strategy: 'summarise',
      thinkingUntil: '2026-12-01T02:00:00.000Z',
      objection: { verbatim: 'too slow', type: 'procedure' },
      declined: { reason: 'price', text: 'too dear', noChance: false },
    };
    expect(Object.keys(sent('recordClosingAttempt', facts, { ...typed, result: 'thinking' })).toSorted()).toEqual(
      ['result', 'signals', 'strategy', 'thinkingUntil'].toSorted(),
    );
    expect(sent('recordClosingAttempt', facts, { ...typed, result: 'newObjection' })).toHaveProperty('objection');
    expect(sent('recordClosingAttempt', facts, { ...typed, result: 'declined' })).toHaveProperty('declined.reason');
  });

  test('a question that must be answered is not answered by leaving it', () => {
    const facts = factsOf(new Pursuit().toPhase('meeting'));
    expect(places('raiseObjection', sent('raiseObjection', facts, { verbatim: 'too dear', type: 'price' }))).toEqual([
      'blocking',
    ]);
  });

  test('the deal and the booking start with the amounts that are known', () => {
    const won = factsOf(new Pursuit().toPhase('won'));
    expect(startValues('completeDeal', won)).toMatchObject({
      items: [{ amountFen: 50_000_000 }],
      signedOn: '2026-11-25',
    });
    expect(startValues('confirmBooking', factsOf(richPursuit()))).toEqual({ bookedAmountFen: 50_000_000 });
  });

  test('what the caller gives stands over what the record says', () => {
    const pursuit = new Pursuit().toPhase('meeting').do('raiseObjection').do('raiseObjection');
    const second = pursuit.state.objections[1]?.objectionId ?? '';
    expect(startValues('answerObjection', factsOf(pursuit), { objectionId: second })).toMatchObject({
      objectionId: second,
    });
  });

  test('a text with a line each', () => {
    expect(linesOf(' a \n\nb')).toEqual(['a', 'b']);
    expect(linesOf(undefined)).toEqual([]);
  });
});
