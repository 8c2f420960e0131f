import { describe, expect, test } from 'vitest';
import { formatLocal } from '../../../domain/calendar.ts';
import { dayOfDate, isoWeekday } from '../../../domain/civil-date.ts';
import { complaintRow, type ComplaintRow } from '../../../scripts/demo-complaints/complaint-row.ts';
import { answeredAfterDays, categoryOf, decisionOf } from '../../../scripts/demo-complaints/mapping.ts';
import { moveDates } from '../../../scripts/demo-complaints/moved-dates.ts';
import { planCase } from '../../../scripts/demo-complaints/plan-case.ts';
import { demonstrationRules } from '../../../scripts/demo-complaints/rules.ts';

const friday = dayOfDate('2013-08-30');
/** A Thursday thirteen years later. */
const nowMs = Date.parse('2026-11-26T15:00:00Z');
const dates = moveDates(friday, nowMs);

/** A complaint of Friday 30 August 2013 that was sent on the Tuesday after Labor Day and answered in time. */
function row(overrides: Partial<Record<string, string>> = {}): ComplaintRow {
  return complaintRow.parse({
    complaint_id: '511074',
    date_received: '8/30/2013',
    date_sent_to_company: '9/3/2013',
    product: 'Mortgage',
    sub_product: 'Other mortgage',
    issue: 'Loan modification,collection,foreclosure',
    sub_issue: '',
    company: 'a bank',
    submitted_via: 'Web',
    company_response_to_consumer: 'Closed with explanation',
    timely_response: 'Yes',
    'consumer_disputed?': 'No',
    ...overrides,
  });
}

function planned(overrides: Partial<Record<string, string>> = {}) {
  const { steps, registration } = planCase(row(overrides), dates, demonstrationRules());
  return {
    registration,
    steps: steps.map(
      ({ atMs, commands }) =>
        `${formatLocal(dates.calendar, atMs)} ${commands.map(({ name, actor }) => `${name} by ${actor.staffId}`).join(', ')}`,
    ),
  };
}

describe('dates', () => {
  test('are moved by whole weeks into the future, holidays with them', () => {
    expect(dates.at(friday, 12)).toBeGreaterThan(nowMs);
    expect(dates.at(friday, 12) - nowMs).toBeLessThan(8 * 86_400_000);
    expect(formatLocal(dates.calendar, dates.at(friday, 12))).toBe('Fri 2026-11-27 12:00');
    // Labor Day is a Monday
    expect(dates.calendar.holidays[0]).toBe('2026-11-30');
    expect(dates.calendar.holidays.map((date) => isoWeekday(dayOfDate(date)))).toEqual([1, 1, 1, 4, 3, 3, 1, 1, 1, 5]);
  });
});

describe('a row', () => {
  test('is registered when it was received, acknowledged when it was sent, answered, and closed', () => {
    const { registration, steps } = planned();
    expect(formatLocal(dates.calendar, registration.receivedAtMs)).toBe('Fri 2026-11-27 12:00');
    // 511074 % 15 is 9: the tenth day
    expect(steps).toEqual([
      'Tue 2026-12-01 10:30 acknowledge by complaint-officer, startWork by complaint-officer',
      'Fri 2026-12-11 10:00 submitDecision by complaint-officer, completeActions by complaint-officer, recordReportBack by complaint-officer',
    ]);
  });

  test('that was sent on the day it was received is acknowledged an hour after its registration', () => {
    expect(planned({ date_sent_to_company: '8/30/2013' }).steps[0]).toMatch(/^Fri 2026-11-27 13:00 acknowledge/);
  });

  test.each([
    ['Mortgage', 2_000_000, 'decideApproval by executive-sponsor'],
    ['Credit card', 200_000, 'decideApproval by branch-manager'],
    ['Bank account or service', 200_000, 'decideApproval by branch-manager'],
    ['Student loan', 30_000, 'submitDecision by complaint-officer, completeActions'],
  ])('of %s with monetary relief is compensated by %d fen: %s', (product, compensationFen, expected) => {
    const relief = { product, company_response_to_consumer: 'Closed with monetary relief' };
    expect(decisionOf(row(relief)).compensationFen).toBe(compensationFen);
    expect(planned(relief).steps[1]).toContain(expected);
    expect(planned(relief).steps[1]).toContain('addImprovementItem');
  });

  test.each([
    ['Closed with explanation', 'unfounded'],
    ['Closed', 'unfounded'],
    ['Closed with non-monetary relief', 'partlyFounded'],
    ['Untimely response', 'partlyFounded'],
  ])('with the response %s is %s and pays nothing', (response, finding) => {
    expect(decisionOf(row({ company_response_to_consumer: response }))).toMatchObject({ finding, compensationFen: 0 });
  });

  test('that was disputed is appealed within thirty days, reviewed above whoever decided, and told again', () => {
    // 511074 % 28 is 18: the nineteenth day after the answer
    expect(planned({ 'consumer_disputed?': 'Yes' }).steps.slice(2)).toEqual([
      'Wed 2026-12-30 14:00 appeal by complaint-officer, acknowledgeAppeal by second-executive-sponsor',
      'Sun 2027-01-03 10:00 decideAppeal by branch-manager, recordReportBack by complaint-officer',
    ]);
    const paid = { 'consumer_disputed?': 'Yes', company_response_to_consumer: 'Closed with monetary relief' };
    expect(planned(paid).steps[3]).toContain('decideAppeal by second-executive-sponsor');
  });

  test('is answered on the side of the fifteenth day that the file names, the days next to it among them', () => {
    const days = (timely: 'Yes' | 'No') =>
      Array.from({ length: 15 }, (_, id) => answeredAfterDays({ complaint_id: id, timely_response: timely }));
    expect([Math.min(...days('Yes')), Math.max(...days('Yes'))]).toEqual([1, 15]);
    expect([Math.min(...days('No')), Math.max(...days('No'))]).toEqual([16, 30]);
  });

  test.each([
    ['Referral', 'Loan modification,collection,foreclosure', 'regulator', 'procedure'],
    ['Fax', 'Identity theft / Fraud / Embezzlement', 'letter', 'fraudSecurity'],
    ['Postal mail', 'Late fee', 'letter', 'fee'],
    ['Email', 'Incorrect information on credit report', 'web', 'error'],
    ['Phone', 'an issue of another year', 'phone', 'other'],
  ])('submitted via %s about %s comes by %s as %s', (via, issue, channel, category) => {
    const { registration } = planned({ submitted_via: via, issue });
    expect(registration).toMatchObject({ channel, category });
    expect(categoryOf({ issue })).toBe(category);
  });
});
