import { describe, expect, test } from 'vitest';
import { prospectRecord } from '../../contracts/prospect-records.ts';
import { present } from '../../contracts/instants.ts';
import { deadlineCodes } from '../../domain/process/definition.ts';
import { remedyFor } from '../../domain/prospect/remedies.ts';
import { applySignal } from '../../domain/prospect/signals.ts';
import { commandFor } from '../../domain/prospect/task-work.ts';
import { wayForward } from '../../domain/prospect/way-forward.ts';
import { stepStays } from '../../domain/prospect/step-stays.ts';
import { tell, type HistoryEvent, type Names } from '../../web/parts/event-sentence/sentence.ts';
import type { ProspectView } from '../../web/parts/command-form/use-form-facts.ts';
import { formCommands } from '../../web/parts/command-form/commands.ts';
import { actionsOf } from '../../web/pages/workspace/actions.ts';
import { differencesOf, readableChanges } from '../../web/parts/event-changes/changes.ts';
import { contactsOf } from '../../web/pages/workspace/contacts.ts';
import { fieldWords } from '../../web/parts/event-changes/field-words.ts';
import { forwardOf, gateLines } from '../../web/pages/workspace/forward.ts';
import { atTheLatest, momentAt, nextMoment } from '../../web/pages/workspace/moments.ts';
import { mainCommandOf, taskChoices, tasksInOrder } from '../../web/pages/workspace/task-choices.ts';
import { whatWasDone } from '../../web/pages/inbox/item-text.ts';
import { taskText } from '../../web/words/lookup.ts';
import { commandWords, taskWords } from '../../web/words/process.ts';
import { reasonText } from '../../web/words/catalogue.ts';
import { workspaceSearch } from '../../web/pages/workspace/search.ts';
import { stepTotals } from '../../web/pages/workspace/step-totals.ts';
import { calendar, definition, manager, rules, supervisor } from '../factories/context.ts';
import { Pursuit } from '../factories/pursuit.ts';
import { factsOf } from './facts.ts';

const dayMs = 86_400_000;

function stays(pursuit: Pursuit) {
  return stepStays(pursuit.log).map(({ cycleNo, step, enteredAtMs, leftAtMs }) => {
    const calendarMs = (leftAtMs ?? pursuit.nowMs) - enteredAtMs;
    return {
      cycleNo,
      step,
      enteredAt: new Date(enteredAtMs).toISOString(),
      leftAt: leftAtMs === null ? null : new Date(leftAtMs).toISOString(),
      workingMs: calendarMs / 4,
      calendarMs,
      parkedMs: 0,
    };
  });
}

/** As the API shows a log, newest first. */
function history(pursuit: Pursuit): HistoryEvent[] {
  return pursuit.log.map((event) => present(event) as unknown as HistoryEvent).toReversed();
}

function viewOf(pursuit: Pursuit, permitted: readonly string[] = formCommands): ProspectView {
  const { record } = factsOf(pursuit);
  return { record, held: record.holds.length > 0, permittedCommands: permitted } as unknown as ProspectView;
}

const fallBacks = definition.steps.flatMap((step) => step.fallBacks);

