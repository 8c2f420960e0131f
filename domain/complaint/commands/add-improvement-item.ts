import { localDateOf } from '../../calendar.ts';
import { openStatuses } from '../catalogue.ts';
import { nextId } from '../change.ts';
import { hard, independent, type ComplaintCommand } from '../command.ts';
import { notNamed, unmetText } from '../handling.ts';
import type { ImprovementItem } from '../state.ts';

export type AddImprovementItemPayload = Omit<ImprovementItem, 'itemId'>;

/** Something that must get better, with its owner and date (step 11 of 8.5). */
export const addImprovementItem: ComplaintCommand<AddImprovementItemPayload> = {
  name: 'addImprovementItem',
  statuses: [...openStatuses, 'closed'],
  check: (state, { title, ownerId, dueOn }, { actor, calendar, nowMs }) => [
    ...notNamed(state, actor),
    ...independent(ownerId, state),
    ...unmetText(title, 'CX.REASON'),
    ...(dueOn >= localDateOf(calendar, nowMs) ? [] : [hard('CX.FUTURE')]),
  ],
  apply: (change, payload) => {
    const item = { ...payload, itemId: nextId(change, 'improvement') };
    change.state.improvementItems = [...change.state.improvementItems, item];
  },
};
