import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOfDay, dayOfDate } from '../../../domain/civil-date.ts';
import { severities } from '../../../domain/complaint/catalogue.ts';
import { complaintPreset, complaintPresets } from '../../../domain/complaint/presets.ts';
import { problemsOfReply, problemsOfTemplate } from '../../../domain/complaint/reply/check.ts';
import { daysInText } from '../../../domain/complaint/reply/days-in-text.ts';
import { defaultReplies } from '../../../domain/complaint/reply/defaults.ts';
import { replyFactsOf } from '../../../domain/complaint/reply/facts.ts';
import { mandatoryParts, partsOf, replyParts } from '../../../domain/complaint/reply/parts.ts';
import {
  fillReply,
  marksIn,
  messageOf,
  placeholders,
  replyLanguages,
  replyPurposes,
  type ReplyFacts,
  type ReplyPurpose,
} from '../../../domain/complaint/reply/text.ts';
import { complaintCommands, type ComplaintCommandName } from '../../../domain/complaint/commands.ts';
import { complaintCalendar } from '../../../domain/complaint/hours.ts';
import { bankRules, branchHead, Case } from '../../factories/complaint.ts';
import { calendar } from '../../factories/context.ts';

const handler = { zh: '投诉专员0301', en: 'Complaint officer 0301' };

function factsOf(overrides: Partial<ReplyFacts> = {}): ReplyFacts {
  return {
    caseNumber: 'TS20261120-K3F9',
    customerName: 'Harbour Trading Ltd',
    handler,
    today: '2026-11-20',
    promises: { s1: '2026-11-20 18:00', s2: '2026-11-23 12:00', s3: '2026-11-23 16:00', s4: '2026-11-24 16:00' },
    severity: 's3',
    reason: 'the archive is in another city',
    newDate: '2026-12-04',
    remedy: 'an apology in person',
    findings: 'the apology is on record',
    appealDays: 30,
    isLastWord: false,
    preset: 'bank',
    ...overrides,
  };
}

function missing(purpose: ReplyPurpose, text: string, facts: ReplyFacts = factsOf()): string[] {
  return problemsOfReply(purpose, text, facts).map((one) => (one.kind === 'missing' ? one.part : `{{${one.mark}}}`));
}

describe('the day that a text names', () => {
  const spellings: Readonly<Record<string, (year: number, month: number, date: number) => string>> = {
    'with the Chinese words': (year, month, date) => `我们将在 ${year}年${month}月${date}日 16:30 前答复`,
    'without the year': (_year, month, date) => `我们将在${month}月${date}号前答复`,
    'as ISO writes it': (year, month, date) =>
      `by ${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}, 16:30`,
    'with dots': (year, month, date) => `${year}.${month}.${date}`,
    'in full-width figures': (year, month, date) => `${year}／${month}／${date}`,
    'in English': (year, month, date) => `by ${date} ${names[month - 1]} ${year}, 16:30`,
    'in English, the month first': (year, month, date) => `by ${names[month - 1]?.slice(0, 3)} ${date}, ${year}`,
    'in English without the year': (_year, month, date) => `by Fri, ${names[month - 1]?.slice(0, 3)} ${date}, 16:30`,
    'in English as an ordinal': (_year, month, date) => `by the ${date}th of ${names[month - 1]}`,
  };
  const names = 'January February March April May June July August September October November December'.split(' ');
  test.each(Object.entries(spellings))('is found when written %s', (_name, spell) => {
    const todays = fc.integer({ min: dayOfDate('2024-01-01'), max: dayOfDate('2032-12-31') });
    fc.assert(
      fc.property(todays, fc.integer({ min: -180, max: 180 }), (today, distance) => {
        const day = dateOfDay(today + distance);
        const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
        expect(daysInText(spell(year, month, date), dateOfDay(today))).toEqual([day]);
      }),
    );
  });

  test.each([
    ['a telephone number', 'call 0571-88888888 or 12378'],
    ['a number of a case', 'case TS20261120-K3F9'],
    ['a length of time', 'within 15 days, or 30日'],
    ['no day of the calendar', '2026年2月30日'],
    ['tomorrow', '明天 10 点前，tomorrow at ten'],
  ])('is not %s', (_name, text) => {
    expect(daysInText(text, '2026-11-20')).toEqual([]);
  });
});

