import type { Severity } from '../catalogue.ts';
import { hard, type ComplaintCommand } from '../command.ts';
import { triages, unmetText } from '../handling.ts';
import { changeSeverityTo, unmetSeverity } from '../severity.ts';

export interface ChangeSeverityPayload {
  readonly severity: Severity;
  readonly reason: string;
}

/** Another severity, with its reason; no due time is ever relaxed (C-24). */
export const changeSeverity: ComplaintCommand<ChangeSeverityPayload> = {
  name: 'changeSeverity',
  statuses: 'open',
  check: (state, { severity, reason }, { actor }) => [
    ...triages(state, actor),
    ...unmetSeverity(state, severity),
    ...(state.severity === severity ? [hard('CX.SAME_SEVERITY')] : []),
    ...unmetText(reason, 'CX.REASON'),
  ],
  apply: (change, { severity, reason }, context) => {
    change.rule = 'C-24';
    change.reason = reason;
    changeSeverityTo(change, severity, context);
    change.state.severityConfirmed = true;
  },
};
