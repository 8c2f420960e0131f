import type { ProspectProjection } from '../../activities/projection/documents.ts';
import { foldEvents, type ProspectEvent } from '../../domain/prospect/event.ts';
import type { ProspectState } from '../../domain/prospect/state.ts';
import { rules } from './context.ts';

/** What a workflow projects when the read model has the log up to `from - 1` and the workflow is at `to`.
 *  @param log of one prospect from revision 1 on */
export function projection(log: readonly ProspectEvent[], from = 1, to = log.length): ProspectProjection {
  const snapshot = foldEvents(log.slice(0, to)) as ProspectState;
  return { snapshot, events: log.slice(from - 1, to), processVersion: rules.version };
}
