import type { ClusterRule } from '../domain/complaint/cluster.ts';
import { createComplaintActivities, type ComplaintActivityDeps } from './complaint/activities.ts';
import { createClusterFinder } from './complaint/join-cluster.ts';
import { keepImprovements } from './complaint/keep-improvements.ts';
import type { ComplaintProjection } from './complaint/documents.ts';
import { createProspectFollower } from './complaint/follow-prospect.ts';
import { reportCauses } from './complaint/report-cause.ts';
import { createComplaintWriter } from './complaint/write.ts';
import { createCorrespondenceActivities, type Outside } from './correspondence/activities.ts';
import { createTellOutside, tellNobody, type TellOutside } from './correspondence/tell-outside.ts';
import { callOnImprovements, createImprovementActivities } from './improvement/activities.ts';
import { createImportActivities, type ImportActivityDeps } from './import/activities.ts';
import { followClosing } from './survey/follow-closing.ts';
import { createSurveyActivities, type SurveyActivityDeps } from './survey/activities.ts';
import { createProjectionActivities, type ProjectionActivityDeps } from './projection/activities.ts';
import { createProjectionWriter } from './projection/writer.ts';

export type ActivityDeps = ProjectionActivityDeps &
  ImportActivityDeps &
  ComplaintActivityDeps &
  SurveyActivityDeps & {
    /** Queue that workflows of complaints, their surveys and improvements run on. */
    readonly complaintQueue: string;
    /** The bank's when left out. */
    readonly clusterRule?: ClusterRule;
    /** Whom notices go to besides the inbox, and on which queue; nobody when left out. */
    readonly correspondence?: { readonly outside: Outside; readonly queue: string };
  };

/** Every side effect of the workflows, by its permanent name. */
export function createActivities(deps: ActivityDeps) {
  const { models, temporal, correspondence } = deps;
  const tell = tellOutsideOf(deps);
  const projections = deps.projections ?? createProjectionWriter(models, { tell });
  const complaintProjections = deps.complaintProjections ?? createComplaintWriter(models, tell);
  return {
    ...createProjectionActivities({ models, projections }, createProspectFollower(deps)),
    ...createImportActivities(deps),
    ...createComplaintActivities({ models, temporal, complaintProjections }, createComplaintFollower(deps)),
    ...createSurveyActivities({ ...deps, tell }),
    ...createImprovementActivities(models, tell),
    ...createCorrespondenceActivities(models, correspondence?.outside),
  };
}

/** How writers of projections have notices told outside. */
export function tellOutsideOf({
  models,
  temporal,
  correspondence,
}: Pick<ActivityDeps, 'models' | 'temporal' | 'correspondence'>): TellOutside {
  if (correspondence === undefined) return tellNobody;
  const { outside, queue } = correspondence;
  return createTellOutside({ models, temporal, correspondenceQueue: queue, hasMail: outside.mail !== null });
}

export type Activities = ReturnType<typeof createActivities>;

/** What a projected complaint means for others. */
function createComplaintFollower(deps: ActivityDeps): (projection: ComplaintProjection) => Promise<void> {
  const joinCluster = createClusterFinder(deps);
  return async (projection) => {
    await callOnImprovements(deps, await keepImprovements(deps.models, projection));
    await joinCluster(projection);
    await reportCauses(deps, projection);
    await followClosing(deps, projection);
  };
}