describe('the bar of six steps', () => {
  test('stays of a step add up; what is over, current and ahead is told apart', () => {
    const pursuit = new Pursuit();
    pursuit.wait(pursuit.nowMs + 2 * dayMs).toPhase('closing');
    pursuit.do('recordClosingAttempt', { result: 'newObjection', objection: { verbatim: 'slow', type: 'procedure' } });
    const objectionId = pursuit.state.objections[0]?.objectionId ?? '';
    pursuit
      .wait(pursuit.nowMs + dayMs)
      .do('answerObjection', { objectionId })
      .do('confirmObjection', { objectionId });
    const totals = stepTotals(stays(pursuit), { cycleNo: 1, step: 5, open: true }, null);
    expect(totals.map(({ step, state, visits }) => [step, state, visits])).toEqual([
      [1, 'done', 1],
      [2, 'done', 1],
      [3, 'done', 1],
      [4, 'done', 1],
      [5, 'current', 2],
      [6, 'ahead', 0],
    ]);
    expect(totals[0]).toMatchObject({ calendarMs: 2 * dayMs, workingMs: dayMs / 2 });
  });

  test('a step that was passed over is skipped; an ended pursuit has no current one', () => {
    const pursuit = new Pursuit().toPhase('closing');
    expect(stepTotals(stays(pursuit), { cycleNo: 1, step: 5, open: true }, null)[3]?.state).toBe('skipped');
    const lost = pursuit.do('markLost');
    expect(stepTotals(stays(lost), { cycleNo: 1, step: 5, open: false }, null)[4]?.state).toBe('done');
  });

  test('at a moment of the past only what had happened counts, and a stay that it cuts has no working time', () => {
    const pursuit = new Pursuit();
    const begunMs = pursuit.nowMs;
    pursuit
      .wait(begunMs + 2 * dayMs)
      .toPhase('planningVisit')
      .wait(begunMs + 9 * dayMs);
    const totals = stepTotals(stays(pursuit), { cycleNo: 1, step: 2, open: true }, begunMs + 3 * dayMs);
    expect(totals[0]).toMatchObject({ state: 'done', workingMs: dayMs / 2 });
    expect(totals[1]).toMatchObject({ state: 'current', workingMs: null, calendarMs: dayMs });
    const before = stepTotals(stays(pursuit), { cycleNo: 1, step: 1, open: true }, begunMs + dayMs);
    expect(before[1]).toMatchObject({ state: 'ahead', visits: 0 });
  });

  test('only the present cycle counts', () => {
    const pursuit = new Pursuit().toPhase('meeting');
    expect(stepTotals(stays(pursuit), { cycleNo: 2, step: 1, open: true }, null).map(({ visits }) => visits)).toEqual([
      0, 0, 0, 0, 0, 0,
    ]);
  });
});

