import type { Client } from '@temporalio/client';
import type { WorkingCalendar } from '../../domain/calendar.ts';
import { complaintCalendar } from '../../domain/complaint/hours.ts';
import type { BranchId } from '../../domain/ids.ts';
import { createCalendarReader } from '../../models/business-calendar.ts';
import type { Models } from '../../models/connect.ts';
import { projectionFailure } from '../projection/refusal.ts';
import type { ProjectionWriter } from '../projection/writer.ts';
import type { ComplaintProjection } from './documents.ts';
import { changeHold, type HoldChange } from './hold.ts';
import { createComplaintWriter } from './write.ts';

export interface ComplaintActivityDeps {
  readonly models: Models;
  readonly temporal: Client;
  /** Shared with whoever repeats recent projections; one of its own when left out. */
  readonly complaintProjections?: ProjectionWriter<ComplaintProjection>;
}

/** Side effects of the complaint workflow, by their permanent names.
 *  @param follow what a projected complaint means for others, done before the projection is acknowledged; may be repeated */
export function createComplaintActivities(
  { models, temporal, complaintProjections = createComplaintWriter(models) }: ComplaintActivityDeps,
  follow: (projection: ComplaintProjection) => Promise<void>,
) {
  const readCalendarOf = createCalendarReader(models.calendars);
  return {
    /** Brings the read model up to a complaint's state, and does what follows from it. Idempotent by revision.
     *  @throws non-retryable PROJECTION_REFUSED when the database refuses the document itself; retryable otherwise */
    async projectComplaint(input: ComplaintProjection): Promise<void> {
      try {
        await complaintProjections.write(input);
      } catch (error) {
        throw projectionFailure(error);
      }
      await follow(input);
    },

    /** Hours of complaints in a branch, from the day before a case was received.
     *  @throws retryable Error when no calendar is stored yet */
    async readComplaintCalendar(input: {
      readonly branchId: BranchId;
      readonly receivedAtMs: number;
      readonly nowMs: number;
    }): Promise<WorkingCalendar> {
      return complaintCalendar(await readCalendarOf(input.branchId), input.receivedAtMs, input.nowMs);
    },

    /** Holds the sales of a complaint's customer, or releases them. Idempotent by complaint and revision.
     *  @throws retryable when a server is away */
    async changeHold(input: HoldChange): Promise<void> {
      await changeHold({ models, temporal }, input);
    },
  };
}
