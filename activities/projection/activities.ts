import type { WorkingCalendar } from '../../domain/calendar.ts';
import { commandWindow } from '../../domain/calendar-window.ts';
import type { BranchId } from '../../domain/ids.ts';
import { createCalendarReader } from '../../models/business-calendar.ts';
import type { Models } from '../../models/connect.ts';
import type { ProspectProjection } from './documents.ts';
import { projectionFailure } from './refusal.ts';
import { createProjectionWriter, type ProjectionWriter } from './writer.ts';

export interface ProjectionActivityDeps {
  readonly models: Models;
  /** Shared with whoever repeats recent projections; one of its own when left out. */
  readonly projections?: ProjectionWriter;
}

/** Side effects of the prospect workflow, by their permanent names.
 *  @param followProspect what else follows from a projection, before it is acknowledged */
export function createProjectionActivities(
  { models, projections = createProjectionWriter(models) }: ProjectionActivityDeps,
  followProspect: (projection: ProspectProjection) => Promise<void> = () => Promise.resolve(),
) {
  const readCalendarOf = createCalendarReader(models.calendars);
  return {
    /** Brings the read model up to a prospect's state, and complaints and prospect of one customer together. Idempotent by
     *  revision.
     *  @throws non-retryable PROJECTION_REFUSED when the database refuses the document itself; retryable otherwise */
    async projectProspect(input: ProspectProjection): Promise<void> {
      try {
        await projections.write(input);
        await followProspect(input);
      } catch (error) {
        throw projectionFailure(error);
      }
    },

    /** The working time of a branch from yesterday to about four months ahead.
     *  @throws retryable Error when no calendar is stored yet */
    async readCalendar(input: { readonly branchId: BranchId; readonly nowMs: number }): Promise<WorkingCalendar> {
      return commandWindow(await readCalendarOf(input.branchId), input.nowMs);
    },
  };
}