describe('the way forward', () => {
  test('is open when nothing stands in the way', () => {
    const pursuit = new Pursuit().toPhase('gatheringIntel').do('saveIntel');
    expect(forwardOf(viewOf(pursuit), [], false)).toEqual({
      command: 'advance',
      to: 'planningVisit',
      obstacle: null,
      toWaive: 0,
    });
  });

  test('says why it is closed: permission, hold, hard and soft conditions', () => {
    const pursuit = new Pursuit().toPhase('gatheringIntel');
    const { unmet } = factsOf(pursuit);
    expect(forwardOf(viewOf(pursuit, ['saveIntel']), unmet, false)?.obstacle).toEqual({ kind: 'notPermitted' });
    expect(forwardOf(viewOf(pursuit), unmet, false)?.obstacle).toMatchObject({ kind: 'soft', count: 2 });
    const hard = [{ ...unmet[0], kind: 'hard' } as (typeof unmet)[number]];
    expect(forwardOf(viewOf(pursuit), hard, true)?.obstacle).toMatchObject({ kind: 'hard', count: 1 });
    pursuit.do('freeze', {}, supervisor);
    expect(forwardOf(viewOf(pursuit), [], true)?.obstacle).toEqual({ kind: 'held' });
  });

  test.each([
    ['meeting', (pursuit: Pursuit) => pursuit, 'submitMinutes'],
    ['won', (pursuit: Pursuit) => pursuit, 'completeDeal'],
    ['won', (pursuit: Pursuit) => pursuit.do('completeDeal'), 'createMaintenancePlan'],
  ] as const)('in “%s” opens the form that meets what is missing', (phase, before, command) => {
    const pursuit = before(new Pursuit().toPhase(phase));
    const forward = forwardOf(viewOf(pursuit), factsOf(pursuit).unmet, false);
    expect(forward).toMatchObject({ command: 'advance', obstacle: { remedy: { command } } });
  });

  test('offers only what this person may do, and never to move an appointment that is still to come', () => {
    const won = new Pursuit().toPhase('won').do('completeDeal').do('createMaintenancePlan');
    const { unmet } = factsOf(won);
    expect(unmet.map(({ code }) => code)).toEqual(['G5.BOOK']);
    const remedyOf = (permitted: readonly string[]) =>
      (forwardOf(viewOf(won, permitted), unmet, false)?.obstacle as { remedy: unknown } | null)?.remedy;
    expect(remedyOf(['advance', 'confirmBooking'])).toMatchObject({ command: 'confirmBooking' });
    expect(remedyOf(['advance'])).toBeNull();
    const appointed = new Pursuit().toPhase('appointed');
    const tooEarly = [{ ...unmet[0], code: 'X.TOO_EARLY', kind: 'hard' } as (typeof unmet)[number]];
    expect(forwardOf(viewOf(appointed), tooEarly, false)?.obstacle).toEqual({ kind: 'hard', count: 1, remedy: null });
  });

  test('is closed while nobody knows the conditions', () => {
    const pursuit = new Pursuit().toPhase('gatheringIntel');
    expect(forwardOf(viewOf(pursuit), undefined, true)?.obstacle).toEqual({ kind: 'unknown' });
    expect(forwardOf(viewOf(new Pursuit()), undefined, true)?.obstacle).not.toEqual({ kind: 'unknown' });
  });

  test('a supervisor is told how much there is to waive', () => {
    const pursuit = new Pursuit().toPhase('gatheringIntel');
    expect(forwardOf(viewOf(pursuit), factsOf(pursuit).unmet, true)).toMatchObject({ obstacle: null, toWaive: 2 });
  });

  test('ends with the pursuit, unless it can be reopened', () => {
    const pursuit = new Pursuit().do('recordContact', { outcome: 'doNotContact' });
    expect(forwardOf(viewOf(pursuit), [], false)).toBeNull();
    expect(forwardOf(viewOf(new Pursuit().do('markLost')), [], false)?.command).toBe('reopen');
  });

  test('the gate’s own conditions come first, then what stands in the way besides', () => {
    const [first, second] = factsOf(new Pursuit().toPhase('gatheringIntel')).unmet;
    if (first === undefined || second === undefined) throw new Error('two conditions are unmet');
    const extra = { ...first, code: 'X.TOO_EARLY' };
    expect(gateLines([first, second], [second, extra]).map(({ condition, isMet }) => [condition.code, isMet])).toEqual([
      [first.code, true],
      [second.code, false],
      ['X.TOO_EARLY', false],
    ]);
  });
});

describe('the other actions', () => {
  test('are those of the phase, in their groups, and only what is permitted', () => {
    const meeting = actionsOf(viewOf(new Pursuit().toPhase('meeting')), fallBacks);
    expect(meeting.step).toContain('submitMinutes');
    expect(meeting.any).toContain('recordContact');
    expect(meeting.change).toEqual(expect.arrayContaining(['fallBack', 'park', 'freeze', 'markLost']));
    expect(Object.values(meeting).flat()).not.toContain('submitVisitPlan');
    expect(Object.values(meeting).flat()).not.toContain('advance');
    const few = actionsOf(viewOf(new Pursuit().toPhase('meeting'), ['recordContact']), fallBacks);
    expect(few).toEqual({ step: [], any: ['recordContact'], change: [] });
  });

  test('are not offered without something to act on', () => {
    const offered = (pursuit: Pursuit) => Object.values(actionsOf(viewOf(pursuit), fallBacks)).flat();
    expect(offered(new Pursuit().toPhase('meeting'))).not.toContain('answerObjection');
    expect(offered(new Pursuit().toPhase('meeting').do('raiseObjection'))).toContain('answerObjection');
    expect(offered(new Pursuit())).not.toContain('unfreeze');
    const frozen = new Pursuit().do('freeze', {}, supervisor);
    expect([offered(frozen).includes('unfreeze'), offered(frozen).includes('freeze')]).toEqual([true, false]);
    expect(offered(new Pursuit().do('markLost'))).toEqual(['reopen']);
    // a hold refuses what sells, so nothing leads to its form; service contacts and minutes go on
    const closing = new Pursuit().toPhase('closing');
    expect(offered(closing)).toContain('recordClosingAttempt');
    const held = offered(closing.do('freeze', {}, supervisor));
    expect(held).not.toContain('recordClosingAttempt');
    expect(held).toContain('recordContact');
  });
});

