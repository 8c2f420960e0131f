import { enter } from '../change.ts';
import { startClock } from '../clock.ts';
import { hard, type ComplaintCommand } from '../command.ts';
import { notNamed, worksOn } from '../handling.ts';

export type StartWorkPayload = Readonly<Record<string, never>>;

/** The handler begins the inquiry; from now on the customer hears every so often (C-05). */
export const startWork: ComplaintCommand<StartWorkPayload> = {
  name: 'startWork',
  statuses: ['acknowledged'],
  only: 'customers',
  check: (state, _payload, { actor }) =>
    state.handlerId === null ? [hard('CX.HANDLER'), ...notNamed(state, actor)] : worksOn(state, actor),
  apply: (change, _payload, context) => {
    change.rule = 'C-05';
    enter(change, 'investigating');
    startClock(change, 'interimNews', context);
  },
};
