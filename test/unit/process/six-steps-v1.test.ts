import { describe, expect, it } from 'vitest';
import { allPhases, checkDefinition } from '../../../domain/process/check-definition.ts';
import { isTerminal, phaseCodes, type PhaseCode } from '../../../domain/process/definition.ts';
import { deadlineRules } from '../../../domain/process/pin-rules.ts';
import { sixStepsV1 } from '../../../domain/process/six-steps-v1.ts';
import { prospectCommands } from '../../../domain/prospect/commands.ts';
import { targetsFrom } from '../../../domain/prospect/commands/advance.ts';

const { steps } = sixStepsV1;

describe('the six steps, first version', () => {
  it('has no problem', () => {
    expect(checkDefinition(sixStepsV1)).toEqual([]);
  });

  it('carries the names of the guide', () => {
    expect(steps.map(({ name }) => name.zh)).toEqual([
      '寻找目标客户',
      '搜集情报，接近目标客户',
      '善于倾听，智慧面议商谈',
      '巧妙处理异议',
      '达成交易',
      '重视客户维护',
    ]);
  });

  it('has exactly the conditions and kinds of chapter 4', () => {
    const listed = steps.map(({ gate }) =>
      gate.map(({ code, kind }) => (kind === 'hard' ? code.toUpperCase() : code.toLowerCase())).join(' '),
    );
    expect(listed).toEqual([
      'g1.src G1.DUP G1.OWN g1.c1 g1.c2 G1.C3 g1.c4 g1.c5 G1.GROWTH G1.ELIG g1.camp G1.DNC',
      'g2.intel g2.auth g2.comp g2.swot G2.PLAN G2.APPT G2.CRED G2.HOLD',
      'G3.MEET g3.need g3.fabe g3.listen G3.PROBE G3.NEXT g3.dm G3.SUIT',
      'G4.NOOPEN g4.conf g4.nature G4.COMPL g4.dm',
      'G5.RESULT g5.sig G5.DEAL G5.COMP G5.CONC G5.PROM g5.other G5.ALLOC G5.PLAN g5.book',
      '',
    ]);
  });

  it('has the waits of 11.1.4', () => {
    const waits = Object.fromEntries(
      deadlineRules(sixStepsV1).map(({ code, wait }) => [code, `${wait.amount} ${wait.unit}`]),
    );
    expect(waits).toMatchObject({
      'T1.QUALIFY': '5 workingDays',
      'T1.REVIEW': '3 workingDays',
      'T1.NURTURE': '30 days',
      'T2.INTEL': '10 workingDays',
      'T2.APPT': '2 workingDays',
      'T2.CONFIRM': '24 hours',
      'T2.REMIND': '2 hours',
      'T2.NOSHOW': '30 minutes',
      'T2.TIDY': '14 days',
      'T3.MINUTES': '24 hours',
      'T3.FOLLOW': '3 workingDays',
      'T4.ANSWER': '1 workingDays',
      'T4.CONFIRM': '5 workingDays',
      'T4.STALE': '10 workingDays',
      'T5.DECIDE': '5 workingDays',
      'T5.BOOK': '3 workingDays',
      'T6.REVIEW': '30 days',
    });
  });

  it('runs on under a hold only where the law, a promise or record keeping asks for it', () => {
    const running = deadlineRules(sixStepsV1).filter(({ nature }) => nature !== 'sales');
    expect(running.map(({ code, nature }) => `${code} ${nature}`)).toEqual([
      'T5.PROMISE promise',
      'T2.TIDY legal',
      'T.HOLD legal',
    ]);
  });

  it('falls back only as 11.1.3 allows', () => {
    expect(steps.flatMap(({ fallBacks }) => fallBacks.map(({ rule, from, to }) => `${rule} ${from} > ${to}`))).toEqual([
      'P-15 gatheringIntel > qualifying',
      'P-15 planningVisit > qualifying',
      'P-26 meeting > gatheringIntel',
      'P-27 meeting > qualifying',
      'P-31 handlingObjections > meeting',
      'P-32 handlingObjections > gatheringIntel',
      'P-39 closing > meeting',
    ]);
  });

  it('starts with the probabilities of 10.3', () => {
    const chances = Object.fromEntries(allPhases(sixStepsV1).map(({ code, probability }) => [code, probability]));
    expect(chances).toMatchObject({
      lead: 0.05,
      qualifying: 0.05,
      gatheringIntel: 0.1,
      planningVisit: 0.1,
      appointing: 0.15,
      appointed: 0.2,
      meeting: 0.3,
      handlingObjections: 0.45,
      closing: 0.6,
      won: 0.95,
      nurture: 0.02,
    });
  });

  it('teaches something in every step', () => {
    for (const { guidance, mistakes } of steps) {
      expect(guidance.length).toBeGreaterThanOrEqual(13);
      expect(mistakes.length).toBeGreaterThanOrEqual(7);
    }
  });
});

describe('the ways that the definition shows', () => {
  const leadsTo = new Map(allPhases(sixStepsV1).map((phase) => [phase.code, phase.leadsTo]));
  const open = phaseCodes.filter((phase) => !isTerminal(phase));

  function missing(from: readonly PhaseCode[], to: PhaseCode): PhaseCode[] {
    return from.filter((phase) => !leadsTo.get(phase)?.includes(to));
  }

  it.each(open)('include where advance leads from %s', (phase) => {
    expect(leadsTo.get(phase)).toEqual(expect.arrayContaining(targetsFrom(phase)));
  });

  it('include the ends that commands bring about', () => {
    expect(missing(phasesOf('markLost'), 'lost')).toEqual([]);
    expect(missing(phasesOf('disqualify'), 'disqualified')).toEqual([]);
    expect(missing(phasesOf('park'), 'nurture')).toEqual([]);
    expect(missing(open, 'doNotContact')).toEqual([]);
  });

  function phasesOf(name: 'markLost' | 'disqualify' | 'park'): readonly PhaseCode[] {
    const { phases } = prospectCommands[name];
    return phases === 'open' ? open : phases;
  }
});