const names: Names = {
  staff: (staffId) => ({ zh: `员工${staffId}`, en: `staff ${staffId}` }),
  condition: (code) => ({ zh: `条件${code}`, en: `condition ${code}` }),
};

describe('the timeline', () => {
  test('tells who did what, where it led, why, and what was waived', () => {
    const pursuit = new Pursuit().toPhase('gatheringIntel');
    const overrides = ['G2.INTEL', 'G2.AUTH'].map((code) => ({ code, reason: 'known for years' }));
    pursuit.attempt('advance', { to: 'planningVisit' }, { actor: supervisor, overrides });
    const [advance] = history(pursuit);
    if (advance === undefined) throw new Error('nothing happened');
    expect(tell(advance, names)).toEqual({
      kind: 'move',
      sentence: { zh: '员工s-0001推进了跟进', en: 'staff s-0001 advanced the prospect' },
      details: [
        { zh: '搜集情报 → 制订访问计划', en: 'Gathering intelligence → Planning the visit' },
        { zh: '豁免“条件G2.INTEL”：known for years', en: 'Waived "condition G2.INTEL": known for years' },
        { zh: '豁免“条件G2.AUTH”：known for years', en: 'Waived "condition G2.AUTH": known for years' },
      ],
    });
  });

  test('tells of a deadline and who heard of it', () => {
    const pursuit = new Pursuit();
    pursuit.wait(pursuit.nowMs + 8 * dayMs);
    const told = history(pursuit).map((event) => tell(event, names));
    expect(told[0]?.kind).toBe('clock');
    expect(told.map(({ sentence }) => sentence.zh)).toContain('时限到期：完成资格鉴定');
    expect(told.flatMap(({ details }) => details.map(({ en }) => en))).toContain('Remind: staff s-0101');
  });

  test('tells which appointment a complaint called off, and what leads on afterwards', () => {
    const pursuit = new Pursuit().toPhase('appointed');
    const hear = (kind: 'complaintOpened' | 'complaintReleased') => {
      const signal = { kind, complaintId: 'k-1', workflowId: 'complaint/k-1' };
      const decision = applySignal(pursuit.state, signal, pursuit.nowMs, { calendar, rules });
      if (decision === null) throw new Error('nothing changed');
      pursuit.state = decision.state;
      pursuit.log.push(decision.event);
    };
    hear('complaintOpened');
    const [held] = history(pursuit);
    if (held === undefined) throw new Error('nothing happened');
    expect(tell(held, names).details).toEqual([
      { zh: '约见取消：11月25日周三 10:00 · customer’s office', en: expect.stringContaining('called off') },
    ]);
    const offered = () => actionsOf(viewOf(pursuit), []).step;
    expect(forwardOf(viewOf(pursuit), [], false)).toMatchObject({
      command: 'rescheduleAppointment',
      obstacle: { kind: 'held' },
    });
    for (const refused of ['rescheduleAppointment', 'cancelAppointment', 'markNoShow'])
      expect(offered()).not.toContain(refused);
    hear('complaintReleased');
    expect(forwardOf(viewOf(pursuit), [], false)?.obstacle).toBeNull();
    expect(offered()).toEqual(expect.arrayContaining(['rescheduleAppointment', 'cancelAppointment']));
    expect(wayForward(pursuit.state)).toEqual({ command: 'rescheduleAppointment', to: null });
    expect(remedyFor('G2.APPT', pursuit.state)).toMatchObject({ command: 'rescheduleAppointment' });
    expect(commandFor('makeAppointment', pursuit.state.phase)).toBe('rescheduleAppointment');
  });

  test('a contact says how it went and never shows its code', () => {
    const [contact] = history(new Pursuit().do('recordContact', { outcome: 'interested' }));
    if (contact === undefined) throw new Error('nothing happened');
    const { details } = tell(contact, names);
    expect(details.map(({ zh }) => zh)).toEqual(['电话 · 跟进 · 有兴趣']);
  });

  test('every event of a whole pursuit is a sentence in both languages', () => {
    const pursuit = new Pursuit().toPhase('maintaining');
    for (const event of history(pursuit)) {
      const { sentence } = tell(event, names);
      expect(sentence.zh).toMatch(/^(员工|时限)/);
      expect(sentence.en).not.toMatch(/\p{Script=Han}/u);
      expect(sentence.en).not.toContain(`"${event.type}"`);
    }
  });

  test('an event that this release does not know is shown all the same', () => {
    const [event] = history(new Pursuit());
    if (event === undefined) throw new Error('nothing happened');
    expect(tell({ ...event, type: 'somethingNew' }, names).sentence.en).toBe('staff s-0101 did "somethingNew"');
  });

  test('every deadline has its words', () => {
    const [event] = history(new Pursuit());
    for (const code of deadlineCodes) {
      const { sentence } = tell(
        { ...event, type: code, actor: { kind: 'timer', deadline: code } } as HistoryEvent,
        names,
      );
      expect(sentence.zh).not.toContain(code);
    }
  });
});

