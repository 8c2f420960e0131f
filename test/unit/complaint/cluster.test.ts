import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bankClusterRule, clusterAround, complainantKeys, type Received } from '../../../domain/complaint/cluster.ts';
import { dayMs } from '../../../domain/wait.ts';
import { fridayMs } from '../../factories/complaint.ts';

function received(...days: readonly number[]): Received[] {
  return days.map((day, index) => ({
    complaintId: `k-${index + 1}`,
    receivedAtMs: fridayMs + day * dayMs,
    complainant: [],
  }));
}

/** The cluster of the last of some cases, by the days on which they came. */
function daysOfCluster(...days: readonly number[]): number[] {
  const cases = received(...days);
  const last = cases.at(-1) as Received;
  return clusterAround(cases, last, bankClusterRule).map(({ receivedAtMs }) => (receivedAtMs - fridayMs) / dayMs);
}

describe('a cluster of complaints', () => {
  test.each<[string, number[], number[]]>([
    ['four cases are none', [0, 1, 2, 3], []],
    ['five within seven days are one', [0, 1, 2, 3, 6.99], [0, 1, 2, 3, 6.99]],
    ['the fifth on the eighth day at the same hour is too late', [0, 1, 2, 3, 7], []],
    ['what came before the span does not belong to it', [-5, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6]],
    ['a case that is registered late counts where it was received', [0, 2, 3, 4, 1], [0, 1, 2, 3, 4]],
    ['spans that overlap in the case are one cluster', [0, 1, 2, 3, 7, 8, 9, 10, 6], [0, 1, 2, 3, 6, 7, 8, 9, 10]],
    ['cases far from it are no matter', [-30, -29, -28, -27, -26, 0], []],
  ])('%s', (_what, days, expected) => {
    expect(daysOfCluster(...days)).toEqual(expected);
  });

  const who = (phone: string | null, coreBankCustomerNo: string | null = null, prospectId: string | null = null) =>
    complainantKeys({ phone, coreBankCustomerNo, prospectId });
  const others = ['1', '2', '3'].map((phone) => who(phone));

  test.each<[string, (readonly string[])[], number]>([
    ['one customer three times and two others are three', [who('9'), who('9'), who('9'), ...others.slice(0, 2)], 0],
    ['five customers, one of them twice, are a cluster of six cases', [who('9'), who('9'), who('8'), ...others], 6],
    ['without name or number each counts by itself', [who(null), who(null), ...others], 5],
    ['by the bank’s number or the prospect it is one customer, too', [who('9', 'c-1'), who('8', 'c-1'), ...others], 0],
    ['what is found to be one only by a third', [who('9'), who('8', null, 'p-1'), who('9', null, 'p-1'), ...others], 0],
    ['a number at the bank is no telephone number', [who('9'), who(null, '9'), ...others], 5],
  ])('%s', (_what, complainants, size) => {
    const cases = received(...complainants.map(() => 1)).map((one, index) => ({
      ...one,
      complainant: complainants[index] ?? [],
    }));
    expect(clusterAround(cases, cases[0] as Received, bankClusterRule)).toHaveLength(size);
  });

  test('is there exactly when some span holds the case and enough others', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 12 }), (days) => {
        const own = days.at(-1) as number;
        const hasSpan = days.some(
          (from) => from <= own && own < from + 7 && days.filter((day) => day >= from && day < from + 7).length >= 5,
        );
        const found = daysOfCluster(...days);
        expect(found.length >= 5).toBe(hasSpan);
        expect(found.length === 0 || found.includes(own)).toBe(true);
      }),
    );
  });
});
