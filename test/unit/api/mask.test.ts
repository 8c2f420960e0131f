import { describe, expect, test } from 'vitest';
import { clearTextAt, maskMark, maskRecord } from '../../../api/permissions/mask.ts';
import { present } from '../../../contracts/instants.ts';
import { prospectRecord } from '../../../contracts/prospect-records.ts';
import { Pursuit } from '../../factories/pursuit.ts';

const { state } = new Pursuit({
  customer: {
    name: 'Harbour Trading Ltd',
    customerType: 'company',
    phone: '+8613900001234',
    email: 'finance@harbour.example',
    address: '88 Harbour Road, Building C',
    committeeEstablished: null,
    coreBankCustomerNo: 'CB-20260001',
  },
}).toPhase('maintaining');

/** Every string of a value with the pointer it is at. */
function texts(value: unknown, pointer = ''): [string, string][] {
  if (typeof value === 'string') return [[pointer, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, field]) => texts(field, `${pointer}/${key}`));
}

describe('with names', () => {
  const shown = maskRecord(state, 'names');

  test('telephone, e-mail, address and customer number keep just enough to be recognised', () => {
    expect(shown.customer).toMatchObject({
      name: 'Harbour Trading Ltd',
      phone: '••••1234',
      email: 'f••••@harbour.example',
      address: '88 Har••••',
      coreBankCustomerNo: '••••0001',
    });
    expect(shown.deal?.items.every(({ contractNo }) => contractNo.includes(maskMark))).toBe(true);
  });

  test('numbers in texts are masked, dates, amounts and ids are not', () => {
    const written = {
      notes:
        'call +86 139 0000 1234, 13900001234, 139-0000-1234 or 021-61234567; ID 11010519491231002X; signed 2026-11-24 at 09:30, 1,250,000.00 yuan, clause 12345678',
      taskId: 't-13900001234',
    };
    expect(maskRecord(written, 'names')).toEqual({
      notes:
        'call ••••1234, ••••1234, ••••1234 or ••••4567; ID ••••002X; signed 2026-11-24 at 09:30, 1,250,000.00 yuan, clause 12345678',
      taskId: 't-13900001234',
    });
  });

  test('everything else is as it was', () => {
    const changed = texts(state).filter(([pointer, text]) => clearTextAt(state, pointer) === text);
    expect(changed.map(([pointer]) => pointer).toSorted()).toEqual([
      '/customer/address',
      '/customer/coreBankCustomerNo',
      '/customer/email',
      '/customer/phone',
      '/deal/coreBankCustomerNo',
      '/deal/items/0/contractNo',
    ]);
  });
});

test('without names, no text is left that somebody typed', () => {
  const shown = texts(maskRecord(state, 'noNames')).filter(([, text]) => text !== maskMark);
  const typed = shown.filter(([, text]) => /[\s@]/.test(text));
  expect(typed).toEqual([]);
  expect(shown.map(([pointer]) => pointer)).toContain('/customer/customerType');
  expect(JSON.stringify(shown)).not.toContain('Harbour');
  const ids = shown.filter(([pointer]) => /(?:Ids?(?:\/\d+)?|Key|By|key|code)$/.test(pointer));
  const words = new Set(shown.filter((text) => !ids.includes(text)).map(([, text]) => text));
  expect([...words].filter((word) => !/^[a-z][A-Za-z0-9]*$|^\d{4}-\d\d-\d\d$/.test(word))).toEqual([]);
  expect(prospectRecord.safeParse(present(maskRecord(state, 'noNames'))).success).toBe(true);
});

describe('in clear', () => {
  test('is what a pointer of a masked text names', () => {
    expect(clearTextAt(state, '/customer/phone')).toBe('+8613900001234');
    expect(clearTextAt(state, '/deal/items/0/contractNo')).toBe(state.deal?.items[0]?.contractNo);
  });

  test.each(['/customer/name', '/customer', '/customer/none', '/customer/phone/length', '/__proto__/x', ''])(
    'is nothing at %s',
    (pointer) => {
      expect(clearTextAt(state, pointer)).toBeNull();
    },
  );
});
