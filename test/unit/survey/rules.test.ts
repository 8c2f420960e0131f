import { describe, expect, test } from 'vitest';
import { complaintPresets } from '../../../domain/complaint/presets.ts';
import { surveyOnRequest, unmetForRequest } from '../../../domain/survey/begin.ts';
import { dimensions, surveyKinds, surveyStatuses } from '../../../domain/survey/catalogue.ts';
import {
  actOnSurvey,
  addLink,
  isPassedOn,
  isSurveyOver,
  recordFollowUp,
  refuseAnswer,
  refuseFollowUp,
  refuseLink,
  stopSurvey,
  surveyActsAtMs,
  takeAnswer,
} from '../../../domain/survey/change.ts';
import { currentDefinition, surveyDefinition, surveyDefinitions } from '../../../domain/survey/definitions.ts';
import { isQuiet, linksAtMost, surveyDays } from '../../../domain/survey/rules.ts';
import { surveyNoticeOf } from '../../../domain/survey/who-hears.ts';
import { dayMs } from '../../../domain/wait.ts';
import { Case } from '../../factories/complaint.ts';
import { closedAtMs, scoresOf, survey, surveyAt } from '../../factories/survey.ts';

const day = (number: number): number => closedAtMs + number * dayMs;
const link = (atMs: number) => ({ hash: `h-${atMs}`, atMs, by: 's-1' });
const answer = (perception: number) => ({ commandId: 'c', atMs: day(4), scores: scoresOf(perception), comment: '' });

describe('what is asked', () => {
  test.each(surveyDefinitions)('$code: every dimension, each item once, in both languages', ({ items }) => {
    expect(new Set(items.map(({ dimension }) => dimension))).toEqual(new Set(dimensions));
    expect(new Set(items.map(({ itemId }) => itemId)).size).toBe(items.length);
    for (const { text } of items) expect([text.zh, text.en].every((words) => words.length > 3)).toBe(true);
  });

  test('definitions that were published before are asked as they were', () => {
    const items = Object.fromEntries(surveyDefinitions.map((one) => [one.code, one.items.length]));
    expect(items).toMatchObject({ 'after-complaint-v1': 5, 'relationship-v1': 11 });
    for (const code of ['after-complaint-v1', 'relationship-v1'])
      expect(Object.keys(surveyDefinition(code)).toSorted()).toEqual(['code', 'items', 'kind', 'topic']);
  });

  test('each kind has a definition of its own', () => {
    for (const kind of surveyKinds) expect(currentDefinition[kind].kind).toBe(kind);
  });
});

describe('a survey after closing', () => {
  test('is asked on day 3, reminded on day 7 and over on day 14', () => {
    const scheduled = survey();
    expect(surveyActsAtMs(scheduled)).toBe(day(3));
    const sent = actOnSurvey(scheduled, day(3), 'ask');
    expect([sent.status, surveyActsAtMs(sent)]).toEqual(['sent', day(7)]);
    const reminded = actOnSurvey(sent, day(7), 'ask');
    expect([reminded.status, surveyActsAtMs(reminded)]).toEqual(['reminded', day(14)]);
    const expired = actOnSurvey(reminded, day(14), 'ask');
    expect([expired.status, isSurveyOver(expired), surveyActsAtMs(expired)]).toEqual(['expired', true, null]);
  });

  test('is over before the appeal window of every preset, so that C-26 finds it finished', () => {
    for (const { rules } of complaintPresets) {
      const { unit, amount } = rules.waits.appealWindow;
      expect([unit, amount > surveyDays.end]).toEqual(['days', true]);
    }
  });

  test.each([
    ['quietPeriod', 'suppressed', 'quietPeriod'],
    ['reopened', 'stopped', 'reopened'],
  ] as const)('is not asked: %s', (standing, status, reason) => {
    const left = actOnSurvey(survey(), day(3), standing);
    expect(left).toMatchObject({ status, reason, askedAtMs: null });
    expect(isSurveyOver(left)).toBe(true);
  });

  test('the quiet period of a customer who was asked does not keep the reminder back', () => {
    expect(actOnSurvey(surveyAt('sent'), day(7), 'quietPeriod').status).toBe('reminded');
  });

  test('asks nobody whose time is over when nothing ran for two weeks', () => {
    expect(actOnSurvey(survey(), day(15), 'ask').status).toBe('expired');
  });

  test.each(surveyStatuses)('%s, and the case is reopened', (status) => {
    const isRunning = ['scheduled', 'sent', 'reminded'].includes(status);
    expect(stopSurvey(surveyAt(status), day(5)).status).toBe(isRunning ? 'stopped' : status);
  });

  test('is to be passed on again after the reminder', () => {
    const sent = actOnSurvey(survey(), day(3), 'ask');
    const passedOn = addLink(sent, link(day(4)));
    expect([isPassedOn(sent), isPassedOn(passedOn)]).toEqual([false, true]);
    const reminded = actOnSurvey(passedOn, day(7), 'ask');
    expect(isPassedOn(reminded)).toBe(false);
    expect(isPassedOn(addLink(reminded, link(day(7))))).toBe(true);
  });

  test('has so many links and no more', () => {
    const links = Array.from({ length: linksAtMost }, (_, index) => link(index));
    expect(refuseLink({ ...surveyAt('sent'), links: links.slice(1) })).toBeNull();
    expect(refuseLink({ ...surveyAt('sent'), links })).toEqual({ code: 'UNMET_CONDITIONS', unmet: ['SV.LINKS'] });
  });
});

