import { describe, expect, test } from 'vitest';
import { idAfter, inHandOf } from '../../web/pages/reviews/in-hand.ts';
import { formOf, verdictsOn } from '../../web/pages/reviews/asked-form.ts';
import type { Review } from '../../web/pages/reviews/review.ts';

const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ id }) as Review) as [Review, Review, Review];

describe('the review in hand', () => {
  test('is the chosen one, wherever it stands', () => {
    expect(inHandOf([a, b, c], 'b', null)).toEqual({ item: b, place: 1, isGone: false });
    expect(inHandOf([b, c], 'b', { item: b, place: 1, isGone: false })).toEqual({ item: b, place: 0, isGone: false });
  });

  test('stays in hand when somebody else decides it: no other takes its place', () => {
    expect(inHandOf([a, c], 'b', { item: b, place: 1, isGone: false })).toEqual({ item: b, place: 1, isGone: true });
  });

  test('is none when the queue never had it', () => {
    expect(inHandOf([a, c], 'b', null)).toBeNull();
    expect(inHandOf([a, c], 'b', { item: a, place: 0, isGone: false })).toBeNull();
  });

  test('is followed by the next one, the last one by the one before', () => {
    expect(idAfter([a, b, c], { item: a, place: 0, isGone: false })).toBe('b');
    expect(idAfter([a, b, c], { item: c, place: 2, isGone: false })).toBe('b');
    expect(idAfter([a], { item: a, place: 0, isGone: false })).toBeUndefined();
  });

  test('that has gone is followed by the one in its place', () => {
    expect(idAfter([a, c], { item: b, place: 1, isGone: true })).toBe('c');
    expect(idAfter([a, b], { item: c, place: 2, isGone: true })).toBe('b');
    expect(idAfter([], { item: c, place: 2, isGone: true })).toBeUndefined();
    expect(idAfter([a], null)).toBe('a');
  });
});

describe('a waiver that was asked for', () => {
  const asked = (phase: string, ownCase = false) =>
    ({ taskId: 'task-1', ownCase, matter: { kind: 'override' }, prospect: { phase } }) as Review;

  test('is granted beforehand in step 1, where the owner’s own form leads on', () => {
    const form = { command: 'grantOverride', start: { taskId: 'task-1' } };
    expect(formOf(asked('qualifying'), 'approve')).toEqual(form);
    expect(formOf(asked('gatheringIntel'), 'approve')).toBeNull();
    expect(formOf(asked('qualifying'), 'reject')).toMatchObject({ command: 'declineOverride' });
  });

  test('names only the keys that do something', () => {
    expect(verdictsOn(asked('qualifying'))).toEqual(['approve', 'reject']);
    expect(verdictsOn(asked('gatheringIntel'))).toEqual(['reject']);
    expect(verdictsOn(asked('qualifying', true))).toEqual([]);
  });
});