describe('what an event changed', () => {
  const reading = { language: 'en', staff: names.staff } as const;

  test('is told with the words of fields, codes, people, money and time', () => {
    const pursuit = new Pursuit().toPhase('won').do('completeDeal').do('createMaintenancePlan');
    const [plan, deal] = history(pursuit);
    const told = readableChanges(deal?.changes ?? {}, reading);
    expect(told.map(({ label }) => label)).toEqual(['Deal']);
    expect(told[0]?.lines).toEqual(expect.arrayContaining([expect.stringMatching(/Amount: ¥500,000/)]));
    expect(readableChanges(plan?.changes ?? {}, reading)[0]?.lines).toEqual(
      expect.arrayContaining(['Quadrant: Low assets, high potential', 'Maintaining manager: staff s-0101']),
    );
  });

  test('is told before and after, and only what reads otherwise', () => {
    const pursuit = new Pursuit().toPhase('planningVisit');
    const before = factsOf(pursuit).record;
    pursuit.do('saveIntel', { completeness: 0.9, competitors: ['City bank', 'Harbour bank'] });
    const [saved] = history(pursuit);
    expect(differencesOf(before, saved?.changes ?? {}, reading)).toEqual([
      { label: 'Intelligence · Completeness', before: '0.7', after: '0.9' },
      { label: 'Intelligence · Rival banks', before: '–', after: 'Harbour bank' },
    ]);
    expect(differencesOf(before, { ownerId: 's-0102', appointment: { place: 'branch' } }, reading)).toEqual([
      { label: 'Owner', before: 'staff s-0101', after: 'staff s-0102' },
      { label: 'Appointment · Place', before: '–', after: 'branch' },
    ]);
  });

  test('bookkeeping is left out', () => {
    expect(differencesOf({}, { revision: 3, tasks: [], counters: { meetings: 1 } }, reading)).toEqual([]);
    expect(readableChanges({ revision: 3, nextNumber: 4, lastCommandRevision: 3, tasks: [] }, reading)).toEqual([]);
  });

  test('every field of a record has a name in both languages', () => {
    const fields = Object.keys(prospectRecord.shape);
    const untold = (texts: typeof fieldWords) =>
      fields.filter(
        (field) => !/\p{Script=Han}/u.test(texts[field]?.zh ?? '') || !/[A-Za-z]/.test(texts[field]?.en ?? ''),
      );
    expect(untold(fieldWords)).toEqual([]);
    expect(untold({ ...fieldWords, intel: { zh: '', en: 'Intelligence' } })).toEqual(['intel']);
  });
});

