import { createImportActivities, type ImportActivityDeps } from './import/activities.ts';
import { createProjectionActivities, type ProjectionActivityDeps } from './projection/activities.ts';

export type ActivityDeps = ProjectionActivityDeps & ImportActivityDeps;

/** Every side effect of the workflows, by its permanent name. */
export function createActivities(deps: ActivityDeps) {
  return { ...createProjectionActivities(deps), ...createImportActivities(deps) };
}

export type Activities = ReturnType<typeof createActivities>;
