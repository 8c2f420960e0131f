import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { categories, isOver } from '../../../domain/complaint/catalogue.ts';
import { complaintCommands, type ComplaintCommandName } from '../../../domain/complaint/commands.ts';
import { systemicText } from '../../../domain/complaint/systemic-words.ts';
import { unmetKind } from '../../../domain/complaint/systemic.ts';
import { outsideText } from '../../../domain/correspondence/notice-text.ts';
import { branchHead, Case, officer, otherOfficer, sponsor } from '../../factories/complaint.ts';

const opened = { channel: 'cluster', customer: null, contact: '', description: '', customerDemand: '' } as const;
const cluster = { count: 6, days: 7 };

function systemic(): Case {
  return new Case({ ...opened, cluster });
}

/** As systemic cases were opened before they went their own way. */
function formerSystemic(): Case {
  return new Case(opened);
}

const improvement = { rootCauseClass: 'process' } as const;

describe('a systemic case (C-25)', () => {
  test('waits for whoever finds the cause, and owes no customer an answer', () => {
    const { state, last } = systemic();
    expect(state.clocks.map(({ key }) => key)).toEqual(['acknowledge', 'resolve', 'age']);
    expect([last.type, state.level]).toEqual(['openSystemic', 3]);
    expect(last.notices.map(({ audience, action }) => `${audience} ${action}`)).toEqual([
      'level3 assigned',
      'level1 inform',
      'level2 inform',
    ]);
  });

  test('from the finder of the cause by level 3 to the report, without a word to a customer', () => {
    const given = systemic().do('nameCauseFinder', {}, branchHead);
    expect([given.state.status, given.state.handlerId]).toEqual(['investigating', officer.staffId]);
    expect(given.last.ledger.map(({ clock, kind }) => `${clock} ${kind}`)).toContain('acknowledge met');
    given.do('submitCause', improvement);
    expect([given.state.status, given.state.approval?.level]).toEqual(['awaitingApproval', 3]);
    expect(given.unmet('decideApproval', {}, branchHead)).toEqual(['CX.LEVEL3']);
    given.do('decideApproval', {}, sponsor).do('completeActions');
    expect(given.state.status).toBe('reportingBack');
    expect(given.unmet('reportCause')).toEqual(['CX.IMPROVEMENT']);
    given.do('addImprovementItem').do('reportCause');
    expect([given.state.status, given.state.closing?.kind, given.state.clocks]).toEqual(['finalised', 'reported', []]);
    expect(given.state).toMatchObject({ acknowledgement: null, news: [], question: null, reportBack: null });
    expect(given.last.notices.map(({ audience }) => audience)).toEqual(['level2', 'level1']);
  });

  test('level 3 that finds the cause itself needs nobody’s approval', () => {
    const given = systemic().do('nameCauseFinder', { handlerId: sponsor.staffId }, sponsor);
    expect(given.do('submitCause', {}, sponsor).state.status).toBe('resolving');
  });

  test.each([
    ['the cause is the finder’s to submit', 'submitCause', {}, otherOfficer, ['CX.NOT_HANDLER']],
    ['with the measures', 'submitCause', { measures: ' ' }, officer, ['CX.MEASURES']],
    ['and the cause itself', 'submitCause', { rootCause: '' }, officer, ['CX.ROOT_CAUSE']],
    ['no finder who may not handle cases', 'nameCauseFinder', { eligible: false }, officer, ['CX.ELIGIBLE']],
  ] as const)('%s', (_what, name, payload, actor, codes) => {
    const given = name === 'nameCauseFinder' ? systemic() : systemic().do('nameCauseFinder');
    expect(given.unmet(name, payload, actor)).toEqual(codes);
    expect(given.unmet(name)).toEqual([]);
  });

  test('nobody it is about gets something to do', () => {
    const given = systemic().do('nameCauseFinder').do('nameStaff', { staffId: otherOfficer.staffId });
    const owned = (ownerId: string) => ({
      actions: [{ text: 'see to it', ownerId, dueAtMs: given.nowMs + 86_400_000 }],
    });
    expect(given.unmet('submitCause', owned(otherOfficer.staffId))).toEqual(['CX.INDEPENDENT']);
    expect(given.unmet('submitCause', owned(branchHead.staffId))).toEqual([]);
  });

  test('more time needs no message to anybody', () => {
    const given = systemic().do('nameCauseFinder').do('requestExtension');
    given.do('decideExtension', { message: null }, sponsor);
    expect(given.state.extensions[0]?.decision).toBe('granted');
    const ordinary = new Case().to('investigating').do('requestExtension');
    expect(ordinary.unmet('decideExtension', { message: null }, branchHead)).toEqual(['CX.MESSAGE']);
  });

  test('every command is for customers’ cases, for systemic ones or for both, and refused in the other kind', () => {
    const names = Object.keys(complaintCommands) as ComplaintCommandName[];
    const refused = (given: Case): string[] =>
      names.filter((name) => unmetKind(complaintCommands[name], given.state).length > 0);
    expect(refused(new Case())).toEqual(['nameCauseFinder', 'submitCause', 'reportCause']);
    expect(refused(systemic()).join(' ')).toBe(
      'confirmDuplicate acknowledge startWork askCustomer recordAnswer tellCustomer submitDecision recordReportBack ' +
        'recordFailedReportBack sendLetter appeal acknowledgeAppeal decideAppeal withdraw takeOutside recordOutsideDecision ' +
        'changeContact',
    );
    expect(systemic().unmet('acknowledge')).toEqual(['CX.NO_CUSTOMER']);
    expect(new Case().unmet('nameCauseFinder')).toEqual(['CX.NOT_SYSTEMIC']);
  });

  test('one that was opened before keeps its clocks, and goes on the new way from where it stands', () => {
    const given = formerSystemic();
    expect(given.state.clocks.map(({ key }) => key)).toEqual(['acknowledge', 'firstAnswer', 'resolve', 'age']);
    expect(given.last.type).toBe('register');
    given.do('nameCauseFinder');
    expect(given.state.clocks.map(({ key }) => key)).not.toContain('firstAnswer');
    given.do('submitCause', {}, officer).do('decideApproval', {}, sponsor).do('completeActions').do('reportCause');
    expect(isOver(given.state.status)).toBe(true);
  });

  test('its cases hear of the cause once; a case of another, or one that is over, does not', () => {
    const told = {
      kind: 'causeReported',
      parentId: 'k-9',
      workflowId: 'complaint/k-9',
      atMs: 5,
      rootCauseClass: 'process',
      text: 'two counters at lunch',
    } as const;
    const linked = new Case().to('investigating').signal({ ...told, kind: 'clusterDetected' });
    linked.signal(told).signal(told);
    expect(linked.log.filter(({ type }) => type === 'causeReported')).toHaveLength(1);
    expect(linked.state.commonCause).toEqual({ parentId: 'k-9', atMs: 5, rootCauseClass: 'process', text: told.text });
    expect(linked.last.notices).toMatchObject([{ staffId: officer.staffId, action: 'inform' }]);
    expect(new Case().signal(told).log).toHaveLength(1);
    const over = new Case().signal({ ...told, kind: 'clusterDetected' }).do('withdraw');
    const events = over.log.length;
    expect(over.signal(told).log).toHaveLength(events);
  });
});