describe('contacts and moments', () => {
  test('contacts and meetings are read from the log, up to a moment', () => {
    const pursuit = new Pursuit().toPhase('meeting').do('submitMinutes');
    const meetingAtMs = pursuit.nowMs;
    pursuit.wait(pursuit.nowMs + dayMs).do('recordContact', { notes: 'sent the offer', outcome: 'done' });
    const rows = contactsOf(history(pursuit), null);
    expect(rows.map(({ channel, outcome, notes }) => [channel, outcome, notes])).toEqual([
      ['phone', 'done', 'sent the offer'],
      ['meeting', null, 'the customer wants payroll and settlement in one place'],
    ]);
    expect(contactsOf(history(pursuit), meetingAtMs).map(({ channel }) => channel)).toEqual(['meeting']);
  });

  test('a contact of an older release names its outcome alone', () => {
    const [event] = history(new Pursuit().do('recordContact'));
    if (event === undefined) throw new Error('nothing happened');
    const { lastContact: _gone, ...changes } = event.changes;
    expect(contactsOf([{ ...event, changes }], null)[0]).toMatchObject({ outcome: 'infoObtained', channel: null });
  });

  test('a moment stands at the last event before it', () => {
    const marks = ['2026-11-23T01:00:00Z', '2026-11-23T02:00:00Z', '2026-11-23T02:00:00Z'].map((at) => ({ at }));
    expect(
      ['2026-11-23T00:59:59Z', '2026-11-23T01:30:00Z', '2026-11-23T02:00:00Z'].map((at) => momentAt(marks, at)),
    ).toEqual([-1, 0, 2]);
  });
});

test('nobody looks back at what is still to come', () => {
  const [before, now, after] = ['2026-11-23T01:00:00Z', '2026-11-23T02:00:00Z', '2026-11-24T02:00:00Z'] as const;
  expect(Date.parse(atTheLatest(after, Date.parse(now)))).toBe(Date.parse(now));
  expect(atTheLatest(before, Date.parse(now))).toBe(before);
  const tomorrow = new Date(Date.now() + dayMs).toISOString();
  expect(workspaceSearch.parse({ at: tomorrow, tab: 'tasks' })).toEqual({ tab: 'tasks', at: undefined });
  expect(workspaceSearch.parse({ at: before })).toEqual({ at: before });
});

test('before and after pass together what happened in one instant', () => {
  const marks = ['01', '02', '02', '03'].map((day) => ({ at: `2026-11-${day}T01:00:00.000Z` }));
  expect(nextMoment(marks, 2, 'before')).toBe(0);
  expect(nextMoment(marks, 0, 'after')).toBe(1);
  expect(nextMoment(marks, 2, 'after')).toBe(3);
  expect(nextMoment(marks, -1, 'after')).toBe(0);
  expect([nextMoment(marks, 0, 'before'), nextMoment(marks, 3, 'after')]).toEqual([null, null]);
});

test('an owner whose customer is under review hears that another supervisor decides, and later how it came out', () => {
  const pursuit = new Pursuit().do('submitQualification', { growthType: true });
  expect(forwardOf(viewOf(pursuit, ['saveIntel']), [], false)?.obstacle).toEqual({ kind: 'supervisorDoes' });
  pursuit.do('decideReview', {}, supervisor);
  const decided = history(pursuit).find(({ type }) => type === 'decideReview');
  if (decided === undefined) throw new Error('not decided');
  expect(tell(decided, names).details).toContainEqual({ zh: '批准', en: 'Approved' });
  expect(whatWasDone('decideReview', 'nurture').en).toMatch(/: deferred$/);
  expect(whatWasDone('advance', 'meeting').en).toMatch(/: Meeting$/);
  expect(whatWasDone('saveIntel', 'meeting')).toEqual(commandWords.saveIntel);
});

test('two reviews of a supervisor are told apart by what was late', () => {
  const late = (deadlineKey: string) => taskText({ kind: 'supervisorReview', deadlineKey }).en;
  expect(late('T.STEP')).not.toBe(late('T2.INTEL'));
  expect(taskText({ kind: 'qualify', deadlineKey: 'T1.QUALIFY' })).toEqual(taskWords.qualify);
});

