/** A plain count over the file. It shares no code with the demonstration on purpose: it knows the columns, the limits and
 *  the holidays by itself, and nothing of workflows, rules or mappings. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

type Row = Readonly<Record<string, string>>;

/** What the demonstration must come to. The same names are counted from the cases' logs. */
export type Count = Record<string, number>;

const dayMs = 86_400_000;
const holidays = ['9/2/2013', '10/14/2013', '11/11/2013', '11/28/2013', '12/25/2013', '1/1/2014'].map(dayOf);

const atLevel3 = [
  'Identity theft / Fraud / Embezzlement',
  'Fraud or scam',
  'Improper contact or sharing of info',
  'Improper use of my credit report',
];
const atLevel2 = [
  'Incorrect information on credit report',
  "Cont'd attempts collect debt not owed",
  'Billing disputes',
  'Billing statement',
  'Transaction issue',
  'Other transaction issues',
  'Wrong amount charged or received',
  'Making/receiving payments, sending money',
  'False statements or representation',
  'Incorrect/missing disclosures or info',
];

function dayOf(text: string): number {
  const [month = 0, day = 0, year = 0] = text.split('/').map(Number);
  return Date.UTC(year, month - 1, day) / dayMs;
}

function workingDaysAfter(first: number, last: number): number {
  let days = 0;
  for (let day = first + 1; day <= last; day += 1) {
    const weekday = new Date(day * dayMs).getUTCDay();
    if (weekday !== 0 && weekday !== 6 && !holidays.includes(day)) days += 1;
  }
  return days;
}

/** Counts the first `limit` rows; those that were sent before they were received are only numbered. */
export function countFile(file: string, limit: number): Count {
  const rows: Row[] = parse(readFileSync(file), { columns: true, bom: true });
  const taken = rows.slice(0, limit);
  const counted = taken.filter((row) => daysToSend(row) >= 0);
  const count: Count = { 'sent before received': taken.length - counted.length };
  const add = (name: string, isSo = true): void => void (count[name] = (count[name] ?? 0) + (isSo ? 1 : 0));
  for (const row of counted) {
    const kinds = ['cases', `product ${row['product']}`, `submitted via ${channelOf(row['submitted_via'])}`];
    for (const kind of kinds) {
      add(kind);
      add(`${kind}: late by timely_response`, row['timely_response'] === 'No');
      add(`${kind}: more than 15 days from receipt`, daysToAnswer(row) > 15);
      add(`${kind}: appealed`, row['consumer_disputed?'] === 'Yes');
    }
    add('acknowledged late', workingDaysAfter(dayOf(row['date_received'] ?? ''), sentOn(row)) > 1);
    add('more than 60 days from receipt', daysToAnswer(row) > 60);
    addLevels(row, add);
    addApprovals(row, add);
  }
  return count;
}

function sentOn(row: Row): number {
  return dayOf(row['date_sent_to_company'] ?? '');
}

function daysToSend(row: Row): number {
  return sentOn(row) - dayOf(row['date_received'] ?? '');
}

/** The file has no date of the answer; docs/DEMO.md says which day it is taken to be. */
function daysToAnswer(row: Row): number {
  const side = row['timely_response'] === 'Yes' ? 1 : 16;
  return daysToSend(row) + side + (Number(row['complaint_id']) % 15);
}

function channelOf(via: string | undefined): string {
  if (via === 'Web' || via === 'Email') return 'web';
  if (via === 'Postal mail' || via === 'Fax') return 'letter';
  return via === 'Phone' ? 'phone' : 'regulator';
}

/** Once when the answer is more than 15 days from receipt, and again every two working days until it is given. */
function risesBefore(row: Row): number {
  if (daysToAnswer(row) <= 15) return 0;
  const received = dayOf(row['date_received'] ?? '');
  const due = received + 15;
  const isDayOff = workingDaysAfter(due - 1, due) === 0;
  // two working days from a day off begin when the next working day does, and others at noon, which the answer is before
  let from = due;
  while (workingDaysAfter(from - 1, from) === 0) from += 1;
  const until = received + daysToAnswer(row) - (isDayOff ? 0 : 1);
  return 1 + Math.floor(workingDaysAfter(from, until) / 2);
}

function addLevels(row: Row, add: (name: string, isSo?: boolean) => void): void {
  const issue = row['issue'] ?? '';
  const isGrave = row['submitted_via'] === 'Referral' || atLevel3.includes(issue);
  const start = isGrave ? 3 : atLevel2.includes(issue) ? 2 : 1;
  const overdue = risesBefore(row) + (daysToAnswer(row) > 60 ? 1 : 0);
  const beforeAppeal = Math.min(3, start + overdue);
  const end = Math.min(3, beforeAppeal + (row['consumer_disputed?'] === 'Yes' ? 1 : 0));
  for (const level of [1, 2, 3]) {
    add(`began at level ${level}`, start === level);
    add(`ended at level ${level}`, end === level);
  }
  add('raised by a limit', beforeAppeal > start);
  add('raised by an appeal', end > beforeAppeal);
}

function addApprovals(row: Row, add: (name: string, isSo?: boolean) => void): void {
  const isPaid = row['company_response_to_consumer'] === 'Closed with monetary relief';
  const product = row['product'] ?? '';
  const needs2 = product === 'Credit card' || product === 'Bank account or service';
  add('compensated', isPaid);
  add('approved at level 2', isPaid && needs2);
  add('approved at level 3', isPaid && product === 'Mortgage');
}
