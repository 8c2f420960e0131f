import { closeTasks } from '../change.ts';
import type { Command } from '../command.ts';
import { armDeadline } from '../deadline.ts';
import { armCadence, intervalDays, maintainWhenComplete } from '../maintaining.ts';
import type { MaintenancePlan } from '../records.ts';

export type CreateMaintenancePlanPayload = Omit<MaintenancePlan, 'intervalDays'>;

/** How the customer will be cared for, how often, and by whom (6.1 to 6.3; G5.PLAN, G5.ALLOC). */
export const createMaintenancePlan: Command<CreateMaintenancePlanPayload> = {
  name: 'createMaintenancePlan',
  phases: ['won', 'maintaining'],
  sells: false,
  check: () => [],
  apply: (change, payload, context) => {
    change.state.maintenancePlan = { ...payload, intervalDays: intervalDays(payload.quadrant, context) };
    if (change.state.phase !== 'maintaining') return maintainWhenComplete(change, context);
    closeTasks(change, ({ kind }) => kind === 'planReview', 'done');
    armDeadline(change, 'T6.REVIEW', context);
    armCadence(change, context);
  },
};
