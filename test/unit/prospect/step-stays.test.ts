import { describe, expect, test } from 'vitest';
import { stepStays } from '../../../domain/prospect/step-stays.ts';
import { reopenProspect } from '../../../domain/prospect/reopen.ts';
import { contextAt, supervisor } from '../../factories/context.ts';
import { Pursuit } from '../../factories/pursuit.ts';

const dayMs = 86_400_000;

/** Steps with the days of each stay; null while it runs. */
function days(pursuit: Pursuit): [number, number | null][] {
  return stepStays(pursuit.log).map(({ step, enteredAtMs, leftAtMs }) => [
    step,
    leftAtMs === null ? null : Math.round((leftAtMs - enteredAtMs) / dayMs),
  ]);
}

describe('the time in each step', () => {
  test('each step is one stay, the last one runs', () => {
    const pursuit = new Pursuit();
    pursuit.wait(pursuit.nowMs + 2 * dayMs).do('submitQualification');
    pursuit
      .wait(pursuit.nowMs + 3 * dayMs)
      .do('saveIntel')
      .do('advance');
    expect(days(pursuit)).toEqual([
      [1, 2],
      [2, null],
    ]);
  });

  test('a step that is entered again is another stay', () => {
    const pursuit = new Pursuit().toPhase('closing');
    pursuit.do('recordClosingAttempt', {
      result: 'newObjection',
      objection: { verbatim: 'too slow', type: 'procedure' },
    });
    const objectionId = pursuit.state.objections[0]?.objectionId ?? '';
    pursuit.wait(pursuit.nowMs + dayMs);
    pursuit.do('answerObjection', { objectionId }).do('confirmObjection', { objectionId });
    expect(stepStays(pursuit.log).map(({ step }) => step)).toEqual([1, 2, 3, 5, 4, 5]);
    expect(days(pursuit).at(-2)).toEqual([4, 1]);
  });

  test('parked time belongs to the step and is told apart', () => {
    const pursuit = new Pursuit().toPhase('gatheringIntel');
    pursuit.wait(pursuit.nowMs + dayMs).do('park');
    const parkedAtMs = pursuit.nowMs;
    expect(stepStays(pursuit.log).at(-1)?.parked).toEqual([{ fromMs: parkedAtMs, untilMs: null }]);
    pursuit.wait(pursuit.nowMs + 5 * dayMs).do('resume');
    expect(stepStays(pursuit.log).at(-1)).toMatchObject({
      step: 2,
      leftAtMs: null,
      parked: [{ fromMs: parkedAtMs, untilMs: parkedAtMs + 5 * dayMs }],
    });
  });

  test('an end closes the stay; a reopened pursuit begins another one in its new cycle', () => {
    const pursuit = new Pursuit().toPhase('gatheringIntel');
    pursuit.wait(pursuit.nowMs + 4 * dayMs).do('markLost');
    expect(days(pursuit)).toEqual([
      [1, 0],
      [2, 4],
    ]);
    const again = reopenProspect(
      pursuit.state,
      { reason: 'new director', newFact: 'wants to leave the city bank' },
      contextAt(pursuit.nowMs + 100 * dayMs, supervisor),
    );
    expect(stepStays([...pursuit.log, again.event]).at(-1)).toMatchObject({ cycleNo: 2, step: 1, leftAtMs: null });
  });

  test('only the events that change the phase are needed; an empty log has no stays', () => {
    const pursuit = new Pursuit().toPhase('won');
    const changes = pursuit.log.filter(({ fromPhase, toPhase }) => fromPhase !== toPhase);
    expect(changes.length).toBeLessThan(pursuit.log.length);
    expect(stepStays(changes)).toEqual(stepStays(pursuit.log));
    expect(stepStays([])).toEqual([]);
  });
});
