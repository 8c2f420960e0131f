import { describe, expect, test } from 'vitest';
import type { ComplaintRecord } from '../../contracts/complaint-records.ts';
import { present } from '../../contracts/instants.ts';
import { complaintCommands, type ComplaintCommandName } from '../../domain/complaint/commands.ts';
import { complaintConditions, type ComplaintConditionCode } from '../../domain/complaint/conditions.ts';
import { problemsOfReply } from '../../domain/complaint/reply/check.ts';
import { defaultReplies } from '../../domain/complaint/reply/defaults.ts';
import { replyFactsOf } from '../../domain/complaint/reply/facts.ts';
import { replyProblemTexts } from '../../domain/complaint/reply/problem-words.ts';
import type { Values } from '../../web/parts/command-form/facts.ts';
import { allFields, fieldAt, type Field } from '../../web/parts/command-form/fields.ts';
import { isShown } from '../../web/parts/command-form/layout.ts';
import { checkAgainst, sortRefusal } from '../../web/parts/command-form/mistakes.ts';
import { isRecordAsked, payloadOf } from '../../web/parts/command-form/payload.ts';
import { complaintChoices, complaintWordsOf } from '../../web/parts/complaint-form/choices.ts';
import { complaintContracts, complaintFieldsOf } from '../../web/parts/complaint-form/commands.ts';
import type { ComplaintFacts } from '../../web/parts/complaint-form/facts.ts';
import { wordsInCase } from '../../web/parts/complaint-form/words-in-case.ts';
import { complaintLayoutOf } from '../../web/parts/complaint-form/layout.ts';
import { wordsOfMoreTime } from '../../web/parts/complaint-form/more-time.ts';
import { complaintPlaceOf, complaintRemedyFor } from '../../web/parts/complaint-form/places.ts';
import { factsOfMessage, isJudged } from '../../web/parts/complaint-form/reply-facts.ts';
import { whyNobody } from '../../web/parts/complaint-form/nobody.ts';
import { complaintStartValues } from '../../web/parts/complaint-form/start-values.ts';
import { complaintTexts, wordsOfComplaintField } from '../../web/parts/complaint-form/words/texts.ts';
import { branchHead, Case, officer, otherOfficer, sponsor } from '../factories/complaint.ts';
import { usualComplaintPayload } from '../factories/complaint-wire.ts';

const names = Object.keys(complaintCommands) as ComplaintCommandName[];

function factsOf({ state }: Case, staffId = officer.staffId): ComplaintFacts {
  const staff = [officer, otherOfficer, branchHead, sponsor].map(({ staffId: id, profiles, branchId, teamId }) => ({
    staffId: id,
    employeeNo: id.slice(2),
    name: { zh: `员工 ${id}`, en: `Member ${id}` },
    profiles: [...profiles],
    branchId,
    teamId,
    active: true,
    mayHandleComplaints: true,
  }));
  return {
    record: present(state) as unknown as ComplaintRecord,
    organisation: { staff },
    others: [],
    staffId,
    replyAid: null,
    compensationFen: null,
    moreTime: null,
  };
}

/** As the API answers for a new case. */
function aidOf(one: Case): NonNullable<ComplaintFacts['replyAid']> {
  const facts = replyFactsOf(one.state, {
    nowMs: one.nowMs,
    handler: { zh: '经办人', en: 'The handler' },
    ...one.time(),
  });
  const replies = defaultReplies(facts).filter(({ purpose }) => purpose === 'acknowledgement');
  return { facts, replies: replies.map((reply) => ({ ...reply, own: false })) };
}

const chinese = /\p{Script=Han}|^[%\d]+$/u;
const english = /^[^\p{Script=Han}]+$/u;

