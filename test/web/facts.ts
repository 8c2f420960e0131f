import { present } from '../../contracts/instants.ts';
import type { FormFacts } from '../../web/parts/command-form/facts.ts';
import { conditionText } from '../../domain/process/conditions.ts';
import { definitionAsData } from '../../domain/process/published.ts';
import { unmetFor } from '../../domain/prospect/commands/advance.ts';
import { unmetGate } from '../../domain/prospect/gate.ts';
import { wayForward } from '../../domain/prospect/way-forward.ts';
import { contextAt, definition } from '../factories/context.ts';
import { Pursuit } from '../factories/pursuit.ts';

/** What a form of a pursuit looks at, as the API would tell it. */
export function factsOf(pursuit: Pursuit, overrides: Partial<FormFacts> = {}): FormFacts {
  const { state, nowMs } = pursuit;
  const target = wayForward(state)?.to ?? null;
  const context = contextAt(nowMs);
  const unmet =
    target === null ? [] : state.step === 1 ? unmetGate(state, 1, context) : unmetFor(state, target, context);
  const { steps } = definitionAsData(definition);
  return {
    record: present(state) as unknown as FormFacts['record'],
    organisation: {
      staff: [
        {
          staffId: 's-0101',
          employeeNo: '0101',
          name: { zh: '客户经理 0101', en: 'Manager 0101' },
          profiles: ['customerManager'],
          branchId: 'b-01',
          teamId: 't-0101',
          active: true,
          mayHandleComplaints: true,
        },
        {
          staffId: 's-0900',
          employeeNo: '0900',
          name: { zh: '后台 0900', en: 'Back office 0900' },
          profiles: ['backOffice'],
          branchId: 'b-01',
          teamId: null,
          active: true,
          mayHandleComplaints: true,
        },
      ],
    } as unknown as FormFacts['organisation'],
    process: { steps } as unknown as FormFacts['process'],
    target,
    unmet: unmet.map((condition) => {
      const texts = conditionText(definition, condition.code);
      if (texts === null) throw new Error(`no text for ${condition.code}`);
      return { ...condition, ...texts };
    }),
    mayWaive: false,
    isSupervisor: false,
    nowMs,
    ...overrides,
  };
}

/** A pursuit that has everything a form can go on from. */
export function richPursuit(): Pursuit {
  return new Pursuit().toPhase('maintaining');
}
