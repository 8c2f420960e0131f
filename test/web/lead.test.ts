import { describe, expect, test } from 'vitest';
import { createProspectBody } from '../../contracts/prospect-create.ts';
import { findMethods } from '../../domain/prospect/catalogue.ts';
import { explain } from '../../web/parts/command-form/explain.ts';
import { dropLeadDraft, readLeadDraft, writeLeadDraft } from '../../web/pages/lead/draft.ts';
import { memoryStorage } from './memory-storage.ts';
import {
  bodyOf,
  checkLead,
  emptyLead,
  lobbyLead,
  mistakesOf,
  nextLead,
  openedLead,
  sourceFields,
  type LeadValues,
} from '../../web/pages/lead/values.ts';

const good: LeadValues = { ...emptyLead, name: 'Customer 0001', phone: '199 0000 0001' };
const fieldsOf = (values: LeadValues) => checkLead(values).map(({ field }) => field);

describe('the form of a lead', () => {
  test('sends what was typed, and nothing where nothing was', () => {
    expect(checkLead(good)).toEqual([]);
    expect(createProspectBody.parse(bodyOf({ ...good, email: ' ', note: 'asked for a loan' }))).toMatchObject({
      customer: { name: 'Customer 0001', phone: '+8619900000001', email: null },
      source: { findMethod: 'coldApproach' },
      consent: 'none',
      note: 'asked for a loan',
    });
  });

  test('says at each field what is missing', () => {
    expect(fieldsOf(emptyLead)).toEqual(['name', 'phone']);
    expect(checkLead(emptyLead).map(({ text }) => text.en)).toEqual([
      'Fill this in',
      'at least one of phone, e-mail and address is needed',
    ]);
    expect(fieldsOf({ ...good, phone: '199' })).toEqual(['phone']);
    expect(fieldsOf({ ...good, phone: '', address: '1 Harbour Road' })).toEqual([]);
  });

  test('an amount that is none is kept and told; nothing stands for it', () => {
    const mistakes = checkLead({ ...good, expectedValueFen: '500k' });
    expect(mistakes.map(({ field, text }) => [field, text.en])).toEqual([
      ['expectedValueFen', 'This is no amount: write 500000 or 50万'],
    ]);
  });

  test.each(findMethods)('asks for what %s needs, and for no more', (findMethod) => {
    const needed = sourceFields(findMethod).flatMap((field) => (field.needed ? [field.name] : []));
    expect(fieldsOf({ ...good, findMethod }).toSorted()).toEqual([...needed].toSorted());
  });

  test('leaves out what another way of finding customers had asked for', () => {
    const values: LeadValues = { ...good, introducerName: 'Introducer 01', campaignId: 'spring' };
    expect(bodyOf({ ...values, findMethod: 'affinity' }).source).toMatchObject({
      introducerName: 'Introducer 01',
      campaignId: null,
    });
  });

  test('tells what the server refuses at the same fields', () => {
    const errors = [{ in: 'body' as const, pointer: '/customer/phone', code: 'custom', detail: 'is wrong' }];
    const text = explain({ code: 'custom', detail: 'is wrong' });
    expect(mistakesOf({ errors } as never, good)).toEqual([{ field: 'phone', text }]);
  });

  test('keeps the source for the next lead, and forgets the customer', () => {
    const values: LeadValues = { ...good, findMethod: 'campaignList', campaignId: 'spring', consent: 'given' };
    expect(nextLead(values, emptyLead)).toEqual({ ...emptyLead, findMethod: 'campaignList', campaignId: 'spring' });
    expect(nextLead({ ...lobbyLead, name: 'Visitor' }, lobbyLead)).toEqual(lobbyLead);
  });
});

test('a draft is read back; what is none is no draft', () => {
  const storage = memoryStorage();
  const place = { staffId: 's-1', mode: 'full' } as const;
  expect(readLeadDraft(storage, place)).toBeNull();
  writeLeadDraft(storage, place, good);
  expect(readLeadDraft(storage, place)).toEqual(good);
  storage.setItem(storage.key(0) ?? '', '{"name":');
  expect(readLeadDraft(storage, place)).toBeNull();
  dropLeadDraft(storage, place);
  expect(storage.length).toBe(0);
});

test('what is half typed in one form is not in the other, nor before somebody else', () => {
  const storage = memoryStorage();
  writeLeadDraft(storage, { staffId: 's-1', mode: 'full' }, good);
  expect(readLeadDraft(storage, { staffId: 's-1', mode: 'lobby' })).toBeNull();
  expect(readLeadDraft(storage, { staffId: 's-2', mode: 'full' })).toBeNull();
});

test('a lead of the lobby was found in the lobby, whatever a draft says', () => {
  expect(openedLead('lobby', good)).toEqual({ ...good, findMethod: 'lobbyCapture' });
  expect(openedLead('lobby', null)).toEqual(lobbyLead);
  expect(openedLead('full', { ...good, findMethod: 'affinity' }).findMethod).toBe('affinity');
});
