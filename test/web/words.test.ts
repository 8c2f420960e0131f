import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { clockWords, complaintStatusWords } from '../../domain/complaint/catalogue-words.ts';
import { complaintCommands, type ComplaintCommandName } from '../../domain/complaint/commands.ts';
import { latestVersion, publishedDefinition } from '../../domain/process/published.ts';
import { complaintTitleOf } from '../../web/parts/complaint-form/words/texts.ts';
import { commandWords, phaseWords, stepWords } from '../../web/words/process.ts';
import {
  bankDate,
  formatDistance,
  formatExactMoney,
  formatInstant,
  formatMoney,
  formatDuration,
  formatWorkingTime,
} from '../../web/words/format.ts';
import { eventText, nextActionText } from '../../web/words/lookup.ts';

const now = '2026-11-24T02:00:00Z';
const hourMs = 3_600_000;

test('phases and steps are called what the process calls them', () => {
  const definition = publishedDefinition(latestVersion);
  const phases = [...(definition?.steps.flatMap((step) => step.phases) ?? []), ...(definition?.sharedPhases ?? [])];
  expect(Object.fromEntries(phases.map(({ code, name }) => [code, name]))).toEqual(phaseWords);
  expect(Object.fromEntries(definition?.steps.map(({ number, name }) => [number, name]) ?? [])).toEqual(stepWords);
});

test('the glossary says commands, states and clocks in the words of the pages', () => {
  const glossary = readFileSync(new URL('../../docs/GLOSSARY.md', import.meta.url), 'utf8');
  const complaintNames = Object.keys(complaintCommands) as ComplaintCommandName[];
  const sections = {
    Commands: commandWords,
    'Complaint states': complaintStatusWords,
    'Complaint clocks': clockWords,
    'Complaint commands': Object.fromEntries(complaintNames.map((name) => [name, complaintTitleOf(name)])),
  };
  const others = Object.entries(sections).flatMap(([section, words]) => {
    const [, after = ''] = glossary.split(`\n## ${section}\n`);
    const [body = ''] = after.split('\n## ');
    return Object.entries(words)
      .map(([code, { zh, en }]) => `| ${zh} | ${en} | \`${code}\` |`)
      .filter((row) => !body.includes(row));
  });
  expect(others).toEqual([]);
});

test('times are those of the bank, wherever the browser is', () => {
  expect(formatInstant('2026-11-24T01:00:00Z', 'zh', now)).toContain('09:00');
  expect(formatInstant('2026-11-24T16:30:00Z', 'en', now)).toContain('25 Nov');
  expect(formatInstant('2025-11-24T01:00:00Z', 'zh', now)).toContain('2025年');
  expect(bankDate('2026-11-24T15:59:59Z')).toBe('2026-11-24');
  expect(bankDate('2026-11-24T16:00:00Z')).toBe('2026-11-25');
});

test('distances take the largest unit that says enough', () => {
  expect(formatDistance('2026-11-21T02:00:00Z', 'zh', now)).toBe('3天前');
  expect(formatDistance('2026-11-24T04:30:00Z', 'en', now)).toBe('in 2 hours');
});

test('from a day on distances count calendar days of the bank', () => {
  const evening = '2026-11-24T20:00:00+08:00';
  expect(formatDistance('2026-11-26T14:00:00+08:00', 'en', evening)).toBe('in 2 days');
  expect(formatDistance('2026-11-26T14:00:00+08:00', 'zh', evening)).toBe('后天');
  expect(formatDistance('2026-11-25T21:00:00+08:00', 'en', evening)).toBe('tomorrow');
  expect(formatDistance('2026-11-23T00:30:00+08:00', 'en', evening)).toBe('yesterday');
  expect(formatDistance('2026-11-22T23:30:00+08:00', 'en', evening)).toBe('2 days ago');
});

test('money is whole yuan where it can be, and ten thousands where it is large, in Chinese', () => {
  expect(formatMoney(123_456, 'zh')).toBe('¥1,234.56');
  expect(formatMoney(12_500_000, 'zh')).toBe('¥12.5万');
  expect(formatMoney(12_500_000, 'en')).toBe('¥125,000');
  expect(formatExactMoney(12_500_050)).toBe('¥125,000.50');
});

test('working time counts days of working hours', () => {
  expect(formatWorkingTime(20 * hourMs, 'zh')).toBe('2 个工作日 4 小时');
  expect(formatWorkingTime(39 * hourMs, 'zh')).toBe('4 个工作日 7 小时');
  expect(formatWorkingTime(39 * hourMs, 'en')).toBe('4 working days 7 h');
  expect(formatWorkingTime(8 * hourMs, 'en')).toBe('1 working day');
  expect(formatWorkingTime(90 * 60_000, 'en')).toBe('1 h');
  expect(formatDuration(28 * hourMs, 'en')).toBe('1 day 4 h');
  expect(formatDuration(11 * 24 * hourMs, 'zh')).toBe('11 天');
  expect(formatDuration(11 * 24 * hourMs, 'en')).toBe('11 days');
});

test('events and next actions have words; what nobody knows is shown as it is', () => {
  expect(eventText('submitMinutes').zh).toBe('提交面谈纪要');
  expect(eventText('T3.MINUTES').en).toBe('Submit the minutes');
  expect(nextActionText({ kind: 'task', code: 'qualify' }).zh).toBe('资格鉴定');
  expect(nextActionText({ kind: 'hold', code: 'manual' }).en).toBe('The manual freeze ends');
  expect(eventText('somethingNew')).toEqual({ zh: 'somethingNew', en: 'somethingNew' });
});