describe('the tasks of a prospect', () => {
  const process = { steps: definition.steps, sharedDeadlines: definition.sharedDeadlines } as never;
  const lookAt = (pursuit: Pursuit, kind: string, actor = manager) => {
    const { record } = factsOf(pursuit);
    const task = record.tasks.find((one) => one.kind === kind);
    if (task === undefined) throw new Error(`no ${kind}`);
    const looking = { actor, phase: record.phase, process, nowMs: pursuit.nowMs };
    return { main: mainCommandOf(task, looking), others: taskChoices(task, looking), taskId: task.taskId };
  };

  test('what a deadline of the bank waits for is not skipped, what comes again by itself is', () => {
    expect(lookAt(new Pursuit(), 'qualify')).toMatchObject({ main: 'submitQualification', others: ['snoozeTask'] });
    const cared = new Pursuit().toPhase('maintaining');
    cared.wait(cared.nowMs + 120 * dayMs);
    expect(lookAt(cared, 'care')).toMatchObject({ main: 'recordContact' });
    for (const { kind, deadlineKey } of factsOf(cared).record.tasks.filter(({ audience }) => audience === 'owner')) {
      const rule = [...definition.steps.flatMap(({ deadlines }) => deadlines), ...definition.sharedDeadlines].find(
        ({ code }) => code === deadlineKey?.split(':')[0],
      );
      const isSkippable = rule === undefined || rule.repeats;
      if (kind !== 'completeDeal') expect(lookAt(cared, kind).others.includes('skipTask'), kind).toBe(isSkippable);
    }
  });

  test('nothing is skipped before it is known what waits for it', () => {
    const cared = new Pursuit().toPhase('maintaining');
    const task = factsOf(cared).record.tasks[0];
    if (task === undefined) throw new Error('no task');
    const looking = { actor: manager, phase: 'maintaining', process: undefined, nowMs: cared.nowMs } as const;
    expect(taskChoices(task, looking)).not.toContain('skipTask');
  });

  test('a snoozed one is last, says so, and can be taken back; it is not snoozed twice', () => {
    const pursuit = new Pursuit().toPhase('maintaining');
    const [first] = tasksInOrder(factsOf(pursuit).record.tasks, pursuit.nowMs);
    if (first === undefined) throw new Error('no task');
    expect(lookAt(pursuit, first.kind).others).toContain('snoozeTask');
    pursuit.do('snoozeTask', { taskId: first.taskId, untilMs: pursuit.nowMs + dayMs, reason: null });
    const { tasks } = factsOf(pursuit).record;
    expect(tasksInOrder(tasks, pursuit.nowMs).at(-1)?.taskId).toBe(first.taskId);
    expect(lookAt(pursuit, first.kind).others).toContain('unsnoozeTask');
    expect(lookAt(pursuit, first.kind).others).not.toContain('snoozeTask');
    // when it ends, it is where it was
    expect(tasksInOrder(tasks, pursuit.nowMs + 2 * dayMs)[0]?.taskId).toBe(first.taskId);
  });

  test('what the supervisor is asked is no business of the owner', () => {
    const pursuit = new Pursuit().do('submitQualification').do('saveIntel', { completeness: 0.2 });
    pursuit.do('requestOverride', { codes: ['G2.INTEL'], reason: 'the tender closes on Friday' });
    expect(lookAt(pursuit, 'decideOverride')).toMatchObject({ main: null, others: [] });
    expect(lookAt(pursuit, 'decideOverride', supervisor)).toMatchObject({ main: 'advance', others: ['snoozeTask'] });
  });
});

test('what the process writes down as a reason reads in both languages, what people write as they wrote it', () => {
  const parked = (pursuit: Pursuit): string => pursuit.state.parked?.reason ?? '';
  const appointing = new Pursuit().toPhase('appointing');
  while (appointing.state.phase === 'appointing') appointing.do('proposeAppointment', { result: 'noAnswer' });
  expect(parked(appointing)).not.toBe('');
  expect(reasonText(parked(appointing)).zh).toMatch(/[\u4e00-\u9fff]/);
  expect(reasonText(parked(appointing)).en).not.toBe(parked(appointing));
  const byHand = new Pursuit().do('park', { reason: 'the board decides in spring' });
  expect(reasonText(parked(byHand)).zh).toBe('the board decides in spring');
});
