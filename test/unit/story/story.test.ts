import { describe, expect, test } from 'vitest';
import { statuses } from '../../../domain/complaint/catalogue.ts';
import { storyConditionText } from '../../../domain/story/conditions.ts';
import {
  canBeTold,
  decideStory,
  mayDecide,
  mayRewrite,
  needsConsent,
  rewriteStory,
  type StoryLife,
} from '../../../domain/story/story.ts';

const draft: StoryLife = { status: 'draft', sentBackFor: null };
const sentBack: StoryLife = { status: 'draft', sentBackFor: 'say what changed' };
const published: StoryLife = { status: 'published', sentBackFor: null };
const withdrawn: StoryLife = { status: 'withdrawn', sentBackFor: null };
const reason = 'say what changed';

describe('the life of a story', () => {
  test.each([
    ['a draft is published', draft, { kind: 'publish' }, published],
    ['a draft is sent back', draft, { kind: 'sendBack', reason }, sentBack],
    ['a draft is taken back', draft, { kind: 'withdraw', reason }, withdrawn],
    ['what was sent back waits for its author', sentBack, { kind: 'publish' }, null],
    ['what was sent back is not sent back again', sentBack, { kind: 'sendBack', reason }, null],
    ['a published one is not published again', published, { kind: 'publish' }, null],
    ['a published one is taken back', published, { kind: 'withdraw', reason }, withdrawn],
    ['one that was taken back stays so', withdrawn, { kind: 'publish' }, null],
    ['one that was taken back is not taken back again', withdrawn, { kind: 'withdraw', reason }, null],
  ] as const)('%s', (_name, life, decision, expected) => {
    expect(decideStory(life, decision)).toEqual(expected);
  });

  test('only a draft is rewritten, and waits for a decision again', () => {
    expect(rewriteStory(sentBack)).toEqual(draft);
    expect([published, withdrawn].map(rewriteStory)).toEqual([null, null]);
  });

  test('its author takes it back, and decides nothing else', () => {
    expect((['publish', 'sendBack', 'withdraw'] as const).filter((kind) => mayDecide(kind, 's-1', 's-1'))).toEqual([
      'withdraw',
    ]);
    expect(mayDecide('publish', 's-1', 's-2')).toBe(true);
  });

  test('its author alone changes what it says', () => {
    expect([mayRewrite('s-1', 's-1'), mayRewrite('s-1', 's-2')]).toEqual([true, false]);
  });

  test('customers hear it with the consent of the one it is about; the bank learns from it without', () => {
    expect(needsConsent({ reach: 'customers', branchIds: ['b-01'] })).toBe(true);
    expect(needsConsent({ reach: 'bank' })).toBe(false);
    expect(storyConditionText('ST.CONSENT')?.howToMeet.en).toMatch(/records/);
    expect(storyConditionText('ST.NONE')).toBeNull();
  });

  test('only closed and finalised cases are told', () => {
    expect(statuses.filter(canBeTold)).toEqual(['closed', 'finalised']);
  });
});