describe('an answer', () => {
  const codeOf = (status: (typeof surveyStatuses)[number]) =>
    refuseAnswer(surveyAt(status), { scores: scoresOf(4), comment: '' })?.code ?? 'taken';

  test('is taken while the customer is asked, and only then', () => {
    expect(Object.fromEntries(surveyStatuses.map((status) => [status, codeOf(status)]))).toEqual({
      scheduled: 'WRONG_PHASE',
      sent: 'taken',
      reminded: 'taken',
      answered: 'SURVEY_ANSWERED',
      expired: 'SURVEY_EXPIRED',
      suppressed: 'SURVEY_EXPIRED',
      stopped: 'SURVEY_EXPIRED',
    });
  });

  test.each([
    ['an item is missing', scoresOf(4).slice(1)],
    ['an item is there twice', [...scoresOf(4), ...scoresOf(4).slice(0, 1)]],
    ['an item is not asked', [...scoresOf(4).slice(1), { itemId: 'weather', perception: 3, expectation: null }]],
  ])('is refused: %s', (_what, scores) => {
    expect(refuseAnswer(surveyAt('sent'), { scores, comment: '' })).toMatchObject({ unmet: ['SV.ANSWERS'] });
  });

  test.each([
    [5, false],
    [3, false],
    [2, true],
    [1, true],
  ])('with a score of %i is followed up: %s', (lowest, isFollowedUp) => {
    const scores = scoresOf(5).map((score, index) => (index === 2 ? { ...score, perception: lowest } : score));
    const answered = takeAnswer(surveyAt('sent'), { ...answer(5), scores }, day(6));
    expect(answered.followUp !== null).toBe(isFollowedUp);
    expect(isSurveyOver(answered)).toBe(!isFollowedUp);
  });

  test.each([
    ['says nothing of the whole', {}, null],
    ['says both', { overall: 4, recommend: 10 }, null],
    ['says one', { overall: null, recommend: 0 }, null],
  ])('that %s is taken', (_what, said, refusal) => {
    expect(refuseAnswer(surveyAt('sent'), { scores: scoresOf(4), comment: '', ...said })).toBe(refusal);
    const { answer: taken } = takeAnswer(surveyAt('sent'), { ...answer(4), ...said }, day(6));
    expect(taken).toMatchObject(said);
  });

  test.each([{ overall: 4 }, { recommend: 9 }])('of the whole is refused where it is not asked: %o', (said) => {
    const before = { ...surveyAt('sent'), definition: 'after-complaint-v1' };
    expect(refuseAnswer(before, { scores: scoresOf(4), comment: '', ...said })).toMatchObject({
      unmet: ['SV.NOT_ASKED'],
    });
  });

  test.each([
    [{ overall: 3 }, false],
    [{ overall: 2 }, true],
    [{ recommend: 0 }, false],
  ])('that says %o of the whole is followed up: %s', (said, isFollowedUp) => {
    const answered = takeAnswer(surveyAt('sent'), { ...answer(5), ...said }, day(6));
    expect(answered.followUp !== null).toBe(isFollowedUp);
  });

  test('with a low score waits for somebody who did not handle the case', () => {
    const low = takeAnswer(surveyAt('reminded'), answer(1), day(6));
    expect(low.followUp).toEqual({ dueAtMs: day(6), done: null });
    expect(refuseFollowUp(low, { by: 's-1', handlerId: 's-1' })).toMatchObject({ unmet: ['SV.OWN_CASE'] });
    expect(refuseFollowUp(low, { by: 's-2', handlerId: 's-1' })).toBeNull();
    const done = { commandId: 'f', atMs: day(5), by: 's-2', note: 'apologised', complaintId: null };
    const followedUp = recordFollowUp(low, done);
    expect(isSurveyOver(followedUp)).toBe(true);
    expect(refuseFollowUp(followedUp, { by: 's-2', handlerId: 's-1' })).toMatchObject({ unmet: ['SV.NO_FOLLOW_UP'] });
    expect(surveyActsAtMs(followedUp)).toBeNull();
  });

  test('with a low score that nobody follows up in time goes to the level above, once', () => {
    const low = takeAnswer(surveyAt('sent'), answer(2), day(6));
    expect(surveyActsAtMs(low)).toBe(day(6));
    expect(surveyNoticeOf(low)?.notice).toBe('surveyLowScore');
    // day 6 may lie after the end of asking: an answer does not expire
    const overdue = actOnSurvey(low, day(30), 'ask');
    expect(overdue).toMatchObject({ status: 'answered', followUp: { overdueAtMs: day(30), done: null } });
    expect(surveyActsAtMs(overdue)).toBeNull();
    expect(surveyNoticeOf(overdue)).toEqual({ notice: 'surveyFollowUpOverdue', sinceMs: day(30) });
    expect(isSurveyOver(overdue)).toBe(false);
  });
});

