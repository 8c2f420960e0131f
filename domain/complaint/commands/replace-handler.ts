import { hard, type ComplaintCommand } from '../command.ts';
import { setHandler, triages, unmetHandler, unmetText, type HandlerChoice } from '../handling.ts';

export interface ReplaceHandlerPayload extends HandlerChoice {
  readonly reason: string;
}

/** Another handler, because the first is absent or named in the case (C-23). */
export const replaceHandler: ComplaintCommand<ReplaceHandlerPayload> = {
  name: 'replaceHandler',
  statuses: 'open',
  check: (state, payload, { actor }) => [
    ...triages(state, actor),
    ...unmetHandler(state, payload),
    ...(state.handlerId === payload.handlerId ? [hard('CX.SAME_HANDLER')] : []),
    ...unmetText(payload.reason, 'CX.REASON'),
  ],
  apply: (change, { handlerId, reason }) => {
    change.rule = 'C-23';
    change.reason = reason;
    setHandler(change, handlerId);
  },
};