describe('forms of complaints', () => {
  test.each(names)('%s: every field has its words in both languages, every code of a choice, too', (command) => {
    const fields = allFields(complaintFieldsOf(command));
    const keys = [command, ...fields.map(({ path }) => `${command}.${path}`)];
    const isWrong = (key: string): boolean => {
      const text = complaintTexts[key];
      return text === undefined || !chinese.test(text.zh) || !english.test(text.en);
    };
    expect(keys.filter(isWrong)).toEqual([]);
    for (const { kind, name, codes } of fields)
      if (kind === 'choice')
        expect(codes.filter((code) => complaintWordsOf(command, name)?.[code] === undefined)).toEqual([]);
  });

  test('more time is asked for in the unit of the case, and the most that is left is said', () => {
    const words = wordsOfComplaintField('requestExtension', 'amount');
    expect(wordsOfMoreTime(words, { unit: 'days', amount: 30 })).toEqual({
      label: words.label,
      unit: { zh: '天', en: 'days' },
      hint: { zh: '最多 30 天', en: '30 days at most' },
    });
    expect(wordsOfMoreTime(words, { unit: 'workingDays', amount: 10 })).toMatchObject({
      unit: { zh: '工作日', en: 'working days' },
      hint: { zh: '最多 10 个工作日', en: '10 working days at most' },
    });
    expect(wordsOfMoreTime(words, null)).toBe(words);
  });

  test('every text belongs to a field of a form', () => {
    const known = names.flatMap((command) => [
      command,
      `${command}.about`,
      ...allFields(complaintFieldsOf(command)).flatMap(({ path }) =>
        ['', '.hint', '.unit'].map((part) => `${command}.${path}${part}`),
      ),
    ]);
    expect(Object.keys(complaintTexts).filter((key) => !known.includes(key))).toEqual([]);
  });

  test.each(names)('%s: what a usual payload fills in can be sent', (command) => {
    const facts = factsOf(new Case());
    const fields = complaintFieldsOf(command);
    const layout = complaintLayoutOf(command);
    const values = complaintStartValues(command, facts, 'en', usualComplaintPayload[command]());
    const payload = payloadOf(fields, { layout, facts, values, begun: values });
    expect(checkAgainst(complaintContracts[command], fields, payload)).toEqual([]);
  });

  test('whoever deals with complaints is put down as the handler, and the message says all that it must', () => {
    const one = new Case();
    const facts = { ...factsOf(one), replyAid: aidOf(one) };
    const values = complaintStartValues('acknowledge', facts, 'en');
    expect(values).toMatchObject({ handlerId: officer.staffId, category: 'waitingTime', severity: 's3' });
    const { text } = values['message'] as { text: string };
    expect(text).toContain(one.state.caseNumber);
    expect(text).toContain('You hear from us by 23 November 2026, 16:00');
    const known = factsOfMessage(facts, values);
    expect(known === null ? null : problemsOfReply('acknowledgement', text, known)).toEqual([]);
  });

  test('the message is judged by what the form says: another handler, a graver case, findings as they are written', () => {
    const one = new Case();
    const facts = { ...factsOf(one), replyAid: aidOf(one) };
    const values = { handlerId: otherOfficer.staffId, severity: 's1', findings: 'it was so' };
    expect(factsOfMessage(facts, values)).toMatchObject({
      handler: { en: `Member ${otherOfficer.staffId}` },
      severity: 's1',
      findings: 'it was so',
    });
    // nobody chosen yet; a form that names none has the case's own
    expect(factsOfMessage(facts, { handlerId: undefined })?.handler).toBeNull();
    expect(factsOfMessage(facts, {})).toMatchObject({ handler: { en: 'The handler' }, findings: null });
    expect(factsOfMessage(factsOf(one), {})).toBeNull();
  });

  test('an empty message is not said to be complete; what it will have to say is', () => {
    const missing = [{ kind: 'missing', part: 'caseNumber' }] as const;
    for (const empty of ['', ' \n', '\u200b\u2060'])
      expect([isJudged('interimNews', empty, []), isJudged('interimNews', empty, missing)]).toEqual([false, true]);
    expect(isJudged('appealDecision', '', missing)).toBe(false);
    expect(isJudged('interimNews', 'we have heard the staff', [])).toBe(true);
  });

  test('what the server finds missing stands at the field of the message, in both languages', () => {
    const errors = ['missing_caseNumber', 'unfilled'].map((code) => ({
      in: 'body' as const,
      pointer: '/payload/message/text',
      code,
      detail: 'must say more',
    }));
    const { mistakes } = sortRefusal(
      { errors } as never,
      complaintFieldsOf('acknowledge'),
      () => null,
      replyProblemTexts,
    );
    expect(mistakes.map(({ path, text }) => [path.join('.'), text.en])).toEqual([
      ['message.text', 'Must say the number of the case'],
      ['message.text', 'Something in double braces has not been filled in'],
    ]);
  });

  test('an amount says the limits that the case lives by, and no number where they are not known or do not hold', () => {
    const hintOf = (command: ComplaintCommandName, path: string, compensationFen: ComplaintFacts['compensationFen']) =>
      wordsInCase(command, path, { compensationFen, moreTime: null }).hint;
    const set = [120_000, 12_345_600, null] as const;
    expect(hintOf('submitDecision', 'compensationFen', [...set])).toEqual({
      zh: '第一级 ¥1,200、第二级 ¥123,456 以内；超出您的权限须上级审批',
      en: 'Level 1 grants up to ¥1,200, level 2 up to ¥123,456. What is above your own level somebody above approves',
    });
    expect(hintOf('decideAppeal', 'remedy.compensationFen', [...set])?.en).toContain('up to ¥123,456');
    for (const [command, path] of [
      ['submitDecision', 'compensationFen'],
      ['decideAppeal', 'remedy.compensationFen'],
    ] as const) {
      const { zh, en } = hintOf(command, path, null) ?? { zh: '1', en: '1' };
      expect(zh + en).not.toMatch(/\d/u);
    }
    expect(hintOf('recordOutsideDecision', 'decision.compensationFen', [...set])).toBeNull();
    expect(hintOf('submitDecision', 'remedyKinds', [...set])?.en).toContain('A staff change');
  });

  test('what the customer is told of an appeal’s decision may stay empty, and is whole once it is begun', () => {
    const asked = (command: ComplaintCommandName, name: string, values: Values): boolean | null => {
      const field = fieldAt(complaintFieldsOf(command), name);
      return field === null ? null : isRecordAsked(complaintLayoutOf(command), field, values);
    };
    expect(asked('decideAppeal', 'message', { decision: 'upheld', message: { text: ' ' } })).toBe(false);
    expect(asked('decideAppeal', 'message', { message: { channel: 'letter' } })).toBe(true);
    // needed to uphold it, to grant more time, and to acknowledge
    expect(asked('decideAppeal', 'remedy', { decision: 'upheld' })).toBe(true);
    expect(asked('decideExtension', 'message', { decision: 'granted' })).toBe(true);
    expect(asked('acknowledge', 'message', {})).toBe(true);
  });

  test('reviewers are above everybody who decided, and have had no part', () => {
    const one = new Case()
      .do('acknowledge')
      .do('startWork')
      .do('submitDecision', { compensationFen: 200_000 })
      .do('decideApproval', {}, branchHead)
      .do('completeActions')
      .do('recordReportBack', { accepted: false, reason: 'too little' });
    const field = fieldAt(complaintFieldsOf('acknowledgeAppeal'), 'reviewerId');
    const chosen = field === null ? null : complaintChoices('acknowledgeAppeal', field, factsOf(one));
    expect(chosen?.map(({ value }) => value)).toEqual([sponsor.staffId]);
    // the only one is put down
    expect(complaintStartValues('acknowledgeAppeal', factsOf(one), 'en')).toMatchObject({
      reviewerId: sponsor.staffId,
    });
  });

  test('where nobody can be chosen the field says which rule leaves nobody, and who can be recorded', () => {
    const one = new Case()
      .do('acknowledge')
      .do('startWork')
      .do('submitDecision', { compensationFen: 900_000 })
      .do('decideApproval', {}, sponsor)
      .do('completeActions')
      .do('recordReportBack', { accepted: false, reason: 'too little' });
    const facts = factsOf(one);
    const field = fieldAt(complaintFieldsOf('acknowledgeAppeal'), 'reviewerId') as Field;
    expect(complaintChoices('acknowledgeAppeal', field, facts)).toEqual([]);
    expect(whyNobody(field, facts)?.en).toContain('takes somebody of level 3 (a bank leader) who has not handled');
    // decided at level 1: level 2 would do
    const lower = new Case().to('closed').do('appeal');
    expect(whyNobody(field, factsOf(lower))?.en).toContain('one more supervisor or bank leader');
    for (const name of ['reviewerId', 'handlerId', 'ownerId']) {
      const why = whyNobody({ name }, facts);
      expect([why?.zh.match(chinese)?.length, why?.en.match(english)?.length]).toEqual([1, 1]);
    }
    expect(whyNobody({ name: 'duplicateOf' }, facts)).toBeNull();
  });

  test('the handler of a case is nobody who has reviewed an appeal in it', () => {
    const one = new Case().to('closed').do('appeal').do('acknowledgeAppeal', {}, sponsor);
    const field = fieldAt(complaintFieldsOf('replaceHandler'), 'handlerId') as Field;
    const chosen = complaintChoices('replaceHandler', field, factsOf(one))?.map(({ value }) => value);
    expect(chosen).toEqual([sponsor.staffId, otherOfficer.staffId]);
  });

  test('nobody is offered as handler whom the server would refuse', () => {
    const field = fieldAt(complaintFieldsOf('replaceHandler'), 'handlerId') as Field;
    const facts = factsOf(new Case());
    const staff = facts.organisation.staff.map((member) => ({
      ...member,
      mayHandleComplaints: member.staffId !== sponsor.staffId,
    }));
    const chosen = complaintChoices('replaceHandler', field, {
      ...facts,
      organisation: { ...facts.organisation, staff },
    });
    expect(chosen?.map(({ value }) => value)).not.toContain(sponsor.staffId);
    expect(complaintChoices('replaceHandler', field, facts)?.map(({ value }) => value)).toContain(sponsor.staffId);
  });

  test('a reason is asked of a customer who does not accept; the way outside once no appeal is left', () => {
    const layout = complaintLayoutOf('recordReportBack');
    const facts = factsOf(new Case());
    expect(isShown(layout, 'reason', { accepted: true }, facts)).toBe(false);
    expect(isShown(layout, 'reason', { accepted: false }, facts)).toBe(true);
    expect(isShown(layout, 'externalRouteTold', {}, facts)).toBe(false);
  });

  test('a condition that the form can meet stands at its field, another one names the form that meets it', () => {
    const codes = Object.keys(complaintConditions) as ComplaintConditionCode[];
    for (const command of names)
      for (const code of codes) {
        const place = complaintPlaceOf(code, command);
        if (place !== null) expect(fieldAt(complaintFieldsOf(command), place.join('.'))).not.toBeNull();
      }
    const unmet = (code: ComplaintConditionCode) => ({ code, kind: 'hard' as const, ...complaintConditions[code] });
    const problem = { unmet: [unmet('CX.ELIGIBLE'), unmet('CX.LEVEL1')] } as never;
    const fields = complaintFieldsOf('acknowledge');
    const sorted = sortRefusal(problem, fields, (code) => complaintPlaceOf(code, 'acknowledge'));
    expect(sorted.mistakes.map(({ path }) => path)).toEqual([['handlerId']]);
    expect(sorted.unmet.map(({ code }) => code)).toEqual(['CX.LEVEL1']);
    const placesOf = (code: ComplaintConditionCode) =>
      (['submitDecision', 'decideAppeal', 'recordOutsideDecision'] as const).map((command) =>
        complaintPlaceOf(code, command)?.join('.'),
      );
    expect(placesOf('CX.FINDING')).toEqual(['finding', 'remedy.finding', 'decision.finding']);
    expect(placesOf('CX.AMOUNT')).toEqual(['', 'remedy.', 'decision.'].map((above) => `${above}compensationFen`));
    expect(complaintPlaceOf('CX.UPHELD', 'decideAppeal')).toEqual(['remedy', 'finding']);
    expect(complaintRemedyFor('CX.IMPROVEMENT')).toBe('addImprovementItem');
    expect(complaintRemedyFor('CX.LEVEL1')).toBeNull();
  });
});
