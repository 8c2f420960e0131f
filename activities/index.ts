import { createComplaintActivities, type ComplaintActivityDeps } from './complaint/activities.ts';
import { createProspectFollower } from './complaint/follow-prospect.ts';
import { createImportActivities, type ImportActivityDeps } from './import/activities.ts';
import { createSurveyActivities, type SurveyActivityDeps } from './survey/activities.ts';
import { createProjectionActivities, type ProjectionActivityDeps } from './projection/activities.ts';

export type ActivityDeps = ProjectionActivityDeps & ImportActivityDeps & ComplaintActivityDeps & SurveyActivityDeps;

/** Every side effect of the workflows, by its permanent name. */
export function createActivities(deps: ActivityDeps) {
  return {
    ...createProjectionActivities(deps, createProspectFollower(deps)),
    ...createImportActivities(deps),
    ...createComplaintActivities(deps),
    ...createSurveyActivities(deps),
  };
}

export type Activities = ReturnType<typeof createActivities>;