describe('what a message must say', () => {
  const good = '编号 TS20261120-K3F9，投诉专员0301 负责，11月23日前答复';
  test.each<[string, ReplyPurpose, string, Partial<ReplyFacts>, string[]]>([
    ['all that an acknowledgement needs, in words of one’s own', 'acknowledgement', good, {}, []],
    [
      'the name in English does as well',
      'acknowledgement',
      good.replace('投诉专员0301', 'COMPLAINT officer  0301'),
      {},
      [],
    ],
    ['an earlier day may be promised', 'acknowledgement', good.replace('11月23日', '今天（11月20日）'), {}, []],
    ['a later day may not', 'acknowledgement', good.replace('11月23日', '11月24日'), {}, ['promise']],
    ['nor one that has passed', 'acknowledgement', good.replace('11月23日', '11月19日'), {}, ['promise']],
    ['the limit is the one of the severity', 'acknowledgement', good, { severity: 's1' }, ['promise']],
    [
      'what is overdue is promised for any day to come',
      'acknowledgement',
      good.replace('11月23日', '12月1日'),
      { today: '2026-11-30' },
      [],
    ],
    ['nothing of it', 'acknowledgement', '您好', {}, ['caseNumber', 'handlerName', 'promise']],
    ['another case', 'acknowledgement', good.replace('K3F9', 'K3F8'), {}, ['caseNumber']],
    ['China names the limit of the law', 'acknowledgement', good, { preset: 'china' }, ['legalLimit']],
    ['and does with fifteen days', 'acknowledgement', `${good}，15 日内作出处理决定`, { preset: 'china' }, []],
    ['news may say anything', 'interimNews', 'we have heard the staff', {}, []],
    ['but nothing left to fill in', 'interimNews', '您好 {{customerName}} {{ x }}', {}, ['{{customerName}}', '{{x}}']],
    ['more time without the reason', 'extension', 'TS20261120-K3F9 至 12月4日', {}, ['reason']],
    ['with another date', 'extension', 'TS20261120-K3F9 因为取档，至 12月5日', {}, ['newDate']],
    ['with both', 'extension', 'TS20261120-K3F9 because of the archive, by 4 December', {}, []],
    ['a letter while an appeal is left', 'letter', 'TS20261120-K3F9：30 日内可以申诉', {}, []],
    ['a letter that only names the appeal', 'letter', 'TS20261120-K3F9：可以申诉', {}, ['appealRight']],
    ['the last word', 'letter', 'TS20261120-K3F9：30 日内可以申诉', { isLastWord: true }, ['externalRoute']],
    ['the last word with the hotline', 'appealDecision', 'TS20261120-K3F9：可拨打 12378', { isLastWord: true }, []],
  ])('%s', (_name, purpose, text, facts, expected) => {
    expect(missing(purpose, text, factsOf(facts))).toEqual(expected);
  });

  test('every text of the product that suits a case can be sent in it once it is filled in', () => {
    for (const { code: preset } of complaintPresets)
      for (const isLastWord of [false, true])
        for (const { purpose, language, body, replyId } of defaultReplies({ preset, isLastWord })) {
          const facts = factsOf({ preset, isLastWord });
          expect([replyId, ...missing(purpose, fillReply(body, language, facts), facts)]).toEqual([replyId]);
        }
  });

  test('without the sentence of a part, exactly that part is missed', () => {
    const tried = new Set<string>();
    for (const preset of ['bank', 'china'])
      for (const isLastWord of [false, true]) {
        const facts = factsOf({ preset, isLastWord });
        for (const { purpose, language, body } of defaultReplies(facts))
          for (const part of partsOf(purpose, facts)) {
            const sentence = mandatoryParts[part].sentence[language === 'en' ? 'en' : 'zh'];
            expect(body).toContain(sentence);
            expect(missing(purpose, fillReply(body.replace(sentence, ''), language, facts), facts)).toEqual([part]);
            tried.add(part);
          }
      }
    expect([...tried].toSorted()).toEqual([...replyParts].toSorted());
  });

  test('filling in leaves nothing but what is not known, and nothing of what is filled in is filled in again', () => {
    const name = fc.constantFrom(...placeholders, 'unknown');
    fc.assert(
      fc.property(fc.array(name), fc.constantFrom(...replyLanguages), (named, language) => {
        const text = named.map((one) => `{{${one}}}`).join(' ');
        expect(marksIn(fillReply(text, language, factsOf()))).toEqual(named.includes('unknown') ? ['unknown'] : []);
      }),
    );
    expect(fillReply('{{remedy}}', 'en', factsOf({ remedy: 'see {{{remedy}}}' }))).toBe('see {remedy}');
    expect(fillReply('{{remedy}}', 'en', factsOf({ remedy: null }))).toBe('{{remedy}}');
  });

  test('what somebody typed without a full stop gets one before the next sentence, and never a second', () => {
    const bodies = defaultReplies().filter(({ body }) => /\{\{(remedy|findings|reason)\}\}/u.test(body));
    expect(new Set(bodies.map(({ purpose }) => purpose))).toEqual(new Set(['letter', 'appealDecision', 'extension']));
    for (const { body, language } of bodies)
      for (const [typed, read] of [
        ['退还手续费，并书面道歉', `退还手续费，并书面道歉${language === 'en' ? '. ' : '。'}`],
        ['退还手续费。 ', `退还手续费。${language === 'en' ? ' ' : ''}`],
        ['we say “sorry!”', `we say “sorry!”${language === 'en' ? ' ' : ''}`],
      ] as const) {
        const said = fillReply(body, language, factsOf({ remedy: typed, findings: typed, reason: typed }));
        expect(said).toContain(read);
        expect(said).not.toMatch(/[。.!”]\s*[。.]|道歉(?![。.])/u);
      }
    // what is not known keeps its full stop for later
    expect(fillReply('{{findings}}. So', 'en', factsOf({ findings: null }))).toBe('{{findings}}. So');
  });
});

