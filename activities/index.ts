import type { WorkingCalendar } from '../domain/calendar.ts';
import { commandWindow } from '../domain/calendar-window.ts';
import type { BranchId } from '../domain/ids.ts';
import { createCalendarReader } from '../models/business-calendar.ts';
import type { Models } from '../models/connect.ts';
import type { ProspectProjection } from './projection/documents.ts';
import { projectionFailure } from './projection/refusal.ts';
import { createProjectionWriter, type ProjectionWriter } from './projection/writer.ts';

export type { ProspectProjection } from './projection/documents.ts';

export interface ActivityDeps {
  readonly models: Models;
  /** Shared with whoever repeats recent projections; one of its own when left out. */
  readonly projections?: ProjectionWriter;
}

/** Every side effect of the workflows, by its permanent name. */
export function createActivities({ models, projections = createProjectionWriter(models) }: ActivityDeps) {
  const readCalendarOf = createCalendarReader(models.calendars);
  return {
    /** Brings the read model up to a prospect's state. Idempotent by revision.
     *  @throws non-retryable PROJECTION_REFUSED when the database refuses the document itself; retryable otherwise */
    async projectProspect(input: ProspectProjection): Promise<void> {
      try {
        await projections.write(input);
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

export type Activities = ReturnType<typeof createActivities>;
