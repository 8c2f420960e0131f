import { describe, expect, test } from 'vitest';
import type { RegisterComplaint } from '../../../domain/complaint/register.ts';
import { mayGoOn, type MergeTarget } from '../../../domain/complaint/merging.ts';
import { Case, fridayMs, usualComplaint } from '../../factories/complaint.ts';

/** What the API says of a case that another one is merged into. */
const asTarget = ({ state }: Case, fields: Partial<MergeTarget> = {}): MergeTarget => {
  const { status, receivedAtMs, severity, level, channel, takenUpBy } = state;
  return { complaintId: 'k-0', status, receivedAtMs, severity, level, channel, takenUpBy, ...fields };
};
const into = (merged: Case, target: MergeTarget): string[] =>
  merged.unmet('confirmDuplicate', { duplicateOf: target.complaintId, target });

describe('which of two cases goes on', () => {
  const later = fridayMs + 60_000;
  test.each<[string, Partial<MergeTarget>, string[]]>([
    ['into one received before it', { receivedAtMs: fridayMs - 1 }, []],
    ['not into one received after it', { receivedAtMs: fridayMs + 1 }, ['CX.RECEIVED_FIRST']],
    ['together: into the one of the lower id', { complaintId: 'k-0' }, []],
    ['together: not into the one of the higher id', { complaintId: 'k-2' }, ['CX.RECEIVED_FIRST']],
    ['into a later one past `received`', { receivedAtMs: later, status: 'acknowledged' }, []],
    ['into a later one under inquiry', { receivedAtMs: later, status: 'investigating' }, []],
    ['into a later one outside the bank', { receivedAtMs: later, status: 'external' }, []],
  ])('%s', (_what, fields, unmet) => {
    expect(into(new Case(), asTarget(new Case(), fields))).toEqual(unmet);
  });

  test.each([
    ['of another moment', fridayMs, later],
    ['of one moment', fridayMs, fridayMs],
  ])('of two received cases %s exactly one may be merged into the other', (_what, ofOne, ofOther) => {
    const one = { complaintId: 'k-1', status: 'received', receivedAtMs: ofOne } as const;
    const other = { complaintId: 'k-2', status: 'received', receivedAtMs: ofOther } as const;
    expect([mayGoOn(one, other), mayGoOn(other, one)]).toEqual([true, false]);
  });

  test('a request from before the other case was looked at is judged as it was', () => {
    expect(usualComplaint.confirmDuplicate(fridayMs)).not.toHaveProperty('target');
    expect(new Case().unmet('confirmDuplicate')).toEqual([]);
    expect(new Case().unmet('confirmDuplicate', { eligible: false })).toEqual(['CX.DUPLICATE']);
  });
});

describe('what is grave about a case is not lost in the other one', () => {
  const ofRegulator: Partial<RegisterComplaint> = { channel: 'regulator' };
  const ofMedia: Partial<RegisterComplaint> = { channel: 'media' };
  const s1 = (): Case => new Case({ category: 'privacy' });
  const takenUp = (): Case => new Case().do('recordRegulatorOrMedia', { kind: 'regulator' });
  const lesser = ['CX.LESSER_CASE'];

  test.each<[string, Case, Case, string[]]>([
    ['a graver one', new Case({ category: 'error' }), new Case(), lesser],
    ['a lesser one', new Case(), new Case({ category: 'error' }), []],
    ['one as grave', new Case({ category: 'error' }), new Case({ category: 'error' }), []],
    ['one that a regulator took up, into one as grave', takenUp(), s1(), lesser],
    ['one that a regulator sent, into one as grave', new Case(ofRegulator), s1(), lesser],
    ['the regulator’s into the media’s', new Case(ofRegulator), new Case(ofMedia), lesser],
    ['the media’s into the regulator’s', new Case(ofMedia), new Case(ofRegulator), lesser],
    ['one taken up into one that the regulator sent', takenUp(), new Case(ofRegulator), []],
    ['one that nobody took up into one that a regulator did', s1(), takenUp(), []],
  ])('%s', (_what, merged, target, unmet) => {
    expect(into(merged, asTarget(target))).toEqual(unmet);
  });

  test('one that is graver only as a repetition, into the one that it repeats', () => {
    const repeated = (fields: Partial<RegisterComplaint> = {}): Case => new Case({ isRepeated: true, ...fields });
    expect(repeated().state).toMatchObject({ severity: 's2', level: 2 });
    expect(into(repeated(), asTarget(new Case()))).toEqual([]);
    expect(into(repeated({ category: 'error' }), asTarget(new Case()))).toEqual(lesser);
    expect(into(repeated({ isAboutSupervisor: true }), asTarget(new Case()))).toEqual(lesser);
    expect(into(repeated().do('changeSeverity', { severity: 's1' }), asTarget(new Case()))).toEqual(lesser);
  });

  test('one of a higher level, into one as grave at a lower one', () => {
    const merged = new Case({ isAboutSupervisor: true });
    expect(merged.state).toMatchObject({ severity: 's3', level: 3 });
    expect(into(merged, asTarget(new Case()))).toEqual(lesser);
    expect(into(merged, asTarget(new Case(), { level: 3 }))).toEqual([]);
    expect(into(new Case(), asTarget(merged))).toEqual([]);
  });

  test('a graver one, into a lesser one at the same level', () => {
    const target = new Case({ isAboutSupervisor: true });
    const merged = new Case({ isAboutSupervisor: true, category: 'error' });
    expect([merged.state, target.state]).toMatchObject([
      { severity: 's2', level: 3 },
      { severity: 's3', level: 3 },
    ]);
    expect(into(merged, asTarget(target))).toEqual(lesser);
  });

  test('after the other one is raised, it goes', () => {
    const [merged, target] = [new Case({ category: 'error' }), new Case()];
    expect(into(merged, asTarget(target))).toEqual(lesser);
    target.do('changeSeverity', { severity: 's2' });
    expect(into(merged, asTarget(target))).toEqual([]);
  });

  test('that it must be raised is said only where it may go on', () => {
    expect(into(new Case({ category: 'error' }), asTarget(new Case(), { complaintId: 'k-2' }))).toEqual([
      'CX.RECEIVED_FIRST',
    ]);
  });
});
