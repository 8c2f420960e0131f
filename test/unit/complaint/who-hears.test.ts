import { describe, expect, test } from 'vitest';
import { complaintNoticeText } from '../../../domain/complaint/notice-words.ts';
import { complaintInboxKinds, whoHearsComplaint } from '../../../domain/complaint/who-hears.ts';
import { defaultPreferences, groupOf } from '../../../domain/correspondence/preferences.ts';
import { inboxKinds } from '../../../domain/prospect/who-hears.ts';
import { at, branchHead, Case, remedy, sponsor, teller } from '../../factories/complaint.ts';

/** Who hears of the last event of a case, as `receiver kind`. */
function heard({ log, state }: Pick<Case, 'log' | 'state'>): string[] {
  const event = log.at(-1);
  if (event === undefined) return [];
  return whoHearsComplaint(event, state).map(({ receiver, kind, clock }) =>
    [`${'post' in receiver ? receiver.post : receiver.staffId} ${kind}`, ...(clock === null ? [] : [clock])].join(' '),
  );
}

describe('of a complaint hears', () => {
  test('when it is registered, the post that must take it', () => {
    expect(heard(new Case())).toEqual(['level1 assigned']);
  });

  test('of a regulator’s, level 3 and compliance', () => {
    expect(heard(new Case({ channel: 'regulator' }))).toEqual([
      'level3 assigned',
      'compliance compliance',
      'level1 inform',
    ]);
  });

  test('its handler, when somebody else acts on it', () => {
    const given = new Case().to('investigating').do('recordRegulatorOrMedia', {}, teller);
    expect(heard(given)).toEqual(['level3 raise', 'compliance compliance', 's-0301 command']);
  });

  test('who must do something, when the remedy is approved and not before', () => {
    const given = new Case().to('investigating');
    const action = { text: 'repay the fee', ownerId: 's-0104', dueAtMs: given.nowMs + 86_400_000 };
    given.do('submitDecision', remedy({ compensationFen: 200_000, actions: [action] }));
    expect(heard(given)).toEqual(['level2 decide', 's-0301 command']);
    given.do('decideApproval', {}, branchHead);
    expect(heard(given)).toEqual(['s-0104 action', 's-0301 inform', 's-0301 command']);
  });

  test('who is nearest before a limit, and the level above when it has passed', () => {
    const given = new Case().to('acknowledged');
    const seen: string[] = [];
    const before = given.log.length;
    given.wait(given.nowMs + 4 * 86_400_000);
    for (let length = before + 1; length <= given.log.length; length += 1)
      seen.push(...heard({ state: given.state, log: given.log.slice(0, length) }));
    expect(seen).toContain('s-0301 warn firstAnswer');
    expect(seen).toContain('level2 raise firstAnswer');
  });

  test('the branch manager, once, when a case that has a handler goes over their head; then handler and head office alone', () => {
    const given = new Case({ category: 'error' }).do('acknowledge', { severity: 's2' });
    const before = given.log.length;
    given.wait(at('2026-11-27 13:00'));
    const raisedOrInformed = given.log.slice(before).flatMap((event) => {
      const people = event.notices.filter(({ action, clock }) => action !== 'warn' && clock !== 'interimNews');
      return people.length === 0 ? [] : [people.map(({ audience, action }) => `${audience} ${action}`).join(', ')];
    });
    expect(raisedOrInformed).toEqual([
      'handler raise, level2 raise, level3 raise',
      'handler inform, level3 inform',
      'handler inform, level3 inform',
      'handler inform, level3 inform',
    ]);
  });
});

describe('while a decision waits for approval', () => {
  /** Of the limits that passed from now on, who heard what. */
  function heardUntil(given: Case, local: string): string[] {
    const before = given.log.length;
    given.wait(at(local));
    return given.log
      .slice(before)
      .flatMap(({ notices, actor }) =>
        actor.kind === 'timer'
          ? [`${actor.clock}: ${notices.map(({ audience, action }) => `${audience} ${action}`).join(', ')}`]
          : [],
      );
  }
  const waiting = (doesMore = true): Case =>
    new Case({}, { doesMore }).to('investigating').do('submitDecision', remedy({ compensationFen: 9_999_999 }));

  test('those who must approve are reminded and told of the limits that it holds up, not of the news that the handler owes', () => {
    expect(heardUntil(waiting(), '2026-11-27 17:00')).toEqual([
      'firstAnswer: handler warn, level3 warn',
      'firstAnswer: handler raise, level2 raise, level3 inform',
      'firstAnswer: handler raise, level2 raise, level3 raise',
      'interimNews: handler warn',
      'interimNews: level1 inform',
      'resolve: handler warn, level3 warn',
      'firstAnswer: handler inform, level3 inform',
      'resolve: handler inform, level3 inform',
    ]);
  });

  test('and no longer when it was sent back', () => {
    const given = waiting().do('decideApproval', { decision: 'rejected', reason: 'too much' }, sponsor);
    expect(heardUntil(given, '2026-11-23 15:30')).toEqual(['firstAnswer: handler warn']);
  });

  test('in a history of before the handler alone was reminded', () => {
    expect(heardUntil(waiting(false), '2026-11-23 15:30')).toEqual(['firstAnswer: handler warn']);
  });
});

test('every notice has words in both languages and a group to be chosen by', () => {
  for (const kind of complaintInboxKinds) {
    for (const clock of [null, 'resolve'] as const) {
      const { zh, en } = complaintNoticeText({ kind, type: 'resolve', clock });
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/^[A-Z]/);
    }
    expect(groupOf({ about: 'complaint', kind })).toBe('complaints');
  }
  for (const kind of inboxKinds) expect(defaultPreferences.mail[groupOf({ about: 'prospect', kind })]).not.toBe('now');
});