test('its text is made of its figures in both languages, and says none that it does not have', () => {
  const branch = { zh: '城东支行', en: 'East branch' };
  expect(systemicText({ category: 'waitingTime', cluster }, branch).description).toEqual({
    zh: '城东支行 7 天内 6 件“等候时间”类投诉，由系统发现。',
    en: '6 complaints within 7 days in East branch about “Waiting time”, found by the system.',
  });
  fc.assert(
    fc.property(fc.constantFrom(...categories), (category) => {
      const { zh, en } = systemicText({ category, cluster: null }, branch).description;
      expect(zh).toContain(branch.zh);
      expect(en).not.toMatch(/\d|[\u4e00-\u9fff]/);
    }),
  );
});

test('a mail names what came together, in the reader’s language', () => {
  const notice = {
    about: 'complaint',
    kind: 'assigned',
    type: 'openSystemic',
    clock: null,
    caseNumber: 'TS1',
  } as const;
  expect(outsideText({ ...notice, systemic: { category: 'waitingTime', cluster } })).toEqual({
    zh: '系统性问题 TS1（等候时间：7 天内 6 件）：同类投诉集中，请指定查因人',
    en: 'Systemic case TS1 (Waiting time: 6 in 7 days): Many alike complaints: name who finds the common cause',
  });
});
