import type { Activities } from '../../activities/index.ts';
import type { WorkingCalendar } from '../../domain/calendar.ts';
import type { ComplaintEvent } from '../../domain/complaint/event.ts';
import { complaintCalendar } from '../../domain/complaint/hours.ts';

/** What the workflows of complaints ask of the outside world. */
type ComplaintActivities = Pick<Activities, 'projectComplaint' | 'readComplaintCalendar' | 'changeHold'>;

/** The event logs in memory instead of a database, idempotent by revision as the database is. */
export class MemoryReadModel {
  /** By complaint, in order of revision. */
  readonly logs = new Map<string, ComplaintEvent[]>();
  /** How often sales were held and released. */
  readonly holds = { held: 0, released: 0 };
  readonly activities: ComplaintActivities;

  constructor(calendar: WorkingCalendar) {
    this.activities = {
      projectComplaint: async ({ snapshot, events }) => {
        const log = this.logs.get(snapshot.complaintId) ?? [];
        const known = log.at(-1)?.revision ?? 0;
        this.logs.set(snapshot.complaintId, [...log, ...events.filter(({ revision }) => revision > known)]);
      },
      readComplaintCalendar: async ({ receivedAtMs, nowMs }) => complaintCalendar(calendar, receivedAtMs, nowMs),
      // there are no prospects here: nobody is told
      changeHold: async ({ holds }) => {
        this.holds[holds ? 'held' : 'released'] += 1;
      },
    };
  }
}