describe('the quiet period', () => {
  const ago = (days: number): number => closedAtMs - days * dayMs;
  test.each([
    ['never asked', [], false],
    ['asked once', [ago(1)], false],
    ['asked twice', [ago(1), ago(179)], true],
    ['the first of two is 180 days old', [ago(1), ago(180)], false],
    ['asked twice long ago', [ago(200), ago(300)], false],
  ] as const)('%s', (_what, asked, quiet) => {
    expect(isQuiet(asked, closedAtMs)).toBe(quiet);
  });
});

describe('a survey on request', () => {
  const closed = (): Case => {
    const given = new Case();
    for (const name of ['acknowledge', 'startWork', 'submitDecision', 'completeActions', 'recordReportBack'] as const)
      given.do(name);
    return given;
  };
  const free = { isRunning: false, isQuiet: false };

  test('is asked at once and over with the appeal window at the latest', () => {
    const { state } = closed();
    const closedMs = state.closing?.atMs ?? 0;
    const request = { surveyId: 'k-r', kind: 'relationship', customerKeys: [], requestedBy: 's-1' } as const;
    const early = surveyOnRequest(state, request, closedMs + dayMs);
    expect([early.askAtMs, early.remindAtMs, early.endsAtMs].map((atMs) => ((atMs ?? 0) - closedMs) / dayMs)).toEqual([
      1, 5, 12,
    ]);
    const late = surveyOnRequest(state, request, closedMs + 27 * dayMs);
    expect([late.remindAtMs, (late.endsAtMs - closedMs) / dayMs]).toEqual([null, 30]);
    const sent = actOnSurvey(late, late.askAtMs, 'ask');
    expect([sent.status, surveyActsAtMs(sent)]).toEqual(['sent', late.endsAtMs]);
    expect(actOnSurvey(sent, late.endsAtMs, 'ask').status).toBe('expired');
  });

  test('is refused for an open case, too late, beside another, or in the quiet period', () => {
    const { state } = closed();
    const nowMs = state.closing?.atMs ?? 0;
    expect(unmetForRequest(new Case().state, { ...free, nowMs })).toEqual(['SV.CASE_NOT_CLOSED']);
    expect(unmetForRequest(state, { ...free, nowMs })).toEqual([]);
    expect(unmetForRequest(state, { isRunning: true, isQuiet: true, nowMs: nowMs + 28 * dayMs })).toEqual([
      'SV.TOO_LATE',
      'SV.RUNNING',
      'SV.QUIET_PERIOD',
    ]);
    expect(unmetForRequest({ ...state, customer: null, contact: '' }, { ...free, nowMs })).toEqual(['SV.ANONYMOUS']);
  });
});
