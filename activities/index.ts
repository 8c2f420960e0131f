import type { ClusterRule } from '../domain/complaint/cluster.ts';
import { createComplaintActivities, type ComplaintActivityDeps } from './complaint/activities.ts';
import { createClusterFinder } from './complaint/join-cluster.ts';
import { keepImprovements } from './complaint/keep-improvements.ts';
import type { ComplaintProjection } from './complaint/documents.ts';
import { createProspectFollower } from './complaint/follow-prospect.ts';
import { createImportActivities, type ImportActivityDeps } from './import/activities.ts';
import { followClosing } from './survey/follow-closing.ts';
import { createSurveyActivities, type SurveyActivityDeps } from './survey/activities.ts';
import { createProjectionActivities, type ProjectionActivityDeps } from './projection/activities.ts';

export type ActivityDeps = ProjectionActivityDeps &
  ImportActivityDeps &
  ComplaintActivityDeps &
  SurveyActivityDeps & {
    /** Queue that workflows of complaints and of their surveys run on. */
    readonly complaintQueue: string;
    /** The bank's when left out. */
    readonly clusterRule?: ClusterRule;
  };

/** Every side effect of the workflows, by its permanent name. */
export function createActivities(deps: ActivityDeps) {
  return {
    ...createProjectionActivities(deps, createProspectFollower(deps)),
    ...createImportActivities(deps),
    ...createComplaintActivities(deps, createComplaintFollower(deps)),
    ...createSurveyActivities(deps),
  };
}

export type Activities = ReturnType<typeof createActivities>;

/** What a projected complaint means for others. */
function createComplaintFollower(deps: ActivityDeps): (projection: ComplaintProjection) => Promise<void> {
  const joinCluster = createClusterFinder(deps);
  return async (projection) => {
    await keepImprovements(deps.models, projection);
    await joinCluster(projection);
    await followClosing(deps, projection);
  };
}