describe('a text that is to be kept', () => {
  test('every text of the product can be kept; each purpose has one in each language', () => {
    const kept = defaultReplies();
    expect(kept.flatMap(({ purpose, language, body }) => problemsOfTemplate(purpose, language, body))).toEqual([]);
    const have = new Set(kept.map(({ purpose, language }) => `${purpose} ${language}`));
    expect([...have]).toEqual(replyPurposes.flatMap((one) => replyLanguages.map((language) => `${one} ${language}`)));
    expect(new Set(kept.map(({ replyId }) => replyId)).size).toBe(kept.length);
  });

  test.each<[string, ReplyPurpose, string, unknown[]]>([
    [
      'a placeholder of another purpose',
      'acknowledgement',
      '{{caseNumber}} {{handlerName}} {{promisedAt}} {{newDate}}',
      [{ kind: 'unfilled', mark: 'newDate' }],
    ],
    ['a part left out', 'acknowledgement', '{{caseNumber}} {{promisedAt}}', [{ kind: 'missing', part: 'handlerName' }]],
    [
      'a date of one case instead of a placeholder',
      'extension',
      '{{caseNumber}} 因为 2026年12月4日',
      [{ kind: 'missing', part: 'newDate' }],
    ],
    ['a letter that says neither way', 'letter', '{{caseNumber}}', [{ kind: 'missing', part: 'appealRight' }]],
    ['a letter that says the last one', 'letter', '{{caseNumber}} {{externalRoute}}', []],
  ])('%s', (_name, purpose, text, problems) => {
    expect(problemsOfTemplate(purpose, 'zh-CN', text)).toEqual(problems);
  });
});

describe('what a message about a case can name', () => {
  const factsIn = (one: Case, rules = bankRules): ReplyFacts =>
    replyFactsOf(one.state, {
      nowMs: one.nowMs,
      handler,
      rules,
      calendar: complaintCalendar(calendar, one.state.receivedAtMs, one.nowMs),
    });

  test('the first answer by each severity; a less grave one relaxes nothing', () => {
    expect(factsIn(new Case())).toMatchObject({
      caseNumber: 'TS20261120-K3F9',
      customerName: 'Harbour Trading Ltd',
      today: '2026-11-20',
      promises: { s1: '2026-11-20 18:00', s2: '2026-11-23 12:00', s3: '2026-11-23 16:00', s4: '2026-11-23 16:00' },
      reason: null,
      newDate: null,
      isLastWord: false,
      appealDays: 30,
      preset: 'bank',
    });
  });

  test('what is promised is what the clock says after the severity has changed', () => {
    for (const severity of severities) {
      const promised = factsIn(new Case()).promises[severity];
      const after = new Case().do('acknowledge', { severity });
      expect(factsIn(after).promises[severity]).toBe(promised);
    }
  });

  test('the date that an extension leads to, which granting it brings', () => {
    const asked = new Case().to('investigating').do('requestExtension');
    const { reason, newDate } = factsIn(asked);
    expect(reason).toBe('the archive is in another city');
    const granted = asked.do('decideExtension', {}, branchHead);
    const resolve = granted.state.clocks.find(({ key }) => key === 'resolve');
    expect(new Date((resolve?.dueAtMs ?? 0) + 8 * 3_600_000).toISOString().slice(0, 10)).toBe(newDate);
  });

  test('the last word is the one after the last appeal', () => {
    const rules = complaintPreset('china')?.rules ?? bankRules;
    const one = new Case().to('reportingBack');
    expect(factsIn(one, rules)).toMatchObject({ isLastWord: false, preset: 'china', remedy: 'an apology in person' });
    expect(factsIn(one, { ...rules, maxAppeals: 0 }).isLastWord).toBe(true);
  });

  test('commands that write to the customer, by their names', () => {
    const writing = (Object.keys(complaintCommands) as ComplaintCommandName[]).filter(
      (name) => messageOf(name) !== null,
    );
    expect(writing).toEqual([
      'acknowledge',
      'askCustomer',
      'tellCustomer',
      'sendLetter',
      'acknowledgeAppeal',
      'decideAppeal',
      'decideExtension',
    ]);
  });
});
